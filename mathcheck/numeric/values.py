"""What terms are worth: a term becomes a Python function of the numbers that its variables stand for.

Written against the meaning of the terms and sharing no code with the kernel's evaluators. The numbers may be exact, balls, power
series or complex balls, in any mixture; see arithmetic.py for what is promised of the result.
"""

import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

import flint
from flint import acb, arb, fmpq

from ..kernel.sorts import NAT, REAL, Sort
from ..kernel.terms import ELEMENTARY, MAX_DEPTH, Defined, Term
from .arithmetic import SERIES, Arithmetic, Env, NoSeries, NotCovered, Number, Run, Undefined, exactly, shrunk, whole
from .taylor import at_least_zero

Scope: TypeAlias = Mapping[str, int]  # the places of free variables in the environment
SLOTS = MAX_DEPTH + 1
MAX_RANGE = 1_000_000  # items of one sum
MAX_LEAST = 10_000
MAX_RECURSION = 100_000  # values of one recursion that are remembered
_OFTEN = 31  # the clock is looked at after so many items, and at the first
TOUCHING = 4  # terms of the expansion that shows it


class Function(NamedTuple):
    """What stands for a function variable: the names of its parameters, and its value as a term in them."""

    params: tuple[str, ...]
    body: Term

    def words(self) -> str:
        """k -> k^2."""
        return f"({', '.join(self.params)} -> {self.body!r})"


class OutOfTime(Exception):
    """The time given is used up."""


class Values:
    """Compiles terms. deadline: a value of time.monotonic().

    tails: for the index of an infinite sum the name N of the last index summed, and a bound of |the sum of all terms after N|. While
    something is compiled, names has the names of the quantified variables around it, by place, and chosen what stands for those that
    are functions. box has the ends of the intervals that places stand for while a formula is looked at over a box. holds compiles a
    formula; formulas.py sets it."""

    def __init__(self, deadline: float, tails: Mapping[str, tuple[str, Term]] | None = None) -> None:
        self.arithmetic = Arithmetic()
        self.tails, self.deadline = tails or {}, deadline
        self.names: dict[int, str] = {}
        self.chosen: dict[int, Function] = {}
        self.integrals = 0  # that are being evaluated, one within another
        self.box: dict[int, tuple[fmpq, fmpq]] = {}
        self.stated: dict[str, None] = {}  # what was taken from the claim and not checked
        self.work, self.most_work = 0, sys.maxsize  # items of sums and products so far, a step of a recursion counted as ten
        self.holds: Callable[[Term, int], Callable[[Env], int]] | None = None
        self._bodies: dict[Any, Run] = {}

    def compile(self, t: Term, depth: int, scope: Scope) -> Run:
        """depth: how many variables are bound around t. Raises NotCovered."""
        op, args = t.op, t.args
        if op == "num":
            value = exactly(t.data)
            return lambda env: value
        if op == "bvar" or op == "var":
            place = depth - 1 - t.data if op == "bvar" else scope.get(t.data, -1)
            if place < 0:
                raise NotCovered(f"the variable {t.data}")
            return lambda env: env[place]
        if op in _OPERATORS:
            return _OPERATORS[op](*[self.compile(a, depth, scope) for a in args])
        if op == "sqrt":
            return self._root(args[0], depth, scope)
        if op in _UNARY:
            function, argument = getattr(self.arithmetic, _UNARY[op]), self.compile(args[0], depth, scope)
            return lambda env: function(argument(env))
        if op in ("mul", "div", "max", "min"):
            pair, (one, two) = getattr(self.arithmetic, op), [self.compile(a, depth, scope) for a in args]
            return lambda env: pair(one(env), two(env))
        if op in _SPECIAL:
            return _SPECIAL[op](self, t, depth, scope)
        raise NotCovered(f"the operation {op}")

    def _root(self, t: Term, depth: int, scope: Scope) -> Run:
        """A square root. Where its argument touches 0 at an end of an interval, such as 1 - x^2 at 1, a ball spills over."""
        argument, root, evident = self.compile(t, depth, scope), self.arithmetic.sqrt, nonnegative(t)
        inside = bool(scope)  # a body, whose places are not those of the box

        def run(env: Env) -> Number:
            a = argument(env)
            spills = type(a) is arb and not a >= 0 and not a < 0
            return root(a, evident or (spills and not inside and bool(self.box) and self._touches(argument, env)))

        return run

    def _touches(self, argument: Run, env: Env) -> bool:
        outside = self.arithmetic.doubt
        try:
            return at_least_zero(self.arithmetic, argument, env, self.box, TOUCHING) and self.arithmetic.doubt == outside
        except (NoSeries, NotCovered, Undefined):
            return False
        finally:
            self.arithmetic.doubt = outside

    def body(self, body: Term, params: tuple[tuple[str, Sort], ...], args: list[Run]) -> Run:
        """A term in parameters, at arguments."""
        key = (body, params)
        if key not in self._bodies:
            around, self.names = self.names, {}  # a body sees nothing but its parameters
            try:
                self._bodies[key] = self.compile(body, len(params), {name: i for i, (name, _) in enumerate(params)})
            finally:
                self.names = around
        inner = self._bodies[key]
        natural = [i for i, (_, sort) in enumerate(params) if sort is NAT]

        def run(env: Env) -> Number:
            values: Env = [a(env) for a in args]
            for i in natural:
                if values[i] < 0:
                    raise Undefined
            return inner(values + _EMPTY)

        return run

    def worked(self, items: int) -> None:
        """Count work. Raises NotCovered if it becomes too much."""
        self.work += items
        if self.work > self.most_work:
            raise NotCovered("sums that are too long")

    def in_time(self) -> None:
        """Raises OutOfTime at the deadline."""
        if time.monotonic() > self.deadline:
            raise OutOfTime


