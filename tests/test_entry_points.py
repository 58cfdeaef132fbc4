"""A transform of somebody else: installed as a wheel of its own, found, run and trusted no more."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from codemod.errors import NoGo
from codemod.gotool import find_go

ROOT = Path(__file__).parent.parent
MODULE = textwrap.dedent(
    '''
    """Finds variables that are called old, and renames them."""

    from codemod.model import Decision, Edit, Fix, Site, Verdict


    class OldName:
        name = "old-name"
        summary = "variables that are called old"
        doc = "## Finds\\n\\nVariables that are called old."
        shapes = ()
        selector = ""
        codes = {"used": "It is used elsewhere."}

        def find(self, source):
            for node in source.query("(var_spec name: (identifier) @name)"):
                if source.slice(node) == b"old":
                    yield Site(self.name, source.path, node.start_byte, node.end_byte)

        def plan(self, group, context):
            site = group.sites[0]
            text = context.source(site.path).text
            if text.count(b"old") > 1:
                return Verdict(Decision.REFUSE, "old is used elsewhere", "used")
            edit = Edit(site.start, site.end, b"fresh")
            fix = Fix(group.name, self.name, "", {site.path: (edit,)})
            return Verdict(Decision.REWRITE, "a better name", fix=fix)


    TRANSFORM = OldName()
    '''
)
BROKEN = "raise RuntimeError('no luck')\n"
PROGRAM = {
    "go.mod": "module example.com/m\n\ngo 1.21\n",
    "one/one.go": "package one\n\nvar old = 1\n",
    "two/two.go": "package two\n\nvar old = 1\n\nvar Other = old\n",
}


def _wheel(folder: Path, source: str) -> Path:
    """A wheel with one module and one entry point, made by hand: there is nothing to download."""
    info = "other_rules-1.0.dist-info"
    files = {
        "other_rules.py": source,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: other-rules\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
        f"{info}/entry_points.txt": "[unheap.transforms]\nold-name = other_rules:TRANSFORM\n",
    }
    record = [f"{name},{_digest(text)},{len(text.encode())}" for name, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""])
    wheel = folder / "other_rules-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return wheel


def _digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _install(folder: Path, source: str) -> Path:
    target = folder / "site"
    argv = "-m pip install --quiet --no-deps --no-index --disable-pip-version-check --target"
    subprocess.run([sys.executable, *argv.split(), target, _wheel(folder, source)], check=True)
    return target


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the other transform is installed."""
    return _install(tmp_path_factory.mktemp("wheel"), MODULE)


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A Go module to run it on."""
    for name, text in PROGRAM.items():
        path = tmp_path / "m" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "m"


def _unheap(site: Path, *args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    code = "import sys; from codemod.cli import main; main(sys.argv[1:])"
    env = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{site}"}
    return subprocess.run(
        [sys.executable, "-c", code, *args], cwd=cwd, env=env, capture_output=True, text=True
    )


def test_rules_lists_it_behind_the_built_in_ones(site: Path) -> None:
    done = _unheap(site, "rules")
    names = [line.split()[0] for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert names[-1] == "old-name"
    assert "map-of-array" in names[:-1]


def test_explain_knows_its_codes(site: Path) -> None:
    done = _unheap(site, "explain", "old-name")

    assert "It is used elsewhere." in done.stdout


def test_syntax_alone_needs_no_go(site: Path, module: Path) -> None:
    done = _unheap(site, "scan", "--syntax-only", "--format", "json", cwd=module)
    rules = [finding["rule"] for finding in json.loads(done.stdout)["findings"]]

    assert rules == ["old-name", "old-name"]


def test_scan_and_diff_use_it(site: Path, module: Path) -> None:
    try:
        find_go()
    except NoGo as error:
        pytest.skip(str(error))
    scan = _unheap(site, "scan", "--select", "old-name", "--format", "json", cwd=module)
    diff = _unheap(site, "diff", "--select", "old-name", cwd=module)
    found = {
        (one["path"], one["decision"], one["code"]) for one in json.loads(scan.stdout)["findings"]
    }

    assert found == {("one/one.go", "rewrite", ""), ("two/two.go", "refuse", "used")}
    assert diff.returncode == 1
    assert "-var old = 1\n+var fresh = 1\n" in diff.stdout
    assert "two/two.go" not in diff.stdout


def test_one_that_fails_to_load_is_named(tmp_path: Path) -> None:
    done = _unheap(_install(tmp_path, BROKEN), "rules")

    assert done.returncode == 2
    assert "old-name (other_rules:TRANSFORM) fails to load: no luck" in done.stderr
    assert "Traceback" not in done.stderr
