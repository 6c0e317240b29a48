"""A nonnegative rational combination of given vectors that equals a target: exact simplex with Bland's rule.

Own code, because no library at hand solves a linear program in exact rationals without importing a computer algebra system,
and this runs in almost every step of every derivation.
"""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Vector = Mapping[Any, int | Fraction]  # keys: anything hashable


def nonnegative_combination(columns: Sequence[Vector], target: Vector) -> list[Fraction] | None:
    """Multipliers x >= 0 with sum x_j * columns[j] = target, or None if there are none. Few of them are nonzero."""
    usable = _usable(columns, target)
    if usable is None:
        return None
    found = _simplex([columns[j] for j in usable], target)
    if found is None:
        return None
    solution = [Fraction(0)] * len(columns)
    for j, x in zip(usable, found):
        solution[j] = x
    return solution


def _usable(columns: Sequence[Vector], target: Vector) -> list[int] | None:
    """The columns that can have a multiplier other than 0, or None where a sign shows that there is no solution: what occurs with
    one sign only and not in the target cannot cancel. Most questions end here, without a tableau."""
    positive: dict[Any, set[int]] = {}
    negative: dict[Any, set[int]] = {}
    for j, column in enumerate(columns):
        for key, value in column.items():
            if value:
                (positive if value > 0 else negative).setdefault(key, set()).add(j)
    left = set(range(len(columns)))
    pending = dict.fromkeys([*target, *positive, *negative])
    while pending:
        key, _ = pending.popitem()
        up, down, wanted = positive.get(key) or set(), negative.get(key) or set(), target.get(key, 0)
        if (wanted > 0 and not up) or (wanted < 0 and not down):
            return None
        if wanted or not (up or down) or (up and down):
            continue
        for j in list(up or down):
            left.discard(j)
            for other, value in columns[j].items():
                if value:
                    (positive if value > 0 else negative)[other].discard(j)
                    pending[other] = None
    return sorted(left)


def _simplex(columns: Sequence[Vector], target: Vector) -> list[Fraction] | None:
    """Every row of the tableau is an equation in integers, known up to a positive factor: fractions would cost most of the time."""
    width = len(columns)
    by_row: dict[Any, dict[int, int | Fraction]] = {key: {} for key in target}
    for j, column in enumerate(columns):
        for key, value in column.items():
            if value:
                by_row.setdefault(key, {})[j] = value
    tableau: list[dict[int, int]] = []
    right: list[int] = []
    for key, values in by_row.items():
        row, b = _whole(values, target.get(key, 0))
        tableau.append(row if b >= 0 else {j: -v for j, v in row.items()})
        right.append(abs(b))
    basis = [width + i for i in range(len(tableau))]  # artificial variables, one a row, to be driven out; they have no columns
    cost: dict[int, int] = {}
    for row in tableau:  # minimise their sum
        for j, v in row.items():
            cost[j] = cost.get(j, 0) - v
    while (entering := min((j for j, v in cost.items() if v < 0), default=None)) is not None:
        ratios = [(Fraction(right[i], row[entering]), basis[i], i) for i, row in enumerate(tableau) if row.get(entering, 0) > 0]
        if not ratios:
            break
        _, _, i = min(ratios)
        _pivot(tableau, right, cost, i, entering)
        basis[i] = entering
    if any(j >= width and b for j, b in zip(basis, right)):
        return None
    solution = [Fraction(0)] * width
    for j, row, b in zip(basis, tableau, right):
        if j < width:
            solution[j] = Fraction(b, row[j])
    return solution


def _whole(row: Mapping[int, int | Fraction], b: int | Fraction) -> tuple[dict[int, int], int]:
    """The equation multiplied by the common denominator."""
    scale = math.lcm(b.denominator, *(v.denominator for v in row.values()))
    return {j: int(v * scale) for j, v in row.items()}, int(b * scale)


def _pivot(tableau: list[dict[int, int]], right: list[int], cost: dict[int, int], i: int, j: int) -> None:
    row, b = tableau[i], right[i]
    for other, target in enumerate(tableau):
        if other != i and target.get(j):
            right[other] = _eliminate(target, row, j, right[other], b)
    if cost.get(j):
        _eliminate(cost, row, j, 0, 0)


def _eliminate(target: dict[int, int], row: dict[int, int], j: int, right: int, b: int) -> int:
    """Take the multiple of the row off the target that makes its j-th entry 0, both times a positive factor; the new right side."""
    pivot, factor = row[j], target[j]
    common = math.gcd(pivot, factor)
    pivot, factor = pivot // common, factor // common
    if pivot != 1:
        for k in target:
            target[k] *= pivot
    for k, v in row.items():
        total = target.get(k, 0) - factor * v
        if total:
            target[k] = total
        else:
            target.pop(k, None)
    right = right * pivot - factor * b
    common = math.gcd(right, *target.values())
    if common > 1:
        for k in target:
            target[k] //= common
        right //= common
    return right
