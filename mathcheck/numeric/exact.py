"""The statement itself, decided at every point of a region of exact integers.

An evaluator of its own, written against the meaning of the terms and sharing no code with the kernel's: truth has three
values, and a statement that has no value at a point is reported, not skipped. Only numbers without an exact value, such as exp(1),
are compared by the kernel's intervals; an equation between them is at best consistent. Variables over the reals are not covered.
"""

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from ..kernel.binding import instantiate
from ..kernel.errors import KernelError
from ..kernel.terms import ELEMENTARY, Term, number
from .constants import compare

OUTCOMES = ("confirmed", "consistent", "contradicted", "not covered")
MAX_POINTS = 2_000_000
MAX_BITS = 1 << 22
_CALCULUS = {"has_deriv": "derivatives", "continuous": "continuity", "limit": "limits"}
_NATURAL, _WHOLE = "Nat", ("Nat", "Int")


class Outcome(NamedTuple):
    """outcome: "confirmed", "consistent" (equations between numbers without an exact value agree to `digits` digits), "contradicted"
    or "not covered"; region: where, in words; points: how many were decided; where: the point that contradicts, or what is
    not covered; digits: "exact", "enclosed", a number for "consistent", or None."""

    outcome: str
    region: str
    points: int
    where: str
    digits: int | str | None


class _Undefined(Exception):
    pass


class _NotCovered(Exception):
    pass


class _Inexact(Exception):
    """The value is no rational number that is computed here."""


def check(statement: Term, ranges: Mapping[str, range]) -> Outcome:
    """Decide a closed statement at every point of the ranges (by variable name)."""
    region = ", ".join(f"{name} = {r.start}..{r[-1]}" + (f" step {r.step}" if r.step != 1 else "") for name, r in ranges.items() if len(r))
    search = _Search(ranges)
    try:
        truth = search.formula(statement, ())
    except _NotCovered as e:
        return Outcome("not covered", region, search.points, str(e), None)
    if truth is True:
        outcome = "confirmed" if search.digits is None else "consistent"
        digits = search.digits if search.digits is not None else "enclosed" if search.enclosed else "exact"
        return Outcome(outcome, region or "the one closed statement", max(search.points, 1), "", digits)
    what = "has no value" if truth is None else "is false"
    where = f"it {what} at {search.bad}" if search.bad else f"it {what}"
    return Outcome("contradicted", region, search.points, where, "enclosed" if search.enclosed else "exact")


