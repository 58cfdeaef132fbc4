module example.com/does-not-compile

go 1.23
