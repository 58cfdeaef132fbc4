module example.com/evaluation

go 1.22
