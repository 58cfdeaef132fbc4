module ex.org/names

go 1.22
