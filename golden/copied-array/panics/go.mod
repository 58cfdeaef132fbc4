module ex.org/panics

go 1.22
