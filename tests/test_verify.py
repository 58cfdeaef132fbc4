"""The gate with the real Go, on small modules that are written for each test."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import Go

from codemod.discover import discover
from codemod.errors import Stale, UnheapError
from codemod.gotool import GoTool
from codemod.importers import Importers, target
from codemod.model import Edit, Fix, Helper, Package, Promise, Verified, Workspace
from codemod.options import Options
from codemod.trial import Trial
from codemod.verify import Settling, verify

LIB = """package lib

type T struct{ n int }

func (t T) Late(vs []int) *int {
	for _, v := range vs {
		if v == t.n {
			return &v
		}
	}
	return nil
}

func One() int { return 1 }

func Two() int { return 2 }

func Three() int { return 3 }

func Four() int { return 4 }
"""
APP = """package main

import "ex.org/m/lib"

func main() { println(lib.One(), lib.Two()) }
"""
TREE = {
    "go.mod": "module ex.org/m\n\ngo 1.21\n",
    "lib/lib.go": LIB,
    "app/main.go": APP,
    "other/other.go": "package other\n\nfunc Far() int { return 1 }\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    write(folder, TREE)
    return folder


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def swap(path: Path, old: str, new: str) -> Edit:
    text = path.read_bytes()
    assert text.count(old.encode()) == 1, f"{old!r} must stand once in {path}"
    start = text.index(old.encode())
    return Edit(start, start + len(old.encode()), new.encode())


def fix(path: Path, old: str, new: str, **more: object) -> Fix:
    made = Fix(old, "toy", "toy", {path: (swap(path, old, new),)})
    return replace(made, **more)  # type: ignore[arg-type]


def as_is(pairs: Sequence[tuple[str, bytes]]) -> list[bytes]:
    return [text for _, text in pairs]


Check = Callable[..., Verified]


@pytest.fixture
def check(go: GoTool, root: Path) -> Check:
    def run(
        *fixes: Fix, go: GoTool = go, workspace: Workspace | None = None, **more: object
    ) -> Verified:
        settings = {"format": as_is, "progress": lambda _label: None, "options": Options(), **more}
        options = settings.pop("options")
        found = workspace or discover(["./..."], root, go)
        return verify(fixes, found, go, options, **settings)  # type: ignore[arg-type]

    return run


def snapshot(root: Path) -> dict[Path, tuple[bytes, int]]:
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in root.rglob("*") if p.is_file()}


def errors(verified: Verified) -> dict[str, str]:
    return {rejection.fix.group: rejection.error for rejection in verified.rejected}


def groups(fixes: Iterable[Fix]) -> list[str]:
    return [fix.group for fix in fixes]


def test_a_fix_that_passes_is_kept_with_evidence_and_nothing_is_written(
    check: Check, root: Path
) -> None:
    lib = root / "lib/lib.go"
    before = snapshot(root)
    verified = check(fix(lib, "return 1 }", "return 10 - 9 }"))
    assert groups(verified.fixes) == ["return 1 }"]
    assert verified.files == {lib: LIB.replace("return 1 }", "return 10 - 9 }").encode()}
    assert verified.evidence == {"return 1 }": ("compile, go vet: 2 packages as before",)}
    assert snapshot(root) == before


def test_a_kept_promise_is_shown(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    late = fix(
        lib,
        "return &v",
        "hit := v\n\t\t\treturn &hit",
        promise=Promise(gone=("moved to heap: v",), new=("moved to heap: hit",)),
    )
    verified = check(late)
    assert errors(verified) == {}
    assert verified.evidence["return &v"][1:] == (
        "escapes: moved to heap: v gone in (T).Late",
        "escapes: moved to heap: hit new in (T).Late",
    )


def test_a_broken_promise_is_rejected_and_says_why(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    verified = check(
        fix(lib, "v == t.n", "t.n == v", promise=Promise(gone=("moved to heap: v",))),
        fix(lib, "return 2 }", "return 1 + 1 }", promise=Promise(gone=("moved to heap: w",))),
    )
    assert errors(verified) == {
        "v == t.n": "escapes: `moved to heap: v` was to go, and is still there",
        "return 2 }": "escapes: `moved to heap: w` was to go, and was never there",
    }
    assert not verified.files


def test_an_unexplained_allocation_is_rejected(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    leak = "p := new(int); Sink = p; return *p }\n\nvar Sink *int"
    verified = check(fix(lib, "return 1 }", leak), fix(lib, "return 2 }", "return 1 + 1 }"))
    assert errors(verified) == {
        "return 1 }": "escapes: lib/lib.go: new(int) escapes to heap in One is new"
    }
    assert groups(verified.fixes) == ["return 2 }"]


def test_the_same_allocation_a_second_time_is_new(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    write(root, {"lib/lib.go": LIB + "\nvar P, Q *int\n\nfunc F() { P = new(int); Q = P }\n"})
    verified = check(fix(lib, "Q = P", "Q = new(int)"))
    assert "new(int) escapes to heap in F is new" in errors(verified)["Q = P"]


def test_inlining_more_is_no_new_allocation(check: Check, root: Path) -> None:
    """A callee that has become inlinable says its notes again at each call."""
    big = "func Make(n int) *int {\n\tdefer func() {}()\n\tv := n\n\treturn &v\n}\n"
    caller = "func Call() *int { return Make(3) }\n"
    write(root, {"lib/make.go": f"package lib\n\n{big}\n{caller}"})
    assert errors(check(fix(root / "lib/make.go", "\tdefer func() {}()\n", ""))) == {}


def test_what_does_not_compile_is_rejected_with_the_place_in_the_old_text(
    check: Check, root: Path
) -> None:
    lib = root / "lib/lib.go"
    longer = fix(lib, "type T struct{ n int }", "type (\n\tT struct {\n\t\tn int\n\t}\n)")
    bad = fix(lib, "return 3 }", 'return "3" }')
    verified = check(longer, bad)
    assert groups(verified.fixes) == groups([longer])
    assert re.match(r"lib/lib\.go:18:27: cannot use \"3\"", errors(verified)["return 3 }"])


def test_a_broken_importer_rejects(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    verified = check(
        fix(
            lib,
            "func One() int {",
            'func One(_ ...string) string { return "" }\n\nfunc one() int {',
        )
    )
    assert list(errors(verified)) == ["func One() int {"] or groups(verified.fixes)
    write(
        root,
        {
            "app/use.go": "package main\n\nvar n int = lib.One()\n".replace(
                "main\n", 'main\n\nimport "ex.org/m/lib"\n', 1
            )
        },
    )
    verified = check(
        fix(lib, "func One() int {", 'func One() string { return "" }\n\nfunc one() int {')
    )
    assert re.match(
        r"app/use\.go:5:13: cannot use lib\.One\(\)", errors(verified)["func One() int {"]
    )


def test_a_test_that_does_not_compile_any_more_rejects(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    test = 'package lib_test\n\nimport "ex.org/m/lib"\n\nvar _ int = lib.Four()\n'
    write(root, {"lib/x_test.go": test})
    verified = check(fix(lib, "func Four() int { return 4 }", 'func Four() string { return "" }'))
    assert "lib/x_test.go:5:13" in errors(verified)["func Four() int { return 4 }"]


def test_a_new_vet_finding_rejects_and_an_old_one_does_not(check: Check, root: Path) -> None:
    text = (
        'package lib\n\nimport "fmt"\n\nfunc P() { fmt.Printf("%d", "x") }\n\n'
        'func Q() { fmt.Printf("%d", 1) }\n'
    )
    write(root, {"lib/p.go": text})
    path = root / "lib/p.go"
    verified = check(
        fix(path, "func P() {", "func P() {\n\n\t"),
        fix(path, '"%d", 1) }', '"%s", 1) }'),
    )
    assert groups(verified.fixes) == ["func P() {"]
    assert re.match(r"lib/p\.go:7:\d+: fmt\.Printf", errors(verified)['"%d", 1) }'])


def test_an_old_vet_finding_is_one_in_a_text_that_an_earlier_run_has_checked(
    check: Check, root: Path
) -> None:
    """Go repeats it in the words of that run, in which the text lay in an overlay."""
    path = root / "lib/p.go"
    write(root, {"lib/p.go": 'package lib\n\nimport "fmt"\n\nfunc P() { fmt.Printf("%d", "x") }\n'})
    first = check(fix(path, "func P() {", "func P() {\n\n\t"))
    path.write_bytes(first.files[path])
    verified = check(fix(root / "lib/lib.go", "return 1 }", "return 10 - 9 }"))
    assert errors(verified) == {}


def test_a_package_that_was_broken_before_does_not_count(check: Check, root: Path) -> None:
    write(
        root,
        {
            "bad/bad.go": 'package bad\n\nimport "ex.org/m/lib"\n\nvar X string = lib.One()\n',
            "worse/worse.go": 'package worse\n\nimport (\n\t_ "ex.org/m/lib"\n'
            '\t_ "nowhere.example/x"\n)\n',
        },
    )
    verified = check(
        fix(root / "lib/lib.go", "return 1 }", "return 10 - 9 }"),
        fix(root / "lib/lib.go", "return 2 }", "return two }"),
    )
    assert groups(verified.fixes) == ["return 1 }"]
    assert "undefined: two" in errors(verified)["return 2 }"]


def test_one_bad_of_many_is_found_in_few_runs(check: Check, root: Path) -> None:
    labels: list[str] = []
    lib = root / "lib/lib.go"
    write(
        root,
        {
            "lib/many.go": "package lib\n"
            + "".join(f"\nfunc M{n}() int {{ return {n} }}\n" for n in range(100, 140))
        },
    )
    many = [fix(root / "lib/many.go", f"return {n}", f"return {n} + 0") for n in range(100, 140)]
    bad = fix(lib, "return 4 }", "return four }")
    verified = check(*many[:20], bad, *many[20:], progress=labels.append)
    assert groups(verified.fixes) == groups(many)
    assert list(errors(verified)) == ["return 4 }"]
    assert sum(label.endswith("compiler") for label in labels) <= 3


def test_two_that_fail_only_together_keep_the_first(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    one = fix(lib, "func One() int", "func Helper() int { return 0 }\n\nfunc One() int")
    two = fix(lib, "func Two() int", "func Helper() int { return 0 }\n\nfunc Two() int")
    verified = check(one, two)
    assert groups(verified.fixes) == groups([one])
    assert "Helper redeclared" in errors(verified)[two.group]


def test_an_overlapping_fix_is_rejected(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    verified = check(
        fix(lib, "return 1 }", "return 10 - 9 }"),
        fix(lib, "One() int { return 1 }", "One() (n int) { return 1 }"),
    )
    assert errors(verified) == {"One() int { return 1 }": "overlaps a rewrite that goes before it"}


def test_a_clean_file_is_formatted_again_and_another_is_not(check: Check, root: Path) -> None:
    write(root, {"other/odd.go": "package other\n\nfunc  Odd() int { return 7 }\n"})

    def squeeze(pairs: Sequence[tuple[str, bytes]]) -> list[bytes]:
        return [text.replace(b"func  ", b"func ").replace(b"+1", b"+ 1") for _, text in pairs]

    lib, odd = root / "lib/lib.go", root / "other/odd.go"
    verified = check(
        fix(lib, "return 1 }", "return 0 +1 }"), fix(odd, "return 7", "return 6 +1"), format=squeeze
    )
    assert b"return 0 + 1 }" in verified.files[lib]
    assert verified.files[odd] == b"package other\n\nfunc  Odd() int { return 6 +1 }\n"


def test_helpers_are_part_of_the_trial(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    helper = Helper("ex.org/m/lib", "seven", "func seven() int { return 7 }")
    verified = check(
        fix(lib, "return 1 }", "return seven() - 6 }", helpers=(helper,)),
        fix(lib, "return 2 }", "return seven() - 5 }", helpers=(helper,)),
    )
    assert errors(verified) == {}
    assert verified.files[lib].count(b"func seven()") == 1


def test_with_test_a_test_that_fails_now_rejects_and_one_that_failed_before_does_not(
    check: Check, root: Path
) -> None:
    test = (
        'package lib\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {\n\tif One() != 1 {\n'
        '\t\tt.Error("not one")\n\t}\n}\n\nfunc TestOld(t *testing.T) { t.Error("always") }\n'
    )
    write(root, {"lib/lib_test.go": test})
    lib = root / "lib/lib.go"
    fixes = (fix(lib, "return 1 }", "return 5 }"), fix(lib, "return 2 }", "return 1 + 1 }"))
    assert errors(check(*fixes)) == {}
    verified = check(*fixes, options=Options(test=True))
    assert groups(verified.fixes) == ["return 2 }"]
    assert errors(verified)["return 1 }"] == ("ex.org/m/lib: TestOne fails: lib_test.go:7: not one")


def test_a_full_disk_is_no_rejection(check: Check, root: Path, go: GoTool, tmp_path: Path) -> None:
    fake = tmp_path / "go"
    fake.write_text(
        '#!/bin/sh\ncase "$*" in *-export*) echo "go: write x: no space left on device" >&2\n'
        f'exit 1;; esac\nexec {go.binary} "$@"\n'
    )
    fake.chmod(0o755)
    with pytest.raises(UnheapError, match="no space left on device"):
        check(fix(root / "lib/lib.go", "return 1 }", "return 2 }"), go=GoTool(fake))


def test_tags_reach_every_command(check: Check, root: Path, go: GoTool) -> None:
    write(
        root,
        {"lib/tagged.go": "//go:build special\n\npackage lib\n\nfunc Tagged() int { return 5 }\n"},
    )
    tagged = root / "lib/tagged.go"
    special = GoTool(go.binary, tags="special")
    assert errors(check(fix(tagged, "return 5", "return five"), go=special)) == {
        "return 5": "lib/tagged.go:5:28: undefined: five"
    }


def test_a_workspace_of_two_modules(check: Check, tmp_path: Path, go: GoTool) -> None:
    root = tmp_path / "work"
    write(
        root,
        {
            "go.work": "go 1.21\n\nuse (\n\t./a\n\t./b\n)\n",
            "a/go.mod": "module ex.org/a\n\ngo 1.21\n",
            "a/a.go": "package a\n\nfunc A() int { return 1 }\n",
            "b/go.mod": "module ex.org/b\n\ngo 1.21\n",
            "b/b.go": 'package b\n\nimport "ex.org/a"\n\nvar B int = a.A()\n',
        },
    )
    found = discover(["./a/...", "./b/..."], root, go)
    verified = check(
        fix(root / "a/a.go", "int { return 1 }", 'string { return "" }'), workspace=found
    )
    assert list(errors(verified).values()) == [
        "b/b.go:5:13: cannot use a.A() (value of type string) as int value in variable declaration"
    ]


LATE_TEST = """package lib_test

