"""In which order Go evaluates a store `m[k] = e`, and whether a rewrite of it keeps that order.

Go calls the functions of `e` first, wherever they stand, then evaluates the rest of `e`, then `m`
and `k`. But it has a key ready *early*, before `e` and `m`, where the map function needs its
address and it has none of its own, or where the fast map functions take its bytes as a number.
Which functions it takes depends on the size of the values, which a rewrite changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from codemod.syntax import CALLS, Node, ancestors, field, parts, walk
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.key_time import is_ordered, worlds
from transforms.map_of_array.panics import OTHER, is_told, kind_of, own_panics
from transforms.maps.forms import Form, Occurrence
from transforms.maps.names import are_private, is_captured_name, is_operator, tokens


class StoreOrder:
    """The order of one store of a value under a key."""

    def __init__(self, job: Job, one: Occurrence, map: Node | None, key: Node, value: Node) -> None:
        self._job, self._one, self._key, self._value = job, one, key, value
        self._of_map = set() if map is None else self._panics(map)
        self._of_key, self._of_value = _key_panics(job, one, key), self._panics(value)
        self._worlds = set(worlds(job, one, key))
        self._calls_show = self._tells_calls(value)

    @property
    def suits_call(self) -> bool:
        """Does `set(m, k, e)` keep it: calls of e first, then m and k?

        How it evaluates what is left of e depends on whether the call is inlined.
        """
        if self._value_shows:
            return False
        if is_ordered(self._job, self._one, self._key):
            return True
        shows = self._calls_show or is_told(self._of_map, self._of_key)
        return not shows or not any(one.today for one in self._worlds)

    @property
    def suits_statement(self) -> bool:
        """Does `m[k] = new entry` keep it, with another type of map?"""
        shows = self._calls_show or is_told(self._of_key, self._of_map | self._of_value)
        return not shows or all(one.today == one.after for one in self._worlds)

    @property
    def _value_shows(self) -> bool:
        """Can a program tell by a panic whether the value or its place is evaluated first?"""
        return is_told(self._of_map | self._of_key, self._of_value)

    def suits_tuple(self, statement: Node) -> bool:
        """Does `m[k], x = new entry, f` keep it? A value that goes through a call goes early."""
        sides = [*parts(field(statement, "left")), *parts(field(statement, "right"))]
        place = _outermost(self._one.node, sides)
        others = self._of_map.union(*(self._panics(node) for node in sides if node != place))
        shows = any(map(self._tells_calls, sides)) or is_told(self._of_key, others)
        if shows and any(one.today != one.after for one in self._worlds):
            return False
        if self._value.type == "composite_literal":
            return True
        return not (self._panics_inside() or self._goes_early(statement))

    def _panics_inside(self) -> bool:
        """May the value panic when today its entry is there already? (In m[i], m[j] = m[j], m[i]
        the map would have panicked before.)
        """
        if is_ordered(self._job, self._one, self._value):
            return False
        value, source = self._value, self._one.source
        if value.type == "index_expression":
            operand = field(value, "operand")
            if tokens(operand, source) == tokens(self._one.map, source):
                return bool(self._panics(field(value, "index")))
        return bool(self._of_value)

    def _goes_early(self, statement: Node) -> bool:
        """Can a program tell that the value is now evaluated before the calls behind it?

        A variable, or what is reached from one, Go reads after them today.
        """
        if is_ordered(self._job, self._one, self._value):
            return False
        behind = [node for node in walk(statement) if node.start_byte >= self._value.end_byte]
        return self._tells(self._value, self._of_value, behind)

    def _tells_calls(self, value: Node) -> bool:
        """Can a program tell whether the key is evaluated before the calls in here?"""
        return self._tells(self._key, self._of_key, walk(value))

    def _tells(self, place: Node, panics: set[str], nodes: Iterable[Node]) -> bool:
        """Can a program tell whether the place is evaluated before the calls among the nodes?

        One may change what it is made of; where it may panic, one may print, or panic too.
        """
        source, context = self._one.source, self._job.context
        is_fixed = are_private([place], source, context)
        for node in nodes:
            is_receive = node.type == "unary_expression" and node.children[0].type == "<-"
            is_call = node.type in CALLS
            if not is_fixed and is_call and not self._job.effects.is_leaf(node, source):
                return True
            if is_receive and not is_fixed:
                return True
            acts = is_receive or (is_call and not is_operator(node, source, context))
            if acts and panics:
                return True
        return False

    def _panics(self, node: Node) -> set[str]:
        return _panics(self._job, self._one, node)


def _panics(job: Job, one: Occurrence, node: Node) -> set[str]:
    """How evaluating it may panic outside of a call. (Calls go first, wherever they stand.)"""
    found = set()
    inner = node
    if node.type == "call_expression":
        inner = field(node, "arguments")
        if is_operator(node, one.source, job.context):
            found.add(OTHER)  # a conversion, which may be one of a slice that is too short
    function = job.function(one)
    return found.union(*(own_panics(child, function, job.context) for child in walk(inner)))


def _key_panics(job: Job, one: Occurrence, key: Node) -> set[str]:
    """The same of a key: what has no parts is no array, so it is not converted from a slice."""
    has_parts = any(slot.key_form != "one" for slot in job.group.slots)
    is_call = key.type == "call_expression"
    return _panics(job, one, key if has_parts or not is_call else field(key, "arguments"))


def place_panics(job: Job, one: Occurrence) -> set[str]:
    """How it may panic to look an entry up, after what Go does before it evaluates operands."""
    key = field(one.node, "index")
    found = _panics(job, one, one.map)
    if not all(world.today for world in worlds(job, one, key)):
        found |= _key_panics(job, one, key)
    return found | {OTHER} if may_not_hash(job) else found


def may_not_hash(job: Job) -> bool:
    """Can a key be an interface value? Then looking it up may panic, once operands are ready."""
    return not job.effects.key_reflexive and any(slot.key_pointers for slot in job.group.slots)


_LOOK_UPS = frozenset(
    {
        *(Form.ELEMENT, Form.METHOD, Form.COPY, Form.COMMA_OK, Form.ELEMENT_RANGE),
        *(Form.PRESENCE, Form.DELETE),
    }
)


def check_places(job: Job, called: Collection[Form]) -> None:
    """Raises Refuse where a map and the key that is looked up in it may both panic, and would in
    another order. Uses of the forms `called` become calls, in which the map goes first.
    """
    for one in job.occurrences:
        if one.form not in _LOOK_UPS:
            continue
        is_delete = one.form is Form.DELETE
        key = parts(field(one.node, "arguments"))[1] if is_delete else field(one.node, "index")
        shows = is_told(_panics(job, one, one.map), _key_panics(job, one, key))
        if not shows or is_ordered(job, one, key):
            continue
        for world in worlds(job, one, key):
            if world.today and (one.form in called or not world.after):
                raise refuse(one, "evaluation-order", "the map and its key may both panic")


def check_key_order(job: Job, one: Occurrence, calls: Node) -> None:
    """Raises Refuse where one of these calls may change a variable that the key is made of.

    Go leaves open whether such a variable is read before the call. Only one that a function literal
    shares can tell: once the literal is inlined it is a plain local, and its place in the statement
    decides. Others lie in memory: see `StoreOrder`.
    """
    place = [field(one.node, "index"), *([] if one.map.type == "identifier" else [one.map])]
    nodes = [node for part in place for node in walk(part)]
    if not any(is_captured_name(node, one.source, job.context) for node in nodes):
        return
    if any(
        node.type in CALLS and not job.effects.is_leaf(node, one.source) for node in walk(calls)
    ):
        raise refuse(one, "evaluation-order", "a call beside the store may change the key")


def store_order(job: Job, one: Occurrence, value: Node) -> StoreOrder:
    """The order of `m[k] = value`, for the entry that is stored to."""
    return StoreOrder(job, one, one.map, field(one.node, "index"), value)


def check_literal_order(job: Job, one: Occurrence, entries: Iterable[Node]) -> None:
    """Raises Refuse where a literal of pointers would be filled in another order.

    Go stores the entries that it need not compute first, and no pointer is one of them. The others
    are stored one by one.
    """
    function = job.function(one)
    computed = False
    for entry in entries:
        (key,), (value,) = parts(field(entry, "key")), parts(field(entry, "value"))
        static = [kind_of(function, node) == "static" for node in (key, value)]
        if computed and all(static):
            raise refuse(one, "evaluation-order", "a key before a constant one may be the same")
        computed = computed or not static[0]
        if not StoreOrder(job, one, None, key, value).suits_statement:
            raise refuse(one, "evaluation-order", "it shows whether a value or its key goes first")


def _outermost(node: Node, sides: Iterable[Node]) -> Node:
    around = {node.id, *(parent.id for parent in ancestors(node))}
    return next(side for side in sides if side.id in around)
