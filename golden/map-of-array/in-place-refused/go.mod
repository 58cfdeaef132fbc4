module example.com/in-place-refused

go 1.24
