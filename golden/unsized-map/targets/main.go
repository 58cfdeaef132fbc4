package main

import "fmt"

type item struct {
	name string
	cost int
}

type shop struct {
	items  []item
	byName map[string]*item
	parent *shop
}

func newShop(items []item) *shop {
	s := &shop{items: items, byName: map[string]*item{}} // want rewrite presized
	for i := range items {
		s.byName[items[i].name] = &s.items[i]
	}
	return s
}

// index goes through s to its own map: it panics for a nil shop with and without a size.
func (s *shop) index() {
	s.byName = make(map[string]*item) // want rewrite presized
	for i := range s.items {
		s.byName[s.items[i].name] = &s.items[i]
	}
}

// inherit has a map only if there is a parent to inherit from.
func (s *shop) inherit() {
	s.byName = make(map[string]*item) // want refuse bound-may-panic
	for i := range s.parent.items { // because bound-may-panic
		s.byName[s.parent.items[i].name] = &s.parent.items[i]
	}
}

// copied works on the map of the value: nobody else can see it.
func (s shop) copied() map[string]*item {
	items := make(map[string]*item) // want rewrite presized
	for name, item := range s.byName {
		items[name] = item
	}
	return items
}

var names = []string{"tea", "milk"}

var prices map[string]int

// kept is made at the top of the file: what fills it is not known there.
var kept = map[string]int{}

func init() {
	prices = make(map[string]int) // want rewrite presized
	for i, name := range names {
		prices[name] = i
	}
	for i, name := range names {
		kept[name] = i
	}
}

func each(groups [][]item) (all []map[string]int) {
	for _, group := range groups {
		costs := make(map[string]int) // want rewrite presized
		for _, item := range group {
			costs[item.name] = item.cost
		}
		all = append(all, costs)
	}
	return all
}

func main() {
	items := []item{{"tea", 3}, {"milk", 1}}
	s := newShop(items)
	s.index()
	fmt.Println(len(s.byName), len(s.copied()), prices, kept, each([][]item{items, nil}))
	defer func() { fmt.Println(recover() != nil, s.byName != nil, len(s.byName)) }()
	s.inherit()
}
