module example.com/unknown-use

go 1.24
