package lib

// Digest is the value of a map that another package makes on another system, in a field that it
// does not name.
type Digest [64]byte

// Row has it.
type Row struct {
	Cells map[string]Digest // want refuse excluded-file
	Size  int
}

// Rows are what it is made for.
type Rows []Row

// Column has a map like those of a program beside this package, and of another package with its
// name: they can have no Column.
type Column struct {
	Cells map[string][13]int // want rewrite pointer
	rest  map[string][14]int // want rewrite pointer
}

// Lens are the lengths of a column.
func Lens(c Column) (int, int) { return len(c.Cells), len(c.rest) }
