"""May a file be edited at all? What every transform asks before it plans an edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from codemod.context import Context
from transforms.refusal import Refuse

FILE_CODES: Mapping[str, str] = {
    "does-not-compile": "A package that takes part does not compile as it is, so no rewrite of it "
    "can be verified.",
    "generated": "A file that takes part is generated. Pass `--include-generated` to edit it.",
    "vendored": "A file that takes part is vendored.",
    "cgo": "A file that takes part uses cgo.",
    "read-only": "A file that takes part cannot be written.",
    "broken-syntax": "The declaration around a use did not parse, so no edit is made there.",
    "encoding": "A file that takes part is not valid UTF-8.",
}
"""Code of a refusal that a file decides → what it means."""


def check_file(path: Path, context: Context) -> None:
    """Raises Refuse where no edit may be made in this file."""
    file = context.files[path]
    source = context.source(path)
    top = source.position(0)
    if context.packages[file.package].errors:
        raise Refuse("does-not-compile", f"the package of {path.name} does not compile", top)
    if _is_vendored(path, context.workspace.root):
        raise Refuse("vendored", f"{path.name} is vendored", top)
    if file.is_cgo:
        raise Refuse("cgo", f"{path.name} uses cgo", top)
    if context.is_generated(path) and not context.options.include_generated:
        raise Refuse("generated", f"{path.name} is generated", top)
    if not path.stat().st_mode & 0o222:
        raise Refuse("read-only", f"{path.name} cannot be written", top)
    try:
        source.text.decode("utf-8")
    except UnicodeDecodeError as error:
        at = source.position(error.start)
        raise Refuse("encoding", f"{path.name} is not valid UTF-8", at) from None


def _is_vendored(path: Path, root: Path) -> bool:
    """Is it in a folder `vendor` of the repository? Where that itself lies says nothing."""
    return "vendor" in (path.relative_to(root) if path.is_relative_to(root) else path).parts
