"""Lower bounds for what it costs to build a natural number by sums and products.

f is a cost in this sense: f(1) >= 1, and every n >= 2 is a sum or a product of a, b >= 1 with f(a) + f(b) <= f(n). In such a product
a and b are less than n, for f(1) + f(n) <= f(n) is false. So a, b < n in any case, and with
    E(0) = 0, E(1) = 1, E(k) = the largest of E(k-1), E(i) + E(k-i), E(i)*E(k-i) for 0 < i < k
induction on n gives f(n) >= 1 and n <= E(f(n)): with i = f(a), j = f(b) both E(i) + E(j) and E(i)*E(j) are at most E(i + j).
So f(n) is at least the least k with n <= E(k).

A claim (m, s) says s < f(m). It is closed if m > E(s), or if all ways to build m for at most s are excluded by what is known of smaller
numbers, by the bound above and by other claims: for a + b = m these are the ways with a*b <= E(s), as a*b <= E(f(a))*E(f(b)) <= E(s), and
for a*b = m those with 2 <= a, b. If all claims of a list are closed, all are true, by induction on m.
"""

from bisect import bisect_left
from typing import Any

from .binding import bind, fresh, substitute
from .errors import KernelError
from .primality import Primes, factors
from .sorts import INT, NAT, is_subsort
from .terms import MAX_SIZE, ONE, Term, conj, disj, eq, imp, le, lt, number
from .theorem import Sequent, Theorem, require, rule, united

MAX_COST = 1_000
MAX_BITS = 2_000
MAX_WANTED = 100
MAX_WAYS = 3_000_000  # of building the numbers of a list, together: some seconds
MAX_DIVISORS = 100_000  # of one number


def splits(f: Term, x: Term) -> Term:
    """forall n:Nat. 2 <= n -> exists a:Nat. exists b:Nat. 1 <= a and 1 <= b and (n = a + b or n = a*b) and f[a] + f[b] <= f[n], f[..]
    being the term f with .. for its variable x."""
    n = fresh("n", NAT, f)
    a = fresh("a", NAT, f, n)
    b = fresh("b", NAT, f, n, a)
    cheaper = le(substitute(f, x, a) + substitute(f, x, b), substitute(f, x, n))
    way = conj(le(ONE, a), conj(le(ONE, b), conj(disj(eq(n, a + b), eq(n, a * b)), cheaper)))
    return bind("forall", n, imp(le(number(2), n), bind("exists", a, bind("exists", b, way))))


@rule()
def cost_exceeds(positive: Theorem, split: Theorem, f: Term, x: Term,
                 wanted: tuple, claims: tuple, primes: tuple, composites: tuple) -> Sequent:  # type: ignore[type-arg] # they are checked
    """G |- 1 <= f[1]    H |- forall n:Nat. 2 <= n -> n is a sum or a product of a, b >= 1 with f[a] + f[b] <= f[n]
       /  G, H |- s < f[m] and .. and .., for the pairs (m, s) wanted, grouped to the right.

    The second premise is the formula that `splits` builds. claims: groups (s, m1, m2, ..) of claims that say s < f[m1], s < f[m2],
    ..; primes: the table of the rule `prime`; composites: pairs (c, p), p being a prime factor of c, for what division on trial leaves of
    a claimed number. Refuses unless x is a Nat variable, f an integer term, the premises have this form, every claim is closed (see above),
    and the bounds wanted, 1 to 100, follow from the claims; refuses a number claimed twice and more than MAX_WAYS ways to build.
    """
    name = "cost_exceeds"
    require(x.op == "var" and x.sort is NAT and is_subsort(f.sort, INT), name, "a cost is an integer term in a Nat variable", f=f, x=x)
    require(positive.concl == le(ONE, substitute(f, x, ONE)), name, "the first premise is not 1 <= f[1]", premise=positive.concl)
    require(split.concl == splits(f, x), name, "the second premise does not say that every number is built from cheaper ones",
            premise=split.concl, wanted=splits(f, x))
    goals = _pairs("the bounds wanted are pairs (m, s) of integers", wanted)
    require(1 <= len(goals) <= MAX_WANTED and len(goals) * f.size <= MAX_SIZE, name,
            f"the bounds wanted are from 1 to {MAX_WANTED}, fewer for a large term", f=f)
    require(all(0 <= s <= MAX_COST for _, s in goals), name, f"a bound lies between 0 and {MAX_COST}", wanted=wanted)
    bounds = _Bounds(_claimed(claims), max(s for _, s in goals))
    bounds.close(Primes(name, primes), dict(_pairs("composites are pairs (c, p) of integers", composites)))
    for m, s in goals:
        require(1 <= m and bounds.least(m) > s, name, "the bound does not follow from the claims", number=m, bound=s)
    *first, result = [lt(number(s), substitute(f, x, number(m))) for m, s in goals]
    for bound in reversed(first):
        result = conj(bound, result)
    return Sequent(united(positive, split), result)


