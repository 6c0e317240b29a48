"""The survey of integer complexity up to a limit, for `mathcheck complexity --survey`."""

import json
import sys
import time
from pathlib import Path

from .files import writable, written
from .guard import Stop
from .render import Progress
from .text import complain, plural, width, wrap

SCHEMA = {"schema": "mathcheck-survey", "version": 1}


def surveyed(limit: int, *, lemmas: bool, save: Path | None, json_output: bool) -> int:
    """Run the survey and print what it found. Raises Stop where it is refused or the file cannot be written."""
    from ..surveys.integer_complexity import Survey, SurveyRefused, admit, memory_needed, survey
    from ..surveys.integer_complexity import save as write

    if save is not None:
        writable(save)
    start = time.monotonic()
    try:
        admit(limit, lemmas=lemmas, keep=save is not None)
        needed = memory_needed(limit, lemmas=lemmas, keep=save is not None)
        complain(f"the survey to {limit} takes about {needed / 1e6:.0f} MB of memory")
        with Progress(limit, "surveying", counted=False) as bar:
            found: Survey = survey(limit, lemmas=lemmas, keep=save is not None, progress=bar.reach)
    except SurveyRefused as e:
        raise Stop(f"{e.why}; {e.hint}") from None
    except MemoryError:
        raise Stop(f"the memory was not enough for a survey to {limit}") from None
    if save is not None:
        with written(save) as file:
            write(found, file)
    seconds = time.monotonic() - start
    if json_output:
        print(json.dumps({**SCHEMA, "limit": limit, "lemmas": lemmas,
                          "flagged": [{"n": n, "least_factor": d} for n, d in zip(found.flagged, found.least_factors)],
                          "irregular": list(found.irregular), "records": [{"ones": k, "n": n} for n, k in found.records],
                          "seconds": seconds}, indent=2))
        return 0
    columns = width(sys.stdout)
    print("\n".join(wrap(f"f(n), the least number of ones, for every n from 1 to {limit}", columns)))
    print()
    print("\n".join(wrap(f"{plural(len(found.flagged), 'number')} with a sum of two parts from 2 on that is as cheap as n - 1"
                         + (":" if found.flagged else ""), columns)))
    for n, d in zip(found.flagged, found.least_factors):
        factors = "prime, so f(n) is not f(n - 1) + 1" if d == n else f"{d}*{n // d}"
        best = "; this sum is the best way" if n in found.irregular else ""
        print(f"  {n:>{len(str(limit))}} = {factors}{best}" if d < n else f"  {n:>{len(str(limit))}}   {factors}{best}")
    print()
    print("records: the least n that takes so many ones")
    for line in _columns([f"{k:>3} {n:<{len(str(limit))}}" for n, k in found.records], columns):
        print(line)
    print("\n".join(wrap(f"{seconds:.1f} s" + (f"; f(1), ..., f({limit}) are in {save}" if save else "")
                         + ("" if lemmas else "; every divisor was tried, and every addend that is cheap enough"), columns)))
    return 0


def _columns(cells: list[str], screen: int) -> list[str]:
    """The cells, all equally wide, read downwards in as many columns as fit."""
    across = max(1, (screen - 2) // (len(cells[0]) + 3))
    rows = -(-len(cells) // across)
    return ["  " + "   ".join(cells[row::rows]).rstrip() for row in range(rows)]
