module example.com/copies-across-jumps

go 1.24
