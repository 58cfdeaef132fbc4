module example.com/no-final-newline

go 1.24
