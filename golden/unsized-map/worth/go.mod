module example.com/worth

go 1.22
