"""What lies beyond a region: for each side of an unbounded variable that the region leaves out, whether it is covered by an argument.

Two arguments are known. Either the statement's hypotheses fail there, or its conclusion, an inequality, is a monotone tail: with f the
difference of its sides, b the region's end, t > 0 the distance from b and f_k the Taylor coefficients of t -> f(b + t), or f(b - t) to
the left, f_0, .., f_{m-1} are at least 0 at b, and f_m is on the whole side. Then f >= 0 there, by Taylor's theorem (Rudin 5.15):
f(b + t) = sum over k < m of f_k(b) t^k + f_m(c) t^m for some c strictly between b and b + t, and no summand is negative. Moreover f > 0
if some f_k(b) > 0 or f_m > 0 throughout; where b itself is asked about, f_0(b) > 0 is needed. The theorem wants f to have m - 1 continuous
derivatives from b on and an m-th one beyond: a jet of more than one coefficient is of a function that is analytic near the point, and for
m <= 1 it is enough that f has values and so is continuous. A hypothesis fails where its opposite is such a tail, so both are one search.

A whole number is replaced by a real one, which only asks for more. The other variables take their regions' points or, where that
succeeds, all the values not covered otherwise. Nothing here changes what is said of the region, and what is not seen is not covered.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import flint
from flint import arb, fmpq

from ..kernel.sorts import NAT, REAL, Sort
from ..kernel.terms import ATOMS, Term
from .arithmetic import Broken, Env, NoSeries, NotCovered, Number, Run, Undefined
from .digits import in_full
from .jets import Jet, Jets, jet
from .unbounded import OO, Interval, point, rounded
from .values import SLOTS, Function, OutOfTime, Values

MOST = 8  # the order of a tail that is tried, unless the claim gives one
PRECISION = 128
CUTS = 6  # how often the interval of another variable is cut in two
FAILING = -1  # instead of the order of a tail: the hypotheses fail


class Side(NamedTuple):
    """What a region leaves out on one side. base: where it begins; included: base is part of it; towards: 1 or -1; far: its other end,
    None for infinity."""

    name: str
    base: Number
    included: bool
    towards: int
    far: int | None
    words: str

    def interval(self) -> Interval:
        """Of its members."""
        base = point(self.base)
        if self.towards > 0:
            return rounded(base.low, OO, not self.included)
        return rounded(-OO if self.far is None else arb(self.far), base.high, False, not self.included)


def beyond(statement: Term, ranges: Mapping[str, Any], deadline: float, *, orders: Mapping[str, int] | None = None,
           tails: Mapping[str, tuple[str, Term]] | None = None) -> list[str]:
    """For each side of a universal variable that its region leaves out: how it is covered, in words. orders: by variable, up to
    which order a tail is tried; the rest as in check()."""
    sorts = {name: sort for name, sort in _universal(statement) if _fits(ranges.get(name), sort)}
    functions = {name: choices for name, choices in ranges.items() if _choices(choices)}
    sides = [side for name, sort in sorts.items() for side in _sides(name, sort, ranges[name])]
    gaps = [name for name in sorts if isinstance(ranges[name], range) and abs(ranges[name].step) != 1 and ranges[name][1:]]
    anywhere: dict[Side, int] = {}  # covered wherever the others are
    inside: dict[Side, int] = {}  # covered for the others in their regions

    untried = list(sides)

    def attempt(side: Side, wide: bool, until: float) -> int | None:
        others = {n: _domain(n, s, ranges[n], sides, anywhere, n in gaps) if wide else _region(ranges[n]) for n, s in sorts.items()}
        order = (orders or {}).get(side.name, MOST)
        return _Attempt(Values(until, tails), side, {**functions, **others}, order).covered(statement, 0)

    def everywhere(until: float) -> None:
        """Each side that is covered narrows what the others have to be covered for."""
        before = -1
        while before < len(anywhere):
            before = len(anywhere)
            for side in sides:
                if side not in anywhere and (order := attempt(side, True, until)) is not None:
                    anywhere[side] = order

    def in_regions(until: float) -> None:
        while untried:
            if untried[0] not in anywhere and (order := attempt(untried[0], False, until)) is not None:
                inside[untried[0]] = order
            del untried[0]

    outside, flint.ctx.prec = flint.ctx.prec, PRECISION
    try:
        for stage, until in ((everywhere, (time.monotonic() + deadline) / 2), (in_regions, deadline)):
            with suppress(OutOfTime):
                stage(until)
    finally:
        flint.ctx.prec = outside
    lines = [f"{s.words}: {_said(anywhere.get(s, inside.get(s)), bool(functions) or s in inside, s in untried)}" for s in sides]
    lines += [f"{name} between its steps: not covered" for name in gaps]
    several = list(dict.fromkeys(s.name for s in inside))
    return lines + ([f"more than one of {', '.join(several)} outside its region: not covered"] if len(several) > 1 else [])


def _said(order: int | None, others: bool, untried: bool) -> str:
    if order is None:
        return "not covered" + (", the time is used up" if untried else "")
    argument = "its hypotheses fail there" if order == FAILING else f"monotone tail of order {order}"
    return argument + (", for the others in their regions" if others else "")


def _universal(f: Term, positive: bool = True) -> Iterator[tuple[str, Sort]]:
    """The numeric variables that a statement speaks of for all their values. positive: f counts as it stands, not its negation."""
    if f.op == "forall" and positive and f.data[1].result is None:
        yield f.data
    if f.op not in ATOMS:
        for i, part in enumerate(f.args):
            yield from _universal(part, positive != (f.op == "not" or (f.op == "imp" and i == 0)))


def _choices(domain: Any) -> bool:
    return isinstance(domain, Sequence) and not isinstance(domain, range) and any(isinstance(c, Function) for c in domain)


def _fits(domain: Any, sort: Sort) -> bool:
    if isinstance(domain, range):
        return sort is not REAL and bool(domain)
    return isinstance(domain, tuple) and sort is REAL and not _choices(domain)


def _ends(domain: Any) -> tuple[Number, Number]:
    if isinstance(domain, range):
        return min(domain[0], domain[-1]), max(domain[0], domain[-1])
    low, high = (fmpq(v.numerator, v.denominator) for v in domain)
    return low, high


def _sides(name: str, sort: Sort, domain: Any) -> list[Side]:
    low, high = _ends(domain)
    if sort is REAL:
        return [Side(name, high, False, 1, None, f"{name} beyond {in_full(high)}"),
                Side(name, low, False, -1, None, f"{name} below {in_full(low)}")]
    sides = [Side(name, high + 1, True, 1, None, f"{name} beyond {in_full(high)}")]
    if sort is not NAT or low > 0:
        sides.append(Side(name, low - 1, True, -1, 0 if sort is NAT else None, f"{name} below {in_full(low)}"))
    return sides


def _region(domain: Any) -> Any:
    if isinstance(domain, range):
        return domain
    low, high = _ends(domain)
    return rounded(arb(low), arb(high))


def _domain(name: str, sort: Sort, domain: Any, sides: list[Side], covered: Mapping[Side, int], gaps: bool) -> Any:
    """The values of a variable that are not covered otherwise, with the region."""
    rest = [s for s in sides if s.name == name and s not in covered]
    if not rest and not gaps:
        return _region(domain)
    low, high = map(arb, _ends(domain))
    for s in rest:
        low, high = (low, OO) if s.towards > 0 else (-OO if s.far is None else arb(s.far), high)
    return rounded(low, high)


class _Attempt:
    """One side of one variable, with the others in given ranges: of whole numbers, Intervals or functions."""

    def __init__(self, values: Values, side: Side, others: Mapping[str, Any], most: int) -> None:
        self.values, self.side, self.others, self.length = values, side, others, most + 1
        values.arithmetic = Jets()
        # what stands for the variables: on the whole side; at its base, moving away from it; at its base, exactly
        self.over: Env = [None] * SLOTS
        self.base: Env = [None] * SLOTS
        self.exact: Env = [None] * SLOTS
        self.bound = False
        self._runs: dict[tuple[Any, ...], Run] = {}

    def covered(self, f: Term, depth: int) -> int | None:
        """FAILING or the highest order needed, if what f says of the variable is seen to hold on the side."""
        if not self.bound and not self._quantified(f):
            return FAILING  # it says nothing of the variable
        if f.op == "forall":
            return self._every(f, depth)
        if f.op == "and":
            first = self.covered(f.args[0], depth)
            second = None if first is None else self.covered(f.args[1], depth)
            return None if first is None or second is None else max(first, second)
        if f.op == "imp":
            if self._throughout(f.args[0], depth, False) is not None:
                return FAILING
            if self._quantified(f.args[0], False):
                return None
            before = list(self.over), list(self.base), list(self.exact)
            for hypothesis in _conjuncts(f.args[0]):
                self._narrow(hypothesis, depth)
            try:
                return self.covered(f.args[1], depth)
            finally:
                self.over, self.base, self.exact = before
        return self._throughout(f, depth, True)

    def _quantified(self, f: Term, positive: bool = True) -> bool:
        return any(name == self.side.name for name, _ in _universal(f, positive))

    def _every(self, f: Term, depth: int) -> int | None:
        name, body = f.data[0], f.args[0]
        self.values.names = {**{i: n for i, n in self.values.names.items() if i < depth}, depth: name}
        if name == self.side.name and not self.bound:
            if self._quantified(body):
                return None  # two variables of one name
            step = point(self.side.towards)
            self.over[depth] = Jet((self.side.interval(), step), self.length)
            self.base[depth] = Jet((point(self.side.base), step), self.length)
            self.exact[depth] = self.side.base
            self.bound = True
            try:
                return self.covered(body, depth + 1)
            finally:
                self.bound = False
        domain = self.others.get(name) if name != self.side.name else None
        if domain is None:
            return None
        if isinstance(domain, Interval):
            return self._cells(domain, body, depth)
        worst = FAILING
        for v in domain:
            self.values.in_time()
            if isinstance(v, Function):
                if len(v.params) != len(f.data[1].args):
                    continue
                self._runs.clear()
                self.values.chosen[depth] = v
            self._set(depth, v)
            found = self.covered(body, depth + 1)
            if found is None:
                return None
            worst = max(worst, found)
        return worst

    def _cells(self, domain: Interval, body: Term, depth: int) -> int | None:
        waiting, worst = [(domain, 0)], FAILING
        while waiting:
            self.values.in_time()
            cell, cuts = waiting.pop()
            self._set(depth, Jet((cell,), self.length))
            found = self.covered(body, depth + 1)
            if found is not None:
                worst = max(worst, found)
            elif cuts < CUTS and cell.bounded and cell.low < cell.high:
                middle = ((cell.low + cell.high) / 2).mid()
                waiting += [(Interval(cell.low, middle), cuts + 1), (Interval(middle, cell.high), cuts + 1)]
            else:
                return None
        return worst

    def _set(self, place: int, value: Any) -> None:
        self.over[place] = self.base[place] = self.exact[place] = value

    def _narrow(self, f: Term, depth: int) -> None:
        """Use a hypothesis that compares a variable with a number. The base of the side stays, and the tail begins there."""
        if f.op not in ("lt", "le"):
            return
        for is_lower, (variable, bound) in enumerate((f.args, f.args[::-1])):
            if variable.op != "bvar" or bound.loose:
                continue
            place = depth - 1 - variable.data
            old, limit = self.over[place], self._value(depth, self.exact, bound)
            if type(old) is not Jet or limit is None:
                continue
            head, end, strict = old[0], limit[0], f.op == "lt"
            if is_lower and (old.constant or self.side.towards < 0) and head.low <= end.low <= head.high:
                head = Interval(end.low, head.high, strict or (end.low == head.low and head.low_open), head.high_open)
            elif not is_lower and (old.constant or self.side.towards > 0) and head.low <= end.high <= head.high:
                head = Interval(head.low, end.high, head.low_open, strict or (end.high == head.high and head.high_open))
            self.over[place] = narrowed = Jet((head, *old.parts[1:]), old.length)
            if old.constant:
                self.base[place] = self.exact[place] = narrowed

    def _throughout(self, f: Term, depth: int, truth: bool) -> int | None:
        """The order needed to see that f is true, or is false, on the whole side."""
        op, args = f.op, f.args
        if op == "not":
            return self._throughout(args[0], depth, not truth)
        if op in ("and", "or", "imp"):
            left = self._throughout(args[0], depth, truth != (op == "imp"))
            if (op == "and") != truth and left is not None:
                return left
            right = self._throughout(args[1], depth, truth)
            return right if (op == "and") != truth else None if left is None or right is None else max(left, right)
        if op == "eq" and not truth:
            return self._tail(f, depth, 1, True) if (m := self._tail(f, depth, -1, True)) is None else m
        if op in ("lt", "le"):
            return self._tail(f, depth, 1 if truth else -1, (op == "lt") is truth)
        return None

    def _tail(self, atom: Term, depth: int, sign: int, strict: bool) -> int | None:
        """The order of which sign*(right - left) is a tail that is at least 0, or more than 0."""
        left, right = atom.args
        over = self._value(depth, self.over, right, left)
        if over is None:
            return None
        beginning, exact = (self._value(depth, env, right, left) for env in (self.base, self.exact))
        if sign < 0:
            over, beginning, exact = -over, beginning and -beginning, exact and -exact
        strictly = False
        for m in range(over.length):
            if m:
                if beginning is None or exact is None or m > beginning.length:
                    return None
                known = exact[0] if m == 1 else beginning[m - 1]
                if not known.nonnegative:
                    return None
                strictly = strictly or (known.positive and (m == 1 or not self.side.included))
            if over[m].nonnegative and (not strict or strictly or (over[m].positive and (m == 0 or not self.side.included))):
                return m
        return None

    def _value(self, depth: int, env: Env, *terms: Term) -> Jet | None:
        """Of a term, or of the first less the second; None where it is not known to have one throughout, or is of another kind."""
        state = self.values.arithmetic
        state.doubt = False
        try:
            first, *second = [self._run(t, depth)(env) for t in terms]
            found = jet(first - second[0] if second else first, self.length)
        except (NotCovered, NoSeries, Undefined, Broken):
            return None
        return None if state.doubt else found

    def _run(self, t: Term, depth: int) -> Run:
        key = (t, *(self.values.names[i] for i in range(depth)))
        if key not in self._runs:
            self._runs[key] = self.values.compile(t, depth, {})
        return self._runs[key]


def _conjuncts(f: Term) -> Iterator[Term]:
    if f.op == "and":
        yield from _conjuncts(f.args[0])
        yield from _conjuncts(f.args[1])
    else:
        yield f


__all__ = ["MOST", "Side", "beyond"]
