"""A method: words for a reader, and a function from a goal and theorems to a theorem."""

from collections.abc import Callable
from typing import NamedTuple

from ..kernel.terms import Term
from ..kernel.theorem import Theorem


class Method(NamedTuple):
    """words: how, to be read after "by"; run(goal, theorems): a theorem whose conclusion is the goal. Its hypotheses may
    hold domain conditions that the derivation discharges. run raises MethodError or KernelError."""

    words: str
    run: Callable[[Term, tuple[Theorem, ...]], Theorem]
