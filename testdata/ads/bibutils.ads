%R 1999........3...21L
%A Lovell Jr., William Scott; Grau III, Tomas; others
%T Tides and lamps
%J Journal of Lamps, vol. 3, no. 2, pp. 21-40
%D 00/1999
%V 3
%N 2
%P 21
%L 40
%W PHY
%G AUTHOR

%R 1992..............S
%A Smit, Anna
%T A table of wicks
%D 00/1992
%N 676
%W PHY
%G AUTHOR

%R 1986........5....1O
%A Owen, Gwen
%E Marsh, Mary; others
%T On trimming
%D 00/1986
%V 5
%P 1
%L 25
%W PHY
%G AUTHOR

%R 2001............58B
%A Brandt, Ulla
%E Corti, Dario
%T Light at sea
%D 00/2001
%P 58
%L 60
%W PHY
%G AUTHOR

%R 2001..............W
%A Weiss, Klara
%T The wick
%D 00/2001
%W PHY
%G AUTHOR

%R 1970..............H
%A Hall, St John Peter
%T Lighthouses
%D 00/1970
%W PHY
%G AUTHOR

%R ...0...............
%A Lamp Society
%T Lamps on the web
%D 00/forthcoming
%X a list that grows
%U http://lamps.example/list
%W PHY
%G AUTHOR

