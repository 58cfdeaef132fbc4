module example.com/on-stack

go 1.23
