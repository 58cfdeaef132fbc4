// Logstats reads an access log and says how fast each route answers, how busy each hour is and which
// routes fail.
//
//	logstats < access.log
//
// A line is: time method route status duration, such as
//
//	2026-03-01T09:14:02Z GET /orders 200 37ms
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"example.com/logstats/failures"
	"example.com/logstats/latency"
	"example.com/logstats/traffic"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "logstats:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	routes := latency.NewRecorder()
	hours := traffic.NewCounter()
	failed := failures.NewLog()

	lines := bufio.NewScanner(in)
	for number := 1; lines.Scan(); number++ {
		request, err := parse(lines.Text())
		if err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		routes.Observe(request.route, request.took)
		hours.Count(request.at.Hour(), request.status)
		if request.status >= 500 {
			failed.Add(request.route, lines.Text())
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}

	for _, route := range routes.Routes() {
		half, _ := routes.Quantile(route, 0.5)
		most, _ := routes.Quantile(route, 0.99)
		fmt.Fprintf(out, "%-12s %6d requests, 50%% within %v, 99%% within %v\n",
			route, routes.Count(route), half, most)
	}
	for hour := range 24 {
		if all, failed := hours.Hour(hour); all > 0 {
			fmt.Fprintf(out, "%02d:00 %6d requests, %d failed\n", hour, all, failed)
		}
	}
	fmt.Fprintf(out, "%d routes with failures\n", failed.Len())
	return nil
}

type request struct {
	at     time.Time
	route  string
	status int
	took   time.Duration
}

func parse(line string) (request, error) {
	var (
		r                 request
		at, method, taken string
	)
	reader := strings.NewReader(line)
	if _, err := fmt.Fscan(reader, &at, &method, &r.route, &r.status, &taken); err != nil {
		return r, err
	}
	var err error
	if r.at, err = time.Parse(time.RFC3339, at); err != nil {
		return r, err
	}
	r.took, err = time.ParseDuration(taken)
	return r, err
}
