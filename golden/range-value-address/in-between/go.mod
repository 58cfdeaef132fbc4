module example.com/inbetween

go 1.23
