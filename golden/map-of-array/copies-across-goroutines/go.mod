module example.com/copies-across-goroutines

go 1.24
