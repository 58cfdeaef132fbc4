"""Constant indexes, whose values a rewrite to structs writes down as the names of fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from codemod.context import Context
from codemod.model import SourceFile
from codemod.syntax import Node, Source, place, walk
from transforms.map_of_array.refusal import Refuse
from transforms.maps.builds import files_of


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
        at = place(node)
        function = self._context.function_at(source.path, node.start_byte)
        text = None if function is None else function.consts.get(at)
        if function is None or text is None:
            raise _refuse("is not a constant", source, node)
        words = {source.slice(one) for one in walk(node)}
        if any(self._varies(*one, words) for one in function.made_of.get(at, ())):
            raise _refuse("may have another value in another build", source, node)
        number = int(text)
        name = node.named_children[-1] if node.type == "selector_expression" else node
        if name.type in ("identifier", "field_identifier"):
            self.names[number].add(source.slice(name).decode())
        return number

    def _varies(self, path: str, file: str, words: Set[bytes]) -> bool:
        """May another build have another value for what is declared in this package, or file?"""
        files = files_of(self._context, path, file)
        if files is None:
            return True
        # Of its own package the oracle has followed all that the index is made of.
        return not file and self._is_computed(files, words)

    def _is_computed(self, files: Iterable[SourceFile], words: Set[bytes]) -> bool:
        """May one of these constants of another package depend on the size of a word? Have: const
        Last Kind = bits.UintSize/32 - 1, or ^Kind(0) >> 8.
        """
        declared = dict(_declared(self._context.source(file.path) for file in files))
        found, left = set[bytes](), [word for word in words if word in declared]
        if not left:
            return True  # it has another name here
        while left:
            word = left.pop()
            if word in found:
                continue
            found.add(word)
            source, declaration = declared[word]
            nodes = list(walk(declaration))
            if any(map(_is_sized, nodes)) or _imports_names(source):
                return True
            left += {source.slice(node) for node in nodes} & declared.keys()
        return False


def _is_sized(node: Node) -> bool:
    """May it depend on the size of a word, other than by what is in it?"""
    is_complement = node.type == "unary_expression" and node.children[0].type == "^"
    return is_complement or node.type == "selector_expression"


def _imports_names(source: Source) -> bool:
    """Have: import . "math/bits", by which UintSize is as plain a name as any."""
    return any(node.type == "dot" for node in walk(source.tree.root_node))


def _declared(sources: Iterable[Source]) -> Iterator[tuple[bytes, tuple[Source, Node]]]:
    """The constants of a package, each with all that is declared with it, which it may repeat."""
    for source in sources:
        for declaration in source.tree.root_node.named_children:
            for spec in walk(declaration) if declaration.type == "const_declaration" else ():
                if spec.type == "const_spec":
                    for name in spec.children_by_field_name("name"):
                        yield source.slice(name), (source, declaration)


def _refuse(what: str, source: Source, node: Node) -> Refuse:
    text = source.slice(node).decode()
    return Refuse("dynamic-index", f"the index {text} {what}", source.position(node.start_byte))
