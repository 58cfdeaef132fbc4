module example.com/literal-order

go 1.24
