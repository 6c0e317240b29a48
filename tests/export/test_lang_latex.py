"""The LaTeX printer: a table of formulas, and the search for different terms that print alike."""

import contextlib
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.kernel.binding import bind
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL, function_sort
from mathcheck.kernel.terms import FALSE, SIGNATURE, TRUE, Term, number, variable
from mathcheck.kernel.text import show
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
    Sum,
    define,
    eq,
    exists,
    factorial,
    forall,
    implies,
    ipow,
    ne,
)
from mathcheck.lang.latex import NARROW, latex, latex_definition, latex_legend, latex_sequent, latex_sort, latex_variables, measured

n, m = Nat("n"), Nat("m")
k, j = Int("k"), Int("j")
x, y, z = Real("x"), Real("y"), Real("z")
u, matrix = Function("u"), Function("a", (INT, INT))
P = variable("P", function_sort((REAL,), PROP))
f, square_of, a1 = (define(name, x, x * x) for name in ("f", "square_of", "a1"))



def fun(op, a):
    return Term(op, (number(a),))


def deriv(a, v, at, value):
    return bind("has_deriv", v, number(a), number(at), number(value))


TABLE = [
    # signs and sums
    (-(x**2), "-x^{2}"),
    ((-x) ** 2, "(-x)^{2}"),
    (number(-2) ** n, "(-2)^{n}"),
    (x - (y - z), "x - (y - z)"),
    (x - y - z, "x - y - z"),
    (x - (y + z), "x - (y + z)"),
    (x + (y + z), "x + (y + z)"),
    (-x - y, "-x - y"),
    (x + -y, "x + (-y)"),
    (x + Q(-2), "x + (-2)"),
    (-(x + y), "-(x + y)"),
    (-number(-2), "-(-2)"),
    # products
    (x * y * z, r"x\,y\,z"),
    (x * (y * z), r"x\,(y\,z)"),
    (2 * x, "2x"),
    (2 * (x + y), "2(x + y)"),
    (x * 2, r"x \cdot 2"),
    (Q(2) * 3, r"2 \cdot 3"),
    (x * Q(2) ** n, r"x \cdot 2^{n}"),
    (Q(2) ** n * x, r"2^{n}\,x"),
    (2 * (x / y), r"2 \cdot \frac{x}{y}"),
    (x / y * (z / x), r"\frac{x}{y} \cdot \frac{z}{x}"),
    (x / y * z, r"\frac{x}{y}\,z"),
    (-x * y, r"(-x)\,y"),
    (-(x * y), r"-x\,y"),
    (x * -y, r"x\,(-y)"),
    ((x + y) * (x - y), r"(x + y)\,(x - y)"),
    (f(x) * (y + z), r"\operatorname{f}(x) \cdot (y + z)"),
    (n * (n + 1) / 2, r"\frac{n\,(n + 1)}{2}"),
    (x * Max(x, y), r"x \max(x, y)"),
    # quotients and literals
    (x / y / z, r"\frac{\frac{x}{y}}{z}"),
    (x / (y / z), r"\frac{x}{\frac{y}{z}}"),
    ((x / y) ** 2, r"\left(\frac{x}{y}\right)^{2}"),
    (Q(1, 2) * x, r"\tfrac{1}{2}\,x"),
    (Q(-1, 2), r"-\tfrac{1}{2}"),
    (number(1) / 2, r"\frac{1}{2}"),
    (-(x / y), r"-\frac{x}{y}"),
    (-x / y, r"\frac{-x}{y}"),
    # powers, factorials, absolute values
    ((x**2) ** 3, "(x^{2})^{3}"),
    (x ** (n**2), "x^{n^{2}}"),
    (Q(2) ** factorial(n), "2^{n!}"),
    (factorial(n + 1), "(n + 1)!"),
    (factorial(factorial(n)), "(n!)!"),
    (factorial(n) ** 2, "(n!)^{2}"),
    (factorial(n**2), "(n^{2})!"),
    (ipow(x, -k), "x^{-k}"),
    (abs(x + y), r"\lvert x + y\rvert"),
    (abs(abs(x) - 1) ** 2, r"\lvert \lvert x\rvert - 1\rvert^{2}"),
    (abs(x / y), r"\left\lvert \frac{x}{y}\right\rvert"),
    (Min(x, Max(y, 0)), r"\min(x, \max(y, 0))"),
    (fun("exp", x + 1), r"\exp(x + 1)"),
    (2 * fun("sin", x) * fun("cos", x), r"2 \sin(x) \cos(x)"),
    (fun("sin", x) ** 2, r"\sin(x)^{2}"),
    (fun("sin", x**2), r"\sin(x^{2})"),
    (-fun("log", x / y), r"-\log\mathopen{}\left(\frac{x}{y}\right)"),
    (fun("exp", x) * (y + z), r"\exp(x) \cdot (y + z)"),
    (fun("exp", -x), r"\exp(-x)"),
    # sums and products
    (Sum(k, k, 1, n), r"\sum_{k=1}^{n} k"),
    (Sum(k + 1, k, 1, n), r"\sum_{k=1}^{n} (k + 1)"),
    (Sum(k, k, 1, n) + 1, r"\sum_{k=1}^{n} k + 1"),
    (Sum(k, k, 1, n) * x, r"\left(\sum_{k=1}^{n} k\right)\,x"),
    (x * Sum(k, k, 1, n), r"x \sum_{k=1}^{n} k"),
    (x * Sum(k, k, 1, n) * y, r"\left(x \sum_{k=1}^{n} k\right)\,y"),
    (Sum(k, k, 1, n) ** 2, r"\left(\sum_{k=1}^{n} k\right)^{2}"),
    (-Sum(-k, k, 1, n), r"-\sum_{k=1}^{n} (-k)"),
    (Sum(Prod(j + k, j, 0, k - 1), k, 1, n), r"\sum_{k=1}^{n} \prod_{j=0}^{k - 1} (j + k)"),
    (Sum(k / 2, k, 1, n) / n, r"\frac{\sum_{k=1}^{n} \frac{k}{2}}{n}"),
    # names and applications
    (u(k + 1), "u(k + 1)"),
    (u(k) * (x + 1), r"u(k) \cdot (x + 1)"),
    (x * u(k), r"x\,u(k)"),
    (matrix(j, k) ** 2, "a(j, k)^{2}"),
    (u(Sum(j, j, 1, n)), r"u\mathopen{}\left(\sum_{j=1}^{n} j\right)"),
    (f(x) + square_of(x) + a1(x), r"\operatorname{f}(x) + \operatorname{square\_of}(x) + \operatorname{a}_{1}(x)"),
    (Real("x1") + Real("x_1") + Real("x01"), r"x_{1} + \mathit{x\_1} + x_{01}"),
    (Real("alpha") + Real("Gamma2") + Real("epsilon"), r"\alpha + \Gamma_{2} + \varepsilon"),
    (Real("step") + Real("step_size") + Real("step9"), r"\mathit{step} + \mathit{step\_size} + \mathit{step}_{9}"),
    (Real("x_") ** 2 + Real("__") + Real("Beta"), r"{x'}^{2} + \mathit{\_\_} + \mathit{Beta}"),
    (2 * Real("alpha") * Real("beta"), r"2\alpha\,\beta"),
    # formulas
    (eq(x, y), "x = y"),
    (x <= y, r"x \leq y"),
    (ne(x, y), r"x \neq y"),
    (Not(x < y), r"x \nless y"),
    (Not(x <= y), r"x \nleq y"),
    (Not(P(x)), r"\neg P(x)"),
    (Not(Not(x < y)), r"\neg x \nless y"),
    (Not(And(x < y, y < x)), r"\neg (x < y \;\land\; y < x)"),
    (And(x < y, Or(y < z, z < x)), r"x < y \;\land\; (y < z \;\lor\; z < x)"),
    (Or(And(x < y, y < z), z < x), r"x < y \;\land\; y < z \;\lor\; z < x"),
    (And(And(x < y, y < z), z < x), r"(x < y \;\land\; y < z) \;\land\; z < x"),
    (implies(x < y, y < z, x < z), r"x < y \;\Rightarrow\; y < z \;\Rightarrow\; x < z"),
    (implies(implies(x < y, y < z), x < z), r"(x < y \;\Rightarrow\; y < z) \;\Rightarrow\; x < z"),
    (forall(n, 0 <= n), r"\forall n \in \mathbb{N}\colon\; 0 \leq n"),
    (forall(x, y, -x < y), r"\forall x, y \in \mathbb{R}\colon\; {-}x < y"),
    (forall(x, exists(m, n, x < m)), r"\forall x \in \mathbb{R}\colon\; \exists m, n \in \mathbb{N}\colon\; x < m"),
    (forall(x, forall(x, x < 1)), r"\forall x \in \mathbb{R}\colon\; \forall x \in \mathbb{R}\colon\; x < 1"),
    (And(forall(x, x < 1), TRUE), r"(\forall x \in \mathbb{R}\colon\; x < 1) \;\land\; \mathrm{true}"),
    (forall(u, k, u(k) < 1), r"\forall (u\colon \mathbb{Z} \to \mathbb{R})\colon\; \forall k \in \mathbb{Z}\colon\; u(k) < 1"),
    (Not(FALSE), r"\neg \mathrm{false}"),
    # derivatives
    (deriv(x**2, x, y, 2 * y), r"\frac{\mathrm{d}}{\mathrm{d} x}[x^{2}]_{x=y} = 2y"),
    (deriv(x + 1, x, y + 1, -y), r"\frac{\mathrm{d}}{\mathrm{d} x}[x + 1]_{x=y + 1} = -y"),
    (deriv(x / 2, x, 0, Q(1, 2)), r"\frac{\mathrm{d}}{\mathrm{d} x}\left[\frac{x}{2}\right]_{x=0} = \tfrac{1}{2}"),
    (deriv(x * y, x, x, y), r"\frac{\mathrm{d}}{\mathrm{d} {x'}}[{x'}\,y]_{{x'}=x} = y"),
    (Not(deriv(x, x, y, 2)), r"\neg \frac{\mathrm{d}}{\mathrm{d} x}[x]_{x=y} = 2"),
    (implies(0 < y, deriv(fun("log", x), x, y, 1 / y)),
     r"0 < y \;\Rightarrow\; \frac{\mathrm{d}}{\mathrm{d} x}[\log(x)]_{x=y} = \frac{1}{y}"),
]


