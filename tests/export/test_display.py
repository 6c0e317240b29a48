"""Breaking a formula into lines loses nothing and keeps every line inside the page."""

import re

from mathcheck.export.display import OWN_WIDTH, WIDTH, definition_rows, display, display_definition, flush, rows
from mathcheck.kernel.terms import Term
from mathcheck.lang import (
    And,
    Int,
    Nat,
    Not,
    Or,
    Q,
    Real,
    Sum,
    above,
    below,
    choose,
    continuous,
    define,
    define_rec,
    deriv,
    eq,
    exists,
    forall,
    implies,
    infinity,
    integral,
    limit,
    minus_infinity,
    ne,
    near,
)
from mathcheck.lang.latex import latex, latex_definition

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
    head = r"\forall n \in \mathbb{N}\colon\; \forall x \in \mathbb{R}\colon\; \exists m \in \mathbb{N}\colon\; "
    assert lines == [head + latex(LONG[0]) + r" \;\Rightarrow\; " + latex(LONG[1]), r"\quad \Rightarrow\; " + latex(LONG[2]),
                     r"\quad \Rightarrow\; x < y"]
    wide = implies(implies(*LONG[:3]), implies(*LONG), x < y)
    lines = [r.text for r in rows(forall(n, x, wide))]
    assert lines[0] == r"\forall n \in \mathbb{N}\colon\; \forall x \in \mathbb{R}\colon" and lines[1].startswith(r"\quad (")


def test_short_conjuncts_share_a_line():
    lines = [r.text for r in rows(exists(x, And(0 < x, x < y, *LONG)))]
    assert lines[1] == r"\quad 0 < x \;\land\; x < y \;\land" and len(lines) == 6


def test_equations_are_broken_at_the_sign_and_between_the_parts_of_a_sum():
    wide = [integral(x**i / (x + 1), x, 0, n) for i in range(9)]
    lines = [r.text for r in rows(eq(wide[0] - wide[1], sum(wide[3:], wide[2])))]
    assert lines[0] == latex(wide[0] - wide[1]) and lines[1].startswith(r"\quad = ") and lines[2].startswith(r"\qquad {}+ ")
    lines = [r.text for r in rows(ne(sum(wide[1:], wide[0]), -x))]
    assert lines[-1] == r"\quad \neq {-}x" and lines[1].startswith(r"\quad {}+ ")
    lines = [r.text for r in rows(deriv(sum(x**i / y for i in range(20)), x, 2, y))]
    assert r"\biggl[0 + \frac{x^{0}}{y}" in lines[0] and lines[-2].endswith(r"\biggr]_{x=2}") and lines[-1] == r"\quad = y"


def test_limits_are_broken_at_the_sign_and_between_the_parts_of_a_sum():
    wide = [integral(x**i / (x + 1), x, 0, n) for i in range(9)]
    lines = [r.text for r in rows(limit(sum(wide[1:], wide[0]), n, infinity, sum((integral(x**i / y, x, 0, m) for i in range(9)), x)))]
    assert lines[0].startswith(r"\lim_{n \to \infty} \biggl(\int_{0}^{n}") and lines[1].startswith(r"\qquad {}+ ")
    equals = [i for i, line in enumerate(lines) if line.startswith(r"\quad = x")]
    assert len(equals) == 1 and lines[equals[0] - 1].endswith(r"\biggr)") and len(lines) > equals[0] + 1
    product = (1 + y) ** 10**17 * (2 + y) ** 10**17
    assert [r.text for r in rows(limit(product, x, Term("at", (y,)), above(product)))] == [
        r"\lim_{\substack{x \to y \\ \text{included}}} " + latex(product), f"\\quad = ({latex(product)})^{{+}}"]
    lines = [r.text for r in rows(forall(n, And(*LONG, limit(sum(wide[1:], wide[0]), n, infinity, minus_infinity))))]
    assert lines[-1] == r"\quad \quad = {-}\infty" and not lines[-2].startswith("(")


