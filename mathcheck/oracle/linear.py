"""A nonnegative rational combination of given vectors that equals a target: exact simplex with Bland's rule.

Own code, because no library at hand solves a linear program in exact rationals without importing a computer algebra system,
and this runs in almost every step of every derivation.
"""

from collections.abc import Hashable, Mapping, Sequence
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
    rows = list(dict.fromkeys([*target, *(key for column in columns for key in column)]))
    width = len(columns)
    tableau: list[dict[int, Fraction]] = []
    right: list[Fraction] = []
    by_row: dict[Hashable, dict[int, Fraction]] = {key: {} for key in rows}
    for j, column in enumerate(columns):
        for key, value in column.items():
            if value:
                by_row[key][j] = Fraction(value)
    for i, key in enumerate(rows):
        b = Fraction(target.get(key, 0))
        row = by_row[key]
        if b < 0:
            row, b = {j: -v for j, v in row.items()}, -b
        row[width + i] = Fraction(1)  # an artificial variable, to be driven out
        tableau.append(row)
        right.append(b)
    basis = [width + i for i in range(len(rows))]
    cost: dict[int, Fraction] = {}
    for row in tableau:  # minimise the sum of the artificial variables
        for j, v in row.items():
            if j < width:
                cost[j] = cost.get(j, Fraction(0)) - v
    while True:
        entering = min((j for j, v in cost.items() if v < 0), default=None)
        if entering is None:
            break
        ratios = [(right[i] / row[entering], basis[i], i) for i, row in enumerate(tableau) if row.get(entering, 0) > 0]
        if not ratios:
            break
        _, _, i = min(ratios)
        _pivot(tableau, right, cost, i, entering, width)
        basis[i] = entering
    if any(basis[i] >= width and right[i] for i in range(len(rows))):
        return None
    solution = [Fraction(0)] * width
    for i, j in enumerate(basis):
        if j < width:
            solution[j] = right[i]
    return solution


def _pivot(tableau: list[dict[int, Fraction]], right: list[Fraction], cost: dict[int, Fraction], i: int, j: int, width: int) -> None:
    row = tableau[i]
    pivot = row[j]
    # a column of an artificial variable that has left the basis is never needed again
    row = tableau[i] = {k: v / pivot for k, v in row.items() if k < width}
    right[i] /= pivot
    for other, target in enumerate(tableau):
        if other != i and target.get(j):
            factor = target[j]
            _subtract(target, row, factor)
            right[other] -= factor * right[i]
    if cost.get(j):
        _subtract(cost, row, cost[j])


def _subtract(target: dict[int, Fraction], row: dict[int, Fraction], factor: Fraction) -> None:
    for k, v in row.items():
        total = target.get(k, 0) - factor * v
        if total:
            target[k] = total
        else:
            target.pop(k, None)
