"""Cofactors: what is found multiplies out to the goal, what is not a consequence is not found, and `by.elimination` proves
with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathcheck.kernel.algebra import field
from mathcheck.kernel.terms import ZERO, number
from mathcheck.lang import Int, Nat, Q, Real, Sum, eq, ipow, ne
from mathcheck.methods import by
from mathcheck.oracle import groebner
from mathcheck.oracle.groebner import cofactors
from mathcheck.registry.derivation import Derivation, StepError

x, y, z, a, b, c, s = map(Real, ["x", "y", "z", "a", "b", "c", "s"])
n, m, k = Nat("n"), Int("m"), Int("k")


def combination(goal, generators):
    found = cofactors(goal, generators)
    assert found is not None
    total = number(0)
    for q, g in zip(found, generators):
        total = total + q*g
    field(goal, total)
    return found


def test_cofactors():
    assert combination(x**2 - 1, [x - 1]) == [x + 1]
    assert combination(x*y, [x, y]) in ([y, ZERO], [ZERO, x])
    assert combination(x - x, [x - 1]) == [ZERO]
    assert combination(Q(3), [Q(0), Q(2)]) == [ZERO, Q(3, 2)]
    assert combination(Q(0), []) == []
    combination(a**4 - 1, [a**2 + b, b + 1])
    combination(Q(1), [x*y - 1, x])  # an inconsistent system implies anything


def test_not_in_the_ideal():
    assert cofactors(x - 1, [x**2 - 1]) is None  # only in its radical
    assert cofactors(x, []) is None
    assert cofactors(Q(1), [Q(0)]) is None
    assert cofactors(Q(1), [x, y]) is None
    assert cofactors(x, [x/(y - y)]) is None
    assert cofactors(x - 1, [Int("k") - 1, Real("k") - 2]) is None  # two variables of one name


def test_symbolic_powers_and_signs():
    assert combination(x**(2*n) - 1, [x**n - 1]) == [x**n + 1]
    combination(x**(n + 2) - 3*x**2, [x**n - 3])
    combination(y - Q(-1)**n*x, [x - Q(-1)**n*y])  # ((-1)^n)^2 = 1 is known to the kernel
    combination(ipow(x, m)**2 - 1, [ipow(x, m) - 1])


def test_quotients_are_cleared():
    assert combination(1/x - y, [x*y - 1]) == [Q(-1)/x]
    combination(x*y - 1, [y - 1/x])
    combination(x/(1 + x) - y/(1 + y), [x - y])


def test_atoms_are_opaque():
    total = Sum(m, m, 0, n)
    combination(4*total**2 - n**2*(n + 1)**2, [2*total - n*(n + 1)])


def test_it_gives_up_rather_than_run_forever(monkeypatch):
    hard = [x**3*y - y**2 + a - 1, y**3*a - x**4 + b - 2, a**3*b - y**2*x + c - 3, c**2 - b*x - 7, x**2 + y**2 + a*c + b - 3]
    monkeypatch.setattr(groebner, "MAX_WORK", 20_000)
    assert cofactors(x, hard) is None
    monkeypatch.setattr(groebner, "MAX_PAIRS", 0)
    assert cofactors(Q(1), [x*y - 1, x**2]) is None
    monkeypatch.setattr(groebner, "MAX_TERMS", 10)
    assert cofactors((x + y)**10, [x + y]) is None


def polynomials(leaves):
    leaf = st.one_of(st.sampled_from([x, y, z]), st.integers(-3, 3).map(Q))
    return st.recursive(leaf, lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: p[0] + p[1]), st.tuples(inner, inner).map(lambda p: p[0] * p[1])), max_leaves=leaves)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(polynomials(3), polynomials(3)), min_size=1, max_size=3))
def test_a_combination_is_found_again(pairs):
    goal = number(0)
    for q, g in pairs:
        goal = goal + q*g
    generators = [g for _, g in pairs]
    found = cofactors(goal, generators)
    if found is None:  # only a limit may stop it
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(groebner, "MAX_WORK", 10**9)
            patch.setattr(groebner, "MAX_PAIRS", 10**5)
            found = cofactors(goal, generators)
    assert found is not None
    total = number(0)
    for q, g in zip(found, generators):
        total = total + q*g
    field(goal, total)
    assert repr(found) == repr(cofactors(goal, generators))


# --- by.elimination


def shown(goal, *suppositions):
    d = Derivation(None)
    th = d.have("s", goal, by.elimination, *[d.suppose(f"h{i}", h) for i, h in enumerate(suppositions)])
    assert th.concl == goal and set(th.hyps) <= set(suppositions)


@pytest.mark.parametrize("goal, suppositions", [
    (eq(s**4 - c**4, s**2 - c**2), [eq(s**2 + c**2, 1)]),
    (eq(x**3 + y**3, 9), [eq(x + y, 3), eq(x*y, 2)]),
    (eq(x, y), [eq(2*x + y, 3*z), eq(x - y, 0)]),
    (eq(a**3 + b**3 + c**3, 3*a*b*c), [eq(a + b + c, 0)]),
    (eq(a**5 + b**5 + c**5, 6), [eq(a + b + c, 1), eq(a**2 + b**2 + c**2, 2), eq(a**3 + b**3 + c**3, 3)]),
    (eq(1/x, y), [eq(x*y, 1), ne(x, 0)]),
    (eq(x*y, 1), [eq(y, 1/x), ne(x, 0)]),
    (eq(x**(2*n + 1), x), [eq(x**n, 1)]),
    (eq(2*Sum(m, m, 0, n) + 2*(n + 1), (n + 1)*(n + 2)), [eq(2*Sum(m, m, 0, n), n*(n + 1))]),
], ids=repr)
def test_by_elimination(goal, suppositions):
    shown(goal, *suppositions)


@pytest.mark.parametrize("goal, suppositions", [
    (eq(x**3 + y**3, 10), [eq(x + y, 3), eq(x*y, 2)]),
    (eq(x, 1), [eq(x**2, 1)]),
    (eq(x, y), [eq(x*z, y*z)]),  # z may be 0
    (eq(1/x, y), [eq(y*x**2, x)]),  # x may be 0
    (eq(x, 1), []),
    (x < 1, [eq(x, 0)]),
], ids=repr)
def test_by_elimination_refuses(goal, suppositions):
    with pytest.raises(StepError):
        shown(goal, *suppositions)
