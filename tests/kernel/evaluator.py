"""An evaluator of its own for the kernel's terms, written from the meaning of the operations and not from the kernel's code.

A term has an exact value or UNDEFINED (None). A formula is True, False or UNDEFINED by the strong Kleene tables; atoms are
strict. Quantifiers run over the finite test ranges below, so a formula with them is only as good as these ranges; a range
or an index outside them raises TooFar, and the caller skips the example.
"""

from fractions import Fraction
from math import isqrt

UNDEFINED = None
REACH = 9  # integers from -REACH to REACH are in the test ranges
RANGES = {
    "Nat": tuple(range(REACH + 1)),
    "Int": tuple(range(-REACH, REACH + 1)),
    "Real": tuple(Fraction(p, 2) for p in range(-6, 7)),
}
MAX_BITS = 4_000


class TooFar(Exception):
    """The value needs numbers or ranges that the tests do not go into."""


def evaluate(t, point, bound=()):
    """The value of a term or formula. point: values (or Python functions) by variable name; bound: of the indices."""
    return getattr(_Operations, t.op)(t, point, bound)


def holds(formula, point):
    return evaluate(formula, point) is True


def _strict(compute):
    def operation(t, point, bound):
        values = []
        for a in t.args:
            value = evaluate(a, point, bound)
            if value is UNDEFINED:
                return UNDEFINED
            values.append(value)
        result = compute(*values)
        if result is not UNDEFINED and max(abs(result.numerator), result.denominator).bit_length() > MAX_BITS:
            raise TooFar
        return result
    return staticmethod(operation)


def _known_at(place, result, defined=lambda a: True):
    """A function that is rational at one place only, as far as this evaluator goes."""
    def compute(a):
        if not defined(a):
            return UNDEFINED
        if a != place:
            raise TooFar
        return Fraction(result)
    return compute


def _power(base, e):
    if abs(e) > 300:
        raise TooFar
    result = Fraction(1)
    for _ in range(abs(int(e))):
        result *= base
        if max(abs(result.numerator), result.denominator).bit_length() > MAX_BITS:
            raise TooFar
    return 1 / result if e < 0 else result


def _factorial(e):
    if e > 60:
        raise TooFar
    result = 1
    for factor in range(2, int(e) + 1):
        result *= factor
    return result


def _root(a):
    """The square root where it is rational."""
    if a < 0:
        return UNDEFINED
    a = Fraction(a)
    top, bottom = isqrt(a.numerator), isqrt(a.denominator)
    if top * top != a.numerator or bottom * bottom != a.denominator:
        raise TooFar
    return Fraction(top, bottom)


def _fold(unit, join):
    def operation(t, point, bound):
        lo, hi = evaluate(t.args[1], point, bound), evaluate(t.args[2], point, bound)
        if lo is UNDEFINED or hi is UNDEFINED:
            return UNDEFINED
        if lo <= hi and (lo < -REACH or hi > REACH):
            raise TooFar
        result, whole = Fraction(unit), True
        for index in range(int(lo), int(hi) + 1):
            value = evaluate(t.args[0], point, (index, *bound))
            whole = whole and value is not UNDEFINED
            result = join(result, value) if whole else result
        return result if whole else UNDEFINED
    return staticmethod(operation)


def _quantifier(decisive):
    def operation(t, point, bound):
        sort = t.data[1].name
        if sort not in RANGES:
            raise TooFar
        seen = {evaluate(t.args[0], point, (value, *bound)) for value in RANGES[sort]}
        return decisive if decisive in seen else UNDEFINED if UNDEFINED in seen else not decisive
    return staticmethod(operation)


