module example.com/shadowed-types

go 1.22
