"""The derivation of a claim, written step by step: each line a formula, then how, then from what.

    def derivation(d):
        small = d.have("base", ..., by.computation)
        ih = d.suppose("hypothesis", ...)
        step = d.have("step", ..., by.arithmetic, ih)
        return d.have("all", ..., by.induction(n), small, step)
"""

from collections.abc import Callable
from typing import NamedTuple

from ..kernel.errors import KernelError
from ..kernel.logic import assume
from ..kernel.sorts import PROP
from ..kernel.terms import Term
from ..kernel.theorem import Theorem, is_minted
from ..methods.conditions import settle
from ..methods.errors import MethodError
from ..methods.method import Method


class Step(NamedTuple):
    """One line of a derivation. kind: "have", "suppose" or "cite"; words: how; premises: labels of the steps used."""

    label: str
    kind: str
    theorem: Theorem
    words: str
    premises: tuple[str, ...]
    why: str


class StepError(Exception):
    """A step is refused. label, goal: the step; why, hint: the reason and what to try; given: the premises."""

    def __init__(self, label: str, goal: Term | None, why: str, hint: str = "", given: tuple[Theorem, ...] = ()) -> None:
        super().__init__(f"step {label!r}: {why}" + (f" ({hint})" if hint else ""))
        self.label = label
        self.goal = goal
        self.why = why
        self.hint = hint
        self.given = given


class Derivation:
    """Records the steps of one derivation. cite: from a claim's id to its theorem."""

    def __init__(self, cite: Callable[[str], Theorem]) -> None:
        self.steps: list[Step] = []
        self._cite = cite
        self._labels: dict[Theorem, str] = {}

    def suppose(self, label: str, formula: Term) -> Theorem:
        """The supposition itself as a fact; a later step must discharge it (induction, cases, generalisation)."""
        self._new_label(label, formula)
        _check_formula(label, formula, "supposition")
        th = assume(formula)
        return self._record(Step(label, "suppose", th, "", (), ""))

    def cite(self, claim: str, label: str | None = None) -> Theorem:
        """The statement of another claim, as a fact. Raises StepError if that claim is not proved, or cites this one."""
        label = label or claim
        self._new_label(label, None)
        try:
            th = self._cite(claim)
        except LookupError as e:
            raise StepError(label, None, str(e.args[0]), "mathcheck list shows the ids") from e
        return self._record(Step(label, "cite", th, f"claim {claim}", (), ""))

    def have(self, label: str, goal: Term, method: Method, *premises: Theorem, why: str = "") -> Theorem:
        """A new step: the goal, by the method, from the premises; why: a reason in your own words.

        The step may depend on what its premises suppose and on nothing else; domain conditions are shown from the premises.
        Raises StepError.
        """
        self._new_label(label, goal)
        if not isinstance(why, str):
            raise StepError(label, None, f"why is a {type(why).__name__}, not a text", "why='the reason in your own words'")
        _check_formula(label, goal, "goal")
        for p in premises:
            if not is_minted(p):
                what = "formula" if type(p) is Term else type(p).__name__
                raise StepError(label, goal, f"a premise is a {what}, not the result of an earlier step",
                                "pass what d.have, d.suppose or d.cite returned, one by one: large = d.suppose('large', 1 <= x)")
        if not isinstance(method, Method):
            hint = "for example by.arithmetic or by.induction(n)" + (", which takes its n in brackets" if callable(method) else "")
            raise StepError(label, goal, "the third argument is not a method", hint, premises)
        try:
            th = method.run(goal, premises)
            if th.concl != goal:
                raise MethodError(f"{method.words} gives {th.concl!r} instead", "state that as the goal, or add a step")
            th = settle(th, premises, [h for p in premises for h in p.hyps])
        except MethodError as e:
            why = f"{method.words} does not show {goal!r}: {e.why}"
            raise StepError(label, goal, why, e.hint + self._forgotten(goal, premises), premises) from e
        except KernelError as e:
            why = f"{method.words} does not show {goal!r}: the kernel's rule {e.rule} says {e.why}"
            raise StepError(label, goal, why, "check the goal, and that the premises are the facts it needs", premises) from e
        except MemoryError as e:
            raise StepError(label, goal, f"{method.words} takes more memory than there is", "", premises) from e
        except Exception as e:  # a method may be anybody's own code; its accident is this step's
            raise StepError(label, goal, f"{method.words} could not be applied: {type(e).__name__}: {e}", "", premises) from e
        names = tuple(self._labels.get(p, "?") for p in premises)
        return self._record(Step(label, "have", th, method.words, names, why))

    def _forgotten(self, goal: Term, premises: tuple[Theorem, ...]) -> str:
        """For a hint: the latest supposition about the goal's variables on which no premise rests."""
        known = {h for p in premises for h in p.hyps}
        open_ones = [s for s in self.steps if s.kind == "suppose" and s.theorem.concl not in known and s.theorem.concl.free & goal.free]
        return f"; give it {open_ones[-1].label!r} as a premise, if it may suppose that" if open_ones else ""

    def _new_label(self, label: str, goal: Term | None) -> None:
        if not isinstance(label, str) or not label:
            raise StepError(str(label), None, "a step's first argument is its label, a short text")
        if any(s.label == label for s in self.steps):
            raise StepError(label, goal if type(goal) is Term else None, "there is an earlier step with this label", "labels must differ")

    def _record(self, step: Step) -> Theorem:
        self.steps.append(step)
        self._labels.setdefault(step.theorem, step.label)
        return step.theorem


def _check_formula(label: str, formula: object, role: str) -> None:
    if type(formula) is not Term:
        hint = "write eq(a, b) for an equation; `==` compares terms" if not isinstance(formula, str) else (
            "write it with the words of mathcheck.lang, without quotes: eq(a, b), a <= b")
        raise StepError(label, None, f"the {role} is a {type(formula).__name__}, not a formula", hint)
    if formula.sort is not PROP or formula.loose:
        raise StepError(label, None, f"the {role} is the number {formula!r}, not a formula", "compare it with something: eq(a, b), a <= b")