import "testing"

func TestLate(t *testing.T) {
	for _, v := range []int{1, 2} {
		if v == len(t.Name()) {
			Sink = &v
		}
	}
}

var Sink *int
"""


def test_promises_about_tests_are_checked_where_a_test_is_edited(check: Check, root: Path) -> None:
    write(root, {"lib/late_test.go": LATE_TEST})
    test = root / "lib/late_test.go"
    promise = Promise(("moved to heap: v",), ("moved to heap: hit",))
    kept = check(fix(test, "Sink = &v", "hit := v\n\t\t\tSink = &hit", promise=promise))
    assert kept.evidence["Sink = &v"][1] == "escapes: moved to heap: v gone in TestLate"
    broken = check(fix(test, "len(t.Name())", "len(t.Name()) + 0", promise=promise))
    assert "is still there" in errors(broken)["len(t.Name())"]


KEEP = """package lib

func Keep(p *int) int { return *p }

var kept *int
"""
KEEP_TEST = """package lib_test

import (
	"testing"

	"ex.org/m/lib"
)

func TestKeep(*testing.T) {
	n := 1
	println(lib.Keep(&n))
}
"""


def test_an_allocation_of_a_test_that_is_not_edited_does_not_count(
    check: Check, root: Path
) -> None:
    write(root, {"lib/keep.go": KEEP, "lib/keep_test.go": KEEP_TEST, "lib/late_test.go": LATE_TEST})
    keep = fix(root / "lib/keep.go", "int { return *p }", "(n int) { kept, n = p, *p; return }")
    beside = fix(root / "lib/late_test.go", "len(t.Name())", "len(t.Name()) + 0")
    assert not check(keep).rejected
    assert not check(keep, beside).rejected


def late(root: Path) -> Fix:
    promise = Promise(("moved to heap: v",), ("moved to heap: hit",))
    new = "hit := v\n\t\t\treturn &hit"
    return fix(root / "lib/lib.go", "return &v", new, promise=promise)


@pytest.mark.parametrize("flags", ["-trimpath", "-mod=mod -buildvcs=false", "-gcflags=-m=1"])
def test_the_users_own_flags_do_no_harm(
    check: Check, root: Path, monkeypatch: pytest.MonkeyPatch, flags: str
) -> None:
    monkeypatch.setenv("GOFLAGS", flags)
    assert errors(check(late(root))) == {}


def test_a_tree_behind_a_link(
    check: Check, root: Path, go: GoTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell sets PWD to the way it came, and Go would go by that."""
    link = root.parent / "link"
    link.symlink_to(root)
    monkeypatch.setenv("PWD", str(link))
    assert errors(check(late(root), go=GoTool(go.binary))) == {}


