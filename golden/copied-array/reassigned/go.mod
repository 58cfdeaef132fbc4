module ex.org/reassigned

go 1.22
