module example.com/generated-included

go 1.24
