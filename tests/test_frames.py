"""Stack frames before and after, with the real Go."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from workbench import Bench, silent, write

from codemod.discover import discover
from codemod.errors import UnheapError
from codemod.frames import compare_frames, parse_listing, with_frames
from codemod.measures import Frame
from codemod.model import Edit, Fix, Helper, Patch, Verified
from codemod.options import Options
from codemod.symbols import parse_symbol, without_type_arguments

pytest_plugins = ["workbench_fixture"]

LIB = """package lib

type T struct{ a [40]int }

type V struct{ a [40]int }

type G[K any] struct{ k K }

func (t *T) Get(i int) int { var b [40]int; b[i] = t.a[i]; return b[i/2] }

func (v V) Get(i int) int { var b [40]int; b[i] = v.a[i]; return b[i/2] }

func (g *G[K]) Get(i int) K { var b [40]K; b[i] = g.k; return b[i/2] }

func Use(i int) int {
	f := func() int { var b [40]int; b[i] = 1; return b[i/2] }
	defer println(f())
	return hide(f) + (&G[int]{}).Get(i)
}

func Other(i int) int { var b [40]int; b[i] = 1; return b[i/2] }

//go:noinline
func hide(f func() int) int { return f() }

var Table = func(i int) int { var b [40]int; b[i] = 1; return b[i/2] }
"""


def rewrite(text: bytes, *edits: Edit) -> bytes:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def frames(bench: Bench, root: Path, files: dict[str, str], *edited: str) -> list[Frame]:
    """The frames where, in the declarations that begin so, arrays of 40 become arrays of 4."""
    write(root, files)
    edits: dict[Path, list[Edit]] = {}
    for name, text in files.items():
        for start in [text.find(f"\n{begin}") + 1 for begin in edited]:
            if start and (root / name).suffix == ".go":
                at = text.index("[40]", start)
                edits.setdefault(root / name, []).append(Edit(at + 1, at + 3, b"4"))
    new = {path: rewrite(path.read_bytes(), *some) for path, some in edits.items()}
    fix = Fix("g", "toy", "toy", {path: tuple(some) for path, some in edits.items()})
    workspace = discover(["./..."], root, bench.go)
    patches = [Patch(path, path.name, path.read_bytes(), text, b"") for path, text in new.items()]
    asked = Options(frames=True)
    found = compare_frames(Verified((fix,), new), patches, workspace, bench.go, asked, silent)
    assert found is not None
    return list(found)


@pytest.mark.parametrize(
    ("begin", "symbol"),
    [
        ("func (t *T) Get", "(*T).Get"),
        ("func (v V) Get", "V.Get"),
        ("func (g *G[K]) Get", "(*G[go.shape.int]).Get"),
        ("func Other", "Other"),
        ("var Table", "init.func1"),
    ],
)
def test_the_frame_of_an_edited_function_is_found(
    bench: Bench, tmp_path: Path, begin: str, symbol: str
) -> None:
    [frame] = frames(bench, tmp_path, {"lib/lib.go": LIB}, begin)
    name = frame.function.replace("glob..", "init.")
    assert (frame.package, name, frame.groups) == ("ex.org/m/lib", symbol, ("g",))
    assert (frame.before or 0) > 40 * 8 > (frame.after or 0)


def test_a_closure_belongs_to_the_function_around_it(bench: Bench, tmp_path: Path) -> None:
    found = frames(bench, tmp_path, {"lib/lib.go": LIB}, "func Use")
    assert {frame.function for frame in found} == {"Use", "Use.func1"}
    changed = [frame for frame in found if frame.before != frame.after]
    assert "Use.func1" in {frame.function for frame in changed}


def test_commands_of_one_name_are_told_apart(bench: Bench, tmp_path: Path) -> None:
    main = "package main\n\nfunc main() { var b [40]int; b[len(b)/2] = 1; println(b[1]) }\n"
    found = frames(bench, tmp_path, {"a/main.go": main, "b/main.go": main}, "func main")
    assert [(frame.package, frame.function) for frame in found] == [
        ("ex.org/m/a", "main"),
        ("ex.org/m/b", "main"),
    ]


def test_a_test_has_frames_too(bench: Bench, tmp_path: Path) -> None:
    text = LIB.replace("package lib", "package lib_test")
    files = {"lib/lib.go": "package lib\n", "lib/x_test.go": text}
    [frame] = frames(bench, tmp_path, files, "func Other")
    assert (frame.package, frame.function) == ("ex.org/m/lib_test", "Other")


def test_a_helper_has_no_frame_before(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"lib/lib.go": "package lib\n\nfunc F() int { return 1 }\n"})
    path = root / "lib/lib.go"
    helper = "//go:noinline\nfunc new2(i int) int { var b [40]int; b[i] = i; return b[i/2] }\n"
    new = b"package lib\n\nfunc F() int { return new2(1) }\n\n" + helper.encode()
    edits = {path: (Edit(38, 39, b"new2(1)"),)}
    fix = Fix("g", "toy", "toy", edits, (Helper("ex.org/m/lib", "new2", helper),))
    workspace = discover(["./..."], root, bench.go)
    patch = Patch(path, "lib.go", path.read_bytes(), new, b"")
    verified = Verified((fix,), {path: new}, evidence={"g": ("built",)})
    asked = Options(frames=True)
    found = compare_frames(verified, [patch], workspace, bench.go, asked, silent)
    assert found is not None
    frame = {one.function: one for one in found}["new2"]
    assert frame.before is None
    assert (frame.after or 0) > 40 * 8
    lines = with_frames(verified, found).evidence["g"]
    assert lines[0] == "built"
    assert f"frame: new2 none → {frame.after} bytes" in lines


def test_nobody_asked(bench: Bench, tmp_path: Path) -> None:
    workspace = discover(["./..."], write(tmp_path, {"lib/lib.go": LIB}), bench.go)
    assert compare_frames(Verified((), {}), [], workspace, bench.go, Options(), silent) is None


def test_the_listing_is_not_kept_in_memory(bench: Bench, tmp_path: Path) -> None:
    # The compiler lists all bytes of the variable, a few of them in a line.
    files = {"lib/lib.go": LIB + "\nvar Data = [1 << 21]byte{1<<21 - 1: 1}\n"}
    frames(bench, tmp_path, files, "func Other")  # now Go has the answers in its cache
    again = ["list", "-export", "-f=", "-gcflags=-S", "./lib"]
    size = len(bench.go.run(again, tmp_path).stderr)
    tracemalloc.start()
    try:
        frames(bench, tmp_path, files, "func Other")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < size / 2


def test_what_does_not_compile_has_no_frames(bench: Bench, tmp_path: Path) -> None:
    text = LIB + "\nfunc F() [4]int { var b [40]int; return [40]int(b) }\n"
    (tmp_path / "lib").mkdir()
    with pytest.raises(UnheapError, match=r"stack frames: lib/lib\.go:\d+:\d+: "):
        frames(bench, tmp_path, {"lib/lib.go": text}, "func F")


LISTING = """# ex.org/m/lib
ex.org/m/lib.F STEXT size=69 args=0x8 locals=0x220 funcid=0x0 align=0x0
\t0x0000 00000 (/m/lib/a b.go:7)\tTEXT\tex.org/m/lib.F(SB), ABIInternal, $544-8
\t0x0000 00000 (/m/lib/a b.go:7)\tCMPQ\tSP, 16(R14)
\t0x0000 00000 (lib.go:8)\tTEXT\tex.org/m/lib.(*S[go.shape.struct { A int }]).Get(SB), DUPOK, $32-24
\t0x0000 00000 (lib.go:8)\tTEXT\tex.org/m/lib.(*S[int]).Get(SB), DUPOK|WRAPPER|ABIInternal, $32-16
\t0x0000 00000 (<autogenerated>:1)\tTEXT\tex.org/m/lib.init(SB), NOSPLIT|ABIInternal, $8-0
\t0x0000 00000 (lib.go:9)\tTEXT\tex.org/m/lib.leaf(SB), NOSPLIT|LEAF|NOFRAME|ABIInternal, $-4-8
# ex.org/m/cmd/yaml.v2
\t0x0000 00000 (main.go:3)\tTEXT\tmain.main(SB), ABIInternal, $24-0
# ex.org/m/yaml.v2 [ex.org/m/yaml.v2.test]
\t0x0000 00000 (y.go:3)\tTEXT\tex.org/m/yaml%2ev2.F(SB), ABIInternal, $16
"""


def test_a_listing_is_read() -> None:
    assert parse_listing(LISTING.splitlines(keepends=True)) == {
        ("ex.org/m/lib", "F"): 544,
        ("ex.org/m/lib", "(*S[go.shape.struct { A int }]).Get"): 32,
        ("ex.org/m/lib", "leaf"): 0,
        ("ex.org/m/cmd/yaml.v2", "main"): 24,
        ("ex.org/m/yaml.v2", "F"): 16,
    }


@pytest.mark.parametrize(
    ("text", "package", "name"),
    [
        ("ex.org/m/lib.(*T).Get", "ex.org/m/lib", "(*T).Get"),
        ("ex.org/m/v%2e2.F", "ex.org/m/v.2", "F"),
        ("ex.org/m.F[ex.org/x.T]", "ex.org/m", "F[ex.org/x.T]"),
        ("main.main", "main", "main"),
        ("aeshashbody", "", "aeshashbody"),
    ],
)
def test_a_symbol_is_taken_apart(text: str, package: str, name: str) -> None:
    assert parse_symbol(text) == (package, name)


def test_type_arguments_can_hold_brackets() -> None:
    assert without_type_arguments("(*T[[2]int,map[a]b]).Get[c].func1") == "(*T).Get.func1"
