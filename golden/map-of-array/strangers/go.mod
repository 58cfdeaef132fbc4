module example.com/m

go 1.24

require example.com/stranger v0.0.0

replace example.com/stranger => ./stranger
