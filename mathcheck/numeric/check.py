"""The numeric check of a statement: decided over a region by enclosures, with no regard to how it is proved."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import flint
from flint import arb

from ..kernel.terms import Term
from .arithmetic import Broken, NotCovered
from .beyond import beyond
from .digits import agreeing, at_least, in_full, proved
from .formulas import Formulas, is_points
from .meeting import unmet
from .truth import FALSE, TRUE, UNDEFINED
from .values import SLOTS, Function, OutOfTime, Values

DIGITS = 50
SECONDS = 10.0
BEYOND = 0.1  # the part of the time that is kept for what lies beyond the region
_LONGEST = 1_000  # digits of a midpoint that is printed with a radius
_GUARD = 64  # bits beyond the digits that are wanted


@dataclass(frozen=True, slots=True)
class Outcome:
    """outcome: confirmed, consistent, inconclusive, contradicted or not covered; region: where, in words; points, cells: how many exact
    points were looked at, and how many boxes of real numbers; where: the point that contradicts, what is left open or not covered;
    digits: "exact", "enclosed", a number for "consistent", or None; precision: in bits; margin: how far an inequality is from failing,
    at least, and where; notes: what else was seen; stated: what was taken from the claim's word; opinions: values that mpmath agreed
    with; beyond: for each side that the region of an unbounded variable leaves out, how it is covered or that it is not; unmet: hypotheses
    that hold nowhere on the region, or are not seen to (meeting.py), in words. The outcome is about the region alone."""

    outcome: str
    region: str
    points: int = 0
    cells: int = 0
    where: str = ""
    digits: int | str | None = None
    precision: int = 0
    margin: str = ""
    notes: list[str] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    opinions: int = 0
    beyond: list[str] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)
    seconds: float = field(default=0.0, compare=False)


def check(statement: Term, ranges: Mapping[str, Any], *, digits: int = DIGITS, seconds: float = SECONDS,
          tails: Mapping[str, tuple[str, Term]] | None = None, rates: Mapping[str, Term] | None = None,
          orders: Mapping[str, int] | None = None) -> Outcome:
    """Decide a closed statement over the ranges: for each variable, by name, a range of whole numbers, a pair of Fractions for an interval,
    a list of Fractions for single points, or a sequence of Functions. digits: to how many equations are wanted to hold; seconds: how long
    it may take; tails, rates: bounds that the claim states, for infinite sums and limits; orders: up to which order a monotone tail is
    tried beyond a variable's region."""
    start = time.monotonic()
    precision = int(digits * 3.3219281) + _GUARD
    values = Values(start + (1 - BEYOND) * seconds, tails)
    formulas = Formulas(values, ranges, digits, rates or {})
    outside = flint.ctx.prec
    flint.ctx.prec = precision
    try:
        found = _outcome(statement, formulas, ranges, precision, start)
        if found.outcome in ("confirmed", "consistent"):
            found = replace(found, unmet=unmet(statement, ranges, time.monotonic() + BEYOND * seconds, digits, tails))
    finally:
        flint.ctx.prec = outside
    if found.outcome in ("contradicted", "not covered"):
        return found
    sides = beyond(statement, ranges, time.monotonic() + BEYOND * seconds, orders=orders, tails=tails)
    return replace(found, beyond=sides, seconds=time.monotonic() - start)


def _outcome(statement: Term, formulas: Formulas, ranges: Mapping[str, Any], precision: int, start: float) -> Outcome:
    late = broken = ""
    try:
        found = formulas.compile(statement, 0)([None] * SLOTS)
    except NotCovered as e:
        found, formulas.why = TRUE | FALSE | UNDEFINED, str(e)
    except Broken as e:
        found, broken = FALSE, str(e)
    except OutOfTime:
        found, late = TRUE | FALSE | UNDEFINED, "the time is used up"
    words = region_words(ranges, formulas.blurred)
    said: dict[str, Any] = {
        "region": words, "points": formulas.points, "cells": formulas.cells, "precision": precision if formulas.enclosed else 0,
        "margin": f"at least {_amount(formulas.margin.size)} at {formulas.margin.where}" if formulas.margin and formulas.margin.where else
                  f"at least {_amount(formulas.margin.size)}" if formulas.margin else "",
        "notes": [*(seen.words for seen in formulas.limits.values()), *_constants(formulas)], "stated": list(formulas.values.stated)}
    outcome, where, digits = _verdict(found, formulas, late) if not broken else ("contradicted", broken, "enclosed")
    if outcome != "contradicted" and formulas.kept:
        from .second import compare

        said["opinions"], differs, sampled = compare(formulas.kept, formulas.values, formulas.goal)
        if differs:
            outcome, where, digits = "inconclusive" if sampled else "contradicted", differs, None
    return Outcome(outcome, where=where, digits=digits, seconds=time.monotonic() - start, **said)


def _constants(formulas: Formulas) -> list[str]:
    """The closed numbers of the statement, each with the digits that are proved."""
    shown = ((name, _decimals(ball, formulas.goal)) for name, ball in formulas.constants.items() if ball.is_finite())
    return [f"{name} = {decimals}" for name, decimals in shown if decimals]


def _decimals(ball: arb, digits: int) -> str:
    """The digits that are proved. Around a number with a short expansion, such as 1/2, none are: then a midpoint with a radius."""
    found = proved(ball, digits)
    return found if "." in found.rstrip(".") or ball.rel_accuracy_bits() < 8 else str(ball.str(min(digits, _LONGEST)))


def _verdict(found: int, formulas: Formulas, late: str) -> tuple[str, str, int | str | None]:
    """Outcome, where, digits."""
    if not found & TRUE:
        what = "has no value" if found == UNDEFINED else "is false" if found == FALSE else "is not true"
        return "contradicted", f"it {what}" + (f" at {formulas.bad}" if formulas.bad else ""), "enclosed" if formulas.enclosed else "exact"
    if found == TRUE:
        gaps = [gap for gap in (formulas.agreed, formulas.reached) if gap is not None]
        if gaps:
            return "consistent", "", min(agreeing(gap, formulas.goal) for gap in gaps)
        if formulas.endless or formulas.blurred:
            return "consistent", "", None
        return "confirmed", "", "enclosed" if formulas.enclosed else "exact"
    if formulas.open:
        return "inconclusive", f"{formulas.open} of {formulas.cells} boxes are left open, one around {formulas.open_where}", None
    if formulas.left:
        return "inconclusive", formulas.left, None
    if late:
        return "inconclusive", late, None
    if formulas.why:
        return "not covered", formulas.why, None
    return "inconclusive", "the enclosures leave it open", None


def _amount(size: Any) -> str:
    return at_least(arb(size))


def region_words(ranges: Mapping[str, Any], blurred: str = "") -> str:
    """The region in words."""
    parts = []
    for name, r in ranges.items():
        if isinstance(r, range):
            if r:
                parts.append(f"{name} = {in_full(r.start)}..{in_full(r[-1])}" + (f" step {r.step}" if r.step != 1 else ""))
        elif is_points(r):
            parts.append(f"{name} = {in_full(r[0])}" if len(r) == 1 else f"{name} one of " + ", ".join(map(in_full, r)))
        elif isinstance(r, tuple) and not (r and isinstance(r[0], Function)):
            parts.append(f"{name} in [{in_full(r[0])}, {in_full(r[1])}]" if r[0] != r[1] else f"{name} = {in_full(r[0])}")
        else:
            parts.append(f"{name} one of " + ", ".join(f.words() for f in r))
    return ", ".join(parts) + {"lines": ", along lines", "points": ", at points"}.get(blurred, "") or "the one closed statement"
