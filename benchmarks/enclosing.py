"""How long the kernel's enclosures take, in rational bounds with every rounding accounted for, against mpmath's rounded values at the
same precision, and how long goals that rest on them take.

    python benchmarks/enclosing.py [--runs N]
"""

import argparse
import time
from collections.abc import Callable
from fractions import Fraction
from statistics import median

import mpmath
from timing import lay_out, positive

import mathcheck.kernel.audit  # noqa: F401  (it registers every rule, as in an audit)
from mathcheck.kernel import enclosures
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.intervals import enclose, enclose_box
from mathcheck.kernel.terms import Term, lt
from mathcheck.lang import Q, Real, cos, exp, integral, pi, sin, sqrt

EXP_TARGET = 20.0  # at PRECISIONS[0]
PRECISIONS = (170, 1000, 10_000)  # bits; the first is 50 digits
POINT = Fraction(355, 113)
LEAST_SECONDS = 0.1  # of repeated work behind each time
FUNCTIONS = ("exp", "log", "sin", "cos", "atan", "sqrt")


def repeated(work: Callable[[], object]) -> float:
    """Seconds for doing the work once: it is repeated until the clock has something to measure."""
    times = 0
    start = time.perf_counter()
    while True:
        work()
        times += 1
        elapsed = time.perf_counter() - start
        if elapsed >= LEAST_SECONDS:
            return elapsed / times


def compared(name: str, bits: int, runs: int) -> tuple[str, ...]:
    """A row: one function at one precision, ours and mpmath's in turns."""
    ours, theirs = getattr(enclosures, name), getattr(mpmath.mp, name)
    mpmath.mp.prec = bits
    x = mpmath.mpf(POINT.numerator) / POINT.denominator
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        times[0].append(repeated(lambda: ours(POINT, bits)))
        times[1].append(repeated(lambda: theirs(x)))
    mine, other = map(median, times)
    target = EXP_TARGET if (name, bits) == ("exp", PRECISIONS[0]) else None
    verdict = "" if target is None else "met" if mine / other <= target else "MISSED"
    return (f"{name}, {bits} bits", f"{mine * 1e6:.1f}", f"{other * 1e6:.1f}", f"{mine / other:.2f}",
            "" if target is None else f"{target:g}", verdict)


def goals() -> list[tuple[str, Callable[[], object]]]:
    """Uses of the two rules."""
    x = Real("x")

    def halvings(depth: int) -> tuple:  # type: ignore[type-arg]
        return (0, halvings(depth - 1), halvings(depth - 1)) if depth else ()

    def box(goal: Term, high: int, depth: int) -> object:
        return enclose_box(goal, ((x, 0, high),), halvings(depth), 64, 1)

    return [
        ("exp(1) > 2, 64 bits", lambda: enclose(exp(Q(1)) > 2, 64, 1)),
        ("exp(pi*sqrt(163)) < 262537412640768744, 128 bits", lambda: enclose(exp(pi * sqrt(Q(163))) < 262537412640768744, 128, 1)),
        ("sin(10^50) < 0, 256 bits", lambda: enclose(sin(Q(10) ** 50) < 0, 256, 1)),
        ("integral(1/(2 + cos(x)), x, 0, 2*pi) > 3, 16 cells", lambda: enclose(integral(1 / (2 + cos(x)), x, 0, 2 * pi) > 3, 64, 16)),
        ("integral(sqrt(x), x, 0, 1) < 0.67, 1000 cells", lambda: enclose(integral(sqrt(x), x, 0, 1) < Q(67, 100), 64, 1000)),
        ("x*exp(-x) < 2/5 on [0, 10] in 1024 parts", lambda: box(lt(x * exp(-x), Q(2, 5)), 10, 10)),
    ]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=5, metavar="N", help="runs of every measurement (default 5)")
    runs = options.parse_args().runs

    print(f"Enclosures at {POINT} in microseconds ({runs} runs each, in turns; ratio to mpmath's rounded value,\n"
          f"mpmath {mpmath.__version__} on {mpmath.libmp.BACKEND} integers)")
    table = [compared(name, bits, runs) for bits in PRECISIONS for name in FUNCTIONS]
    lay_out([("", "enclosure", "mpmath", "ratio", "target", ""), *table])
    print(f"\nGoals by the kernel's rules ({runs} runs each)")
    rows = [("", "milliseconds")]
    for name, work in goals():
        try:
            rows.append((name, f"{median(repeated(work) for _ in range(runs)) * 1e3:.2f}"))
        except KernelError as e:
            rows.append((name, f"refused: {e.why}"))
    lay_out(rows)


if __name__ == "__main__":
    main()
