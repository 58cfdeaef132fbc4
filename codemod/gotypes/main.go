// Command gotypes answers questions about the types of Go packages. It states facts only; what is
// done with them is decided by its caller.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
)

// protocol changes whenever an answer changes its meaning.
const protocol = "4"

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "gotypes:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	buffered := bufio.NewWriterSize(out, 1<<16)
	return errors.Join(command(strings.Join(args, " "), in, buffered), buffered.Flush())
}

func command(name string, in io.Reader, out io.Writer) error {
	switch name {
	case "facts":
		return runFacts(in, out)
	case "format":
		return runFormat(in, out)
	case "version":
		_, err := fmt.Fprintf(out, "unheap-gotypes %s %s\n", protocol, runtime.Version())
		return err
	}
	return fmt.Errorf("unknown command %q: want one of facts, format, version", name)
}
