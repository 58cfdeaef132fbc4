module example.com/piped

go 1.23
