"""Induction, plain and strong."""

from typing import Any

from ..kernel.binding import fresh, open_binder, substitute
from ..kernel.errors import KernelError
from ..kernel.induction import induction as kernel_induction
from ..kernel.induction import int_gap, nat_nonneg
from ..kernel.logic import (
    assume,
    cut,
    forall_elim,
    forall_intro,
    imp_elim,
    imp_intro,
)
from ..kernel.order import inequality
from ..kernel.sorts import INT, NAT
from ..kernel.terms import ZERO, Term, le, lt, number
from ..kernel.theorem import Theorem
from ..lang.build import forall, implies
from .derived import absurd, cut_all
from .errors import MethodError
from .facts import Theorems
from .logical import close
from .method import Method


def induction(n: Term, start: Any = 0) -> Method:
    """The goal `forall n. start <= n -> phi` (for a Nat n and start 0 also `forall n. phi`) from premises phi[start] and
    phi[n+1], the latter under the suppositions phi and start <= n.

    n: a Nat or Int variable; start: an integer term or a number, a Nat where n is one. Nothing else that a premise supposes may
    speak of n.
    """
    lo = number(start)

    def run(goal: Term, facts: Theorems) -> Theorem:
        if n.sort not in (NAT, INT):
            raise MethodError(f"{n!r} is a {n.sort!r}, and from one real number there is no next one",
                              "induction is for a variable made by Nat or Int", goal=goal)
        phi = _induction_formula(goal, n, lo)
        base_goal, step_goal = substitute(phi, n, lo), substitute(phi, n, n + 1)
        base = next((f for f in facts if f.concl == base_goal), None)
        step = next((f for f in facts if f.concl == step_goal), None)
        if base is None:
            hint = f"show that first and give it as a premise; at(A, {n!r}, {lo!r}) writes it, for the formula A about {n!r}"
            if phi.op == "imp" and phi.args[0].op == "le" and phi.args[0].args[1] == n:
                hint += f"; if it starts at {phi.args[0].args[0]!r}, say by.induction({n!r}, {phi.args[0].args[0]!r})"
            raise MethodError(f"no premise is the start of the induction, {base_goal!r}", hint)
        if step is None:
            raise MethodError(f"no premise is the step of the induction, {step_goal!r}",
                              f"suppose {phi!r} (and {le(lo, n)!r}) and show it from there; at(A, {n!r}, {n + 1!r}) writes it, for that A",
                              hypothesis=phi)
        try:
            th = kernel_induction(base, step, n, phi, lo)
        except KernelError as e:
            if "occurs_in" not in e.facts:
                raise
            raise MethodError(f"a premise still supposes {e.facts['occurs_in']!r}, which need not hold at {n + 1!r}",
                              "make it an antecedent of the statement, or discharge it first", condition=e.facts["occurs_in"]) from e
        return _closed_over(goal, th, n, lo)

    return Method(f"induction on {n!r} from {lo!r}", run)


def _closed_over(goal: Term, th: Theorem, n: Term, lo: Term) -> Theorem:
    if goal == th.concl:
        return th
    th = cut_all([nat_nonneg(n)], th) if n.sort is NAT and lo == ZERO else th
    return close(goal, th)


def _induction_formula(goal: Term, n: Term, lo: Term) -> Term:
    if goal.op == "forall" and goal.data[1] is n.sort and (goal.data != (n.data, n.sort) or goal.data not in goal.free):
        body = open_binder(goal, n)
        if body.op == "imp" and body.args[0] == le(lo, n):
            return body.args[1]
        if n.sort is NAT and lo == ZERO:
            return body
    if goal.op not in ("forall", "imp"):
        return goal
    raise MethodError(f"the goal is not forall {n!r}. {le(lo, n)!r} -> ...", "state it in that form, or give start=", goal=goal)


def strong_induction(n: Term, start: Any = 0) -> Method:
    """The goal `forall n. start <= n -> phi` from a premise phi under the suppositions start <= n and
    `forall k. start <= k -> k < n -> phi[k]`, which by.below(phi, n, start) builds.

    n, start: as for by.induction.
    """
    lo = number(start)

    def run(goal: Term, facts: Theorems) -> Theorem:
        phi = _induction_formula(goal, n, lo)
        step = next((f for f in facts if f.concl == phi), None)
        if step is None:
            raise MethodError(f"no premise is {phi!r} under the supposition {below(phi, n, lo)!r}", "suppose that and show it")
        return _closed_over(goal, _strong(step, n, phi, lo), n, lo)

    return Method(f"strong induction on {n!r} from {lo!r}", run)


def below(phi: Term, n: Term, start: Any = 0) -> Term:
    """The hypothesis of strong induction, a formula and no method: phi holds for every smaller value from start on.

    phi: a formula in the variable n; n, start: as for by.induction.
    """
    k = fresh("k", n.sort, phi, n, number(start))
    return forall(k, implies(le(number(start), k), lt(k, n), substitute(phi, n, k)))


def _strong(step: Theorem, n: Term, phi: Term, lo: Term) -> Theorem:
    """Plain induction on psi(n) := forall k. lo <= k -> k <= n -> phi(k)."""
    hypothesis = below(phi, n, lo)
    k = fresh("j", n.sort, phi, n, lo, *step.hyps)
    at_k = substitute(phi, n, k)

    def shown(th: Theorem, top: Term) -> Theorem:
        return forall_intro(imp_intro(imp_intro(th, le(k, top)), le(lo, k)), k)

    psi = forall(k, implies(le(lo, k), le(k, n), at_k))
    # the step at k, its hypothesis still open: forall i. lo <= i -> i < k -> phi(i), lo <= k |- phi(k)
    closed = forall_intro(imp_intro(imp_intro(step, hypothesis), le(lo, n)), n)
    step_at_k = imp_elim(imp_elim(forall_elim(closed, k), assume(le(lo, k))), assume(substitute(hypothesis, n, k)))
    i = fresh("i", n.sort, phi, n, lo, k, *step.hyps)
    at_i = substitute(phi, n, i)

    def smaller(th: Theorem) -> Theorem:
        return cut(forall_intro(imp_intro(imp_intro(th, lt(i, k)), le(lo, i)), i), step_at_k)

    # base: k <= lo leaves no i below
    nothing = absurd(assume(lt(i, k)), _chain(assume(le(k, lo)), assume(le(lo, i))), at_i)
    base = shown(smaller(nothing), lo)
    # step: i < k <= n + 1 gives i <= n
    ih = imp_elim(imp_elim(forall_elim(assume(psi), i), assume(le(lo, i))), assume(le(i, n)))
    i_le_n = inequality(le(i, n), ("add", ("have", int_gap(assume(lt(i, k)))), ("have", assume(le(k, n + 1)))))
    after = shown(smaller(cut(i_le_n, ih)), n + 1)
    all_below = kernel_induction(base, after, n, psi, lo)
    at_n = forall_elim(all_below, n)
    reflexive = inequality(le(n, n), ("const", 0))
    return imp_elim(imp_elim(at_n, assume(le(lo, n))), reflexive)


def _chain(first: Theorem, second: Theorem) -> Theorem:
    return inequality(le(first.concl.args[0], second.concl.args[1]), ("add", ("have", first), ("have", second)))
