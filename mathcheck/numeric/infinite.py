"""Infinite sums, with a bound of the tail that the claim states, and limits, by values ever closer to the place.

Finitely many values never prove a limit: what is found is at best consistent, and the report says up to where was looked.
"""

import sys
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

import flint
from flint import arb, fmpq

from ..kernel.sorts import NAT
from ..kernel.terms import Term
from .arithmetic import Broken, Env, NoSeries, NotCovered, Number, Run, Undefined, whole
from .boxes import APART
from .digits import at_least, at_most
from .values import SLOTS, Scope, Values

MAX_ITEMS = 1 << 14
ITEMS = 16  # at first, and beyond the last index: to see whether the stated bound can be true
_LAST = SLOTS - 1  # the place of the last index that is summed


def compile_series(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    """The infinite sum of a term. The region names for its index a variable N and a bound on what all terms after N add up to. Raises
    Broken where finitely many terms exceed the bound."""
    index = t.data[0]
    if index not in values.tails:
        raise NotCovered(f"an infinite sum: the region states no bound for its tail, tails={{{index!r}: (N, bound)}}")
    last, bound = values.tails[index]
    body, low = values.compile(t.args[0], depth + 1, scope), values.compile(t.args[1], depth, scope)
    rest = values.compile(bound, depth, {**{name: i for i, name in values.names.items()}, **scope, last: _LAST})
    values.stated[f"after {last} the terms of the sum over {index} add up to at most {bound!r}"] = None

    def run(env: Env) -> Number:
        start, goal = whole(low(env), "a bound"), arb(2) ** -flint.ctx.prec
        inner, k, items = list(env), start, ITEMS
        total: Number = arb(0)
        before: tuple[Number, Number] | None = None
        enough = False
        while True:
            until = start + items - 1
            while k <= until:
                inner[depth] = k
                total = total + body(inner)
                k += 1
                if not k & 31:
                    values.in_time()
            inner[_LAST] = until
            after = rest(inner)
            if type(total) is not arb or type(after) not in (int, fmpq, arb):
                raise NoSeries  # a bound of a function says nothing of its derivatives
            after = arb(after)
            if after < 0 or (before and abs(total - before[0]) > before[1] + after):
                raise Broken(f"the terms of the sum over {index} up to {until} exceed the stated bound {bound!r}")
            if enough and before is not None:
                return before[0] + arb(0, before[1])
            before = total, after
            enough = bool(after < goal) or items >= MAX_ITEMS
            items = items + ITEMS if enough else 2 * items

    return run


class Approach(NamedTuple):
    """What values near the place of a limit say. near: they come near the limit, ever nearer; distance: how near at the last, None for
    infinity; wrong: what was seen cannot be if the statement is true; words: all that in words; within: the stated bound is seen to
    hold."""

    near: bool
    distance: Number | None
    wrong: bool
    words: str
    within: bool = True


STEPS = 15
SECONDS = 1.0  # no step is begun that is expected to take longer, each being ten times as far away as the one before
WORK = 5_000  # or to sum up more items than this
_NEAR = fmpq(1, 10)
_NEARER = fmpq(99, 100)  # at each of the last steps
_LATE = 4  # steps that are compared


def approach(values: Values, atom: Term, depth: int, rates: Mapping[str, Term]) -> Callable[[Env], Approach]:
    """For lim(f, x -> place) = q: the function of the surroundings that looks at f near 10, 100, .. or near 1/10, 1/100, .. from the place.
    rates: for the variable x a bound of the distance, a term in it. Raises Broken where the distance exceeds it."""
    f, place, target = atom.args
    name, sort = atom.data
    body = values.compile(f, depth + 1, {})
    at, goal = (values.compile(t.args[0], depth, {}) if t.args else None for t in (place, target))
    rate = None
    if name in rates:
        rate = values.compile(rates[name], depth + 1, {**{n: i for i, n in values.names.items()}, name: depth})
        values.stated[f"as {name} tends to its place, the distance from the limit is at most {rates[name]!r}"] = None

    def distance(inner: Env, point: Number, wanted: Number) -> arb:
        inner[depth], values.arithmetic.doubt = point, False
        found = arb(body(inner))
        if values.arithmetic.doubt or not found.is_finite():
            raise Undefined
        return _distance(target.op, found, wanted)

    def run(env: Env) -> Approach:
        try:
            return look(env)
        finally:
            values.most_work = sys.maxsize

    def look(env: Env) -> Approach:
        inner, now, done, close = list(env), time.monotonic(), values.work, arb(2) ** -flint.ctx.prec
        work: list[int] = []  # of each step
        wanted = goal(env) if goal else None
        centre = at(env) if at else None
        seen: list[arb] = []
        where: Number = None
        within = True
        if place.op == "at":
            inner[depth], values.arithmetic.doubt = centre, False
            try:
                away = _distance(target.op, arb(body(inner)), wanted) > 0
            except Undefined:
                away = True
            if away or values.arithmetic.doubt:
                wrong = bool(away) and not values.arithmetic.doubt
                return Approach(False, None, wrong, f"its value at {name} = {centre} itself, which is not the limit")
        for k in range(1, STEPS + 1):
            before, now, work, done = now, time.monotonic(), [*work, values.work - done], values.work
            if k > 2:
                if 10 * (now - before) > SECONDS or _next(work) > WORK or (seen and seen[-1] < close):
                    break
                values.most_work = values.work + WORK
            values.in_time()
            worst = arb(0)
            try:
                for point in points(place.op, centre, k, sort is NAT):
                    gap = distance(inner, point, wanted)
                    worst = worst.max(gap)
                    allowed = gap if rate is None else rate(inner)
                    within = within and bool(gap <= allowed)
                    if gap > allowed:
                        raise Broken(f"at {name} = {point} it is {at_least(gap)} from its limit, more than the stated {rates[name]!r}")
                    where = point
                seen.append(worst)
            except NotCovered:
                break
            except Undefined:
                seen.clear()  # nothing is asked of f far from the place
        if len(seen) < 2:
            return Approach(False, arb(1), False, f"f has no values seen near the place of the limit over {name}")
        last, late = seen[-1], seen[-_LATE:-1]
        size = arb(1) if wanted is None else arb(1).max(abs(arb(wanted)))
        stays = any(last > _NEARER * d for d in late) or bool(last > seen[0])
        near = bool(last < _NEAR * size) and not stays
        words = f"near {name} = {_short(where)} it is " + (f"beyond {at_least(1 / last)}" if wanted is None else
                                                           f"within {at_most(last)} of its limit")
        words += ", and comes no nearer" if stays else ""
        return Approach(near, None if wanted is None else last / size, False, words, rate is None or within)

    return run


def _next(work: list[int]) -> int:
    """How much the next step will take, if the work grows as it did, and ten times at least."""
    return work[-1] * max(10, work[-1] // max(1, work[-2]))


def points(op: str, place: Number, k: int, natural: bool = False) -> list[Number]:
    """Where a limit to a filter is looked at in step k: near 10^k, or 10^-k from the place, on the sides that count. They have no common
    pattern, so that what has a period is not met at the same phase each time."""
    whole_numbers = [10**k, 10**k + 1, 10**k + 2, 12 * 10**k // 7]
    far = whole_numbers if natural else [fmpq(10**k), fmpq(10**k) + APART, fmpq(17 * 10**k, 10) + APART**2]
    if op in ("infinity", "minus_infinity"):
        return far if op == "infinity" else [-p for p in far]
    return [place + sign / p for p in far for sign in {"above": (1,), "below": (-1,)}.get(op, (-1, 1))]


def _short(point: Number) -> str:
    return at_most(arb(point))


def _distance(op: str, value: arb, wanted: Number) -> arb:
    """How far a value is from what it tends to: 1/|value| for infinity, without end on the wrong side or, if only the limit itself is
    left out, at the limit."""
    if op in ("infinity", "minus_infinity"):
        towards = value if op == "infinity" else -value
        return 1 / towards if towards > 0 else arb("inf")
    away = value - wanted
    if (op == "above" and not away > 0) or (op == "below" and not away < 0) or (op == "near" and away.is_zero()):
        return arb("inf")
    return arb(abs(away))
