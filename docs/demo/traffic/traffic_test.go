package traffic

import "testing"

func TestCounter(t *testing.T) {
	c := NewCounter()
	for _, status := range []int{200, 204, 301, 404, 500, 503, 0} {
		c.Count(9, status)
	}
	if all, failed := c.Hour(9); all != 7 || failed != 2 {
		t.Errorf("Hour(9) = %d, %d", all, failed)
	}
	if all, failed := c.Hour(10); all != 0 || failed != 0 {
		t.Errorf("Hour(10) = %d, %d", all, failed)
	}
}
