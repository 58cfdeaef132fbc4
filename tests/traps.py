"""Hostile repositories: each has a program that must not be run while somebody looks at it.

A trap that springs leaves a canary. How to spring it on purpose is part of each trap, so that no
trap can be one that never worked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

MAP = """package {package}

var hits = map[string][64]int64{{}}

// Hit counts.
func Hit(key string) {{
	h := hits[key]
	h[0]++
	hits[key] = h
}}
"""
MAIN = "package main\n\nfunc main() {}\n"
BOMB = (
    'package {package}\n\nimport "os"\n\nfunc init() {{ os.WriteFile("@CANARY@", nil, 0o600) }}\n'
)
PLUGIN = '#include <stdlib.h>\n__attribute__((constructor)) void f(void) { system("@TRAP@"); }\n'
MAKE_PLUGIN = "gcc -shared -fPIC -o trap.so plugin.txt.c && rm plugin.txt.c"
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WHO = "-c user.name=a -c user.email=a@example.com"


def go_file(text: str, package: str = "m") -> str:
    """The text for a package of this name."""
    return text.format(package=package)


@dataclass(frozen=True)
class Trap:
    """A hostile repository. `@ROOT@`, `@TRAP@` and `@CANARY@` stand for where things are."""

    spring: str
    """A shell command that springs it."""
    files: Mapping[str, str] = field(default_factory=dict)
    setup: str = ""
    """A shell command that lays it, before everything is committed."""
    after: str = ""
    """One that is run after that."""
    env: Mapping[str, str] = field(default_factory=dict)
    """The environment of whoever looks at the repository."""
    needs: tuple[str, ...] = ("git",)
    rewrites: bool = True
    """It can be rewritten all the same."""
    since: int = 21
    """The first Go 1.x that it works with."""


@dataclass(frozen=True)
class Laid:
    """A trap on disk."""

    root: Path
    canary: Path
    env: Mapping[str, str]

    def shell(self, command: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command in the repository."""
        return subprocess.run(
            ["sh", "-c", command], cwd=self.root, env=self.env, capture_output=True, check=False
        )

    def texts(self) -> dict[str, bytes]:
        """The Go files, as they are now."""
        return {str(path): path.read_bytes() for path in sorted(self.root.rglob("*.go"))}


