"""What can be changed in a certificate: its places by kind, and what to write there instead. One change makes one mutant.

A changed line is written as the format asks, so that a mutant is rejected for what it says, and only where the spelling is what is
changed for how it says it. Nothing here knows what a rule does.
"""

import copy
import itertools
import json
from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from mathcheck.kernel.axioms import AXIOMS
from mathcheck.kernel.terms import BINDERS, SIGNATURE
from mathcheck.kernel.theorem import RULES

DISCHARGING = ("assume", "weaken", "imp_intro", "not_intro")  # the rules that are given a hypothesis as a term
OPERATIONS = (*SIGNATURE, "num", "var", "bvar", "app", "call", "rec", "define", "recursion")
SORTS = ("Nat", "Int", "Real", "Prop", "Filter", [["Nat"], "Real"], [["Int"], "Real"], [["Real"], "Real"], [["Real"], "Prop"],
         [["Real"], "Filter"], [[], "Real"], None)
WORDS = ("have", "const", "square", "add", "mul", "scale", "inverse", "sub", "sum", "prod", "max", "min", "admit")
STRANGE: tuple[Any, ...] = ("x", None, True, [], {"p": 0}, 0.5)

Path = tuple[int | str, ...]


class Place(NamedTuple):
    """Where something stands: the line, from 0, and the way to it within the line's JSON value."""

    line: int
    path: Path


class Edit(NamedTuple):
    """One change: these lines in the place of those from start to before end."""

    start: int
    end: int
    lines: tuple[str, ...]


