"""Integrals and infinite sums of functions, by mpmath's quadrature and extrapolation: estimates that have to settle.

A value is given only if it is found again in another way (other cells, another method, twice as many terms); the disagreement is part
of its error. Nothing here is proved: a function with a spike between all the points looked at is integrated wrongly.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from mpmath.calculus.quadrature import GaussLegendre

from .rounded import MP, NoOpinion, Number, Rounded, add, point, rounded, within

Function = Callable[[Number], Number]
GRID = 16  # equal parts of an interval: at their ends an integrand is looked at first
PLACE = Fraction(3, 7)  # where the cells of the second computation of an integral are cut
DEGREE = 5  # of the rule of Gauss and Legendre: 3*2^4 nodes
MAX_DEGREE = 8  # of the tanh-sinh rule, for cells that end where f is not smooth
MAX_CUTS = 8  # of a cell within another
MAX_CELLS = 400  # that wait
LOST_BITS = 32  # a cell may disagree with itself in so many bits
SPIKE = 4  # the nodes must see a quarter of the largest value known, or they missed it
_GAUSS = GaussLegendre(MP)
HONEST = 4  # a difference between two computations counts this often
LOSS_BITS = 20  # by which extrapolation may enlarge the errors of the terms, which it asks for at a higher precision
BLOCK = 16  # terms of a series whose largest one is compared with that of the block before
MAX_BLOCKS = 400  # of direct summation
HOPELESS = 60  # blocks after which one that does not shrink to half ends it
QUIET_BLOCKS = 4  # blocks that must shrink to half or less, one after the other
MAX_EXTRAPOLATED_BITS = 480  # the work of an extrapolation grows with the square of the digits, and faster
SLOW = range(6, 13)  # a slow series is looked at near 2^6, .., 2^12
SHRINKS = Fraction(9, 20)  # by what a series without change of signs must shrink from a place to twice the place


def integrate(f: Function, kinks: Sequence[Function], a: Number, b: Number) -> Number:
    """The integral of f from a to b; kinks: functions at whose changes of sign f has a kink. f raises NoValue where it has no value."""
    (low, slip), (high, other) = rounded(a), rounded(b)
    margin = slip + other
    if isinstance(a, Rounded) or isinstance(b, Rounded):
        blur, step = margin, (high - low) / GRID
        grid: list[Number] = [Rounded(low + k * step, blur) for k in range(GRID + 1)]
    else:
        blur = MP.zero
        grid = [a + Fraction(k, GRID) * (b - a) for k in range(GRID + 1)]
    seen = [rounded(f(x)) for x in grid]
    if low == high and not blur:
        return 0
    ends = [low, *sorted(_kinks(kinks, grid), reverse=high < low), high]
    look = _Look(f, low, high, seen, margin, blur)
    total, doubt, size = look.cells(ends)
    return within(total, doubt + look.worst * abs(high - low) + 2 * margin * look.largest + MP.ldexp(size or MP.one, 4 - MP.prec))


class _Look:
    """An integrand and what was seen of it. worst: the largest error; largest: the largest value known."""

    def __init__(self, f: Function, low: Any, high: Any, seen: Sequence[Rounded], margin: Any, blur: Any) -> None:
        self.f, self.low, self.high, self.margin, self.blur = f, low, high, margin, blur
        self.first, self.last = seen[0].value, seen[-1].value
        self.worst = max(s.error for s in seen)
        self.largest = max(abs(s.value) for s in seen)
        self.grid = [(low + k * (high - low) / GRID, abs(s.value)) for k, s in enumerate(seen)]

    def value(self, x: Any) -> Any:
        if abs(x - self.low) <= self.margin or abs(x - self.high) <= self.margin:  # perhaps outside: f at the end itself is known
            return self.first if abs(x - self.low) <= self.margin else self.last
        value, error = rounded(self.f(Rounded(x, self.blur)))
        self.worst, self.largest = max(self.worst, error), max(self.largest, abs(value))
        return value

    def cells(self, ends: Sequence[Any]) -> tuple[Any, Any, Any]:
        """The integral, the doubt about it, and the integral of |f|, roughly. A cell that has not settled is cut."""
        total = doubt = size = MP.zero
        waiting = [(x, y, 0) for x, y in pairwise(ends)]
        while waiting:
            x, y, cuts = waiting.pop()
            found = self.settled(x, y, _gauss) or (self.settled(x, y, _tanh_sinh) if cuts == MAX_CUTS else None)
            if found:
                total, doubt, size = total + found[0], doubt + found[1], size + found[2]
            elif cuts == MAX_CUTS or len(waiting) >= MAX_CELLS:
                raise NoOpinion("an integral that does not settle")
            else:
                place = _cut(x, y)
                waiting += [(x, place, cuts + 1), (place, y, cuts + 1)]
        return total, doubt, size

    def settled(self, x: Any, y: Any, rule: "Rule") -> tuple[Any, Any, Any] | None:
        """The integral over a cell, if the cell cut in two gives the same and no value known is far above those at the nodes."""
        peak = MP.zero

        def sample(z: Any) -> Any:
            nonlocal peak
            value = self.value(z)
            peak = max(peak, abs(value))
            return value

        place = _cut(x, y)
        whole, parts = rule(sample, x, y), rule(sample, x, place) + rule(sample, place, y)
        known = [v for z, v in self.grid if min(x, y) <= z <= max(x, y)] + [abs(self.value(z)) for z in (x, place, y)]
        doubt, size = HONEST * abs(whole - parts), peak * abs(y - x)
        rough = MP.ldexp(max(size, self.largest * abs(self.high - self.low)), LOST_BITS - MP.prec) + self.worst * abs(y - x)
        resolved = max(known) <= SPIKE * peak + self.worst
        return (parts, doubt, size) if resolved and MP.isfinite(doubt) and doubt <= rough else None


Rule = Callable[[Callable[[Any], Any], Any, Any], Any]


def _cut(x: Any, y: Any) -> Any:
    return x + (y - x) * PLACE.numerator / PLACE.denominator


def _gauss(f: Callable[[Any], Any], x: Any, y: Any) -> Any:
    middle, half = (x + y) / 2, (y - x) / 2
    return half * sum(weight * f(middle + half * node) for node, weight in _GAUSS.get_nodes(-MP.one, MP.one, DEGREE, MP.prec))


def _tanh_sinh(f: Callable[[Any], Any], x: Any, y: Any) -> Any:
    return MP.quad(f, [x, y], method="tanh-sinh", maxdegree=MAX_DEGREE)


def _kinks(kinks: Sequence[Function], grid: Sequence[Number]) -> list[Any]:
    """Where one of the functions changes its sign, to half the digits or better."""
    found = []
    for g in kinks:
        values = [rounded(g(x)).value for x in grid]
        for k in range(len(grid) - 1):
            low, high, left = rounded(grid[k]).value, rounded(grid[k + 1]).value, values[k]
            if left * values[k + 1] < 0:
                for _ in range(MP.prec):
                    middle = (low + high) / 2
                    value = rounded(g(point(middle))).value
                    low, high = (middle, high) if left * value > 0 else (low, middle)
                found.append(low)
            elif left == 0 and k:
                found.append(low)
    return found


def infinite_sum(term: Function, low: int) -> Number:
    """The sum of term(k) for all integers k >= low: directly if the terms become small soon enough, else by extrapolation."""
    total: Number = 0
    largest: list[Any] = []
    quiet = 0
    for block in range(MAX_BLOCKS):
        items = [term(low + block * BLOCK + k) for k in range(BLOCK)]
        for item in items:
            total = add(total, item)
        largest.append(max(abs(rounded(item).value) for item in items))
        quiet = quiet + 1 if block and 2 * largest[-1] <= largest[-2] else 0
        if block > HOPELESS and not quiet:
            break
        tail = BLOCK * largest[-1]  # the blocks to come: at most 1/2, 1/4, .. of this
        if quiet >= QUIET_BLOCKS and tail <= MP.ldexp(abs(rounded(total).value), -MP.prec):
            return _confirmed(term, low + (block + 1) * BLOCK, total, tail)
    head: Number = 0
    for k in range(low, low + BLOCK):  # the first terms often spoil the pattern
        head = add(head, term(k))
    return add(head, _extrapolated(term, low + BLOCK))


def _confirmed(term: Function, start: int, total: Number, tail: Any) -> Number:
    """The sum so far, if as many terms again do not change it by more than the tail."""
    rest: Number = 0
    for k in range(start, start + BLOCK * (QUIET_BLOCKS + 1)):
        rest = add(rest, term(k))
    if abs(rounded(rest).value) > tail + rounded(rest).error:
        raise NoOpinion("a series whose terms grow again")
    value, error = rounded(add(total, rest))
    return within(value, error + (tail or MP.ldexp(MP.one, -MP.prec)))  # terms that all are 0 do not make it exact


def _extrapolated(term: Function, low: int) -> Number:
    """mpmath's nsum by two methods, for terms of one sign that shrink like a power, or of alternating signs that shrink."""
    if MP.prec > MAX_EXTRAPOLATED_BITS:
        raise NoOpinion(f"a slow series to more than {MAX_EXTRAPOLATED_BITS} bits")
    steps = [[rounded(term(low + 2**k + j)).value for j in range(4)] for k in SLOW]
    signs = {tuple((x > 0) - (x < 0) for x in four) for four in steps}
    shrinking = all(abs(later[0]) < abs(earlier[0]) for earlier, later in pairwise(steps))
    if signs <= {(1, -1, 1, -1), (-1, 1, -1, 1)} and shrinking:
        methods = ("shanks", "levin")
    elif signs in ({(1, 1, 1, 1)}, {(-1, -1, -1, -1)}) and all(
            abs(later[0]) * SHRINKS.denominator <= abs(earlier[0]) * SHRINKS.numerator for earlier, later in pairwise(steps)):
        methods = ("richardson", "levin")
    else:
        raise NoOpinion("a series that is not seen to settle")
    worst = MP.zero

    def sample(k: Any) -> Any:
        nonlocal worst
        value, error = rounded(term(int(k)))
        worst = max(worst, error)
        return value

    try:
        found = [MP.nsum(sample, [low, MP.inf], method=methods[0])]
        with MP.extraprec(MP.prec // 3):
            found.append(MP.nsum(sample, [low, MP.inf], method=methods[0]))
        _near(found)
        found.append(MP.nsum(sample, [low, MP.inf], method=methods[1]))
    except (ValueError, ZeroDivisionError, MP.NoConvergence):  # an extrapolation that breaks down
        raise NoOpinion("a series whose terms cannot be extrapolated")
    return within(found[1], HONEST * _near(found) + MP.ldexp(worst, LOSS_BITS))


def _near(found: Sequence[Any]) -> Any:
    spread = max(found) - min(found)
    if not MP.isfinite(spread) or spread > MP.ldexp(max(abs(x) for x in found), -MP.prec // 2):
        raise NoOpinion("a series that does not settle")
    return spread


__all__ = ["Function", "infinite_sum", "integrate"]