@pytest.mark.parametrize("term, expected", TABLE, ids=lambda v: v if isinstance(v, str) else "")
def test_table(term, expected):
    assert latex(term) == expected


def test_a_bound_variable_is_renamed_only_where_it_clashes():
    inner = Term("exists", (Term("bvar", (), (1, REAL)) < Term("bvar", (), (0, REAL)),), ("x", REAL))
    outer = Term("forall", (inner,), ("x", REAL))
    assert latex(outer) == r"\forall x \in \mathbb{R}\colon\; \exists {x'} \in \mathbb{R}\colon\; x < {x'}"
    assert latex(Sum(Sum(k, k, 1, k), k, 1, n)) == r"\sum_{k=1}^{n} \sum_{{k'}=1}^{k} {k'}"


def test_every_operation_has_a_printer():
    from mathcheck.lang.latex import _PRINTERS

    assert set(_PRINTERS) == {*SIGNATURE, "num", "var", "bvar", "app", "call"}
    assert latex(Term("bvar", (), (0, REAL))) == r"\mathtt{\$0}"


def test_definitions_sequents_sorts():
    power = define("power", [x, n], x**n)
    assert latex_definition(power) == r"\operatorname{power}(x, n) := x^{n} \quad (n \in \mathbb{N};\; x \in \mathbb{R})"
    assert latex_sequent((x < y, forall(z, z < x)), x < z) == r"x < y,\; (\forall z \in \mathbb{R}\colon\; z < x) \vdash x < z"
    assert latex_sequent((), x < z) == r"\vdash x < z"
    assert latex_sort(function_sort((NAT, REAL), PROP)) == r"\mathbb{N} \times \mathbb{R} \to \mathrm{Prop}"
    assert latex_variables({("x", REAL), ("alpha", REAL), ("n", NAT)}) == r"n \in \mathbb{N};\; \alpha, x \in \mathbb{R}"