def test_a_document_of_ours_has_longer_lines():
    for f in (And(*LONG), forall(n, implies(And(*LONG), Or(*LONG)))):
        assert all(r.width <= OWN_WIDTH for r in rows(f, OWN_WIDTH)) and len(rows(f, OWN_WIDTH)) <= len(rows(f))


def test_a_leading_minus_is_no_subtraction():
    assert "& {-}x" in display(And(-x < y, *LONG))


def test_nothing_is_lost():
    sums = sum((Sum(k**i, k, 1, n) for i in range(9)), -x)
    for f in (eq(sums, sums), deriv(sums, x, 1, sums), limit(sums, x, below(sums), sums),
              Not(limit(sums, x, 0, near(sums))), deriv(sums, x, x, sums), forall(x, n, ne(sums, sums)),
              implies(sums < 0, deriv(-sums, x, n, -x)), forall(x, y, implies(And(*LONG), continuous(sums, x, 0, y), eq(-sums, sums))),
              Or(eq(sums, x), And(0 < x, x < 1, deriv(sums, x, y, 0), 0 < y)), And(Or(*LONG), *LONG),
              forall(n, implies(And(*LONG), Or(*LONG))), Not(And(*LONG)), implies(implies(*LONG), *LONG)):
        assert flat("".join(r.text for r in rows(f))) == flat(latex(f))


def test_a_line_that_is_still_too_wide_becomes_a_paragraph():
    wide = eq(abs(sum([x**i for i in range(40)], y)), 0)
    assert "\\mathcheckrow{" in display(wide) and "\\[" not in display(wide)
    power = define("power", x, sum([x**i for i in range(40)], x))
    assert "\\mathcheckrow{" in display_definition(power) and "\\[" in display_definition(define("square", x, x * x))
    assert "\\[" in display(And(*[x < 10**15 + i for i in range(20)])) and "\\[" not in display(And(*[x < 10**15 + i for i in range(30)]))
    tall = [eq(Sum(k**i, k, 1, n), integral(x**10**9, x, 0, i)) for i in range(16)]
    assert "\\[" in display(And(*tall[:12])) and "\\[" not in display(And(*tall))
    assert "\\mathcheckrow{2em}" in display(forall(n, implies(implies(*LONG), And(wide, x < y))))


def test_a_formula_flush_left():
    assert flush(x < y) == ("\\displaystyle x < y", [])
    first, further = flush(And(-x < y, *LONG))
    assert first.startswith("\\displaystyle {-}x < y") and all(row.startswith("\\mathcheckrow{0em}{") for row in further)
    assert flat(first + "".join(further)).replace("\\displaystyle", "").replace("\\mathcheckrow0em", "") == flat(latex(And(-x < y, *LONG)))


def test_a_long_recursion_has_each_equation_on_its_own_lines():
    assert [r.text for r in definition_rows(choose, 40.0)] == [latex_definition(choose)]
    base, step = (r.text for r in definition_rows(choose, 20.0))
    assert base == r"\binom{0}{k} = 0^{\lvert k\rvert}," and step.endswith(r"\binom{n}{k - 1} \quad (k \in \mathbb{Z};\; n \in \mathbb{N})")
    wide = sum([x**i for i in range(20)], x)
    lines = [r.text for r in definition_rows(define_rec("power", (n, x), wide, lambda power: power(n, x + 1) + wide))]
    assert lines[0] == r"\operatorname{power}(0, x)" and r"\operatorname{power}(n + 1, x)" in lines and lines[1].startswith(r"\quad = x + ")


def test_lines_are_within_the_width():
    assert all(r.width <= WIDTH for r in rows(forall(n, implies(And(*LONG), Or(*LONG), eq(x, Q(1, 3))))))


def test_source_lines_are_short():
    assert max(map(len, display(eq(Q(7**4000), sum([x**i for i in range(80)], y))).splitlines())) <= 120
