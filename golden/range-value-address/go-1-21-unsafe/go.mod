module example.com/go-1-21-unsafe

go 1.21
