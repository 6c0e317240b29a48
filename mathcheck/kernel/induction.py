"""Natural numbers and integers: induction, the gap between integers, the factorial."""

from .binding import substitute
from .domains import domain, nonnegative
from .sorts import INT, NAT, is_subsort
from .terms import Term, eq, le
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without


@rule()
def induction(base: Theorem, step: Theorem, n: Term, phi: Term, lo: Term) -> Sequent:
    """G |- phi[lo/n]    H, lo <= n, phi |- phi[n+1/n]  /  G, H, lo <= n |- phi.

    Refuses unless n is an Int variable and lo an Int term, or n a Nat variable and lo a Nat term, and n is free in none of
    G, H, lo: a hypothesis about n need not hold at n + 1. Sound: induction on n - lo.
    """
    require(n.op == "var" and n.sort in (NAT, INT), "induction", "the variable must be an Int or Nat variable", given=n)
    require(is_subsort(lo.sort, n.sort), "induction", f"the start must be a {n.sort!r} term", start=lo)
    require(base.concl == substitute(phi, n, lo), "induction", "the base is not the statement at the start",
            wanted=substitute(phi, n, lo), given=base.concl)
    require(step.concl == substitute(phi, n, n + 1), "induction", "the step is not the statement at n + 1",
            wanted=substitute(phi, n, n + 1), given=step.concl)
    rest = without(step.hyps, phi, le(lo, n))
    require_not_free(n, (*base.hyps, *rest, lo), "induction")
    return Sequent(united(base, rest, (le(lo, n),)), phi)


@rule()
def int_gap(th: Theorem) -> Sequent:
    """G |- a < b  /  G |- a + 1 <= b.  Refuses unless a and b are Int terms."""
    require(th.concl.op == "lt", "int_gap", "the conclusion is not a strict inequality", conclusion=th.concl)
    a, b = th.concl.args
    require(is_subsort(a.sort, INT) and is_subsort(b.sort, INT), "int_gap", "both sides must be integer terms", left=a, right=b)
    return Sequent(th.hyps, le(a + 1, b))


@rule()
def nat_nonneg(t: Term) -> Sequent:
    """D(t) |- 0 <= t.  Refuses unless t is of sort Nat. D matters: fact(-1) is of sort Nat and has no value."""
    require(t.sort is NAT, "nat_nonneg", "not a term of sort Nat", given=t)
    return Sequent(domain(t), le(0, t))


@rule()
def fact_succ(e: Term) -> Sequent:
    """D(e), 0 <= e |- (e+1)! = (e+1)*e!.  Refuses unless e is an Int term. (0! = 1 is arithmetic.)"""
    return Sequent((*domain(e), *nonnegative(e)), eq(Term("fact", (e + 1,)), (e + 1) * Term("fact", (e,))))