class Certificate:
    """A certificate's lines as text and as values, and its places by kind."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.values: list[Any] = [json.loads(line) for line in self.lines]
        self.header = self.values[0]
        self.first_step = 1 + self.header["terms"]
        self.names = sorted({name for value in self.values[1:self.first_step] for name in _names(value)})
        self.places: dict[str, list[Place]] = {}
        self._by_operation: dict[str, list[int]] = {}
        for i, value in enumerate(self.values):
            self._by_operation.setdefault(value[0] if i else "header", []).append(i - (1 if i < self.first_step else self.first_step))
            for kind, path in self._kinds(i, value):
                self.places.setdefault(kind, []).append(Place(i, path))

    def value(self, place: Place) -> Any:
        """What stands at a place."""
        found = self.values[place.line]
        for key in place.path:
            found = found[key]
        return found

    def edits(self, chance: Random) -> Iterator[tuple[str, Edit]]:
        """All edits, each with its kind: the kinds in turn, and within a kind its places in turn, in an order that chance decides. So any
        beginning of it is spread over kinds and places."""
        turns = [self._edits(kind, chance) for kind in sorted(self.places)]
        while turns:
            left = []
            for turn in turns:
                for pair in itertools.islice(turn, 1):
                    yield pair
                    left.append(turn)
            turns = left

    def text(self, edit: Edit) -> str:
        """The certificate with an edit made."""
        return "\n".join((*self.lines[:edit.start], *edit.lines, *self.lines[edit.end:], ""))

    def _edits(self, kind: str, chance: Random) -> Iterator[tuple[str, Edit]]:
        places = chance.sample(self.places[kind], len(self.places[kind]))
        turns = deque(self._edits_at(kind, place, chance) for place in places)
        while turns:
            turn = turns.popleft()
            for edit in itertools.islice(turn, 1):
                yield kind, edit
                turns.append(turn)

    def _edits_at(self, kind: str, place: Place, chance: Random) -> Iterator[Edit]:
        i = place.line
        if kind == "line":
            line = self.lines[i]
            found = [Edit(i, i + 1, ()), Edit(i, i, (line,))]
            if i + 1 < len(self.lines) and self.lines[i + 1] != line:
                found.append(Edit(i, i + 2, (self.lines[i + 1], line)))
        else:
            written = dict.fromkeys(self._with(place, value) for value in self._others(kind, place, chance))
            found = [Edit(i, i + 1, (line,)) for line in written if line != self.lines[i]]
        yield from chance.sample(found, len(found))

    def _with(self, place: Place, value: Any) -> str:
        changed = copy.deepcopy(self.values[place.line])
        if not place.path:
            changed = value
        else:
            inner = changed
            for key in place.path[:-1]:
                inner = inner[key]
            inner[place.path[-1]] = value
        return json.dumps(changed, separators=(",", ":"))

    def _kinds(self, i: int, value: Any) -> Iterator[tuple[str, Path]]:
        yield "line", ()
        if i == 0:
            yield from (("header field", (key,)) for key in value)
            yield "header keys", ()
        elif i >= self.first_step:
            yield "rule", (0,)
            yield "order of arguments", ()
            for j, argument in enumerate(value[1:], 1):
                yield from _argument_kinds(value[0], argument, (j,))
        elif value[0] == "define" or value[0] == "recursion":
            yield "definition's name", (1,)
            for j in range(len(value[2])):
                yield "parameter's name", (2, j, 0)
                yield "parameter's sort", (2, j, 1)
            yield "definition's parameters", (2,)
            if value[0] == "recursion":
                yield "recursion's sort", (3,)
            yield from (("definition's body", (j,)) for j in range(3 if value[0] == "define" else 4, len(value)))
        else:
            op, args, _ = value
            yield "operation", (0,)
            yield from (("table reference", (1, j)) for j in range(len(args)))
            if len(args) > 1:
                yield "order of a term's arguments", (1,)
            if op == "num":
                yield "literal", (2,)
            elif op == "var":
                yield "free variable's name", (2, 0)
                yield "free variable's sort", (2, 1)
            elif op == "bvar":
                yield "index", (2, 0)
                yield "index's sort", (2, 1)
            elif op in BINDERS:
                yield "bound variable's name", (2, 0)
                yield "bound variable's sort", (2, 1)
            elif op in ("call", "rec"):
                yield "called definition", (2,)
            else:
                yield "data where there is none", (2,)

    def _others(self, kind: str, place: Place, chance: Random) -> list[Any]:
        value = self.value(place)
        if kind == "header field":
            return self._header_values(str(place.path[0]), value, chance)
        if kind == "header keys":
            return [*({k: v for k, v in value.items() if k != key} for key in value), {**value, "comment": ""},
                    dict(reversed(value.items()))]
        if kind in ("order of arguments", "order of a term's arguments", "definition's parameters"):
            first = 1 if kind == "order of arguments" else 0
            return [*_rearranged(value, first), [*value, 0], [*value, *value[-1:]]]
        if kind == "rule":
            return self._rules(place.line, chance)
        if kind == "operation":
            alike = [op for op in OPERATIONS if op in SIGNATURE and value in SIGNATURE and (op in BINDERS) == (value in BINDERS)
                     and len(SIGNATURE[op].args) == len(SIGNATURE[value].args)]
            return [*alike, *chance.sample(OPERATIONS, 4), "axiom"]
        if kind in ("literal", "number in an argument"):
            return _numbers(value, chance, bare=kind == "literal")
        if kind == "index":
            return [*range(value + 4), value + 100, -1, "x", None, False]
        if kind.endswith("sort"):
            return [*SORTS, *(name for name in ("Natural", "real"))]
        if kind.endswith("name"):
            return [*chance.sample(self.names, min(4, len(self.names))), "fresh", f"{value}1", "exp", "not a name", "", 0, None]
        if kind == "word in an argument":
            return [*WORDS, *chance.sample(sorted(AXIOMS), 3), "", 0]
        if kind == "tree":
            return [*_rearranged(value, 0), [*value, 0], [value], []]
        if kind == "data where there is none":
            return [0, "x", [], ["x", "Real"], {}]
        if kind == "premise":
            return self._references(value, place.line - self.first_step, self.first_step, chance)
        return self._references(value, min(place.line, self.first_step) - 1, 1, chance)

    def _references(self, value: int, end: int, offset: int, chance: Random) -> list[Any]:
        """Other lines of a section, numbered up to end, that starts at offset: neighbours, lines of the same operation or rule, any; own
        line, and none that is there."""
        alike = self._by_operation[self.values[offset + value][0]]
        near = [value + d for d in (-2, -1, 1, 2) if 0 <= value + d]
        return [*near, *chance.sample(alike, min(4, len(alike))), *(chance.randrange(max(1, end)) for _ in range(4)), end, -1, -value - 1,
                10**6, *chance.sample(STRANGE, 2)]

    def _rules(self, line: int, chance: Random) -> list[Any]:
        count = len(self.values[line]) - 1
        alike = sorted(name for name, apply in RULES.items() if len(apply.__wrapped__.__annotations__) - 1 == count)  # type: ignore[attr-defined]
        return [*chance.sample(alike, min(8, len(alike))), *chance.sample(sorted(RULES), 3), "admit", "", None]

    def _header_values(self, key: str, value: Any, chance: Random) -> list[Any]:
        if key in ("format", "version"):
            return [1, 2, 3, "2", "mathcheck-terms", "", None, 2.0, True]
        if key == "obligations":
            steps = self.header["steps"]
            some = [chance.randrange(steps) for _ in range(4)]
            return [[], *_rearranged(value, 0), *([*value[:-1], i] for i in some), [*value, some[0]], [*value, steps], None, 0]
        end = self.header["terms" if key in ("terms", "statement") else "steps"]
        return [value - 1, value + 1, -1, 0, end, *(chance.randrange(end) for _ in range(4)), *chance.sample(STRANGE, 2)]


def _argument_kinds(rule: str, argument: Any, path: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(argument, list):
        yield "tree", path
        for j, item in enumerate(argument):
            yield from _argument_kinds(rule, item, (*path, j))
    elif isinstance(argument, str):
        yield "word in an argument", path
    elif isinstance(argument, int) or "n" in argument:
        yield "number in an argument", path
    elif "p" in argument:
        yield "premise", (*path, "p")
    else:
        yield "hypothesis" if rule in DISCHARGING else "term of a step", (*path, "t")


def _rearranged(items: Sequence[Any], first: int) -> Iterator[list[Any]]:
    """The items with one missing, or two neighbours exchanged, from the first on."""
    for j in range(first, len(items)):
        yield [*items[:j], *items[j + 1:]]
    for j in range(first, len(items) - 1):
        yield [*items[:j], items[j + 1], items[j], *items[j + 2:]]


def _names(entry: Any) -> Iterator[str]:
    """The names that a table line gives or uses."""
    if entry[0] in ("define", "recursion"):
        yield entry[1]
        yield from (name for name, _ in entry[2])
    elif entry[0] == "var" or entry[0] in BINDERS:
        yield entry[2][0]


def number_of(written: Any) -> Fraction:
    """The number that a certificate writes so."""
    if isinstance(written, dict):
        if "n" in written:
            return number_of(written["n"])
        numerator, denominator = written["q"]
        return number_of(numerator) / number_of(denominator)
    return Fraction(int(written, 16) if isinstance(written, str) else written)


def spelled(value: Fraction) -> Any:
    """The number as the format writes it in a literal."""
    if value.denominator != 1:
        return {"q": [spelled(Fraction(value.numerator)), spelled(Fraction(value.denominator))]}
    return value.numerator if value.numerator.bit_length() <= 53 else hex(value.numerator)


def _numbers(written: Any, chance: Random, bare: bool) -> list[Any]:
    """Other numbers, and the same one in spellings that the format does not have."""
    value = number_of(written)
    others = [value + d for d in (-2, -1, 1, 2)] + [-value, 2 * value, value + Fraction(1, 2), Fraction(0), Fraction(1),
                                                     Fraction(chance.randrange(100)), Fraction(2**60), Fraction(10**6)]
    kept = [spelled(v) for v in others]
    a, b = value.numerator, value.denominator
    strange = [hex(a), str(a), {"q": [2 * a, 2 * b]}, {"q": [a, 0]}, {"q": [-a, -b]}, {"n": a}, float(a % 1000), None, "x"]
    if not bare:
        kept = [v if isinstance(v, int) else {"n": v} for v in kept]
        strange = [{"n": v} for v in strange]
    return [*kept, *chance.sample(strange, 3)]
