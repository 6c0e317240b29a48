"""The second opinion against exact values, against Arb (a library of another make) at 300 digits and more, and at its own edges."""

import inspect
import operator
import random
from fractions import Fraction

import flint
import mpmath
import pytest

from mathcheck.kernel.sorts import INT, NAT, REAL
from mathcheck.kernel.terms import ELEMENTARY, SIGNATURE, Term, eq, lt, number
from mathcheck.lang import (
    And,
    Function,
    Int,
    Max,
    Min,
    Nat,
    Not,
    Or,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    atan,
    continuous,
    cos,
    cot,
    csc,
    define,
    define_rec,
    exists,
    exp,
    factorial,
    implies,
    integral,
    ipow,
    least,
    limit,
    log,
    near,
    pi,
    sec,
    sin,
    sqrt,
    tan,
)
from mathcheck.numeric import opinion as module
from mathcheck.numeric import rounded, settling
from mathcheck.numeric.opinion import NO_VALUE, Opinion, agrees, opinion

F = Fraction
DIGITS = 40
x, y, n, k, j = Real("x"), Real("y"), Nat("n"), Int("k"), Int("j")
f, g = Function("f"), Function("g", REAL)
E = exp(number(1))
half = define("half", (x,), x / 2)
root = define("root", (n,), sqrt(n))
double = define_rec("double", (n,), 1, lambda d: 2 * d(n), NAT)
choose = define_rec("choose", (n, k), 0 ** abs(k), lambda c: c(n, k) + c(n, k - 1), NAT)
halving = define_rec("halving", (n, x), x, lambda h: h(n, x / 2) + 1)


def given(t, digits=DIGITS, env=(), **values):
    return opinion(number(t), env, values, digits)


def exact(value):
    return rounded.exact_of(value)


EXACT = [
    (x + y, 7), (x - y, -1), (x * y, 12), (-x, -3), (x / y, F(3, 4)), (x**4, 81), ((x - 3) ** number(0), 1), (ipow(x, -2), F(1, 9)),
    (ipow(x - 5, 3), -8), (factorial(n), 720), (factorial(n - 6), 1), (abs(x - y), 1), (Max(x, y), 4), (Min(x, y), 3), (x, 3),
    (number(F(2, 7)), F(2, 7)),
    (exp(x - 3), 1), (log(exp(x)), 3), (exp(log(y)), 4), (sqrt(y), 2), (sqrt(F(9, 16) * y), F(3, 2)), (sqrt(x) ** 2, 3),
    (sin(pi / 6), F(1, 2)), (cos(pi / 3), F(1, 2)), (tan(pi / 4), 1), (cot(pi / 4), 1), (sec(pi / 3), 2), (csc(pi / 6), 2),
    (4 * atan(number(1)) / pi, 1),
    (sin(x) ** 2 + cos(x) ** 2, 1), (sin(pi), 0), (sin(number(0)), 0), (cos(number(0)), 1),
    (Sum(k * k, k, 1, 4), 30), (Sum(k, k, 5, 4), 0), (Prod(k, k, 5, -3), 1), (Prod(k + 1, k, 0, n), 5040),
    (Sum(Sum(j * k, j, 1, k), k, 1, 3), 25),
    (Sum(1 / (k - 5), k, 6, 7), F(3, 2)), (Prod(k, k, -2, 2), 0),
    (integral(x**2, x, 0, 1), F(1, 3)), (integral(x, x, 2, 0), -2), (integral(1 / x, x, 3, 3), 0),
    (integral(cos(x) ** 3, x, 0, pi / 2), F(2, 3)),
    (integral(abs(x - Q(1, 3)), x, 0, 1), F(5, 18)), (integral(Max(x, 1 - x), x, 0, 1), F(3, 4)), (integral(sqrt(x), x, 0, 4), F(16, 3)),
    (integral(Min(x, Q(1, 4)), x, 1, 0), -F(7, 32)), (integral(sqrt(x - Q(1, 3)), x, Q(1, 3), Q(4, 3)), F(2, 3)),
    (integral(x * y, x, 0, y), 32),
    (Series(Q(1, 2) ** k, k, 0), 2), (Series(Q(19, 20) ** k, k, 0), 20), (Series(0**k / factorial(k), k, 0), 1),
    (Series(1 / (k * (k + 1)), k, 1), 1),
    (Series(k * Q(9, 10) ** k, k, 0), 90), (Series(number(0), k, 3), 0),
    (least(n, lt(1000, 2**n)), 10), (least(n, And(lt(2, n), Not(eq(n, 3)))), 4), (least(n, Or(lt(8, n), eq(n, 5))), 5),
    (least(n, implies(lt(n, 5), lt(4, n))), 5), (least(n, lt(exp(number(3)), n)), 21), (least(n, Term("true")), 0),
    (half(x), F(3, 2)), (root(n + 3), 3), (double(n), 64), (double(number(0)), 1), (choose(n, 3), 20), (choose(10, 5), 252),
    (halving(3, x), F(27, 8)),
    (f(2) + f(-1), 5), (g(Q(1, 2)), F(1, 4)), (integral(g(x), x, 0, 3), 9),
]
VALUES = {"x": 3, "y": 4, "n": 6, "f": lambda a: a * a, "g": lambda a: F(a) ** 2}


