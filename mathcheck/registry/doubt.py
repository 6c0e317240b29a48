"""Whether a refused step asks for too much: values at which all that it was given holds, and its goal does not.

A hint for the author, who then looks for another goal or for more facts and not for another method. Must never decide anything: it is
found by numbers, within a second or so, and where nothing is found nothing is said.
"""

from collections.abc import Sequence

from ..kernel.domains import domain
from ..kernel.errors import KernelError
from ..kernel.terms import Term, variable
from ..kernel.theorem import Theorem
from ..lang.build import forall, implies
from .witness import witness_words

SECONDS = 1.0


def doubt(goal: Term, given: Sequence[Theorem]) -> str:
    """The end of a sentence: where the goal is false or has no value although the given facts hold; "" if no such values are found."""
    from ..numeric.search import find_witness  # with its libraries it is only loaded where a step is refused

    known = dict.fromkeys(f for th in given for f in (*th.hyps, th.concl))
    try:
        asked = implies(*(c for f in known for c in (*domain(f), f)), goal)
        closed = forall(*(variable(*v) for v in sorted(asked.free, key=repr)), asked) if asked.free else asked
        witness = find_witness(closed, SECONDS)
    except (KernelError, ArithmeticError, ValueError, TypeError, RecursionError, MemoryError):
        return ""
    if not witness:
        return ""
    return f"; by the numbers it fails at {witness_words(witness)}" + (", where all that is given holds" if given else "")


__all__ = ["doubt"]
