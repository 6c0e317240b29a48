"""Claims which show that the integer complexity of a number is more than so many ones: the side that no expression shows.

A claim (m, s) says f(m) > s. It is closed if every sum and every product that could write m with s ones is excluded by the size of its
parts or by claims about them, which are about smaller numbers. The kernel checks just that, so nothing here is trusted. With E(k), the
largest number of at most k ones, and LB(n), the least k with E(k) >= n, f(n) >= LB(n), and only sums a + b = m with a*b <= E(s) count.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from math import prod
from typing import NamedTuple

from ..kernel.primality import TRIAL
from ..kernel.theorem import MAX_TREE
from .complexity_search import Search, divisors_to_root
from .primes import Entry, factor, proof_table


class Closed(NamedTuple):
    """Claims that show lower bounds, each following from the others about smaller numbers, and what their check needs. None can be left
    out, and none can say more.

    claims: groups (s, m1, m2, ...), s and the m rising: f(mi) > s. primes: the proof table of all primes >= TRIAL^2 that divide a
    claimed number. composites: (c, p), c rising: p is a prime factor of c, which is a claimed number without its prime factors
    below TRIAL, or such a c divided by its p, wherever that is >= TRIAL^2 and not prime.
    """

    claims: tuple[tuple[int, ...], ...]
    primes: tuple[Entry, ...]
    composites: tuple[tuple[int, int], ...]


def lower_bounds(wanted: Sequence[tuple[int, int]]) -> Closed:
    """Closed claims that show f(n) > s for every wanted (n, s), n >= 1 and s >= 0. ValueError for other n and s, if f(n) <= s, and if
    more claims would be needed than a certificate holds."""
    claimed: dict[int, int] = {}
    for n, s in wanted:
        if n < 1 or s < 0:
            raise ValueError(f"f({n}) > {s} is not a claim about a number of ones")
        search = Search(n)
        if (value := search.cost_within(n, s)) is not None:
            raise ValueError(f"f({n}) = {value}, which is not more than {s}")
        search.tables.reach(s)
        for m, bound in _claims(search, n, s).items():
            claimed[m] = max(bound, claimed.get(m, 0))
    return _written(_tight(claimed, wanted))


def _claims(search: Search, n: int, s: int) -> dict[int, int]:
    """Numbers m with s(m) < f(m), closed, from n downwards: when m is reached, all that larger numbers need of it is known.

    Every claim was needed when it was made. One or two in a hundred are not in the end, because a later one was stronger.
    """
    tables = search.tables
    e, at_least = tables.largest, tables.at_least
    claimed = {n: s}
    heap = [-n]

    def claim(m: int, s: int) -> None:
        if m not in claimed:
            heappush(heap, -m)
        claimed[m] = s

    def bound(m: int) -> int:
        return max(at_least(m), claimed.get(m, -1) + 1)

    def require(small: int, large: int, s: int) -> None:
        """Have bounds of the two parts that add up to more than s. The small part serves many others: it is claimed first."""
        low, high = bound(small), bound(large)
        if low + high > s:
            return
        cost = search.cost_within(small, s - high)
        reached = s + 1 - high if cost is None else cost
        if reached > low:
            claim(small, reached - 1)
        if reached + bound(large) <= s:  # asked again: the parts may be the same number
            claim(large, s - reached)

    while heap:
        m = -heappop(heap)
        s = claimed[m]
        if len(claimed) > MAX_TREE:
            raise ValueError(f"more than {MAX_TREE} claims would be needed, and a certificate holds no more")
        if e[s] >= m:  # only the first claim may be so weak that size shows it
            for small, large in _ways(m, e[s]):
                require(small, large, s)
    return claimed


def _ways(m: int, largest: int) -> Iterator[tuple[int, int]]:
    """The sums a + b = m, a <= b, with a*b at most the largest number that the cost builds, and the products of two factors from 2 on."""
    a = 1
    while 2 * a <= m and a * (m - a) <= largest:
        yield a, m - a
        a += 1
    for d in divisors_to_root(m):
        yield d, m // d


def _tight(claimed: dict[int, int], wanted: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The claims, each as strong as the smaller ones show it, without those on which nothing rests.

    Upwards, a claim is raised as long as it stays closed. Downwards, one is dropped if the claims kept so far and the bounds wanted do not
    need it. A claim that is left cannot be raised, for there are no more claims than when it could not be raised any further.
    """
    e = [0, 1]
    for k in range(2, 3 * max(claimed, default=1).bit_length() + 2):  # no number takes more, by Horner's scheme in base 2
        e.append(max(max(e[i] + e[k - i], e[i] * e[k - i]) for i in range(1, k // 2 + 1)))
    kept: dict[int, int] = {}

    def at_least(m: int) -> int:
        return bisect_left(e, m)

    def bound(m: int) -> int:
        return max(at_least(m), kept.get(m, -1) + 1)

    for m in sorted(claimed):
        s = max(claimed[m], at_least(m) - 1)
        while m > 1 and all(bound(a) + bound(b) > s + 1 for a, b in _ways(m, e[s + 1])):
            s += 1
        kept[m] = s
    goals = dict(sorted(wanted, key=lambda goal: goal[1]))
    needs: dict[int, list[tuple[int, int]]] = {}  # of a number, the other parts and the costs of the ways that it may have to exclude
    for m in sorted(kept, reverse=True):
        s = kept.pop(m)
        if at_least(m) > goals.get(m, -1) and not any(bound(m) + bound(other) <= cost for other, cost in needs.get(m, ())):
            continue
        kept[m] = s
        for a, b in _ways(m, e[s]):
            if at_least(a) + at_least(b) <= s:
                needs.setdefault(a, []).append((b, s))
                needs.setdefault(b, []).append((a, s))
    return kept


def _written(claimed: dict[int, int]) -> Closed:
    groups: dict[int, list[int]] = {}
    large: set[int] = set()
    composites: dict[int, int] = {}
    for m in sorted(claimed):
        groups.setdefault(claimed[m], []).append(m)
        rough = [p for p, e in factor(m) for _ in range(e) if p >= TRIAL]
        large.update(p for p in rough if p > TRIAL**2)
        rest = prod(rough)
        for p in rough[:-1]:  # what is left is composite until the last
            composites[rest] = p
            rest //= p
    return Closed(tuple((s, *groups[s]) for s in sorted(groups)), proof_table(large), tuple(sorted(composites.items())))


__all__ = ["Closed", "lower_bounds"]
