module ex.org/jumps

go 1.22
