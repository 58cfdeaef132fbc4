// Command presize measures when it pays to make a map with a size: what filling it costs with
// make(map[K]V, n), as a part of what it costs with make(map[K]V). It prints the tables of
// docs/presize.md. Run it with `go run .` in this folder; it takes about a minute.
package main

import (
	"flag"
	"fmt"
	"runtime"
	"sort"
	"strings"
	"syscall"
	"time"
)

// fill inserts one entry for each key; with a size the map is made with room for all of them.
type fill func(keys []int, presized bool) int

var sink any

// escaping fills maps that outlive the function.
func escaping[V any](keys []int, presized bool) int {
	m := make(map[int]V)
	if presized {
		m = make(map[int]V, len(keys))
	}
	var v V
	for _, k := range keys {
		m[k] = v
	}
	sink = m
	return len(m)
}

// staying fills maps that are dropped when the function returns: Go keeps small ones on the stack.
func staying[V any](keys []int, presized bool) int {
	if presized {
		return presizedStaying[V](keys)
	}
	m := make(map[int]V)
	var v V
	for _, k := range keys {
		m[k] = v
	}
	return len(m)
}

func presizedStaying[V any](keys []int) int {
	m := make(map[int]V, len(keys))
	var v V
	for _, k := range keys {
		m[k] = v
	}
	return len(m)
}

// keys returns n keys of which a share is there already.
func keys(n, repeated int) []int {
	distinct := max(n*(100-repeated)/100, 1)
	list := make([]int, n)
	for i := range list {
		list[i] = int(uint32((i % distinct) * 2654435761))
	}
	return list
}

// ratio is the median, over the rounds, of the presized time divided by the other. The two take
// turns, so that whatever else the machine does meets both.
func ratio(f fill, list []int, rounds int) float64 {
	times := max(1, 50_000/len(list))
	var ratios []float64
	for i := 0; i < rounds; i++ {
		plain, presized := measure(f, list, false, times), measure(f, list, true, times)
		ratios = append(ratios, presized/plain)
	}
	sort.Float64s(ratios)
	return ratios[len(ratios)/2]
}

func measure(f fill, list []int, presized bool, times int) float64 {
	runtime.GC()
	start := processorTime()
	for i := 0; i < times; i++ {
		f(list, presized)
	}
	return float64(processorTime() - start)
}

// processorTime is what this process has used: other processes do not count.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func table(corner string, head []string, line func(yield func(name string, cells []float64))) {
	fmt.Printf("| %s | %s |\n|%s\n", corner, strings.Join(head, " | "), strings.Repeat(" --- |", len(head)+1))
	line(func(name string, cells []float64) {
		fmt.Printf("| %s |", name)
		for _, cell := range cells {
			fmt.Printf(" %.2f |", cell)
		}
		fmt.Println()
	})
}

func main() {
	rounds := flag.Int("rounds", 31, "measure each figure so often and take the median")
	flag.Parse()
	fmt.Printf("%s on %s/%s, %s, median of %d rounds\n\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, time.Now().Format(time.DateOnly), *rounds)
	repeats(*rounds)
	fmt.Println()
	sizes(*rounds)
}

// repeats: many keys, of which a share is there already.
func repeats(rounds int) {
	shares := []int{0, 25, 50, 75, 90, 95, 99}
	table("keys that repeat", []string{"1,000 keys, 8 B", "1,000 keys, 128 B", "100,000 keys, 8 B", "100,000 keys, 128 B"},
		func(yield func(string, []float64)) {
			for _, share := range shares {
				small, large := keys(1000, share), keys(100_000, share)
				yield(fmt.Sprintf("%d %%", share), []float64{
					ratio(escaping[[8]byte], small, rounds), ratio(escaping[[128]byte], small, rounds),
					ratio(escaping[[8]byte], large, rounds), ratio(escaping[[128]byte], large, rounds),
				})
			}
		})
}

// sizes: few keys, all different.
func sizes(rounds int) {
	table("keys, all different", []string{"8 B", "128 B", "8 B, on the stack", "128 B, on the stack"},
		func(yield func(string, []float64)) {
			for _, n := range []int{1, 4, 8, 9, 16, 64, 1000} {
				list := keys(n, 0)
				yield(fmt.Sprint(n), []float64{
					ratio(escaping[[8]byte], list, rounds), ratio(escaping[[128]byte], list, rounds),
					ratio(staying[[8]byte], list, rounds), ratio(staying[[128]byte], list, rounds),
				})
			}
		})
}
