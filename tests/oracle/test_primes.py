"""Factors, and Pocklington tables checked with Python's integers from what the table is to say."""

import random
from math import gcd, isqrt, prod

import pytest

from mathcheck.oracle.primes import TRIAL, factor, pocklington, proof_table

AWKWARD = [
    2**61 - 1, 10**12 + 39, 353942783, 2**89 - 1, 2**127 - 1, 10**18 + 9, 10**30 + 57,
    16777259,  # the first beyond TRIAL^2
    3 * 2**30 + 1,  # q - 1 has small factors only
    1000000007, 4294967291, 18446744073709551557,
]


def small_prime(n):
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def faults(table):
    """What is wrong with a table, from its definition."""
    entries = {}
    for q, a, *parts in table:
        if entries and q <= max(entries):
            yield f"{q} is out of order"
        if q <= TRIAL**2:
            yield f"{q} needs no entry"
        if not parts or len(set(parts)) < len(parts):
            yield f"{q} has no or repeated divisors"
        powers = []
        for p in parts:
            if not (p in entries or (p < TRIAL**2 and small_prime(p))):
                yield f"{p} is not known to be prime"
            power = 1
            while (q - 1) % (power * p) == 0:
                power *= p
            powers.append(power)
            if power == 1 or gcd(pow(a, (q - 1) // p, q) - 1, q) != 1:
                yield f"{p} shows nothing about {q}"
        if prod(powers)**2 <= q:
            yield f"too little of {q} - 1 is factored"
        if parts and prod(powers)**2 > q and any((prod(powers) // w)**2 > q for w in powers):
            yield f"{q} does with fewer divisors"
        if pow(a, q - 1, q) != 1:
            yield f"{q} fails Fermat's test"
        entries[q] = a


@pytest.mark.parametrize("p", AWKWARD)
def test_awkward_primes(p):
    table = pocklington(p)
    assert list(faults(table)) == []
    assert table[-1][0] == p


def test_random_primes_in_one_table():
    rng = random.Random(1)
    primes = {p for _ in range(200) for p, _ in factor(rng.randrange(10**8, 10**14))}
    table = proof_table(primes)
    assert list(faults(table)) == []
    assert {p for p in primes if p > TRIAL**2} <= {entry[0] for entry in table}


def test_the_check_finds_faults():
    q, a, *parts = pocklington(10**12 + 39)[-1]
    assert list(faults([(q + 2, a, *parts)])) and list(faults([(q, 1, *parts)])) and list(faults([(q, a)]))


@pytest.mark.parametrize("p", [2, 3, 4093, 16777213])
def test_small_primes_need_no_entry(p):
    assert pocklington(p) == ()


@pytest.mark.parametrize("n", [0, 1, 4, 561, 16785409, (10**9 + 7) * (10**9 + 9), 3215031751, 2**67 - 1, -7])
def test_what_is_not_prime_is_refused(n):
    with pytest.raises(ValueError):
        pocklington(n)


def test_factors():
    rng = random.Random(2)
    assert factor(1) == () and factor(353942783) == ((353942783, 1),) and factor(126483083) == ((9091, 1), (13913, 1))
    for n in [*range(1, 500), *(rng.randrange(1, 10**20) for _ in range(200))]:
        found = factor(n)
        assert prod(p**e for p, e in found) == n and list(found) == sorted(found)
        assert all(small_prime(p) for p, _ in found if p < 10**6)
    with pytest.raises(ValueError):
        factor(0)
