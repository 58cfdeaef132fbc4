module ex.org/does-not-compile

go 1.22
