module example.com/exported-allowed

go 1.24
