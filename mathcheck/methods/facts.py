"""The theorems given to a method."""

from collections.abc import Sequence

from ..kernel.theorem import Theorem
from .derived import conjuncts

Theorems = tuple[Theorem, ...]


def flat(facts: Sequence[Theorem]) -> list[Theorem]:
    """The facts with conjunctions taken apart."""
    return [part for f in facts for part in conjuncts(f)]