class _Bounds:
    """What is known of a cost f. claimed: for some m an s with s < f(m), not yet seen to be true; bound: the largest bound wanted."""

    def __init__(self, claimed: dict[int, int], bound: int) -> None:
        self._claimed = claimed
        self._largest = _largest(max(bound, *claimed.values()) if claimed else bound)
        self._ways = 0

    def least(self, n: int) -> int:
        """A number that f(n) is not below, for n >= 1."""
        general = bisect_left(self._largest, n)
        claimed = self._claimed.get(n)
        return general if claimed is None or claimed < general else claimed + 1

    def close(self, primes: Primes, composites: dict[int, int]) -> None:
        """Raise KernelError unless all claims are closed."""
        for m, s in self._claimed.items():
            most = self._largest[s]
            if m <= most:
                self._sums(m, s, most)
                self._products(m, s, factors("cost_exceeds", m, primes, composites))

    def _sums(self, m: int, s: int, most: int) -> None:
        require(m > 1, "cost_exceeds", "1 may cost as little as 1", number=m, bound=s)
        for a in range(1, m // 2 + 1):
            b = m - a
            if a * b > most:  # and so for all larger a up to the half of m
                break
            self._pay(1)
            if self.least(a) + self.least(b) <= s:
                raise KernelError("cost_exceeds", "a sum is not excluded: no claim on its parts is strong enough", number=m, bound=s,
                                  sum=(a, b))

    def _products(self, m: int, s: int, factored: dict[int, int]) -> None:
        divisors = [1]
        for p, e in factored.items():
            self._pay(len(divisors) * e)
            require(len(divisors) * (e + 1) <= MAX_DIVISORS, "cost_exceeds", f"a number with more than {MAX_DIVISORS} divisors", number=m)
            divisors += [d * p**i for i in range(1, e + 1) for d in divisors]
        for d in divisors:
            if 1 < d and d * d <= m and self.least(d) + self.least(m // d) <= s:
                raise KernelError("cost_exceeds", "a product is not excluded: no claim on its factors is strong enough", number=m, bound=s,
                                  product=(d, m // d))

    def _pay(self, ways: int) -> None:
        self._ways += ways
        require(self._ways <= MAX_WAYS, "cost_exceeds", f"more than {MAX_WAYS} ways to build the numbers of the list")


def _largest(s: int) -> list[int]:
    """E(0), .., E(s)."""
    table = [0, 1]
    for k in range(2, s + 1):
        table.append(max(max(table[i] + table[k - i], table[i] * table[k - i]) for i in range(1, k // 2 + 1)))
        table[k] = max(table[k], table[k - 1])
    return table[:s + 1]


def _claimed(groups: tuple[Any, ...]) -> dict[int, int]:
    claimed: dict[int, int] = {}
    for group in groups:
        if type(group) is not tuple or not group or any(type(x) is not int for x in group):
            raise KernelError("cost_exceeds", "the claims are groups (s, m1, m2, ..) of integers", group=group)
        s, *numbers = group
        require(0 <= s <= MAX_COST, "cost_exceeds", f"a claim's bound lies between 0 and {MAX_COST}", bound=s)
        for m in numbers:
            require(1 <= m and m.bit_length() <= MAX_BITS, "cost_exceeds", f"a claim is on a number from 1 to 2^{MAX_BITS}", number=m)
            require(m not in claimed, "cost_exceeds", "a number is claimed twice", number=m)
            claimed[m] = s
    return claimed


def _pairs(why: str, value: tuple[Any, ...]) -> list[tuple[int, int]]:
    for pair in value:
        if type(pair) is not tuple or len(pair) != 2 or any(type(x) is not int for x in pair):
            raise KernelError("cost_exceeds", why, pair=pair)
    return list(value)


__all__ = ["cost_exceeds"]
