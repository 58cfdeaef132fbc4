module example.com/no-gain

go 1.24
