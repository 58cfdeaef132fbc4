// What is printed is read in the program itself, and whoever waits for it goes on once it is there.
package main

import (
	"bufio"
	"fmt"
	system "os"
)

// told lets the reader go on, which changes the map.
func told(m map[int][64]int64, i int) int64 {
	v := m[1]            // want refuse entry-changes
	fmt.Println("go on") // because entry-changes
	return v[i]
}

// later does so by a function that changes nothing else.
func later(m map[int][64]int64, i int) int64 {
	v := m[1]    // want refuse entry-changes
	say("go on") // because entry-changes
	return v[i]
}

func say(text string) { fmt.Printf("%s\n", text) }

// silent makes a text, which nobody waits for.
func silent(m map[int][64]int64, i int) (int64, string) {
	v := m[1] // want rewrite access
	text := fmt.Sprint("go on")
	return v[i], text
}

func main() {
	old := system.Stdout
	r, w, err := system.Pipe()
	if err != nil {
		panic(err)
	}
	system.Stdout = w
	m := map[int][64]int64{1: {1, 2, 3}}
	done := make(chan bool)
	go func() {
		for lines := bufio.NewScanner(r); lines.Scan(); {
			m[1] = [64]int64{}
			done <- true
		}
	}()
	a := told(m, 1)
	<-done
	m[1] = [64]int64{1, 2, 3}
	b := later(m, 1)
	<-done
	c, text := silent(m, 1)
	system.Stdout = old
	fmt.Println(a, b, c, text)
}
