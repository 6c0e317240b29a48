"""Sturm's theorem: exact sequents, refusals, and agreement with root counting by SymPy and with values at random points."""

from fractions import Fraction

import sympy
from hypothesis import assume as suppose
from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_support import Table, i, le, lt, n, ne, number, rule, u, x, y, zpow

from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.sturm import MAX_BITS, MAX_DEGREE
from mathcheck.kernel.terms import negation

TABLE = Table()
HALF, SQRT2 = Fraction(1, 2), Fraction(1414213562, 10**9)  # the second is a little below the root


def accept(what, goal, low, high, *hyps, var=x):
    TABLE.accepts("sturm", what, (goal, var, low, high), hyps, goal)


def refuse(what, goal, low, high, why, var=x, misuse=False):
    TABLE.refuses("sturm", what, (goal, var, low, high), why, misuse)


def frm(q):
    return ("le", q)


def beyond(q):
    return ("lt", q)


accept("positive everywhere", lt(0, x**2 + 1), (), ())
accept("two sides", lt(4 * x, x**4 + 4), (), ())
accept("a closed interval", lt(x**3, x + 7), frm(-2), frm(2), le(-2, x), le(x, 2))
accept("closed on the left, unbounded", lt(5 * x**2, x**4 + 4 + x), frm(2), (), le(2, x))
accept("closed on the right, odd degree", lt(x**3, 1), (), frm(HALF), le(x, HALF))
accept("open on the left at a root", lt(0, x), beyond(0), (), lt(0, x))
accept("open on the right at a root", lt(x**2, 2 * x), beyond(0), beyond(2), lt(0, x), lt(x, 2))
accept("a triple root at an open end", lt(0, (x - 1)**3 * (x + 5)), beyond(1), frm(9), lt(1, x), le(x, 9))
accept("a double root at both open ends", lt(0, x**2 * (x - 1)**2), beyond(0), beyond(1), lt(0, x), lt(x, 1))
accept("a double root outside", lt(0, (x - 3)**2 * (x + 1)), frm(0), frm(2), le(0, x), le(x, 2))
accept("every root double and outside", lt(0, (x - 3)**2 * (x + 1)**4), frm(0), frm(2), le(0, x), le(x, 2))
accept("irrational roots just outside", lt(0, 2 - x**2), frm(0), frm(SQRT2), le(0, x), le(x, SQRT2))
accept("one point", lt(x**2, 2), frm(1), frm(1), le(1, x), le(x, 1))
accept("a constant", lt(x - 1, x), (), ())
accept("rational coefficients and ends", lt(x / 3, x**2 - Fraction(1, 9)), beyond(Fraction(2, 3)), (), lt(Fraction(2, 3), x))
accept("an inequation, negative inside", ne(x**2 - 2, 0), frm(-1), frm(1), le(-1, x), le(x, 1))
accept("an inequation, unbounded below", ne(x**5, 33), (), frm(2), le(x, 2))
accept("another variable that cancels", lt(x * y, y * x + x**2 + 1), (), ())
accept("a variable of another sort", lt(0, n**2 - n + 1), (), (), var=n)
accept("a literal exponent that is computed", lt(-1, x**(number(3) - 1)), (), (), le(0, number(3) - 1))
accept("a reciprocal of a number", lt(0, x**2 + zpow(2, -1)), (), ())
accept("a high degree", lt(0, x**100 + 1), (), ())

