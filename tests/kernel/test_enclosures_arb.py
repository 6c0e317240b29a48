"""The enclosures of the elementary functions against Arb (python-flint), a library of another make."""

import random
from collections import Counter
from fractions import Fraction

import flint
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mathcheck.kernel import enclosures
from mathcheck.kernel.binding import bind
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.intervals import Enclosing
from mathcheck.kernel.sorts import INT, REAL
from mathcheck.kernel.terms import Term, number, variable

POINTS = 10_000
PI = Fraction(314159265358979323846264338327950288419716939937510582097494459230781640628620899, 10**80)


def small(rng):
    return Fraction(rng.randint(-400, 400), rng.randint(1, 97))


def decimal(rng):
    return Fraction(rng.randint(-10**30, 10**30), 10 ** rng.randint(20, 31))


def tiny(rng):
    return rng.choice((-1, 1)) * Fraction(rng.randint(1, 999), 2 ** rng.randint(20, 1100))


def huge(rng):
    return rng.choice((-1, 1)) * Fraction(rng.randint(1, 10**6) ** rng.randint(3, 40), rng.randint(1, 9))


def near_one(rng):
    return 1 + tiny(rng)


def near_pole(rng):
    return Fraction(round(PI * rng.randint(-50, 50) / 2 * (scale := 10 ** rng.randint(3, 60))), scale)


def at_a_seam(rng):
    """Where the reduction of the argument changes its case."""
    return rng.choice((-1, 1)) * (Fraction(*rng.choice(((1, 4), (3, 4), (4, 5), (2, 3), (4, 3), (1, 1), (1, 2), (2, 1), (0, 1))))
                                  + rng.randint(-1, 1) * Fraction(1, 2 ** rng.randint(5, 90)))


KINDS = (small, decimal, tiny, huge, near_one, near_pole, at_a_seam)


def tangent(q, bits):
    return Enclosing(bits, 1).value(Term("tan", (number(q),)), {})


OURS = {"exp": enclosures.exp, "log": enclosures.log, "sqrt": enclosures.sqrt, "sin": enclosures.sin, "cos": enclosures.cos,
        "atan": enclosures.atan, "tan": tangent}


def ball(name, q, bits):
    """Arb's value at q as the exact ends of its ball, computed with enough more bits to be far inside ours."""
    size = abs(q.numerator).bit_length() + q.denominator.bit_length()
    with flint.ctx.workprec(bits + 100 + 2 * size):
        value = getattr(flint.arb(flint.fmpq(q.numerator, q.denominator)), name)()
        middle, radius = fraction(value.mid()), fraction(value.rad())
    return middle - radius, middle + radius


def fraction(exact):
    mantissa, exponent = exact.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def in_domain(name, q):
    return {"log": q > 0, "sqrt": q >= 0, "exp": abs(q) < 10_000}.get(name, True)


def check(name, q, bits):
    lo, hi = OURS[name](q, bits)
    low, high = ball(name, q, bits)
    assert lo <= low <= high <= hi, (name, q, bits)
    assert hi - lo <= abs(lo) / 2 ** (bits - 8), (name, q, bits)


@pytest.mark.parametrize("name", OURS)
def test_arbs_balls_lie_in_our_enclosures_which_are_tight(name):
    rng = random.Random(f"enclosures {name}")
    done = 0
    while done < POINTS // len(OURS) + 1:
        q, bits = rng.choice(KINDS)(rng), rng.choice((8, 24, 53, 64, 128, 170, 333))
        if in_domain(name, q):
            check(name, q, bits)
            done += 1


@pytest.mark.parametrize("name", OURS)
def test_the_same_at_high_precision(name):
    rng = random.Random(f"high {name}")
    for q in (kind(rng) for kind in KINDS):
        if in_domain(name, q):
            check(name, q, 3000)


@pytest.mark.parametrize("bits", [8, 9, 53, 64, 100, 1000, 5000, 20_000])
def test_pi(bits):
    lo, hi = enclosures.pi(bits)
    with flint.ctx.workprec(bits + 100):
        value = flint.arb.pi()
        middle, radius = fraction(value.mid()), fraction(value.rad())
    assert lo <= middle - radius <= middle + radius <= hi and hi - lo <= Fraction(1, 2 ** (bits - 8))


@pytest.mark.parametrize("name", ["exp", "sin", "cos"])
@pytest.mark.parametrize("q", [Fraction(700_000), Fraction(-700_000), Fraction(2**200_000)])
def test_results_and_arguments_beyond_the_limits_are_refused_or_right(name, q):
    if name == "exp" or q > 700_000:
        with pytest.raises(KernelError, match=f"{'exp' if name == 'exp' else 'sin'}: "):
            OURS[name](q, 64)
    else:
        check(name, q, 64)


VARIABLES = {name: variable(name, REAL) for name in "xy"}
NUMBERS = st.builds(Fraction, st.integers(-30, 30), st.integers(1, 12))
LEAVES = st.one_of(NUMBERS.map(number), st.sampled_from([*VARIABLES.values(), Term("pi")]))
UNARY = ("neg", "abs", "exp", "log", "sqrt", "sin", "cos", "tan", "sec", "csc", "cot", "atan")
BINARY = ("add", "sub", "mul", "div", "max", "min")


