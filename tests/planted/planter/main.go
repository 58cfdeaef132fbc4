// Command planter gives the packages of a module arrays as map values, and keeps addresses of its
// loop variables, without changing what the module does.
//
// Usage: planter [-go command] [-seed N] [-maps=false] [-loops=false] [packages], in the folder of the module.
// It edits the files in place and prints how much is planted, in JSON.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand"
	"os"
)

func main() {
	tool := flag.String("go", "go", "the `command`")
	seed := flag.Int64("seed", 1, "the same seed plants the same")
	maps := flag.Bool("maps", true, "make the values of maps arrays")
	loops := flag.Bool("loops", true, "keep addresses of loop variables")
	flag.Parse()
	if err := run(*tool, *seed, *maps, *loops, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "planter:", err)
		os.Exit(1)
	}
}

func run(tool string, seed int64, maps, loops bool, patterns []string) error {
	listed, err := list(tool, patterns)
	if err != nil {
		return err
	}
	wanted := listed.wanted()
	total := tally{}
	why := errors.New("there is none")
	for _, one := range wanted {
		p, err := listed.grow(one, seed, maps, loops)
		if err != nil {
			total.Skipped++
			why = err
			continue
		}
		if err := p.write(); err != nil {
			return err
		}
		total.add(p)
	}
	if total.Skipped == len(wanted) {
		return fmt.Errorf("no package can be planted in: %w", why)
	}
	return json.NewEncoder(os.Stdout).Encode(total)
}

// grow plants in one package; an error where it does not compile by itself.
func (l *listing) grow(row *listed, seed int64, maps, loops bool) (*planted, error) {
	p, err := l.load(row)
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewSource(seed))
	if maps {
		plantMaps(p, random)
	}
	if loops && row.hasGenerics() {
		plantLoops(p, random)
	}
	return p, p.settle(l)
}

// tally is what a run says at its end: what is planted, what is left because not every use of it is
// understood, and the packages that are left because they do not compile by themselves.
type tally struct {
	Maps, Loops, Left, Skipped int
}

func (t *tally) add(p *planted) {
	for _, one := range p.plants {
		switch {
		case one.bad != "":
			t.Left++
		case one.isLoop:
			t.Loops++
		default:
			t.Maps++
		}
	}
}
