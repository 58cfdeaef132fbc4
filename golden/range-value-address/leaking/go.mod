module example.com/leaking

go 1.23
