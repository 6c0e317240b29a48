"""The derivative that is proved of each operation lies, rigorously, where the mean value theorem puts it.

Over [lo, hi] the divided difference of f must lie in the enclosure of the derivative there; balls from `arbs.py`, which shares no
code with the kernel. A wrong derivative fails the same check.
"""

import random
from fractions import Fraction

import pytest
from kernel_arbs import between, certain, slope_possible
from kernel_support import REAL, Term, assume, deriv, fun, k, le, lt, m, n, ne, number, square_of, total, variable, x, zpow

from mathcheck.kernel.binding import substitute
from mathcheck.methods.calculus import differentiate

a, b = variable("a", REAL), variable("b", REAL)
ANYWHERE = (Fraction(-5, 3), Fraction(-1, 7), Fraction(0), Fraction(2, 5), Fraction(9, 4))
POSITIVE = (Fraction(1, 9), Fraction(3, 5), Fraction(1), Fraction(17, 4))
NEGATIVE = tuple(-p for p in POSITIVE)
OFF_ZERO = (*POSITIVE, *NEGATIVE)
WIDTHS = (Fraction(1, 2**5), Fraction(1, 2**20), Fraction(1, 2**60))
PARAMETER = Fraction(7, 3)
COS_A, SIN_A = ne(fun("cos", a), 0), ne(fun("sin", a), 0)

# operation: the function, the conditions at the point a, the left ends of the intervals
FUNCTIONS = {
    "add": (x**2 + b * x, (), ANYWHERE), "sub": (x**3 - fun("sin", x), (), ANYWHERE), "mul": (fun("exp", x) * fun("sin", x), (), ANYWHERE),
    "neg": (-fun("cos", x), (), ANYWHERE), "div": (fun("sin", x) / x, (ne(a, 0),), OFF_ZERO), "npow": (x**5, (), ANYWHERE),
    "zpow": (zpow(x, -3), (ne(a, 0),), OFF_ZERO), "exp": (fun("exp", x), (), ANYWHERE), "log": (fun("log", x), (lt(0, a),), POSITIVE),
    "sqrt": (fun("sqrt", x), (lt(0, a), ne(2 * fun("sqrt", a), 0)), POSITIVE), "sin": (fun("sin", x), (), ANYWHERE),
    "cos": (fun("cos", x), (), ANYWHERE), "tan": (fun("tan", x), (COS_A,), ANYWHERE), "sec": (fun("sec", x), (COS_A,), ANYWHERE),
    "csc": (fun("csc", x), (SIN_A,), OFF_ZERO), "cot": (fun("cot", x), (SIN_A,), OFF_ZERO), "atan": (fun("atan", x), (), ANYWHERE),
    "abs above 0": (abs(x), (lt(0, a),), POSITIVE), "abs below 0": (abs(x), (lt(a, 0),), NEGATIVE),
    "sum with a factor": (b * total(x ** (2 * k), k, 1, 3), (), ANYWHERE),
    "sum": (total(fun("cos", k) * x**k, k, 1, 4), (), ANYWHERE), "definition": (square_of(x + 1), (), ANYWHERE),
    "constant": (fun("exp", b), (), ANYWHERE),
    "composition": (fun("sin", fun("exp", x**2)), (), ANYWHERE),
    "composition with conditions": (fun("log", fun("atan", x)), (lt(0, fun("atan", a)), ne(fun("atan", a), 0)), POSITIVE),
    "tan of a multiple": (fun("tan", x / 4), (ne(fun("cos", a / 4), 0),), ANYWHERE),
}

SMALL_RANGES = ({"m": 0, "n": 0}, {"m": -2, "n": 2}, {"m": 2, "n": 3}, {"m": 9, "n": 2})
POWERS = ({"n": 1}, {"n": 2}, {"n": 3}, {"n": 8})
INTEGERS = ({"m": -4}, {"m": -1}, {"m": 0}, {"m": 1}, {"m": 2}, {"m": 7})
RANGES = ({"m": 1, "n": 1}, {"m": 2, "n": 5}, {"m": 1, "n": 9}, {"m": 4, "n": 3}, {"m": 6, "n": 1})
SIGNED_RANGES = (*RANGES, {"m": -3, "n": 2}, {"m": -5, "n": -2}, {"m": 2, "n": -7})
N_POSITIVE, M_POSITIVE = le(1, n), le(1, m)

# the parameters stay symbols in the proof: the function, the conditions on them and on the point, the left ends, the parameters' values
SYMBOLIC = {
    "natural power": (x**n, (N_POSITIVE,), ANYWHERE, POWERS),
    "even power": (fun("cos", x) ** (2 * n), (N_POSITIVE,), ANYWHERE, POWERS),
    "natural power of a sum": ((b - x**2) ** (n + 2) * x, (N_POSITIVE,), ANYWHERE, POWERS),
    "integer power": (zpow(x, m), (ne(a, 0),), OFF_ZERO, INTEGERS),
    "integer power in an exponent": (zpow(fun("exp", x), 1 - 2 * m), (ne(fun("exp", a), 0),), ANYWHERE, INTEGERS),
    "both powers": (x**n * zpow(x, m), (N_POSITIVE, ne(a, 0)), OFF_ZERO, RANGES),
    "sum": (total(x**k / k, k, m, n), (M_POSITIVE,), ANYWHERE, RANGES),
    "sum up to a power": (total(fun("sin", k * x), k, m, n**2), (le(0, n),), ANYWHERE, SMALL_RANGES),
    "sum of integer powers": (total(k * zpow(x, k), k, m, n), (ne(a, 0),), OFF_ZERO, SIGNED_RANGES),
    "sum of functions": (total(fun("exp", x / (k**2 + 1)), k, m, m + n), (), ANYWHERE, SIGNED_RANGES),
    "sum in a power": (total(b * x**k, k, 1, n) ** n, (N_POSITIVE,), ANYWHERE, POWERS),
    "sum of a symbolic power": (total(k * (x + k) ** n, k, m, 3), (N_POSITIVE,), ANYWHERE, SMALL_RANGES[1:]),
}


