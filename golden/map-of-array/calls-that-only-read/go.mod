module example.com/calls-that-only-read

go 1.24
