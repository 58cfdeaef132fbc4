"""The rewrites: one module or folder each; `registry` lists the built-in ones in order."""

from __future__ import annotations

from importlib.metadata import entry_points

from codemod.errors import BadInput
from codemod.transform import Transform

GROUP = "unheap.transforms"


def load() -> tuple[Transform, ...]:
    """Every installed transform: the built-in ones in the registry's order, then the others.

    All come through the entry-point group `unheap.transforms`. Raises BadInput where one of them
    cannot be loaded or takes a name twice.
    """
    from transforms.registry import BUILT_IN

    order = {transform.name: place for place, transform in enumerate(BUILT_IN)}
    found: dict[str, Transform] = {transform.name: transform for transform in BUILT_IN}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            transform = entry.load()
        except Exception as error:
            raise BadInput(
                f"transform {entry.name} ({entry.value}) fails to load: {error}"
            ) from error
        if transform.name in found and found[transform.name] is not transform:
            raise BadInput(f"two transforms are called {transform.name} (one is {entry.value})")
        found[transform.name] = transform
    return tuple(sorted(found.values(), key=lambda t: (order.get(t.name, len(order)), t.name)))
