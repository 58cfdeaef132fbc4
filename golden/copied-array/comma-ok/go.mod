module ex.org/comma-ok

go 1.22
