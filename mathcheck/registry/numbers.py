"""The numeric check of a report, in words."""

from collections.abc import Mapping
from typing import Any

from ..words import ENGLISH, Words

OUTCOMES = ("confirmed", "consistent", "inconclusive", "contradicted", "not covered")
NOT_CHECKED: dict[str, Any] = {"outcome": "not covered", "region": "", "points": 0, "cells": 0, "where": "", "digits": None, "precision": 0,
                               "margin": "", "notes": [], "stated": [], "opinions": 0, "beyond": [], "unmet": [],
                               "seconds": 0.0}


def checked_numbers(found: Mapping[str, Any], words: Words = ENGLISH) -> list[str]:
    """What was decided, where and how closely; then each note, statement taken from the claim, side beyond the region, hypothesis
    that is not met and opinion on a line of its own. In the language of the words."""
    digits = found["digits"]
    first = words.of(found["outcome"])
    first = words.say("{outcome} to {digits} digits", outcome=first, digits=digits) if isinstance(digits, int) else first
    if found["outcome"] == "not covered":
        return [words.say("{outcome}: {words}", outcome=first, words=words.of(found["where"])) if found["where"] else first]
    lines = [words.say("{outcome}: {words}", outcome=first, words=words.items(found["region"])) + _effort(found, words)]
    lines += [words.of(found["where"])] if found["where"] else []
    lines += [words.say("smallest margin {words}", words=words.of(found["margin"]))] if found["margin"] else []
    lines += map(words.of, found["notes"])
    lines += [words.say("stated by the claim, not checked: {words}", words=words.of(s)) for s in found["stated"]]
    lines += map(words.of, found["beyond"])
    lines += [words.say("{words} on the region", words=words.of(u)) for u in found["unmet"]]
    agreed = found["opinions"]
    return lines + ([words.say("mpmath agrees with {values}", values=words.counted(agreed, "value"))] if agreed else [])


def _effort(found: Mapping[str, Any], words: Words) -> str:
    """How much was looked at, and how exactly, in brackets."""
    parts = [words.counted(found["points"], "point")] if found["points"] else []
    parts += [words.counted(found["cells"], "box", "boxes")] if found["cells"] else []
    if found["digits"] == "exact":
        parts.append(words.template("exact"))
    elif found["precision"]:
        parts.append(words.say("{count} bits", count=found["precision"]))
    return words.say(" ({effort})", effort=words.template(", ").join(parts)) if parts else ""


__all__ = ["NOT_CHECKED", "OUTCOMES", "checked_numbers"]
