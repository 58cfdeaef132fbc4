#!/bin/sh
# Shows the main job: first on the small module beside this file, then on packages of the standard
# library of the Go in use. Nothing is written. Called by `make demo`, with PYTHON set.
set -eu

here=$(dirname "$0")
unheap=$(dirname "$PYTHON")/unheap
goroot=$("$PYTHON" -c '
from codemod.gotool import GoTool, find_go
print(GoTool(find_go()).settings["GOROOT"])')

# Exit code 1 says that something was found, which is what a demo is for.
show() {
    printf '\n$ unheap %s\n' "$*"
    "$unheap" "$@" || [ $? -eq 1 ]
}

show scan -C "$here" ./...
show diff -C "$here" --test ./...
show scan -C "$goroot/src" html encoding/csv cmd/go/internal/cache
show diff -C "$goroot/src" --shape pointer html encoding/csv
show diff -C "$goroot/src/cmd" --shape pointer cmd/go/internal/cache
