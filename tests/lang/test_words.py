"""Words that check what they are given: the least number with a property, and being prime."""

import pytest

from mathcheck.kernel.domains import domain
from mathcheck.kernel.primality import is_prime
from mathcheck.kernel.sorts import NAT
from mathcheck.kernel.terms import Term
from mathcheck.lang import And, Function, Int, Nat, Q, Real, eq, exists, forall, least, prime

n, m, k, x, u = Nat("n"), Nat("m"), Int("k"), Real("x"), Function("u")


def test_the_least_number_binds_its_variable():
    t = least(n, x < n)
    assert (t.op, t.sort, t.free) == ("least", NAT, x.free) and t == least(m, x < m)
    assert len(domain(t)) == 1 and domain(t)[0].op == "exists"
    assert eq(least(n, And(m < n, prime(n))), 5).free == m.free


@pytest.mark.parametrize("v", [k, x, u, n + 1, Q(3)], ids=repr)
def test_the_variable_of_a_least_number_is_a_nat_variable(v):
    with pytest.raises(TypeError, match="is a Nat variable"):
        least(v, x < 1)


def test_prime_is_said_of_an_integer_term():
    a, b = Nat("a"), Nat("b")
    assert prime(7) == is_prime(Q(7)) == And(Q(2) <= 7, forall(n, m, Term("imp", (eq(n * m, 7), Term("or", (eq(n, 1), eq(m, 1)))))))
    assert prime(a * b).free == (a * b).free and exists(k, prime(k * k + 1)).free == frozenset()
    for given in (x, Q(1, 2), n / 1, u(k), x < 1, u):
        with pytest.raises(TypeError, match="an integer term"):
            prime(given)
