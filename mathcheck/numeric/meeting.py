"""Whether the hypotheses of a statement are met anywhere on a region. Where they are not, a check says nothing by finding it true there.

The hypotheses are those that the kernel asks to be met (`obligations`), with the same reading: `exists v. H`. They are met where every
one of them is true at one place, a box or a point: undefined is not met. What a hypothesis says of all numbers is asked of the region
alone, and an equation holds where exact numbers are equal, or their difference changes its sign.
"""

from collections.abc import Mapping
from typing import Any

from ..kernel.binding import lift
from ..kernel.domains import domain
from ..kernel.errors import KernelError
from ..kernel.obligations import obligations
from ..kernel.terms import FALSE as NEVER
from ..kernel.terms import Term, imp
from ..kernel.text import open_named, show
from .arithmetic import Broken, Env, NotCovered
from .comparisons import CONCLUSION, NEGATIVE, Truth
from .formulas import Formulas
from .truth import ANYTHING, IMP, TRUE, UNDEFINED
from .values import SLOTS, OutOfTime, Values


class OnRegion(Formulas):
    """Formulas of which the quantifiers, also in hypotheses, speak of the region alone."""

    def _for_all(self, result: int, role: int, name: str) -> int:
        return result

    def _none_found(self, name: str) -> int:
        return ANYTHING


class Nowhere(OnRegion):
    """Formulas of the form `forall v. H -> false`, true where H is not met, so also where it has no value."""

    most_cells = 1_000  # a place where an equation holds is seldom found by cutting

    def _connective(self, f: Term, depth: int, role: int) -> Truth:
        if f.op != "imp" or role != CONCLUSION:
            return super()._connective(f, depth, role)
        hypothesis = self.compile(f.args[0], depth, NEGATIVE)
        rest = self.compile(f.args[1], depth, role)

        def run(env: Env) -> int:
            first = hypothesis(env) & ~UNDEFINED
            return IMP[first][rest(env)] if first & TRUE else TRUE

        return run


def unmet(statement: Term, ranges: Mapping[str, Any], end: float, digits: int, tails: Mapping[str, tuple[str, Term]] | None) -> list[str]:
    """For each branch of a closed statement whose hypotheses are met nowhere on the region, or not seen to be, that in words. A branch
    that cannot be looked at is left out. end: on the monotonic clock, when it must be done; the rest as in `check`."""
    try:
        branches = [owed for owed in obligations(statement) if owed not in domain(statement)]
    except KernelError:  # more conditions than the kernel computes
        return []
    found = []
    for branch in branches:
        try:
            nowhere = Nowhere(Values(end, tails), ranges, digits, {})
            truth = nowhere.compile(_nowhere(branch), 0)([None] * SLOTS)
            if truth == TRUE:
                found.append(f"{_shown(branch)} holds nowhere")
            elif truth & TRUE and not nowhere.why:
                if OnRegion(Values(end, tails), ranges, digits, {}).compile(branch, 0)([None] * SLOTS) != TRUE:
                    found.append(f"{_shown(branch)} is seen to hold nowhere")
        except (NotCovered, Broken, OutOfTime, KernelError):  # the last where a formula with its variables first is too deep
            pass
    return found


def _nowhere(f: Term) -> Term:
    """forall v. H -> false, from exists v. H; every further `exists` and conjunct likewise, with all variables first, as boxes in boxes
    take long."""
    if f.op == "exists":
        return Term("forall", (_nowhere(f.args[0]),), f.data)
    return _implies(f.args[0], _nowhere(f.args[1])) if f.op == "and" else imp(f, NEVER)


def _implies(hypothesis: Term, f: Term) -> Term:
    if f.op == "forall":
        return Term("forall", (_implies(lift(hypothesis, 1), f.args[0]),), f.data)
    return imp(hypothesis, f)


def _shown(f: Term) -> str:
    """What is to be met, in words: without the quantifiers of the variables that are to meet it."""
    while f.op == "exists":
        f = open_named(f)[1]
    return show(f)
