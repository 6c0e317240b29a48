"""Equality: equal terms both denote and have the same value. Rewriting below a binder needs the equation for every value of
the bound variable in its range; `congruence` is the only rule that knows how to say that."""

from .binding import at_arguments, bind, substitute
from .domains import domain
from .sorts import INT, is_subsort
from .terms import ONE, Term, eq, le
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without

_QUOTIENTS = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "sec": ("", "cos"), "csc": ("", "sin")}


@rule()
def refl(t: Term) -> Sequent:
    """D(t) |- t = t.  Refuses unless t is a number."""
    return Sequent(domain(t), eq(t, t))


@rule()
def sym(th: Theorem) -> Sequent:
    """G |- a = b  /  G |- b = a.  Refuses unless the conclusion is an equation."""
    require(th.concl.op == "eq", "sym", "the conclusion is not an equation", conclusion=th.concl)
    return Sequent(th.hyps, eq(th.concl.args[1], th.concl.args[0]))


@rule()
def trans(first: Theorem, second: Theorem) -> Sequent:
    """G |- a = b    H |- b = c  /  G, H |- a = c.  Refuses unless the middle terms are the same."""
    require(first.concl.op == "eq" and second.concl.op == "eq", "trans", "both conclusions must be equations",
            first=first.concl, second=second.concl)
    require(first.concl.args[1] == second.concl.args[0], "trans", "the middle terms differ",
            first=first.concl.args[1], second=second.concl.args[0])
    return Sequent(united(first, second), eq(first.concl.args[0], second.concl.args[1]))


@rule()
def subst(equation: Theorem, th: Theorem, pattern: Term, hole: Term) -> Sequent:
    """G |- a = b    H |- phi[a/z]  /  G, H |- phi[b/z], for the formula `pattern` phi with the variable `hole` z.

    Refuses unless the second conclusion is phi[a/z] and both a and b have the sort of z or below it (an integer index does
    not become a real term). z may stand under binders: a and b are closed there, so bound variables cannot be involved.
    """
    require(equation.concl.op == "eq", "subst", "the first conclusion is not an equation", conclusion=equation.concl)
    a, b = equation.concl.args
    require(hole.op == "var" and is_subsort(a.sort, hole.sort) and is_subsort(b.sort, hole.sort), "subst",
            "the hole must be a variable of a sort that holds both sides", hole=hole, left=a, right=b)
    require(substitute(pattern, hole, a) == th.concl, "subst", "the pattern at the left side is not the second conclusion",
            wanted=substitute(pattern, hole, a), given=th.concl)
    return Sequent(united(equation, th), substitute(pattern, hole, b))


@rule()
def congruence(th: Theorem, op: str, k: Term, lo: Term, hi: Term) -> Sequent:
    """H, lo <= k, k <= hi |- f = g  /  H, D(lo), D(hi) |- op(f, k, lo, hi) = op(g, k, lo, hi), op one of sum, prod.

    Refuses unless k is an Int variable that is free in none of H, lo, hi. Sound: on the range the bodies denote and agree;
    on an empty range both sides are 0 (resp. 1).
    """
    require(op in ("sum", "prod"), "congruence", "the operation must be sum or prod", op=op)
    require(th.concl.op == "eq", "congruence", "the conclusion is not an equation", conclusion=th.concl)
    require(k.op == "var" and k.sort is INT, "congruence", "the index must be an Int variable", index=k)
    rest = without(th.hyps, le(lo, k), le(k, hi))
    require_not_free(k, (*rest, lo, hi), "congruence")
    f, g = th.concl.args
    return Sequent(united(rest, domain(lo), domain(hi)), eq(bind(op, k, f, lo, hi), bind(op, k, g, lo, hi)))


@rule()
def unfold(t: Term) -> Sequent:
    """D(f(a)) |- f(a) = body[a], for a definition f(params) := body; D(tan(a)) |- tan(a) = sin(a)/cos(a), cot(a) = cos(a)/sin(a),
    sec(a) = 1/cos(a), csc(a) = 1/sin(a).

    Refuses unless t is a definition applied or one of these four. D(f(a)) holds D of the arguments and of the body at the arguments.
    """
    if t.op in _QUOTIENTS:
        top, bottom = _QUOTIENTS[t.op]
        return Sequent(domain(t), eq(t, (Term(top, t.args) if top else ONE) / Term(bottom, t.args)))
    require(t.op == "call", "unfold", "neither a definition applied to arguments nor tan, cot, sec or csc", given=t)
    return Sequent(domain(t), eq(t, at_arguments(t.data.body, t)))
