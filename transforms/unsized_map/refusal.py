"""Refusals: every reason to leave a map without a size, with its stable code."""

from __future__ import annotations

from transforms.files import FILE_CODES
from transforms.maps.in_memory import IF_INLINED
from transforms.refusal import Refuse

__all__ = ["CODES", "Refuse"]

CODES = {
    **FILE_CODES,
    # The loop: is every iteration one entry, and does it run after every making?
    "several-loops": "More than one loop fills the map. Add their lengths up by hand.",
    "nested-loops": "The entries are inserted in a loop inside of the loop: their number is a "
    "product or a sum.",
    "conditional": "An iteration can go by without an insertion, or the whole loop can be skipped, "
    "so the number of entries is not known.",
    "may-stay-nil": "The map is made only on some ways to the loop, or at the first insertion. "
    "On the others it stays nil, or what it was.",
    "closure": "The entries are inserted by a function literal, which may run at any time.",
    "deletes": "The loop deletes entries too.",
    "replaced": "The variable or field gets another map before the loop ends.",
    "early-exit": "The loop can end early by `break`, `goto` or a `return`, but of an error.",
    # The bound: what the size would be, and whether it can be said where the map is made.
    "bound": "The number of iterations is not the length of a variable, a number in a variable or "
    "a constant: it is not known before the loop runs, or would have to be computed twice.",
    "bound-out-of-scope": "What the loop ranges over does not exist yet where the map is made, or "
    "its name means something else there. Make the map later.",
    "bound-changes": "Something between the map and the loop may change the bound, or may wait for "
    "the lock that guards it. Make the map right before the loop.",
    "bound-may-panic": "The size would be reached through a pointer that may be nil, and a panic "
    "would find the variable without its map.",
    "count": "The bound is a mere number, of which no memory is the proof. The keys may repeat, or "
    "the loop may stop before it ends, and then a large number would reserve memory that the "
    "program never asked for.",
    "shadowed": "`make` or `len` means something else there.",
    "comment": "There is a comment in the literal's braces, which would have no place.",
    "evaluation-order": IF_INLINED,
    # Leave: the rewrite would be right, and not worth it.
    "few-entries": "8 entries or fewer: Go makes every map with room for them.",
    "keys-repeat": "The keys repeat by all appearance: the loop counts or collects, or there are "
    "only few values that a key can have. Most of the room would stay empty.",
    "other-rule": "A rule that goes first has left this map, and would rewrite it once it has a "
    "size; or it makes another type of this map, or of what is ranged over. Select this rule alone "
    "to have the size, then run again.",
    "no-gain": "The predicted cost is not at least 10 % lower: copying such large values takes "
    "most of the time.",
}
