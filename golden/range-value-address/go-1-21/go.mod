module example.com/go-1-21

go 1.21
