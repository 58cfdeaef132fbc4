module example.com/element-safe

go 1.23
