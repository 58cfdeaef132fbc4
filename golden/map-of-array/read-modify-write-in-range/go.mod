module example.com/inrange

go 1.23
