module example.com/loop-variable

go 1.21
