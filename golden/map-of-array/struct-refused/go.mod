module example.com/struct-refused

go 1.24
