"""Infinite sums, with a bound of the tail that the claim states, and limits, by values ever closer to the place.

Finitely many values never prove a limit: what is found is at best consistent, and the report says up to where was looked.
"""

import sys
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

import flint
from flint import arb, fmpq

from ..kernel.terms import Term
from .arithmetic import Env, NoSeries, NotCovered, Number, Run, Undefined
from .digits import at_most
from .values import SLOTS, Scope, Values

MAX_ITEMS = 1 << 14
_LAST = SLOTS - 1  # the place of the last index that is summed


def compile_series(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    """The infinite sum of a term. The region names for its index a variable N and a bound on what all terms after N add up to."""
    index = t.data[0]
    if index not in values.tails:
        raise NotCovered(f"an infinite sum: the region states no bound for its tail, tail={{{index!r}: (N, bound)}}")
    last, bound = values.tails[index]
    body, low = values.compile(t.args[0], depth + 1, scope), values.compile(t.args[1], depth, scope)
    rest = values.compile(bound, depth, {**scope, **{name: i for i, name in values.names.items()}, last: _LAST})
    values.stated[f"after {last} the terms of the sum over {index} add up to at most {bound!r}"] = None

    def run(env: Env) -> Number:
        inner, k, total = list(env), low(env), 0
        until, goal = k + 15, arb(2) ** -flint.ctx.prec
        while True:
            while k <= until:
                inner[depth] = k
                total = total + body(inner)
                k += 1
            inner[_LAST] = until
            after = rest(inner)
            if type(total) not in (int, fmpq, arb) or type(after) not in (int, fmpq, arb):
                raise NoSeries  # a bound of a function says nothing of its derivatives
            after = arb(after)
            values.in_time()
            if after < goal or until - low(env) >= MAX_ITEMS:
                return arb(total) + arb(0, after)
            until += until - low(env) + 1

    return run


class Approach(NamedTuple):
    """What values near the place of a limit say. near: they come near the limit; distance: how near at the last, None for infinity;
    broken: a stated bound of the distance is exceeded; words: all that in words."""

    near: bool
    distance: Number | None
    broken: bool
    words: str


STEPS = 15
SECONDS = 1.0  # no step is begun that is expected to take longer, each being ten times as far away as the one before
WORK = 5_000  # or to sum up more items than this
_NEAR = fmpq(1, 10)


def approach(values: Values, atom: Term, depth: int, rates: Mapping[str, Term]) -> Callable[[Env], Approach]:
    """For lim(f, x -> place) = q: the function of the surroundings that looks at f at 10, 100, .. or at 1/10, 1/100, .. from the place.
    rates: for the variable x a bound of the distance, a term in it."""
    f, place, target = atom.args
    name = atom.data[0]
    body = values.compile(f, depth + 1, {})
    at, goal = (values.compile(t.args[0], depth, {}) if t.args else None for t in (place, target))
    rate = None
    if name in rates:
        rate = values.compile(rates[name], depth + 1, {**{n: i for i, n in values.names.items()}, name: depth})
        values.stated[f"as {name} tends to its place, the distance from the limit is at most {rates[name]!r}"] = None

    def run(env: Env) -> Approach:
        try:
            return look(env)
        finally:
            values.most_work = sys.maxsize

    def look(env: Env) -> Approach:
        inner, now, done, close = list(env), time.monotonic(), values.work, arb(2) ** -flint.ctx.prec
        work: list[int] = []  # of each step
        wanted = goal(env) if goal else None
        first: Number = None
        last: Number = None
        where: Number = None
        for k in range(1, STEPS + 1):
            before, now, work, done = now, time.monotonic(), [*work, values.work - done], values.work
            if k > 2:
                if 10 * (now - before) > SECONDS or _next(work) > WORK or (last is not None and last < close):
                    break
                values.most_work = values.work + WORK
            values.in_time()
            worst: Number = None
            try:
                for point in points(place.op, at(env) if at else None, k):
                    inner[depth] = point
                    values.arithmetic.doubt = False
                    found = arb(body(inner))
                    if values.arithmetic.doubt or not found.is_finite():
                        raise Undefined
                    distance = _distance(target.op, found, wanted)
                    worst = distance if worst is None or distance > worst else worst
                    if rate is not None and distance > rate(inner):
                        return Approach(False, distance, True, f"at {name} = {point} it is {at_most(distance.upper())} from its limit, "
                                        f"more than the stated {rates[name]!r}")
                    where = point
                first, last = worst if first is None else first, worst
            except NotCovered:
                break
            except Undefined:
                first = last = None  # nothing is asked of f far from the place
        if last is None:
            return Approach(False, arb(1), False, f"f has no value seen near the place of the limit over {name}")
        size = arb(1) if wanted is None else arb(1).max(abs(arb(wanted)))
        near = bool(last < _NEAR * size) and not bool(last > first)
        if wanted is None:
            return Approach(near, None, False, f"at {name} = {where} it is beyond {at_most((1 / last).lower())}")
        return Approach(near, last / size, False, f"at {name} = {where} it is within {at_most(last.upper())} of its limit")

    return run


def _next(work: list[int]) -> int:
    """How much the next step will take, if the work grows as it did, and ten times at least."""
    return work[-1] * max(10, work[-1] // max(1, work[-2]))


def points(op: str, at: Number, k: int) -> list[Number]:
    """Where a limit to a filter is looked at in step k: at 10^k, or 10^-k from the place `at`, on the sides that count."""
    if op in ("infinity", "minus_infinity"):
        return [10**k if op == "infinity" else -(10**k)]
    step = fmpq(1, 10**k)
    return [at + sign * step for sign in {"above": (1,), "below": (-1,)}.get(op, (-1, 1))]


def _distance(op: str, value: arb, wanted: Number) -> arb:
    """How far a value is from what it tends to: 1/|value| for infinity, without end on the wrong side."""
    if op in ("infinity", "minus_infinity"):
        towards = value if op == "infinity" else -value
        return 1 / towards if towards > 0 else arb("inf")
    away = value - wanted
    if (op == "above" and not away > 0) or (op == "below" and not away < 0):
        return arb("inf")
    return arb(abs(away))
