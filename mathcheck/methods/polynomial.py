"""Terms as polynomials in one variable, with coefficients free of it."""

from collections.abc import Sequence

from ..kernel.errors import KernelError
from ..kernel.evaluation import value
from ..kernel.polynomials import normal_form
from ..kernel.terms import ONE, ZERO, Term, number

_MAX_DEGREE = 50


def coefficients(t: Term, x: Term) -> list[Term] | None:
    """The coefficients c_0, .., c_d of t as a polynomial in x, the last one not evidently 0; [] for 0. None if t is no polynomial, or of
    a degree above 50."""
    found = _coefficients(t, x)
    while found and _vanishes(found[-1]):
        found.pop()
    return found


def in_powers(c: Sequence[Term], t: Term) -> Term:
    """c_d + c_(d-1)*t + .. + c_0*t^d."""
    result = c[-1]
    for i, coefficient in enumerate(reversed(c[:-1]), 1):
        if not _vanishes(coefficient):
            result = result + coefficient * (t if i == 1 else t**i)
    return result


def _coefficients(t: Term, x: Term) -> list[Term] | None:
    if (x.data, x.sort) not in t.free:
        return [t]
    if t == x:
        return [ZERO, ONE]
    if t.op == "npow" and t.args[1].op == "num":
        base = _coefficients(t.args[0], x)
        if base is None or (len(base) - 1) * t.args[1].data > _MAX_DEGREE:
            return None
        result = [ONE]
        for _ in range(t.args[1].data):
            result = _product(result, base)
        return result
    if t.op not in ("neg", "add", "sub", "mul", "div"):
        return None
    parts = [_coefficients(a, x) for a in t.args]
    if t.op == "neg":
        return None if parts[0] is None else [_tidy(-c) for c in parts[0]]
    first, second = parts
    if first is None or second is None:
        return None
    if t.op == "mul":
        return _product(first, second) if len(first) + len(second) - 2 <= _MAX_DEGREE else None
    if t.op == "div":
        return [_tidy(c / second[0]) for c in first] if len(second) == 1 else None
    size = max(len(first), len(second))
    pairs = zip([*first, *[ZERO] * (size - len(first))], [*second, *[ZERO] * (size - len(second))])
    return [_tidy(a + b if t.op == "add" else a - b) for a, b in pairs]


def _product(a: Sequence[Term], b: Sequence[Term]) -> list[Term]:
    result = [ZERO] * (len(a) + len(b) - 1)
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            result[i + j] = _tidy(result[i + j] + _tidy(c * d))
    return result


def _tidy(c: Term) -> Term:
    """A closed coefficient as a literal; no sums with 0 and products with 0 or 1."""
    if c.op == "add" and ZERO in c.args:
        return c.args[0] if c.args[1] == ZERO else c.args[1]
    if c.op == "sub" and c.args[1] == ZERO:
        return c.args[0]
    if c.op == "mul" and ZERO in c.args:
        return ZERO
    if c.op == "mul" and ONE in c.args:
        return c.args[0] if c.args[1] == ONE else c.args[1]
    try:
        return number(value(c)) if not c.free else c
    except KernelError:
        return c


def _vanishes(c: Term) -> bool:
    try:
        return not normal_form(c).num
    except KernelError:
        return False


__all__ = ["coefficients", "in_powers"]
