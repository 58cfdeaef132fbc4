module example.com/auto-shapes

go 1.24
