"""Every reason to leave a load as it is, with its stable code."""

from __future__ import annotations

from collections.abc import Mapping

from transforms.files import FILE_CODES
from transforms.maps.in_memory import IF_INLINED

CODES: Mapping[str, str] = {
    **FILE_CODES,
    # The variable is more than a way to the elements.
    "whole-use": "The variable is also used as a whole: passed on, compared, ranged over, sliced, "
    "written to, captured by a function literal, or its address is taken.",
    "unknown-variable": "The variable was declared before the load, which only assigns to it.",
    "comment": "A comment or a line break stands in the load, and would be lost or repeated.",
    # The map, the key or the entry may not be what they were.
    "operand": "The map or the key is more than names, fields and constants: a call, an index or a "
    "dereference could give something else the second time, and a sum would cost more.",
    "reassigned": "The map's variable or the key may be changed before the last use.",
    "entry-changes": "The entry may be changed or deleted before the last use: by a statement, a "
    "call, or another goroutine.",
    "may-panic": "`m[k]` may panic (a nil pointer on the way to the map, a key that cannot be "
    "hashed), and it would do so later, or not at all.",
    "index-timing": "An element is made an interface value, compared in parts, sent or looked up. "
    "Its index would be evaluated before a call or a panic beside it, and not after it.",
    "evaluation-order": IF_INLINED,
    "shadowed": "A name of the map or the key means something else where an element is read.",
    "key-equality": "A key of this type may not equal itself (NaN), so a range loop can come to an "
    "entry that no look-up finds.",
    "excluded-file": "A file that this build leaves out declares the map, or a type that it is "
    "made of: the key may be a floating-point number there.",
    "goto": "The function or the load has a label to jump to, so the order of the text is not the "
    "order in time.",
    "generic": "The function has type parameters: the compiler says nothing of it, and its maps "
    "may be of any type.",
    # Leave: the rewrite would be right, and not worth it.
    "small-value": "So few bytes are copied faster than a rewrite could gain.",
    "no-gain": "The elements are read so often that the look-ups cost what the copy does: the "
    "predicted cost is not at least 10 % lower.",
    "no-copy": "The compiler makes no copy here, or does not say that it makes one. Go 1.27 leaves "
    "the copy out where every index is a constant.",
    "shared-temporary": "The compiler puts what a comma-ok finds into a temporary, and all values "
    "of the type in one function share it. Where another statement needs it (a literal or an entry "
    "that is stored, an entry that is compared or passed on, a comma-ok that stays), "
    "`_, ok := m[k]` copies as `v, ok := m[k]` did.",
    "other-rule": "A rule that goes first rewrites this map, or has judged it by uses that would "
    "change. Select this rule alone to have it decide.",
}
