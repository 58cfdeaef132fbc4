"""Settings: `unheap.toml` files and the command line → `Options`.

Every file from the working directory upwards is read until one says `root = true`. Of each key the
nearest file wins, and the command line wins over all files.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from codemod.errors import BadInput
from codemod.options import Options

FILE_NAME = "unheap.toml"

Value = bool | int | str | tuple[str, ...]

KEYS: Mapping[str, type] = MappingProxyType(
    {
        "root": bool,
        "select": tuple,
        "ignore": tuple,
        "shape": str,
        "unsafe": bool,
        "exported": bool,
        "tags": str,
        "jobs": int,
        "timeout": str,
        "include-generated": bool,
        "fields": tuple,
        "max-pinned": int,
        "frames": bool,
    }
)
"""Every key of a settings file → the type of its value; a tuple is an array of strings."""

COMMAND_LINE_ONLY: Mapping[str, str] = MappingProxyType(
    {
        "test": "a repository must not decide that its code is run",
        "bench": "a repository must not decide that its code is run",
        "rounds": "it speaks of --bench",
        "profile": "a repository must not choose which of your files are read",
        "min-share": "it speaks of --profile",
        "allow-dirty": "uncommitted work is only put at risk by the one who did it",
    }
)
"""Options that no settings file may set → why."""

_GO_KEYWORDS = frozenset(
    "break case chan const continue default defer else fallthrough for func go goto if import "
    "interface map package range return select struct switch type var".split()
)
_TYPE_NAMES = {bool: "true or false", int: "a whole number", str: "a string"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from, for messages."""

    value: Value
    origin: str
    """Such as `/src/unheap.toml: select` or `--select`."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """`; did you mean …?` where a known name is close, else the known names, else nothing."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known: {', '.join(names)}" if names else ""


def read(start: Path) -> dict[str, Setting]:
    """The settings that hold in a directory. Raises BadInput naming the file and the key."""
    found: dict[str, Setting] = {}
    for directory in (start, *start.parents):
        path = directory / FILE_NAME
        if not path.is_file():
            continue
        settings = _read_file(path)
        root = settings.pop("root", None)
        found = settings | found
        if root is not None and root.value:
            break
    return found


_LARGEST = 1 << 20
"""Bytes of a file of settings; a repository that is not trusted may hold one of any size."""


def _read_file(path: Path) -> dict[str, Setting]:
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST + 1)
        if len(text) > _LARGEST:
            raise BadInput(f"{path}: has more than {_LARGEST} bytes, which no settings need")
        table = tomllib.loads(text.decode("utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: is not UTF-8") from error
    except (ValueError, RecursionError) as error:  # a number too long, arrays too deep
        raise BadInput(f"{path}: is not valid TOML: {error}") from error
    return {
        key: Setting(_checked(path, key, value), f"{path}: {key}") for key, value in table.items()
    }


def _checked(path: Path, key: str, value: object) -> Value:
    if key in COMMAND_LINE_ONLY:
        why = COMMAND_LINE_ONLY[key]
        raise BadInput(f"{path}: {key!r} can only be given on the command line: {why}")
    if key not in KEYS:
        raise BadInput(f"{path}: unknown key {key!r}{suggestion(key, KEYS)}")
    wanted = KEYS[key]
    if wanted is tuple:
        return _strings(path, key, value)
    # bool is an int to Python and not to TOML, so the types have to be the same, not compatible.
    if type(value) is not wanted:
        raise BadInput(f"{path}: {key!r} must be {_TYPE_NAMES[wanted]}, not {value!r}")
    assert isinstance(value, bool | int | str)
    if isinstance(value, str) and "\0" in value:
        raise BadInput(f"{path}: {key!r} must not hold a NUL")
    return value


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadInput(f"{path}: {key!r} must be an array of strings, not {value!r}")
    return tuple(value)


def options(
    settings: Mapping[str, Setting],
    given: Mapping[str, Value | None],
    *,
    rules: Collection[str],
    shapes: Collection[str],
) -> Options:
    """What the files and the command line ask for together.

    `given` maps an option's name (a key of the files, or one for the command line only) to its
    value, None where it was not given. Raises BadInput for a rule or a shape that does not exist.
    """
    merged = dict(settings)
    for name, value in given.items():
        if value is not None:
            merged[name] = Setting(value, f"--{name}")
    for name in ("select", "ignore"):
        _check_names(merged.get(name), "rule", rules)
    _check_names(merged.get("shape"), "shape", {"auto", *shapes})
    _check_count(merged.get("jobs"), "must be 0 (one for each core) or more")
    _check_count(merged.get("max-pinned"), "must be 0 bytes or more")
    _check_fields(merged.get("fields"))
    _read_timeout(merged)
    values: dict[str, Any] = {key.replace("-", "_"): each.value for key, each in merged.items()}
    values["select"] = frozenset(values.get("select", ()))
    values["ignore"] = frozenset(values.get("ignore", ()))
    return Options(**values)


def _check_names(setting: Setting | None, what: str, known: Collection[str]) -> None:
    if setting is None:
        return
    names = setting.value if isinstance(setting.value, tuple) else (str(setting.value),)
    for name in names:
        if name not in known:
            raise BadInput(f"{setting.origin}: unknown {what} {name!r}{suggestion(name, known)}")


def _check_count(setting: Setting | None, wanted: str) -> None:
    if setting is not None and isinstance(setting.value, int) and setting.value < 0:
        raise BadInput(f"{setting.origin}: {wanted}")


def _read_timeout(settings: dict[str, Setting]) -> None:
    """Makes seconds of what is written as Go writes it: 90s, 30m, 2h, or 0 for no limit."""
    given = settings.get("timeout")
    if given is None:
        return
    found = re.fullmatch(r"([0-9]{1,6})([smh])|0", str(given.value))
    if found is None:
        raise BadInput(f"{given.origin}: {given.value!r} is no time such as 90s, 30m or 2h, nor 0")
    seconds = int(found[1] or 0) * {"s": 1, "m": 60, "h": 3600}[found[2] or "s"]
    settings["timeout"] = Setting(seconds, given.origin)


def _check_fields(setting: Setting | None) -> None:
    if setting is None or not isinstance(setting.value, tuple):
        return
    origin, names = setting.origin, setting.value
    for index, name in enumerate(names):
        if not name.isidentifier() or name == "_" or name in _GO_KEYWORDS:
            raise BadInput(f"{origin}: {name!r} is not a name that a Go field can have")
        if name in names[:index]:
            raise BadInput(f"{origin}: {name!r} is there twice")