@pytest.mark.parametrize(("t", "value"), EXACT, ids=repr)
def test_it_agrees_with_exact_values(t, value):
    found = opinion(t, (), VALUES, DIGITS)
    assert abs(exact(found.value) - value) <= exact(found.error) <= F(max(1, abs(value)), 10**DIGITS)


def test_every_numeric_operation_has_an_exact_value_here():
    def ops(t):
        return {t.op}.union(*map(ops, t.args))
    numeric = {op for op, (_, result, _) in SIGNATURE.items() if result((REAL, REAL)).name in ("Nat", "Real", "Int")}
    assert numeric | {"num", "var", "bvar", "app", "call", "rec"} <= set.union(*(ops(t) for t, _ in EXACT))


def test_indices_stand_for_the_environment_the_innermost_last():
    inner, outer = Term("bvar", (), (0, REAL)), Term("bvar", (), (1, INT))
    found = given(outer - inner / 2, env=(7, F(1, 2)))
    assert exact(found.value) == F(27, 4)
    assert exact(given(Sum(k, k, 1, 3) * inner, env=(2,)).value) == 12
    assert exact(given(Term("sum", (outer * 10 + Term("bvar", (), (0, INT)), number(1), number(2)), ("k", INT)), env=(4,)).value) == 83


NOTHING = [
    1 / (x - 3), ipow(x - 3, 2), ipow(x - 3, -1), ipow(x - 3, 0), x ** (n - 7), factorial(n - 7), log(x - 3), log(1 - E), sqrt(x - 4),
    sqrt(2 - E), cot(x - 3), csc(x - 3),
    1 / (sqrt(y) - 2), 1 / Max(number(0), -E), 1 / (exp(x - 3) - 1), Sum(1 / k, k, -1, 1), Sum(0 * log(k), k, 0, 3), 0 * (1 / (x - 3)),
    half(1 / (x - 3)),
    root(n - 7), double(n - 7), f(1) / f(0), Series(1 / (k - 5), k, 1), least(n, eq(1 / n, Q(1, 3))), integral(1 / x, x, -1, 1),
    integral(log(x), x, 0, 1),
    integral(sin(x) / x, x, 1, 0), integral(sqrt(x), x, -1, 0), integral(1 / x, x, 0, 0), integral(x, x, 0, 1 / (x - x)),
    Max(1, log(number(-1))),
]
UNKNOWN = [
    1 / Series(number(0), k, 0), 1 / integral(0 * x, x, 0, 1), exp(-(number(10) ** 9)) - exp(-(number(10) ** 9)),
    1 / sin(pi), tan(pi / 2), log(sin(pi)), sqrt(sin(pi)), 1 / (sin(x) ** 2 + cos(x) ** 2 - 1), integral(sqrt(sin(x)), x, 0, pi),
    integral(1 / (x - Q(1, 3)), x, 0, 1),
    integral(1 / (x - Q(1, 3)) ** 2, x, 0, 1), Series(1 / k, k, 1), Series((-1) ** abs(k), k, 0), Series(1 / (k * log(k)), k, 2),
    Series(log(1 + 1 / k), k, 1),
    Series(2**k, k, 0), Series(sin(k), k, 0), least(n, Not(eq(n, n))), least(n, lt(10**6, n)), least(n, exists(x, eq(x, n))),
    least(n, limit(x, x, near(0), 0)),
    least(n, continuous(x, x, 0, n)), least(n, eq(exp(log(number(2))), 2)), double(module.MAX_RECURSION + 1),
    9 ** (9 ** (9 ** number(9))), exp(exp(exp(number(100)))),
    factorial(10**30 * n), Sum(k, k, 1, 10**12), Prod(2, k, -(10**9), 10**9), exp(number(10) ** 12),
]


