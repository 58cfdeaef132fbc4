"""The pages: links lead somewhere, what they name exists, and the worked example works."""

from __future__ import annotations

import ast
import json
import os
import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from codemod.bench.points import FULL, QUICK
from codemod.costs import MAX_NOISE
from codemod.errors import NoGo
from codemod.gotool import find_go
from codemod.weights import DEEPEST, LOOP
from transforms.map_of_array.decide import INLINE_BYTES, WORTH

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
EXAMPLE = DOCS / "adding-a-transform.md"

_FENCED = re.compile(r"^ *```.*?^ *```$", re.M | re.S)
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_FILE = re.compile(r"^.*?`([\w./-]+)`:\n\n```\w*\n(.*?)^```$", re.M | re.S)
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_NAMED = re.compile(r"`((?:codemod|transforms|tests|docs)/[\w./-]+\.\w+)(?:::(\w+))?`")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- links --------------------------------------------------------------------------------------


def _prose(page: Path) -> str:
    return _FENCED.sub("", _read(page))


def _anchors(page: Path) -> set[str]:
    """The fragments that headings can be linked by, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+)$", _prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in headings}


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(_prose(page)):
        if "://" in link:
            continue
        name, _, fragment = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (fragment and fragment not in _anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    found, queue = set[Path](), [ROOT / "README.md"]
    while queue:
        page = queue.pop()
        found.add(page)
        links = {(page.parent / link.partition("#")[0]).resolve() for link in _links(page)}
        queue += [link for link in links if link.suffix == ".md" and link not in found]

    assert set(PAGES) - found == set()


def _links(page: Path) -> list[str]:
    return [link for link in _LINK.findall(_prose(page)) if "://" not in link]


# --- what the pages name ------------------------------------------------------------------------


@each_page
def test_files_and_tests_that_are_named_exist(page: Path) -> None:
    missing = [
        "::".join(filter(None, found))
        for found in _NAMED.findall(_prose(page))
        if not (ROOT / found[0]).is_file() or (found[1] and found[1] not in _functions(found[0]))
    ]

    assert missing == []


def _functions(name: str) -> set[str]:
    tree = ast.parse(_read(ROOT / name))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _stages() -> list[str]:
    """The modules that call themselves a stage, in the order of their numbers."""
    numbered = {}
    for path in (ROOT / "codemod").glob("*.py"):
        found = re.match(r"Stage (\d+)\b", ast.get_docstring(ast.parse(_read(path))) or "")
        if found:
            numbered[int(found[1])] = path.stem
    return [numbered[number] for number in sorted(numbered)]


def test_the_diagram_has_the_stages_that_exist() -> None:
    _, rest = _read(DOCS / "architecture.md").split("## The stages\n")
    diagram = rest.split("```text\n")[1].split("```")[0]

    assert re.findall(r"^(\w+) .+ → ", diagram, re.M) == _stages()


def test_the_costs_are_those_that_were_measured() -> None:
    made = runpy.run_path(str(DOCS / "costs_table.py"))

    assert made["page"](_read(DOCS / "costs.md")) == _read(DOCS / "costs.md")
    assert made["picture"]() == _read(DOCS / "costs.svg")


def test_the_measuring_is_described_with_its_numbers() -> None:
    section = _read(DOCS / "costs.md").split("## Measure it where you are")[1].split("\n## ")[0]

    assert f"({QUICK.rounds} with `--quick`, else {FULL.rounds})" in section
    assert f"further than {MAX_NOISE * 100:.0f} % from 1.00" in section


def test_the_rule_is_described_with_its_numbers() -> None:
    rule = _read(DOCS / "costs.md").split("## The rule of `--shape auto`")[1]

    assert f"Values of {INLINE_BYTES} bytes or less" in rule
    assert f"At most {WORTH}: rewrite" in rule
    assert f"count {LOOP} times as much, up to {DEEPEST} loops" in rule


# --- the worked example -------------------------------------------------------------------------


def _files() -> dict[str, str]:
    """Name → text of every file that the page shows."""
    return dict(_FILE.findall(_read(EXAMPLE)))


def _sessions(rule: str) -> Iterator[tuple[Sequence[str], str]]:
    """The commands that the page runs with a rule, each with what it prints."""
    for block in _CONSOLE.findall(_read(EXAMPLE)):
        for part in re.split(r"^\$ unheap ", block, flags=re.M)[1:]:
            command, _, printed = part.partition("\n")
            if rule in command.split():
                yield command.split(), printed


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where both transforms of the page are installed, by the entry points it shows."""
    files = _files()
    project = tomllib.loads(files["pyproject.toml"])
    entries = project["project"]["entry-points"]["unheap.transforms"]
    entries = {**entries, "wide-map": "wide_map:TRANSFORM"}
    lines = [f"{name} = {value}" for name, value in entries.items()]
    info = tmp_path / "site/example-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join(["[unheap.transforms]", *lines, ""]))
    for name in [f"{one}.py" for one in project["tool"]["setuptools"]["py-modules"]] + [
        "wide_map.py"
    ]:
        (tmp_path / "site" / name).write_text(files[name])
    return tmp_path / "site"


