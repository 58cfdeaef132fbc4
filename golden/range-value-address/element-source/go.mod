module example.com/elementsource

go 1.23
