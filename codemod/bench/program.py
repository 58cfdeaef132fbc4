"""The Go benchmarks of one map type: their source, the test binary made of it, what it prints."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from codemod.bench.maptype import MapType
from codemod.bench.points import Point
from codemod.errors import NoCache, NoGo
from codemod.gotool import GoTool, call
from codemod.oracle import BUILD_ENVIRONMENT, digest

_LINE = re.compile(
    rb"^BenchmarkCosts/(?P<op>\w+)/(?P<shape>\S+)\s+\d+\s+(?P<ns>[0-9.]+(?:e[+-]\d+)?) ns/op", re.M
)
# What a user has set for other programs must not reach the benchmarks.
_RUNTIME_VARIABLES = ("GOGC", "GODEBUG", "GOMEMLIMIT", "GOMAXPROCS", "GOTRACEBACK")


def sources() -> dict[str, bytes]:
    """The Go source that all map types share, by file name."""
    folder = files("codemod") / "bench"
    return {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name == "go.mod" or entry.name.endswith(".go")
    }


def version() -> str:
    """Changes with the benchmarks: figures of others are not to be mixed with theirs."""
    return digest({**sources(), "point": point_source(MapType("int", 2, "int64"), 1).encode()})[:12]


def point_source(map_type: MapType, entries: int) -> str:
    """The declarations that make the benchmarks those of one map type."""
    first = 0 if map_type.length > 1 else 1
    names = ", ".join(f"f{number}" for number in range(first, map_type.length + first))
    package, make_key = _key(map_type)
    imports = f'import "{package}"\n\n' if package else ""
    return f"""package costs

{imports}type (
	key     = {map_type.key}
	element = {map_type.element}
)

const (
	length  = {map_type.length}
	entries = {entries}
	at      = {1 - first}
)

type fields struct{{ {names} element }}

func makeKey(i int) (k key) {{ {make_key} }}

func changed(e element) element {{ return {_changed(map_type.element)} }}
"""


def _key(map_type: MapType) -> tuple[str, str]:
    """What makes key number i, and the package that it needs."""
    if map_type.key == "string":
        return "strconv", 'return strconv.Itoa(100000000+i) + "/entry"'
    # An odd factor gives different keys in any width, and such that do not count upwards.
    if map_type.key_bytes >= 8:
        return (
            "encoding/binary",
            "binary.LittleEndian.PutUint64(k[:], uint64(i)*0x9e3779b97f4a7c15); return k",
        )
    if map_type.key_bytes:
        return (
            "encoding/binary",
            "binary.LittleEndian.PutUint32(k[:], uint32(i)*0x9e3779b9); return k",
        )
    return "", "return key(uint64(i) * 0x9e3779b97f4a7c15)"


def _changed(name: str) -> str:
    return {"string": "e[:0]", "bool": "!e"}.get(name, "e + 1")


def build(go: GoTool, map_type: MapType, entries: int, folder: Path) -> Path:
    """The test binary for maps of this type, made in a folder of its own below `folder`.

    Raises NoGo where it cannot be built, NoCache where the folder cannot be written to.
    """
    work = folder / f"{map_type.key}-{map_type.length}-{map_type.element}-{entries}"
    texts = {**sources(), "point_test.go": point_source(map_type, entries).encode()}
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        for name, text in texts.items():
            (work / name).write_bytes(text)
    except OSError as error:
        raise NoCache(f"{work}: {error.strerror}") from error
    binary = work / "costs.test"
    args = ["test", "-c", "-vet=off", "-trimpath", "-ldflags=-s -w", "-o", str(binary), "."]
    done = go.run(args, work, env=BUILD_ENVIRONMENT)
    if done.returncode != 0 or not binary.is_file():
        why = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise NoGo(f"{go.binary} cannot build the benchmarks: {why}")
    return binary


def run(go: GoTool, binary: Path, point: Point, milliseconds: int) -> Mapping[str, float]:
    """Nanoseconds of a point's operation by shape, all measured in one process on one processor.

    Raises NoGo where the program fails.
    """
    args = [
        f"-test.bench=^BenchmarkCosts$/^{point.op}$",
        "-test.run=^$",
        "-test.benchtime=1x",
        "-test.cpu=1",
        "-test.count=1",
        f"-goal={milliseconds}ms",
    ]
    env = {name: value for name, value in go.environment.items() if name not in _RUNTIME_VARIABLES}
    done = call([binary, *args], binary.parent, env=env, timeout=go.timeout)
    found = {
        match["shape"].decode().replace("_", " "): float(match["ns"])
        for match in _LINE.finditer(done.stdout)
    }
    if done.returncode != 0 or set(found) != set(point.shapes):
        last = (done.stderr or done.stdout).decode("utf-8", "replace").strip().split("\n")[-1]
        raise NoGo(f"the benchmark of {point} failed: {os.fsdecode(last)}")
    return found
