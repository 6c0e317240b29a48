"""Unbounded intervals and their power series hold the values at random points, also huge ones, by exact and by Arb arithmetic."""

import flint
import pytest
from flint import arb, arb_series, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.numeric import unbounded
from mathcheck.numeric.arithmetic import Arithmetic, NoSeries, NotCovered, Undefined
from mathcheck.numeric.jets import Jet, Jets, jet
from mathcheck.numeric.taylor import series_length
from mathcheck.numeric.unbounded import OO, Interval, inverse, larger, magnitude, point, power

exact = st.one_of(st.integers(-5, 5).map(fmpq), st.builds(fmpq, st.integers(-10**6, 10**6), st.sampled_from([1, 3, 7, 1000])),
                  st.builds(lambda m, e: m * fmpq(10) ** e, st.integers(-9, 9), st.sampled_from([-200, -20, 20, 200])))


@st.composite
def intervals(draw, inside=exact):
    """An interval, and a member of it."""
    x = draw(inside)
    low, high = (None if draw(st.booleans()) else draw(st.sampled_from([fmpq(0), fmpq(1, 4), fmpq(10**30)])) for _ in range(2))
    below = draw(st.booleans()) and low == 0 and "closed"
    low_end = -OO if low is None else arb((x - low) if low or below else x - fmpq(1, 2)).lower()
    high_end = OO if high is None else arb(x + high).upper()
    return Interval(low_end, high_end, low is None or (not below and bool(arb(x) > low_end) and draw(st.booleans())), high is None), x


def holds(a, value):
    """Whether the interval holds an exact number, as far as a ball of many digits tells."""
    with flint.ctx.workprec(4000):
        ball = arb(value)
        low_fits = ball > a.low if a.low_open else not ball < a.low
        high_fits = ball < a.high if a.high_open else not ball > a.high
        return bool(low_fits and high_fits)


@pytest.fixture(autouse=True)
def precision():
    with flint.ctx.workprec(128):
        yield


def test_the_generator_gives_members_of_all_kinds_of_intervals():
    seen = set()

    @given(intervals())
    @settings(max_examples=300)
    def run(pair):
        a, x = pair
        assert holds(a, x)
        seen.add((a.low_open, a.high_open, a.low.is_finite(), a.high.is_finite()))

    run()
    assert len(seen) >= 5


@given(intervals(), intervals())
@settings(max_examples=1000, deadline=None)
def test_sums_products_quotients_and_maxima_hold_those_of_members(first, second):
    (a, x), (b, y) = first, second
    for found, value in ((a + b, x + y), (a * b, x * y), (-a, -x), (magnitude(a), abs(x)), (larger(a, b), max(x, y)),
                         (power(a, 3), x**3), (power(a, 4), x**4), (power(a, 0), fmpq(1))):
        assert holds(found, value)
    if b.positive or (-b).positive:
        assert holds(inverse(b), 1 / y)
    elif y == 0:
        with pytest.raises(NotCovered):
            inverse(b)


@given(intervals(st.builds(fmpq, st.integers(-10**5, 10**5), st.sampled_from([1, 3, 1000]))))
@settings(max_examples=500, deadline=None)
def test_functions_hold_those_of_members(pair):
    a, x = pair
    for name, real in (("exp", arb.exp), ("atan", arb.atan), ("sine", arb.sin), ("cosine", arb.cos), ("log", arb.log), ("sqrt", arb.sqrt)):
        if (name != "log" or a.positive) and (name != "sqrt" or a.nonnegative):
            found = getattr(unbounded, name)(a)
            with flint.ctx.workprec(4000):
                value = real(arb(x))
                assert found.low <= value.upper() and value.lower() <= found.high
                assert not (found.low_open and value <= found.low) and not (found.high_open and value >= found.high)


def interval(low, high=OO, *is_open):
    return Interval(arb(low), arb(high), *is_open)


def test_zero_times_infinity_is_zero_and_an_end_is_kept_where_a_member_takes_it():
    assert interval(0, 0) * interval(1, OO, False, True) == interval(0, 0)
    assert interval(0, 1) * interval(1, OO, False, True) == interval(0, OO, False, True)
    assert interval(0, 1, True) * interval(1, OO, False, True) == interval(0, OO, True, True)
    assert interval(0, 1, True) * interval(0, 1) == interval(0, 1)
    assert interval(-1, 1, True) * interval(-1, 1) == interval(-1, 1)
    assert interval(-1, 1, True) * interval(-1, 1, False, True) == interval(-1, 1, False, True)  # -1 is 1 times -1, 1 is none
    assert interval(-OO, 0, True) * interval(-OO, OO, True, True) == interval(-OO, OO, True, True)


def test_infinity_less_infinity_is_anything():
    beyond = interval(3, OO, False, True)
    assert beyond + -beyond == interval(-OO, OO, True, True)


