module example.com/unlisted/examples

go 1.24

require example.com/unlisted v0.0.0

replace example.com/unlisted => ../
