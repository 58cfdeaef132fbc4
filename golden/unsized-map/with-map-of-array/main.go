// A size must not be what makes another rule rewrite the map in a second run.
package main

import "fmt"

type point struct{ x, y int }

func waits(list []int) map[point][40]int { // want leave no-gain
	m := make(map[point][40]int) // want leave other-rule, leave no-gain
	for i, x := range list {
		m[point{i, x}] = [40]int{x}
	}
	return m
}

// Someone keeps the other rule from the map, so there is nothing to wait for.
func silenced(list []int) map[point][40]int { //unheap:ignore map-of-array the callers print it
	//unheap:ignore map-of-array the callers print it
	m := make(map[point][40]int) // want rewrite presized
	for i, x := range list {
		m[point{i, x}] = [40]int{x}
	}
	return m
}

// No slab is lawful where a map goes into an interface.
func refused(list []int) map[point][40]int { // want refuse interface
	m := make(map[point][40]int) // want rewrite presized, refuse interface
	for i, x := range list {
		m[point{i, x}] = [40]int{x}
	}
	fmt.Println(len(m), any(m) == nil) // because interface
	return m
}

// A size does not make a slab of a map that is read most of the time.
func read(list []int) (sum int) {
	m := make(map[point][40]int) // want rewrite presized, leave no-gain
	for i, x := range list {
		m[point{i, x}] = [40]int{x}
	}
	for i, x := range list {
		for range list {
			for range list {
				sum += m[point{i, x}][0]
			}
		}
	}
	return sum
}

// A map that the other rule rewrites anyway waits for nothing.
func both(list []int) (sum int) {
	m := make(map[int][40]int) // want rewrite presized, rewrite pointer
	for i, x := range list {
		m[i] = [40]int{x}
	}
	for i := range list {
		for range list {
			for range list {
				sum += m[i][0]
			}
		}
	}
	return sum
}

func others(list []int) map[point]int {
	m := make(map[point]int) // want rewrite presized
	for i, x := range list {
		m[point{i, x}] = x
	}
	return m
}

func main() {
	list := make([]int, 20)
	fmt.Println(len(waits(list)), len(silenced(list)), len(refused(list)), len(others(list)), read(list), both(list))
}
