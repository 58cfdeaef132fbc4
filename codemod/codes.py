"""The codes of verdicts that the engine gives; a transform lists its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "embedded": "A program embeds the text of a file that would be edited (`//go:embed`), and "
        "may show it.",
        "line-directive": "A file that would be edited has a `//line` comment, so Go names other "
        "lines than those of the file, and what it says of them cannot be checked.",
        "nosplit": "A function that would be edited is marked `//go:nosplit`. The linker limits "
        "what such functions may put on the stack, and a rewrite can need more.",
        "outside": "A file that would be edited lies outside of its module, behind a symbolic "
        "link, or outside of the repository or workspace that one stands in.",
        "rejected": "The gate found something wrong with the rewrite: it did not build, vet or "
        "allocate as promised. The reason is the first error.",
        "several-names": "A symbolic link leads to a file that would be edited, or to its folder: "
        "by that name another package may be made of it, which would change as well.",
        "suppressed": "Another place of the same flow is marked `//unheap:ignore`, and half a "
        "flow group must not change.",
        "too-nested": "The code around it is nested too deeply to be followed.",
        "unresolved": "Found by its syntax alone (`--syntax-only`), so nothing is known of types.",
    }
)
"""Code → what it means and, where there is one, the way out."""
