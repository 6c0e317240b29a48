"""What a check notices on its way: how closely equations hold, the smallest margin, where a statement fails, what stays open."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from flint import arb

from ..kernel.terms import Term
from .arithmetic import Env, NotCovered, Number, fraction
from .digits import at_least, at_most, in_full
from .infinite import Approach
from .values import Function, Values

MAX_POINTS = 2_000_000
KEPT = 6  # points at which a second opinion is asked


class Margin(NamedTuple):
    """How far an inequality is from failing, at the closest: a lower bound of the difference, and where."""

    size: Number
    where: str


class Evaluation(NamedTuple):
    """A comparison that was made at one exact point: for a second opinion."""

    atom: Term
    env: tuple[Any, ...]


class Findings:
    """One check of one statement. ranges: for a variable, by name: whole numbers, an interval, single points or functions; digits: how many
    an equation is wanted to hold to. What it finds out: see the attributes."""

    most_cells = 5_000  # of one real quantifier, or block of them

    def __init__(self, values: Values, ranges: Mapping[str, Any], digits: int, rates: Mapping[str, Any]) -> None:
        self.values, self.ranges, self.goal, self.rates = values, ranges, digits, rates
        self.small = arb(10) ** -digits
        self.box = values.box
        self.agreed: Number = None  # the largest difference of an equation that was taken as holding, None for none
        self.reached: Number = None  # how far a function was from its limit at the last, likewise
        self.margin: Margin | None = None
        self.enclosed = False  # some comparison was not between exact numbers
        self.cells = self.points = 0
        self.blurred = ""  # "lines" or "points": all that an equation could be followed along
        self.endless = False  # a value tends to infinity, which has no digits
        self.open = 0  # cells that stayed undecided
        self.open_where = self.bad = self.why = self.left = ""
        self.limits: dict[Term, Approach] = {}  # of each the case in which it is approached least closely
        self.kept: list[Evaluation] = []
        self.constants: dict[str, arb] = {}  # closed sides of comparisons, and what they are
        self._stride = self._seen = 1

    @contextmanager
    def named(self, depth: int, *given: str) -> Iterator[dict[int, str]]:
        """For the time of compiling what is below a quantifier: the names of all places around it, these from depth on."""
        outside = self.values.names
        self.values.names = {**{i: n for i, n in outside.items() if i < depth}, **dict(zip(itertools.count(depth), given))}
        try:
            yield self.values.names
        finally:
            self.values.names = outside

    def count(self) -> None:
        self.points += 1
        if self.points > MAX_POINTS:
            raise NotCovered(f"a region of more than {MAX_POINTS} points")
        if self.points & 63 == 0:
            self.values.in_time()

    def failed(self, env: Env, names: Mapping[int, str]) -> None:
        self.bad = self.bad or place(env, names)

    def record(self, d: Number, env: Env, names: Mapping[int, str]) -> None:
        if self.margin is not None and d > self.margin.size:
            return
        size = d.lower() if type(d) is arb else d
        if self.margin is None or size < self.margin.size:
            self.margin = Margin(size if size > 0 else 0, place(env, names))

    def keep(self, atom: Term, env: Env, depth: int) -> None:
        """Remember some of the points, spread over all that there are."""
        self._seen += 1
        if self._seen % self._stride == 0 and all(_exact(v) for v in env[:depth]):
            self.kept.append(Evaluation(atom, tuple(env[:depth])))
            if len(self.kept) > KEPT:
                self.kept = self.kept[::2]
                self._stride *= 2

    def tried(self, holds: Callable[[], bool]) -> bool:
        """Whether it holds; if not, what was noticed is forgotten, because another number may do."""
        before = self.margin, self.agreed, self.reached, self.bad, self.left, dict(self.limits)
        found = holds()
        if not found:
            self.margin, self.agreed, self.reached, self.bad, self.left, self.limits = before
        return found


def _exact(v: Any) -> bool:
    return v.is_exact() if isinstance(v, arb) else not isinstance(v, Function)


def larger(a: Number, b: Number) -> Number:
    return b if a is None or (b is not None and b > a) else a


def place(env: Env, names: Mapping[int, str]) -> str:
    """The point or box in words."""
    return ", ".join(_shown(name, env[i]) for i, name in sorted(names.items()))


def _shown(name: str, v: Any) -> str:
    if isinstance(v, arb) and not v.is_exact():
        return f"{name} in [{at_least(v)}, {at_most(v)}]"
    return f"{name} = {v.words() if isinstance(v, Function) else in_full(fraction(v))}"