def lay(trap: Trap, folder: Path, env: Mapping[str, str]) -> Laid:
    """Write a trap and commit it."""
    root, canary = folder / "repository", folder / "canary"
    program = root / "trap.sh"
    names = {"@ROOT@": str(root), "@TRAP@": str(program), "@CANARY@": str(canary)}
    names["@PATH@"] = env["PATH"]

    def filled(text: str) -> str:
        for name, value in names.items():
            text = text.replace(name, value)
        return text

    files = {
        "go.mod": "module ex.org/m\n\ngo 1.21\n",
        "m.go": go_file(MAP),
        "cmd/main.go": MAIN,
        "trap.sh": '#!/bin/sh\necho "$0 $*" >>@CANARY@\n',
        **trap.files,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(filled(text))
    program.chmod(0o755)
    chosen = {name: filled(value) for name, value in trap.env.items()}
    laid = Laid(root, canary, {**env, **GIT, **chosen})
    commit = f"git init -q && git add -A -f && git {WHO} commit -q -m all"
    for command in (trap.setup, commit, trap.after):
        done = Laid(root, canary, {**env, **GIT}).shell(filled(command) or ":")
        assert done.returncode == 0, done.stderr.decode()
    canary.unlink(missing_ok=True)
    return laid


def has(*programs: str) -> bool:
    """Are all of these installed?"""
    return all(map(shutil.which, programs))


def _cgo(
    kind: str,
    flags: str,
    spring: str,
    files: Mapping[str, str] = MappingProxyType({}),
    setup: str = "",
) -> Trap:
    """C code with a flag that would have the C compiler run something."""
    text = f'package m\n\n// #cgo {kind}: {flags}\n// int f(void) {{ return 1; }}\nimport "C"\n\n'
    shared = {"c.go": text + "var _ = C.f()\n", "x.txt": "int g(void) { return 1; }\n"}
    return Trap(spring, {**shared, **files}, setup, needs=("git", "gcc"), rewrites=False)


def _plugin(
    kind: str, flags: str, spring: str, files: Mapping[str, str] = MappingProxyType({})
) -> Trap:
    return _cgo(kind, flags, spring, {"plugin.txt.c": PLUGIN, **files}, MAKE_PLUGIN)


STALE = "touch m.go cmd/main.go"

TRAPS: Mapping[str, Trap] = {
    # What a repository's code can do once it runs: it must not run.
    "init": Trap(
        files={"b.go": go_file(BOMB), "cmd/b.go": go_file(BOMB, "main")},
        spring="go run ./cmd",
    ),
    "test": Trap(files={"m_test.go": go_file(BOMB)}, spring="go test ."),
    "vendored": Trap(
        files={
            "go.mod": "module ex.org/m\n\ngo 1.21\n\nrequire ex.org/v v1.0.0\n",
            "vendor/modules.txt": "# ex.org/v v1.0.0\n## explicit\nex.org/v\n",
            "vendor/ex.org/v/v.go": go_file(BOMB, "v"),
            "cmd/v.go": 'package main\n\nimport _ "ex.org/v"\n',
        },
        spring="go run ./cmd",
    ),
    "replace": Trap(
        files={
            "go.mod": "module ex.org/m\n\ngo 1.21\n\nrequire ex.org/v v1.0.0\n\n"
            "replace ex.org/v => ../outside\n",
            "../outside/go.mod": "module ex.org/v\n\ngo 1.21\n",
            "../outside/v.go": go_file(BOMB, "v"),
            "../outside/map.go": go_file(MAP, "v"),
            "cmd/v.go": 'package main\n\nimport _ "ex.org/v"\n',
        },
        spring="go run ./cmd",
    ),
    "assembly": Trap(
        files={
            "cmd/a.s": "TEXT ·trap(SB), 4, $0\n\tJMP ·bomb(SB)\n",
            "cmd/b.go": go_file(BOMB, "main").replace("func init()", "func trap()\n\nfunc bomb()")
            + "\nfunc init() { trap() }\n",
        },
        spring="go run ./cmd",
    ),
    "linkname": Trap(
        files={
            "cmd/a.s": "",
            "cmd/b.go": go_file(BOMB, "main").replace(
                "func init()",
                'import _ "unsafe"\n\n//go:linkname trap main.bomb\nfunc trap()\n\n'
                "func init() { trap() }\n\nfunc bomb()",
            ),
        },
        spring="go run ./cmd",
    ),
    "cgo code": Trap(
        files={
            "cmd/c.go": "package main\n\n/*\n#include <stdlib.h>\n"
            'static __attribute__((constructor)) void f(void) { system("@TRAP@"); }\n'
            '*/\nimport "C"\n'
        },
        spring="go run ./cmd",
        needs=("git", "gcc"),
    ),
    "object file": Trap(
        files={"cmd/plugin.txt.c": PLUGIN, "cmd/c.go": 'package main\n\nimport "C"\n'},
        setup="cd cmd && gcc -c -o trap_linux.syso plugin.txt.c && rm plugin.txt.c",
        spring="go run ./cmd",
        needs=("git", "gcc"),
    ),
    # What names a program for the go command.
    "go generate": Trap(
        files={"gen.go": "package m\n\n//go:generate @TRAP@\n"}, spring="go generate ./..."
    ),
    "tool directive": Trap(
        files={
            "go.mod": "module ex.org/m\n\ngo 1.24\n\ntool ex.org/m/cmd\n",
            "cmd/b.go": go_file(BOMB, "main"),
        },
        spring="go tool cmd",
        since=24,
    ),
    "toolchain line": Trap(
        files={
            "go.mod": "module ex.org/m\n\ngo 1.21\n\ntoolchain go1.99.0\n",
            "bin/go1.99.0": "#!/bin/sh\nexec @TRAP@ toolchain\n",
        },
        setup="chmod +x bin/go1.99.0",
        env={"PATH": "@ROOT@/bin:@PATH@", "GOTOOLCHAIN": "auto"},
        spring="go version",
    ),
    "toolchain line above": Trap(
        files={
            "../go.work": "go 1.21\n\ntoolchain go1.99.0\n\nuse ./repository\n",
            "bin/go1.99.0": "#!/bin/sh\nexec @TRAP@ toolchain\n",
        },
        setup="chmod +x bin/go1.99.0",
        env={"PATH": "@ROOT@/bin:@PATH@", "GOTOOLCHAIN": "auto"},
        spring="go version",
    ),
    "settings of go": Trap(
        files=dict.fromkeys(
            ("go.env", "env", ".config/go/env", "go/env"), "GOFLAGS=-toolexec=@TRAP@\n"
        ),
        spring="GOENV=go.env go list -export ./...",
    ),
    "module named like an option": Trap(
        files={"go.mod": "module -toolexec=./trap.sh\n\ngo 1.21\n"},
        spring="rm go.mod && go list -export -toolexec=./trap.sh m.go",
        rewrites=False,
    ),
    "folder named like an option": Trap(
        files={"-toolexec=.trap.sh/x.go": "package x\n", ".trap.sh": "#!/bin/sh\nexec @TRAP@\n"},
        setup="chmod +x .trap.sh",
        spring="go list -export -toolexec=./.trap.sh .",
    ),
    # What names a program for the C compiler.
    "cgo plugin": _plugin(
        "CFLAGS", "-fplugin=./trap.so", "gcc -fplugin=./trap.so -x c -c -o x.o x.txt"
    ),
    "cgo linker plugin": _plugin(
        "LDFLAGS",
        "-Wl,-plugin,./trap.so",
        "gcc -shared -Wl,-plugin,./trap.so -x c -o x.out x.txt",
    ),
    "cgo plugin by pkg-config": _plugin(
        "pkg-config",
        "./trap.pc",
        "gcc $(cat trap.pc | sed -n 's/Cflags: //p') -x c -c -o x.o x.txt",
        {"trap.pc": "Name: x\nDescription: x\nVersion: 1\nCflags: -fplugin=@ROOT@/trap.so\n"},
    ),
    "cgo wrapper": _cgo("CFLAGS", "-wrapper ./trap.sh", "gcc -wrapper ./trap.sh -x c -c x.txt"),
    "cgo programs": _cgo(
        "CFLAGS",
        "-B./bin/",
        "gcc -B./bin/ -x c -c -o x.o x.txt",
        setup="mkdir bin && cp trap.sh bin/as",
    ),
    "cgo specs": _cgo(
        "CFLAGS",
        "-specs=./specs",
        "gcc -specs=./specs -c x.txt",
        {"specs": ".txt:\n@TRAP@ %i\n"},
    ),
    "cgo response file": _plugin(
        "CFLAGS",
        "@flags",
        "gcc @flags -x c -c -o x.o x.txt",
        {"flags": "-fplugin=@ROOT@/trap.so\n"},
    ),
    # What names a program for git, which Go and `apply` start.
    "git fsmonitor": Trap(after="git config core.fsmonitor @TRAP@", spring="git status"),
    "git hook": Trap(
        after=f"cp trap.sh .git/hooks/post-index-change && {STALE}", spring="git status"
    ),
    "git hooks elsewhere": Trap(
        files={"hooks/post-index-change": "#!/bin/sh\nexec @TRAP@\n"},
        after=f"chmod +x hooks/* && git config core.hooksPath hooks && {STALE}",
        spring="git status",
    ),
    "git filter": Trap(
        files={".gitattributes": "*.go filter=a.b\n"},
        after=f"git config filter.a.b.clean '@TRAP@; cat' && {STALE}",
        spring="git status",
    ),
    "git filter with an odd name": Trap(
        files={".gitattributes": "*.go filter=a=b\n"},
        after=f"git config filter.a=b.clean '@TRAP@; cat' && {STALE}",
        spring="git status",
        rewrites=False,
    ),
    "git filter process": Trap(
        after="git config filter.x.process @TRAP@ && git config filter.x.required true &&"
        f" echo '*.go filter=x' >.git/info/attributes && {STALE}",
        spring="git status",
    ),
    "git filter of a worktree": Trap(
        files={".gitattributes": "*.go filter=x\n"},
        after="git config extensions.worktreeConfig true &&"
        f" git config --worktree filter.x.clean '@TRAP@; cat' && {STALE}",
        spring="git status",
    ),
    "git pager": Trap(
        after="git config core.pager @TRAP@ && git config pager.status true",
        spring="script -q -c 'git status' /dev/null",
        needs=("git", "script"),
    ),
    "git remote": Trap(
        # A tree that is not there, of a repository that promises to fetch what it lacks.
        after="git config core.repositoryFormatVersion 1 && git config extensions.partialClone o &&"
        " git config remote.o.url . && git config remote.o.promisor true &&"
        " git config remote.o.uploadpack @TRAP@ &&"
        " tree=$(git rev-parse HEAD^{tree}) && rm -f .git/objects/$(echo $tree | cut -c1-2)/*",
        spring="git status",
        rewrites=False,
    ),
    # Files that are named like the programs we start.
    "programs in the folder": Trap(
        files={
            **dict.fromkeys(("go", "git", "as", "ld", "sed"), "#!/bin/sh\nexec @TRAP@\n"),
            "c.go": 'package m\n\n// int f(void) { return 1; }\nimport "C"\n\nvar _ = C.f()\n',
        },
        setup="chmod +x go git as ld sed",
        env={"PATH": ".::@PATH@"},
        spring="as --version",
        needs=("git", "gcc"),
    ),
    # What Python could take for a part of the tool.
    "transform in the folder": Trap(
        files={
            "evil.py": "open('@CANARY@', 'w')\nTRANSFORM = 1\n",
            "sitecustomize.py": "open('@CANARY@', 'w')\n",
            "click.py": "open('@CANARY@', 'w')\n",
            "evil-1.dist-info/METADATA": "Name: evil\nVersion: 1\n",
            "evil-1.dist-info/entry_points.txt": "[unheap.transforms]\nevil = evil:TRANSFORM\n",
        },
        spring="PYTHONPATH=. python3 -c 'import click'",
        needs=("git", "python3"),
    ),
    "settings of unheap": Trap(
        files={"unheap.toml": "test = true\n", "m_test.go": go_file(BOMB)},
        spring="go test .",
        rewrites=False,
    ),
}
