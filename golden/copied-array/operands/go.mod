module ex.org/operands

go 1.22
