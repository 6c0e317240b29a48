"""Differentiation, one kernel rule for each operation."""

from collections.abc import Sequence

from ..kernel.axioms import axiom
from ..kernel.binding import abstract, fresh, instantiate, open_binder, substitute
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
)
from ..kernel.equality import subst, sym, unfold
from ..kernel.errors import KernelError
from ..kernel.logic import assume, forall_elim, imp_elim
from ..kernel.order import abs_of_nonnegative, abs_of_nonpositive, inequality
from ..kernel.sorts import INT, REAL
from ..kernel.terms import ELEMENTARY, ONE, ZERO, Term, eq, le, lt, ne
from ..kernel.theorem import Theorem
from .algebraic import elimination
from .arithmetic import by_inequalities
from .conditions import prove, proves, settle, show
from .derived import cut_all
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases
from .method import Method


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
        return deriv_quotient(inner[0], inner[1], show(ne(_at(inner[1]), ZERO), facts))
    if op in ("npow", "zpow") and (x.data, x.sort) not in args[1].free:
        base = differentiate(args[0], x, a, facts)
        if op == "npow":
            return deriv_power(base, show(le(ONE, args[1]), facts))
        return deriv_integer_power(base, show(ne(_at(base), ZERO), facts), args[1])
    if op in ELEMENTARY or op == "abs":
        inner_slope = differentiate(args[0], x, a, facts)
        return deriv_chain(inner_slope, _elementary(op, _at(inner_slope), facts))
    if op == "call":
        unfolded = sym(unfold(f))
        free_of_x = [h for h in unfolded.hyps if (x.data, x.sort) not in h.free]
        unfolded = cut_all([show(h, facts) for h in free_of_x], unfolded)
        return transport(differentiate(unfolded.concl.args[0], x, a, facts), unfolded, x, facts)
    if op == "sum":
        k = fresh(f.data[0], INT, f, a, *(t for th in facts for t in (*th.hyps, th.concl)))
        _, lo, hi = args
        if (x.data, x.sort) in lo.free | hi.free:
            raise MethodError(f"the bounds of {f!r} depend on {x!r}", "only a sum over a fixed range is differentiated term by term")
        inside = [*facts, assume(le(lo, k)), assume(le(k, hi))]
        term = differentiate(open_binder(f, k), x, a, inside)
        shown = settle(term, inside, [h for th in inside for h in th.hyps])
        return deriv_sum(shown, k, lo, hi)
    raise MethodError(f"no rule differentiates {f!r}", "rewrite it with + - * / powers, elementary functions and sums", function=f)


def _elementary(op: str, a: Term, facts: Sequence[Theorem]) -> Theorem:
    """deriv(op(y), y, a) = d: by the axiom, or from what the function equals near a."""
    y = fresh("y", REAL, a, *(t for th in facts for t in (*th.hyps, th.concl)))
    if op == "abs":
        positive = prove(lt(ZERO, a), facts)
        if positive is None:
            show(lt(a, ZERO), facts)
            equal = sym(abs_of_nonpositive(inequality(le(y, ZERO), ("have", assume(lt(y, ZERO))))))
        else:
            equal = sym(abs_of_nonnegative(inequality(le(ZERO, y), ("have", assume(lt(ZERO, y))))))
    elif op in ("tan", "cot", "sec", "csc"):
        equal = sym(unfold(Term(op, (y,))))
    else:
        outer = forall_elim(axiom(f"{op}-derivative"), a)
        return imp_elim(outer, show(outer.concl.args[0], facts)) if outer.concl.op == "imp" else outer
    return transport(differentiate(equal.concl.args[0], y, a, facts), equal, y, facts)


def _at(slope: Theorem) -> Term:
    """The function's value at the point."""
    return instantiate(slope.concl.args[0], slope.concl.args[1])


def _derivative(goal: Term, facts: Theorems) -> Theorem:
    """deriv(f, x, a) = d by the rules, its value by algebra and the equations among the premises. A premise that is a
    derivative of the same function at the same point only has its value rewritten.

    The premises show what the rules ask for: a divisor or the base of an integer power other than 0, a logarithm's or a root's
    argument positive. Powers have exponents without x, sums ranges without x. W. Rudin, Principles of Mathematical Analysis, 3rd ed.,
    Theorems 5.3 and 5.5; the derivatives of the elementary functions are axioms or follow from such."""
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
    same = equal_values(eq(found, wanted), equations)
    hole = fresh("hole", REAL, goal, slope.concl)
    return subst(same, slope, Term("has_deriv", (*slope.concl.args[:2], hole), slope.concl.data), hole)


def equal_values(goal: Term, equations: Sequence[Theorem]) -> Theorem:
    """An equation by algebra and the given equations. Raises MethodError if they do not show it."""
    try:
        return by_inequalities(goal, [*equations, *aliases([goal, *(e.concl for e in equations)])])
    except MethodError:
        if not equations:
            raise
        return elimination.run(goal, tuple(equations))


derivative = Method("the rules of differentiation", _derivative)


@proves("has_deriv")
def _shown_derivative(goal: Term, facts: Sequence[Theorem], _depth: int) -> Theorem | None:
    try:
        return _derivative(goal, tuple(facts))
    except (MethodError, KernelError):
        return None


def same_function(x: Term) -> Method:
    """deriv(F, x, a) = d from deriv(f, x, a) = d and an equation f = F that holds for every x, or under suppositions g < h and
    g != h about x that hold at a: they then hold near a, as g and h have derivatives there.

    x: the Real variable of the equation. An equation at the point alone shows nothing.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        for slope in (f for f in known if f.concl.op == "has_deriv"):
            for e in (f for f in known if f.concl.op == "eq"):
                for equation in (e, sym(e)):
                    if abstract(equation.concl.args[0], x) == slope.concl.args[0]:
                        th = transport(slope, equation, x, known)
                        if th.concl.args[:2] == goal.args[:2]:
                            return th if th.concl == goal else _derivative(goal, (th, *facts))
        raise MethodError(f"no premise is a derivative whose function another premise equates for every {x!r}",
                          "give deriv(f, x, a) = d and f = F", goal=goal)

    return Method("equality of the functions", run)


def transport(slope: Theorem, equation: Theorem, x: Term, facts: Sequence[Theorem]) -> Theorem:
    """deriv(F, x, a) = d from deriv(f, x, a) = d and f = F, whose hypotheses about x are shown at a from the facts."""
    point = slope.concl.args[1]
    near = []
    for h in equation.hyps:
        if (x.data, x.sort) not in h.free:
            continue
        relation = h.args[0] if h.op == "not" else h
        if relation.op != ("eq" if h.op == "not" else "lt"):
            raise MethodError(f"the functions are equal where {h!r}, which need not hold near a point where it holds",
                              "suppose a strict inequality or an inequation instead", condition=h)
        holds = show(substitute(h, x, point), facts)
        near.append((holds, *(differentiate(side, x, point, facts) for side in relation.args)))
    return deriv_congruence(slope, equation, x, tuple(near))


__all__ = ["derivative", "differentiate", "equal_values", "same_function"]
