"""Boxes of real variables, cut in two until a formula is decided on each."""

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from flint import fmpq

from .arithmetic import Env
from .boxes import between, cut, midpoint
from .comparisons import Truth
from .findings import Findings, larger, place
from .truth import AND, TRUE

NARROWEST = fmpq(1, 1 << 30)  # part of an interval's length below which it is not cut
FEW_CELLS = 200  # where lines or points follow
HYPOTHESIS_CELLS = 40  # of a hypothesis that speaks of all numbers, which a region can only show to be false
_STEP = fmpq(377, 610)  # near the golden ratio: its multiples are spread without a pattern
GRID = 3  # values of the other variables, where an equation is followed along lines
MOST_POINTS = 33  # where it can be looked at in points only


class Search:
    """Boxes, cut in two until the body is decided on each, the largest first."""

    def __init__(self, formulas: Findings, body: Truth, env: Env, places: range, names: Mapping[int, str] | None) -> None:
        self.formulas, self.body, self.env, self.places, self.names = formulas, body, env, places, names
        self.blurred = ""

    def over(self, whole: list[tuple[fmpq, fmpq]]) -> int:
        """The truth of `for all points of the box`."""
        formulas, result = self.formulas, TRUE
        waiting, cells = deque([whole]), 0
        most = formulas.most_cells if self.names is not None else HYPOTHESIS_CELLS
        few = 0 if formulas.box else min(most, FEW_CELLS)
        while waiting:
            box = waiting.popleft()
            cells += 1
            formulas.cells += 1
            formulas.values.in_time()
            outside, formulas.agreed, before, formulas.blurred = formulas.agreed, None, formulas.blurred, ""
            found = self._at(box)
            blur, formulas.blurred = formulas.blurred, max(before, formulas.blurred)
            gap, formulas.agreed = formulas.agreed, outside
            centre = [(m, m) for m in (cut(low, high) for low, high in box)]
            if found & TRUE and (found != TRUE or blur or gap is not None or formulas.reached is not None):
                point = self._at(centre)
                found = found if point & TRUE else point
            if not found & TRUE:
                self._place(centre)
                if self.names is not None:
                    formulas.failed(self.env, self.names)
                return found
            if found == TRUE and not blur and (gap is None or gap < formulas.small):
                formulas.agreed = larger(formulas.agreed, gap)
                continue
            moving = [i for i, (low, high) in enumerate(box) if high - low > NARROWEST * (whole[i][1] - whole[i][0])]
            if moving and cells + len(waiting) < (few if blur and found == TRUE else most):
                i = max(moving, key=lambda i: (box[i][1] - box[i][0]) / (whole[i][1] - whole[i][0]))
                middle = cut(*box[i])
                waiting += [[*box[:i], half, *box[i + 1:]] for half in ((box[i][0], middle), (middle, box[i][1]))]
            elif found == TRUE:  # if blurred, then lines or points follow, and say how closely the equation holds
                self.blurred = max(self.blurred, blur)
                formulas.agreed = larger(formulas.agreed, gap)
            else:
                if formulas.open < FEW_CELLS and not (corners := self._each(itertools.product(*box))) & TRUE:
                    return corners
                self._place(box)
                formulas.open += 1
                formulas.open_where = formulas.open_where or (place(self.env, self.names) if self.names else "a hypothesis")
                result = AND[result][found]
        return result

    def points(self, whole: list[tuple[fmpq, fmpq]]) -> int:
        """The truth at points spread over the box."""
        per_side = next(m for m in range(MOST_POINTS, 0, -1) if m ** len(whole) <= MOST_POINTS or m == 2)
        return self._each(itertools.product(*[spread(low, high, per_side) for low, high in whole]))

    def _each(self, points: Iterable[tuple[fmpq, ...]]) -> int:
        result = TRUE
        for point in points:
            self.formulas.count()
            result = AND[result][self._at([(v, v) for v in point])]
            if not result & TRUE:
                if self.names is not None:
                    self.formulas.failed(self.env, self.names)
                break
        return result

    def _place(self, box: list[tuple[fmpq, fmpq]]) -> None:
        for at, (low, high) in zip(self.places, box):
            self.formulas.box.pop(at, None)
            if low == high:
                self.env[at] = midpoint(low, high)
            else:
                self.env[at] = between(low, high)
                self.formulas.box[at] = (low, high)

    def _at(self, box: list[tuple[fmpq, fmpq]]) -> int:
        self._place(box)
        try:
            return self.body(self.env)
        finally:
            for at in self.places:
                self.formulas.box.pop(at, None)


def spread(low: fmpq, high: fmpq, n: int) -> list[fmpq]:
    """n points of an interval, its ends among them, the others without a common pattern: what has a period is met at all phases."""
    inner = [j * _STEP for j in range(1, n - 1)]
    return [low, *(low + (high - low) * (v - fmpq(v.floor())) for v in inner), high][:n]


def lines(whole: list[tuple[fmpq, fmpq]]) -> Iterator[list[tuple[fmpq, fmpq]]]:
    """Lines parallel to each axis."""
    for i in range(len(whole)):
        grids = [spread(low, high, GRID) for low, high in whole]
        grids[i] = [whole[i][0]]
        for point in itertools.product(*grids):
            yield [whole[j] if j == i else (v, v) for j, v in enumerate(point)]
