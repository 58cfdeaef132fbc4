package main

import (
	"strings"
	"testing"
)

const log = `2026-03-01T09:14:02Z GET /orders 200 37ms
2026-03-01T09:14:03Z GET /orders 200 41ms
2026-03-01T09:59:59Z POST /orders 503 1.2s
2026-03-01T10:00:00Z GET /health 200 80µs
`

const want = `/health           1 requests, 50% within 128µs, 99% within 128µs
/orders           3 requests, 50% within 65.536ms, 99% within 2.097152s
09:00      3 requests, 1 failed
10:00      1 requests, 0 failed
1 routes with failures
`

func TestReport(t *testing.T) {
	var out strings.Builder
	if err := run(strings.NewReader(log), &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestBadLine(t *testing.T) {
	err := run(strings.NewReader(log+"yesterday GET / 200 1ms\n"), &strings.Builder{})
	if err == nil || !strings.HasPrefix(err.Error(), "line 5: ") {
		t.Errorf("got %v, want an error in line 5", err)
	}
}
