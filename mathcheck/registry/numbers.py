"""The numeric check of a report, in words."""

from collections.abc import Mapping
from typing import Any

OUTCOMES = ("confirmed", "consistent", "inconclusive", "contradicted", "not covered")
NOT_CHECKED: dict[str, Any] = {"outcome": "not covered", "region": "", "points": 0, "cells": 0, "where": "", "digits": None, "precision": 0,
                               "margin": "", "notes": [], "stated": [], "opinions": 0, "beyond": [], "unmet": [],
                               "seconds": 0.0}


def checked_numbers(found: Mapping[str, Any]) -> list[str]:
    """What was decided, where and how closely; then each note, statement taken from the claim, side beyond the region, hypothesis
    that is not met and opinion on a line of its own."""
    digits = found["digits"]
    first = found["outcome"] + (f" to {digits} digits" if isinstance(digits, int) else "")
    if found["outcome"] == "not covered":
        return [first + (f": {found['where']}" if found["where"] else "")]
    effort = [_counted(found["points"], "point"), _counted(found["cells"], "box", "boxes"),
              "exact" if digits == "exact" else f"{found['precision']} bits" if found["precision"] else ""]
    lines = [f"{first}: {found['region']}" + (f" ({', '.join(e for e in effort if e)})" if any(effort) else "")]
    lines += [found["where"]] if found["where"] else []
    lines += [f"smallest margin {found['margin']}"] if found["margin"] else []
    lines += [*found["notes"], *(f"stated by the claim, not checked: {s}" for s in found["stated"]), *found["beyond"]]
    lines += [f"{u} on the region" for u in found["unmet"]]
    return lines + ([f"mpmath agrees with {_counted(found['opinions'], 'value')}"] if found["opinions"] else [])


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}" if n else ""


__all__ = ["NOT_CHECKED", "OUTCOMES", "checked_numbers"]