def test_a_vendored_module(check: Check, root: Path) -> None:
    write(
        root,
        {
            "go.mod": "module ex.org/m\n\ngo 1.21\n\nrequire ex.org/dep v1.0.0\n",
            "vendor/modules.txt": "# ex.org/dep v1.0.0\n## explicit; go 1.20\nex.org/dep\n",
            "vendor/ex.org/dep/dep.go": "package dep\n\nvar V int\n",
            "lib/dep.go": 'package lib\n\nimport "ex.org/dep"\n\nvar _ = dep.V\n',
        },
    )
    bad = fix(root / "lib/dep.go", "dep.V", "dep.W")
    verified = check(late(root), bad)
    assert groups(verified.fixes) == ["return &v"]
    assert errors(verified) == {"dep.V": "lib/dep.go:5:13: undefined: dep.W"}


def test_a_package_of_the_standard_library(check: Check, go: GoTool) -> None:
    source = Path(go.settings["GOROOT"]).resolve() / "src"
    found = discover(["encoding/hex", "encoding/pem"], source, go)
    path = source / "encoding/hex/hex.go"
    good = fix(path, "{ return n * 2 }", "{ return 2 * n }")
    bad = fix(path, "{ return x / 2 }", "{ return y / 2 }")
    verified = check(good, bad, workspace=found)
    assert groups(verified.fixes) == [good.group]
    assert "encoding/hex/hex.go:" in errors(verified)[bad.group]


