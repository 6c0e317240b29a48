"""The kernel's terms in rigorous ball arithmetic, by FLINT's arb: an enclosure contains every value for the points in the balls.

Written from the meaning of the operations. A term that may have no value within the balls gets an enclosure that is not finite.
"""

from fractions import Fraction

from flint import acb, arb, ctx

PRECISION = 200
TOLERANCE = arb(2) ** -100  # of integrals


def ball(value):
    """An exact number as a ball."""
    return arb(value.numerator) / value.denominator if isinstance(value, Fraction) else arb(value)


def between(lo, hi):
    """The ball of all numbers from lo to hi."""
    return ball(lo).union(ball(hi))


def enclosure(t, point, bound=(), analytic=False):
    """The term at a point (exact numbers or balls by variable name). Integer terms have Python integers as values."""
    ctx.prec = PRECISION
    op, args = t.op, t.args
    if op == "num":
        return t.data if isinstance(t.data, int) else ball(t.data)
    if op == "var":
        found = point[t.data]
        return ball(found) if isinstance(found, Fraction) else found
    if op == "bvar":
        return bound[t.data]
    if op in ("sum", "prod"):
        lo, hi = (enclosure(a, point, bound) for a in args[1:])
        result = 0 if op == "sum" else 1
        for index in range(lo, hi + 1):
            item = enclosure(args[0], point, (index, *bound), analytic)
            result = result + item if op == "sum" else result * item
        return result
    if op == "integral":
        lo, hi = (acb(enclosure(a, point, bound)) for a in args[1:])
        return acb.integral(lambda s, holomorphic: acb(enclosure(args[0], point, (s, *bound), holomorphic)), lo, hi,
                            abs_tol=TOLERANCE, rel_tol=TOLERANCE, eval_limit=20_000).real
    if op == "call":
        names = [name for name, _ in t.data.params]
        return enclosure(t.data.body, dict(zip(names, (enclosure(a, point, bound, analytic) for a in args), strict=True)), (), analytic)
    values = [enclosure(a, point, bound, analytic) for a in args]
    if op in ("log", "sqrt") and isinstance(values[0], acb):
        return getattr(values[0], op)(analytic=analytic)
    return _OPERATIONS[op](*values) if op in _OPERATIONS else getattr(_real(values[0]), op)()


def _real(value):
    return arb(value) if isinstance(value, int) else value


_OPERATIONS = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "neg": lambda a: -a,
    "div": lambda a, b: _real(a) / _real(b), "npow": lambda a, e: a**e, "zpow": lambda a, e: _real(a) ** e,
    "abs": abs, "max": lambda a, b: _real(a).max(_real(b)), "min": lambda a, b: _real(a).min(_real(b)), "pi": arb.pi,
}


def certain(formula, point):
    """The formula, or the negation of an equation, is true for every point of the balls."""
    if formula.op == "not":
        a, b = (_real(enclosure(s, point)) for s in formula.args[0].args)
        return not a.overlaps(b)
    a, b = (_real(enclosure(s, point)) for s in formula.args)
    return bool(a < b if formula.op == "lt" else a <= b)


def possible(formula, point, width):
    """The enclosures, each narrower than the width, do not exclude that the equation or the inequality <= is true."""
    a, b = (_real(enclosure(s, point)) for s in formula.args)
    if not (a.is_finite() and b.is_finite() and a.rad() < ball(width) and b.rad() < ball(width)):
        raise ValueError(f"no useful enclosure of {formula!r} at {point}: {a}, {b}")
    return a.overlaps(b) if formula.op == "eq" else not b < a


def slope_possible(derivative, point, name, lo, hi):
    """By the mean value theorem (f(hi) - f(lo))/(hi - lo) is a value of the derivative between lo and hi: whether their enclosures
    overlap, for deriv(f, x, name) = d."""
    body, at, stated = derivative.args
    assert at.op == "var" and at.data == name
    f = [_real(enclosure(body, point, (ball(end),))) for end in (lo, hi)]
    quotient = (f[1] - f[0]) / (ball(hi) - ball(lo))
    values = _real(enclosure(stated, {**point, name: between(lo, hi)}))
    if not (quotient.is_finite() and values.is_finite()):
        raise ValueError(f"no useful enclosure of {derivative!r} from {lo} to {hi}: {quotient}, {values}")
    return quotient.overlaps(values)
