"""The truth of a formula over many points at once: the set of the values that it may have there, true, false or undefined.

A set that is too large only says less. Connectives are strong Kleene, as in the kernel, applied to every pair of possible values.
"""

from functools import reduce
from operator import or_

TRUE, FALSE, UNDEFINED = 1, 2, 4
UNKNOWN = TRUE | FALSE
ANYTHING = TRUE | FALSE | UNDEFINED


def _both(a: int, b: int) -> int:
    """`and` of two truth values: false decides, then undefined."""
    return FALSE if FALSE in (a, b) else UNDEFINED if UNDEFINED in (a, b) else TRUE


def _and(a: int, b: int) -> int:
    """What `and` may be of what the sides may be."""
    values = (TRUE, FALSE, UNDEFINED)
    return reduce(or_, (_both(x, y) for x in values if a & x for y in values if b & y), 0)


NOT = tuple((a & UNDEFINED) | (FALSE if a & TRUE else 0) | (TRUE if a & FALSE else 0) for a in range(8))
AND = tuple(tuple(_and(a, b) for b in range(8)) for a in range(8))
OR = tuple(tuple(NOT[AND[NOT[a]][NOT[b]]] for b in range(8)) for a in range(8))
IMP = tuple(OR[NOT[a]] for a in range(8))
