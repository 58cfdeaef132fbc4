module example.com/language-version

go 1.17
