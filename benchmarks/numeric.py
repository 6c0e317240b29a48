"""How long the numeric checks take: of all shipped claims, of closed constants to many digits, and how many points a second are decided
beside mpmath's rounded values and beside Arb calls written by hand.

    python benchmarks/numeric.py [--runs N]
"""

import argparse
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from statistics import median
from typing import Any, NamedTuple

import flint
import mpmath
from flint import arb, fmpq
from timing import lay_out, positive

from mathcheck.kernel.terms import Term
from mathcheck.lang import And, Q, Real, cos, eq, exp, exp_taylor, factorial, forall, log, pi, sin, sqrt
from mathcheck.numeric.check import check
from mathcheck.numeric.digits import proved
from mathcheck.numeric.formulas import Formulas
from mathcheck.numeric.truth import FALSE
from mathcheck.numeric.values import SLOTS, Values
from mathcheck.registry.claim import Claim
from mathcheck.registry.discovery import claim_files, load, packaged_claims

ALL_SECONDS = 10.0  # all claims, at 50 digits
DIGITS, DIGITS_SECONDS = 10_000, 5.0
FASTER_THAN_MPMATH, SLOWER_THAN_ARB = 5.0, 3.0
POINTS = [Fraction(k, 256) for k in range(1, 1025)]
WORKING_DIGITS = 50

x = Real("x")
CONSTANTS = [pi, sqrt(Q(2)), exp(Q(1)), log(Q(2)), sin(Q(1)), exp(pi), 2 * pi / sqrt(Q(3)), (sqrt(Q(2)) + log(1 + sqrt(Q(2)))) / 2]
CLOSED = ("trig-half-pi", "trig-quarter-pi")


class Statement(NamedTuple):
    """A statement about x, and the same written by hand for mpmath and for Arb: the differences of the sides that are compared."""

    name: str
    formula: Term
    by_mpmath: Callable[[Any], object]
    by_arb: Callable[[Any], object]


mp = mpmath.mp
STATEMENTS = [
    Statement("sin(x)^2 + cos(x)^2 = 1", eq(sin(x) ** 2 + cos(x) ** 2, 1),
              lambda v: 1 - (mp.sin(v) ** 2 + mp.cos(v) ** 2), lambda v: 1 - (v.sin() ** 2 + v.cos() ** 2)),
    Statement("1 - 1/x <= log(x) <= x - 1", And(1 - 1 / x <= log(x), log(x) <= x - 1),
              lambda v: (mp.log(v) - (1 - 1 / v), v - 1 - mp.log(v)), lambda v: (v.log() - (1 - 1 / v), v - 1 - v.log())),
    Statement("|exp(x) - its Taylor polynomial| <= exp(x) x^9/9!",
              abs(exp(x) - exp_taylor(8, x)) <= exp(x) * (x**9 / factorial(9)),
              lambda v: mp.exp(v) * v**9 / mp.factorial(9) - abs(mp.exp(v) - sum(v**k / mp.factorial(k) for k in range(9))),
              lambda v: v.exp() * (v**9 / arb(9).fac()) - abs(v.exp() - sum(v**k / arb(k).fac() for k in range(9)))),
]


def claims() -> list[Claim]:
    """The shipped claims that say where they are checked."""
    found = [load(path) for path in claim_files(packaged_claims())]
    return [c for c in found if c is not None and c.numeric is not None]


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time of the process for doing the work once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def all_claims(known: list[Claim]) -> None:
    """Check each."""
    for c in known:
        assert c.numeric is not None
        check(c.statement, **c.numeric.for_check())


def many_digits(known: list[Claim]) -> None:
    """The closed constants, printed as far as they are proved, and the closed claims."""
    outside, flint.ctx.prec = flint.ctx.prec, int(DIGITS * 3.33) + 64
    values = Values(time.monotonic() + 60)
    for t in CONSTANTS:
        shown = proved(values.compile(t, 0, {})([None] * SLOTS), DIGITS)
        assert len(shown) > DIGITS, t
    flint.ctx.prec = outside
    for c in known:
        if c.id in CLOSED:
            found = check(c.statement, {}, digits=DIGITS, seconds=60)
            assert found.digits == DIGITS, found


def points_a_second(s: Statement, runs: int) -> tuple[float, float, float]:
    """Points decided a second: by the numeric check, by mpmath and by Arb, in turns, at the same points and precision."""
    mp.dps, flint.ctx.prec = WORKING_DIGITS, int(WORKING_DIGITS * 3.33)
    theirs = [mpmath.mpf(p.numerator) / p.denominator for p in POINTS]
    exact = [fmpq(p.numerator, p.denominator) for p in POINTS]
    formulas = Formulas(Values(time.monotonic() + 600), {"x": POINTS}, WORKING_DIGITS, {})
    truth = formulas.compile(forall(x, s.formula), 0)
    kinds: list[Callable[[], object]] = [lambda: truth([None] * SLOTS) != FALSE or None,
                                         lambda: [s.by_mpmath(p) for p in theirs], lambda: [s.by_arb(arb(p)) for p in exact]]
    times: list[list[float]] = [[], [], []]
    for _ in range(runs + 1):
        for kind, found in zip(kinds, times):
            found.append(processor_seconds(kind))
    ours, by_mpmath, by_arb = (len(POINTS) / median(found[1:]) for found in times)
    return ours, by_mpmath, by_arb


def verdict(met: bool) -> str:
    return "met" if met else "MISSED"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=positive, default=5, metavar="N", help="runs of every measurement (default 5)")
    runs = options.parse_args().runs

    known = claims()
    rows = [("", "median s", "fastest", "slowest", "target", "")]
    for name, work, target in ((f"{len(known)} claims, {WORKING_DIGITS} digits", all_claims, ALL_SECONDS),
                               (f"{len(CONSTANTS)} constants and {len(CLOSED)} claims, {DIGITS} digits", many_digits, DIGITS_SECONDS)):
        times = [processor_seconds(partial(work, known)) for _ in range(runs)]
        rows.append((name, *(f"{f(times):.2f}" for f in (median, min, max)), f"{target:g}", verdict(median(times) <= target)))
    print(f"Processor time of one process ({runs} runs)")
    lay_out(rows)

    table = [("", "points/s", "mpmath", "Arb", "to mpmath", "target", "", "to Arb", "target", "")]
    for s in STATEMENTS:
        ours, by_mpmath, by_arb = points_a_second(s, runs)
        faster, slower = ours / by_mpmath, by_arb / ours
        table.append((s.name, f"{ours:.0f}", f"{by_mpmath:.0f}", f"{by_arb:.0f}", f"{faster:.1f} x", f"{FASTER_THAN_MPMATH:g}",
                      verdict(faster >= FASTER_THAN_MPMATH), f"1/{slower:.1f}", f"1/{SLOWER_THAN_ARB:g}",
                      verdict(slower <= SLOWER_THAN_ARB)))
    print(f"\nStatements decided at {len(POINTS)} points, {WORKING_DIGITS} digits (medians of {runs} runs, in turns; mpmath "
          f"{mpmath.__version__}\non {mpmath.libmp.BACKEND} integers and Arb compute the same by hand-written calls and decide nothing)")
    lay_out(table)


if __name__ == "__main__":
    main()
