"""Random Go programs that print everything they observe, to catch a rewrite that changes one."""
