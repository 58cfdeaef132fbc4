module example.com/panic-in-the-middle

go 1.24
