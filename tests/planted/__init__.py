"""Public modules that are given arrays in maps and kept addresses, and then rewritten."""