def test_legend():
    assert latex_legend(x < y) == ()
    inverse = define("inverse", x, ipow(x, -1))
    lines = " ".join(latex_legend(forall(n, implies(x < Sum(k, k, 1, n), eq(inverse(x), x**n)))))
    assert "$\\mathbb{N}$ contains $0$" in lines and "empty sum" in lines and "$x^{-1}$" in lines and "empty product" not in lines
    lines = " ".join(latex_legend(deriv(fun("log", x), x, y, 1 / y)))
    assert "natural logarithm" in lines and "open interval around the point" in lines
    assert "A \\Rightarrow (B" in latex_legend(implies(x < y, y < x, x < x))[0]


def test_long_integers_are_printed_in_full():
    for value in (10**39, -(10**40), 7**4700, -(7**4700)):
        assert latex(number(value)).replace("\\allowbreak ", "") == str(value)
    assert re.sub(r"\\allowbreak |\\mathtt\{|\}", "", latex(number(2**20000))) == hex(2**20000)
    assert latex(Q(3**200, 2**300)).replace("\\allowbreak ", "") == f"{3**200}/{2**300}"
    assert latex(Q(3**200, 2**300) * x).startswith("(")


def test_what_is_too_wide_for_one_line_can_be_broken():
    wide = sum([x**i for i in range(60)], y)
    assert measured(wide).width > NARROW
    assert r"\frac" not in latex(wide / wide) and r"\allowbreak (" in latex(wide / wide)
    assert r"\left" not in latex(Sum(wide / 2, k, 1, n) * x)


# Different terms print differently


def merged(t):
    """The term with the documented lookalikes made equal: integer powers as natural ones, -2 as a literal."""
    if not t.args:
        return t
    args = tuple(map(merged, t.args))
    if t.op == "zpow":
        return Term("npow", args)
    if t.op == "neg" and args[0].op == "num" and args[0].data > 0:
        return number(-args[0].data)
    return Term(t.op, args, t.data)


