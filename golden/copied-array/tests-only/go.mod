module ex.org/tests-only

go 1.22
