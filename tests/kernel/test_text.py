"""The text that a person reads: different values never read the same, and bound names never run into others."""

from fractions import Fraction

import pytest
from kernel_support import MINUS_OO, OO, above, at, below, deriv, least, lim, near, series, total

from mathcheck.kernel.binding import bind
from mathcheck.kernel.certificate import read_statement
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import INT, NAT, REAL, function_sort
from mathcheck.kernel.terms import Definition, Term, conj, eq, lt, negation, number, variable
from mathcheck.kernel.text import show, show_definition, show_definitions
from mathcheck.kernel.writer import write_statement

x, y, a, b = (variable(c, REAL) for c in "xyab")
k, n = variable("k", INT), variable("n", INT)
half = number(Fraction(-1, 2))


@pytest.mark.parametrize(("term", "text"), [
    (1 / half, "1/(-1/2)"), (x / half, "x/(-1/2)"), (x / -1 / 2, "x/-1/2"), (x - half, "x - -1/2"), (half * x, "-1/2*x"),
    (x * half, "x*(-1/2)"), (half**2, "(-1/2)^2"), (-half, "-(-1/2)"), (number(-2) ** 2, "(-2)^2"), (-(x**2), "-x^2"),
    ((-x) ** 2, "(-x)^2"),
    (x / (a * b), "x/(a*b)"), (x / a * b, "x/a*b"), (x - (a - b), "x - (a - b)"), (x - a - b, "x - a - b"), ((x**n) ** k, "(x^n)^k"),
    (x ** (n**2), "x^(n^2)"), (Term("fact", (n + 1,)), "(n + 1)!"), (Term("fact", (n,)) ** 2, "(n!)^2"), (-(a * b), "-(a*b)"),
    ((-a) * b, "-a*b"), (abs(x - 1), "|x - 1|"),
])
def test_parentheses_stand_where_the_meaning_needs_them(term, text):
    assert show(term) == text


def test_a_literal_beyond_pythons_decimal_limit_is_shown_in_hexadecimal():
    assert show(number(1 << 20_000)).startswith("0x1000")


def test_a_bound_name_avoids_the_free_ones_of_its_bounds():
    assert show(bind("sum", k, k, number(0), k)) == "sum(k_, k_, 0, k)"


def test_nested_binders_of_one_name_are_told_apart():
    inner = bind("exists", x, lt(y, x))
    assert show(bind("forall", y, inner)) == "forall y:Real. exists x:Real. y < x"
    same = Term("forall", (Term("exists", (lt(Term("bvar", (), (1, REAL)), Term("bvar", (), (0, REAL))),), ("x", REAL)),), ("x", REAL))
    assert show(same) == "forall x:Real. exists x_:Real. x < x_"


def test_a_long_bound_name_never_becomes_a_definitions():
    long = "a" * 64
    outer, inner = variable(long, REAL), variable(long, function_sort((REAL,), REAL))
    d = Definition("x0", (("t", REAL),), variable("t", REAL))
    hidden = Term("bvar", (), (1, REAL))
    body = Term("forall", (eq(Term("bvar", (), (0, inner.sort))(hidden), d(hidden)),), (long, inner.sort))
    text = show(Term("forall", (body,), (long, outer.sort)))
    assert "x0(" in text and text.count("x0") == 1


def test_a_statement_reads_the_same_after_its_way_through_a_file():
    statement = bind("forall", x, bind("exists", n, lt(x, n)))
    again = read_statement(write_statement(statement))
    assert again == statement and show(again) == show(statement)


# Limits, infinite sums, recursions

L, j = variable("L", REAL), variable("j", NAT)
f, u = variable("f", function_sort((REAL,), REAL)), variable("u", function_sort((NAT,), REAL))


