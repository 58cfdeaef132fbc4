"""Reads what `go list -json` prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
"""One package. Members that say nothing are absent."""

Check = Callable[[object], bool]


def _is_text(value: object) -> bool:
    try:
        return isinstance(value, str) and b"\0" not in value.encode()
    except UnicodeEncodeError:  # half a pair of surrogates
        return False


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(needed: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """Members of other names may be anything."""
    checks = {**optional, **needed}
    return lambda value: (
        isinstance(value, dict)
        and needed.keys() <= value.keys()
        and all(checks[name](value[name]) for name in checks.keys() & value.keys())
    )


def _is_import_map(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, (*value, *value.values())))


_is_texts = _list_of(_is_text)
_is_error = _object({"Err": _is_text}, {"Pos": _is_text})
_MODULE = {**dict.fromkeys(("Path", "Dir", "GoVersion"), _is_text), "Main": _is_flag}
_OPTIONAL: Mapping[str, Check] = {
    **dict.fromkeys(("Dir", "Name", "ForTest", "Export", "BuildID"), _is_text),
    **dict.fromkeys(("GoFiles", "CgoFiles", "TestGoFiles", "XTestGoFiles"), _is_texts),
    **dict.fromkeys(("IgnoredGoFiles", "SFiles", "Imports"), _is_texts),
    "ImportMap": _is_import_map,
    "Module": _object({}, _MODULE),
    "Standard": _is_flag,
    "DepOnly": _is_flag,
    "Error": _is_error,
    "DepsErrors": _list_of(_is_error),
}
_is_package = _object({"ImportPath": _is_text}, _OPTIONAL)

FIELDS = ("ImportPath", *_OPTIONAL)
"""What to ask for."""


def parse_rows(text: str) -> list[Row]:
    """The packages in this text. Raises ValueError where no Go would have written it."""
    rows = list(_objects(text))
    if not all(map(_is_package, rows)):
        raise ValueError("these are no packages as go list writes them")
    return rows


def _objects(text: str) -> Iterator[Row]:
    decoder = json.JSONDecoder()
    at = 0
    while (at := text.find("{", at)) >= 0:
        try:
            row, at = decoder.raw_decode(text, at)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        yield row