def intervals(ends, widths=WIDTHS):
    return [(lo, lo + width) for lo in ends for width in widths]


def proved(name):
    f, conditions, ends = FUNCTIONS[name]
    return differentiate(f, x, a, [assume(c) for c in conditions]), ends


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_derivative_lies_where_the_mean_value_theorem_puts_it(name):
    theorem, ends = proved(name)
    assert theorem.concl == deriv(FUNCTIONS[name][0], x, a, theorem.concl.args[2])
    for lo, hi in intervals(ends):
        point = {"a": between(lo, hi), "b": PARAMETER}
        assert all(certain(h, point) for h in theorem.hyps)
        assert slope_possible(theorem.concl, point, "a", lo, hi)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_wrong_derivative_is_caught(name):
    """Off by little, of the wrong sign, at the wrong point, another function's: none agrees on the narrow intervals."""
    theorem, ends = proved(name)
    body, _, value = theorem.concl.args
    for wrong in (value + number(Fraction(1, 10**9)), 1 - value, 3 * value + 1, value + (a - b) / 10**6):
        atom = Term("has_deriv", (body, a, wrong), theorem.concl.data)
        verdicts = [slope_possible(atom, {"b": PARAMETER}, "a", lo, hi) for lo, hi in intervals(ends, WIDTHS[2:])]
        assert not all(verdicts), wrong
    if name != "constant" and "a" in {v for v, _ in value.free}:
        shifted = Term("has_deriv", (body, a, substitute(value, a, a + number(Fraction(1, 10**6)))), theorem.concl.data)
        assert not all(slope_possible(shifted, {"b": PARAMETER}, "a", lo, hi) for lo, hi in intervals(ends, WIDTHS[2:])), shifted


def with_symbols(name):
    f, conditions, ends, values = SYMBOLIC[name]
    theorem = differentiate(f, x, a, [assume(c) for c in conditions])
    assert theorem.concl == deriv(f, x, a, theorem.concl.args[2])
    return theorem, ends, values


@pytest.mark.parametrize("name", SYMBOLIC)
def test_the_derivative_with_symbolic_integers_is_right_at_several_integers(name):
    theorem, ends, values = with_symbols(name)
    assert set(theorem.hyps) <= set(SYMBOLIC[name][1])
    for value in values:
        assert set(value) == {v for v, _ in theorem.concl.free} - {"a", "b"}
        for lo, hi in intervals(ends):
            point = {"a": between(lo, hi), "b": PARAMETER, **value}
            assert all(certain(h, point) for h in theorem.hyps)
            assert slope_possible(theorem.concl, point, "a", lo, hi), (value, lo, hi)


@pytest.mark.parametrize("name", SYMBOLIC)
def test_a_derivative_wrong_in_a_symbolic_integer_is_caught(name):
    """With n or m off by one in it, and off by little."""
    theorem, ends, values = with_symbols(name)
    body, _, d = theorem.concl.args
    shifted = [substitute(d, v, v + 1) for v in (m, n) if (v.data, v.sort) in d.free]
    assert shifted
    for wrong in (*shifted, d + number(Fraction(1, 10**9)), d * (1 + (a - b) / 10**6) + (a - b) / 10**6):
        atom = Term("has_deriv", (body, a, wrong), theorem.concl.data)
        verdicts = [slope_possible(atom, {"b": PARAMETER, **value}, "a", lo, hi)
                    for value in values for lo, hi in intervals(ends, WIDTHS[2:])]
        assert not all(verdicts), wrong


def random_function(source, depth):
    """A function with values everywhere."""
    if depth == 0:
        return source.choice((x, x, b, number(Fraction(source.randint(-5, 5), source.randint(1, 4)))))
    op = source.choice(("add", "sub", "mul", "neg", "npow", "sin", "cos", "atan", "exp"))
    f = random_function(source, depth - 1)
    if op in ("add", "sub", "mul"):
        return Term(op, (f, random_function(source, source.randint(0, depth - 1))))
    if op == "npow":
        return f ** source.randint(1, 3)
    return fun("exp", fun("sin", f)) if op == "exp" else Term(op, (f,))


@pytest.mark.parametrize("seed", range(3))
def test_random_functions(seed):
    source, checked = random.Random(seed), 0
    for _ in range(25):
        theorem = differentiate(random_function(source, source.randint(2, 5)), x, a, [])
        assert theorem.hyps == ()
        for lo, hi in intervals(ANYWHERE[1:4], WIDTHS[1:]):
            assert slope_possible(theorem.concl, {"b": PARAMETER}, "a", lo, hi)
            checked += 1
    assert checked == 150


def test_the_corner_of_the_absolute_value_is_seen():
    """Over [-1/64, 1/64] the divided difference of |x| is 0, and neither 1 nor -1."""
    for value in (1, -1):
        assert not slope_possible(deriv(abs(x), x, a, value), {}, "a", Fraction(-1, 64), Fraction(1, 64))
