%R 2001MsT..........1S
%T A kind of its own

%R 2001lamp.book.....S
%T A kind of its own

%R 2001lamp.rept....1S
%T A kind of its own

%R 2001zndo...1234567S
%T A kind of its own

%R 2001lamp.data....1S
%T A kind of its own

%R 2001lamp.prop....1S
%T A kind of its own
