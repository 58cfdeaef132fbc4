// Package look has no loops: what its functions do with a pointer is known all the same.
package look

// Item is what the pointers lead to.
type Item struct{ X, Y int }

// At only looks.
func At(item *Item) int { return item.X }

// Keep keeps the pointer. Nothing in this package uses it with a type.
func Keep[T any](kept map[int]*T, key int, item *T) { kept[key] = item }
