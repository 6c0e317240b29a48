"""Inequalities by enclosures: of closed terms, and of functions on a box that is halved until it is clear."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..kernel.enclosures import Interval, down
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.evaluation import value as exact_value
from ..kernel.intervals import Enclosing, enclose, enclose_box, separates
from ..kernel.sorts import REAL
from ..kernel.terms import ELEMENTARY, Term, lt, number, variable
from ..kernel.theorem import Theorem
from .conditions import last_resort, settle
from .errors import MethodError
from .facts import Theorems, flat
from .method import Method
from .separating import comparison, contrary, mentions, obstacle, separated

_MAX_PARTS = 4096  # of a box
_FEW_PARTS = 64
_MAX_DEPTH = 60
_SLACK = Fraction(1, 1 << 32)

Box = dict[str, Interval]


def _enclosure(goal: Term, facts: Theorems) -> Theorem:
    """a < b, a <= b, a != b or the negation of an inequality, for closed terms, by intervals around both sides that lie apart, of as
    many bits as it takes, up to a limit. Integrals and elementary functions are enclosed.

    It takes no premises. Two sides that are equal lie never apart, so a <= a is refused. R. E. Moore, R. B. Kearfott, M. J. Cloud,
    Introduction to Interval Analysis, chapters 5 and 6.
    """
    _check_form(goal)
    if goal.free:
        raise MethodError("it holds variables, and an enclosure is of numbers",
                          "by.bisection, with bounds for each variable among the premises", goal=goal)
    try:
        return compute(goal)
    except KernelError:
        pass
    th = separated(goal, patient=True)
    if th is not None:
        return th
    if comparison(contrary(goal)) is not None and separated(contrary(goal)) is not None:
        raise MethodError(f"the enclosures show the contrary: {contrary(goal)!r}", "check the goal", goal=goal)
    e = obstacle(goal)
    raise MethodError("no enclosure of the two sides is narrow enough" + (f": {e.why}" if e is not None else ""),
                      "if the sides are equal, no enclosure shows it; else simplify them, or split an integral where it is steep",
                      goal=goal)


def _check_form(goal: Term) -> None:
    if goal.op == "eq":
        raise MethodError("no enclosure shows that two numbers are equal", "by.algebra, or by.computation", goal=goal)
    if comparison(goal) is None:
        raise MethodError("enclosures show a < b, a <= b, a != b and negations of inequalities", "show the parts as steps of their own",
                          goal=goal)


enclosure = Method("enclosing both sides in intervals", _enclosure)


def _bisection(goal: Term, facts: Theorems) -> Theorem:
    """a < b, a <= b, a != b or the negation of an inequality, for Real variables that the premises bound by numbers: the box is halved
    until intervals around both sides lie apart on each part.

    The two sides must keep a distance on the whole box, and it may take 4096 parts.
    """
    _check_form(goal)
    if not goal.free:
        raise MethodError("it holds no variables, so there is no box to halve", "by.enclosure", goal=goal)
    return _by_halving(goal, flat(facts), _MAX_PARTS)


def _by_halving(goal: Term, known: Sequence[Theorem], parts: int) -> Theorem:
    box: Box = {}
    extra: list[Theorem] = []
    for name, sort in sorted(goal.free, key=lambda v: v[0]):
        if sort is not REAL:
            raise MethodError(f"{name} is not a Real variable, and only intervals of reals are halved",
                              "by.each_value for finitely many integers, by.induction for all", goal=goal)
        x = variable(name, sort)
        low, high = _bound(x, known, 1, extra), _bound(x, known, 0, extra)
        if low > high:
            raise MethodError(f"the bounds {low} <= {name} and {name} <= {high} leave nothing for {name}",
                              "by.contradiction from the two bounds", goal=goal)
        box[name] = low, high
    tree, bits, cells = _search(goal, box, parts)
    sides = tuple((variable(name, REAL), _literal(low), _literal(high)) for name, (low, high) in box.items())
    return settle(enclose_box(goal, sides, tree, bits, cells), [*known, *extra], [h for f in known for h in f.hyps])


@last_resort
def _bounded(goal: Term, facts: Sequence[Theorem], _depth: int) -> Theorem | None:
    """A condition on elementary functions of variables that the facts bound by numbers: cos(x) != 0 for 0 <= x <= 1."""
    if not goal.free or comparison(goal) is None or not mentions(goal, frozenset(ELEMENTARY)):
        return None
    try:
        return _by_halving(goal, facts, _FEW_PARTS)
    except (MethodError, KernelError):
        return None


bisection = Method("halving the box of the variables until intervals decide", _bisection)


def _literal(q: Fraction) -> int | Fraction:
    return q.numerator if q.denominator == 1 else q


def _bound(x: Term, known: Sequence[Theorem], side: int, extra: list[Theorem]) -> Fraction:
    """The best number below (side 1: where x stands in c <= x) or above x among the facts. For a bound like pi a number just beyond
    it, and the theorem that it is."""
    found: list[tuple[Fraction, Theorem | None]] = []
    for f in known:
        if f.concl.op in ("lt", "le") and f.concl.args[side] == x and not f.concl.args[1 - side].free:
            found += _rational(f.concl.args[1 - side], side)
    if not found:
        bound = f"lo <= {x.data}" if side else f"{x.data} <= hi"
        raise MethodError(f"no bound {bound} with a number is among the given facts", "suppose it, or give it as a premise", variable=x)
    best, lemma = (max if side else min)(found, key=lambda pair: pair[0])
    if lemma is not None:
        extra.append(lemma)
    return best


def _rational(bound: Term, side: int) -> list[tuple[Fraction, Theorem | None]]:
    try:
        return [(Fraction(exact_value(bound)), None)]
    except KernelError:
        pass
    try:
        low, high = Enclosing(64, 64).value(bound, {})
        q = down(low - _SLACK, 64) if side else -down(-high - _SLACK, 64)
        return [(q, enclose(lt(number(q), bound) if side else lt(bound, number(q)), 64, 64))]
    except KernelError:
        return []


def _search(goal: Term, box: Box, parts: int) -> tuple[tuple[Any, ...], int, int]:
    """A tree for enclose_box with its precision and cells."""
    attempts = [(64, 4), (64, 32), (128, 256)] if mentions(goal, frozenset({"integral"})) else [(64, 1), (256, 1)]
    last = MethodError("the box is not decided", goal=goal)
    for bits, cells in attempts:
        try:
            return _Halving(goal, bits, cells, parts).tree(box, 0), bits, cells
        except MethodError as e:
            last = e
            if "contrary" in e.facts:
                break
    raise last


class _Halving:
    """The search for one tree."""

    def __init__(self, goal: Term, bits: int, cells: int, limit: int) -> None:
        self.goal, self.bits, self.cells, self.limit, self.parts, self.why = goal, bits, cells, limit, 1, ""

    def _holds(self, goal: Term, box: Box) -> bool:
        try:
            return separates(Enclosing(self.bits, self.cells), goal, box)
        except KernelError as e:
            self.why = e.why
            return False

    def tree(self, box: Box, depth: int) -> tuple[Any, ...]:
        self.why = "the two sides stay together"
        if self._holds(self.goal, box):
            return ()
        why = self.why
        middle = {name: (low + high) / 2 for name, (low, high) in box.items()}
        at = ", ".join(f"{name} = {q}" for name, q in middle.items())
        if comparison(contrary(self.goal)) is not None and self._holds(contrary(self.goal), {n: (q, q) for n, q in middle.items()}):
            raise MethodError(f"it fails at {at}", "check the goal and the bounds", contrary=contrary(self.goal))
        name = max(box, key=lambda n: box[n][1] - box[n][0])
        low, high = box[name]
        self.parts += 1
        if self.parts > self.limit or depth >= _MAX_DEPTH or low == high:
            raise MethodError(f"after {self.parts} parts it is not decided near {at}: {why}",
                              "the two sides must keep a distance on the whole box: shrink it, or write each variable fewer times",
                              goal=self.goal)
        return (list(box).index(name), self.tree({**box, name: (low, middle[name])}, depth + 1),
                self.tree({**box, name: (middle[name], high)}, depth + 1))
