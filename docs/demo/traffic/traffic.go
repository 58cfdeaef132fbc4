// Package traffic counts the requests of each hour of the day.
package traffic

// A Counter counts requests by hour and by class of status: 2xx, 3xx, 4xx, 5xx and others.
type Counter struct {
	hours map[int][5]int32
}

// NewCounter returns an empty Counter.
func NewCounter() *Counter {
	return &Counter{hours: map[int][5]int32{}}
}

// Count counts one request.
func (c *Counter) Count(hour, status int) {
	class := 4
	if status >= 200 && status < 600 {
		class = status/100 - 2
	}
	counts := c.hours[hour]
	counts[class]++
	c.hours[hour] = counts
}

// Hour returns how many requests an hour had, and how many of them the server failed.
func (c *Counter) Hour(hour int) (all, failed int32) {
	counts := c.hours[hour]
	for _, n := range counts {
		all += n
	}
	return all, counts[3]
}
