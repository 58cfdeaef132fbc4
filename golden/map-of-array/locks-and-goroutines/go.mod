module example.com/locks-and-goroutines

go 1.24
