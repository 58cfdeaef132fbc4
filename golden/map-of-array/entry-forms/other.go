package main

func add(k string) {
	v := durations[k]
	v[0]++
	durations[k] = v
}
