"""A finder of limits that, where the limits of the parts give nothing, tries what textbooks do: a bounded factor times one that tends to
0, the conjugate of a difference of roots, known quotients at a gap, and which of powers, logarithms and exponentials wins."""

from collections.abc import Callable, Sequence

from ...kernel.binding import fresh
from ...kernel.errors import KernelError
from ...kernel.limits import in_filter, limit_eventually, limit_from_eventually
from ...kernel.logic import and_intro, assume
from ...kernel.sorts import REAL
from ...kernel.terms import ONE, ZERO, Term, eq, lt, ne, number
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..errors import MethodError
from ..eventually import Approach, eventually
from ..library import evident
from ..limit_finder import Finder, revalued
from .laws import law
from .search import Expired, Search

_FAR = number(10)
_SECONDS = 1.5  # for a sign

Tactic = Callable[["Prober", Term], Theorem | None]


class Prober(Finder):
    """tactics: what is tried, in order, where the rules for the parts fail."""

    def __init__(self, search: Search, to: Approach, facts: Sequence[Theorem], tactics: Sequence[Tactic]) -> None:
        super().__init__(to, facts)
        self.search = search
        self._tactics = tactics
        self._open: set[Term] = set()  # tried and failed, or being tried
        self.opened = False  # functions are written by their expansions: not once more

    def find(self, f: Term) -> Theorem:
        """The same as the finder's, with the tactics."""
        self.search.check()
        try:
            return super().find(f)
        except Expired:
            raise
        except (MethodError, KernelError):
            if f in self._open:
                raise
            self._open.add(f)
            for tactic in self._tactics:
                th = self._tried(tactic, f)
                if th is not None:
                    self._found[f] = th
                    return th
            raise

    def _tried(self, tactic: Tactic, f: Term) -> Theorem | None:
        try:
            return tactic(self, f)
        except Expired:
            raise
        except (MethodError, KernelError):
            return None

    def keep(self, f: Term, th: Theorem) -> None:
        """Remember the limit of f, for instance a sharper one."""
        self._found[f] = th

    def guards(self) -> list[Theorem]:
        """What may be supposed of the variable: that it is near enough, or far enough out."""
        p = self.to.p
        size = ONE if p.args else _FAR if p.op == "infinity" else -_FAR
        found = [assume(g) for g in in_filter(p, size, self.to.x)]
        return [*found, law("square-positive", self.to.x - p.args[0], given=found)] if p.op == "near" else found

    def shown(self, goal: Term) -> Theorem:
        """The goal, found by a search of its own, where the variable is near enough. Raises MethodError."""
        th = self.search.briefly(goal, [*self.facts_about(), *self.guards()], _SECONDS)
        if th is None:
            raise MethodError(f"{goal!r} is not found")
        return th

    def facts_about(self) -> list[Theorem]:
        """The facts that are no limits."""
        return [f for f in self.facts if f.concl.op not in ("limit", "forall")]

    def turned_into(self, f: Term, known: Term) -> Theorem:
        """The limit of f, from that of a function that is shown to be eventually equal to it."""
        return self.congruent(self.find(known), self.shown(eq(known, f)))

    def vanishing(self, f: Term) -> Theorem:
        """lim f = 0, where that is its limit."""
        th = self.number(f)
        [value] = th.concl.args[2].args
        return th if value == ZERO else revalued(th, ZERO, [self.search.prove(eq(value, ZERO), self.facts_about())])

    def sided(self, f: Term) -> Theorem:
        """lim f = 0 sharpened: from above or below, whichever sign f is shown to have."""
        th = self.vanishing(f)
        for op, sign in (("above", lt(ZERO, f)), ("below", lt(f, ZERO))):
            found = self.search.briefly(sign, [*self.facts_about(), *self.guards()], _SECONDS)
            if found is not None:
                return self._within(th, f, op, found)
        raise MethodError(f"the sign of {f!r} is not found")

    def apart(self, f: Term) -> Theorem:
        """lim f = 0 sharpened: near 0, but not 0."""
        return self._within(self.vanishing(f), f, "near", self.shown(ne(f, ZERO)))

    def _within(self, th: Theorem, f: Term, op: str, said: Theorem) -> Theorem:
        """lim f = L+ (L-, L apart) from lim f = L and what says that f lies there eventually."""
        [value] = th.concl.args[2].args
        r = fresh("size", REAL, th.concl, *th.hyps, *said.hyps, self.to.x)
        goal = self.to.limit(f, Term(op, (value,)))
        close = limit_eventually(th, r, (assume(lt(ZERO, r)),))
        distance = assume(lt(abs(f - value), r))
        conditions = [c if c == said.concl else None for c in in_filter(Term(op, (value,)), r, f)]
        parts = [said if c is not None else distance if op == "near" else self._end(f, value, r, op, distance) for c in conditions]
        whole = and_intro(parts[0], parts[1])
        return limit_from_eventually(eventually(whole, self.to, self.facts, [close]), goal, r)

    def _end(self, f: Term, value: Term, r: Term, op: str, distance: Theorem) -> Theorem:
        goal = lt(f, value + r) if op == "above" else lt(value - r, f)
        return by_inequalities(goal, [distance, *evident([distance.concl], [])])


__all__ = ["Prober", "Tactic"]
