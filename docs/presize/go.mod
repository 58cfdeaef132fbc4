module presize

go 1.21
