package failures

import (
	"strings"
	"testing"
)

func TestLog(t *testing.T) {
	l := NewLog()
	l.Add("/a", "first")
	l.Add("/a", "second")
	l.Add("/b", strings.Repeat("x", 2*length))
	if got := l.Len(); got != 2 {
		t.Errorf("Len() = %d", got)
	}
	got := l.Dump()
	if strings.Contains(got, "first") || !strings.Contains(got, `map["/a":"second\x00`) {
		t.Errorf("Dump() = %s", got)
	}
}
