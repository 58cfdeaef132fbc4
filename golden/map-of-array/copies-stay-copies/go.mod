module example.com/copies-stay-copies

go 1.24
