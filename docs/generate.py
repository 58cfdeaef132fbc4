"""Writes the pages that are made from the code; with --check, fails if one is out of date."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

import transforms
from codemod.cli import cli
from codemod.codes import CODES
from codemod.transform import Transform

ROOT = Path(__file__).parents[1]
BEGIN, END = (
    "<!-- what `unheap diff` prints in docs/demo, put here by `make docs` -->\n",
    "<!-- -->\n",
)
NOTE = "<!-- Made by `make docs` from the code: change it there. -->\n"


def pages() -> Mapping[str, str]:
    """Name of every generated page → its text. Raises RuntimeError where the tool does not work."""
    rules = transforms.load()
    return {
        "docs/transforms.md": "\n".join([NOTE, _transforms(rules)]),
        "docs/commands.md": "\n".join([NOTE, _commands()]),
        "README.md": _readme(),
    }


def _readme() -> str:
    text = _read(ROOT / "README.md")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n```diff\n{_demo_diff()}```\n\n{END}{after}"


def _demo_diff() -> str:
    """What the tool prints for a copy of the demo: beside a .git, paths would be other ones."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(ROOT / "docs/demo", Path(folder) / "demo")
        unheap = Path(sys.executable).with_name("unheap")
        done = subprocess.run([unheap, "diff", "-C", copy], capture_output=True, text=True)
    if done.returncode != 1:
        raise RuntimeError(f"no diff of the demo: {done.stderr}")
    return done.stdout


def _transforms(rules: tuple[Transform, ...]) -> str:
    parts = ["# The transforms\n"]
    parts += [f"- [{rule.name}](#{rule.name}): {rule.summary}" for rule in rules]
    for rule in rules:
        parts += ["", f"## {rule.name}\n", rule.summary, "", _deeper(rule.doc), ""]
        parts += [_shapes(rule), "", "### Codes of its refusals and leaves\n", _codes(rule.codes)]
    parts += ["", "## Codes that any transform can have\n", _codes(CODES)]
    return "\n".join(parts) + "\n"


def _deeper(doc: str) -> str:
    """The text with its headings below ours."""
    lines = doc.strip().split("\n")
    return "\n".join(f"#{line}" if line.startswith("## ") else line for line in lines)


def _shapes(rule: Transform) -> str:
    names = ", ".join(f"`{shape}`" for shape in rule.shapes)
    return f"Shapes: {names}" if names else "It has one shape."


def _codes(codes: Mapping[str, str]) -> str:
    rows = [
        f"| `{code}` | {meaning.replace('|', '&#124;')} |"
        for code, meaning in sorted(codes.items())
    ]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


# The help that click lays out changes with its version, so what it is made from is used here.
def _commands() -> str:
    parts = ["# The commands\n"]
    parts += ["All of this is also in `unheap --help` and `unheap COMMAND --help`.\n"]
    for name, command in cli.commands.items():
        parts += [f"## unheap {name}\n", _prose(command.help or ""), *_options(command)]
    return "\n".join(parts)


def _prose(help_text: str) -> str:
    """The help; what click leaves as it is (a block that a backspace opens) as a code block."""
    blocks = inspect.cleandoc(help_text).split("\n\n")
    shown = [
        "\n".join(["```", *block.split("\n")[1:], "```"]) if block.startswith("\b") else block
        for block in blocks
    ]
    return "\n\n".join(shown) + "\n"


def _options(command: click.Command) -> list[str]:
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = [f"| {_names(one)} | {one.help} |" for one in options]
    return ["| option | meaning |", "|---|---|", *rows, ""] if rows else []


def _names(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    if isinstance(option.type, click.Choice):
        return f"{names} `{' '.join(option.type.choices)}`"
    return f"{names} `{option.metavar}`" if option.metavar else names


def main() -> int:
    """Write the pages, or compare them; the exit code."""
    stale = {name: text for name, text in pages().items() if _read(ROOT / name) != text}
    if sys.argv[1:] == ["--check"]:
        for name in stale:
            sys.stderr.write(f"{name} is out of date: run `make docs`\n")
        return 1 if stale else 0
    for name, text in stale.items():
        (ROOT / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"wrote {name}\n")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