@pytest.mark.parametrize(("term", "text"), [
    (lim(x * y, x, near(a), L), "lim(x*y, x -> a) = L"),
    (lim(x, x, at(a), a), "lim(x, x -> a included) = a"),
    (lim(x, x, above(a), above(a)), "lim(x, x -> a+) = a+"),
    (lim(x, x, below(a + 1), below(a + 1)), "lim(x, x -> (a + 1)-) = (a + 1)-"),
    (lim(x, x, near(-a), near(a - 1)), "lim(x, x -> -a) = a - 1 apart"),
    (lim(1 / x, x, above(0), OO), "lim(1/x, x -> 0+) = oo"),
    (lim(1 / x, x, MINUS_OO, below(0)), "lim(1/x, x -> -oo) = 0-"),
    (lim(u(j), j, OO, MINUS_OO), "lim(u(j), j:Nat -> oo) = -oo"),
    (lim(x * a, x, near(x), x), "lim(x_*a, x_ -> x) = x"),
    (lim(x, x, near(a), half), "lim(x, x -> a) = -1/2"),
    (negation(lim(x, x, near(a), L)), "not lim(x, x -> a) = L"),
    (conj(lim(x, x, OO, OO), lt(a, L)), "lim(x, x -> oo) = oo and a < L"),
    (bind("exists", L, lim(u(j), j, OO, L)), "exists L:Real. lim(u(j), j:Nat -> oo) = L"),
    (series(1 / k, k, 1), "sum(1/k, k, 1, oo)"),
    (2 * series(u(k) * y, k, n + 1) ** 2, "2*sum(u(k)*y, k, n + 1, oo)^2"),
    (series(k * a, k, k), "sum(k_*a, k_, k, oo)"),
    (least(j, lt(a, j)), "least(j, a < j)"), (2 ** least(j, conj(lt(a, j), lt(b, j))), "2^least(j, a < j and b < j)"),
    (bind("forall", a, lt(a, least(j, lt(a, j)))), "forall a:Real. a < least(j, a < j)"),
    (near(a), "-> a"), (at(a), "-> a included"), (OO, "-> oo"),
])
def test_limits_and_series_read_as(term, text):
    assert show(term) == text


FILTERS = [near(a), at(a), above(a), below(a), near(a + 1), at(a + 1), above(a + 1), below(a + 1), near(-a), above(-a), below(-a), at(-a),
        OO,
           MINUS_OO, near(L), at(L)]


def test_different_limits_read_differently():
    """Every place with every value; the notation for filters has 16*16 statements here."""
    statements = {lim(f(x), x, p, q) for p in FILTERS for q in FILTERS}
    statements |= {lim(function, x, near(a), L) for function in (x, -x, f(a) * x, f(x) + L, x * y)} | {negation(lim(x, x, near(a), L))}
    statements |= {deriv(f(x), x, a, L), eq(f(a), L), eq(series(f(k), k, 0), L), eq(total(f(k), k, 0, n), L), eq(series(f(k), k, 1), L)}
    assert len({show(s) for s in statements}) == len(statements) == 16 * 16 + 5 + 1 + 5


def test_a_limit_over_natural_numbers_reads_otherwise_than_one_over_real_numbers():
    """sin(pi*n) tends to 0 along the natural numbers, and to nothing along the real ones."""
    wave = [lim(Term("sin", (Term("pi") * v,)), v, OO, 0) for v in (variable("n", NAT), variable("n", REAL))]
    assert wave[0] != wave[1] and show(wave[0]) != show(wave[1])


def test_no_variable_is_called_infinity():
    """lim(x, x -> oo) = oo for a number oo, and sum(k, k, 0, oo) for an integer oo, would read like the infinite ones."""
    with pytest.raises(KernelError, match="not reserved"):
        variable("oo", REAL)


def test_recursions_in_a_statement_are_listed_with_both_cases():
    params = (("n", NAT), ("t", REAL))
    n_, t = variable("n", NAT), variable("t", REAL)
    own = variable("g", function_sort((NAT, REAL), REAL))
    g = Recursion("g", params, REAL, t, own(n_, t + 1) / 2)
    on_g = Definition("on_g", (("t", REAL),), g(3, t))
    assert show(g(j + 1, -x)) == "g(j + 1, -x)"
    assert show_definitions(eq(on_g(x), 1)) == ["g(0, t:Real) := t, g(n + 1, t:Real) := g(n, t + 1)/2", "on_g(t:Real) := g(3, t)"]
    others = [Recursion("g", params, REAL, t + 1, own(n_, t + 1) / 2), Recursion("g", params, REAL, t, own(n_, t + 2) / 2),
              Recursion("g", (("m", NAT), ("t", REAL)), REAL, t, own(variable("m", NAT), t + 1) / 2)]
    assert len({show_definition(d) for d in (g, *others)}) == 4
    hidden = bind("forall", variable("g", REAL), eq(g(1, variable("g", REAL)), 1))
    assert show(hidden) == "forall g_:Real. g(1, g_) = 1"