def check_distinct(a, b):
    if latex(a) == latex(b):
        assert show(merged(a)) == show(merged(b))


def balanced(text):
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and text.count("\\left") == text.count("\\right")


UNARY = [lambda a: -a, abs, f, lambda a: Sum(a, k, 1, n), lambda a: Prod(a * k, k, 1, n), lambda a: a**2, lambda a: ipow(2, k) * a,
         lambda a: u(k) * a, *(lambda a, op=op: fun(op, a) for op in ("exp", "sin"))]
BINARY = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, Max]
INTEGER = [factorial, u, lambda a: x**a, lambda a: ipow(x, a), lambda a: Sum(k, k, 1, a), lambda a: matrix(a, 1)]


def grown(leaves):
    out = list(leaves)
    out += [op(a) for op in UNARY for a in leaves]
    out += [op(a) for op in INTEGER for a in leaves if a.sort is not REAL]
    out += [op(a, b) for op in BINARY for a, b in itertools.product(leaves, repeat=2)]
    return list(dict.fromkeys(out))


def test_no_two_small_terms_print_alike():
    """Every term of depth 3 over a few leaves, by its LaTeX."""
    seen = {}
    for t in grown(grown([x, k, number(2), Q(-1, 2)])):
        text = latex(t)
        assert balanced(text), text
        if text in seen:
            assert show(merged(seen[text])) == show(merged(t)), text
        seen[text] = t
    assert len(seen) > 20_000


def numbers(leaves):
    return st.recursive(leaves, lambda inner: st.one_of(
        st.builds(lambda op, a: op(a), st.sampled_from(UNARY), inner),
        st.builds(lambda op, a: op(a), st.sampled_from(INTEGER), inner.filter(lambda t: t.sort is not REAL)),
        st.builds(lambda op, a, b: op(a, b), st.sampled_from(BINARY), inner, inner)), max_leaves=12)


NUMBERS = numbers(st.sampled_from([x, y, n, k, j, Real("x1"), Real("x_1"), Real("maxi"), Real("lambda"), number(0), number(2),
                                   number(-3), number(10**50), Q(1, 2), Q(-2, 3), square_of(n)]))
RELATIONS = [eq, ne, lambda a, b: a < b, lambda a, b: a <= b]
ATOMS = st.one_of(st.builds(lambda op, a, b: op(a, b), st.sampled_from(RELATIONS), NUMBERS, NUMBERS), st.sampled_from([TRUE, FALSE, P(x)]),
                  st.builds(deriv, NUMBERS, st.sampled_from([x, y]), NUMBERS, NUMBERS))
FORMULAS = st.recursive(ATOMS, lambda inner: st.one_of(
    st.builds(lambda op, a, b: op(a, b), st.sampled_from([And, Or, implies]), inner, inner), st.builds(Not, inner),
    st.builds(lambda op, v, a: op(v, a), st.sampled_from([forall, exists]), st.sampled_from([x, y, n, k, u, Int("x1")]),
              inner.filter(lambda t: ("x1", REAL) not in t.free))), max_leaves=6)


def parts(t):
    return [t, *(s for a in t.args for s in parts(a))]


def swapped(t, old, new):
    if t is old:
        return new
    return Term(t.op, tuple(swapped(a, old, new) for a in t.args), t.data) if t.args else t


def regrouped(t):
    """Terms near t: neighbouring operations exchanged, arguments exchanged, a sign moved."""
    for s in parts(t):
        for change in CHANGES:
            with contextlib.suppress(KernelError, IndexError, AttributeError, TypeError):
                yield swapped(t, s, change(s))


CHANGES = [
    lambda s: Term(s.op, (s.args[1], s.args[0])),
    lambda s: Term(s.args[1].op, (Term(s.op, (s.args[0], s.args[1].args[0])), s.args[1].args[1])),
    lambda s: Term(s.args[0].op, (Term(s.op, (s.args[0].args[0],)), s.args[0].args[1])),
    lambda s: -s,
    lambda s: Term(s.op, (-s.args[0], *s.args[1:])),
    lambda s: Term(s.op, (s.args[0], -s.args[1])),
    *(lambda s, op=op: Term(op, s.args) for op in ("add", "sub", "mul", "div", "and", "or", "imp", "lt", "le", "eq")),
    lambda s: number(-s.data),
    lambda s: number(s.data.numerator) / s.data.denominator,
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(NUMBERS, FORMULAS), st.data())
def test_terms_that_differ_print_differently(a, data):
    """Against its neighbours and against an unrelated term."""
    check_distinct(a, data.draw(st.one_of(NUMBERS, FORMULAS)))
    for b in regrouped(a) if a.size < 60 else ():
        check_distinct(a, b)
    assert balanced(latex(a))
    assert latex(a).isascii()
