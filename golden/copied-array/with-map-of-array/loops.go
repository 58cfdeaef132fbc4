package main

import "fmt"

// deeper: in a list further in, the name may be declared again.
func deeper(list []place) (out []*place, sum int64) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		v.at++
		if h, ok := table[v.at]; ok { // want rewrite access
			sum += h[len(list)&7]
		}
		if sum > 0 {
			var v = 1
			sum += int64(v)
		}
	}
	return out, sum
}

var places []*place

func bump(p *place) {
	places = append(places, p)
	p.at++
}

// bumped: few references, and yet there has to be a pointer.
func bumped(list []place) (sum int64) {
	for _, v := range list { // want rewrite batch
		bump(&v)
		if h, ok := table[v.at]; ok { // want rewrite access
			sum += h[len(list)&7]
		}
	}
	return sum
}

var bumps = map[place][40]func(*place){{0, 1}: {bump, bump}, {1, 2}: {bump, bump}} // want refuse interface

// begun: what is written stands where the copy's statements begin, and is for what is copied there.
func begun(list []place) (sum int) {
	for _, v := range list { // want rewrite batch
		h := bumps[v] // want rewrite access
		h[len(list)&1](&v)
		places = append(places, &v)
		sum += v.at + v.x
	}
	return sum
}

func loops() {
	out, sum := deeper([]place{{0, 1}, {1, 2}})
	fmt.Println(*out[0], sum)
	fmt.Println(bumped([]place{{0, 1}, {1, 2}}), *places[0], *places[1])
	fmt.Println(begun([]place{{0, 1}, {1, 2}}), *places[3])
	fmt.Println(fmt.Sprint(bumps) != "") // because interface
}
