"""Strict inequalities between numbers by interval arithmetic: at a point, or on a box of real variables.

An interval of a term contains its value for every assignment of the box, and it is only returned if every subterm has a value for
every such assignment: the condition of each operation (domains.py) is read off the intervals of its arguments. What cannot be read
off so is refused, even if it is true. R. E. Moore, R. B. Kearfott, M. J. Cloud, Introduction to Interval Analysis, chapters 5 and 6.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NoReturn, TypeAlias

from . import enclosures
from .binding import fresh, open_binder
from .continuity import discontinuity
from .enclosures import MAX_EXPONENT, MAX_PRECISION, Interval, down, outward
from .errors import KernelError
from .evaluation import MAX_FACTORIAL
from .recursion import MAX_RECURSION, Recursion, Values, own_step
from .sorts import NAT, REAL, is_numeric
from .terms import Term, le, number
from .theorem import Sequent, require, rule

MAX_STEPS = 1_000_000
MAX_CELLS = 10_000
MAX_GIVEN = 1 << 14  # bits up to which a literal or a side of the box is taken exactly, whatever the precision
MIN_PRECISION = 8

_ZERO, _ONE = Fraction(0), Fraction(1)
_RISING = {"exp": enclosures.exp, "log": enclosures.log, "sqrt": enclosures.sqrt, "atan": enclosures.atan}
_WAVES = {"sin": enclosures.sin, "cos": enclosures.cos}
_DIVISORS = {"tan": "cos", "sec": "cos", "cot": "sin", "csc": "sin"}


_Call: TypeAlias = tuple[Recursion, tuple[Interval, ...]]


class Enclosing:
    """One evaluation to a precision in bits, with integrals cut into so many cells and a budget of steps.

    Free variables have intervals by name, bound indices in an environment with the innermost last.
    """

    def __init__(self, precision: int, cells: int) -> None:
        require(MIN_PRECISION <= precision <= MAX_PRECISION, "enclose",
                f"a precision is a number of bits from {MIN_PRECISION} to {MAX_PRECISION}", precision=precision)
        require(1 <= cells <= MAX_CELLS, "enclose", f"an integral is cut into 1 to {MAX_CELLS} cells", cells=cells)
        self.bits, self.cells, self.steps = precision, cells, 0
        self._recursions: Values[_Call, Interval] = Values(self._recursion)
        self._continuous: set[Term] = set()  # integrals whose integrand has been looked at

    def value(self, t: Term, box: Mapping[str, Interval], env: tuple[Interval, ...] = ()) -> Interval:
        """An interval around the value of t everywhere on the box. Raises KernelError unless t is seen to have a value there."""
        op, args = t.op, t.args
        if op == "num":
            return self._given(Fraction(t.data), Fraction(t.data))
        if op == "bvar":
            return self._given(*env[len(env) - 1 - int(t.data)])
        if op == "var":
            require(t.data in box, "enclose", "a variable has no interval", variable=t)
            return self._given(*box[t.data])
        if op in ("sum", "prod"):
            return self._range(t, box, env)
        if op == "integral":
            return self._integral(t, box, env)
        require(is_numeric(t.sort) and op not in ("app", "series", "least"), "enclose",
                "a function variable, a series or a least number has no interval", given=t)
        values = [self.value(a, box, env) for a in args]
        if op in ("call", "rec"):
            for v, a, (name, sort) in zip(values, args, t.data.params):
                if sort is NAT and a.sort is not NAT and v[0] < 0:
                    raise KernelError("enclose", f"the argument {name} of {t.data.name} is not seen to be nonnegative", given=t)
            names = [name for name, _ in t.data.params]
            return self._recursions.find((t.data, tuple(values))) if op == "rec" else self.value(t.data.body, dict(zip(names, values)))
        return self._rounded(*self._apply(t, values))

    def _recursion(self, call: _Call) -> Interval:
        """The values of a recursion at intervals, the first of them one natural number."""
        definition, ((low, high), *rest) = call
        require(low == high and low.denominator == 1 and 0 <= low <= MAX_RECURSION, "enclose",
                f"a recursion not from a known number from 0 to {MAX_RECURSION}", recursion=definition.name)
        self.charge(max(part.size for part in definition.parts))
        case = own_step(definition) if low else definition.base
        return self.value(case, dict(zip([name for name, _ in definition.params], [(low - 1, low - 1), *rest])))

    def _given(self, lo: Fraction, hi: Fraction) -> Interval:
        """As it is, unless it is so long that this would be slow; charged by its own size."""
        size = _bits(lo, hi)
        self.charge(size >> 6)
        return self._paid(lo, hi) if size <= MAX_GIVEN else self._rounded(lo, hi)

    def _rounded(self, lo: Fraction, hi: Fraction) -> Interval:
        return self._paid(*outward(lo, hi, self.bits))

    def _paid(self, lo: Fraction, hi: Fraction) -> Interval:
        """The interval as it is, charged by its size."""
        size = _bits(lo, hi)
        if size > 4 * MAX_EXPONENT:
            raise KernelError("enclose", f"a bound of more than {4 * MAX_EXPONENT} bits before or after the point")
        self.charge(1 + (size >> 6))
        return lo, hi

    def charge(self, steps: int) -> None:
        """Count work against the budget."""
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise KernelError("enclose", f"more than {MAX_STEPS} steps")

    def _charge_series(self, extra: int = 0) -> None:
        """What a value of an elementary function costs, with so many bits of precision more than asked for."""
        self.charge(4 + ((self.bits + extra) >> 6) ** 2 // 4)

    def _apply(self, t: Term, v: list[Interval]) -> Interval:
        op = t.op
        if op == "pi":
            self._charge_series()
            return enclosures.pi(self.bits)
        (a, b), (c, d) = v[0], v[-1]
        if op == "add":
            return a + c, b + d
        if op == "sub":
            return a - d, b - c
        if op == "neg":
            return -b, -a
        if op == "mul":
            return self._power((a, b), 2) if t.args[0] == t.args[1] else _product(v[0], v[1])
        if op == "div":
            if c <= 0 <= d:
                _unclear("the divisor is not seen to be other than 0", t, v)
            return _product(v[0], (1 / d, 1 / c))
        if op in ("npow", "zpow"):
            return self._integer_power(t, v)
        if op == "fact":
            return self._factorial(t, v)
        if op == "abs":
            return (a, b) if a >= 0 else (-b, -a) if b <= 0 else (_ZERO, max(-a, b))
        if op == "max":
            return max(a, c), max(b, d)
        if op == "min":
            return min(a, c), min(b, d)
        if op in _RISING:
            if (op == "log" and a <= 0) or (op == "sqrt" and a < 0):
                _unclear("the argument is not seen to be " + ("positive" if op == "log" else "nonnegative"), t, v)
            first = self._rising(op, a)
            return first if a == b else (first[0], self._rising(op, b)[1])
        if op in _WAVES:
            return self._wave(op, a, b)
        if op in _DIVISORS:
            return self._with_poles(t, v)
        raise KernelError("enclose", f"{op} has no enclosure", given=t)

    def _rising(self, op: str, q: Fraction) -> Interval:
        self._charge_series(_bits(q, q))
        return _RISING[op](q, self.bits)

    def _circular(self, op: str, q: Fraction) -> Interval:
        self._charge_series(_bits(q, q))
        return _WAVES[op](q, self.bits)

    def _power(self, v: Interval, e: int) -> Interval:
        """The powers x^e, e >= 0, of the x in v: rising for x >= 0; an even one falls before 0, an odd one rises there too."""
        self.charge(4 + e.bit_length())
        a, b = v
        if e % 2 == 0 and a < 0:
            a, b = (-b, -a) if b <= 0 else (_ZERO, max(-a, b))
        return enclosures.power(a, e, self.bits)[0], enclosures.power(b, e, self.bits)[1]

    def _integer_power(self, t: Term, v: list[Interval]) -> Interval:
        base, e = v[0], _integer(t, v[1])
        if t.op == "npow":
            if e < 0:
                _unclear("a natural power with a negative exponent", t, v)
            return self._power(base, e)
        if base[0] <= 0 <= base[1]:
            _unclear("the base of an integer power is not seen to be other than 0", t, v)
        if e >= 0:
            return self._power(base, e)
        return self._power((1 / base[1], 1 / base[0]), -e)

    def _factorial(self, t: Term, v: list[Interval]) -> Interval:
        e = _integer(t, v[0])
        if not 0 <= e <= MAX_FACTORIAL:
            _unclear(f"the factorial of a number that is not from 0 to {MAX_FACTORIAL}", t, v)
        self.charge(e)
        return Fraction(math.factorial(e)), Fraction(math.factorial(e))

    def _wave(self, op: str, a: Fraction, b: Fraction) -> Interval:
        """sin or cos on [a, b]: monotone between the places where it is 1 and those where it is -1; where it may meet one, that."""
        first = self._circular(op, a)
        if a == b:
            return first
        second = self._circular(op, b)
        top = Fraction(1, 4) if op == "sin" else _ZERO  # where it is 1, in full turns
        lo = -_ONE if self._meets(a, b, top + Fraction(1, 2)) else min(first[0], second[0])
        hi = _ONE if self._meets(a, b, top) else max(first[1], second[1])
        return lo, hi

    def _meets(self, a: Fraction, b: Fraction, offset: Fraction) -> bool:
        """Some x in [a, b] may be (n + offset)*2*pi for an integer n. False only if none is: x/(2*pi) - offset stays between two
        neighbouring integers, by bounds for its least and its greatest value."""
        size = max(0, _magnitude(a), _magnitude(b))
        require(size <= MAX_PRECISION, "enclose", f"sin or cos of a number beyond 2^{MAX_PRECISION}")
        self._charge_series(_bits(a, b))
        low, high = enclosures.pi(self.bits + size)
        least = min(a / low, a / high) / 2 - offset
        greatest = max(b / low, b / high) / 2 - offset
        return greatest // 1 >= -(-least // 1)  # floor and ceiling

    def _with_poles(self, t: Term, v: list[Interval]) -> Interval:
        """sec and csc are the reciprocals of cos and sin; where these are not 0 in between, tan rises and cot falls."""
        op, (a, b) = t.op, v[0]
        bottom = self._wave(_DIVISORS[op], a, b)
        if bottom[0] <= 0 <= bottom[1]:
            _unclear(f"{_DIVISORS[op]} of the argument is not seen to be other than 0", t, v)
        if op in ("sec", "csc"):
            return 1 / bottom[1], 1 / bottom[0]
        first, second = (self._quotient(op, q) for q in ((a, b) if op == "tan" else (b, a)))
        return first[0], second[1]

    def _quotient(self, op: str, q: Fraction) -> Interval:
        top, bottom = (self._circular(f, q) for f in (("sin", "cos") if op == "tan" else ("cos", "sin")))
        require(bottom[0] > 0 or bottom[1] < 0, "enclose", f"{op} is not seen to have a value", at=q)
        return _product(top, (1 / bottom[1], 1 / bottom[0]))

    def _range(self, t: Term, box: Mapping[str, Interval], env: tuple[Interval, ...]) -> Interval:
        body, lo, hi = t.args
        low, high = (_integer(t, self.value(a, box, env)) for a in (lo, hi))
        total = (_ZERO, _ZERO) if t.op == "sum" else (_ONE, _ONE)
        for k in range(low, high + 1):
            item = self.value(body, box, (*env, (Fraction(k), Fraction(k))))
            total = self._rounded(*((total[0] + item[0], total[1] + item[1]) if t.op == "sum" else _product(total, item)))
        return total

    def _integral(self, t: Term, box: Mapping[str, Interval], env: tuple[Interval, ...]) -> Interval:
        """(b - a) times the mean over 0 <= s <= 1 of f at a + (b - a)*s, and that is the mean of its means over n cells of s. This also
        holds for b <= a. A cell's x lie in A + (B - A)*[i/n, (i+1)/n], and between the least and the greatest of A and B.

        f is put together from continuous operations and has a value on every cell, so it is continuous on all of them: the integral has a
        value.
        """
        body, lo, hi = t.args
        a, b = self.value(lo, box, env), self.value(hi, box, env)
        if t not in self._continuous:
            self.charge(t.size)
            x = fresh(t.data[0], REAL, t)
            bad = discontinuity(open_binder(t, x), x)
            require(bad is None, "enclose", "the integrand is not put together from continuous operations", found=bad)
            self._continuous.add(t)
        length = b[0] - a[1], b[1] - a[0]
        least, greatest = min(a[0], b[0]), max(a[1], b[1])
        total = _ZERO, _ZERO
        for i in range(self.cells):
            part = _product(length, (Fraction(i, self.cells), Fraction(i + 1, self.cells)))
            cell = self._rounded(max(least, a[0] + part[0]), min(greatest, a[1] + part[1]))
            item = self.value(body, box, (*env, (max(least, cell[0]), min(greatest, cell[1]))))
            total = self._rounded(total[0] + item[0], total[1] + item[1])
        return self._rounded(*_product(length, (total[0] / self.cells, total[1] / self.cells)))


def _unclear(why: str, t: Term, values: list[Interval]) -> NoReturn:
    raise KernelError("enclose", why, given=t, intervals=tuple((down(lo, 24), -down(-hi, 24)) for lo, hi in values))


def _bits(lo: Fraction, hi: Fraction) -> int:
    return max(abs(lo.numerator), lo.denominator, abs(hi.numerator), hi.denominator).bit_length()


def _magnitude(q: Fraction) -> int:
    """|q| < 2^(this + 1)."""
    return q.numerator.bit_length() - q.denominator.bit_length()


def _product(v: Interval, w: Interval) -> Interval:
    """The products of a number in v and one in w: the extreme ones are at corners."""
    if v[0] >= 0 and w[0] >= 0:
        return v[0] * w[0], v[1] * w[1]
    corners = [p * q for p in v for q in w]
    return min(corners), max(corners)


def _integer(t: Term, v: Interval) -> int:
    if v[0] != v[1] or v[0].denominator != 1:
        raise KernelError("enclose", "an exponent, bound or argument of a factorial is not known exactly", given=t)
    return int(v[0])


def separates(evaluation: Enclosing, goal: Term, box: Mapping[str, Interval]) -> bool:
    """The intervals of the two sides do not meet, and lie as the goal says: a < b, a <= b, not (a = b), not (a < b), not (a <= b)."""
    negated = goal.op == "not"
    atom = goal.args[0] if negated else goal
    require(atom.op in ("lt", "le") or (negated and atom.op == "eq"), "enclose",
            "the goal is not a < b, a <= b, a != b or the negation of an inequality", goal=goal)
    a, b = (evaluation.value(side, box) for side in atom.args)
    below, above = a[1] < b[0], b[1] < a[0]
    return (below or above) if atom.op == "eq" else above if negated else below


@rule()
def enclose(goal: Term, precision: int, cells: int) -> Sequent:
    """|- a < b, |- a <= b, |- a != b, |- not (a < b) or |- not (a <= b) for closed a and b, by intervals that do not meet.

    precision: bits of the intervals' ends; cells: into how many parts integrals are cut. Refuses unless the intervals of a and b
    are disjoint and in the order of the goal, and a and b are seen to have values; refuses where a limit on steps or sizes is met.
    There are no equations by enclosure.
    """
    require(not goal.free, "enclose", "the goal is not closed", goal=goal)
    require(separates(Enclosing(precision, cells), goal, {}), "enclose", "the intervals of the two sides do not lie apart as the goal says",
            goal=goal)
    return Sequent((), goal)


@rule()
def enclose_box(goal: Term, box: tuple, tree: tuple, precision: int, cells: int) -> Sequent:  # type: ignore[type-arg] # both are checked
    """lo <= x, x <= hi, .. |- goal, for the goals of `enclose` with real variables, box = ((x, lo, hi), ..).

    tree: () if the intervals of the two sides lie apart on the box as it is; (i, left, right) to halve the i-th side (from 0) at its
    midpoint and take the tree `left` on the lower half, `right` on the upper. Refuses unless the variables are Real, each occurs once,
    lo <= hi are rational literals, the goal has no other variables, and every leaf does what it says.
    """
    sides: dict[str, Interval] = {}
    hyps: list[Term] = []
    for side in box:
        require(type(side) is tuple and len(side) == 3 and type(side[0]) is Term and all(type(q) in (int, Fraction) for q in side[1:]),
                "enclose_box", "a side of the box is a variable and two numbers", given=side)
        x, lo, hi = side
        require(x.op == "var" and x.sort is REAL, "enclose_box", "a side of the box belongs to a Real variable", given=x)
        require(x.data not in sides, "enclose_box", "a variable has two sides in the box", variable=x)
        require(lo <= hi, "enclose_box", "a side of the box is empty", variable=x, lo=lo, hi=hi)
        sides[x.data] = Fraction(lo), Fraction(hi)
        require(_bits(*sides[x.data]) <= MAX_GIVEN, "enclose_box", f"an end of the box of more than {MAX_GIVEN} bits", variable=x)
        hyps += [le(number(lo), x), le(x, number(hi))]
    require(goal.free <= {(name, REAL) for name in sides}, "enclose_box", "the goal has a variable without a side in the box", goal=goal)
    _halved(Enclosing(precision, cells), goal, sides, tree)
    return Sequent(tuple(hyps), goal)


def _halved(evaluation: Enclosing, goal: Term, box: dict[str, Interval], tree: Any) -> None:
    evaluation.charge(1)
    if tree == ():
        require(separates(evaluation, goal, box), "enclose_box", "on a part of the box the two sides do not lie apart as the goal says",
                goal=goal, box=tuple(box.items()))
        return
    require(type(tree) is tuple and len(tree) == 3 and type(tree[0]) is int and 0 <= tree[0] < len(box), "enclose_box",
            "a node of the tree is () or (number of a side, left, right)", node=tree)
    name = list(box)[tree[0]]
    lo, hi = box[name]
    evaluation.charge(_bits(lo, hi) >> 6)
    middle = (lo + hi) / 2
    _halved(evaluation, goal, {**box, name: (lo, middle)}, tree[1])
    _halved(evaluation, goal, {**box, name: (middle, hi)}, tree[2])


__all__ = ["enclose", "enclose_box"]
