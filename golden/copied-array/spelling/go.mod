module example.com/spelling

go 1.23
