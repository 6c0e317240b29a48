"""The kernel's terms in real numbers of many digits, by mpmath, and derivatives by divided differences.

Written from the meaning of the operations. A value that is not clearly on one side of a boundary, or too large for the
differences to be trusted, raises TooFar, and the caller skips the point; a term without value raises Undefined.
"""

from fractions import Fraction

import mpmath

mp = mpmath.mp.clone()  # a precision of its own: the shared one is other tests'
mp.dps = 90
STEP = mp.mpf(10) ** -28  # the difference's error is about STEP^2, relative rounding 10^(-90+28)
NEAR = mp.mpf(10) ** -12  # closer to a boundary than this is neither on one side nor on the other
LARGE = mp.mpf(10) ** 12
REACH = 9  # integers that a quantifier runs over


class TooFar(Exception):
    """Nothing can be said at this point."""


class Undefined(Exception):
    """The term has no value at this point."""


def real(value):
    """An exact number as an mpmath one."""
    if isinstance(value, Fraction):
        return mp.mpf(value.numerator) / value.denominator
    return mp.mpf(value)


def value(t, point, bound=()):
    """The term at a point (values by variable name). Integer terms have Python integers as values."""
    op, args = t.op, t.args
    if op == "num":
        return t.data if isinstance(t.data, int) else real(t.data)
    if op == "var":
        found = point[t.data]
        return real(found) if isinstance(found, Fraction) else found
    if op == "bvar":
        return bound[t.data]
    if op in ("sum", "prod"):
        lo, hi = (value(a, point, bound) for a in args[1:])
        items = [value(args[0], point, (index, *bound)) for index in range(lo, hi + 1)]
        return (sum if op == "sum" else mp.fprod)(items)
    result = _OPERATIONS[op](*[value(a, point, bound) for a in args])
    if abs(result) > LARGE:
        raise TooFar
    return result


def _apart(a):
    """0 or a number that is clearly not 0."""
    if not isinstance(a, int) and abs(a) < NEAR:
        if a == 0:
            raise Undefined
        raise TooFar
    return a


def _quotient(a, b):
    if _apart(b) == 0:
        raise Undefined
    return real(a) / b


def _power(a, e):
    if e < 0:
        raise Undefined
    return a**e


def _integer_power(a, e):
    if _apart(a) == 0:
        raise Undefined
    return real(a) ** e


def _exp(a):
    if a > 30:
        raise TooFar
    return mp.exp(a)


def _log(a):
    if a < -(mp.mpf(10) ** -60) or _apart(a) <= 0:
        raise Undefined
    return mp.log(a)


def _sqrt(a):
    if abs(a) < NEAR and a != 0:
        raise TooFar
    if a < 0:
        raise Undefined
    return mp.sqrt(a)


_OPERATIONS = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "neg": lambda a: -a, "div": _quotient,
    "npow": _power, "zpow": _integer_power, "abs": abs, "max": max, "min": min, "exp": _exp, "log": _log,
    "sin": mp.sin, "cos": mp.cos, "atan": mp.atan, "sqrt": _sqrt, "pi": lambda: +mp.pi,
    "tan": lambda a: _quotient(mp.sin(a), mp.cos(a)), "cot": lambda a: _quotient(mp.cos(a), mp.sin(a)),
    "sec": lambda a: _quotient(1, mp.cos(a)), "csc": lambda a: _quotient(1, mp.sin(a)),
}


def clearly(formula, point, bound=()):
    """The formula is true at the point, with room to spare. Raises TooFar on a boundary, Undefined without a value."""
    op, args = formula.op, formula.args
    if op == "not":
        return not clearly(args[0], point, bound)
    if op == "imp":
        return not clearly(args[0], point, bound) or clearly(args[1], point, bound)
    if op == "and":
        return clearly(args[0], point, bound) and clearly(args[1], point, bound)
    if op == "forall" and formula.data[1].name == "Int":
        return all(clearly(args[0], point, (index, *bound)) for index in range(-REACH, REACH + 1))
    if op == "has_deriv":
        return agrees(*slopes(formula, point, bound))
    a, b = (value(side, point, bound) for side in args)
    if a == b:
        return op != "lt"
    if not (isinstance(a, int) and isinstance(b, int)) and abs(a - b) < NEAR * max(1, abs(a)):
        if op == "eq" and abs(a - b) < mp.mpf(10) ** -60 * max(1, abs(a)):
            return True
        raise TooFar
    return {"eq": a == b, "lt": a < b, "le": a <= b}[op]


def slopes(derivative, point, bound=()):
    """The derivative that the atom states at a point, and the central divided difference there.

    A function without a value at one of the places around the point makes an atom false: Undefined."""
    body, at, stated = derivative.args
    at, stated = value(at, point, bound), value(stated, point, bound)

    def function(x):
        return value(body, point, (x, *bound))

    for shift in (-1, 0, 1):
        function(at + shift * STEP * 1000)
    return stated, (function(at + STEP) - function(at - STEP)) / (2 * STEP)


def agrees(stated, difference):
    """The two are equal to 12 digits."""
    return abs(stated - difference) <= mp.mpf(10) ** -12 * abs(stated) + mp.mpf(10) ** -24

