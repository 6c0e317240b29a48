"""Case distinctions, also over the integers between two literals."""

from collections.abc import Sequence

from ..kernel.binding import fresh, substitute
from ..kernel.domains import domain
from ..kernel.equality import subst, sym
from ..kernel.errors import KernelError
from ..kernel.evaluation import compute
from ..kernel.induction import int_gap
from ..kernel.logic import (
    assume,
    cut,
    defined,
    excluded_middle,
    or_elim,
    or_left,
    or_right,
)
from ..kernel.order import inequality, trichotomy
from ..kernel.sorts import INT, NAT, PROP
from ..kernel.terms import Term, eq, le, lt, number
from ..kernel.theorem import Theorem
from .conditions import prove
from .derived import absurd, compare, cut_all
from .errors import MethodError
from .facts import Theorems
from .method import Method


def cases(*conditions: Term) -> Method:
    """The goal from premises that show it under each of the conditions; that the conditions exhaust all is a further premise
    or evident: two conditions A, not A; a < b, a = b, b < a; a <= b, b < a; an integer between two literals.

    conditions: formulas, an equation as eq(a, b). A premise for a case has the goal as conclusion and may suppose that case.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        if not conditions or any(type(c) is not Term or c.sort is not PROP for c in conditions):
            raise MethodError("the cases are not formulas", "name the conditions, and write eq(a, b) for an equation: `==` compares terms",
                              goal=goal)
        under: dict[Term, Theorem] = {}
        for c in conditions:
            matching = [f for f in facts if f.concl == goal and c in f.hyps] or [f for f in facts if f.concl == goal]
            if not matching:
                raise MethodError(f"no premise shows the goal in the case {c!r}", "suppose the case and show the goal under it", goal=goal)
            under[c] = matching[0]
        for f in facts:
            if _disjuncts(f.concl) == list(conditions) and f not in under.values():  # the goal may be that disjunction
                return _eliminate(f, [under[c] for c in conditions])
        return _exhaust(conditions, under, goal, facts)

    return Method("cases: " + ", ".join(map(repr, conditions)), run)


def _disjuncts(t: Term) -> list[Term]:
    return [t.args[0], *_disjuncts(t.args[1])] if t.op == "or" else [t]


def _eliminate(disjunction: Theorem, branches: list[Theorem]) -> Theorem:
    if len(branches) == 1:
        return cut(disjunction, branches[0]) if disjunction.concl in branches[0].hyps else branches[0]
    rest = assume(disjunction.concl.args[1])
    return or_elim(disjunction, branches[0], _eliminate(rest, branches[1:]))


def _exhaust(conditions: Sequence[Term], under: dict[Term, Theorem], goal: Term, facts: Theorems) -> Theorem:
    if len(conditions) == 2:
        a, b = conditions
        for first, second in ((a, b), (b, a)):
            if second.op == "not" and second.args[0] == first:
                return or_elim(excluded_middle(first), under[first], under[second])
    atoms = [c for c in conditions if c.op in ("lt", "le", "eq")]
    if len(atoms) == len(conditions) and len(atoms) in (2, 3):
        a, b = atoms[0].args
        three = trichotomy(a, b)
        others = [f for f in facts if f not in under.values()]
        branches = []
        for side in _disjuncts(three.concl):
            branch = None
            for c in conditions:
                shown = prove(c, [assume(side), *others])
                if shown is not None:
                    branch = cut_all([shown], under[c])
                    break
            if branch is None:
                break
            branches.append(branch)
        else:
            return compare(a, b, *branches)
    split = _integer_cases(conditions, facts)
    if split is not None:
        return _eliminate(split, [under[c] for c in conditions])
    raise MethodError("it is not evident that the cases are all there are", "give a premise that says so, as a disjunction",
                      cases=conditions)


def _integer_cases(conditions: Sequence[Term], facts: Sequence[Theorem]) -> Theorem | None:
    """t = a or t = a+1 or ... or t = b for an integer term t between literals a and b."""
    if any(c.op != "eq" or c.args[1].op != "num" for c in conditions):
        return None
    t = conditions[0].args[0]
    values = [c.args[1].data for c in conditions]
    if any(c.args[0] != t for c in conditions) or values != list(range(values[0], values[0] + len(values))) or t.sort not in (NAT, INT):
        return None
    low = prove(le(number(values[0]), t), facts)
    high = prove(le(t, number(values[-1])), facts)
    return None if low is None or high is None else between(low, high)


def between(low: Theorem, high: Theorem) -> Theorem:
    """From a <= t and t <= b with literals a <= b and t an Int term: t = a or ... or t = b."""
    a, t = low.concl.args
    b = high.concl.args[1].data
    first = a.data
    if first == b:
        return _squeezed(low, high)
    options = [eq(t, number(v)) for v in range(first, b + 1)]
    goal = options[-1]
    for o in reversed(options[:-1]):
        goal = Term("or", (o, goal))
    equal = or_left(inequality(options[0], ("scale", ("have", assume(eq(a, t))), number(-1))), goal.args[1])
    above = inequality(le(number(first + 1), t), ("have", int_gap(assume(lt(a, t)))))
    less = or_right(options[0], between(above, high))
    greater = absurd(assume(lt(t, a)), low, goal)
    return cut_all(_defined(low), compare(a, t, less, equal, greater))


def _defined(th: Theorem) -> list[Theorem]:
    return [defined(th, d) for d in domain(th.concl)]


def _antisymmetry(goal: Term, facts: Theorems) -> Theorem:
    """a = b from a <= b and b <= a, which the premises show."""
    if goal.op != "eq":
        raise MethodError("the goal is not an equation", "it shows a = b from a <= b and b <= a", goal=goal)
    a, b = goal.args
    low, high = prove(le(b, a), facts), prove(le(a, b), facts)
    if low is None or high is None:
        raise MethodError(f"the premises do not show {le(b, a) if low is None else le(a, b)!r}", "show it in a step of its own", goal=goal)
    return _squeezed(low, high)


antisymmetry = Method("both being at most the other", _antisymmetry)


def _squeezed(low: Theorem, high: Theorem) -> Theorem:
    """t = a from a <= t and t <= a."""
    a, t = low.concl.args
    goal = eq(t, a)
    smaller = absurd(assume(lt(t, a)), low, goal)
    larger = absurd(assume(lt(a, t)), high, goal)
    return cut_all(_defined(low), compare(t, a, smaller, assume(goal), larger))


def each_value(n: Term, low: int, high: int) -> Method:
    """The goal for an integer variable n that the premises put between two literals, computed at each value.

    n: an Int or Nat variable; low <= high: integers. At each value the goal must be closed, without quantifiers, and true.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        if n.sort not in (NAT, INT) or n.op != "var" or low > high:
            raise MethodError(f"there is no integer variable {n!r} = {low}, ..., {high} to go through",
                              "by.each_value(n, low, high) takes an Int or Nat variable and low <= high", goal=goal)
        lowest, highest = prove(le(number(low), n), facts), prove(le(n, number(high)), facts)
        if lowest is None or highest is None:
            raise MethodError(f"the premises do not show {low} <= {n!r} <= {high}", "suppose it and give it as a premise", goal=goal)
        hole = fresh("hole", n.sort, goal)
        pattern = substitute(goal, n, hole)
        branches = []
        for v in range(low, high + 1):
            try:
                shown = compute(substitute(goal, n, number(v)))
            except KernelError as e:
                raise MethodError(f"at {n!r} = {v} the computation fails: {e.why}", "check that value; by.cases takes steps of your own",
                                  goal=goal) from e
            branches.append(subst(sym(assume(eq(n, number(v)))), shown, pattern, hole))
        return _eliminate(between(lowest, highest), branches)

    return Method(f"computing it at {n!r} = {low}, ..., {high}", run)
