Query Results from the ADS Database

Retrieved 7 abstracts, starting with number 1.  Total number selected: 7.

%R 2013LmpJ..765...18P
%T Discovery of a lamp in the <SUB>3</SUB>He sea
%A Paulsen, B. M.; van der Maat, R. P.; Lamp Collaboration
%J The Lamp Journal, Volume 765, Issue 1, article id. 18, 12 pp. (2013).
%V 765
%D 3/2013
%P 18
%B We look at lamps. <P />We find one.
%Y DOI: 10.5555/765/1/18; eprintid: arXiv:1301.1234

%R 2005BLS...20717605X
%T An abstract at a meeting
%A Xiao, Y.
%J Lamp Society Meeting 207, #176.05; Bulletin of the Lamp Society, Vol. 37, p.1436
%D 12/2005

%R 2010LMPS.7735E..08M
%T The instrument
%A Maat, Ian S.
%J Lamps of the Ground III. Edited by Maat, Ian S.; Ost, Suzanne K. Proceedings of the Lamp Society, Volume 7735, article id. 77351E, 12 pp. (2010).
%D 07/2010
%V 7735
%P 8

%R 1998PhDT........15B
%T On the attics of the north
%A Burg, D.
%J Thesis (PhD). UNIVERSITY OF ATTICS, OSLO, Source DAI-B 59/06, p. 2798, Dec 1998, 150 pages.
%D 00/1998

%R 2006asco.book.....B
%T Attics of the north
%A Burg, D.
%J Attics of the north, by D. Burg. 738 p. Berlin: Attic Press, 2006. ISBN 978-3-16-148410-0
%D 2006

%R 2019arXiv190101234X
%T A preprint
%A Xiao, Y.
%J arXiv e-prints, arXiv:1901.01234
%D 01/2019
%Y eprintid: arXiv:1901.01234

%R 2009lmp..book..123O
%T A chapter
%A Ost, S.
%J Lamps and dust: edited volume, edited by Haas, T.
%D 2009
