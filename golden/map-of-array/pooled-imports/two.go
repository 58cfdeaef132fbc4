package main

import "time"

func two() int {
	m := map[time.Duration][40]time.Duration{1: {1}} // want rewrite pooled
	delete(m, 1)
	m[2] = [40]time.Duration{time.Second}
	return int(m[2][0] / time.Second)
}
