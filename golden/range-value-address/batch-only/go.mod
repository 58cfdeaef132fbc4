module example.com/batch-only

go 1.23