def _module(folder: Path, prefix: str) -> Path:
    for name, text in _files().items():
        if name.startswith(prefix) and not name.endswith(".golden"):
            path = folder / name.removeprefix(prefix)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return folder.resolve()


def _unheap(site: Path, cwd: Path, *args: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from codemod.cli import main; main(sys.argv[1:])"
    path = os.pathsep.join([str(ROOT), str(site)])
    env = {**os.environ, "PYTHONPATH": path, "XDG_STATE_HOME": str(site.parent / "state")}
    argv = [sys.executable, "-c", code, *args]
    return subprocess.run(argv, cwd=cwd, env=env, capture_output=True, text=True)


def _needs_go() -> None:
    try:
        find_go()
    except NoGo as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(
    ("rule", "prefix"),
    [("zero-size-map", "golden/zero-size-map/sizes/"), ("wide-map", "shop/")],
)
def test_the_example_prints_what_the_page_says(
    rule: str, prefix: str, site: Path, tmp_path: Path
) -> None:
    _needs_go()
    module = _module(tmp_path / "module", prefix)
    sessions = list(_sessions(rule))

    assert sessions
    for command, printed in sessions:
        done = _unheap(site, module, *command)
        assert (done.stdout, done.returncode) == (printed, 1), done.stderr


def test_the_example_makes_its_golden_and_then_has_nothing_to_do(
    site: Path, tmp_path: Path
) -> None:
    _needs_go()
    prefix = "golden/zero-size-map/sizes/"
    module = _module(tmp_path / "module", prefix)
    expected = {name.removeprefix(prefix): text for name, text in _files().items()}
    done = _unheap(site, module, "apply", "--select", "zero-size-map")
    again = _unheap(site, module, "diff", "--select", "zero-size-map")

    assert done.returncode == 0, done.stderr
    assert (again.stdout, again.returncode) == ("", 0)
    for path in sorted(module.rglob("*.go")):
        name = path.relative_to(module).as_posix()
        assert path.read_text() == expected.get(f"{name}.golden", expected[name]), name


def test_the_example_finds_what_its_comments_want(site: Path, tmp_path: Path) -> None:
    _needs_go()
    module = _module(tmp_path / "module", "golden/zero-size-map/sizes/")
    done = _unheap(site, module, "scan", "--select", "zero-size-map", "--format", "json")
    found = {_place(one): _label(one) for one in json.loads(done.stdout)["findings"]}
    wanted = {
        (path.relative_to(module).as_posix(), number): line.split("// want ")[1]
        for path in module.rglob("*.go")
        for number, line in enumerate(path.read_text().split("\n"), 1)
        if "// want " in line
    }

    assert found == wanted
    assert len(wanted) == 2


def _place(finding: dict[str, Any]) -> tuple[str, int]:
    return finding["path"], finding["line"]


def _label(finding: dict[str, Any]) -> str:
    detail = finding["shape"] if finding["decision"] == "rewrite" else finding["code"]
    return f"{finding['decision']} {detail}"


def test_without_its_promise_the_example_is_rejected(site: Path, tmp_path: Path) -> None:
    _needs_go()
    source = _read(site / "zero_size_map.py")
    assert source.count("            promise=") == 1
    (site / "zero_size_map.py").write_text(re.sub(r"\n +promise=.*", "", source))
    module = _module(tmp_path / "module", "golden/zero-size-map/sizes/")
    done = _unheap(site, module, "diff", "--select", "zero-size-map")

    assert done.stdout == ""
    assert "make(map[string]bool) escapes to heap in a declaration is new" in done.stderr
