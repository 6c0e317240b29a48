"""The search that the strategies share: a clock, a depth, what has failed already, and one way to ask for a proof.

A strategy is a function `(search, goal, facts) -> Theorem | None` that may raise MethodError or KernelError; both mean that it found
nothing. Whatever it returns has passed the kernel's rules; here only its left-over conditions are shown from the facts.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from ...kernel.errors import KernelError
from ...kernel.logic import assume, cut
from ...kernel.terms import ATOMS, Term
from ...kernel.theorem import Theorem
from ..conditions import prove as evidently
from ..errors import MethodError
from ..facts import flat
from .bounds import bounds
from .limited import TimeOut, limited
from .sampling import refuted

MAX_DEPTH = 14

Strategy: TypeAlias = "Callable[[Search, Term, tuple[Theorem, ...]], Theorem | None]"


class Expired(MethodError):
    """The time is over."""


class Search:
    """strategies: for a goal, which strategies to try, in order."""

    def __init__(self, seconds: float, strategies: Callable[[Term], Sequence[Strategy]]) -> None:
        self._end = time.monotonic() + seconds
        self._strategies = strategies
        self._depth = 0
        self._inductions = 0
        self._failed: dict[tuple[Term, frozenset[Term], bool], int] = {}
        self.tried: dict[str, str] = {}  # at the top level: the strategy's first words, and why it failed
        self.first: list[str] = []  # for the first equation, inequality or limit that came up: the strategies' first words
        self._leaf: Term | None = None

    def check(self) -> None:
        """Raise Expired if the time is over."""
        if time.monotonic() > self._end:
            raise Expired("the time is over", "more seconds, or a proof in steps")

    def prove(self, goal: Term, facts: Sequence[Theorem]) -> Theorem:
        """The goal; its hypotheses are among those of the facts. Raises MethodError if nothing is found."""
        self.check()
        known = tuple(flat(facts))
        for f in known:
            if f.concl == goal:
                return f if f.concl is goal else cut(f, assume(goal))
        asked = goal, frozenset(f.concl for f in known), self.nested
        left = MAX_DEPTH - self._depth
        if self._failed.get(asked, -1) >= left or left <= 0:
            raise MethodError(f"{goal!r} was not found before", goal=goal)
        where = refuted(goal, known)
        if where is not None:
            self._failed[asked] = MAX_DEPTH
            raise MethodError(f"{goal!r} fails at {where}", "check the statement", goal=goal)
        th = self.by(self._strategies(goal), goal, known)
        if th is not None:
            return th
        self._failed[asked] = left
        raise MethodError(f"{goal!r} is not found", goal=goal)

    def found(self, goal: Term, facts: Sequence[Theorem]) -> Theorem | None:
        """The same, or None. Raises Expired."""
        try:
            return self.prove(goal, facts)
        except Expired:
            raise
        except MethodError:
            return None

    @property
    def nested(self) -> bool:
        """Inside the step of an induction: none is tried inside another."""
        return self._inductions > 0

    @contextmanager
    def inductively(self) -> Iterator[None]:
        """Inside the block the step of an induction is looked for."""
        self._inductions += 1
        try:
            yield
        finally:
            self._inductions -= 1

    def by(self, strategies: Sequence[Strategy], goal: Term, facts: Sequence[Theorem]) -> Theorem | None:
        """The goal by the first of these strategies that finds it, or None."""
        known = tuple(flat(facts))
        self._depth += 1
        try:
            for strategy in strategies:
                self.check()
                self._note(strategy, goal)
                th = self._attempted(strategy, goal, known)
                if th is not None:
                    return th
        finally:
            self._depth -= 1
        return None

    def briefly(self, goal: Term, facts: Sequence[Theorem], seconds: float) -> Theorem | None:
        """Like `found`, but giving up after so many seconds."""
        end = self._end
        self._end = min(end, time.monotonic() + seconds)
        try:
            return self.prove(goal, facts)
        except MethodError:
            return None
        finally:
            self._end = end
            self.check()

    def _attempted(self, strategy: Strategy, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
        try:
            th = self._run(strategy, goal, facts)
            th = None if th is None else self.settled(th, facts)
            return None if th is None or th.concl != goal else cut(th, assume(goal)) if th.concl is not goal else th
        except Expired:
            raise
        except (MethodError, KernelError, RecursionError) as e:
            if self._depth == 1:
                self.tried[_words(strategy)] = e.why if isinstance(e, (MethodError, KernelError)) else "too deep"
            return None

    def _note(self, strategy: Strategy, goal: Term) -> None:
        if self._leaf is None and goal.op in ATOMS:
            self._leaf = goal
        if goal == self._leaf and (words := _words(strategy)) not in self.first:
            self.first.append(words)

    def _run(self, strategy: Strategy, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
        """A strategy marked as one that looks at no clock gets an alarm."""
        seconds = getattr(strategy, "seconds", None)
        if seconds is None:
            return strategy(self, goal, facts)
        with limited(min(seconds, self._end - time.monotonic())):
            try:
                return strategy(self, goal, facts)
            except TimeOut:
                pass
        raise MethodError(f"it took more than {seconds:g} seconds")

    def settled(self, th: Theorem, facts: Sequence[Theorem]) -> Theorem:
        """th without the hypotheses that no fact has: each is shown, from what is known about its parts or by a search of its own."""
        allowed = {h for f in facts for h in f.hyps}
        for h in th.hyps:
            if h not in allowed:
                th = cut(self.condition(h, facts), th)
        return th

    def condition(self, goal: Term, facts: Sequence[Theorem]) -> Theorem:
        """A domain condition from the facts."""
        shown = evidently(goal, [*facts, *bounds([goal], facts)])
        return self.prove(goal, facts) if shown is None else shown


def _words(strategy: Strategy) -> str:
    return (strategy.__doc__ or strategy.__name__).split(".")[0].split(":")[0].strip()
