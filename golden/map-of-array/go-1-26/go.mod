module example.com/go-1-26

go 1.26
