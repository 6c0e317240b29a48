"""The least natural number with a property: least(k, A) is the k with A[k] and not A[j] for every smaller j.

It has a value exactly where there is such a k. So A must be false at the smaller numbers: were it enough that A is not true there,
another way of filling in what is undefined would give another least number.
"""

from .binding import instantiate
from .domains import domain, none_below
from .terms import Term, conj
from .theorem import Sequent, require, rule


@rule()
def least_value(t: Term) -> Sequent:
    """D(t) |- A[t] and forall j:Nat. j < t -> not A[j], for t the term least(k, A).

    D(t) says that there is such a number; two of them cannot be different, for neither is below the other. Refuses another term.
    """
    require(t.op == "least", "least_value", "not a least number", given=t)
    return Sequent(domain(t), conj(instantiate(t.args[0], t), none_below(t, t)))


__all__ = ["least_value"]
