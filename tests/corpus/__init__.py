"""Public Go modules, and what unheap makes of them."""
