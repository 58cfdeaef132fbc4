"""Conditions that nothing can notice, each with the reason why that is right.

A line stands for a mutant: file, scope, condition and change as `python -m mutants` prints them.
One that is noticed after all, or is there no more, has to go: the run says so.
"""

from __future__ import annotations

KNOWN: dict[tuple[str, str, str, str], str] = {}
