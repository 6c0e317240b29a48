"""The integer complexity f(n), the least number of ones that writes n with +, * and brackets: one value, from the top down.

`complexity` finds the value and an expression that shows f(n) <= value; complexity_bounds.py finds claims that show the other side. Neither
is trusted: a kernel counts the ones of the expression and checks every claim. The search is meant to be exact all the same, and may
not guess: what it leaves out is left out by one of these lemmas.

E(k) is the largest number of at most k ones, LB(n) the least k with E(k) >= n; so f(n) >= LB(n).

- Addends. If a + b = n and f(a) + f(b) <= c, call the parts so that j = f(a) <= f(b). Then n <= a + E(c-j) <= E(j) + E(c-j),
  which does not increase with j up to c/2: only few and small addends come into question.
- Solid addends. a is solid if no sum gives it at f(a) ones. If some a + b = n with a, b >= 2 costs <= c <= f(n-1), then some such
  sum has a solid a >= 6 with f(a) <= f(b): split the cheaper part and move one piece over.
- Irreducible divisors. If an optimal form of n is a product, an irreducible d <= sqrt(n) achieves it, that is one whose own
  products all cost more than f(d): take the product with most factors, then its least factor.
- Top lists. The numbers n of cost <= t with n^3 >= 3^(t-2) are few, about t^2. From t = 9 on they are the products of members of
  earlier lists and their members plus one: 6 + E(t-5) < 3^((t-2)/3), so that no other sum is so large.
"""

import time
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from heapq import heappop, heappush
from itertools import takewhile
from math import isqrt
from operator import add
from typing import NamedTuple

from ..lang.ones import Expression
from .primes import factor

_SIEVED = 20_000  # values up to here come from a sieve, in some 10 ms
_ADDENDS = 17  # solid addends are listed up to this cost; those that are used cost less unless n is far beyond reach
_DEFECT = 2  # of the top lists: with 2 they grow like t^2, with more like t^3
_GROWTH = 2.7  # the work of a budget over that of the budget before, measured from 10^9 to 10^15
_TICK = 0.2  # seconds between reports
_NODES_A_LOOK = 64  # numbers between two looks at the clock


class Found(NamedTuple):
    """f(n) and an expression of n with so many ones."""

    value: int
    expression: Expression


class Progress(NamedTuple):
    """How far a search is. nodes: numbers examined in all; budget: the number of ones that is being excluded (or found to do);
    share: an estimate, from 0 to 1, of the part of this budget's work that is done, from the work for the budget before. It stays
    at 1 where that was too little."""

    nodes: int
    budget: int
    share: float


Report = Callable[[Progress], object]


def complexity(n: int, progress: Report | None = None) -> Found:
    """f(n) and an expression, for n >= 1. ValueError for n < 1.

    progress is called about five times a second; an exception that it raises ends the search.
    """
    if n < 1:
        raise ValueError(f"{n} is not a number of ones")
    search = Search(n, progress)
    return Found(search.cost(n), search.expression(n))


def estimate(n: int) -> float:
    """Roughly how many seconds `complexity` needs for n < 10^300: 0.03 * (n/10^12)^0.36, as measured on random n from 10^6 to 10^15; that
    is twelvefold for every factor 1000. Single n take from a tenth to four times as long."""
    return 0.03 * float((n / 1e12) ** 0.36)


