"""The built-in transforms, in the order in which their findings are listed and their fixes merge.

Left out, with the reason:

- an array → struct rewrite as a rule of its own: measured, it never wins; it is a shape.
"""

from __future__ import annotations

from codemod.transform import Transform
from transforms.copied_array import TRANSFORM as COPIED_ARRAY
from transforms.map_of_array import TRANSFORM as MAP_OF_ARRAY
from transforms.range_value_address import TRANSFORM as RANGE_VALUE_ADDRESS
from transforms.unsized_map import TRANSFORM as UNSIZED_MAP

BUILT_IN: tuple[Transform, ...] = (
    MAP_OF_ARRAY,
    COPIED_ARRAY,
    RANGE_VALUE_ADDRESS,
    UNSIZED_MAP,
)
