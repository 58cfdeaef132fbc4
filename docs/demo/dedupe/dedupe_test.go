package dedupe

import (
	"strings"
	"testing"
)

func TestFilter(t *testing.T) {
	f := NewFilter()
	for i, line := range []string{"a", "b", "a", "c", "a"} {
		if got, want := f.Seen(line), i == 2 || i == 4; got != want {
			t.Errorf("Seen(%q) at %d = %v", line, i, got)
		}
	}
	if got := f.Repeated(); got != 2 {
		t.Errorf("Repeated() = %d", got)
	}
}

func TestString(t *testing.T) {
	f := NewFilter()
	f.Seen("a")
	if got := f.String(); !strings.Contains(got, "map[0:1f40fc92da241694") {
		t.Errorf("String() = %s", got)
	}
}
