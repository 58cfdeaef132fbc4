module ex.org/files

go 1.22
