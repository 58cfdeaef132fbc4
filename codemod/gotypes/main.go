// Command gotypes answers questions about the types of Go packages. It states facts only; what is
// done with them is decided by its caller.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
)

// protocol changes whenever an answer changes its meaning.
const protocol = "3"

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "gotypes:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("want one of: facts, format, version")
	}
	buffered := bufio.NewWriterSize(out, 1<<16)
	defer buffered.Flush()
	switch args[0] {
	case "facts":
		return runFacts(in, buffered)
	case "format":
		return runFormat(in, buffered)
	case "version":
		_, err := fmt.Fprintf(buffered, "unheap-gotypes %s %s\n", protocol, runtime.Version())
		return err
	}
	return fmt.Errorf("unknown command %q", args[0])
}