ROOT, CLOSED, EMPTY = "has a root in the interval", "that belongs to the interval is a root", "the interval is empty"
POLY, LONG = "not a polynomial in", "a number of more than"
refuse("a root inside", lt(0, x**2 - 2), frm(1), frm(2), ROOT)
refuse("a root inside, as an inequation", ne(x**2, 2), frm(1), frm(2), ROOT)
refuse("x on [0, 1]", lt(0, x), frm(0), frm(1), CLOSED)
refuse("a root at the closed right end", lt(0, 1 - x), frm(0), frm(1), CLOSED)
refuse("a double root at a closed end", lt(0, (x - 1)**2), frm(1), (), CLOSED)
refuse("a double root inside", lt(0, x**2 - 2 * x + 1), frm(0), frm(2), ROOT)
refuse("a root at an open end and one inside", lt(0, x * (x - 1)), beyond(0), frm(2), ROOT)
refuse("odd degree everywhere", ne(x**3 + x, 5), (), (), ROOT)
refuse("a root far to the left", lt(0, x**3 + 10**30), (), frm(0), ROOT)
refuse("the other end of a negative ray", lt(0, x + 10**30), (), frm(0), ROOT)
refuse("the same polynomial", lt(x * x, x**2), frm(0), frm(1), "the same polynomial")
refuse("the same polynomial, as an inequation", ne((x + 1)**2, x**2 + 2 * x + 1), (), (), "the same polynomial")
refuse("the wrong sign", lt(x**2 + 1, 0), (), (), "is negative in the interval")
refuse("the wrong sign at one point", lt(2, x**2), frm(1), frm(1), "is negative in the interval")
refuse("one point that is a root", ne(x, 1), frm(1), frm(1), CLOSED)
refuse("a wrong constant", lt(x, x - 1), (), (), "is negative in the interval")
refuse("an interval from above to below", lt(0, x**2 + 1), frm(1), frm(0), EMPTY)
refuse("one point without its left end", lt(0, x**2 + 1), beyond(1), frm(1), EMPTY)
refuse("one point without its right end", lt(0, x**2 + 1), frm(1), beyond(1), EMPTY)
refuse("two variables", lt(0, x**2 + y**2 + 1), (), (), POLY)
refuse("the wrong variable", lt(0, x**2 + 1), (), (), POLY, var=y)
refuse("an absolute value", lt(0, abs(x) + 1), (), (), POLY)
refuse("a sequence", lt(0, u(i)**2 + 1), (), (), POLY)
refuse("a symbolic exponent", lt(0, x**(2 * i) + 1), (), (), POLY)
refuse("a symbolic power of a number", lt(0, number(2)**i + 1), (), (), POLY)
refuse("a negative power", lt(0, zpow(x, -2) + 1), (), (), "a divisor that is not a number")
refuse("a division", lt(0, 1 / x**2 + 1), (), (), "a divisor that is not a number")
refuse("a division that would cancel", lt(0, x * (1 / x)), (), (), "a divisor that is not a number")
refuse("a division by zero", lt(0, x**2 + 1 / number(0)), (), (), "identically zero")
refuse("a weak inequality", le(0, x**2 + 1), (), (), "the goal is not f < g")
refuse("not (f < g)", negation(lt(x**2 + 1, 0)), (), (), "the goal is not f < g")
refuse("no variable", lt(0, x**2 + 1), (), (), "not a numeric variable", var=number(1))
refuse("a function variable", lt(0, x**2 + 1), (), (), "not a numeric variable", var=u)
refuse("an end without a relation", lt(0, x**2 + 1), (0,), (), "an end is ()")
refuse("an end of another relation", lt(0, x**2 + 1), ("eq", 0), (), "an end is ()")
refuse("an end that is a term", lt(0, x**2 + 1), ("le", number(0)), (), "an end is ()")
refuse("too high a degree", lt(0, x**(MAX_DEGREE + 2) + 1), (), (), "a polynomial of degree above")
refuse("too long an end", lt(0, x**2 + 1), frm(1 << MAX_BITS), (), "of an end has more than")
refuse("too long a coefficient", lt(0, x**2 + (1 << MAX_BITS)), (), (), "a coefficient of more than")
refuse("a chain that grows too long", lt(0, sum(((7**500 // k**k) * (-1)**(k // 3) * x**k for k in range(1, 40)), x**40)), (), (), LONG)
refuse("an end that is no tuple", lt(0, x**2 + 1), 0, (), "must be a tuple", misuse=True)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


# --- random polynomials, given by their roots so that roots meet the ends of intervals, or by their coefficients

SMALL = st.fractions(-4, 4, max_denominator=3)
COEFFICIENTS = st.lists(SMALL, min_size=1, max_size=7)
FACTORS = st.lists(st.tuples(SMALL, st.integers(1, 3)), max_size=3)
QUADRATIC = st.tuples(SMALL, SMALL)
ENDS = st.one_of(st.just(()), st.tuples(st.sampled_from(["le", "lt"]), SMALL))


@st.composite
def polynomials(draw):
    """Coefficients from the constant one on, the last not 0 unless it is the zero polynomial."""
    if draw(st.booleans()):
        p = draw(COEFFICIENTS)
    else:
        p = [draw(SMALL)]
        for root, k in draw(FACTORS):
            for _ in range(k):
                p = times(p, [-root, Fraction(1)])
        b, c = draw(QUADRATIC)
        p = times(p, [c, b, Fraction(1)])
    while p and not p[-1]:
        p = p[:-1]
    return p


def times(p, q):
    result = [Fraction(0)] * (len(p) + len(q) - 1)
    for a, c in enumerate(p):
        for b, e in enumerate(q):
            result[a + b] += c * e
    return result


def at(p, r):
    return sum((c * r**k for k, c in enumerate(p)), Fraction(0))


def term(p):
    return sum((number(c) * x**k for k, c in enumerate(p)), number(0))


def accepted(p, low, high, op="lt"):
    goal = lt(0, term(p)) if op == "lt" else ne(0, term(p))
    try:
        th = rule("sturm", goal, x, low, high)
    except KernelError:
        return False
    bounds = [(le if s == "le" else lt)(q, x) for s, q in [low] if low] if low else []
    bounds += [(le if high[0] == "le" else lt)(x, high[1])] if high else []
    assert set(th.hyps) == set(bounds) and th.concl == goal
    return True


def inside(r, low, high):
    return ((not low or low[1] < r or (low[1] == r and low[0] == "le"))
            and (not high or r < high[1] or (r == high[1] and high[0] == "le")))


@settings(max_examples=200, deadline=None)
@given(polynomials(), ENDS, ENDS, st.lists(st.fractions(-6, 6, max_denominator=12), min_size=3, max_size=8))
def test_what_is_accepted_holds_at_every_point_tried(p, low, high, points):
    positive, nonzero = accepted(p, low, high), accepted(p, low, high, "ne")
    if not nonzero:
        assert not positive
        return
    ends = [end[1] for end in (low, high) if end]
    values = [at(p, r) for r in (*points, *ends, *range(-10, 11), 10**6, -10**6) if inside(r, low, high)]
    assert all(v != 0 for v in values)
    assert not positive or all(v > 0 for v in values)


@settings(max_examples=200, deadline=None)
@given(polynomials(), ENDS, ENDS)
def test_it_accepts_exactly_what_has_no_root_by_another_count(p, low, high):
    nonempty = not low or not high or low[1] < high[1] or (low[1] == high[1] and low[0] == high[0] == "le")
    suppose(p and nonempty)
    t = sympy.Symbol("t")
    poly = sympy.Poly([sympy.Rational(c.numerator, c.denominator) for c in reversed(p)], t)
    a, b = (sympy.Rational(e[1].numerator, e[1].denominator) if e else None for e in (low, high))
    roots = 0
    if poly.degree() > 0:
        roots = poly.sqf_part().count_roots(a, b)
        for end, r in ((low, a), (high, b)):
            roots -= bool(end) and end[0] == "lt" and poly.eval(r) == 0
    assert accepted(p, low, high, "ne") == (roots == 0)
    negated = [-c for c in p]
    assert accepted(p, low, high) + accepted(negated, low, high) == (roots == 0)
