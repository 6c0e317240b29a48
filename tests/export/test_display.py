"""Breaking a formula into lines loses nothing and keeps every line inside the page."""

import re

from mathcheck.export.display import WIDTH, display, display_definition, rows
from mathcheck.lang import And, Int, Nat, Not, Or, Q, Real, Sum, define, eq, exists, forall, implies
from mathcheck.lang.latex import latex

n, m, k = Nat("n"), Nat("m"), Int("k")
x, y = Real("x"), Real("y")
LONG = [eq(Sum(k**i, k, 1, n), x**i + y**i) for i in range(2, 6)]


LAYOUT = re.compile(r"\\phantom\{\(\}|\\(qquad|quad|;|land|lor|Rightarrow|left|right|biggl|biggr)(?![a-z])|[\s{}()]")


def flat(text):
    """The formula without what only lays it out."""
    return LAYOUT.sub("", text)


def test_a_short_formula_is_one_display():
    assert display(x < y) == "\\[\nx < y\n\\]"


def test_one_conjunct_a_line():
    assert [r.text for r in rows(And(*LONG))] == [latex(f) + " \\;\\land" for f in LONG[:-1]] + [latex(LONG[-1])]
    assert display(And(*LONG)).count("\\\\\n") == 3


def test_alternatives_inside_a_conjunction_keep_their_parentheses():
    lines = [r.text for r in rows(And(Or(*LONG), x < y))]
    assert lines[0].startswith("(") and lines[1].startswith("\\phantom{(}") and lines[3].endswith(") \\;\\land") and lines[4] == "x < y"


def test_a_broken_conjunction_in_a_disjunction_gets_parentheses():
    lines = [r.text for r in rows(Or(x < y, And(*LONG)))]
    assert lines[0] == "x < y \\;\\lor" and lines[1].startswith("(") and lines[-1].endswith(")")


def test_implications_and_quantifiers():
    lines = [r.text for r in rows(forall(n, x, exists(m, implies(*LONG[:3], x < y))))]
    assert lines[0] == r"\forall n \in \mathbb{N}\colon\; \forall x \in \mathbb{R}\colon\; \exists m \in \mathbb{N}\colon"
    assert lines[1] == "\\quad " + latex(LONG[0]) and len(lines) == 5
    assert all(line.startswith("\\quad \\quad \\Rightarrow\\; ") for line in lines[2:])


def test_a_leading_minus_is_no_subtraction():
    assert "& {-}x" in display(And(-x < y, *LONG))


def test_nothing_is_lost():
    for f in (And(Or(*LONG), *LONG), forall(n, implies(And(*LONG), Or(*LONG))), Not(And(*LONG)), implies(implies(*LONG), *LONG)):
        assert flat("".join(r.text for r in rows(f))) == flat(latex(f))


def test_a_line_that_is_still_too_wide_becomes_a_paragraph():
    wide = eq(sum([x**i for i in range(40)], y), 0)
    assert "\\mathcheckrow{" in display(wide) and "\\[" not in display(wide)
    power = define("power", x, sum([x**i for i in range(40)], x))
    assert "\\mathcheckrow{" in display_definition(power) and "\\[" in display_definition(define("square", x, x * x))
    assert "\\[" in display(And(*[x < i for i in range(20)])) and "\\[" not in display(And(*[x < i for i in range(30)]))


def test_lines_are_within_the_width():
    assert all(r.width <= WIDTH for r in rows(forall(n, implies(And(*LONG), Or(*LONG), eq(x, Q(1, 3))))))


def test_source_lines_are_short():
    assert max(map(len, display(eq(Q(7**4000), sum([x**i for i in range(80)], y))).splitlines())) <= 120
