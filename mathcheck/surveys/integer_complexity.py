"""f(n), the least number of 1s that writes n with +, * and brackets (OEIS A005245), for every n up to a limit.

Never an estimate: each value is exact by the argument below, of which `lemmas=False` leaves out two lemmas. No value is taken from
anywhere; A005520 and other programs' tables are what the tests compare with.

Facts.

  Recursion.    f(1) = 1; else f(n) is the least f(a) + f(b) over a + b = n and over ab = n with a, b >= 2.
  Size.         f(n) <= 3 log2 n for n >= 2, as f(2m) <= f(m) + 2 and f(2m + 1) <= f(m) + 3. So f(n) < 127 for n < 2^42.
  Largest.      E(k), the largest n with f(n) <= k, is the greatest E(i) + E(k - i) or E(i) E(k - i): + and * grow with their parts.
  Short chains. If f(n) = f(n - i) + i then i <= 5: f(n) <= f(n - i) + f(i), and f(i) < i from i = 6 on (f(6) = 5, one 1 more a step).

Lemmas, on a sum a + b = n of cost f(a) + f(b) <= c. Its parts are named so that f(a) <= f(b): by cost, not by size.

  Cut by cost.  Put j = f(a). Then 2j <= c, a <= E(j) and b <= E(c - j), hence a + E(c - j) >= n and E(j) + E(c - j) >= n. Both
                get easier to meet as c grows and n falls, so what the greatest c and the least n of a range leave, covers the range.
  Solid.        Call a solid if f(a) < f(x) + f(y) for all x + y = a. If c <= f(n - 1) and a, b >= 2, some such sum of cost <= c
                has a solid. Take one whose f(a) is least. If a is not solid, a = x + y with x >= y and f(a) = f(x) + f(y). Then
                x + (y + b) costs at most f(x) + f(y) + f(b) <= c, and the cheaper of its parts at most f(x) < f(a). This is smaller,
                unless x = 1: but then a = 1 + 1 and f(n - 1) = f(1 + b) <= 1 + f(b) <= c - 1, which c <= f(n - 1) excludes.
  Irreducible.  Call d >= 2 irreducible if f(d) < f(x) + f(y) for all xy = d with x, y >= 2. If f(n) is the cost of a product, it is
                that of d * (n/d) with d irreducible, d^2 <= n. Take the factors of n, at least two, that cost f(n) together and are
                as many as can be: each is irreducible, or it could be split; their least is d; the others' product costs no more
                than they do.

n is *flagged* if some a + b = n with a, b >= 2 costs at most f(n - 1). If n is not flagged, f(n) is f(n - 1) + 1 or the cost of a
product. A prime has no product, so f(q) = f(q - 1) + 1 for a prime q exactly if q is not flagged.

Blocks. Let every f below L be known, and L <= n < H <= 2L. A factor of n is at most n/2 < L. So

  1. g(n), the least cost of the products f(d) + f(n/d) by irreducible d (by all d, without lemmas), can be written down;
  2. v(n) is the least g(n - i) + i within the block and f(n - i) + i before it, for i <= 7 (i <= 127 without lemmas: as no value
     is above 127, no longer chain is of use). v(n) >= f(n), for 1s are written down for it;
  3. M(n) is the least v(n - a) + f(a) over the solid addends (over all, without lemmas) that the cut by cost leaves to the block.

Go up through the block. While all before n are exact (v = f), M(n) <= f(n - 1) says whether n is flagged: by the lemmas, and because
M(n) is a sum that exists. If it is not, v(n) is exact: step down from n while f(m) = f(m - 1) + 1 and m is neither before the block nor
a product that costs f(m); at most five steps, by the short chains, all of which v tries. If it is, f(n) is the lesser of v(n) and
M(n). Where M(n) is the lesser - n is *irregular* - it takes the place of v(n), the chains are drawn again, for those that now start at
n, and the rest of the block is tested anew. With no flag the whole block is exact, by induction; in all blocks a few flags are met.

Memory. Factors are at most limit/2 and addends at most _FIRST (or the survey is refused), so half the values and a window are kept.
"""

from collections.abc import Callable, Iterable, Sequence
from math import isqrt
from time import monotonic
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .memory import memory_available

Bytes = NDArray[np.uint8]
Costs = Sequence[tuple[int, int]]  # numbers, each with its f

_MOST = 127  # no value is above, and no two that are added make 256
_LARGEST = 2**42 - 1
_FIRST = 256  # values found from the recursion, and as many are kept in front of a block
_BLOCK = 1 << 22  # numbers: a block should stay in the cache
_MULTIPLES = 256  # that the largest divisor finds in a block: fewer are not worth a call
_EVERY = 0.2  # seconds between two reports of progress