def test_what_comes_near_zero_at_infinity_is_still_positive():
    assert inverse(interval(3, OO, False, True)).positive
    assert unbounded.exp(interval(-OO, 0, True)).positive
    assert not interval(0, 1).positive
    assert unbounded.log(interval(0, 1, True)) == interval(-OO, 0, True)


def test_a_number_too_large_for_arb_has_no_finite_end():
    huge = unbounded.exp(unbounded.exp(point(10**30)))
    assert huge.low < OO and huge.high == OO and huge.nonnegative
    assert unbounded.exp(-huge).positive


@pytest.mark.parametrize("call", [lambda: inverse(interval(0, 1)), lambda: inverse(interval(-1, OO)), lambda: unbounded.log(interval(0)),
                                  lambda: unbounded.sqrt(interval(-1))])
def test_an_argument_outside_the_domain_is_refused(call):
    with pytest.raises(NotCovered):
        call()


ONE = [("exp", None), ("log", 1), ("sqrt", 1), ("sin", None), ("cos", None), ("atan", None), ("abs", 1), ("reciprocal", 1), ("cube", None),
       ("square", None), ("tail", None), ("tan", None)]


@st.composite
def functions(draw, depth=3):
    """A function of a number and of the arithmetic that it is evaluated with."""
    kind = draw(st.sampled_from(["x", "constant", "sum", "product", "difference", *[name for name, _ in ONE], "max"] if depth else ["x"]))
    if kind == "x":
        return lambda s, x: x
    if kind == "constant":
        q = draw(st.builds(fmpq, st.integers(-9, 9), st.integers(1, 3)))
        return lambda s, x: q
    inner = draw(functions(depth - 1))
    if kind in ("sum", "product", "difference", "max"):
        other = draw(functions(depth - 1))
        return {"sum": lambda s, x: inner(s, x) + other(s, x), "product": lambda s, x: inner(s, x) * other(s, x),
                "difference": lambda s, x: inner(s, x) - other(s, x), "max": lambda s, x: s.max(inner(s, x), other(s, x))}[kind]
    return {"reciprocal": lambda s, x: s.div(1, inner(s, x)), "cube": lambda s, x: s.power(inner(s, x), 3),
            "square": lambda s, x: s.power(inner(s, x), 2), "tail": lambda s, x: s.exp(-s.power(inner(s, x), 2))}.get(
                kind, lambda s, x: getattr(s, kind)(inner(s, x)))


@given(functions(), st.sampled_from([-3, -1, 0, 1, 2, 50]), st.booleans(), st.sampled_from([1, -1]), st.data())
@settings(max_examples=400, deadline=None)
def test_jets_on_a_half_line_hold_arbs_power_series_at_its_points(f, base, is_open, towards, data):
    side = Interval(arb(base), OO, is_open, True) if towards > 0 else Interval(-OO, arb(base), True, is_open)
    try:
        found = jet(f(Jets(), Jet((side, point(towards)), 5)), 5)
    except (NotCovered, Undefined):
        return
    away = data.draw(st.sampled_from([fmpq(1, 10**9), fmpq(1, 3), fmpq(2), fmpq(17), fmpq(10**6), fmpq(10**40)]))
    with flint.ctx.workprec(1000), series_length(6):
        try:
            series = f(Arithmetic(), arb_series([arb(base + towards * away), towards]))
        except (NoSeries, Undefined):
            return
        parts = [series[k] for k in range(5)] if isinstance(series, arb_series) else [arb(series), *[arb(0)] * 4]
    for k in range(found.length):
        if parts[k].is_finite():
            assert not parts[k] < found[k].low and not parts[k] > found[k].high
            assert not (found[k].low_open and parts[k] <= found[k].low and parts[k].is_exact())


def test_a_kink_leaves_the_value_alone():
    around = Jet((interval(-1, OO, False, True), point(1)), 5)
    assert Jets().abs(around).length == 1
    assert Jets().max(around, 0).length == 1
    assert Jets().sqrt(Jet((interval(0), point(1)), 5)).length == 1
    assert Jets().abs(Jet((interval(-1, 1),), 5)).length == 5  # it does not move


def test_a_moving_exponent_needs_a_positive_base():
    n = Jet((interval(3, OO, False, True), point(1)), 3)
    assert Jets().power(2, n)[1].positive
    assert (-Jets().power(fmpq(1, 2), n)[1]).positive
    with pytest.raises(NotCovered):
        Jets().power(Jet((interval(-1, 1),), 3), n)


def test_what_needs_a_fixed_number_is_refused():
    n = Jet((interval(3, OO, False, True), point(1)), 3)
    for call in (lambda: Jets().factorial(n), lambda: n < 5, lambda: 2 < n, lambda: n <= 5,
                 lambda: n == 3, lambda: hash(n), lambda: n >= 2, lambda: n > 2):
        with pytest.raises(NotCovered):
            call()
    assert not n < 0
