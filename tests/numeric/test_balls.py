"""Every function's ball holds the value that mpmath finds, and enclosures over boxes hold the values at the points of the boxes."""

import random
from fractions import Fraction

import flint
import mpmath
import pytest
from flint import acb, arb, arb_series, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath.libmp import from_man_exp, to_rational

from mathcheck.kernel.sorts import REAL
from mathcheck.kernel.terms import ELEMENTARY, Term, number
from mathcheck.lang import Int, Max, Min, Nat, Prod, Q, Real, Sum, define, define_rec, integral
from mathcheck.numeric.arithmetic import Arithmetic, NoSeries, NotCovered, Undefined, fraction, moderate
from mathcheck.numeric.boxes import between
from mathcheck.numeric.taylor import at_least_zero, enclosed, series_length
from mathcheck.numeric.values import SLOTS, Values

POINTS = 10_000
BITS = 100
MP = mpmath.mp.clone()
MP.prec = 200
PI = mpmath.mp.clone()
PI.prec = 1_200


def dyadic(generator, low, high):
    """Of random size, exponents from low to high."""
    return generator.choice((-1, 1)) * Fraction(generator.getrandbits(53) | 1, 1 << 53) * Fraction(2) ** generator.randint(low, high)


def near_multiple(generator, step):
    """Close to a multiple of pi/2 (or of the step): the multiple, rounded to some bits."""
    turns = generator.randint(-50, 50)
    bits = generator.choice((10, 30, 60, 120))
    value = turns * PI.pi / 2 * step
    return Fraction(int(PI.floor(value * 2**bits)), 1 << bits)


def points(name, generator):
    for i in range(POINTS):
        kind = i % 10
        if kind < 4:
            v = dyadic(generator, -4, 6)
        elif kind < 6:
            v = dyadic(generator, -300, -20)
        elif kind == 6:
            v = dyadic(generator, 6, 10 if name == "exp" else 60)
        elif kind == 7 and name in ("sin", "cos", "tan", "cot", "sec", "csc"):
            v = near_multiple(generator, 1)
        elif kind == 7:
            v = 1 + dyadic(generator, -200, -1)
        elif kind == 8:
            v = Fraction(generator.randint(-1000, 1000), generator.randint(1, 1000))
        else:
            v = Fraction(generator.randint(-20, 20))
        yield abs(v) if name in ("log", "sqrt") and generator.random() < 0.9 else v


def by_mpmath(name, v):
    """The value to 200 bits at least, None where there is none."""
    MP.prec = 200 + 2 * max(0, abs(v.numerator).bit_length() - v.denominator.bit_length()) + 130
    z = MP.mpf(v.numerator) / v.denominator
    if name == "log":
        return MP.log(z) if z > 0 else None
    if name == "sqrt":
        return MP.sqrt(z) if z >= 0 else None
    if name in ("cot", "csc") and z == 0:
        return None
    return getattr(MP, name)(z)


@pytest.mark.parametrize("name", ELEMENTARY)
def test_every_ball_holds_what_mpmath_finds(name):
    generator, arithmetic = random.Random(f"balls {name}"), Arithmetic()
    function = getattr(arithmetic, name)
    outside, flint.ctx.prec = flint.ctx.prec, BITS
    missed, without = [], 0
    try:
        for v in points(name, generator):
            expected = by_mpmath(name, v)
            try:
                arithmetic.doubt = False
                ball = function(fmpq(v.numerator, v.denominator))
            except Undefined:
                ball = None
            if expected is None or ball is None:
                without += 1
                if (expected is None) != (ball is None) and not (expected is None and arithmetic.doubt):
                    missed.append(v)
                continue
            if not ball.is_finite():
                if not arithmetic.doubt:
                    missed.append(v)
                continue
            low, high = (end.man_exp() for end in (ball.lower(), ball.upper()))
            slack = abs(expected) * MP.mpf(2) ** -180  # what mpmath may be wrong by
            below, above = (MP.make_mpf(from_man_exp(int(m), int(e))) for m, e in (low, high))
            tight = arithmetic.doubt or above - below <= max(1, expected**2) * MP.mpf(2) ** -60
            if not tight or not below - slack <= expected <= above + slack:
                missed.append(v)
    finally:
        flint.ctx.prec = outside
    assert missed == []
    assert without < POINTS // 5


@pytest.mark.parametrize("name", ELEMENTARY)
def test_at_random_points_of_a_box_values_lie_in_the_boxs_ball(name):
    generator, arithmetic = random.Random(f"boxes {name}"), Arithmetic()
    function = getattr(arithmetic, name)
    for _ in range(1_000):
        low = dyadic(generator, -3, 4)
        high = low + abs(dyadic(generator, -30, 2))
        arithmetic.doubt = False
        try:
            whole = function(between(rational(low), rational(high)))
        except Undefined:
            whole = None
        doubt = arithmetic.doubt
        for _ in range(4):
            inside = low + (high - low) * Fraction(generator.randint(0, 16), 16)
            arithmetic.doubt = False
            try:
                value = function(rational(inside))
            except Undefined:
                assert whole is None or doubt, (name, low, high, inside)
                continue
            assert whole is not None and whole.overlaps(value) and (arithmetic.doubt <= doubt), (name, low, high, inside)


