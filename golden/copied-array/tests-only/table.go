package table

// Table is exported: its type must stay, and may, since only the access changes.
var Table = map[string][64]int64{"a": {1: 5}}
