module example.com/pointing

go 1.23