class _Search:
    """bad: the first point at which the innermost positive `forall` is not true, in words; enclosed: some comparison was made by
    intervals; digits: the fewest digits to which an equation was found consistent."""

    def __init__(self, ranges: Mapping[str, range]) -> None:
        self.ranges = ranges
        self.points = 0
        self.bad = ""
        self.enclosed = False
        self.digits: int | None = None
        self.names: tuple[str, ...] = ()

    def formula(self, f: Term, env: tuple[Any, ...], positive: bool = True) -> bool | None:
        """positive: f counts for the statement. In an antecedent or a negation a `forall` that is true on the range given
        may still be false elsewhere, and then nothing is known."""
        op, args = f.op, f.args
        if op in ("true", "false"):
            return op == "true"
        if op == "not":
            return _not(self.formula(args[0], env, not positive))
        if op == "and":
            return _and(lambda: self.formula(args[0], env, positive), lambda: self.formula(args[1], env, positive))
        if op == "or":
            return _not(_and(lambda: _not(self.formula(args[0], env, positive)), lambda: _not(self.formula(args[1], env, positive))))
        if op == "imp":
            return _not(_and(lambda: self.formula(args[0], env, not positive), lambda: _not(self.formula(args[1], env, positive))))
        if op == "forall":
            return self._forall(f, env, positive)
        if op == "exists":
            return self._exists(f, env, positive)
        if op in _CALCULUS:
            raise _NotCovered(_CALCULUS[op])
        try:
            a, b = self.number(args[0], env), self.number(args[1], env)
        except _Undefined:
            return None
        except _Inexact:
            return self._enclosed(f, env, positive)
        return bool(a == b if op == "eq" else a < b if op == "lt" else a <= b)

    def _enclosed(self, atom: Term, env: tuple[Any, ...], positive: bool) -> bool:
        """The comparison by intervals. An equation that they leave open counts as consistent where it counts for the statement."""
        for v in reversed(env):
            atom = Term(atom.op, tuple(instantiate(a, number(v)) for a in atom.args))
        try:
            truth, digits = compare(atom)
        except KernelError as e:
            raise _NotCovered(f"{atom!r}: {e.why}") from e
        self.enclosed = True
        if truth is not None:
            return truth
        if digits is None or not positive:
            raise _NotCovered(f"{atom!r}: intervals leave it open")
        self.digits = digits if self.digits is None else min(digits, self.digits)
        return True

    def _values(self, f: Term) -> range:
        name, sort = f.data
        if name not in self.ranges or sort.name not in _WHOLE:
            raise _NotCovered(f"{name}, a variable over {sort!r}" + ("" if sort.name in _WHOLE else ": regions of reals come later"))
        values = self.ranges[name]
        if not len(values):
            raise _NotCovered(f"the range given for {name} is empty")
        if sort.name == _NATURAL and min(values) < 0:
            raise _NotCovered(f"{name} is a Nat, and its range goes below 0")
        return values

    def _forall(self, f: Term, env: tuple[Any, ...], positive: bool) -> bool | None:
        outside, names, bad = self.bad, self.names, ""
        result: bool | None = True
        try:
            for v in self._values(f):
                self.bad, self.names = "", (*names, f.data[0])
                truth = self.formula(f.args[0], (*env, v), positive)
                if f.args[0].op != "forall":
                    self.points += 1
                    if self.points > MAX_POINTS:
                        raise _NotCovered(f"a region of more than {MAX_POINTS} points")
                if truth is not True:
                    here = self.bad or ", ".join(f"{n} = {x}" for n, x in zip(self.names, (*env, v)))
                    result, bad = truth, here if truth is False else bad or here
                if truth is False:
                    break
            if not positive and result is not False:
                raise _NotCovered(f"whether a hypothesis holds for every {f.data[0]}, also outside the range given")
        finally:
            self.bad, self.names = outside, names
        if positive and result is not True:
            self.bad = bad
        return result

    def _exists(self, f: Term, env: tuple[Any, ...], positive: bool) -> bool | None:
        outside, names = self.bad, self.names
        try:
            for v in self._values(f):
                self.names = (*names, f.data[0])
                if self.formula(f.args[0], (*env, v), positive) is True:
                    return True
        finally:
            self.bad, self.names = outside, names
        raise _NotCovered(f"no {f.data[0]} in the range given makes it true")

    def number(self, t: Term, env: tuple[Any, ...]) -> Any:
        op, args = t.op, t.args
        if op == "num":
            return t.data
        if op == "bvar":
            return env[len(env) - 1 - t.data]
        if op in ("sum", "prod"):
            low, high = self.number(args[1], env), self.number(args[2], env)
            items = [self.number(args[0], (*env, k)) for k in range(low, high + 1)]
            return sum(items) if op == "sum" else math.prod(items)
        if op == "call":
            values = [self.number(a, env) for a in args]
            if any(sort.name == _NATURAL and v < 0 for v, (_, sort) in zip(values, t.data.params)):
                raise _Undefined
            named = dict(zip((name for name, _ in t.data.params), values))
            return _Named(self, named).number(t.data.body, ())
        if op in ("app", "var"):
            raise _NotCovered("function variables")
        if op == "series":
            raise _NotCovered("infinite sums")
        if op == "least":
            raise _NotCovered("least numbers")
        if op in ELEMENTARY or op in ("pi", "integral"):
            raise _Inexact
        return _operation(op, [self.number(a, env) for a in args])


class _Named(_Search):
    """Evaluation of a definition's body: its free variables are the parameters."""

    def __init__(self, outer: _Search, values: Mapping[str, Any]) -> None:
        super().__init__(outer.ranges)
        self.values = values

    def number(self, t: Term, env: tuple[Any, ...]) -> Any:
        return self.values[t.data] if t.op == "var" else super().number(t, env)


def _operation(op: str, v: list[Any]) -> Any:
    if op == "add":
        return v[0] + v[1]
    if op == "sub":
        return v[0] - v[1]
    if op == "mul":
        return v[0] * v[1]
    if op == "neg":
        return -v[0]
    if op == "abs":
        return abs(v[0])
    if op == "max":
        return max(v)
    if op == "min":
        return min(v)
    if op == "div":
        if v[1] == 0:
            raise _Undefined
        return Fraction(v[0], v[1])
    if op == "fact":
        if v[0] < 0:
            raise _Undefined
        _small(v[0], v[0].bit_length())
        return math.factorial(v[0])
    if op == "npow":
        if v[1] < 0:
            raise _Undefined
        _small(v[0], v[1])
        return v[0] ** v[1]
    if op == "zpow":
        if v[0] == 0:
            raise _Undefined
        _small(v[0], v[1])
        return Fraction(v[0]) ** v[1]
    raise _NotCovered(f"the operation {op}")


def _small(base: Any, exponent: int) -> None:
    if abs(base) > 1 and max(abs(base.numerator), base.denominator).bit_length() * abs(exponent) > MAX_BITS:
        raise _NotCovered(f"a number of more than {MAX_BITS} bits")


def _and(left: Callable[[], bool | None], right: Callable[[], bool | None]) -> bool | None:
    """Strong Kleene; a side that is not covered does not matter where the other is false."""
    try:
        first = left()
    except _NotCovered:
        if right() is False:
            return False
        raise
    if first is False:
        return False
    second = right()
    if second is False:
        return False
    return None if first is None or second is None else True


def _not(a: bool | None) -> bool | None:
    return None if a is None else not a
