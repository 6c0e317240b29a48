"""The text that a person reads: different values never read the same, and bound names never run into others."""

from fractions import Fraction

import pytest

from mathcheck.kernel.binding import bind
from mathcheck.kernel.certificate import read_statement
from mathcheck.kernel.sorts import INT, REAL, function_sort
from mathcheck.kernel.terms import Definition, Term, eq, lt, number, variable
from mathcheck.kernel.text import show
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
