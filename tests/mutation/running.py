"""Judging many mutants: how they are spread, in which processes they are judged, and the table of what came out."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import NamedTuple

from .changes import Certificate
from .judging import KINDS, NEVER, Judge, Subject

RENEWED = 10  # certificates that a process judges before a new one takes its place: the kernel keeps a key for every term it has seen


class Found(NamedTuple):
    """A mutant to look at: what was changed where, and how it came out."""

    subject: str
    change: str
    line: int
    written: tuple[str, ...]
    kind: str
    why: str
    seconds: float

    def __str__(self) -> str:
        lines = "\n    ".join(line[:300] for line in self.written) or "(left out)"
        return f"{self.kind}, {self.seconds:.1f} s: {self.subject}, {self.change}, line {self.line}:\n    {lines}\n  {self.why}"


class Tally(NamedTuple):
    """counts: mutants by (kind of change, kind of judgement); found: those that must not be; slowest: whose audit took longest."""

    counts: Counter[tuple[str, str]]
    found: list[Found]
    slowest: list[Found]

    def count(self, *kinds: str) -> int:
        """Mutants that were judged so."""
        return sum(n for (_, kind), n in self.counts.items() if kind in kinds)


def shares(groups: Mapping[str, Sequence[Subject]], count: int) -> list[tuple[Subject, int]]:
    """How many mutants each certificate gives: every group as many, and within it every certificate."""
    spread = []
    for group, size in zip(groups.values(), _split(count, len(groups))):
        spread += zip(group, _split(size, len(group)))
    return spread


def _split(count: int, parts: int) -> Iterator[int]:
    return (count * (i + 1) // parts - count * i // parts for i in range(parts))


def tally_of(subject: Subject, count: int, seed: int) -> Tally:
    """The judgements of so many mutants of one certificate, or of all where it has fewer."""
    judge, certificate = Judge(subject), Certificate(subject.text)
    tally = Tally(Counter(), [], [])
    for change, edit in itertools.islice(certificate.edits(Random(f"{seed} {subject.name}")), count):
        found = Found(subject.name, change, edit.start + 1, edit.lines, *judge.judge(certificate.text(edit)))
        tally.counts[change, found.kind] += 1
        tally.slowest[:] = _slowest([*tally.slowest, found])
        if found.kind in NEVER:
            tally.found.append(found)
    return tally


def _slowest(found: Sequence[Found]) -> list[Found]:
    return sorted(found, key=lambda one: -one.seconds)[:3]


def tallies(work: Sequence[tuple[Subject, int]], seed: int, processes: int) -> Iterator[Tally]:
    """The tally of each certificate, in order, from processes of their own."""
    for i in range(0, len(work), RENEWED * processes):
        with ProcessPoolExecutor(processes) as pool:
            yield from pool.map(tally_of, *zip(*work[i:i + RENEWED * processes]), itertools.repeat(seed))


def united(parts: Sequence[Tally]) -> Tally:
    """Tallies put together."""
    counts: Counter[tuple[str, str]] = Counter()
    for part in parts:
        counts.update(part.counts)
    return Tally(counts, [found for part in parts for found in part.found], _slowest([found for part in parts for found in part.slowest]))


def table(tally: Tally) -> str:
    """A line for each kind of change, a column for each kind of judgement."""
    changes = sorted({change for change, _ in tally.counts})
    numbers = [[sum(tally.counts[change, kind] for kind in KINDS), *(tally.counts[change, kind] for kind in KINDS)] for change in changes]
    rows = [["change", "mutants", *KINDS], *([change, *map(str, row)] for change, row in zip(changes, numbers)),
            ["all", *(str(sum(column)) for column in zip(*numbers))]]
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]) for row in rows)
