"""Imports are added where Go takes them, and only where they are missing."""

from __future__ import annotations

import pytest

from codemod.edits import apply_edits
from codemod.imports import add_import


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("package p\n", 'package p\n\nimport "sync"\n'),
        ("package p // of pools\n", 'package p // of pools\n\nimport "sync"\n'),
        ("package p /* of */ /* pools */", 'package p /* of */ /* pools */\n\nimport "sync"'),
        ("package p; var x int\n", 'package p; import "sync"; var x int\n'),
        ('package p\n\nimport "fmt"\n', 'package p\n\nimport (\n\t"fmt"\n\t"sync"\n)\n'),
        (
            'package p\n\nimport f "fmt" // f\nimport "os"\n',
            'package p\n\nimport (\n\tf "fmt"\n\t"sync"\n) // f\nimport "os"\n',
        ),
        (
            'package p\n\nimport (\n\t"fmt"\n\n\t"x.y/z"\n)\n',
            'package p\n\nimport (\n\t"sync"\n\t"fmt"\n\n\t"x.y/z"\n)\n',
        ),
        ('package p\nimport ("fmt")\n', 'package p\nimport (\n\t"sync"\n\t"fmt")\n'),
        ("package p\nimport ()\n", 'package p\nimport (\n\t"sync")\n'),
        # Under another name it is not there; in a comment or a string it is not an import.
        (
            'package p\nimport s "sync"\nvar _ = `import "sync"`\n',
            'package p\nimport (\n\ts "sync"\n\t"sync"\n)\nvar _ = `import "sync"`\n',
        ),
        (
            '/*\npackage q\nimport "sync"\n*/ package p\n// import "sync"\n',
            '/*\npackage q\nimport "sync"\n*/ package p\n\nimport "sync"\n// import "sync"\n',
        ),
    ],
)
def test_adds_what_is_missing(before: str, after: str) -> None:
    edits = add_import(before.encode(), "sync")

    assert apply_edits(before.encode(), edits).decode() == after


@pytest.mark.parametrize(
    "text",
    [
        'package p\nimport "sync"\n',
        'package p\nimport "fmt"\nimport (\n\t// locks\n\t"sync" // and pools\n)\n',
        "package p; import `sync`; import `fmt`\n",
        "no Go at all\n",
    ],
)
def test_leaves_what_is_there(text: str) -> None:
    assert add_import(text.encode(), "sync") == ()
