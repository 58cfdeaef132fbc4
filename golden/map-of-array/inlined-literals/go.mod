module example.com/inlined-literals

go 1.24
