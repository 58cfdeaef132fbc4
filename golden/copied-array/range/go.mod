module ex.org/range

go 1.22
