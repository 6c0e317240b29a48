"""Hypotheses that a proof does without, found in the record of how its theorem was made.

Nothing is concluded from how a proof looks: it is carried out once more by the kernel's rules for the statement without the hypothesis,
and a hypothesis counts as unused only where that ends in a theorem. Where a proof cannot be followed, nothing is said.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ..kernel.errors import KernelError
from ..kernel.logic import and_left, and_right, assume, exists_intro, imp_intro
from ..kernel.terms import Term
from ..kernel.text import open_named
from ..kernel.theorem import RULES, Theorem, premises

MAX_STEPS = 20_000  # of proofs carried out again for one theorem: some seconds, beyond which nothing is said

Position = tuple[int, ...]  # of a part in a formula: which argument, again and again

# For each rule whose premise has the conclusion's shape: which argument that premise is, and what leads to the conclusion in it.
_WITHIN: dict[str, tuple[int, Position]] = {"imp_elim": (0, (1,)), "and_left": (0, (0,)), "and_right": (0, (1,)), "forall_elim": (0, (0,)),
                                        "weaken": (0, ()), "inst": (0, ()), "cut": (1, ()), "exists_elim": (1, ())}


def unused(th: Theorem, accepted: Callable[[Theorem], bool]) -> list[Term]:
    """The hypotheses of a theorem's conclusion, opened at the names of its variables, all of which its proof does without: left out
    together they leave a theorem. th: without hypotheses of its own; accepted: whether what is left is still a statement worth making,
    as one that has a value."""
    found, again = [], _Again(MAX_STEPS)
    listed = list(hypotheses(th.concl))
    for i in reversed(range(len(listed))):  # from the last on, so that the others keep their numbers
        path, shown = listed[i]
        wanted = _removed(th.concl, path)
        try:
            rest = again.without(th, path)
            left_out = rest.concl == wanted and not rest.hyps and accepted(rest)
        except (KernelError, RecursionError):
            continue
        if left_out:
            th = rest
            listed = list(hypotheses(th.concl))
            found.append(shown)
    return found[::-1]


def hypotheses(f: Term) -> Iterator[tuple[Position, Term]]:
    """What a closed formula supposes: where, and the formula with its variables free. Conjunctions are taken apart; what stands below `or`
    or `not` is no hypothesis here."""
    if f.op in ("forall", "exists"):
        for path, shown in hypotheses(open_named(f)[1]):
            yield (0, *path), shown
    elif f.op == "and":
        for i, side in enumerate(f.args):
            for path, shown in hypotheses(side):
                yield (i, *path), shown
    elif f.op == "imp":
        for path, shown in _conjuncts(f.args[0]):
            yield (0, *path), shown
        for path, shown in hypotheses(f.args[1]):
            yield (1, *path), shown


def _conjuncts(f: Term) -> Iterator[tuple[Position, Term]]:
    if f.op == "and":
        for i, side in enumerate(f.args):
            for path, shown in _conjuncts(side):
                yield (i, *path), shown
    else:
        yield (), f


def _removed(f: Term, path: Position) -> Term:
    """The formula without the hypothesis there, or without the conjunct of one."""
    i, *rest = path
    if not rest and f.op in ("imp", "and"):
        return f.args[1 - i]
    return Term(f.op, tuple(_removed(a, tuple(rest)) if j == i else a for j, a in enumerate(f.args)), f.data)


class _Again:
    """Proofs carried out again, each part of one once. left: how many steps may still be made."""

    def __init__(self, left: int) -> None:
        self._left = left
        self._done: dict[tuple[Theorem, Position], Theorem] = {}

    def without(self, th: Theorem, path: Position) -> Theorem:
        """The same proof for the conclusion without the hypothesis there; it may be left among the theorem's own. Raises KernelError where
        that is no proof, or takes too many steps."""
        if (th, path) not in self._done:
            self._count(1)
            self._done[th, path] = self._without(th, path)
        return self._done[th, path]

    def _count(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise KernelError("unused", "the proof is too long to be carried out again")

    def _without(self, th: Theorem, path: Position) -> Theorem:
        rule, args = th.rule, th.args
        if rule == "imp_intro":
            premise: Theorem = args[0]
            if path[0] == 1:
                return imp_intro(self.without(premise, path[1:]), args[1])
            if len(path) == 1:
                while premise.rule == "weaken" and premise.args[1] == args[1]:
                    premise = premise.args[0]
                return premise
            rest = _removed(args[1], path[1:])
            return imp_intro(self._supposing(premise, args[1], rest), rest)
        if rule == "forall_intro":
            return RULES[rule](self.without(args[0], path[1:]), args[1])
        if rule == "exists_intro":
            return exists_intro(self.without(args[0], path[1:]), _removed(th.concl, path), args[2])
        if rule == "and_intro":
            sides = [self.without(p, path[1:]) if i == path[0] else p for i, p in enumerate(args)]
            return RULES[rule](*sides)
        if rule == "or_elim":
            return RULES[rule](args[0], self.without(args[1], path), self.without(args[2], path))
        if rule == "ex_falso":
            return RULES[rule](args[0], _removed(th.concl, path))
        if rule == "cut" and args[1].rule == "assume":  # it only gives the lemma's conclusion other names
            return self.without(args[0], path)
        if rule not in _WITHIN:
            raise KernelError("unused", f"the rule {rule} is not followed")
        at, prefix = _WITHIN[rule]
        inner = self.without(args[at], (*prefix, *path))
        if rule == "cut" and args[0].concl not in inner.hyps:
            return inner
        return RULES[rule](*(inner if i == at else a for i, a in enumerate(args)))

    def _supposing(self, th: Theorem, a: Term, rest: Term) -> Theorem:
        """The same proof from `rest`, a conjunction with one part less, in the place of the hypothesis a. Where it needs the part, or a as
        a whole, a stays a hypothesis. Raises KernelError where a rule refuses."""
        parts = {part.concl: part for part in _parts(assume(rest))}
        done: dict[Theorem, Theorem] = {}

        def again(value: Any) -> Any:
            if type(value) is tuple:
                return tuple(map(again, value))
            return done.get(value, value) if type(value) is Theorem else value

        relying = _relying(th, a)
        self._count(len(relying))
        for step in relying:
            done[step] = parts.get(step.concl, step) if _is_part(step, a) else RULES[step.rule](*map(again, step.args))
        return done.get(th, th)


def _relying(th: Theorem, a: Term) -> list[Theorem]:
    """The steps of a proof that rely on a hypothesis, premises first."""
    order: dict[Theorem, None] = {}
    waiting = [(th, False)]
    while waiting:
        step, ready = waiting.pop()
        if ready:
            order[step] = None
        elif a in step.hyps and step not in order:
            waiting += [(step, True), *((p, False) for p in premises(step.args))]
    return list(order)


def _is_part(th: Theorem, a: Term) -> bool:
    """It is the hypothesis a, or takes a conjunct out of it."""
    while th.rule in ("and_left", "and_right"):
        th = th.args[0]
    return th.rule == "assume" and th.concl == a


def _parts(th: Theorem) -> Iterator[Theorem]:
    yield th
    if th.concl.op == "and":
        yield from _parts(and_left(th))
        yield from _parts(and_right(th))


__all__ = ["hypotheses", "unused"]
