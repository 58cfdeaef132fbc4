module ex.org/plain

go 1.22
