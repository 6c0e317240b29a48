"""The least natural number with a property."""

from ..kernel.binding import fresh, instantiate
from ..kernel.domains import none_below
from ..kernel.equality import subst, sym, unfold
from ..kernel.least import least_value
from ..kernel.sorts import NAT
from ..kernel.terms import Definition, Term, conj
from ..kernel.theorem import Theorem
from .errors import MethodError
from .facts import Theorems
from .method import Method


def _least_number(goal: Term, facts: Theorems) -> Theorem:
    """What a least number is: it has the property, and no smaller number has it. The term is least(k, A) or a definition that stands
    for one; that it has a value, which is that there is such a number, is shown from the premises. The goal is
    A[t] and forall j. j < t -> not A[j]."""
    for t in dict.fromkeys(_least_terms(goal)):
        named = unfold(t) if t.op == "call" else None
        meant = t if named is None else named.concl.args[1]
        hole = fresh("hole", NAT, meant, t)
        pattern = conj(instantiate(meant.args[0], hole), none_below(meant, hole))
        th = least_value(meant)
        if named is not None:
            th = subst(sym(named), th, pattern, hole)
        if th.concl == goal:
            return th
    raise MethodError("the goal does not say what a least number is",
                      "state A[t] and forall j. j < t -> not A[j] for the term t = least(k, A), or a definition of it", goal=goal)


def _least_terms(t: Term) -> list[Term]:
    found = [t] if t.op == "least" or (t.op == "call" and isinstance(t.data, Definition) and t.data.body.op == "least") else []
    return [s for s in found if not s.loose] + [s for a in t.args for s in _least_terms(a)]


least_number = Method("being the least such number", _least_number)