@pytest.mark.parametrize("t", NOTHING, ids=repr)
def test_a_term_seen_to_have_no_value(t):
    assert opinion(t, (), VALUES, DIGITS) is NO_VALUE


@pytest.mark.parametrize("t", UNKNOWN, ids=repr)
def test_no_opinion(t):
    assert opinion(t, (), VALUES, DIGITS) is None


def test_a_step_function_is_not_integrated():
    assert given(integral(g(x), x, 0, 1), g=lambda a: int(3 * a >= 1)) is None


def test_a_function_variable_is_not_applied_to_what_is_not_exact():
    assert given(g(E), g=lambda a: a) is None
    assert exact(given(g(sqrt(number(4))), g=lambda a: a).value) == 2


def test_work_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "MAX_OPERATIONS", 40)
    assert given(Sum(k, k, 1, 20)) is None
    assert given(Sum(k, k, 1, 4)) is not None
    assert given(integral(x, x, 0, 1)) is None


@pytest.mark.parametrize(("t", "values", "digits"), [
    (x, {}, 10), (x, {"x": 0.5}, 10), (x, {"x": True}, 10), (g(x), {"x": 1, "g": lambda a: 0.5}, 10), (g(x), {"x": 1, "g": 2}, 10),
    (eq(x, x), {"x": 1}, 10), (x, {"x": 1}, 0), (x, {"x": 1}, 1001), (Term("bvar", (), (0, REAL)), {}, 10),
    (x**n, {"x": 1, "n": F(1, 2)}, 10),
])
def test_wrong_uses_are_errors(t, values, digits):
    with pytest.raises(ValueError):
        opinion(t, (), values, digits)


# --- against Arb ---

ARB = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "neg": lambda a: -a, "div": lambda a, b: a / b,
    "abs": abs, "max": lambda a, b: a.max(b), "min": lambda a, b: a.min(b),
    **{name: operator.methodcaller(name) for name in ELEMENTARY},
}
EXACTLY = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "neg": operator.neg, "abs": abs, "max": max, "min": min,
    "div": lambda a, b: a / b if b else flint.arb("nan"),
}
BINARY = ("add", "sub", "mul", "div", "max", "min")
SMALL = [F(p, q) for p in range(-12, 13) for q in (1, 2, 3, 7)]
TINY = [F(s, 10**e) for e in (10, 30, 50, 80, 200) for s in (1, -3)]
HUGE = [F(s * 10**e + 1, 7) for e in (3, 10, 30, 50, 100) for s in (1, -3)]


def near_poles():
    """Rational numbers very close to the multiples of pi/2, from both sides."""
    context = mpmath.mp.clone()
    context.dps = 120
    for m in range(-6, 7):
        for digits in (5, 20, 60):
            yield F(int(context.floor(m * context.pi / 2 * 10**digits)), 10**digits)
            yield F(int(context.ceil(m * context.pi / 2 * 10**digits)), 10**digits)


NUMBERS = [*SMALL, *TINY, *HUGE, *near_poles()]


@pytest.fixture
def truth():
    """The value of a term at x and y in Arb with 800 digits; the precision is put back."""
    before = flint.ctx.dps
    flint.ctx.dps = 800

    def value(t, point):
        if t.op in ("num", "var"):
            return F(t.data if t.op == "num" else point[t.data])
        if t.op == "pi":
            return flint.arb.pi()
        if t.op in ("npow", "zpow"):
            a, e = value(t.args[0], point), t.args[1].data
            return flint.arb("nan") if a == 0 and t.op == "zpow" else ball(a) ** e if a else a
        values = [value(a, point) for a in t.args]
        if t.op in EXACTLY and all(isinstance(a, F) for a in values):  # so that an exact 0 stays one
            return EXACTLY[t.op](*values)
        return ARB[t.op](*map(ball, values))

    yield value
    flint.ctx.dps = before


def ball(q):
    return flint.arb(q.numerator) / q.denominator if isinstance(q, F) else q


def dyadic(value):
    """An mpmath number as an exact ball."""
    q = exact(value)
    return flint.arb(q.numerator) / q.denominator  # a power of 2 divides exactly, the numerator being short


