"""A second opinion: the value of a term by mpmath, written against the meaning of the terms.

It shares no code with any other evaluator of the package, so that a wrong line there is not repeated here. An opinion is an
estimate with an honest error and proves nothing: it can only contradict.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

from ..kernel.recursion import Recursion
from ..kernel.terms import BINDERS, ELEMENTARY, Term
from .rounded import (
    MP,
    NoOpinion,
    NoValue,
    Number,
    Rounded,
    Undecided,
    absolute,
    add,
    compare,
    div,
    elementary,
    exact_of,
    factorial,
    maximum,
    minimum,
    mul,
    neg,
    pi,
    power,
    rounded,
    sign,
    sub,
    within,
)
from .settling import Function, infinite_sum, integrate

Exact = int | Fraction
MAX_DIGITS = 1_000
GUARD_DIGITS = (15, 40, 120, 360)  # of the working precisions, one after the other: the first two always, more where they do not do
HONEST = 4  # the difference between two precisions counts this often
MAX_OPERATIONS = 500_000  # of all precisions together
WORD = 512  # bits; an operation with numbers of so many bits more counts once more
MAX_RECURSION = 2_000  # from where a recursion is evaluated
MAX_LEAST = 1_000  # up to where a least number is looked for
MAX_SPREAD = 1 << 20  # binary exponents of a value and its error: beyond, it could not be compared with a fraction
_NATURAL = "Nat"


class Opinion(NamedTuple):
    """value, error: mpmath numbers of a private context. The term's value lies within value +- error, as far as one can tell."""

    value: Any
    error: Any


class NoValueType(Enum):
    """NO_VALUE: the term is seen to have no value, as 1/0 or log(-1)."""

    NO_VALUE = "no value"


NO_VALUE = NoValueType.NO_VALUE


def opinion(t: Term, env: Sequence[Exact | Callable[..., Exact]], values: Mapping[str, Exact | Callable[..., Exact]],
            digits: int) -> Opinion | NoValueType | None:
    """The value of a numeric term, with an error of at most 10^-digits of it, or 10^-digits if the value is below 1.

    env: what the loose indices of t stand for, index 0 last; values: the free variables by name. Numbers are int or Fraction, in their
    sorts; functions take and give such numbers. None where there is no opinion: unsupported, too long, not settled, or not seen to
    have a value. NO_VALUE where the term is seen to have none. Raises ValueError for a formula, a variable without a value, a value that is
    not exact and digits outside 1..1000.
    """
    if not 1 <= digits <= MAX_DIGITS:
        raise ValueError(f"digits from 1 to {MAX_DIGITS}")
    if t.sort.name not in ("Nat", "Int", "Real"):
        raise ValueError("a formula, a filter or a function has no number as its value")
    work, outer = _Work(), _Scope(tuple(env), values)
    before: Rounded | None = None
    found: Opinion | None = None
    for guard in GUARD_DIGITS:
        with MP.workdps(digits + guard):
            try:
                now = rounded(_Evaluation(work).number(t, outer))
            except NoValue:
                return NO_VALUE
            except Undecided:
                continue
            except (NoOpinion, RecursionError):
                break
            if before is not None:
                apart = abs(now.value - before.value)
                if apart > before.error + now.error:
                    return None  # the errors were no honest ones
                found = Opinion(*within(now.value, now.error + HONEST * apart))
                if found.error <= abs(found.value) / MP.mpf(10) ** digits:
                    break
            before = now
    if found is None or any(part and abs(MP.mag(part)) > MAX_SPREAD for part in found):
        return None
    with MP.workdps(digits + GUARD_DIGITS[0]):
        return found if found.error <= max(abs(found.value), 1) / MP.mpf(10) ** digits else None


def agrees(found: Opinion, low: Fraction, high: Fraction) -> bool:
    """Whether value +- error meets the closed interval from low to high, decided exactly."""
    value, error = exact_of(found.value), exact_of(found.error)
    return value - error <= high and low <= value + error


