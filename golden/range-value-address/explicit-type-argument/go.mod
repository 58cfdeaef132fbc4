module example.com/explicit-type-argument

go 1.23
