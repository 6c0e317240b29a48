"""Values of integer complexity against brute force, and the closed claims against a check written from their definition."""

import functools
import random
import subprocess
import sys
from bisect import bisect_left
from math import isqrt

import pytest

from mathcheck.lang.ones import ones, text
from mathcheck.oracle import complexity_bounds
from mathcheck.oracle.complexity_bounds import lower_bounds
from mathcheck.oracle.complexity_search import Progress, complexity, estimate
from mathcheck.oracle.primes import TRIAL, factor, pocklington

P = 353942783  # f(p) = f(p-1) = 63


def value(e):
    """The number, from the ones upwards."""
    values = {1: 1}
    for m, (op, a, b) in sorted(e.splits.items()):
        values[m] = values[a] + values[b] if op == "+" else values[a] * values[b]
    return values[e.n]


@functools.cache
def by_definition(limit):
    """f(1) .. f(limit), every sum and every product."""
    cost = [0, 1]
    for n in range(2, limit + 1):
        best = min(cost[a] + cost[n - a] for a in range(1, n // 2 + 1))
        best = min([best, *(cost[d] + cost[n // d] for d in range(2, isqrt(n) + 1) if n % d == 0)])
        cost.append(best)
    return cost


@functools.cache
def by_sieve(limit):
    """f up to the limit: every product, and the sums with a part up to 9, which is more than enough there."""
    cost = [limit] * (limit + 1)
    cost[1] = 1
    for n in range(1, limit + 1):
        best = min([cost[n], *(cost[n - a] + cost[a] for a in range(1, min(9, n // 2) + 1))])
        cost[n] = best
        for m in range(2, min(n, limit // n) + 1):
            if cost[m] + best < cost[m * n]:
                cost[m * n] = cost[m] + best
    return cost


@functools.cache
def largest(k):
    """E(k) from its definition, with E(0) = 0."""
    if k < 2:
        return k
    return max(largest(k - 1), *(f for i in range(1, k) for f in (largest(i) + largest(k - i), largest(i) * largest(k - i))))


E = [largest(k) for k in range(140)]


def least(x):
    """LB(x)."""
    return bisect_left(E, x)


def parts(m, s):
    """The pairs that a claim (m, s) is about."""
    if E[s] < m:
        return
    for a in range(1, m // 2 + 1):
        if a * (m - a) > E[s]:
            break
        yield a, m - a
    divisors = {1}
    for p, e in factor(m):
        divisors = {d * p**k for d in divisors for k in range(e + 1)}
    yield from ((d, m // d) for d in divisors if d > 1 and d * d <= m)


def follows(m, s, pairs, claims):
    """Whether one claim follows from the others."""
    def bound(x):
        return max(least(x), claims.get(x, -1) + 1)

    return E[s] < m or (m >= 2 and all(bound(x) + bound(y) > s for x, y in pairs))


def as_mapping(closed):
    """The claims as m: s, after a look at their order."""
    groups = closed.claims
    assert [g[0] for g in groups] == sorted({g[0] for g in groups})
    assert all(len(g) > 1 and list(g[1:]) == sorted(set(g[1:])) for g in groups)
    claims = {m: s for s, *ms in groups for m in ms}
    assert len(claims) == sum(len(g) - 1 for g in groups)
    return claims


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def check_factors(closed):
    """What is said of primes and composites is what the claims need, and no more."""
    large, composites = set(), {}
    for m in as_mapping(closed):
        c, d = m, 2
        while d < TRIAL and c > 1:
            while c % d == 0:
                c //= d
            d += 1
        said = dict(closed.composites)
        while c >= TRIAL**2 and c in said:
            p = said[c]
            assert p >= TRIAL and p != c and c % p == 0
            assert is_prime(p)
            composites[c] = p
            large.update({p} if p > TRIAL**2 else ())
            c //= p
        if c >= TRIAL**2:
            large.add(c)
    assert closed.composites == tuple(sorted(composites.items()))
    needed = {entry for p in large for entry in pocklington(p)}
    assert closed.primes == tuple(sorted(needed))


def check(n, s):
    """The claims of f(n) > s, each seen to follow."""
    closed = lower_bounds([(n, s)])
    claims = as_mapping(closed)
    assert max(least(n), claims.get(n, -1) + 1) > s
    assert all(t >= least(m) for m, t in claims.items())
    assert all(follows(m, t, parts(m, t), claims) for m, t in claims.items())
    return closed, claims


def shown(n):
    """f(n), after its expression was counted."""
    found = complexity(n)
    assert value(found.expression) == n == found.expression.n and ones(found.expression) == found.value
    return found.value


def test_the_sieve_of_this_test_agrees_with_the_definition():
    assert by_sieve(200_000)[1:3001] == by_definition(3000)[1:]


def test_values_to_3000_by_the_definition():
    assert [shown(n) for n in range(1, 3001)] == by_definition(3000)[1:]


def test_random_values_to_200000():
    cost = by_sieve(200_000)
    rng = random.Random(3)
    for n in [19_999, 20_000, 20_001, 199_999, 200_000, *(rng.randrange(20_000, 200_001) for _ in range(600))]:
        assert shown(n) == cost[n], n


def test_the_tables_are_exact():
    from mathcheck.oracle.complexity_search import _tables

    tables, cost = _tables(), by_sieve(200_000)
    tables.reach(33)  # E(33) < 200,000
    assert tables.cost[1:] == cost[1:20_001]
    assert E[:len(tables.largest)] == tables.largest[:len(E)]
    for t in range(1, 34):
        assert (tables.cut[t] - 1)**3 < 3**max(0, t - 2) <= tables.cut[t]**3, t
        assert tables.top[t] == {n for n in range(tables.cut[t], E[t] + 1) if cost[n] <= t}, t
    for a in range(6, 300):
        solid = all(cost[x] + cost[a - x] > cost[a] for x in range(1, a))
        assert solid == any(a in group for group in tables.solid) or cost[a] > 17, a


def test_the_counterexample():
    found = complexity(P)
    assert found.value == 63 and shown(P - 1) == 63
    assert text(found.expression) == "2*3 + (1 + 2^2*3^2)*(2 + 3^4*(1 + 2*3^10))"


@pytest.mark.parametrize("n", [21080618, 63241604, 67139098, 126483083, 353942783])
def test_sums_of_two_parts_that_cost_no_more_than_the_number_below(n):
    """Numbers for which some a + b = n, a, b >= 2, costs <= f(n-1)."""
    below = complexity(n - 1).value
    assert any(complexity(a).value + complexity(n - a).value <= below for a in range(6, 28))


@pytest.mark.parametrize("k", [1, 2, 10, 20, 31, 40, 48])
def test_powers_of_two_and_three(k):
    assert shown(2**k) == 2 * k and shown(3**k) == 3 * k and shown(2 * 3**k) == 3 * k + 2


def test_n_from_1_to_100_has_claims_for_every_smaller_bound():
    for n in range(1, 101):
        for s in range(shown(n)):
            closed, _ = check(n, s)
            assert closed.primes == closed.composites == ()


@pytest.mark.parametrize(("n", "most"), [(P - 1, 3400), (P, 1800)])
def test_the_claims_of_the_counterexample(n, most):
    closed, claims = check(n, 62)
    assert len(claims) <= most
    check_factors(closed)


@pytest.mark.parametrize(("n", "s"), [(P - 1, 62), (P, 62), (46, 11), (2**20, 39), (10**6 + 3, 42)])
def test_no_claim_can_be_dropped_and_none_can_say_more(n, s):
    _, claims = check(n, s)
    pairs = {m: list(parts(m, t)) for m, t in claims.items()}
    users = {}
    for m, ways in pairs.items():
        for x in {x for way in ways for x in way}:
            users.setdefault(x, []).append(m)
    for m, t in claims.items():
        fewer = {**claims, m: -1}
        dropped = any(not follows(k, claims[k], pairs[k], fewer) for k in users.get(m, ()))
        assert dropped or (m == n and max(least(n), 0) <= s), m
        assert not follows(m, t + 1, parts(m, t + 1), {**claims, m: t + 1}), m


@pytest.mark.parametrize("exponent", [5, 7, 9])
def test_claims_of_random_numbers(exponent):
    rng = random.Random(exponent)
    for _ in range(3):
        n = rng.randrange(10**exponent, 2 * 10**exponent)
        closed, _ = check(n, shown(n) - 1)
        check_factors(closed)


def test_composites_without_small_factors():
    n = 4099 * 4111 * 4127
    closed, _ = check(n, shown(n) - 1)
    assert {(n, 4099), (4111 * 4127, 4111)} <= set(closed.composites)
    square, _ = check(4099**2, shown(4099**2) - 1)
    assert (4099**2, 4099) in square.composites


def test_a_bound_that_size_alone_shows_needs_no_claim():
    assert lower_bounds([(10**9, 5)]).claims == lower_bounds([(1, 0)]).claims == ()


def test_one_list_may_show_several_bounds():
    both = as_mapping(lower_bounds([(P, 62), (P - 1, 62)]))
    assert both[P] == both[P - 1] == 62
    assert all(follows(m, t, parts(m, t), both) for m, t in both.items())
    assert len(both) < 3_400


@pytest.mark.parametrize(("n", "s"), [(1, 1), (5, 5), (P, 63), (10**9, 10**5), (6, 100), (0, 0), (-3, 1), (7, -1)])
def test_false_bounds_are_refused(n, s):
    with pytest.raises(ValueError):
        lower_bounds([(n, s)])


def test_more_claims_than_a_certificate_holds_are_refused_early(monkeypatch):
    monkeypatch.setattr(complexity_bounds, "MAX_TREE", 100)
    with pytest.raises(ValueError, match="more than 100 claims would be needed, and a certificate holds no more"):
        lower_bounds([(P, 62)])


@pytest.mark.parametrize("n", [0, -1])
def test_numbers_below_one_are_refused(n):
    with pytest.raises(ValueError):
        complexity(n)


class Stopped(Exception):
    """What a caller raises who has waited long enough."""


def test_progress_is_reported_and_may_stop_the_search():
    told = []

    def report(progress):
        told.append(progress)
        if len(told) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        complexity(10**20 + 39, report)
    assert all(isinstance(p, Progress) and 0 <= p.share <= 1 and p.nodes > 0 for p in told)
    assert [p.nodes for p in told] == sorted(p.nodes for p in told)
    assert least(10**20 + 39) <= told[0].budget <= told[-1].budget


def test_estimates_grow():
    assert 0 < estimate(1) < estimate(10**9) < estimate(10**12) < estimate(10**15) < 10 < estimate(10**20)


def test_no_other_algebra_system_or_arrays_are_loaded():
    code = ("import sys; from mathcheck.oracle.complexity_search import complexity; assert 'flint' not in sys.modules; "
            "complexity(10**7 + 19); assert not {'sympy', 'numpy'} & set(sys.modules)")
    subprocess.run([sys.executable, "-c", code], check=True)