def honest(found, true):
    """The truth, known to 300 digits, lies within the error."""
    if not true.is_finite():
        return False
    apart = abs(dyadic(found.value) - true)
    assert apart.rad() <= max(abs(true), flint.arb(1)) / flint.arb(10) ** 300
    return not apart > dyadic(found.error)


def random_term(dice, depth):
    if depth == 0:
        return dice.choice([x, x, y, number(dice.choice(SMALL)), pi])
    kind = dice.random()
    if kind < 0.45:
        return Term(dice.choice(BINARY), (random_term(dice, depth - 1), random_term(dice, depth - 1)))
    if kind < 0.85:
        return Term(dice.choice(ELEMENTARY), (random_term(dice, depth - 1),))
    inner = random_term(dice, depth - 1)
    return dice.choice([-inner, abs(inner), inner ** dice.randrange(2, 30), ipow(inner, dice.choice([-17, -3, -2, -1, 2]))])


def check_at_points(terms, truth, digits, count, seed):
    """(opinions, none, no value) after comparing each with Arb."""
    dice, seen = random.Random(seed), [0, 0, 0]
    for _ in range(count):
        t, point = terms(dice), {"x": dice.choice(NUMBERS), "y": dice.choice(NUMBERS)}
        found = opinion(t, (), point, digits)
        true = ball(truth(t, point))
        if found is None:
            seen[1] += 1
        elif found is NO_VALUE:
            assert not true.is_finite(), (t, point)
            seen[2] += 1
        else:
            assert honest(found, true), (t, point, found, true)
            assert exact(found.error) <= F(1, 10**digits) * max(1, abs(exact(found.value)))
            seen[0] += 1
    return seen


@pytest.mark.parametrize(("digits", "count"), [(15, 300), (40, 1_000), (60, 400), (100, 300)])
def test_random_terms_lie_within_their_errors(truth, digits, count):
    opinions, unknown, nothing = check_at_points(lambda dice: random_term(dice, dice.randrange(1, 5)), truth, digits, count, digits)
    assert opinions > count / 2 and nothing > count / 50 and unknown < count / 5, (opinions, unknown, nothing)


@pytest.mark.parametrize("name", [*ELEMENTARY, "div", "sub", "max", "min", "zpow"])
def test_every_operation_at_tiny_and_huge_numbers_and_near_poles(truth, name):
    def term(dice):
        if name == "zpow":
            return ipow(x, dice.choice([-40, -1, 3, 40]))
        return Term(name, (x,) if name in ELEMENTARY else (x, y))
    opinions, unknown, _ = check_at_points(term, truth, 40, 100, 1)
    assert opinions >= 30
    assert unknown == 0 or name == "exp"  # of 10^50 and more: too large to be compared with a fraction


CLOSED = [
    (factorial(5000), lambda a: a(5001).gamma()), (factorial(50_000), lambda a: a(50_001).gamma()),
    (2 ** (number(10) ** 5), lambda a: a(2) ** 100_000), (E**100_000, lambda a: a(100_000).exp()),
    (exp(pi) - pi**3, lambda a: a.pi().exp() - a.pi() ** 3),
    (E - exp(number(1 + F(1, 10**200))), lambda a: a(1).exp() - (1 + a(1) / a(10) ** 200).exp()),
    (10**99 * (E - exp(number(1 + F(1, 10**99)))), lambda a: a(10) ** 99 * (a(1).exp() - (1 + a(1) / a(10) ** 99).exp())),
    (tan(F(10**60) * E), lambda a: (a(10) ** 60 * a(1).exp()).tan()), (exp(number(-100_000)), lambda a: a(-100_000).exp()),
    (integral(exp(-(x**2)), x, -10, 10), lambda a: a.pi().sqrt() * a(10).erf()),
    (integral(exp(-(x**2)), x, -1000, 1000), lambda a: a.pi().sqrt() * a(1000).erf()),
    (integral(exp(-((1000 * x - 300) ** 2)), x, 0, 1), lambda a: a.pi().sqrt() * (a(300).erf() + a(700).erf()) / 2000),
    (integral(sin(100 * x), x, 0, 10), lambda a: (1 - a(1000).cos()) / 100), (integral(1 / (1 + x**2), x, 0, 1), lambda a: a.pi() / 4),
    (integral(abs(sin(x)), x, 0, 10), lambda a: 7 + a(10).cos()), (integral(sqrt(x) * sqrt(1 - x), x, 0, 1), lambda a: a.pi() / 8),
    (integral(log(x), x, Q(1, 10**9), 1), lambda a: (a(1) / 10**9) * (1 + 9 * a(10).log()) - 1),
    (Series(1 / factorial(k), k, 0), lambda a: a(1).exp()), (Series(1 / k**2, k, 1), lambda a: a.pi() ** 2 / 6),
    (Series((-1) ** k / (2 * k + 1), k, 0), lambda a: a.pi() / 4),
    (Series((-1) ** k / sqrt(k), k, 1), lambda a: -(1 - a(2).sqrt()) * (a(1) / 2).zeta()),
    (Series(100**k / factorial(k), k, 0), lambda a: a(100).exp()),
    (Series((-100) ** k / factorial(k), k, 0), lambda a: a(-100).exp()),
    (Series(1 / (k**2 + 1), k, 0), lambda a: (1 + a.pi() * a.pi().coth()) / 2),
    (Series(log(1 + 1 / k**2), k, 1), lambda a: (a.pi().sinh() / a.pi()).log()), (Series(1 / k**3, k, 1), lambda a: a(3).zeta()),
]


