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
