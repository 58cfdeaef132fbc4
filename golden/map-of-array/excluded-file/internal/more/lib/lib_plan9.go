package lib

var cells = map[string][13]int{}
