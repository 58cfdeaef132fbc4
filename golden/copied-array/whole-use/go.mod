module ex.org/whole-use

go 1.22
