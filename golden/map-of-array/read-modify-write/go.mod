module example.com/read-modify-write

go 1.24
