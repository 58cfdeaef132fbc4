module example.com/other-words

go 1.24
