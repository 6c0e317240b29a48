"""No two terms look alike in LaTeX: each is told apart from every other by what is printed of it, which is its formula with the sentences
beside it, the definitions in full and the sorts of its free variables."""

import contextlib
import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lang_terms import terms

from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.precedence import OPERATORS
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL, function_sort
from mathcheck.kernel.terms import BINDERS, ELEMENTARY, FALSE, SIGNATURE, TRUE, Term, number, variable
from mathcheck.kernel.text import names_of_several, show
from mathcheck.lang import (
    And,
    Function,
    Int,
    Max,
    Nat,
    Not,
    Or,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    choose,
    continuous,
    define,
    define_rec,
    deriv,
    eq,
    exists,
    factorial,
    falling,
    forall,
    implies,
    infinity,
    integral,
    ipow,
    least,
    limit,
    minus_infinity,
    ne,
    pi,
    sqrt,
)
from mathcheck.lang.latex import latex, latex_definition, latex_legend, latex_variables

n, m = Nat("n"), Nat("m")
k, j = Int("k"), Int("j")
x, y = Real("x"), Real("y")
u, matrix, h = Function("u"), Function("a", (INT, INT)), Function("h", REAL)
P, R = variable("P", function_sort((REAL,), PROP)), variable("R", function_sort((NAT, NAT), PROP))
f, square_of = (define(name, x, x * x) for name in ("f", "square_of"))
arctan = define("arctan", x, x + 1)
doubled = define_rec("doubled", n, 1, lambda doubled: doubled(n) + doubled(n), NAT)


def fun(op, a):
    return Term(op, (number(a),))


def printed(t):
    """What a reader sees of a term."""
    return latex(t), latex_legend(t), tuple(sorted(map(latex_definition, t.definitions))), latex_variables(t.free)


def check_distinct(a, b):
    if a != b and latex(a) == latex(b):
        assert printed(a) != printed(b), (show(a), show(b))


def balanced(text):
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and text.count("\\left") == text.count("\\right")


ELEMENTARY_UNARY = [lambda a, op=op: fun(op, a) for op in ELEMENTARY]
UNARY = [lambda a: -a, abs, f, lambda a: Sum(a, k, 1, n), lambda a: Prod(a * k, k, 1, n), lambda a: a**2, lambda a: ipow(2, k) * a,
         lambda a: u(k) * a, *(lambda a, op=op: fun(op, a) for op in ("exp", "sin")),
         sqrt, lambda a: integral(a, x, 0, 1), lambda a: integral(a * y, y, x, a), lambda a: Series(a, k), lambda a: falling(n, a),
         lambda a: least(n, a < n), lambda a: least(m, m <= a)]
BINARY = [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, Max]
INTEGER = [factorial, u, lambda a: x**a, lambda a: ipow(x, a), lambda a: Sum(k, k, 1, a), lambda a: matrix(a, 1),
           lambda a: Series(x**k, k, a), lambda a: choose(n, a), lambda a: choose(a, 2), lambda a: falling(a, x), doubled]


def grown(leaves):
    out = list(leaves)
    out += [op(a) for op in UNARY for a in leaves]
    out += [op(a) for op in INTEGER for a in leaves if a.sort is not REAL]
    out += [op(a, b) for op in BINARY for a, b in itertools.product(leaves, repeat=2)]
    return list(dict.fromkeys(out))


def looking_alike(found):
    """How many formulas are printed, and the pairs of different terms of which all that is printed is the same."""
    seen, pairs = {}, []
    for t in found:
        text = latex(t)
        assert balanced(text), text
        same = seen.setdefault(text, [])
        if t not in same:
            pairs += [(show(s), show(t)) for s in same if printed(s) == printed(t)]
            same.append(t)
    return len(seen), pairs


def test_no_two_small_terms_print_alike():
    """Every term of depth 3 over a few leaves."""
    count, pairs = looking_alike(grown(grown([x, k, number(2), Q(-1, 2)])))
    assert pairs == [] and count > 20_000


def applied(op, leaves):
    """The operation at all of these leaves that fit, and bound variables of all sorts that fit."""
    for args in itertools.product(leaves, repeat=len(SIGNATURE[op].args)):
        for data in [("x", s) for s in (REAL, NAT, INT)] if op in BINDERS else [None]:
            with contextlib.suppress(KernelError):
                yield Term(op, args, data)


def test_no_two_small_arithmetic_terms_print_alike():
    """Signs, powers, quotients and literals in all ways."""
    signs = [op for op, o in OPERATORS.items() if o.strength > OPERATORS["eq"].strength]
    leaves = [number(1), number(-2), Q(1, 2), n]
    once = [*leaves, *(t for op in signs for t in applied(op, leaves))]
    twice = [t for op in signs for t in applied(op, [t for t in once if t.op not in ("add", "mul")])]
    count, pairs = looking_alike([*once, *twice])
    assert pairs == [] and count > 20_000


def test_no_two_small_formulas_print_alike():
    """Every formula of two operations, under binders of each sort too, with filters in all their places."""
    inner = Term("bvar", (), (0, REAL)), Term("bvar", (), (0, NAT)), Term("bvar", (), (0, INT))
    numbers = [x, k, number(0), number(1), *inner]
    places = [t for op in ("at", "near", "above", "below", "infinity", "minus_infinity") for t in applied(op, numbers)]
    atoms = [TRUE, *(t for op in ("eq", "lt", "le", "has_deriv", "continuous") for t in applied(op, numbers)),
             *applied("limit", [*numbers, *places])]
    connectives = ("not", "and", "or", "imp", "forall", "exists")
    once = [t for op in connectives for t in applied(op, [TRUE, FALSE, x < k, *(Term("eq", (v, v)) for v in inner)])]
    twice = [t for op in connectives for t in applied(op, once)]
    count, pairs = looking_alike(t for t in [*atoms, *(Term("not", (a,)) for a in atoms), *once, *twice] if not t.loose)
    assert pairs == [] and count > 5_000


