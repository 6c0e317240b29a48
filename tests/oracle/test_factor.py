"""Factoring: the kernel's normal forms accept every product, the products are those a person would write, and `by.factoring`
proves inequalities with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.kernel.algebra import field
from mathcheck.kernel.terms import le, lt
from mathcheck.lang import Int, Nat, Q, Real, Sum, define, eq, factorial, ipow
from mathcheck.methods import by
from mathcheck.oracle.factor import factored
from mathcheck.registry.derivation import Derivation, StepError

x, y, z, a, b, c = map(Real, ["x", "y", "z", "a", "b", "c"])
n, m, k = Nat("n"), Int("m"), Int("k")
f = define("f", x, x*x - 1)

PRODUCTS = [
    ((x - 1)**2*y, y*(x - 1)**2),
    (x**2 - y**2, (x + y)*(x - y)),
    (b**3 - a**3, (b - a)*(a**2 + a*b + b**2)),
    (a**3 - b**3, (a - b)*(a**2 + a*b + b**2)),
    (x - x**2, x*(1 - x)),
    (-(a - b)*(b - a), (a - b)**2),
    (x - x, Q(0)),
    (Q(3)/2, Q(3, 2)),
    (-x, Q(-1)*x),
    (6*x*y/4, Q(3, 2)*x*y),
    (x**2/2 - x/3, Q(1, 6)*x*(3*x - 2)),
    (x**2 - 2, x**2 - 2),  # irreducible over the rationals
    # atoms
    (abs(x)**2 - y**2, (y + abs(x))*(abs(x) - y)),
    (Sum(m, m, 0, n)*x - x, x*(Sum(m, m, 0, n) - 1)),
    (f(x)**2 - y*f(x), f(x)*(f(x) - y)),
    (factorial(n)*x - factorial(n), factorial(n)*(x - 1)),
    # powers with symbolic exponents
    (x**(n + 1) - x**n, x**n*(x - 1)),
    (x**(2*n) - y**(2*n), (x**n + y**n)*(x**n - y**n)),
    (x**(2*n + 1) - x, x*(x**n + 1)*(x**n - 1)),
    (x**(m + 1) - x**(m + 1)*y, x**(m + 1)*(1 - y)),  # x^m may have no value where x^(m+1) has one
    (x**(m - 1) - x**m, x**(m - 1)*(1 - x)),
    (ipow(x, n) - ipow(x, n - 1), ipow(x, n - 1)*(x - 1)),
    (Q(4)**n - 1, (Q(2)**n + 1)*(Q(2)**n - 1)),
    ((-x)**n - x**n, x**n*(Q(-1)**n - 1)),
    (Q(-1)**(2*n) - x, 1 - x),
    # quotients
    (1/x - 1/y, (y - x)/(x*y)),
    ((x*x - 1)/(x - 1), x + 1),
    ((x/y)**n - 1, (x**n - y**n)/y**n),
    # left as it is
    (x/(y - y), x/(y - y)),
]


@pytest.mark.parametrize("t, product", PRODUCTS, ids=[repr(t) for t, _ in PRODUCTS])
def test_products(t, product):
    assert factored(t) == product


@pytest.mark.parametrize("t", [t for t, _ in PRODUCTS[:-1]], ids=repr)
def test_the_kernel_accepts_them(t):
    field(t, factored(t))


def test_powers_of_zero_and_signs_with_unknown_exponents():
    for t in (Q(0)**(n + 1)*x - x, Q(-1)**(m - k)*x - x, Q(6)**m - Q(3)**m, (x + 1)**n*x - (x + 1)**(n + 1), ((x + 1)**n + 1)**m - 1):
        field(t, factored(t))


def test_too_large_is_left_alone():
    t = (x + y + z + 1)**40 - (x + a + b + c)**40
    assert factored(t) == t


def polynomials():
    leaf = st.one_of(st.sampled_from([x, y, x**n, abs(y)]), st.integers(-3, 3).map(Q))
    return st.recursive(leaf, lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: p[0] + p[1]), st.tuples(inner, inner).map(lambda p: p[0] - p[1]),
        st.tuples(inner, inner).map(lambda p: p[0] * p[1]), inner.map(lambda p: p**2), inner.map(lambda p: p/(y*y + 1))), max_leaves=8)


@settings(max_examples=100, deadline=None)
@given(polynomials())
def test_every_product_multiplies_out(t):
    first = factored(t)
    field(t, first)
    assert repr(first) == repr(factored(t))


# --- by.factoring


def shown(goal, *suppositions):
    d = Derivation(None)
    th = d.have("s", goal, by.factoring, *[d.suppose(f"h{i}", h) for i, h in enumerate(suppositions)])
    assert th.concl == goal and set(th.hyps) <= set(suppositions)


@pytest.mark.parametrize("goal, suppositions", [
    (lt(0, a**3 - b**3), [b < a, 0 < a**2 + a*b + b**2]),
    (lt(b**3, a**3), [b < a, 0 < a**2 + a*b + b**2]),
    (lt(b**2, a**2), [b < a, 0 < b]),
    (lt(x**(n + 1), x**n), [0 < x, x < 1]),
    (lt(1/y, 1/x), [0 < x, x < y]),
    (le(x**3, x), [0 <= x, x <= 1]),
    (lt(x**4, x**2), [0 < x, x < 1]),
], ids=repr)
def test_by_factoring(goal, suppositions):
    shown(goal, *suppositions)


@pytest.mark.parametrize("goal, suppositions", [
    (le(0, (x - 1)**2*y), [0 <= y]),
    (le(0, x**2 - 2*x + 1), []),
    (le(x**2*y + y, 2*x*y), [y <= 0]),
], ids=repr)
def test_by_factoring_with_a_square(goal, suppositions):
    shown(goal, *suppositions)


@pytest.mark.parametrize("goal, suppositions", [
    (lt(0, (x - 1)**2*y), [0 < y]),  # 0 at x = 1
    (le(0, (x - 1)*y), [0 <= y]),
    (lt(0, b**3 - a**3), [b < a, 0 < a**2 + a*b + b**2]),
    (le(x, x**3), [0 <= x, x <= 1]),
    (lt(1/y, 1/x), [x < y, x != 0]),
    (eq(x, x), []),
], ids=repr)
def test_by_factoring_refuses(goal, suppositions):
    with pytest.raises(StepError):
        shown(goal, *[s for s in suppositions if s is not True])
