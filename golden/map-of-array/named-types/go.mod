module example.com/named-types

go 1.24