@pytest.mark.parametrize(("t", "value"), CLOSED, ids=lambda p: "" if callable(p) else repr(p)[:60])
def test_numbers_without_an_exact_value(truth, t, value):
    found = given(t)
    assert isinstance(found, Opinion)
    assert honest(found, value(flint.arb))


def test_a_double_integral(truth):
    found = given(integral(integral(exp(x + y), y, 0, x), x, 0, 1), digits=20)
    e = flint.arb(1).exp()
    assert honest(found, (e * e - 1) / 2 - e + 1)


def test_the_errors_at_two_precisions_meet():
    for t in (exp(pi), integral(exp(x) * sin(x), x, 0, 1), Series(1 / k**2, k, 1)):
        rough, fine = given(t, digits=20), given(t, digits=60)
        assert exact(fine.error) < exact(rough.error)
        assert abs(exact(rough.value) - exact(fine.value)) <= exact(rough.error) + exact(fine.error)


def test_a_spike_that_no_node_sees_is_found_by_the_points_looked_at_first():
    """The integrand is 1 at 0 and below 10^-400 at every node over the whole interval."""
    found = given(integral(exp(-((10**6 * x) ** 2)), x, -1, 1))
    assert found is None or abs(exact(found.value) - F(1772453850905516, 10**21)) < F(1, 10**20)


def test_a_slow_series_to_many_digits_is_left_alone():
    assert given(Series(1 / k**2, k, 1), digits=200) is None
    assert isinstance(given(Series(1 / factorial(k), k, 0), digits=1000), Opinion)


def test_agrees_is_decided_exactly():
    found = Opinion(rounded.MP.mpf(3) / 4, rounded.MP.mpf(1) / 8)
    assert agrees(found, F(7, 8), F(2))
    assert agrees(found, F(0), F(5, 8))
    assert agrees(found, F(-1), F(2)) and agrees(found, F(3, 4), F(3, 4))
    assert not agrees(found, F(7, 8) + F(1, 10**100), F(2))
    assert not agrees(found, F(0), F(5, 8) - F(1, 10**100))
    third = given(Q(1, 3))
    assert agrees(third, F(1, 3), F(1, 3)) and not agrees(third, F(1, 3) + F(1, 10**50), F(1, 2))


def test_the_global_context_and_the_private_precision_stay_as_they_are():
    before, private = mpmath.mp.prec, rounded.MP.prec
    seen = []
    for t in (exp(x), integral(sqrt(x), x, 0, 1), Series(1 / k**2, k, 1), 1 / (x - x), 1 / sin(pi), g(x)):
        opinion(t, (), {"x": 2, "g": lambda a: seen.append(mpmath.mp.prec) or a}, DIGITS)
        assert (mpmath.mp.prec, rounded.MP.prec) == (before, private)
    with pytest.raises(ValueError):
        opinion(y, (), {}, DIGITS)
    assert (mpmath.mp.prec, rounded.MP.prec) == (before, private) and set(seen) == {before}
    assert rounded.MP is not mpmath.mp and type(given(pi).value) is not mpmath.mpf


@pytest.mark.parametrize("part", [module, rounded, settling])
def test_it_shares_no_code_with_another_evaluator(part):
    """Of the package it imports terms and their data, and its own parts."""
    lines = [line for line in inspect.getsource(part).splitlines() if line.startswith("from .")]
    assert {line.split()[1] for line in lines} <= {"..kernel.terms", "..kernel.recursion", ".rounded", ".settling"}
