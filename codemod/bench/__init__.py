"""`unheap bench`: measures the table of costs with real Go benchmarks, on the user's machine."""
