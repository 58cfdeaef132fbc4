module example.com/encoding-parts

go 1.24
