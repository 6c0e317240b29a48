"""How long single values of integer complexity take, and the claims that show them from below, in CPU time of one process.

    python benchmarks/complexity_values.py [--numbers N] [--picture FILE.png]
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from timing import lay_out, positive

from mathcheck.oracle.complexity_bounds import lower_bounds
from mathcheck.oracle.complexity_search import complexity, estimate
from mathcheck.oracle.primes import factor

SIZES = {10**6: 1.0, 10**9: 1.0, 10**12: 1.0, 10**15: 0.1}  # near which numbers are drawn, and how many of --numbers
TARGETS = {10**9: 20.0, 10**12: 150.0}  # median milliseconds for a value
CLAIMS = {10**6: 0.2, 10**9: 0.2, 10**12: 0.05}
COUNTEREXAMPLE = 353942783
COUNTEREXAMPLE_TARGET = 500.0  # value, expression and claims
BASELINE_SIZE = 10**6
SEED = 2013


class Times(NamedTuple):
    """Milliseconds for numbers near one size."""

    size: int
    milliseconds: list[float]


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time for doing the work once."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3


def drawn(size: int, count: float) -> list[int]:
    """Random numbers from size up to twice that, the same in every run."""
    rng = random.Random(SEED + size)
    return [rng.randrange(size, 2 * size) for _ in range(max(3, round(count)))]


@cache
def largest(k: int) -> int:
    """E(k), the largest number of at most k ones."""
    return k if k < 5 else max(largest(i) * largest(k - i) for i in range(2, k // 2 + 1))


@cache
def textbook(n: int, c: int) -> bool:
    """Whether f(n) <= c: every sum and every product of the definition, cut where E(c) < n or a*b > E(c) for a sum a + b."""
    if largest(c) < n:
        return False
    if n <= c:
        return True

    def together(a: int, b: int) -> bool:
        return any(textbook(a, j) and textbook(b, c - j) for j in range(1, c))

    for d in range(2, math.isqrt(n) + 1):
        if n % d == 0 and together(d, n // d):
            return True
    for a in range(1, n // 2 + 1):
        if a * (n - a) > largest(c):
            break
        if together(a, n - a):
            return True
    return False


def textbook_value(n: int) -> int:
    """f(n), budget after budget, from nothing."""
    textbook.cache_clear()
    c = 1
    while not textbook(n, c):
        c += 1
    return c


def row(name: str, milliseconds: Sequence[float], *more: str) -> tuple[str, ...]:
    """Median, fastest and slowest."""
    return (name, f"{median(milliseconds):.2f}", f"{min(milliseconds):.2f}", f"{max(milliseconds):.2f}", *more)


def verdict(milliseconds: float, target: float | None) -> tuple[str, str]:
    """The target and whether it is met."""
    return ("", "") if target is None else (f"{target:g}", "met" if milliseconds <= target else "MISSED")


def values(numbers: int) -> list[Times]:
    """Print how long values take, each number once and from nothing, and return it."""
    print("Values with expressions, milliseconds")
    rows = [("", "numbers", "median", "fastest", "slowest", "estimated", "target", "")]
    all_times = []
    for size, share in SIZES.items():
        times = Times(size, [spent(lambda n=n: complexity(n)) for n in drawn(size, numbers * share)])  # type: ignore[misc]
        all_times.append(times)
        name, *figures = row(f"near 10^{round(math.log10(size))}", times.milliseconds)
        rows.append((name, str(len(times.milliseconds)), *figures, f"{estimate(size) * 1e3:.2f}",
                     *verdict(median(times.milliseconds), TARGETS.get(size))))
    for k in (40, 56):
        rows.append((f"2^{k}", "1", *row("", [spent(lambda k=k: complexity(2**k))])[1:], "", "", ""))  # type: ignore[misc]
    lay_out(rows)
    print()
    return all_times


def baseline(numbers: int) -> None:
    """Print the ratio to the recursion from the definition, in turns."""
    ours, theirs = [], []
    for n in drawn(BASELINE_SIZE, numbers * 0.1):
        ours.append(spent(lambda n=n: complexity(n)))  # type: ignore[misc]
        theirs.append(spent(lambda n=n: textbook_value(n)))  # type: ignore[misc]
        if complexity(n).value != textbook_value(n):
            sys.exit(f"two values of {n}")
    print(f"Beside a memoised recursion from the definition, {len(ours)} numbers near 10^6, milliseconds")
    lay_out([("", "median", "fastest", "slowest", "ratio"),
             row("recursion from the definition", theirs, "1.00"),
             row("complexity", ours, f"{median(ours) / median(theirs):.5f}")])
    print()


def claims(numbers: int) -> None:
    """Print how long closed claims take, and how many they are."""
    print("Closed claims for f(n) > f(n) - 1, milliseconds")
    rows = [("", "numbers", "median", "fastest", "slowest", "claims, median", "most")]
    for size, share in CLAIMS.items():
        times, counts = [], []
        for n in drawn(size, numbers * share):
            s = complexity(n).value - 1
            start = time.process_time()
            closed = lower_bounds([(n, s)])
            times.append((time.process_time() - start) * 1e3)
            counts.append(sum(len(group) - 1 for group in closed.claims))
        name, *figures = row(f"near 10^{round(math.log10(size))}", times)
        rows.append((name, str(len(times)), *figures, f"{median(counts):.0f}", str(max(counts))))
    lay_out(rows)
    print()


def counterexample(runs: int) -> None:
    """Print what both sides of f(353942783) = f(353942782) = 63 take."""
    def both() -> None:
        factor.cache_clear()  # the tables stay, but nothing that is known of these numbers
        complexity(COUNTEREXAMPLE)
        complexity(COUNTEREXAMPLE - 1)
        lower_bounds([(COUNTEREXAMPLE, 62), (COUNTEREXAMPLE - 1, 62)])

    times = [spent(both) for _ in range(runs)]
    print(f"Values and expressions of {COUNTEREXAMPLE} and its predecessor, and claims that both take more than 62, {runs} runs, "
          "milliseconds")
    lay_out([("", "median", "fastest", "slowest", "target", ""),
             row("both", times, *verdict(median(times), COUNTEREXAMPLE_TARGET))])
    print()


def growth(all_times: Sequence[Times]) -> None:
    """Print the exponent e with time ~ n^e between neighbouring sizes."""
    print("Growth: the time grows like n to the power")
    lay_out([("", "power"), *((f"10^{round(math.log10(a.size))} to 10^{round(math.log10(b.size))}",
                               f"{math.log(median(b.milliseconds) / median(a.milliseconds)) / math.log(b.size / a.size):.2f}")
                              for a, b in pairwise(all_times))])


def draw(all_times: Sequence[Times], file: Path) -> None:
    """The growth as a picture, both scales logarithmic."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4), layout="constrained")
    for times in all_times:
        axes.loglog(drawn(times.size, len(times.milliseconds)), times.milliseconds, ".", color="tab:blue", alpha=0.4)
    sizes = [times.size for times in all_times]
    axes.loglog([1.5 * size for size in sizes], [median(t.milliseconds) for t in all_times], "o-", color="black", label="median")
    axes.loglog(sizes, [estimate(size) * 1e3 for size in sizes], "--", color="tab:orange", label="estimate")
    axes.set(xlabel="n", ylabel="CPU milliseconds", title="One value of integer complexity")
    axes.legend()
    figure.savefig(file, dpi=150)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--numbers", type=positive, default=100, metavar="N", help="random numbers of every size (default 100)")
    options.add_argument("--picture", type=Path, metavar="FILE.png", help="draw the growth (needs matplotlib)")
    chosen = options.parse_args()

    first = spent(lambda: complexity(COUNTEREXAMPLE))
    print(f"The first value takes {first:.0f} ms, the import of FLINT and the tables included; the others find them there\n")
    all_times = values(chosen.numbers)
    baseline(chosen.numbers)
    claims(chosen.numbers)
    counterexample(7)
    growth(all_times)
    if chosen.picture is not None:
        draw(all_times, chosen.picture)


if __name__ == "__main__":
    main()