_EMPTY: Env = [None] * SLOTS


def _power(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    base, exponent = (values.compile(a, depth, scope) for a in t.args)
    power = values.arithmetic.power if t.op == "npow" else values.arithmetic.integer_power
    natural, known_exponent = t.op == "npow" and t.args[1].sort is not NAT, values.arithmetic.exponent
    if t.op == "npow" and t.args[1].op == "num" and t.args[1].data >= 0:
        known = int(t.args[1].data)
        return lambda env: power(base(env), known)

    def run(env: Env) -> Number:
        e = known_exponent(exponent(env))
        if natural and e < 0:
            raise Undefined
        return power(base(env), e)

    return run


def _range(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    body, low, high = values.compile(t.args[0], depth + 1, scope), *(values.compile(a, depth, scope) for a in t.args[1:])
    adding, in_time = t.op == "sum", values.in_time

    def run(env: Env) -> Number:
        first, last = whole(low(env), "a bound"), whole(high(env), "a bound")
        if last - first >= MAX_RANGE:
            raise NotCovered(f"a {t.op} of more than {MAX_RANGE} items")
        total: Number = 0 if adding else 1
        values.worked(max(0, last - first))
        for k in range(first, last + 1):
            env[depth] = k
            total = shrunk(total + body(env) if adding else total * body(env))
            if not (k - first) & _OFTEN:
                in_time()
        return total

    return run


def _application(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    variable = t.args[0]
    function = values.chosen.get(depth - 1 - variable.data) if variable.op == "bvar" else None
    if function is None:
        raise NotCovered("a function variable")
    args, sorts, result = [values.compile(a, depth, scope) for a in t.args[1:]], variable.sort.args, variable.sort.result
    places: list[Run] = [lambda env, i=i: env[i] for i in range(len(args))]  # type: ignore[misc]
    inner = values.body(function.body, tuple(zip(function.params, sorts)), places)
    natural, words = [i for i, sort in enumerate(sorts) if sort is NAT], function.words()

    def run(env: Env) -> Number:
        given: Env = [a(env) for a in args]
        if any(given[i] < 0 for i in natural):
            raise Undefined
        try:
            value = inner(given)
        except Undefined:
            raise NotCovered(f"{words} has no value at {', '.join(map(str, given))}, and functions are total") from None
        if result is not REAL and (type(value) is not int or (result is NAT and value < 0)):
            raise NotCovered(f"{words} has the value {value}, which is not in {result!r}")
        return value

    return run


def _call(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    return values.body(t.data.body, t.data.params, [values.compile(a, depth, scope) for a in t.args])


_STEP = 10


class _Missing(Exception):
    """A recursion needs its value at these arguments first."""


def _key(values: Values, args: list[Number]) -> tuple[Any, ...]:
    """A key under which a value at these arguments is remembered."""
    state = values.arithmetic
    return state.analytic, state.sides if any(type(a) in SERIES for a in args) else None, *map(_identity, args)


def _identity(v: Number) -> Any:
    """The same for the same number, or a ball with the same ends."""
    if type(v) is arb:
        if not v.is_finite():
            raise NotCovered("a recursion at a number without bounds")
        return v.mid().man_exp(), v.rad().man_exp(), flint.ctx.prec
    if type(v) is acb:
        return _identity(v.real), _identity(v.imag)
    return (type(v), flint.ctx.cap, *map(_identity, v.coeffs())) if type(v) in SERIES else v


class _Step(Values):
    """Compiles the step of a recursion, in which the recursion's own name is a function variable."""

    def __init__(self, outer: Values, data: Defined, known: dict[tuple[Any, ...], Number]) -> None:
        super().__init__(outer.deadline)
        self.arithmetic = outer.arithmetic
        self.data, self.known = data, known

    def compile(self, t: Term, depth: int, scope: Scope) -> Run:
        if t.op != "app" or t.args[0].op != "var" or t.args[0].data != self.data.name:
            return super().compile(t, depth, scope)
        args, known = [self.compile(a, depth, scope) for a in t.args[1:]], self.known
        natural = [i for i, (_, sort) in enumerate(self.data.params) if sort is NAT]

        def run(env: Env) -> Number:
            there = [a(env) for a in args]
            key = _key(self, there)
            if key not in known:
                if any(there[i] < 0 for i in natural):
                    raise Undefined
                raise _Missing(there)
            return known[key]

        return run


def _recursion(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    """The values that one value needs are found one after another, so that Python's own recursion stays shallow."""
    args, data = [values.compile(a, depth, scope) for a in t.args], t.data
    known: dict[tuple[Any, ...], Number] = {}
    places = {name: i for i, (name, _) in enumerate(data.params)}
    natural = [i for i, (_, sort) in enumerate(data.params) if sort is NAT]
    base = values.compile(data.base, len(places), places)
    step = _Step(values, data, known).compile(data.step, len(places), places)

    def run(env: Env) -> Number:
        wanted = [a(env) for a in args]
        whole(wanted[0], "the depth of a recursion")
        if len(known) > MAX_RECURSION:
            known.clear()
        if any(wanted[i] < 0 for i in natural):
            raise Undefined
        waiting = [wanted]
        while waiting:
            now = waiting[-1]
            if len(waiting) > MAX_RECURSION:
                raise NotCovered(f"a recursion of more than {MAX_RECURSION} steps")
            key = _key(values, now)
            try:
                if key not in known:
                    values.in_time()
                    values.worked(_STEP)
                    known[key] = base([*now, *_EMPTY]) if now[0] == 0 else step([now[0] - 1, *now[1:], *_EMPTY])
                waiting.pop()
            except _Missing as missing:
                waiting.append(missing.args[0])
        return known[_key(values, wanted)]

    return run


def _least(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    if values.holds is None:
        raise NotCovered("a least number inside a definition")
    holds, state = values.holds(t.args[0], depth + 1), values.arithmetic

    def run(env: Env) -> Number:
        if any(type(v) in (*SERIES, acb) for v in env[:depth]):
            raise NotCovered("a least number as a function of a complex variable, or its derivative")
        for k in range(MAX_LEAST):
            values.in_time()
            env[depth], doubt = k, state.doubt
            found = holds(env)
            state.doubt = doubt  # which the comparisons inside have reset
            if found == 1:
                return k
            if found != 2:
                raise NotCovered("a least number whose formula is not decided")
        raise NotCovered(f"a least number above {MAX_LEAST}")

    return run


def _integral(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    from .integrals import compile_integral

    return compile_integral(values, t, depth, scope)


def _series(values: Values, t: Term, depth: int, scope: Scope) -> Run:
    from .infinite import compile_series

    return compile_series(values, t, depth, scope)


_OPERATORS: dict[str, Callable[..., Run]] = {
    "add": lambda a, b: lambda env: a(env) + b(env),
    "sub": lambda a, b: lambda env: a(env) - b(env),
    "neg": lambda a: lambda env: -a(env),
    "pi": lambda: lambda env: arb.pi(),
}
_UNARY = {**{name: name for name in ELEMENTARY}, "fact": "factorial", "abs": "abs"}
_SPECIAL: dict[str, Callable[[Values, Term, int, Scope], Run]] = {
    "npow": _power, "zpow": _power, "sum": _range, "prod": _range, "app": _application, "call": _call, "rec": _recursion,
    "least": _least, "integral": _integral, "series": _series,
}


def nonnegative(t: Term) -> bool:
    """Whether t is seen to be at least 0 wherever it has a value, by its form alone: a ball that touches 0 always spills over it."""
    op, args = t.op, t.args
    if op in ("abs", "exp", "sqrt", "pi", "fact") or t.sort is NAT:
        return True
    if op == "num":
        return bool(t.data >= 0)
    if op == "npow":
        return nonnegative(args[0]) or (args[1].op == "num" and args[1].data % 2 == 0)
    if op in ("add", "div", "min"):
        return all(map(nonnegative, args))
    if op == "mul":
        return args[0] == args[1] or all(map(nonnegative, args))
    if op in ("sum", "prod"):
        return nonnegative(args[0])
    return op == "max" and any(map(nonnegative, args))
