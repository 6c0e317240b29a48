"""The search for a witness: exact values of a statement's universal variables at which it is seen to be false or to have no value.

What is found is a proposal. Nothing here decides a verdict: the kernel, or enclosures in a process of their own, look at it again.
"""

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple, TypeAlias

import flint
from flint import acb, arb

from ..kernel.sorts import INT, NAT, REAL, Sort
from ..kernel.terms import Term, variable
from .arithmetic import SERIES, Arithmetic, Env, NoSeries, NotCovered, Number, Undefined, exactly, fraction, moderate
from .candidates import by_rank, functions, named_numbers, numbers
from .comparisons import CONCLUSION, STRICT, Truth
from .formulas import Formulas
from .truth import ANYTHING, FALSE, TRUE, UNKNOWN
from .values import SLOTS, Function, OutOfTime, Values

Witness: TypeAlias = dict[str, Any]  # an int, a Fraction, or for a function its parameters and its value
Point: TypeAlias = tuple[Fraction, ...]

SECONDS = 2.0
_BITS = 128
_SLOW = 0.1  # seconds for one point
_CHOICES = 12  # of functions
_POINTS = 20_000  # taken from the lists
_BASES = 4  # points from which zeros and smaller margins are looked for
_WATCHED = 40  # divisors and arguments of functions with a domain, of one evaluation
_HALVINGS = 40
_STEPS = 60  # towards a smaller margin
_FINEST = Fraction(1, 1 << 20)
_RANDOM = 2_000
_SAMPLED = 6  # values of a variable that the statement does not claim something for all of


def find_witness(statement: Term, seconds: float = SECONDS, *, guessing: bool = False) -> Witness | None:
    """Values of the universal variables, by name, at which the closed statement is not true by exact values and enclosures. None if none
    is found in about so many seconds.

    guessing: also where it only looks so: a hypothesis for all numbers is taken to hold if it holds for a few, a number to exist only if
    it is among a few, and a limit to be where the values seem to tend.
    """
    end = time.monotonic() + seconds
    parts = list(_parts(statement))
    outside = flint.ctx.prec
    flint.ctx.prec = _BITS
    try:
        for i, part in enumerate(parts):
            now = time.monotonic()
            found = _in_part(part, now + (end - now) / (len(parts) - i), guessing)
            if found is not None:
                return found
    finally:
        flint.ctx.prec = outside
    return None


def _parts(statement: Term) -> Iterator[Term]:
    if statement.op == "and":
        for a in statement.args:
            yield from _parts(a)
    else:
        yield statement


def _in_part(statement: Term, end: float, guessing: bool) -> Witness | None:
    claimed = dict.fromkeys(_claimed(statement, True))
    kinds: dict[str, Sort] = {}
    for name, sort in claimed:  # a name that is bound twice takes one value, which fits both sorts
        kinds[name] = sort if sort.result is not None else min((sort, kinds.get(name, sort)), key=(NAT, INT, REAL).index)
    variables = [name for name, sort in kinds.items() if sort.result is None]
    named = named_numbers(statement)
    lists = [numbers(kinds[name], named) for name in variables]
    unknown = [name for name, sort in kinds.items() if sort.result is not None and functions(sort)]
    choices = [functions(kinds[name]) for name in unknown]
    ranks = list(itertools.islice(by_rank([len(c) for c in choices]), _CHOICES))
    for i, rank in enumerate(ranks):
        chosen = {name: c[j] for name, c, j in zip(unknown, choices, rank)}
        now = time.monotonic()
        search = _Search(statement, variables, chosen, guessing, now + (end - now) / (len(ranks) - i))
        point = search.over([kinds[name] for name in variables], lists)
        if point is not None:
            return {**{name: _written(f, kinds[name]) for name, f in chosen.items()},
                    **{name: int(v) if v.denominator == 1 else v for name, v in zip(variables, point)}}
    return None


def _claimed(f: Term, positive: bool) -> Iterator[tuple[str, Sort]]:
    """The variables for all of which something is claimed, in order."""
    if f.op in ("not", "and", "or", "imp"):
        for i, a in enumerate(f.args):
            turned = f.op == "not" or (f.op == "imp" and i == 0)
            yield from _claimed(a, positive != turned)
    elif f.op in ("forall", "exists"):
        if f.op == ("forall" if positive else "exists"):
            yield f.data
        yield from _claimed(f.args[0], positive)


def _written(f: Function, sort: Sort) -> tuple[Term, ...]:
    return (*(variable(name, s) for name, s in zip(f.params, sort.args)), f.body)


