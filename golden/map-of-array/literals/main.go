package main

import "fmt"

type grid = [4][4]int32

func unit() grid {
	return grid{{0: 1}, {1: 1}, {2: 1}, {3: 1}}
}

func main() {
	filled := unit()
	named := map[string]grid{ // want rewrite pointer
		"elided":   {{1, 2}, {3, 4}},
		"explicit": grid{{5, 6}},
		"result":   unit(),
		"variable": filled, // a copy
		"empty":    {},
	}
	filled[0][0] = 99
	for _, name := range []string{"elided", "explicit", "result", "variable", "empty", "missing"} {
		fmt.Println(name, named[name][0][0], named[name][0][1], named[name][1][1])
	}

	nested := map[int]map[string][2]uint64{ // want rewrite pointer
		1: {"a": {1, 2}},
		2: map[string][2]uint64{"b": {3, 4}}, // want rewrite pointer
		3: nil,
	}
	nested[4] = map[string][2]uint64{"c": {5, 6}} // want rewrite pointer
	fmt.Println(nested[1]["a"][1], nested[2]["b"][0], nested[3]["x"][0], nested[4]["c"][1])

	list := []map[string][2]uint8{{"a": {1, 2}}, {}, nil} // want rewrite pointer
	list = append(list, map[string][2]uint8{"b": {3, 4}}) // want rewrite pointer
	for _, one := range list {
		fmt.Println(len(one), one["a"][0]+one["b"][1])
	}
}