def test_a_file_that_changed_since_planning_is_stale(check: Check, root: Path) -> None:
    lib = root / "lib/lib.go"
    change = fix(lib, "return 1 }", "return 10 - 9 }")
    lib.write_text(LIB + "\n")
    with pytest.raises(Stale, match=r"lib\.go has changed"):
        check(change, sources={lib: LIB.encode()})


@pytest.mark.parametrize(
    ("package_id", "name"),
    [
        ("a/b", "a/b"),
        ("a/b [a/b.test]", "a/b"),
        ("a/b_test [a/b.test]", "a/b"),
        ("a [z.test]", "a"),
    ],
)
def test_a_variant_goes_by_the_name_of_its_package(package_id: str, name: str) -> None:
    assert target(package_id) == name


def test_importers_are_followed_through_tests_and_other_packages() -> None:
    def package(package_id: str, *imports: str, **more: Mapping[str, str]) -> Package:
        return Package(package_id, package_id.split()[0], "p", Path("/x"), (), imports, **more)  # type: ignore[arg-type]

    packages = (
        package("a"),
        package("b", "a"),
        package("c_test [c.test]", "b"),
        package("v/d"),
        package("e", "d", import_map={"d": "v/d"}),
    )
    importers = Importers(Workspace(Path("/x"), Path("/x"), packages))
    assert importers.reached(["a"]) == ("a", "b", "c")
    assert importers.reached(["v/d"]) == ("e", "v/d")