def rational(v):
    return fmpq(v.numerator, v.denominator)


@pytest.mark.parametrize("value", [-(Fraction(1, 2) ** 40), Fraction(1, 2) ** 40, Fraction(-1, 2**200), Fraction(1, 3) ** 60], ids=str)
def test_balls_hold_the_value_where_an_interval_of_mpmath_misses_it(value):
    """exp(-2^-40) = 1 - 2^-40 + 2^-81 - ..: mpmath.iv gives the point 1 - 2^-40."""
    for bits in (24, 53, 64, 100, 200):
        flint.ctx.prec, outside = bits, flint.ctx.prec
        try:
            ball = Arithmetic().exp(rational(value))
        finally:
            flint.ctx.prec = outside
        series = [value**j / mpmath.fac(j).__int__() for j in range(12)]
        assert fraction(ball.lower()) <= sum(series) + abs(series[-1]) and sum(series) - abs(series[-1]) <= fraction(ball.upper())


# random terms: over a box plainly and by Taylor's formula, against values at its points

x, y, n, k, t = Real("x"), Real("y"), Nat("n"), Int("k"), Real("t")
leaf = st.one_of(st.sampled_from([x, y, x, Term("pi")]), st.builds(Q, st.integers(-3, 3), st.integers(1, 3)))
halved = define("halved", (x,), x / 2 + 1)
towards = define_rec("towards", (n, x), x, lambda f: f(n, x / 2) + x, REAL)
SHAPES = [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: -a, lambda a, b: abs(a), Max, Min,
    lambda a, b: a**3, lambda a, b: a**0, lambda a, b: Term("zpow", (a, number(-2))), lambda a, b: Sum(a / k + b, k, 1, 3),
    lambda a, b: Prod(a - b / k, k, 1, 2), lambda a, b: halved(a), lambda a, b: towards(3, a), lambda a, b: a**2 - a**2 + b,
    *[lambda a, b, name=name: Term(name, (a,)) for name in ELEMENTARY],
]
terms = st.recursive(leaf, lambda children: st.builds(lambda f, a, b: f(a, b), st.sampled_from(SHAPES), children, children), max_leaves=6)
ends = st.builds(Fraction, st.integers(-24, 24), st.sampled_from([1, 2, 4, 8, 3]))
widths = st.builds(Fraction, st.integers(1, 9), st.sampled_from([1, 4, 64, 1024]))


def compiled(t):
    values = Values(float("inf"))
    open_term = Term("num", (), 0) + t
    return values, values.compile(open_term, 2, {"x": 0, "y": 1})


def at(values, run, a, b):
    values.arithmetic.doubt = False
    found = run([a, b] + [None] * SLOTS)
    return arb(found), values.arithmetic.doubt


@settings(max_examples=400, deadline=None)
@given(terms, ends, widths, ends, widths, st.integers(2, 9), st.booleans())
def test_enclosures_over_a_box_hold_the_values_at_its_points(term, low, width, other, height, order, both):
    values, run = compiled(term)
    box = {0: (rational(low), rational(low + width))} | ({1: (rational(other), rational(other + height))} if both else {})
    env = [between(*box[0]), between(*box[1]) if both else rational(other), *[None] * SLOTS]
    plain = taylor = whole = None
    doubt = False
    try:
        whole, doubt = at(values, run, env[0], env[1])
        plain = whole
    except Undefined:
        plain = "nowhere"
    except NotCovered:
        return
    try:
        values.arithmetic.doubt = False
        taylor = enclosed(values.arithmetic, run, env, box, order)
        if values.arithmetic.doubt:
            taylor = None
        nonnegative = at_least_zero(values.arithmetic, run, env, box, order) and not values.arithmetic.doubt
    except (NoSeries, Undefined, NotCovered):
        nonnegative = False
    for i in range(9):
        a = low + width * Fraction(i, 8)
        b = other + (height * Fraction((5 * i) % 9, 8) if both else 0)
        try:
            value, unsure = at(values, run, rational(a), rational(b))
        except Undefined:
            assert plain == "nowhere" or doubt
            assert not nonnegative or doubt
            continue
        assert plain != "nowhere"
        if not unsure:
            assert plain.overlaps(value)
            assert taylor is None or taylor.overlaps(value), (term, a, b)
            assert not nonnegative or not value < 0


