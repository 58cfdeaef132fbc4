// Package tables is what a careful programmer makes of the original, with the same results.
package tables

// Latencies counts calls by route and time.
type Latencies struct {
	byRoute map[int]*[128]int64
}

// NewLatencies has no calls yet.
func NewLatencies() *Latencies {
	return &Latencies{byRoute: make(map[int]*[128]int64)}
}

// Add counts one call.
func (l *Latencies) Add(route, time int) {
	h := l.byRoute[route]
	if h == nil {
		h = new([128]int64)
		l.byRoute[route] = h
	}
	h[time&127]++
}

// At is how many calls took that time.
func (l *Latencies) At(route, time int) int64 {
	if h := l.byRoute[route]; h != nil {
		return h[time&127]
	}
	return 0
}

// Weights are known by user.
type Weights map[int][128]int64

// Weight is one of a user's, 0 for users that are not known.
func (w Weights) Weight(user, at int) int64 {
	return w[user][at&127]
}

// Known is a user's first weight, if there is such a user.
func (w Weights) Known(user, at int) (int64, bool) {
	if _, ok := w[user]; !ok {
		return 0, false
	}
	return w[user][at&127], true
}

// Total adds one weight of all users.
func (w Weights) Total(at int) (sum int64) {
	for user := range w {
		sum += w[user][at&127]
	}
	return sum
}

// Index gives each id a row.
func Index(ids []int) map[int][16]int64 {
	rows := make(map[int][16]int64, len(ids))
	for i, id := range ids {
		rows[id] = [16]int64{int64(i)}
	}
	return rows
}

// Sessions are live for a while; what a session leaves behind is used by the next.
type Sessions struct {
	live map[int]*[128]int64
	free []*[128]int64
}

// NewSessions has none.
func NewSessions() *Sessions {
	return &Sessions{live: make(map[int]*[128]int64)}
}

// Open starts a session.
func (s *Sessions) Open(id int) {
	v := s.live[id]
	if v == nil {
		if n := len(s.free); n > 0 {
			v, s.free = s.free[n-1], s.free[:n-1]
		} else {
			v = new([128]int64)
		}
		s.live[id] = v
	}
	*v = [128]int64{int64(id)}
}

// Replace ends a session and starts another.
func (s *Sessions) Replace(old, id int) {
	if v := s.live[old]; v != nil {
		s.free = append(s.free, v)
		delete(s.live, old)
	}
	s.Open(id)
}

// Started is how many calls a session has had.
func (s *Sessions) Started(id int) int64 {
	if v := s.live[id]; v != nil {
		return v[0]
	}
	return 0
}

// Cells of a large grid, by their number: the map says where in the slice.
type Cells struct {
	at    map[int]int32
	cells [][17]int64
}

// NewCells makes room for n cells.
func NewCells(n int) *Cells {
	return &Cells{at: make(map[int]int32, n), cells: make([][17]int64, 0, n)}
}

// Count adds to a field of a cell.
func (c *Cells) Count(cell, field int) {
	i, ok := c.at[cell]
	if !ok {
		i = int32(len(c.cells))
		c.cells = append(c.cells, [17]int64{})
		c.at[cell] = i
	}
	c.cells[i][field%17]++
}

// At is a field of a cell.
func (c *Cells) At(cell, field int) int64 {
	if i, ok := c.at[cell]; ok {
		return c.cells[i][field%17]
	}
	return 0
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
			found := o
			return &found
		}
	}
	return nil
}

// Pointers gives an own copy of each order.
func Pointers(orders []Order) []*Order {
	var all []*Order
	copies := make([]Order, len(orders))
	for i, o := range orders {
		copies[i] = o
		all = append(all, &copies[i])
	}
	return all
}