@given(
    st.integers(0, 12).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.sets(
                st.frozensets(st.integers(0, max(n - 1, 0)), min_size=1, max_size=3), max_size=4
            ),
            st.randoms(),
        )
    )
)
def test_settling_keeps_as_much_as_can_be_kept(
    case: tuple[int, set[frozenset[int]], object],
) -> None:
    """Sets of fixes that cannot stand together are given; the blame is arbitrary."""
    count, bad, random = case
    fixes = tuple(Fix(str(n), "toy", "toy", {}) for n in range(count))

    def passes(some: Iterable[Fix]) -> bool:
        here = {int(fix.group) for fix in some}
        return not any(wrong <= here for wrong in bad)

    def trial(some: tuple[Fix, ...]) -> Trial:
        assert list(some) == sorted(some, key=lambda fix: int(fix.group))
        blamed = frozenset(fix.group for fix in some if random.random() < 0.3)  # type: ignore[attr-defined]
        return Trial() if passes(some) else Trial("no", blamed)

    settling = Settling(fixes, trial)
    kept = settling.settle((), fixes)
    assert passes(kept)
    left = [fix for fix in fixes if fix not in kept]
    assert settling.rejections.keys() == {fix.group for fix in left}
    assert not any(passes((*kept, fix)) for fix in left)


def test_what_breaks_its_promise_is_out_at_once() -> None:
    """And what is left is tried together again, in whatever order the broken ones came."""
    fixes = tuple(Fix(str(n), "toy", "toy", {}) for n in range(8))
    tried: list[list[str]] = []

    def trial(some: tuple[Fix, ...]) -> Trial:
        tried.append(groups(some))
        broken = {name: f"{name} is broken" for name in tried[-1] if name in "25"}
        return Trial("2 is broken", broken=broken) if broken else Trial()

    settling = Settling(fixes, trial)
    assert groups(settling.settle((), fixes)) == list("013467")
    assert tried == [list("01234567"), list("013467")]
    assert settling.rejections == {"2": "2 is broken", "5": "5 is broken"}


def test_nothing_is_asked_about_nothing(tmp_path: Path) -> None:
    scripted = Go()
    workspace = Workspace(tmp_path, tmp_path, ())
    done = verify(
        (), workspace, cast(GoTool, scripted), Options(), format=as_is, progress=lambda _: None
    )
    assert done == Verified((), {}, (), {})
    assert not scripted.asked
