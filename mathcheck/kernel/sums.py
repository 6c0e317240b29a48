"""Finite sums and products with symbolic bounds: an empty range gives 0 (resp. 1), and one more term at the upper end.

Everything else (splitting, shifting, telescoping, positivity, linearity) is derived by induction.
"""

from .binding import open_binder
from .domains import domain
from .terms import ONE, ZERO, Term, eq, le, lt
from .theorem import Sequent, require, rule


@rule()
def range_empty(t: Term) -> Sequent:
    """hi < lo |- sum(f, k, lo, hi) = 0; for prod: = 1.  Nothing is asked of f.

    Refuses unless t is a sum or a product.
    """
    require(t.op in ("sum", "prod"), "range_empty", "not a sum or product", given=t)
    _, lo, hi = t.args
    return Sequent((lt(hi, lo),), eq(t, ZERO if t.op == "sum" else ONE))


@rule()
def range_succ(t: Term) -> Sequent:
    """lo <= hi + 1, D(S), D(f[hi+1]) |- sum(f, k, lo, hi+1) = S + f[hi+1], S = sum(f, k, lo, hi); for prod: S*f[hi+1].

    Refuses unless t is a sum or a product. The bound lo <= hi + 1 keeps out the convention of negative ranges: an empty
    sum is 0 here, however far hi lies below lo.
    """
    require(t.op in ("sum", "prod"), "range_succ", "not a sum or product", given=t)
    _, lo, hi = t.args
    last = open_binder(t, hi + 1)
    longer = Term(t.op, (t.args[0], lo, hi + 1), t.data)
    return Sequent((le(lo, hi + 1), *domain(t), *domain(last)), eq(longer, t + last if t.op == "sum" else t * last))
