// Package tables has a map or a loop for each case, as they are written without a thought of copies.
package tables

// Latencies counts calls by route and time.
type Latencies struct {
	byRoute map[int][128]int64
}

// NewLatencies has no calls yet.
func NewLatencies() *Latencies {
	return &Latencies{byRoute: make(map[int][128]int64)}
}

// Add counts one call.
func (l *Latencies) Add(route, time int) {
	h := l.byRoute[route]
	h[time&127]++
	l.byRoute[route] = h
}

// At is how many calls took that time.
func (l *Latencies) At(route, time int) int64 {
	return l.byRoute[route][time&127]
}

// Weights are known by user.
type Weights map[int][128]int64

// Weight is one of a user's, 0 for users that are not known.
func (w Weights) Weight(user, at int) int64 {
	v := w[user]
	return v[at&127]
}

// Known is a user's first weight, if there is such a user.
func (w Weights) Known(user, at int) (int64, bool) {
	v, ok := w[user]
	if !ok {
		return 0, false
	}
	return v[at&127], true
}

// Total adds one weight of all users.
func (w Weights) Total(at int) (sum int64) {
	for _, v := range w {
		sum += v[at&127]
	}
	return sum
}

// Index gives each id a row.
func Index(ids []int) map[int][16]int64 {
	rows := make(map[int][16]int64)
	for i, id := range ids {
		rows[id] = [16]int64{int64(i)}
	}
	return rows
}

// Sessions are live for a while.
type Sessions struct {
	live map[int][128]int64
}

// NewSessions has none.
func NewSessions() *Sessions {
	return &Sessions{live: make(map[int][128]int64)}
}

// Open starts a session.
func (s *Sessions) Open(id int) {
	s.live[id] = [128]int64{int64(id)}
}

// Replace ends a session and starts another.
func (s *Sessions) Replace(old, id int) {
	delete(s.live, old)
	s.live[id] = [128]int64{int64(id)}
}

// Started is how many calls a session has had.
func (s *Sessions) Started(id int) int64 {
	return s.live[id][0]
}

// Cells of a large grid, by their number.
type Cells struct {
	cells map[int][17]int64
}

// NewCells makes room for n cells.
func NewCells(n int) *Cells {
	return &Cells{cells: make(map[int][17]int64, n)}
}

// Count adds to a field of a cell.
func (c *Cells) Count(cell, field int) {
	v := c.cells[cell]
	v[field%17]++
	c.cells[cell] = v
}

// At is a field of a cell.
func (c *Cells) At(cell, field int) int64 {
	return c.cells[cell][field%17]
}

// Order is what a customer has ordered.
type Order struct {
	ID    int
	Items [12]int64
}

// First finds an order.
func First(orders []Order, id int) *Order {
	for _, o := range orders {
		if o.ID == id {
			return &o
		}
	}
	return nil
}

// Pointers gives an own copy of each order.
func Pointers(orders []Order) []*Order {
	var all []*Order
	for _, o := range orders {
		all = append(all, &o)
	}
	return all
}
