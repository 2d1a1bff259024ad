%R 1995ApJ...438..269B
%T Lamps in dusty attics
%t Lampen auf staubigen B&ouml;den
%A Burg, David; Ost, W. B.; Lamp Collaboration
%F AA(Univ. of Attics, Dept. (Lamps), Oslo), AB(Lamp Observatory; Dust Lab),
   AD(Nobody's)
%J The Attic Journal, Volume 438, Issue 1, pp. 269-287, with plates
%D 01/1995
%V 438
%P 269
%L 287
%K dust, lamps; attics
%M English
%C (c) 1995 Attic Society
%G AAS
%Y DOI: 10.5555/175075; eprintid: arXiv:astro-ph/9501001; nonsense
%U https://example.org/lamps
%X 12 pages, 3 figures
%B We look at dust.

   And at lamps &amp; such.
%W PHY
%I ABSTRACT: Abstract;
%O NGC 12

%R 2001PhDT.........1S
%T On attics
%A Strom, Ada
%D 00/2001
%J Ph.D. Thesis, Univ. of Attics

%R 2004lmp..conf..123S
%T Lamps compared
%A Strom, Ada
%a Haas, T.
%N 4
%E table1.dat
%H someone@example.org
%Q Lamps
%S 1.000
%Z Aas, A. 1999, Lamps III, 9
%J Lamps IV, v.12, no. 3, article id. 123
%D 2004
%R 2019ascl.soft05007A
%T lampd: a lamp daemon
%A Aas, A.
%D 05/2019