class SurveyRefused(Exception):
    """The survey is not started: limit out of range, or too little memory; or it cannot go on, as `_admissible` says.

    why: the reason; hint: what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(f"{why} ({hint})")
        self.why = why
        self.hint = hint


class Survey(NamedTuple):
    """What a survey found among 1..limit.

    flagged: n such that some a + b = n with a, b >= 2 costs at most f(n - 1); least_factors: of each, the least prime factor;
    irregular: the flagged n that such a sum writes with fewer 1s than 1 + (n - 1) and every product do;
    records: (n, k) with n the least that has f(n) = k, for k = 1, 2, 3, ...; values: f(1)..f(limit) if they were to be kept."""

    limit: int
    flagged: tuple[int, ...]
    least_factors: tuple[int, ...]
    irregular: tuple[int, ...]
    records: tuple[tuple[int, int], ...]
    values: Bytes | None

    @property
    def primes_flagged(self) -> tuple[int, ...]:
        """The primes q up to the limit with f(q) != f(q - 1) + 1."""
        return tuple(n for n, d in zip(self.flagged, self.least_factors) if n == d)


def survey(limit: int, *, lemmas: bool = True, keep: bool = False, progress: Callable[[int], object] | None = None) -> Survey:
    """Find f(1)..f(limit) by the argument at the top of this module.

    limit: 1 to 2^42 - 1. lemmas: whether only solid addends and irreducible divisors are tried, or all. keep: whether the values are
    returned, a byte each. progress: called with the n that has been reached, a few times a second, and with limit at the end.
    Raises SurveyRefused, before memory is taken, if the limit is out of range or more memory is needed than there is."""
    admit(limit, lemmas=lemmas, keep=keep)
    first = by_definition(_FIRST)
    divisors = _divisors(limit, first, lemmas)
    candidates = [(a, first[a]) for a in range(2, _FIRST + 1) if not lemmas or _is_solid(a, first)]
    steps = (1, 2, 4) if lemmas else (1, 2, 4, 8, 16, 32, 64)
    largest = largest_values()

    table = np.empty(max(limit if keep else limit // 2, _FIRST) + 1, np.uint8)  # table[n] is f(n)
    table[: _FIRST + 1] = first
    block = _block_length(limit)
    window = np.empty(_FIRST + block, np.uint8)  # the last values before a block, and the block
    window[:_FIRST] = first[1:]
    scratch = np.empty(block, np.uint8)
    flagged: list[int] = []  # none of the first 256 is, as the tests see from the definition
    irregular: list[int] = []
    records = [(first.index(k), k) for k in range(1, max(first[: limit + 1]) + 1)]

    low, due = _FIRST + 1, monotonic() + _EVERY
    while low <= limit:
        size = min(low, block, limit + 1 - low)
        now = window[_FIRST : _FIRST + size]
        before = window[_FIRST - 1 : _FIRST - 1 + size]
        _write_products(now, low, table, divisors, scratch)
        _draw_chains(window, size, steps, scratch)
        addends = _admissible(candidates, low, int(before.max()), largest)
        start = 0
        while start < size:
            sums = _cheapest_sums(window, start, size, addends, scratch)
            for hit in np.flatnonzero(sums <= before[start:]).tolist():
                at = start + hit
                flagged.append(low + at)
                if sums[hit] < now[at]:
                    irregular.append(low + at)
                    now[at] = sums[hit]
                    _draw_chains(window, size, steps, scratch)
                    start = at + 1
                    break
            else:
                break

        # f rises by at most 1 a step, so the first n that is above all before it is a record, and no k is left out
        records += [(low + int((now == k).argmax()), k) for k in range(records[-1][1] + 1, int(now.max()) + 1)]
        kept = table[low : low + size]
        kept[:] = now[: len(kept)]
        window[:_FIRST] = window[size : size + _FIRST]
        low += size
        if progress is not None and monotonic() >= due:
            progress(low - 1)
            due = monotonic() + _EVERY
    if progress is not None:
        progress(limit)
    return Survey(limit, tuple(flagged), tuple(map(least_factor, flagged)), tuple(irregular), tuple(records),
                  table[1 : limit + 1] if keep else None)


def save(found: Survey, file: BinaryIO) -> None:
    """Write the values as a NumPy array of bytes. Raises OSError, and ValueError if they were not kept."""
    if found.values is None:
        raise ValueError("the values were not kept")
    # not by numpy.save, whose errors do not say why a file could not be written
    np.lib.format.write_array_header_1_0(file, np.lib.format.header_data_from_array_1_0(found.values))
    file.write(found.values.data)


def memory_needed(limit: int, *, lemmas: bool = True, keep: bool = False) -> int:
    """Bytes that a survey takes at its peak, beyond an interpreter that has imported this module; rather too many than too few."""
    block = min(_block_length(limit), limit)
    # of all numbers up to the root about one in five is irreducible; each divisor is a tuple and an int in a list
    divisors = isqrt(limit) * (25 if lemmas else 100)
    return (limit if keep else limit // 2) + 3 * block + divisors + 2_000_000


def largest_values() -> list[int]:
    """E(0), ..., E(127): E(k) is the largest n with f(n) <= k, by its recursion."""
    largest = [0, 1]
    for k in range(2, _MOST + 1):
        largest.append(max(max(largest[i] + largest[k - i], largest[i] * largest[k - i]) for i in range(1, k // 2 + 1)))
    return largest


def least_factor(n: int) -> int:
    """The least prime factor of n >= 2, by trial division: n itself exactly if n is prime."""
    return next((d for d in (2, *range(3, isqrt(n) + 1, 2)) if n % d == 0), n)


def admit(limit: int, *, lemmas: bool = True, keep: bool = False) -> None:
    """Raise SurveyRefused if a survey would not be started: a limit out of range, or more memory than there is."""
    if limit < 1:
        raise SurveyRefused(f"there is no number from 1 to {limit}", "the limit must be at least 1")
    if limit > _LARGEST:
        raise SurveyRefused(f"{limit} is too large: its values may not fit the bytes that they are kept in", f"at most {_LARGEST}")
    needed, available = memory_needed(limit, lemmas=lemmas, keep=keep), memory_available()
    if needed > available:
        raise SurveyRefused(f"a survey to {limit} takes {needed / 1e6:.0f} MB of memory and {available / 1e6:.0f} MB are available",
                            "take a smaller limit" + (", or do not keep the values" if keep else ""))


def _block_length(limit: int) -> int:
    return max(_BLOCK, _MULTIPLES * isqrt(limit))


def by_definition(count: int) -> list[int]:
    """0 and f(1), ..., f(count), from the recursion alone, in a time that grows as the square of count."""
    f = [0, 1]
    for n in range(2, count + 1):
        sums = (f[a] + f[n - a] for a in range(1, n // 2 + 1))
        products = (f[d] + f[n // d] for d in range(2, isqrt(n) + 1) if n % d == 0)
        f.append(min(min(sums), min(products, default=n)))
    return f


def _is_solid(a: int, f: Sequence[int]) -> bool:
    return all(f[a] < f[x] + f[a - x] for x in range(1, a // 2 + 1))


def _divisors(limit: int, first: Sequence[int], lemmas: bool) -> Costs:
    """The d >= 2 with d^2 <= limit, in order, that may be needed: the irreducible ones, or all without lemmas."""
    root = isqrt(limit)
    found = survey(root, lemmas=lemmas, keep=True).values if root > _FIRST else None
    costs = np.array(first[: root + 1], np.uint8) if found is None else np.concatenate(([np.uint8(0)], found))
    products = np.full(root + 1, _MOST, np.uint8)
    if lemmas:
        for d in range(2, isqrt(root) + 1):
            multiples = products[d * d :: d]
            np.minimum(multiples, costs[d : d + len(multiples)] + costs[d], out=multiples)
    return [(d, int(costs[d])) for d in range(2, root + 1) if costs[d] < products[d]]


def _write_products(now: Bytes, low: int, table: Bytes, divisors: Costs, scratch: Bytes) -> None:
    """Step 1: into now, the block that starts at low. What has no product is given 127, which is not less than its f."""
    now.fill(_MOST)
    for d, cost in divisors:
        if d * d >= low + len(now):
            break
        q = max(d, -(-low // d))
        multiples = now[d * q - low :: d]
        products = np.add(table[q : q + len(multiples)], cost, out=scratch[: len(multiples)])
        np.minimum(multiples, products, out=multiples)


def _draw_chains(window: Bytes, size: int, steps: Iterable[int], scratch: Bytes) -> None:
    """Step 2: chains of every length up to the sum of the steps, from within the block and from before it."""
    now = window[_FIRST : _FIRST + size]
    for step in steps:
        chained = np.add(window[_FIRST - step : _FIRST - step + size], step, out=scratch[:size])
        np.minimum(now, chained, out=now)


def _admissible(candidates: Costs, low: int, most: int, largest: Sequence[int]) -> Costs:
    """The candidates that the cut by cost leaves for n >= low and c <= most, dearest first.

    Raises SurveyRefused if it leaves numbers beyond the window in front of the block; up to 353942783 it leaves none above 54."""
    reach = max((largest[j] for j in range(1, most // 2 + 1) if largest[j] + largest[most - j] >= low), default=0)
    if reach > _FIRST:
        raise SurveyRefused(f"at {low}, addends up to {reach} would have to be tried", f"they are known up to {_FIRST} only")
    left = [(a, cost) for a, cost in candidates if 2 * cost <= most and a + largest[most - cost] >= low]
    return sorted(left, key=lambda entry: -entry[1])


def _cheapest_sums(window: Bytes, start: int, stop: int, addends: Costs, scratch: Bytes) -> Bytes:
    """Step 3: M(n) for the places start to stop of the block. The addends' costs are added bit by bit on the way to the cheapest,
    so that those of the same cost share an addition; 127 stands for no sum at all."""
    sums = scratch[: stop - start]
    sums.fill(_MOST)
    height = addends[0][1] if addends else 0
    for a, cost in addends:
        if cost < height:
            np.add(sums, height - cost, out=sums)
            height = cost
        np.minimum(sums, window[_FIRST + start - a : _FIRST + stop - a], out=sums)
    return np.add(sums, height, out=sums)


__all__ = ["Survey", "SurveyRefused", "admit", "by_definition", "largest_values", "least_factor", "memory_needed", "save", "survey"]
