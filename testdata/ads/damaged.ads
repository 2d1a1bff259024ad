Query Results from the ADS Database

%R not a bibcode
%T No code
%D soon and later
%D 1999
%D 2001
%F Univ. of Nowhere
%q what is this
%J
%Y DOI: not one

%R 2001LmpJ...12...45H
%T Names in one line
%A Haas, J., Ost, B.
