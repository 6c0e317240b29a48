"""Sequences and series: limits of finite sums and products of a fixed number of terms, of bounded increasing sequences, and infinite
sums. `sum(f, k, lo, oo)` has a value where the partial sums sum(f, k, lo, n) have a number as their limit, over the natural numbers n.

No rule exchanges an infinite sum with a limit, a derivative or another sum.
"""

from .binding import abstract, bind, fresh, instantiate
from .domains import domain, partial_sums_tend
from .limits import holds_eventually
from .sorts import INT, NAT, REAL
from .terms import ONE, Term, eq, le
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without


@rule()
def limit_range(th: Theorem, op: str, k: Term, lo: Term, hi: Term) -> Sequent:
    """H, lo <= k, k <= hi |- lim(f, x -> p) = L
       /  H, D(lo), D(hi), D(p) |- lim(op(f, k, lo, hi), x -> p) = op(L, k, lo, hi), op being sum or prod.

    Finitely many terms, by induction on their number: the limit of a sum is the sum of the limits, that of a product the product, Rudin
    Theorem 4.4; an empty range is 0 or 1 throughout.
    Refuses unless k is an Int variable that is free in none of H, lo, hi, p, and each limit is a number. The number of terms cannot
    depend on x, which is bound: the sum of 1/n over k < n tends to 1, though each term tends to 0.
    """
    name = "limit_range"
    require(op in ("sum", "prod"), name, "the operation is sum or prod", op=op)
    require(th.concl.op == "limit" and th.concl.args[2].op == "at", name, "the premise is not a limit that is a number", premise=th.concl)
    f, p, q = th.concl.args
    require(k.op == "var" and k.sort is INT, name, "the index must be an Int variable", index=k)
    rest = without(th.hyps, le(lo, k), le(k, hi))
    require_not_free(k, (*rest, lo, hi, p), name)
    x = fresh("x", th.concl.data[1], th.concl, k, lo, hi)  # f has index 0 for x; below the range's own binder that is index 1
    terms = bind(op, k, instantiate(f, x), lo, hi)
    limit = Term("at", (bind(op, k, q.args[0], lo, hi),))
    return Sequent(united(rest, domain(lo), domain(hi), domain(p)), Term("limit", (abstract(terms, x), p, limit), th.concl.data))


@rule(cites=lambda *_: "monotone-convergence")
def monotone_convergence(rising: Theorem, bounded: Theorem, goal: Term, bound: Term) -> Sequent:
    """eventually f <= f[n+1]    eventually f <= B  /  exists L. lim(f, n -> oo) = L.

    Cites that a bounded increasing sequence converges, Rudin Theorem 3.14. Refuses unless goal is lim(f, n -> oo) = L with a
    Nat variable n and a Real variable L that is not free in f, and the premises are as they should be, B being `bound`: no n, which is
    bound, occurs in it.
    """
    name = "monotone_convergence"
    sequence = goal.op == "limit" and goal.data[1] is NAT and goal.args[2].op == "at"
    require(sequence, name, "the goal is not a limit of a sequence", goal=goal)
    f, [limit] = goal.args[0], goal.args[2].args
    require(limit.op == "var" and limit.sort is REAL, name, "the limit in the goal is not a Real variable", limit=limit)
    require_not_free(limit, (f,), name)
    after = instantiate(f, Term("bvar", (), (0, NAT)) + ONE)
    for th, larger, why in ((rising, after, "rising"), (bounded, bound, "bounded")):
        wanted = holds_eventually(goal, le(f, larger))
        require(th.concl == wanted, name, f"a premise does not say that the sequence is eventually {why}", wanted=wanted, given=th.concl)
    return Sequent(united(rising, bounded), bind("exists", limit, goal))


@rule()
def series_value(partial: Theorem, t: Term) -> Sequent:
    """lim(sum(f, k, lo, n), n -> oo) = S  /  sum(f, k, lo, oo) = S, for n of sort Nat.  The definition; a limit is unique.

    Refuses unless t is the infinite sum and the premise the limit of its partial sums.
    """
    name = "series_value"
    require(t.op == "series" and partial.concl.op == "limit" and partial.concl.args[2].op == "at", name,
            "not an infinite sum and a limit that is a number", series=t, premise=partial.concl)
    [limit] = partial.concl.args[2].args
    wanted = partial_sums_tend(t, limit)
    require(partial.concl == wanted, name, "the premise is not about the partial sums", wanted=wanted)
    return Sequent(partial.hyps, eq(t, limit))


@rule()
def series_limit(t: Term) -> Sequent:
    """D(S) |- lim(sum(f, k, lo, n), n -> oo) = S, for S = sum(f, k, lo, oo).  Refuses unless t is an infinite sum."""
    require(t.op == "series", "series_limit", "not an infinite sum", given=t)
    return Sequent(domain(t), partial_sums_tend(t, t))


__all__ = ["limit_range", "monotone_convergence", "series_limit", "series_value"]
