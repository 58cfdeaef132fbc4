module example.com/copies-across-hidden-calls

go 1.24