class _Operations:
    """One entry for each operation of the signature."""

    @staticmethod
    def num(t, point, bound):
        return Fraction(t.data)

    @staticmethod
    def var(t, point, bound):
        return point[t.data]

    @staticmethod
    def bvar(t, point, bound):
        return bound[t.data]

    add = _strict(lambda a, b: a + b)
    sub = _strict(lambda a, b: a - b)
    mul = _strict(lambda a, b: a * b)
    neg = _strict(lambda a: -a)
    div = _strict(lambda a, b: UNDEFINED if b == 0 else Fraction(a) / b)
    npow = _strict(lambda a, e: UNDEFINED if e < 0 else _power(a, e))
    zpow = _strict(lambda a, e: UNDEFINED if a == 0 else _power(a, e))
    fact = _strict(lambda e: UNDEFINED if e < 0 else _factorial(e))
    abs = _strict(lambda a: a if a >= 0 else -a)
    max = _strict(lambda a, b: b if a < b else a)
    min = _strict(lambda a, b: a if a < b else b)
    exp = _strict(_known_at(0, 1))
    log = _strict(_known_at(1, 0, lambda a: a > 0))
    sin = _strict(_known_at(0, 0))
    cos = _strict(_known_at(0, 1))
    sqrt = _strict(_root)
    tan = _strict(_known_at(0, 0))
    sec = _strict(_known_at(0, 1))
    csc = _strict(_known_at(None, None, lambda a: a != 0))
    cot = _strict(_known_at(None, None, lambda a: a != 0))
    atan = _strict(_known_at(0, 0))
    sum = _fold(0, lambda a, b: a + b)
    prod = _fold(1, lambda a, b: a * b)
    eq = _strict(lambda a, b: a == b)
    lt = _strict(lambda a, b: a < b)
    le = _strict(lambda a, b: a <= b)
    forall = _quantifier(False)
    exists = _quantifier(True)

    @staticmethod
    def pi(t, point, bound):
        raise TooFar

    @staticmethod
    def _over_reals(t, point, bound):
        """Undefined where the point and the value, or the two bounds, are; the rest asks for more than finitely many numbers."""
        if UNDEFINED in [evaluate(a, point, bound) for a in t.args[1:]]:
            return UNDEFINED
        raise TooFar

    has_deriv = continuous = integral = _over_reals

    @staticmethod
    def limit(t, point, bound):
        """Undefined where the points of the two filters are; the rest asks for more than finitely many numbers."""
        if UNDEFINED in [evaluate(a, point, bound) for f in t.args[1:] for a in f.args]:
            return UNDEFINED
        raise TooFar

    @staticmethod
    def series(t, point, bound):
        if evaluate(t.args[1], point, bound) is UNDEFINED:
            return UNDEFINED
        raise TooFar

    @staticmethod
    def least(t, point, bound):
        """From 0 upwards, past numbers at which the property is false; without a value from the first one on at which it has none."""
        for index in RANGES["Nat"]:
            truth = evaluate(t.args[0], point, (index, *bound))
            if truth is not False:
                return index if truth else UNDEFINED
        raise TooFar

    @staticmethod
    def _filter(t, point, bound):
        raise TypeError("a filter has no value of its own")

    at = near = above = below = infinity = minus_infinity = _filter

    @staticmethod
    def true(t, point, bound):
        return True

    @staticmethod
    def false(t, point, bound):
        return False

    @staticmethod
    def app(t, point, bound):
        values = [evaluate(a, point, bound) for a in t.args[1:]]
        for value, sort in zip(values, t.args[0].sort.args, strict=True):
            if value is UNDEFINED or (sort.name == "Nat" and value < 0):
                return UNDEFINED
        return point[t.args[0].data](*values)

    @staticmethod
    def call(t, point, bound):
        inner = {}
        for a, (name, sort) in zip(t.args, t.data.params, strict=True):
            value = evaluate(a, point, bound)
            if value is UNDEFINED or (sort.name == "Nat" and value < 0):
                return UNDEFINED
            inner[name] = value
        return evaluate(t.data.body, inner)

    @staticmethod
    def rec(t, point, bound):
        """From 0 upwards: the step's own function is the recursion one below, at whatever other arguments it asks for."""
        (first, *names), values = [name for name, _ in t.data.params], []
        for a, (_, sort) in zip(t.args, t.data.params, strict=True):
            value = evaluate(a, point, bound)
            if value is UNDEFINED or (sort.name == "Nat" and value < 0):
                return UNDEFINED
            values.append(value)

        def at(index, *rest):
            if index > 3 * REACH:
                raise TooFar
            inner = dict(zip(names, rest, strict=True))
            if index == 0:
                return evaluate(t.data.base, inner)
            return evaluate(t.data.step, {**inner, first: index - 1, t.data.name: at})

        return at(*values)


def _not(t, point, bound):
    value = evaluate(t.args[0], point, bound)
    return UNDEFINED if value is UNDEFINED else not value


def _and(t, point, bound):
    sides = [evaluate(a, point, bound) for a in t.args]
    return False if False in sides else UNDEFINED if UNDEFINED in sides else True


def _or(t, point, bound):
    sides = [evaluate(a, point, bound) for a in t.args]
    return True if True in sides else UNDEFINED if UNDEFINED in sides else False


def _imp(t, point, bound):
    a, b = (evaluate(side, point, bound) for side in t.args)
    return True if a is False or b is True else UNDEFINED if UNDEFINED in (a, b) else False


for _name, _operation in (("not", _not), ("and", _and), ("or", _or), ("imp", _imp)):
    setattr(_Operations, _name, staticmethod(_operation))

OPERATIONS = {name for name in vars(_Operations) if not name.startswith("_")}
