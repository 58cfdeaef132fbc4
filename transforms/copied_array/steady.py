"""May the map, the key or the entry change between a load and the last look at its variable?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from codemod.context import Context
from codemod.facts import Use
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.syntax import Node, field, place
from transforms.copied_array.apart import Apart, targets
from transforms.copied_array.loads import Load
from transforms.copied_array.names import denoted
from transforms.maps.closed import check_closed
from transforms.maps.effects import Effects, Stretch, enclosing_statement
from transforms.maps.forms import Form, Occurrence, classify
from transforms.maps.names import are_private
from transforms.refusal import Refuse

_CHANGES = frozenset({Form.STORE, Form.TUPLE_STORE, Form.DELETE, Form.CLEAR, Form.UNKNOWN})


class Steady:
    """Answers for one load; raises Refuse where something may change."""

    def __init__(self, load: Load, group: Group, context: Context, function: FunctionFacts) -> None:
        self._load, self._context, self._function = load, context, function
        self._effects = _effects(group, context)

    def check_entry(self, stretch: Stretch) -> None:
        """Raises Refuse where the entry may get another value, or go."""
        at = self._effects.first_change(stretch)
        changes = [] if at is None else [at]
        uses = self._context.derived(_uses_by_file).get(self._load.source.path, ())
        for use in uses:
            if use.start in range(stretch.start, stretch.end):
                changes += self._changed_by(use, stretch)
        if changes:
            line = self._load.source.position(min(changes)).line
            reason = f"what stands in line {line} may change the entry"
            raise self._load.refuse("entry-changes", reason, self._node(min(changes)))

    def _node(self, offset: int) -> Node | None:
        return self._load.source.tree.root_node.descendant_for_byte_range(offset, offset)

    def _changed_by(self, use: Use, stretch: Stretch) -> Iterator[int]:
        """Maps of another flow count as well: where a flow is open, the two may be one map."""
        source = self._load.source
        for one in classify(use, source, self._context):
            is_settled = enclosing_statement(one.node).id in stretch.around
            if one.form in _CHANGES and not is_settled:
                yield use.start

    def check_names(self, nodes: list[Node], stretch: Stretch) -> None:
        """Raises Refuse where what these expressions denote may change."""
        names = denoted(nodes, self._function)
        private = are_private(nodes, self._load.source, self._context)
        apart = Apart(self._load, nodes, self._effects, self._context, self._function)
        for node in stretch.nodes():
            if node.id in stretch.around:
                continue
            if any(self._bases(target) & names for target in targets(node)):
                raise self._load.refuse("reassigned", "a variable of m[k] is assigned", node)
            if not private and not apart.holds(node):
                reason = "what m[k] is made of may change here"
                raise self._load.refuse("reassigned", reason, node)

    def _is_map(self, node: Node) -> bool:
        uses = self._context.derived(_uses_by_file).get(self._load.source.path, ())
        return any((use.start, use.end) == place(node) for use in uses)

    def _bases(self, target: Node) -> frozenset[str]:
        """The variable whose memory `x`, `x[i]` or `x.f` may be a part of.

        None for `m[k]`: that changes an entry, and no variable.
        """
        base = target
        if base.type == "index_expression" and self._is_map(field(base, "operand")):
            return frozenset()
        while base.type in ("index_expression", "selector_expression"):
            base = field(base, "operand")
        return denoted([base], self._function)


def _uses_by_file(context: Context) -> Mapping[Path, Sequence[Use]]:
    found: dict[Path, set[Use]] = defaultdict(set)
    for facts in context.facts:
        for use in facts.uses:
            found[use.path].add(use)
    return {path: sorted(uses) for path, uses in found.items()}


def _effects(group: Group, context: Context) -> Effects:
    """What may change an entry of the group. Where the group is open, nobody knows who has the map,
    so it is not *confined*: any call may change it."""
    known: dict[str, Effects] = context.derived(_known_effects)
    flow = min(slot.key for slot in group.slots)
    if flow not in known:
        occurrences, is_known = _occurrences(group, context)
        effects = Effects(group, occurrences, context)
        effects.confined = effects.confined and is_known and _is_closed(group, context)
        known[flow] = effects
    return known[flow]


def _known_effects(_: Context) -> dict[str, Effects]:
    return {}


def _occurrences(group: Group, context: Context) -> tuple[list[Occurrence], bool]:
    found = []
    is_known = True
    for use in group.uses:
        forms = classify(use, context.source(use.path), context)
        is_known = is_known and bool(forms)
        found += forms
    return found, is_known


def _is_closed(group: Group, context: Context) -> bool:
    try:
        check_closed(group, context)
    except Refuse:
        return False
    return True
