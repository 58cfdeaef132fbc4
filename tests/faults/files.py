"""Files that are not like others: who may write them, what is in them, what they are called."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from codemod.gotool import find_go
from faults.lab import FILE, HUMBLE, Fault, Lab, Tree
from faults.outcome import Try

NEW = """\
package m

var m{0} = map[string]*[64]int64{{}}

func observe{0}(key string, at int) {{
\th, ok := m{0}[key]
\tif !ok {{
\t\th = new([64]int64)
\t}}
\th[at]++
\tif !ok {{
\t\tm{0}[key] = h
\t}}
}}
"""
OLD_TEXT, NEW_TEXT = FILE.format(0).encode(), NEW.format(0).encode()
_NO_UTF8 = os.fsdecode(b"a\xff.go")
BEFORE, AFTER, EITHER = "before", "after", ""


def rewritten(text: bytes) -> bytes:
    """What `apply` has to make of a text with one of our files in it, whatever its line ends."""
    for number in range(20):
        old, new = FILE.format(number).encode(), NEW.format(number).encode()
        for end in (b"\n", b"\r\n"):
            old, new = (each.strip().replace(b"\n", end) for each in (old, new))
            text = text.replace(old, new)
    return text


def expected(tree: Tree) -> Tree:
    """The tree after `apply`, mode, owner and attributes unchanged."""
    return {
        name: tuple(rewritten(fact) if isinstance(fact, bytes) else fact for fact in facts)
        for name, facts in tree.items()
    }


@dataclass(frozen=True)
class Odd:
    """One way to be odd, and what has to come of it."""

    spoil: Callable[[Path], object]
    want: str = AFTER
    says: str = ""
    under: Sequence[str] = ()
    spared: str = ""
    """A file that stays as it is."""

    def __call__(self, lab: Lab) -> Iterator[Try]:
        """As a scenario."""
        lab.plant()
        self.spoil(lab.root)
        before = lab.tree()
        spared = {name: facts for name, facts in before.items() if name == self.spared}
        after = {**expected(before), **spared}
        found = lab.judge(lab.unheap("apply", under=self.under), before, after)
        yield found.wants(self.want, self.says)


def _text(text: bytes, name: str = "f0.go") -> Callable[[Path], object]:
    return lambda root: (root / name).write_bytes(text)


def _own(path: Path, uid: int = 65534, gid: int = 65534) -> None:
    if os.geteuid() == 0:
        os.chown(path, uid, gid)


def _read_only_folder(root: Path) -> None:
    (root / "f0.go").chmod(0o666)
    root.chmod(0o555)


def _foreign(root: Path) -> None:
    for path in root.glob("*.go"):
        path.chmod(0o666)
        _own(path)


def _odd_modes(root: Path) -> None:
    for path, mode in zip(sorted(root.glob("*.go")), (0o2755, 0o4711, 0o606), strict=True):
        _own(path, 12, 34)
        path.chmod(mode)
    _own(root, 12, 35)
    root.chmod(0o2775)


def _attribute(root: Path) -> None:
    os.setxattr(root / "f0.go", "user.note", b"keep me")


def _link(target: str, name: str = "f0.go") -> Callable[[Path], object]:
    """The file lies elsewhere, and a link leads there."""

    def spoil(root: Path) -> None:
        there = (root / target).resolve()
        there.parent.mkdir(exist_ok=True)
        (root / "f0.go").rename(there)
        (root / name).symlink_to(target)

    return spoil


def _linked_outside(lab: Lab) -> Iterator[Try]:
    """What lies outside is none of our business, whatever leads there."""
    for found in Odd(_link("../outside.go"))(lab):
        kept = (lab.folder / "outside.go").read_bytes() == OLD_TEXT
        yield found if kept else found.complain("a file outside was written")


def _two_names(root: Path) -> None:
    (root / "sub").mkdir()
    (root / "sub" / "f0.go").symlink_to("../f0.go")


def _rename(name: str) -> Callable[[Path], object]:
    return lambda root: (root / "f0.go").rename(root / name)


def _huge(root: Path) -> None:
    """Many lines that are all the same, which is dear to compare where one is careless."""
    row = b'\t"' + b"0123456789abcdef" * 12 + b'",\n'
    table = b"\nvar table = [...]string{\n" + row * (20_000_000 // len(row)) + b"}\n"
    (root / "f0.go").write_bytes(OLD_TEXT + table)


def _deep(before: bytes, inner: bytes, after: bytes) -> Callable[[Path], object]:
    nested = before * 5000 + inner + after * 5000
    code = b"\nfunc id(n int) int { return n }\n\nfunc deep(n int) int {\n\tn = %s\n\treturn n\n}\n"
    return _text(OLD_TEXT + code.replace(b"%s", nested))


def _deep_blocks(root: Path) -> None:
    blocks = b"{" * 5000 + b"n++" + b"}" * 5000
    (root / "f0.go").write_bytes(
        OLD_TEXT + b"\nfunc deep(n int) int {\n" + blocks + b"\nreturn n }\n"
    )


def _deep_index(root: Path) -> None:
    index = b"(" * 5000 + b"at" + b")" * 5000
    (root / "f0.go").write_bytes(OLD_TEXT.replace(b"h[at]", b"h[" + index + b"]"))


def _as_given(text: bytes) -> Callable[[Lab], Iterator[Try]]:
    """Ends of lines are mixed: which ones new lines get is a matter of taste."""

    def scenario(lab: Lab) -> Iterator[Try]:
        lab.plant(texts={"f0.go": text})
        before = lab.tree()
        run = lab.unheap("apply")
        kept = (lab.root / "f0.go").read_bytes()
        found = lab.judge(run, before, lab.tree())
        same = kept.replace(b"\r", b"") == rewritten(text.replace(b"\r", b""))
        yield found if same else found.complain(f"{text!r} became {kept!r}")

    return scenario


def _linked_root(lab: Lab) -> Iterator[Try]:
    before = lab.plant()
    link = lab.folder / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(lab.root)
    yield lab.judge(lab.unheap("apply", cwd=link), before, expected(before)).wants(AFTER)


def _named_root(name: str, want: str = AFTER) -> Callable[[Lab], Iterator[Try]]:
    """The module lies in a folder of that name, and so do the caches."""

    def scenario(lab: Lab) -> Iterator[Try]:
        inner = lab.folder / name
        inner.mkdir(exist_ok=True)
        inner.chmod(0o755)
        yield from Odd(lambda _: None, want)(Lab(inner, quick=lab.quick))

    return scenario


def _meddle(change: str, says: str) -> Callable[[Lab], Iterator[Try]]:
    """While Go is at work, a shell command changes the tree: that change has to stay."""

    def scenario(lab: Lab) -> Iterator[Try]:
        lab.plant()
        go = lab.script(f'case "$1" in vet) {change} ;; esac\nexec "{find_go()}" "$@"')
        run = lab.unheap("apply", env={"UNHEAP_GO": str(go)})
        now = lab.tree()
        lab.plant()
        lab.shell(change)
        changed = lab.tree()
        yield lab.judge(run, changed, None, now=now).wants(BEFORE, says)

    return scenario


def _two_at_once(lab: Lab) -> Iterator[Try]:
    before = lab.plant(lab.size(50))
    after = lab.reference(before)
    for delay in (0.0, 0.05, 0.2)[: lab.times(3)]:
        first = lab.start("apply")
        time.sleep(delay)
        runs = [each.end() for each in (first, lab.start("apply"))]
        runs.sort(key=lambda run: run.code)
        yield lab.judge(runs[-1], before, after).wants(AFTER)


_PERMISSIONS = (
    (
        "a read-only file",
        Odd(lambda root: (root / "f1.go").chmod(0o444), spared="f1.go"),
    ),
    ("a read-only folder", Odd(_read_only_folder, BEFORE, "read-only", under=HUMBLE)),
    (
        "files of another user",
        Odd(_foreign, BEFORE, r"f0\.go: Operation not permitted", under=HUMBLE),
    ),
    ("odd modes and owners, setgid", Odd(_odd_modes)),
    ("extended attributes", Odd(_attribute)),
)
_LINKS = (
    ("a link to a file of the module", Odd(_link("other/real.txt"))),
    ("a link to a file outside", _linked_outside),
    ("two names by a link", Odd(_two_names, spared="f0.go")),
    (
        "two names by a hard link",
        Odd(
            lambda root: os.link(root / "f0.go", root / "f0.bak"), BEFORE, "f0.go has 2 hard links"
        ),
    ),
    ("the tree seen through a link", _linked_root),
)
_NAMES = (
    ("a file name with spaces", Odd(_rename("a b.go"))),
    ("a file name with a newline", Odd(_rename("a\nb.go"), EITHER)),
    ("a file name in Cyrillic and Chinese", Odd(_rename("карта图.go"))),
    ("a file name that is not UTF-8", Odd(_rename(_NO_UTF8), spared=_NO_UTF8)),
    ("folders with spaces", _named_root("a b 'c' \"d\"")),
    ("folders with a newline", _named_root("a\nb", EITHER)),
    ("folders in Cyrillic and Chinese", _named_root("дом图")),
)
_TEXTS = (
    ("CRLF", Odd(_text(OLD_TEXT.replace(b"\n", b"\r\n")))),
    ("mixed line ends", _as_given(OLD_TEXT.replace(b"{\n", b"{\r\n"))),
    ("no final newline", Odd(_text(OLD_TEXT.rstrip()))),
    ("a byte order mark", Odd(_text(b"\xef\xbb\xbf" + OLD_TEXT))),
    ("invalid UTF-8 in a comment", Odd(_text(OLD_TEXT + b"// \xff\n"), BEFORE, "f0.go:10")),
    ("a NUL byte", Odd(_text(OLD_TEXT + b"// \0\n"), BEFORE, "f0.go:10")),
    ("5,000 nested parentheses", Odd(_deep(b"(", b"n", b")"))),
    ("5,000 nested calls", Odd(_deep(b"id(", b"n", b")"))),
    ("5,000 nested operators", Odd(_deep(b"-(", b"n", b")"))),
    ("5,000 parentheses in an index", Odd(_deep_index, EITHER)),
    ("5,000 nested blocks", Odd(_deep_blocks)),
)
_RIVALS = (
    ("a file changes meanwhile", _meddle("echo '// mine' >> f1.go", "f1.go has changed")),
    ("a file vanishes meanwhile", _meddle("rm -f f1.go", "f1.go: No such file")),
    (
        "a folder takes a file's place",
        _meddle("rm -rf f1.go; mkdir f1.go", "f1.go: Is a directory"),
    ),
    ("two runs at once", _two_at_once),
)
_QUICK = {
    *("files of another user", "odd modes and owners, setgid", "two names by a hard link"),
    *("a file name with a newline", "CRLF", "a NUL byte", "5,000 parentheses in an index"),
    "a file changes meanwhile",
}

FAULTS = (
    *(
        Fault(name, scenario, quick=name in _QUICK)
        for name, scenario in (*_PERMISSIONS, *_LINKS, *_NAMES, *_TEXTS, *_RIVALS)
    ),
    Fault("a file of 20 MB", Odd(_huge), quick=False),
)
