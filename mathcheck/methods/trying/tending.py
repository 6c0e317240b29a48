"""Limits and infinite sums."""

from ...kernel.binding import fresh, open_binder, substitute
from ...kernel.equality import sym
from ...kernel.logic import forall_elim, forall_intro
from ...kernel.errors import KernelError
from ...kernel.sorts import NAT
from ...kernel.terms import Term, eq, number
from ...kernel.theorem import Theorem
from ..errors import MethodError
from ..eventually import Approach
from ..limit_finder import INFINITY, Finder
from ..limits import eventually_equal, fitted, limit
from ..series import partial_sum, series
from .bounds import bounds, subterms
from .rewriting import Rewriting
from .search import Search


def limiting(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the limits of the parts."""
    name, sort = goal.data
    x = fresh(name, sort, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    finder = Finder(Approach(x, goal.args[1]), [*facts, *bounds([goal.args[2]], facts)])
    th = finder.find(open_binder(goal, x))
    found, wanted = th.concl.args[2], goal.args[2]
    equal = []
    if found.op == "at" and wanted.op == "at" and found != wanted:
        equal = [search.prove(eq(found.args[0], wanted.args[0]), facts)]
    return fitted(th, goal, [*facts, *equal])


def otherwise_written(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the limits of the parts of the function written otherwise."""
    from ...oracle.forms import forms

    name, sort = goal.data
    x = Term("var", (), (name, sort))
    if goal.data in goal.free or any(goal.data in f.concl.free for f in facts):
        x = fresh(name, sort, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    function = open_binder(goal, x)
    for form in forms(function):
        try:
            finder = Finder(Approach(x, goal.args[1]), facts)
            from ...kernel.algebra import field

            return fitted(finder.congruent(finder.find(form), field(form, function)), goal, facts)
        except (MethodError, KernelError):
            search.check()
    return None


def summed(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the limit of the partial sums, for which SymPy suggests a formula."""
    from ...oracle.closed_sums import closed_sum

    t = next((t for t in goal.args if t.op == "series"), None)
    if t is None:
        return None
    n = fresh("n", NAT, goal, *(s for f in facts for s in (*f.hyps, f.concl)))
    finite = partial_sum(t, n)
    value = closed_sum(finite)
    if value is None:
        return None
    formula = search.prove(eq(finite, value), facts)
    return series.run(goal, (formula, *facts))


__all__ = ["limiting", "otherwise_written", "summed"]
