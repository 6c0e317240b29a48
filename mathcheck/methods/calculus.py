"""Derivatives, and what their values say about a function."""

from collections.abc import Sequence
from typing import Any

from ..kernel.axioms import axiom
from ..kernel.binding import abstract, fresh, instantiate, open_binder
from ..kernel.derivative import (
    deriv_chain,
    deriv_combine,
    deriv_congruence,
    deriv_constant,
    deriv_identity,
    deriv_integer_power,
    deriv_negative,
    deriv_power,
    deriv_quotient,
    deriv_sum,
    mean_value,
)
from ..kernel.equality import refl, subst, sym
from ..kernel.logic import assume, exists_elim, forall_elim, imp_elim, inst
from ..kernel.order import inequality
from ..kernel.sorts import INT, REAL
from ..kernel.terms import ONE, ZERO, Term, eq, le, lt, ne, number
from ..kernel.theorem import Theorem
from .algebraic import elimination
from .arithmetic import by_inequalities
from .conditions import prove, settle
from .derived import compare, conjuncts, cut_all
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases
from .method import Method

_ELEMENTARY = ("exp", "log", "sin", "cos")


def differentiate(f: Term, x: Term, a: Term, facts: Sequence[Theorem]) -> Theorem:
    """deriv(f, x, a) = d with the d that the rules give; conditions (a divisor or a base not 0, 0 < a logarithm's argument)
    are proved from the facts. Raises MethodError where no rule applies or a condition is not shown."""
    body = abstract(f, x)
    for known in facts:
        if known.concl.op == "has_deriv" and known.concl.args[0] == body and known.concl.args[1] == a:
            return known
    if (x.data, x.sort) not in f.free:
        return deriv_constant(f, x, a)
    op, args = f.op, f.args
    if op == "var":
        return deriv_identity(x, a)
    if op == "neg":
        return deriv_negative(differentiate(args[0], x, a, facts))
    if op in ("add", "sub", "mul"):
        return deriv_combine(differentiate(args[0], x, a, facts), op, differentiate(args[1], x, a, facts))
    if op == "div":
        inner = [differentiate(t, x, a, facts) for t in args]
        return deriv_quotient(inner[0], inner[1], _shown(ne(_at(inner[1]), ZERO), facts))
    if op in ("npow", "zpow") and (x.data, x.sort) not in args[1].free:
        base = differentiate(args[0], x, a, facts)
        if op == "npow":
            return deriv_power(base, _shown(le(ONE, args[1]), facts))
        return deriv_integer_power(base, _shown(ne(_at(base), ZERO), facts), args[1])
    if op in _ELEMENTARY:
        inner_slope = differentiate(args[0], x, a, facts)
        point = _at(inner_slope)
        outer = forall_elim(axiom(f"{op}-derivative"), point)
        if outer.concl.op == "imp":
            outer = imp_elim(outer, _shown(outer.concl.args[0], facts))
        return deriv_chain(inner_slope, outer)
    if op == "sum":
        k = fresh(f.data[0], INT, f, a, *(t for th in facts for t in (*th.hyps, th.concl)))
        _, lo, hi = args
        if (x.data, x.sort) in lo.free | hi.free:
            raise MethodError(f"the bounds of {f!r} depend on {x!r}", "only a sum over a fixed range is differentiated term by term")
        inside = [*facts, assume(le(lo, k)), assume(le(k, hi))]
        term = differentiate(open_binder(f, k), x, a, inside)
        shown = settle(term, inside, [h for th in inside for h in th.hyps])
        return deriv_sum(shown, k, lo, hi)
    raise MethodError(f"no rule differentiates {f!r}", "rewrite it with + - * / powers exp log sin cos and sums", function=f)


def _at(slope: Theorem) -> Term:
    """The function's value at the point."""
    return instantiate(slope.concl.args[0], slope.concl.args[1])


def _shown(condition: Term, facts: Sequence[Theorem]) -> Theorem:
    th = prove(condition, facts)
    if th is None:
        raise MethodError(f"it needs {condition!r}, and the facts given do not show that",
                          "name a fact that implies it among the step's premises, or suppose it", condition=condition)
    return th


def _derivative(goal: Term, facts: Theorems) -> Theorem:
    """deriv(f, x, a) = d by the rules, its value by algebra and the equations among the premises. A premise that is a
    derivative of the same function at the same point only has its value rewritten."""
    if goal.op != "has_deriv":
        raise MethodError("the goal is not a derivative", "deriv(f, x, a, d) says that f has the derivative d at a", goal=goal)
    known = flat(facts)
    for f in known:
        if f.concl.op == "has_deriv" and f.concl.args[:2] == goal.args[:2]:
            slope = f
            break
    else:
        x = fresh(goal.data[0], REAL, goal, *(t for f in known for t in (*f.hyps, f.concl)))
        slope = differentiate(open_binder(goal, x), x, goal.args[1], known)
    found, wanted = slope.concl.args[2], goal.args[2]
    if found == wanted:
        return slope
    equations = [f for f in known if f.concl.op == "eq"]
    same = _equal_values(eq(found, wanted), equations)
    hole = fresh("hole", REAL, goal, slope.concl)
    return subst(same, slope, Term("has_deriv", (*slope.concl.args[:2], hole), slope.concl.data), hole)


