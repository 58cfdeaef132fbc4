package user

import "example.com/importer/table"

func First() int { return table.Counts["a"][0] + missing }
