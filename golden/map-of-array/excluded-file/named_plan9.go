package main

// elsewhere names none of what it makes values of: fields without their names, a literal of what a
// function takes.
func elsewhere() int {
	some := plains{{map[string]digest{}, 2}}                    // because excluded-file
	n := each(func(m map[[2]int][11]int) int { return len(m) }) // because excluded-file
	one := generic[int]{map[string][10]int{}, 1}                // because excluded-file
	return len(some) + n + one.kept
}
