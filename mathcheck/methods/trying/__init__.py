"""A prover of ordinary textbook statements, out of the methods that there are.

`attempt` takes a goal apart, tries the strategies that its shape suggests, each a small function in a module of its own, and gives a
theorem of the kernel or a MethodError within its time. It must never say that something is false: that is not its business.
"""

from collections.abc import Sequence

from ...kernel.terms import Term
from ...kernel.theorem import Theorem
from ..errors import MethodError
from ..facts import Theorems
from ..method import Method
from .limited import TimeOut, limited
from .search import Expired, Search
from .strategies import suited

SECONDS = 20.0
_NAMED = 6  # strategies in an error
_GRACE = 0.5  # for the search to come to an end by itself


def attempt(goal: Term, facts: Sequence[Theorem] = (), seconds: float = SECONDS) -> Theorem:
    """The goal from the facts, by whatever method finds it; its hypotheses are among theirs.

    The time is looked at between strategies and inside their loops, and in the main thread an alarm ends what looks at no clock;
    elsewhere a single strategy may take longer. Raises MethodError that says what was tried, if nothing is found.
    """
    search = Search(seconds, suited)
    try:
        with limited(seconds + _GRACE):
            return search.prove(goal, facts)
    except (Expired, TimeOut) as e:
        raise MethodError(f"no proof was found in {seconds:g} seconds", "more seconds, or a proof in steps", goal=goal) from e
    except MethodError as e:
        where = e.why if " fails at " in e.why else _tried(search)
        raise MethodError(where, "a proof in steps, or further facts", goal=goal, tried=dict(search.tried)) from e


def _tried(search: Search) -> str:
    """In one line what was tried: for the first equation, inequality or limit that came up."""
    words = [f"{w[:1].lower()}{w[1:]}" for w in search.first]
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return "no proof found" + (f"; tried: {', '.join(words[:_NAMED])}{more}" if words else "")


def _trying(goal: Term, facts: Theorems) -> Theorem:
    """The goal from the premises by whatever methods find it within 20 seconds: identities, derivatives, integrals, inequalities by
    signs of derivatives, induction, limits, existence; what `mathcheck try` does.

    It may cite axioms, which the claim must then declare. What it finds may change from one version to the next: a claim that is to
    last is better written in steps.
    """
    return attempt(goal, facts)


trying = Method("trying the methods one after the other", _trying)

__all__ = ["attempt", "trying"]