class _Watching(Arithmetic):
    """Arithmetic that remembers what must not be 0 or less, in the order in which it met it."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[Number] = []

    def div(self, a: Number, b: Number) -> Number:
        self._meet(b)
        return super().div(a, b)

    def sqrt(self, a: Number, nonnegative: bool = False) -> Number:
        self._meet(a)
        return super().sqrt(a, nonnegative)

    def log(self, a: Number) -> Number:
        self._meet(a)
        return super().log(a)

    def _meet(self, v: Number) -> None:
        if len(self.met) < _WATCHED and not isinstance(v, (acb, *SERIES)):
            self.met.append(v)


class _AtPoint(Formulas):
    """The truth of a formula where every universal variable has one value. at: these values, by name; functions: likewise."""

    def __init__(self, values: Values, chosen: dict[str, Function], guessing: bool) -> None:
        super().__init__(values, {}, 0, {})
        self.chosen, self.guessing = chosen, guessing
        self.at: dict[str, Number] = {}
        self.least: Number = None  # the smallest difference of an inequality that holds

    def compile(self, f: Term, depth: int, role: int = CONCLUSION) -> Truth:
        if f.op != "limit":
            return super().compile(f, depth, role)
        if not (self.guessing and role > 0):
            return self.uncovered("a limit")
        look = super().compile(f, depth, CONCLUSION)

        def run(env: Env) -> int:
            found = look(env)
            return FALSE if found == UNKNOWN else found  # the values do not come near

        return run

    def _quantifier(self, f: Term, depth: int, role: int) -> Truth:
        name, sort = f.data
        claimed = role != STRICT and f.op == ("forall" if role else "exists")
        if sort.result is not None:
            if not claimed or name not in self.chosen:
                return self.uncovered(f"the function {name}")
            self.values.chosen[depth] = self.chosen[name]
        with self.named(depth, name):
            body = self.compile(f.args[0], depth + 1, role)
        function = self.values.chosen.pop(depth, None)
        if not claimed:
            return self._sampled(f, depth, body)

        def run(env: Env) -> int:
            env[depth] = function or self.at[name]
            return body(env)

        return run

    def _sampled(self, f: Term, depth: int, body: Truth) -> Truth:
        """A hypothesis for all numbers, or a number claimed to exist: one value that decides it is looked for among a few."""
        sample = [exactly(_plain(v)) for v in numbers(f.data[1], [])[:_SAMPLED]]
        deciding, other = (FALSE, TRUE) if f.op == "forall" else (TRUE, FALSE)

        def run(env: Env) -> int:
            found = []
            for v in sample:
                env[depth] = v
                found.append(body(env))
                if found[-1] == deciding:
                    return deciding
            return other if self.guessing and all(t == other for t in found) else ANYTHING

        return run

    def record(self, d: Number, env: Env, names: Any) -> None:
        size = d.lower() if type(d) is arb else d
        if self.least is None or size < self.least:
            self.least = size

    def keep(self, atom: Term, env: Env, depth: int) -> None:
        """No second opinion is asked for."""


class _Seen(NamedTuple):
    """One evaluation. refuted: the statement is not true there; margin: how far the closest inequality is from failing; met: what must
    not be 0 or less."""

    refuted: bool
    margin: float | Fraction
    met: list[Number]


class _Search:
    """Points of one statement, with the functions chosen."""

    def __init__(self, statement: Term, variables: Sequence[str], chosen: dict[str, Function], guessing: bool, end: float) -> None:
        self.variables, self.end = variables, end
        values = Values(end)
        self.watching = values.arithmetic = _Watching()
        self.formulas = _AtPoint(values, chosen, guessing)
        try:
            self.truth = self.formulas.compile(statement, 0)
        except NotCovered:
            self.truth = lambda env: ANYTHING
        self.best: list[tuple[float | Fraction, Point]] = []

    def over(self, sorts: Sequence[Sort], lists: Sequence[Sequence[Fraction]]) -> Point | None:
        """The first point that is found to refute the statement."""
        for points in (self._listed(lists), self._singular(sorts, lists), self._downhill(sorts), self._random(sorts)):
            for point in points:
                if time.monotonic() > self.end:
                    return None
                if self.at(point).refuted:
                    return self._simpler(point, sorts)
        return None

    def at(self, point: Point) -> _Seen:
        """What is seen at one point."""
        formulas = self.formulas
        met: list[Number] = []
        formulas.at = {name: exactly(_plain(v)) for name, v in zip(self.variables, point)}
        formulas.least, self.watching.met = None, met
        formulas.values.deadline = min(self.end, time.monotonic() + _SLOW)
        try:
            found = self.truth([None] * SLOTS)
        except (OutOfTime, NotCovered, NoSeries, Undefined, OverflowError):
            found = ANYTHING
        margin: float | Fraction = inf
        if formulas.least is not None and moderate(arb(formulas.least)):
            margin = fraction(formulas.least)
            self.best = sorted([*self.best, (margin, point)])[:_BASES]
        return _Seen(not found & TRUE, margin, met)

    def _listed(self, lists: Sequence[Sequence[Fraction]]) -> Iterator[Point]:
        for rank in itertools.islice(by_rank([len(values) for values in lists]), _POINTS):
            yield tuple(values[i] for values, i in zip(lists, rank))

    def _singular(self, sorts: Sequence[Sort], lists: Sequence[Sequence[Fraction]]) -> Iterator[Point]:
        """Where a divisor is 0 or the argument of a logarithm or root is, and beside it."""
        bases = [*(point for _, point in self.best), *itertools.islice(self._listed(lists), _BASES)]
        for base in dict.fromkeys(bases):
            for i in (i for i, sort in enumerate(sorts) if sort is REAL):
                line = sorted({*lists[i], *(v + Fraction(1, 2) for v in lists[i])})
                last: tuple[Fraction, list[Number]] | None = None
                for v in line:
                    if time.monotonic() > self.end:
                        return
                    here = v, self.at(_moved(base, i, v)).met
                    for zero in () if last is None else self._zeros(base, i, last, here):
                        yield _moved(base, i, zero)
                    last = here

    def _zeros(self, base: Point, i: int, left: tuple[Fraction, list[Number]], right: tuple[Fraction, list[Number]]) -> Iterator[Fraction]:
        (low, below), (high, above) = left, right
        for j, (a, b) in enumerate(zip(below, above)):
            if not (a < 0 < b or b < 0 < a):
                continue
            lo, hi = low, high
            for _ in range(_HALVINGS):
                middle = (lo + hi) / 2
                met = self.at(_moved(base, i, middle)).met
                if len(met) <= j or not (met[j] > 0 or met[j] < 0):
                    break
                lo, hi = (middle, hi) if (met[j] < 0) == (a < 0) else (lo, middle)
            yield from (simplest(lo, hi), lo, hi)

    def _downhill(self, sorts: Sequence[Sort]) -> Iterator[Point]:
        """Ever smaller margins of the inequalities, one variable after the other."""
        for margin, start in list(self.best):
            point, steps = start, [Fraction(1) if sort is REAL else Fraction(64) for sort in sorts]
            for _ in range(_STEPS):
                moves = [_moved(point, i, v) for i, (sort, step) in enumerate(zip(sorts, steps)) for v in (point[i] + step, point[i] - step)
                         if step >= (_FINEST if sort is REAL else 1) and (sort is not NAT or v >= 0)]
                if not moves or time.monotonic() > self.end:
                    break
                yield from moves
                smallest, there = min(((self.at(p).margin, p) for p in moves), default=(margin, point))
                if smallest < margin:
                    margin, point = smallest, there
                else:
                    steps = [step / 4 for step in steps]

    def _random(self, sorts: Sequence[Sort]) -> Iterator[Point]:
        chance = random.Random(0)
        for k in range(_RANDOM if sorts else 0):
            size = 10 ** (1 + k % 4)
            yield tuple(Fraction(chance.randint(-size, size), chance.choice((1, 2, 3, 10, 100))) if sort is REAL
                        else Fraction(chance.randint(0 if sort is NAT else -size, size)) for sort in sorts)

    def _simpler(self, point: Point, sorts: Sequence[Sort]) -> Point:
        """The same with shorter fractions, where that refutes it too."""
        for i, sort in enumerate(sorts):
            for longest in (1, 2, 10, 100, 1000) if sort is REAL and point[i].denominator > 1 else ():
                near = _moved(point, i, point[i].limit_denominator(longest))
                if near[i].denominator < point[i].denominator and self.at(near).refuted:
                    point = near
                    break
        return point


def simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the smallest denominator in the closed interval."""
    whole = -(-low.numerator // low.denominator)
    if whole <= high:
        return Fraction(whole)
    floor = whole - 1
    return floor + 1 / simplest(1 / (high - floor), 1 / (low - floor))


def _moved(point: Point, i: int, v: Fraction) -> Point:
    return (*point[:i], v, *point[i + 1:])


def _plain(v: Fraction) -> int | Fraction:
    return v.numerator if v.denominator == 1 else v


__all__ = ["Witness", "find_witness", "simplest"]
