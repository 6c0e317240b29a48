"""Limits and infinite sums."""

from ...kernel.algebra import field
from ...kernel.binding import fresh, open_binder, substitute
from ...kernel.errors import KernelError
from ...kernel.limits import limit_narrow, limit_of_slopes
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ZERO, Term, eq
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..calculus import differentiate
from ..errors import MethodError
from ..eventually import Approach
from ..library import aliases
from ..limit_finder import Finder
from ..limits import fitted
from ..series import partial_sum, series
from .bounds import bounds, subterms
from .growth_laws import growth_laws
from .limit_laws import limit_laws
from .prober import Prober
from .probing import TACTICS
from .search import Search

_AT_ZERO = tuple(Term(op, (ZERO,)) for op in ("near", "above", "below"))


def limiting(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the limits of the parts."""
    name, sort = goal.data
    x = fresh(name, sort, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    finder = Finder(Approach(x, goal.args[1]), [*facts, *bounds([goal.args[2]], facts), *limit_laws(), *growth_laws()])
    return _with_value(search, finder.find(open_binder(goal, x)), goal, facts)


def _with_value(search: Search, th: Theorem, goal: Term, facts: tuple[Theorem, ...]) -> Theorem:
    """A limit as the goal has it, where its value is written otherwise."""
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
            finder = Finder(Approach(x, goal.args[1]), [*facts, *limit_laws(), *growth_laws()])
            return fitted(finder.congruent(finder.find(form), field(form, function)), goal, facts)
        except (MethodError, KernelError):
            search.check()
    return None


def probed(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By signs, bounded factors, conjugates, quotients at a gap, and what grows faster."""
    name, sort = goal.data
    x = fresh(name, sort, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    prober = Prober(search, Approach(x, goal.args[1]), [*facts, *limit_laws(), *growth_laws()], TACTICS)
    return _with_value(search, prober.find(open_binder(goal, x)), goal, facts)


def slope(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """As the derivative at 0 of the function above the fraction line."""
    x = fresh(goal.data[0], REAL, goal, *(t for f in facts for t in (*f.hyps, f.concl)))
    body = open_binder(goal, x)
    if goal.args[1] not in _AT_ZERO or goal.data[1] is not REAL or body.op != "div" or body.args[1] != x:
        return None
    top = body.args[0]
    start = search.prove(eq(substitute(top, x, ZERO), ZERO), facts)
    tends = limit_of_slopes(search.settled(differentiate(top, x, ZERO, facts), facts))
    finder = Finder(Approach(x, Term("near", (ZERO,))), facts)
    for t in subterms([top]):  # the limits of arguments and divisors say that they keep their signs near 0
        if t.op in ("log", "sqrt", "div"):
            finder.find(t.args[-1])
    moved = open_binder(tends.concl, x)
    known = aliases([top, moved])
    equal = by_inequalities(eq(moved, body), [start, *known])
    th = finder.congruent(tends, equal)
    found, wanted = th.concl.args[2].args[0], goal.args[2].args[0]
    same = [] if found == wanted else [search.prove(eq(found, wanted), facts)]
    th = th if goal.args[1] == th.concl.args[1] else limit_narrow(th, goal.args[1], th.concl.args[2])
    return fitted(th, goal, [*facts, *same])


def summed(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By the limit of the partial sums, for which SymPy suggests a formula."""
    from ...oracle.closed_sums import closed_sum
    from ...oracle.forms import forms

    t = next((t for t in goal.args if t.op == "series"), None)
    if t is None:
        return None
    n = fresh("n", NAT, goal, *(s for f in facts for s in (*f.hyps, f.concl)))
    finite = partial_sum(t, n)
    value = closed_sum(finite)
    if value is None:
        return None
    for form in (value, *forms(value)):
        try:
            return series.run(goal, (search.prove(eq(finite, form), facts), *facts, *limit_laws()))
        except (MethodError, KernelError):
            search.check()
    return None


__all__ = ["limiting", "otherwise_written", "probed", "slope", "summed"]
