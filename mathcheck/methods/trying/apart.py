"""Inequations a != b: from another inequation that a = b would contradict, or because no factor of the difference is 0."""

from collections.abc import Iterator, Sequence

from ...kernel.errors import KernelError
from ...kernel.logic import assume, not_elim, not_intro
from ...kernel.terms import ZERO, Term, eq, ne
from ...kernel.theorem import Theorem
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..conditions import prove as evidently
from ..errors import MethodError
from ..library import evident
from .bounds import bounds
from .limited import at_most
from .search import Search


@at_most(3)
def by_contradicting(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because the equation would contradict an inequation among the facts."""
    atom = goal.args[0]
    if atom.op != "eq":
        return None
    supposed = assume(atom)
    equations = [supposed, *(f for f in [*facts, *bounds([atom, *(f.concl for f in facts)], facts)] if f.concl.op == "eq")]
    for f in facts:
        if f.concl.op != "not" or f.concl.args[0].op != "eq" or not f.concl.free & goal.free:
            continue
        for same in _consequences(f, supposed, equations, facts):
            apart = evidently(ne(*same.concl.args), [f])
            if apart is not None:
                return not_intro(not_elim(apart, same), atom)
    return None


def _consequences(apart: Theorem, supposed: Theorem, equations: Sequence[Theorem], facts: Sequence[Theorem]) -> Iterator[Theorem]:
    """u = v or (u - v)^2 = 0, for what the fact says of u and v."""
    u, v = apart.concl.args[0].args
    linear = [supposed, *evident([apart.concl, supposed.concl], facts)]
    try:
        yield by_inequalities(eq(u, v), linear, products=False)
    except (MethodError, KernelError):
        pass
    for goal in (eq(u, v), eq((u - v) ** 2, ZERO)):
        try:
            yield elimination.run(goal, tuple(equations))
        except (MethodError, KernelError):
            continue


def by_nonzero_factors(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because no factor of the difference is 0."""
    from ...oracle.factor import factored

    atom = goal.args[0]
    if atom.op != "eq":
        return None
    product = factored(atom.args[0] - atom.args[1])
    factors = [t for t in _factors(product) if t.op != "num"]
    if len(factors) < 2 and product.op != "npow":
        return None
    known = [search.prove(ne(t, ZERO), facts) for t in factors]
    apart = evidently(ne(product, ZERO), known)
    return None if apart is None else evidently(goal, [apart])


def _factors(t: Term) -> Iterator[Term]:
    if t.op in ("mul", "div"):
        for a in t.args:
            yield from _factors(a)
    elif t.op == "npow":
        yield from _factors(t.args[0])
    else:
        yield t


__all__ = ["by_contradicting", "by_nonzero_factors"]