class _Tables:
    """What does not depend on n, grown as far as it is needed."""

    def __init__(self) -> None:
        self.largest = [0, 1]  # E
        self.cut = [1, 1]  # the least n with n^3 >= 3^(t-2)
        while self.largest[-1] <= _SIEVED:
            self._extend()
        self.cost, self.irreducible = self._sieved()
        self.solid = self._solid()
        self._sorted_top: list[list[int]] = [[]]  # falling
        self._top_irreducible: list[list[int]] = [[]]  # those of exactly this cost
        for t in range(1, len(self.largest) - 1):
            listed = [m for m in range(self.largest[t], self.cut[t] - 1, -1) if self.cost[m] <= t]
            self._sorted_top.append(listed)
            self._top_irreducible.append([m for m in listed if self.cost[m] == t and self.irreducible[m]])
        self.top = [set(listed) for listed in self._sorted_top]

    def _extend(self) -> None:
        e, k = self.largest, len(self.largest)
        e.append(max(max(e[i] + e[k - i], e[i] * e[k - i]) for i in range(1, k // 2 + 1)))
        power = 3 ** max(0, k - _DEFECT)
        low = 0  # a cube root by halving: floats do not reach so far
        for bit in reversed(range(power.bit_length() // 3 + 1)):
            if (low + (1 << bit)) ** 3 < power:
                low += 1 << bit
        self.cut.append(low + 1)

    def _sieved(self) -> tuple[list[int], bytearray]:
        """f and the irreducible numbers up to _SIEVED, products before sums."""
        cost = [_SIEVED] * (_SIEVED + 1)
        cost[0], cost[1] = 0, 1
        irreducible = bytearray(_SIEVED + 1)
        divisors: list[tuple[int, int]] = []
        e = self.largest
        for n in range(2, _SIEVED + 1):
            product = cost[n]
            value = min(product, cost[n - 1] + 1)
            # a sum that costs less than n-1 and one has a solid part a >= 6, so of cost j >= 5: n <= E(j) + E(value-1-j)
            if value > 10 and e[5] + e[value - 6] >= n:
                value = min(value, *(cost[a] + cost[n - a] for a in range(6, n // 2 + 1)))
            cost[n] = value
            if value < product:
                irreducible[n] = 1
                if n * n <= _SIEVED:
                    divisors.append((n, value))
            for d, own in takewhile(lambda divisor, n=n: divisor[0] * n <= _SIEVED, divisors):  # type: ignore[misc]
                cost[d * n] = min(cost[d * n], own + value)
        return cost, irreducible

    def _solid(self) -> list[list[int]]:
        """The solid numbers >= 6 by cost."""
        by_cost: list[list[int]] = [[] for _ in range(_ADDENDS + 1)]
        for a in range(6, self.largest[_ADDENDS] + 1):
            own, half = self.cost[a], a // 2 + 1
            if own <= _ADDENDS and own < min(map(add, self.cost[1:half], self.cost[a - 1:a - half:-1])):
                by_cost[own].append(a)
        return by_cost

    def reach(self, t: int) -> None:
        """Have everything up to cost t."""
        while len(self.top) <= t:
            while len(self.largest) <= len(self.top):
                self._extend()
            self._list_top(len(self.top))

    def _list_top(self, t: int) -> None:
        cut = self.cut[t]
        found = {m for m in self.top[t - 1] if m >= cut}
        # d <= e = n/d and n near 3^(t/3): an irreducible d costs at most t/2 and its own defect
        for j in range(2, t // 2 + _DEFECT + 1):
            for d in self._top_irreducible[j]:
                least = -(-cut // d)
                found.update([d * m for m in takewhile(least.__le__, self._sorted_top[t - j])])
        sums = {m + 1 for m in self.top[t - 1] if m + 1 >= cut} - found
        self.top.append(found | sums)
        self._sorted_top.append(sorted(self.top[t], reverse=True))
        self._top_irreducible.append(sorted(sums, reverse=True))

    def at_least(self, n: int) -> int:
        """LB(n), for n up to the largest E."""
        return bisect_left(self.largest, n)


@cache
def _tables() -> _Tables:
    return _Tables()


def divisors_to_root(n: int) -> list[int]:
    """The divisors d of n with 2 <= d <= sqrt(n)."""
    root = isqrt(n)
    divisors = [1]
    for p, e in factor(n):
        power = divisors
        for _ in range(e):
            power = [d * p for d in power if d * p <= root]
            divisors = divisors + power
    return divisors[1:]


_Split = tuple[str, int, int]
_Chain = list[tuple[int, _Split]]


def _chain(last: tuple[int, _Split], reason: dict[int, tuple[int, _Split]]) -> _Chain:
    """The splits from the last one upwards."""
    chain = [last]
    while chain[-1][0] in reason:
        chain.append(reason[chain[-1][0]])
    return chain


class Search:
    """Values that were found, with the numbers examined on the way."""

    def __init__(self, goal: int, progress: Report | None = None) -> None:
        self.tables = _tables()
        self._value: dict[int, int] = {}
        self._chains: dict[int, _Chain] = {}  # the first splits of an expression, where it took a search to find them
        self._least: dict[int, int] = {}  # what f is known to be at least, beyond LB
        self._goal, self._progress = goal, progress
        self._nodes = self._start = self._budget = 0
        self._expected = 0.0
        self._seen = time.monotonic()
        self.tables.reach(2 * goal.bit_length())  # E(2k) >= 2^k: every number of this search has its LB

    def cost(self, n: int) -> int:
        """f(n)."""
        if (value := self.cost_within(n, 3 * n.bit_length())) is None:  # Horner's scheme in base 2 takes less
            raise RuntimeError(f"no expression of {n} was found")
        return value

    def cost_within(self, n: int, most: int) -> int | None:
        """f(n) if it is at most `most`, else None. One budget after the other: the last costs more than all before."""
        tables = self.tables
        if n <= _SIEVED:
            return tables.cost[n] if tables.cost[n] <= most else None
        if n in self._value:
            return self._value[n] if self._value[n] <= most else None
        if self._least.get(n, 0) > most:
            return None
        for budget in range(max(tables.at_least(n), self._least.get(n, 0)), most + 1):
            if n == self._goal:
                tables.reach(budget)  # smaller numbers get smaller budgets
                self.begin(budget, _GROWTH)
            if n >= tables.cut[budget]:
                if n in tables.top[budget]:
                    self._value[n] = budget
                    return budget
            else:
                excess, chain = self._within(n, budget)
                if chain:
                    self._value[n], self._chains[n] = budget + excess, chain
                    return budget + excess if budget + excess <= most else None
            self._least[n] = budget + 1
        return None

    def expression(self, n: int) -> Expression:
        """An expression of n with f(n) ones."""
        splits: dict[int, _Split] = {}
        pending = [n]
        while pending:
            m = pending.pop()
            if m == 1 or m in splits:
                continue
            value = self.cost(m)
            for at, split in self._chains.get(m) or self._within(m, value)[1]:
                splits.setdefault(at, split)
                pending += split[1:]
        return Expression(n, splits)

    def _within(self, n: int, budget: int) -> tuple[int, _Chain]:
        """Whether f(n) <= budget: 0 and splits that lead from n to a number known to be within its share. If it is not, 1 and
        splits to a number that exceeds its share by one, which show f(n) = budget + 1; or no splits if there are none such.

        The numbers that could be parts are examined from the largest, each once, with the most ones that any whole leaves for it:
        if it is within them, the whole that leaves them is within its own, and so on up to n; and the same with one more.
        """
        most = {n: budget}
        reason: dict[int, tuple[int, _Split]] = {}  # the number that leaves the most, and how it is split
        heap = [-n]
        tables = self.tables
        cost, cut, top = tables.cost, tables.cut, tables.top
        last: tuple[int, _Split] | None = None  # the split whose part exceeds its share by one
        while heap:
            m = -heappop(heap)
            self.count()
            for part, left, op, other in self._steps(m, most[m]):
                if part <= _SIEVED:
                    excess = cost[part] - left
                elif part >= cut[left]:
                    excess = 0 if part in top[left] else 1 if part in top[left + 1] else 2
                else:
                    before = most.get(part, 0)
                    if before == 0:
                        heappush(heap, -part)
                    if before < left:
                        most[part], reason[part] = left, (m, (op, other, part))
                    continue
                if excess <= 0:
                    return 0, _chain((m, (op, other, part)), reason)
                if excess == 1 and last is None:
                    last = m, (op, other, part)
        return 1, [] if last is None else _chain(last, reason)

    def _steps(self, m: int, ones: int) -> list[tuple[int, int, str, int]]:
        """The ways of splitting m > 1 that may cost so many ones, without those that the lemmas exclude: the part to be examined,
        the ones that are left for it, the operation, and the other part, which costs the rest."""
        tables = self.tables
        e, cost, irreducible = tables.largest, tables.cost, tables.irreducible
        steps = []
        for d in divisors_to_root(m):
            if d > _SIEVED:
                part = m // d
                own = self._divisor(d, ones - max(tables.at_least(part), self._least.get(part, 0)))
                if own is not None:
                    steps.append((part, ones - own, "*", d))
            elif irreducible[d] and (left := ones - cost[d]) > 0 and (part := m // d) <= e[left]:
                steps.append((part, left, "*", d))
        if m - 1 <= e[ones - 1]:
            steps.append((m - 1, ones - 1, "+", 1))
        for j in range(5, ones // 2 + 1):
            largest = e[ones - j]
            if e[j] + largest < m:
                break
            if j > _ADDENDS:
                raise RuntimeError(f"{m} with {ones} ones is beyond the listed addends")
            steps += [(m - a, ones - j, "+", a) for a in tables.solid[j] if 2 * a <= m <= a + largest]
        return steps

    def _divisor(self, d: int, most: int) -> int | None:
        """f(d) if it is at most `most`, looking first at what d's size says."""
        return self.cost_within(d, most) if 0 < most and d <= self.tables.largest[most] else None

    def begin(self, budget: int, growth: float) -> None:
        """Note that work on the goal begins, so many times as much as the work before it."""
        self._expected = growth * (self._nodes - self._start)
        self._budget, self._start = budget, self._nodes

    def count(self) -> None:
        """Note one more number; report now and then."""
        self._nodes += 1
        if self._progress is not None and self._nodes % _NODES_A_LOOK == 0 and (now := time.monotonic()) >= self._seen + _TICK:
            self._seen = now
            done = self._nodes - self._start
            self._progress(Progress(self._nodes, self._budget, done / max(self._expected, done, 1)))


__all__ = ["Found", "Progress", "Report", "Search", "complexity", "divisors_to_root", "estimate"]