def _equal_values(goal: Term, equations: Sequence[Theorem]) -> Theorem:
    try:
        return by_inequalities(goal, [*equations, *aliases([goal, *(e.concl for e in equations)])])
    except MethodError:
        if not equations:
            raise
        return elimination.run(goal, tuple(equations))


derivative = Method("the rules of differentiation", _derivative)


def same_function(x: Term) -> Method:
    """deriv(F, x, a) = d from deriv(f, x, a) = d and an equation f = F that holds for every x."""

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        for slope in (f for f in known if f.concl.op == "has_deriv"):
            point = slope.concl.args[1]
            for e in (f for f in known if f.concl.op == "eq"):
                for equation in (e, sym(e)):
                    if abstract(equation.concl.args[0], x) == slope.concl.args[0]:
                        low = inequality(lt(point - 1, point), ("const", 1))
                        high = inequality(lt(point, point + 1), ("const", 1))
                        th = deriv_congruence(slope, equation, x, low, high)
                        if th.concl.args[:2] == goal.args[:2]:
                            return th if th.concl == goal else _derivative(goal, (th, *facts))
        raise MethodError(f"no premise is a derivative whose function another premise equates for every {x!r}",
                          "give deriv(f, x, a) = d and f = F", goal=goal)

    return Method("equality of the functions", run)


def constancy(x: Term, a: Any, b: Any) -> Method:
    """The goal from f[a] = f[b], where a premise says that f has the derivative 0 at every x."""
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        slope = next((f for f in known if f.concl.op == "has_deriv" and f.concl.args[1] == x), None)
        if slope is None or slope.concl.args[2] != ZERO:
            raise MethodError(f"no premise says that a function has the derivative 0 at {x!r}", "show deriv(f, x, x) = 0 first", goal=goal)
        same = _same_value(slope, x, low, high, known)
        others = [f for f in known if f.concl.op == "eq"]
        return by_inequalities(goal, [same, *others, *aliases([goal, same.concl, *(f.concl for f in others)])])

    return Method(f"a function with derivative 0 has the same value at {low!r} and {high!r}", run)


def _same_value(slope: Theorem, x: Term, a: Term, b: Term, facts: Sequence[Theorem]) -> Theorem:
    t = fresh("t", REAL, slope.concl, a, b, *slope.hyps)
    slope, x = inst(slope, x, t), t
    body = slope.concl.args[0]
    goal = eq(instantiate(body, a), instantiate(body, b))

    def between(low: Term, high: Term) -> Theorem:
        exists = mean_value(assume(lt(low, high)), slope, x)
        c = fresh("c", REAL, exists.concl, goal, *exists.hyps)
        found = assume(open_binder(exists.concl, c))
        return exists_elim(exists, by_inequalities(goal, [conjuncts(found)[-1]]), c)

    equal = assume(eq(a, b))
    hole = fresh("hole", REAL, goal)
    same = subst(equal, refl(instantiate(body, a)), eq(instantiate(body, a), instantiate(body, hole)), hole)
    th = compare(a, b, between(a, b), same, between(b, a))
    return settle(th, facts, [h for f in facts for h in f.hyps])


def rising(x: Term, a: Any, b: Any) -> Method:
    """The goal from f[a] <= f[b] (or <), where the premises are: a < b or a <= b; f has the derivative d at every x in [a, b];
    and 0 <= d (or 0 < d) there. The last two may suppose a <= x and x <= b."""
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        slope = next((f for f in known if f.concl.op == "has_deriv" and f.concl.args[1] == x), None)
        signs = () if slope is None else (le(ZERO, slope.concl.args[2]), lt(ZERO, slope.concl.args[2]))
        sign = next((f for f in known if f.concl in signs), None)
        if slope is None or sign is None:
            raise MethodError("it takes a derivative and its sign on the interval", "show deriv(f, x, x) = d and 0 <= d", goal=goal)
        t = fresh("t", REAL, slope.concl, low, high, *slope.hyps, *sign.hyps)
        slope, sign = inst(slope, x, t), inst(sign, x, t)
        body = slope.concl.args[0]
        grows = Term(sign.concl.op, (instantiate(body, low), instantiate(body, high)))
        exists = mean_value(assume(lt(low, high)), slope, t)
        c = fresh("c", REAL, exists.concl, goal, *exists.hyps, *sign.hyps)
        above, below, slope_at_c = conjuncts(assume(open_binder(exists.concl, c)))
        inside = [by_inequalities(le(low, c), [above]), by_inequalities(le(c, high), [below])]
        sign_at_c = cut_all(inside, inst(sign, t, c))
        gap = assume(lt(low, high))
        # f[b] - f[a] = d*(b - a), a product of two signs
        certificate = ("add", ("mul", ("have", sign_at_c), ("have", gap)), ("scale", ("have", slope_at_c), number(-1)))
        th = exists_elim(exists, inequality(grows, certificate), c)
        less = _shown(lt(low, high), known)
        th = cut_all([less], th)
        return by_inequalities(goal, [th, *(f for f in known if f.concl.op in ("lt", "le", "eq") and f is not sign)])

    return Method(f"a function with nonnegative derivative does not fall from {low!r} to {high!r}", run)


__all__ = ["constancy", "derivative", "differentiate", "rising", "same_function"]
