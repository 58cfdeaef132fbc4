"""Constant indexes, whose values a rewrite to structs writes down as the names of fields."""

from __future__ import annotations

from collections import defaultdict

from codemod.context import Context
from codemod.syntax import Node, Source
from transforms.map_of_array.refusal import Refuse


class Indexes:
    """The values of the constant indexes and keys that one group uses."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.names: dict[int, set[str]] = defaultdict(set)
        """Index → the constants that stand for it."""

    def value(self, source: Source, node: Node) -> int:
        """The value of an index or key. Raises Refuse where it is not constant, or not known, or
        may be another one where other files are built.
        """
        place = node.start_byte, node.end_byte
        function = self._context.function_at(source.path, node.start_byte)
        text = None if function is None else function.consts.get(place)
        if function is None or text is None:
            raise _refuse("is not a constant", source, node)
        if any(self._varies(*one) for one in function.made_of.get(place, ())):
            raise _refuse("may have another value in another build", source, node)
        number = int(text)
        name = node.named_children[-1] if node.type == "selector_expression" else node
        if name.type in ("identifier", "field_identifier"):
            self.names[number].add(source.slice(name).decode())
        return number

    def _varies(self, path: str, file: str) -> bool:
        """Is this no package of the module, or may another build take the constants of the package
        (of this one, of the file) from another file?
        """
        packages = [one for one in self._context.workspace.packages if one.path == path]
        return not packages or any(
            one.is_constrained or (not file and package.ignored)
            for package in packages
            for one in package.files
            if file in ("", one.path.name)
        )


def _refuse(what: str, source: Source, node: Node) -> Refuse:
    text = source.slice(node).decode()
    return Refuse("dynamic-index", f"the index {text} {what}", source.position(node.start_byte))
