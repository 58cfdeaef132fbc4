module example.com/shadowed-builtins

go 1.21
