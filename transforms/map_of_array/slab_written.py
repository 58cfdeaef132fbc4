"""Where map types are written: in declarations, and where a map is made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from codemod.syntax import Node, Source, field, parts, place
from transforms.map_of_array.job import Job, holds_comment, refuse
from transforms.map_of_array.predeclared import is_predeclared
from transforms.map_of_array.refusal import Refuse
from transforms.maps.forms import Form, Occurrence

# Where a type may be a pointer to an instance of a generic type instead.
_DECLARATIONS = frozenset(
    {
        *("parameter_declaration", "variadic_parameter_declaration", "field_declaration"),
        *("var_spec", "slice_type", "array_type", "implicit_length_array_type", "map_type"),
        *("channel_type", "function_declaration", "method_declaration", "func_literal"),
        "function_type",
    }
)
_NAMED = frozenset({"type_spec", "type_alias"})
_LARGEST = 1 << 14
"""Bytes of a value: a slab makes room for up to 1<<16 of them, here 1 GiB."""
_LARGEST_TO_MOVE = 1 << 17
"""Bytes of a value that Go still keeps on the stack, where a slab has a zero value to append."""


@dataclass(frozen=True)
class Made:
    """A map that is made here: `make(map[K][N]T, n)` or a literal."""

    one: Occurrence
    source: Source
    node: Node
    type: Node
    size: Node | None = None
    is_filled: bool = False
    """It is a literal that holds something (or a comment)."""

    @property
    def is_sized(self) -> bool:
        """Does it say how many entries there will be?"""
        return self.size is not None or self.is_filled

    def rewrite(self, job: Job, new: bytes) -> None:
        """make(map[K][N]T, n) → newSlabMap[K, [N]T](n)"""
        check_no_comment(self.source, self.node)
        self._check_room(job)
        key, value = field(self.type, "key"), field(self.type, "value")
        job.draft.replace(self.source, self.node.start_byte, key.start_byte, new + b"[")
        separate(job, self.source, self.type)
        if self.size is None:
            job.draft.replace(self.source, value.end_byte, self.node.end_byte, b"](0)")
            return
        job.draft.replace(self.source, value.end_byte, self.size.start_byte, b"](")
        if not self._is_int(job):
            if not is_predeclared("int", self.source, self.node, job.context):
                raise refuse(self.one, "shadowed", "int is not Go's own here")
            job.draft.wrap(self.source, self.size, b"int(", b")")

    def _check_room(self, job: Job) -> None:
        """Raises Refuse where room for all values of a map that stays small could take all memory.

        A map of such values holds pointers, so its size is nearly free. What depends on a type
        parameter has a size below 0: nobody knows for what it stands.
        """
        if self.size is None:
            return
        if any(slot.size < 0 for slot in job.group.slots):
            reason = "the size would reserve memory for values that may be large"
            raise refuse(self.one, "large-value", reason)
        if any(slot.size > _LARGEST for slot in job.group.slots):
            raise refuse(self.one, "large-value", "the size would reserve memory for large values")

    def _is_int(self, job: Job) -> bool:
        """Is the size of type int already? Any integer type will do for a map."""
        size = self.size
        return size is None or place(size) not in job.function(self.one).mixed


def check_growth(job: Job) -> None:
    """Raises Refuse for values so large that a slab, which moves them all when it grows, and has
    them twice meanwhile, is the wrong place for them. A map holds pointers to such values.
    """
    for slot in job.group.slots:
        if slot.size > _LARGEST_TO_MOVE:
            at = job.context.position(slot.path, slot.offset)
            raise Refuse("large-value", "a slab would move the large values when it grows", at)


def made_here(job: Job) -> dict[int, Made]:
    """Id of an occurrence → the map that it makes. Raises Refuse for a type that is not written."""
    return {id(one): _made(one) for one in job.occurrences if one.form in (Form.MAKE, Form.LITERAL)}


def _made(one: Occurrence) -> Made:
    if one.form is Form.MAKE:
        arguments = parts(field(one.node, "arguments"))
        type, size = arguments[0], arguments[1] if len(arguments) > 1 else None
        _check_type(one, type)
        return Made(one, one.source, one.node, type, size)
    if one.map.type == "literal_value":
        raise refuse(one, "unknown-use", "a map literal without its type, inside of another one")
    type = field(one.map, "type")
    _check_type(one, type)
    return Made(one, one.source, one.map, type, None, bool(field(one.map, "body").named_children))


def _check_type(one: Occurrence, type: Node) -> None:
    if type.type != "map_type":
        raise refuse(one, "named-map", "the map's type has a name of its own")


def rewrite_types(job: Job, name: str, made: Collection[Node]) -> None:
    """map[K][N]T → *slabMap[K, [N]T], wherever it declares something.

    Raises Refuse where the type is written in another place, such as a conversion.
    """
    elsewhere = {place(node) for node in made}
    for written in job.group.written:
        if (written.start, written.end) not in elsewhere:
            source = job.context.source(written.path)
            node = source.node(written.start, written.end)
            _rewrite_type(job, source, node, written.start, name)


def _rewrite_type(job: Job, source: Source, node: Node | None, start: int, name: str) -> None:
    if node is None:
        raise Refuse("unknown-use", "the map's type is not written here", source.position(start))
    parent = node.parent
    assert parent is not None
    if parent.type in _NAMED:
        raise Refuse("named-map", "the map's type has a name of its own", source.position(start))
    if parent.type not in _DECLARATIONS:
        raise Refuse("unknown-use", "the map's type is used here", source.position(start))
    check_no_comment(source, node)
    key = field(node, "key")
    job.draft.replace(source, start, key.start_byte, b"*" + name.encode() + b"[")
    separate(job, source, node)
    job.draft.wrap(source, field(node, "value"), b"", b"]")


def separate(job: Job, source: Source, type: Node) -> None:
    """map[K]V: the bracket between K and V becomes a comma."""
    bracket = next(child for child in type.children if child.type == "]")
    job.draft.replace(source, bracket.start_byte, bracket.end_byte, b", ")


def check_no_comment(source: Source, node: Node) -> None:
    """Raises Refuse where a comment stands inside: its place goes."""
    if holds_comment(source.slice(node)):
        at = source.position(node.start_byte)
        raise Refuse("unknown-use", "a comment stands inside of the map's type", at)
