module example.com/tests-only

go 1.24