@settings(max_examples=150, deadline=None)
@given(terms, ends)
def test_power_series_agree_with_difference_quotients(term, place):
    values, run = compiled(term)
    env = [None] * (SLOTS + 2)
    env[1] = fmpq(1, 3)
    try:
        with series_length(3):
            env[0] = arb_series([arb(rational(place)), 1])
            values.arithmetic.doubt = False
            found = run(env)
        if values.arithmetic.doubt:
            return
        slope = found[1] if isinstance(found, arb_series) else arb(0)
        step = fmpq(1, 1 << 20)
        hull = between(rational(place) - step, rational(place) + step)
        with series_length(3):
            env[0] = arb_series([hull, 1])
            near = run(env)
        second = near[2] if isinstance(near, arb_series) else arb(0)
        low, high = (at(values, run, rational(place) + sign * step, fmpq(1, 3)) for sign in (-1, 1))
    except (NoSeries, NotCovered, Undefined):
        return
    if values.arithmetic.doubt or low[1] or high[1] or not second.is_finite():
        return
    # f(p + h) - f(p - h) = 2 h f'(p) + h^2 (c - d) with second coefficients c, d on the interval
    quotient = (high[0] - low[0]) / (2 * arb(step))
    assert quotient.overlaps(slope + arb(0, abs(second).upper()) * arb(step))


@pytest.mark.parametrize("name", ELEMENTARY)
def test_complex_balls_agree_with_real_ones_and_refuse_branches(name):
    generator, arithmetic = random.Random(f"complex {name}"), Arithmetic()
    function = getattr(arithmetic, name)
    for _ in range(300):
        v = dyadic(generator, -3, 4)
        if name in ("log", "sqrt"):
            v = abs(v)
        real, complex_ = function(rational(v)), function(acb(arb(rational(v))))
        assert complex_.real.overlaps(real) and complex_.imag.contains(0)
    arithmetic.analytic = True
    for z in {"log": [-1, 0], "sqrt": [-1, 0], "atan": [acb(0, 2), acb(0, -1)]}.get(name, []):
        assert not (function(acb(z)) + arb(0, "1e-9")).is_finite() or not function(acb(z) + acb(arb(0, 1), arb(0, 1)) / 1000).is_finite()


def test_a_kink_is_no_analytic_function():
    arithmetic = Arithmetic()
    arithmetic.analytic = True
    around = acb(arb(0, 1), arb(0, 1))
    assert not arithmetic.abs(around).is_finite()
    assert not arithmetic.max(around, acb(0)).is_finite()
    assert not arithmetic.min(around, acb(0)).is_finite()
    assert not arithmetic.sqrt(around * around).is_finite()


@settings(max_examples=60, deadline=None)
@given(st.integers(-6, 6), st.integers(-6, 6), st.sampled_from(["abs", "max", "min", "root", "power"]), st.integers(-4, 4))
def test_integrals_of_functions_with_kinks(a, b, kind, c):
    """Against their elementary antiderivatives: F(v) = v|v|/2 for |v|, v^2|v|... where the kink lies at c/3."""
    shift = t - Q(c, 3)
    bodies = {"abs": abs(shift), "max": Max(shift, 0), "min": Min(shift, 0), "root": Term("sqrt", (shift * shift,)),
              "power": Term("sqrt", (abs(shift),)) ** 3}
    first, last = Fraction(a, 2) - Fraction(c, 3), Fraction(b, 2) - Fraction(c, 3)
    exact = {"abs": lambda v: v * abs(v) / 2, "max": lambda v: Fraction(max(v, 0)) ** 2 / 2, "min": lambda v: Fraction(min(v, 0)) ** 2 / 2,
             "root": lambda v: v * abs(v) / 2}
    values = Values(float("inf"))
    found = arb(values.compile(integral(bodies[kind], t, Q(a, 2), Q(b, 2)), 0, {})([None] * SLOTS))
    if values.arithmetic.doubt or not found.is_finite():
        return
    if kind == "power":
        root = [arb(rational(abs(v))).sqrt() ** 5 * (1 if v >= 0 else -1) * 2 / 5 for v in (first, last)]
        assert found.overlaps(root[1] - root[0])
    else:
        assert found.contains(rational(exact[kind](last) - exact[kind](first)))


def test_moderate_numbers_only_become_fractions():
    """Flint ends the process when it is asked for 2^(2^60) as a fraction."""
    for huge in (arb(3) ** (2**60), arb(3) ** -(2**60), arb(0, 1) ** 2 * arb(10) ** (10**30), arb("nan"), arb("inf"), arb(0, "inf")):
        assert not moderate(huge)
        with pytest.raises((NotCovered, ValueError)):
            fraction(huge)
    assert moderate(arb(1) / 3) and fraction(arb(3) / 4) == Fraction(3, 4)
    assert Fraction(*to_rational(MP.mpf(3)._mpf_)) == 3