class _Work:
    """What may still be done."""

    def __init__(self) -> None:
        self.left = MAX_OPERATIONS

    def spend(self) -> None:
        self.left -= 1 + MP.prec // WORD
        if self.left < 0:
            raise NoOpinion("too much work")


class _Scope(NamedTuple):
    """bound: of the indices, the innermost last; named: of the free variables."""

    bound: tuple[Any, ...]
    named: Mapping[str, Any]

    def under(self, value: Number) -> "_Scope":
        return _Scope((*self.bound, value), self.named)


def _exact(value: object) -> Exact:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise ValueError("a value is an int or a Fraction")
    return value


def _whole(value: Number) -> int:
    if isinstance(value, Rounded):
        raise NoOpinion("an integer that is too large to be exact")
    if value.denominator != 1:
        raise ValueError("a fraction was given for an integer variable")
    return int(value)


class _Evaluation:
    """Values at one precision."""

    def __init__(self, work: _Work) -> None:
        self.work = work
        self.recursions: dict[tuple[Any, ...], Number] = {}

    def number(self, t: Term, scope: _Scope) -> Number:
        """Raises NoValue where t is seen to have no value, NoOpinion where nothing can be said."""
        self.work.spend()
        op, args = t.op, t.args
        if op == "num":
            return _exact(t.data)
        if op in ("var", "bvar"):
            value = _looked_up(t, scope)
            return value if isinstance(value, Rounded) else _exact(value)
        if op in _SIMPLE:
            return _SIMPLE[op](*[self.number(a, scope) for a in args])
        if op in ELEMENTARY:
            return elementary(op, self.number(args[0], scope))
        if op in ("npow", "zpow"):
            return self._power(op, *[self.number(a, scope) for a in args])
        if op in ("sum", "prod"):
            return self._range(t, scope)
        if op == "integral":
            return self._integral(t, scope)
        if op == "series":
            return infinite_sum(self._under(t, scope), _whole(self.number(args[1], scope)))
        if op == "least":
            return self._least(t, scope)
        if op == "app":
            result: Number = self._applied(t, scope)
            return result
        if op in ("call", "rec"):
            values = [self.number(a, scope) for a in args]
            self._check_naturals(values, [sort.name for _, sort in t.data.params])
            if op == "rec":
                return self._recursion(t.data, _whole(values[0]), tuple(values[1:]))
            return self.number(t.data.body, _Scope((), {name: v for (name, _), v in zip(t.data.params, values)}))
        raise NoOpinion(f"the operation {op}")

    def _under(self, t: Term, scope: _Scope) -> Function:
        """The body of a binder as a function of its variable."""
        return lambda value: self.number(t.args[0], scope.under(value))

    def _power(self, op: str, base: Number, exponent: Number) -> Number:
        e = _whole(exponent)
        if op == "npow" and e < 0:
            raise NoValue("a negative exponent")
        if op == "zpow" and sign(base) == 0:
            raise NoValue("an integer power of 0")
        return power(base, e)

    def _range(self, t: Term, scope: _Scope) -> Number:
        low, high = (_whole(self.number(a, scope)) for a in t.args[1:])
        if high - low >= self.work.left:
            raise NoOpinion("a range that is too long")
        body, join = self._under(t, scope), add if t.op == "sum" else mul
        total: Number = 0 if t.op == "sum" else 1
        for k in range(low, high + 1):
            total = join(total, body(k))
        return total

    def _integral(self, t: Term, scope: _Scope) -> Number:
        a, b = (self.number(end, scope) for end in t.args[1:])
        kinks = [self._difference(k, scope) for k in _bends(t.args[0])]
        return integrate(self._under(t, scope), kinks, a, b)

    def _difference(self, bend: Term, scope: _Scope) -> Function:
        """What changes its sign at a bend of abs, max or min."""
        def difference(x: Number) -> Number:
            sides = [self.number(a, scope.under(x)) for a in bend.args]
            return sides[0] if len(sides) == 1 else sub(*sides)
        return difference

    def _least(self, t: Term, scope: _Scope) -> Number:
        for k in range(MAX_LEAST + 1):
            truth = self._truth(t.args[0], scope.under(k))
            if truth:
                return k
            if truth is None:
                raise NoValue("a property that is neither true nor false before its least number")
        raise NoOpinion(f"a least number above {MAX_LEAST}")

    def _truth(self, f: Term, scope: _Scope) -> bool | None:
        """True, False, or None for a formula without a value. An equation between inexact numbers is never seen to be true."""
        self.work.spend()
        op, args = f.op, f.args
        if op in ("true", "false"):
            return op == "true"
        if op in ("not", "and", "or", "imp"):
            sides = [self._truth(a, scope) for a in args]
            if op in ("not", "imp"):
                sides[0] = None if sides[0] is None else not sides[0]
            decisive = op == "or" or op == "imp"
            return decisive if decisive in sides else None if None in sides else not decisive
        if op == "app":
            return bool(self._applied(f, scope))
        if op not in ("eq", "lt", "le"):
            raise NoOpinion(f"the formula {op}")
        try:
            order = compare(*[self.number(a, scope) for a in args])
        except NoValue:
            return None
        return order == 0 if op == "eq" else order < 0 if op == "lt" else order <= 0

    def _applied(self, t: Term, scope: _Scope) -> Any:
        """What a function variable gives: a recursion in its own step at any arguments, other functions at exact ones."""
        function = _looked_up(t.args[0], scope)
        values = [self.number(a, scope) for a in t.args[1:]]
        self._check_naturals(values, [sort.name for sort in t.args[0].sort.args])
        if isinstance(function, Recursion):
            return self._recursion(function, _whole(values[0]), tuple(values[1:]))
        if not callable(function):
            raise ValueError(f"{t.args[0]!r} is not a function")
        if any(isinstance(v, Rounded) and v.error for v in values):
            raise NoOpinion("a function at an argument that is not exact")
        result = function(*[exact_of(v.value) if isinstance(v, Rounded) else v for v in values])
        return bool(result) if t.sort.name == "Prop" else _exact(result)

    @staticmethod
    def _check_naturals(values: Sequence[Number], sorts: Sequence[str]) -> None:
        for value, sort in zip(values, sorts):
            if sort == _NATURAL and sign(value) < 0:
                raise NoValue("a negative number in the place of a natural one")

    def _recursion(self, d: Any, n: int, rest: tuple[Number, ...]) -> Number:
        """From 0 upwards; only other arguments than these make it descend."""
        if n > MAX_RECURSION:
            raise NoOpinion(f"a recursion from above {MAX_RECURSION}")
        for k in range(n + 1):
            if (d, k, rest) not in self.recursions:
                self.recursions[d, k, rest] = self._case(d, k, rest)
        return self.recursions[d, n, rest]

    def _case(self, d: Recursion, k: int, rest: tuple[Number, ...]) -> Number:
        (first, _), *others = d.params
        named: dict[str, Any] = {name: v for (name, _), v in zip(others, rest)}
        if k == 0:
            return self.number(d.base, _Scope((), named))
        return self.number(d.step, _Scope((), {**named, first: k - 1, d.name: d}))


def _looked_up(t: Term, scope: _Scope) -> Any:
    if t.op == "bvar" and t.data < len(scope.bound):
        return scope.bound[-1 - t.data]
    if t.op == "var" and t.data in scope.named:
        return scope.named[t.data]
    raise ValueError(f"no value is given for {t!r}")


def _bends(body: Term) -> Iterator[Term]:
    """The abs, max and min of a binder's body, not below another binder, that depend on its variable."""
    if body.op in ("abs", "max", "min") and any(index == 0 for index, _ in body.loose):
        yield body
    if body.op not in BINDERS:
        for a in body.args:
            yield from _bends(a)


_SIMPLE: dict[str, Callable[..., Number]] = {
    "add": add, "sub": sub, "mul": mul, "neg": neg, "div": div, "fact": factorial, "abs": absolute, "max": maximum, "min": minimum,
    "pi": pi,
}

__all__ = ["NO_VALUE", "NoValueType", "Opinion", "agrees", "opinion"]