def numbers(leaves):
    return st.recursive(leaves, lambda inner: st.one_of(
        st.builds(lambda op, a: op(a), st.sampled_from([*UNARY, *ELEMENTARY_UNARY]), inner),
        st.builds(integral, inner, st.sampled_from([x, y, Real("x1")]), inner, inner),
        st.builds(lambda op, a: op(a), st.sampled_from(INTEGER), inner.filter(lambda t: t.sort is not REAL)),
        st.builds(lambda op, a, b: op(a, b), st.sampled_from(BINARY), inner, inner)), max_leaves=12)


NUMBERS = numbers(st.sampled_from([x, y, n, k, j, Real("x1"), Real("x_1"), Real("maxi"), Real("lambda"), number(0), number(2),
                                   number(-3), number(10**50), Q(1, 2), Q(-2, 3), Q(7, 10**9), square_of(n), arctan(x), pi, h(x)]))
RELATIONS = [eq, ne, lambda a, b: a < b, lambda a, b: a <= b]
FILTERS = st.one_of(st.sampled_from([infinity, minus_infinity]), NUMBERS,
                    st.builds(lambda op, a: Term(op, (a,)), st.sampled_from(["at", "near", "above", "below"]), NUMBERS))
ATOMS = st.one_of(st.builds(lambda op, a, b: op(a, b), st.sampled_from(RELATIONS), NUMBERS, NUMBERS), st.sampled_from([TRUE, FALSE, P(x)]),
                  st.builds(deriv, NUMBERS, st.sampled_from([x, y]), NUMBERS, NUMBERS),
                  st.builds(limit, NUMBERS, st.sampled_from([x, y]), FILTERS, FILTERS),
                  st.builds(limit, NUMBERS, st.sampled_from([n, Nat("N"), x, Real("n1")]), st.just(infinity), FILTERS),
                  st.builds(continuous, NUMBERS, st.sampled_from([x, y]), NUMBERS, NUMBERS))
FORMULAS = st.recursive(ATOMS, lambda inner: st.one_of(
    st.builds(lambda op, a, b: op(a, b), st.sampled_from([And, Or, implies]), inner, inner), st.builds(Not, inner),
    st.builds(lambda op, v, a: op(v, a), st.sampled_from([forall, exists]), st.sampled_from([x, y, n, k, u, Int("x1"), P, R]),
              inner.filter(lambda t: ("x1", REAL) not in t.free))), max_leaves=6)


def parts(t):
    return [t, *(s for a in t.args for s in parts(a))]


def swapped(t, old, new):
    if t is old:
        return new
    return Term(t.op, tuple(swapped(a, old, new) for a in t.args), t.data) if t.args else t


def regrouped(t):
    """Terms near t: neighbouring operations exchanged, arguments exchanged, a sign moved, another operation of the same arguments."""
    for s in parts(t):
        for change in CHANGES:
            with contextlib.suppress(KernelError, IndexError, AttributeError, TypeError):
                yield swapped(t, s, change(s))
        for op in SIGNATURE if s.op in SIGNATURE else ():
            if SIGNATURE[op].args == SIGNATURE[s.op].args and (op in BINDERS) is (s.op in BINDERS):
                with contextlib.suppress(KernelError):
                    yield swapped(t, s, Term(op, s.args, s.data))


CHANGES = [
    lambda s: Term(s.op, (s.args[1], s.args[0])),
    lambda s: Term(s.args[1].op, (Term(s.op, (s.args[0], s.args[1].args[0])), s.args[1].args[1])),
    lambda s: Term(s.args[0].op, (Term(s.op, (s.args[0].args[0],)), s.args[0].args[1])),
    lambda s: -s,
    lambda s: Term(s.op, (s.args[0], s.args[2], s.args[1]), s.data),
    lambda s: Term(s.args[1].op, (Term(s.op, (s.args[0], *s.args[1].args[:1])), *s.args[1].args[1:]), s.args[1].data),
    lambda s: s.args[0],
    lambda s: Term(s.op, (-s.args[0], *s.args[1:])),
    lambda s: Term(s.op, (s.args[0], -s.args[1])),
    lambda s: Term(s.op, s.args, ("x", REAL)), lambda s: Term(s.op, s.args, ("x", NAT)), lambda s: Term(s.op, s.args, ("n", INT)),
    lambda s: number(-s.data),
    lambda s: number(s.data.numerator) / s.data.denominator,
]


@settings(max_examples=200, deadline=None)
@given(st.one_of(NUMBERS, FORMULAS), st.data())
def test_terms_that_differ_print_differently(a, data):
    """Against its neighbours and against an unrelated term."""
    check_distinct(a, data.draw(st.one_of(NUMBERS, FORMULAS)))
    for b in regrouped(a) if a.size < 60 else ():
        check_distinct(a, b)
    assert balanced(latex(a))
    assert latex(a).isascii()


SEEN = {}  # every formula of this run, with the terms that are printed so


@settings(max_examples=400, deadline=None)
@given(terms())
def test_terms_of_every_operation_print_differently(t):
    """Each against all that came before it, and against its neighbours."""
    for a in (t, *itertools.islice(regrouped(t), 400)):
        if not names_of_several(a.definitions) and not a.loose:
            same = SEEN.setdefault(latex(a), {a})
            for b in same - {a}:
                check_distinct(a, b)
            same.add(a)
