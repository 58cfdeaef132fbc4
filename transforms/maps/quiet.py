"""Functions that change nothing: of the standard library by name, of the module by what they do."""

from __future__ import annotations

import re

from codemod.context import Context
from transforms.maps.twice import alike, declared_twice, printed_otherwise

# Standard functions that run no code but their own and write nothing that a program can reach.
_TEXT = (
    r"Clone|Compare|Contains|ContainsAny|ContainsRune|Count|Cut|CutPrefix|CutSuffix|EqualFold|Fields"
    r"|HasPrefix|HasSuffix|Index|IndexAny|IndexByte|IndexRune|Join|LastIndex|LastIndexAny"
    r"|LastIndexByte|Repeat|Replace|ReplaceAll|Split|SplitAfter|SplitAfterN|SplitN|Title|ToLower"
    r"|ToTitle|ToUpper|Trim|TrimLeft|TrimPrefix|TrimRight|TrimSpace|TrimSuffix"
)
_FUNCTIONS = (
    rf"(math|math/bits|math/cmplx|unicode)\.\w+|strconv\.(?!Append)\w+"
    rf"|unicode/utf8\.(?!AppendRune|EncodeRune)\w+|unicode/utf16\.(?!AppendRune)\w+"
    rf"|(strings|bytes)\.({_TEXT})"
)
OF_ARGUMENTS = re.compile(_FUNCTIONS)
# These give something else each time.
_LEAVES = re.compile(rf"{_FUNCTIONS}|errors\.New|time\.(Now|Since|Until)")
# These call methods of what they are given, and change nothing where there are none.
_FORMATTERS = re.compile(r"fmt\.(Sprint|Sprintf|Sprintln|Errorf)")
_PRINTERS = re.compile(r"fmt\.(Print|Printf|Println)")
_SETS = rb"\b(os|%b)\s*\.\s*Stdout\s*(,[^=\n]*)?=[^=]|&\s*(os|%b)\s*\.\s*Stdout\b"
_NAMED = re.compile(rb"(\w+)[ \t]+\"os\"")


def prints(function: str, context: Context) -> bool:
    """Is it one that calls methods of its arguments, and changes nothing if they have none?"""
    if _FORMATTERS.fullmatch(function) is not None:
        return True
    return _PRINTERS.fullmatch(function) is not None and not context.derived(_is_read)


def _is_read(context: Context) -> bool:
    """May the program itself read what it prints? It sets os.Stdout then, mostly to a pipe, and who
    waits for what comes out of it may change a map: printing hands over, as a channel does.
    """
    return any(
        _sets_stdout(context.source(path).text)
        for package in context.workspace.packages
        for path in (*(file.path for file in package.files), *package.ignored)
        if path.suffix == ".go"
    )


def _sets_stdout(text: bytes) -> bool:
    if b"Stdout" not in text:
        return False
    named = _NAMED.search(text)
    name = named[1] if named else b"os"
    return re.search(_SETS % (name, name), text) is not None


def is_quiet(function: str, context: Context) -> bool:
    """Does it change no variable, no map and no memory that was there before, in any build?"""
    return _LEAVES.fullmatch(function) is not None or function in context.derived(_quiet)


def _is_known(callee: str, caller: str, context: Context) -> bool:
    """Does a function that is no part of the module change nothing, as this one calls it?"""
    if prints(callee, context):
        homes = context.derived(printed_otherwise)
        return not any(caller.startswith(f"{home}.") for home in homes)
    return _LEAVES.fullmatch(callee) is not None


def _quiet(context: Context) -> frozenset[str]:
    """The module's functions that change nothing in any build: neither they nor what they call.

    Where a variable may have another type in another build, its method may be any of that name.
    """
    others = context.derived(declared_twice)
    quiet = {name: callees for name, callees in context.quiet.items() if name not in others}
    methods = context.derived(alike).values()
    while True:
        unsure = {name for names in methods if names - quiet.keys() for name in names}
        loud = [
            name
            for name, callees in quiet.items()
            if name in unsure
            or not all(callee in quiet or _is_known(callee, name, context) for callee in callees)
        ]
        if not loud:
            return frozenset(quiet)
        for name in loud:
            del quiet[name]