def compound(inner):
    return st.one_of(
        st.builds(lambda op, a: Term(op, (a,)), st.sampled_from(UNARY), inner),
        st.builds(lambda op, a, b: Term(op, (a, b)), st.sampled_from(BINARY), inner, inner),
        st.builds(lambda a, e: Term("npow", (a, number(e))), inner, st.integers(0, 5)),
        st.builds(lambda a, e: Term("zpow", (a, number(e))), inner, st.integers(-4, 4)),
        st.builds(lambda a, b, n: bind("sum", INDEX, a * INDEX + b, number(0), number(n)), inner, inner, st.integers(-1, 3)))


INDEX = variable("k", INT)
TERMS = st.recursive(LEAVES, compound, max_leaves=6)
SIDES = st.tuples(NUMBERS, NUMBERS, st.integers(0, 8)).map(lambda s: (min(s[:2]), max(s[:2]), min(s[:2]) + abs(s[1] - s[0]) * s[2] / 8))


def arb(t, point, bound=()):
    """The term by Arb; not finite where Arb sees no value."""
    op, args = t.op, t.args
    if op == "num":
        return flint.arb(flint.fmpq(t.data.numerator, t.data.denominator))
    if op == "var":
        return flint.arb(flint.fmpq(point[t.data].numerator, point[t.data].denominator))
    if op == "bvar":
        return flint.arb(bound[t.data])
    if op == "pi":
        return flint.arb.pi()
    if op == "sum":
        return sum((arb(args[0], point, (index, *bound)) for index in range(args[1].data, args[2].data + 1)), flint.arb(0))
    v = [arb(a, point, bound) for a in args]
    if op in ("npow", "zpow"):
        return power(v[0], args[1].data)
    if op in ("max", "min", "abs"):
        return max_of(v, op) if op != "abs" else abs(v[0])
    signs = {"add": "__add__", "sub": "__sub__", "mul": "__mul__", "div": "__truediv__", "neg": "__neg__"}
    return getattr(v[0], signs.get(op, op))(*v[1:])


def power(base, exponent):
    """By products: python-flint's base ** 1 is not finite for the ball of radius 1 around 0."""
    result = flint.arb(1)
    for _ in range(abs(exponent)):
        result *= base
    return result if exponent >= 0 else 1 / result


def max_of(v, op):
    return v[0].max(v[1]) if op == "max" else v[0].min(v[1])


def operations(t):
    """The operations of a term, bound terms included."""
    return {t.op}.union(*map(operations, t.args))


def test_the_interval_of_a_term_on_a_box_holds_its_value_at_every_point():
    """Refused terms and points without a value are no failure, as long as most are compared, and some with every operation."""
    drawn, compared, wide, seen = 0, 0, 0, Counter()

    @settings(max_examples=1500, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(TERMS.filter(lambda t: t.free), SIDES, SIDES, st.sampled_from([8, 20, 64, 150]))
    def run(t, first, second, bits):
        nonlocal drawn, compared, wide
        drawn += 1
        box = {"x": first[:2], "y": second[:2]}
        try:
            lo, hi = Enclosing(bits, 1).value(t, box)
        except KernelError:
            return
        with flint.ctx.workprec(2000):
            value = arb(t, {"x": first[2], "y": second[2]})
            if not value.is_finite():
                return  # such as sqrt(y - y), where Arb does not see that y - y is 0
            low, high = fraction(value.mid()) - fraction(value.rad()), fraction(value.mid()) + fraction(value.rad())
        assert lo <= high and low <= hi
        assert high - low < Fraction(1, 10**20) * max(1, abs(low))  # Arb itself knows the value well
        compared += 1
        wide += any(box[name][0] < box[name][1] for name, _ in t.free)
        seen.update(operations(t))

    run()
    assert drawn >= 1000 and compared >= 0.6 * drawn and wide >= 0.5 * drawn, (drawn, compared, wide)
    few = {op: seen[op] for op in (*UNARY, *BINARY, "npow", "zpow", "sum", "pi") if seen[op] < 2}
    assert not few, few


@settings(max_examples=150, deadline=None, derandomize=True)
@given(SIDES, SIDES, st.integers(1, 12))
def test_the_interval_of_an_integral_holds_its_value_also_for_bounds_on_a_box(low, high, cells):
    """integral(exp(t), t, x, y) = exp(y) - exp(x), in whichever order x and y lie."""
    whole = bind("integral", variable("t", REAL), Term("exp", (variable("t", REAL),)), *VARIABLES.values())
    lo, hi = Enclosing(64, cells).value(whole, {"x": low[:2], "y": high[:2]})
    for a, b in ((low[i], high[j]) for i in range(3) for j in range(3)):
        with flint.ctx.workprec(300):
            value = arb(Term("exp", (number(b),)), {}) - arb(Term("exp", (number(a),)), {})
            middle, radius = fraction(value.mid()), fraction(value.rad())
        assert lo <= middle + radius and middle - radius <= hi
