"""The truth of a formula over many points at once: the set of the values that it may have there, true, false or undefined.

A set that is too large only says less. Connectives are strong Kleene, as in the kernel, applied to every pair of possible values.
"""

TRUE, FALSE, UNDEFINED = 1, 2, 4
UNKNOWN = TRUE | FALSE
ANYTHING = TRUE | FALSE | UNDEFINED


def _and(a: int, b: int) -> int:
    return FALSE if FALSE in (a, b) else UNDEFINED if UNDEFINED in (a, b) else TRUE


def _table(join: "type[int] | object") -> tuple[tuple[int, ...], ...]:
    single = (TRUE, FALSE, UNDEFINED)

    def over(a: int, b: int) -> int:
        result = 0
        for x in single:
            for y in single:
                if a & x and b & y:
                    result |= _and(x, y)
        return result

    return tuple(tuple(over(a, b) for b in range(8)) for a in range(8))


NOT = tuple((a & UNDEFINED) | (FALSE if a & TRUE else 0) | (TRUE if a & FALSE else 0) for a in range(8))
AND = _table(_and)
OR = tuple(tuple(NOT[AND[NOT[a]][NOT[b]]] for b in range(8)) for a in range(8))
IMP = tuple(OR[NOT[a]] for a in range(8))
