"""What a derivative says about a function over an interval, by the mean value theorem; and the points that continuity gives."""

from collections.abc import Sequence
from typing import Any

from ..kernel.binding import fresh, instantiate, open_binder, substitute
from ..kernel.equality import refl, subst
from ..kernel.existence import extreme_value, interior_minimum, intermediate_value, mean_value
from ..kernel.limits import limit_eventually
from ..kernel.logic import assume, exists_elim, exists_intro, forall_elim, forall_intro, imp_elim, inst
from ..kernel.order import inequality
from ..kernel.sorts import REAL
from ..kernel.terms import ZERO, Term, eq, le, lt, number
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .conditions import prove, settle, show
from .continuity import inside, localised, show_continuous
from .derived import compare, conjuncts, cut_all
from .errors import MethodError
from .eventually import Approach
from .facts import Theorems, flat
from .library import aliases, max_min_facts
from .limit_finder import INFINITY, MINUS_INFINITY, Finder
from .method import Method


def slope_at(x: Term, facts: Sequence[Theorem], goal: Term) -> Theorem:
    """The premise deriv(f, y, x) = d. Raises MethodError if there is none."""
    for f in facts:
        if f.concl.op == "has_deriv" and f.concl.args[1] == x:
            return f
    raise MethodError(f"no premise is a derivative at {x!r}", "show deriv(f, x, x, d) first", goal=goal)


def constancy(x: Term, a: Any, b: Any) -> Method:
    """The goal from f[a] = f[b], where a premise says that f has the derivative 0 at every x; it may suppose a <= x and x <= b
    where the premises show a <= b.

    x: the Real variable of that premise; a, b: Real terms or numbers. f must be continuous between a and b. By the mean value theorem
    (cited), W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 5.11 (b).
    """
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        slope = slope_at(x, known, goal)
        if slope.concl.args[2] != ZERO:
            raise MethodError(f"the derivative at {x!r} is not 0", "show deriv(f, x, x, 0) first", goal=goal)
        same = _same_value(slope, x, low, high, known)
        others = [f for f in known if f.concl.op == "eq"]
        return by_inequalities(goal, [same, *others, *aliases([goal, same.concl, *(f.concl for f in others)])])

    return Method(f"a function with derivative 0 has the same value at {low!r} and {high!r}", run)


def _same_value(slope: Theorem, x: Term, a: Term, b: Term, facts: Sequence[Theorem]) -> Theorem:
    body = slope.concl.args[0]
    goal = eq(instantiate(body, a), instantiate(body, b))

    def between(low: Term, high: Term) -> Theorem:
        exists = _mean_value(slope, x, low, high, [*facts, assume(lt(low, high))])
        c = fresh("c", REAL, exists.concl, goal, *exists.hyps)
        return exists_elim(exists, by_inequalities(goal, [conjuncts(assume(open_binder(exists.concl, c)))[-1]]), c)

    def backward() -> Theorem:
        try:
            return between(b, a)
        except MethodError:
            ordered = prove(le(a, b), facts)
            if ordered is None:
                raise
            return by_inequalities(goal, [ordered, assume(lt(b, a))])

    if prove(lt(a, b), facts) is not None:
        return settle(between(a, b), facts, [h for f in facts for h in f.hyps])
    equal = assume(eq(a, b))
    hole = fresh("hole", REAL, goal)
    same = subst(equal, refl(instantiate(body, a)), eq(instantiate(body, a), instantiate(body, hole)), hole)
    th = compare(a, b, between(a, b), same, backward())
    return settle(th, facts, [h for f in facts for h in f.hyps])


def _mean_value(slope: Theorem, x: Term, low: Term, high: Term, facts: Sequence[Theorem]) -> Theorem:
    """exists t. low < t and t < high and f[high] - f[low] = d*(high - low); t is a name that is not x."""
    taken = (slope.concl, low, high, *slope.hyps, *(t for f in facts for t in (*f.hyps, f.concl)))
    t = fresh("t", REAL, *taken)
    name = (x.data, x.sort)
    if name in low.free | high.free:  # the end points may be called x: then the variable that runs gets another name
        moved = [inst(f, x, t) for f in facts if f.concl.op != "lt" and any(name in h.free for h in f.hyps)]
        slope, x, facts = inst(slope, x, t), t, [*moved, *facts]
    body = slope.concl.args[0]
    less = show(lt(low, high), facts)
    continuity = show_continuous(instantiate(body, x), x, low, high, [*facts, slope])
    return mean_value(less, continuity, inside(slope, x, low, high, facts), x)


def rising(x: Term, a: Any, b: Any) -> Method:
    """The goal from f[a] <= f[b] (or <), where the premises are: a < b; f has the derivative d at every x; and 0 <= d (or 0 < d)
    there. The last two may suppose a < x and x < b, or a <= x and x <= b.

    x: the Real variable of these premises; a, b: Real terms or numbers. f must be continuous between a and b. By the mean value
    theorem (cited), W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 5.11 (a).
    """
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        slope = slope_at(x, known, goal)
        d = slope.concl.args[2]
        sign = next((f for f in known if f.concl in (le(ZERO, d), lt(ZERO, d))), None)
        if sign is None:
            raise MethodError("it takes the sign of the derivative on the interval", f"show 0 <= {d!r}", goal=goal)
        t = fresh("t", REAL, slope.concl, low, high, *(t for f in known for t in (*f.hyps, f.concl)))
        moved = [inst(f, x, t) if f in (slope, sign) else f for f in known]
        slope, sign = inst(slope, x, t), inst(sign, x, t)
        body = slope.concl.args[0]
        grows = Term(sign.concl.op, (instantiate(body, low), instantiate(body, high)))
        exists = _mean_value(slope, t, low, high, moved)
        c = fresh("c", REAL, exists.concl, goal, *exists.hyps, *sign.hyps)
        above, below, slope_at_c = conjuncts(assume(open_binder(exists.concl, c)))
        sign_at_c = cut_all([above, below], inst(inside(sign, t, low, high, moved), t, c))
        gap = show(lt(low, high), known)
        # f[b] - f[a] = d*(b - a), a product of two signs
        certificate = ("add", ("mul", ("have", sign_at_c), ("have", gap)), ("scale", ("have", slope_at_c), number(-1)))
        th = exists_elim(exists, inequality(grows, certificate), c)
        return by_inequalities(goal, [th, *(f for f in known if f.concl.op in ("lt", "le", "eq") and f.concl != sign.concl)])

    return Method(f"a function with nonnegative derivative does not fall from {low!r} to {high!r}", run)


def mean(x: Term, a: Any, b: Any) -> Method:
    """exists x. a < x and x < b and f[b] - f[a] = d*(b - a), or an existence that follows, from a < b and deriv(f, y, x) = d inside.

    x: the Real variable of the derivative; a, b: Real terms or numbers. f must be continuous on [a, b]. The mean value theorem (cited),
    W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 5.10.
    """
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        return _reworded(goal, _mean_value(slope_at(x, known, goal), x, low, high, known), known)

    return Method(f"the mean value theorem between {low!r} and {high!r}", run)


def rolle(x: Term, a: Any, b: Any) -> Method:
    """exists x. a < x and x < b and d = 0, or an existence that follows, from a < b, f[a] = f[b] and deriv(f, y, x) = d inside.

    x, a, b: as for by.mean, of which Rolle's theorem is the case of equal end values.
    """
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        slope = slope_at(x, known, goal)
        body = slope.concl.args[0]
        same = show(eq(instantiate(body, low), instantiate(body, high)), known)
        exists = _mean_value(slope, x, low, high, known)
        c = fresh("c", REAL, exists.concl, goal, *exists.hyps)
        above, below, slope_at_c = conjuncts(assume(open_binder(exists.concl, c)))
        d = slope_at_c.concl.args[1].args[0]
        flat_there = by_inequalities(eq(d * (high - low), ZERO), [slope_at_c, same])
        zero = inequality(eq(d, ZERO), ("scale", ("have", flat_there), 1 / (high - low)))
        found = settle(zero, known, [h for f in (*known, slope_at_c) for h in f.hyps])
        return exists_elim(exists, _existing(goal, c, [above, below, found], known), c)

    return Method(f"Rolle's theorem between {low!r} and {high!r}", run)


def crossing(f: Any, x: Term, a: Any, b: Any, value: Any = 0) -> Method:
    """exists x. a <= x and x <= b and f = value, or what follows from that, where f is continuous on [a, b] and value lies between
    f[a] and f[b], which the premises show.

    f: a term in the Real variable x; a, b, value: Real terms or numbers, a <= b. The intermediate value theorem (cited), W. Rudin,
    Principles of Mathematical Analysis, 3rd ed., Theorem 4.23.
    """
    body, low, high, level = number(f), number(a), number(b), number(value)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        order = show(le(low, high), known)
        ends = [substitute(body, x, end) for end in (low, high)]
        if prove(le(ends[0], level), known) is None:
            falling = -body
            continuity = show_continuous(falling, x, low, high, known)
            exists = intermediate_value(order, continuity, show(le(-ends[0], -level), known), show(le(-level, -ends[1]), known))
        else:
            continuity = show_continuous(body, x, low, high, known)
            exists = intermediate_value(order, continuity, show(le(ends[0], level), known), show(le(level, ends[1]), known))
        return _reworded(goal, exists, known)

    return Method(f"the intermediate value theorem between {low!r} and {high!r}", run)


def least_point(f: Any, x: Term, a: Any, b: Any) -> Method:
    """exists c. a <= c and c <= b and forall x. a <= x -> x <= b -> f[c] <= f, or what follows, where f is continuous on [a, b].

    f: a term in the Real variable x; a, b: Real terms or numbers, a <= b by the premises. The extreme value theorem (cited), W. Rudin,
    Principles of Mathematical Analysis, 3rd ed., Theorem 4.16.
    """
    body, low, high = number(f), number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        return _reworded(goal, extreme_value(show(le(low, high), known), show_continuous(body, x, low, high, known)), known)

    return Method(f"a continuous function is least somewhere between {low!r} and {high!r}", run)


def critical_point(x: Term, a: Any, b: Any) -> Method:
    """The goal from d = 0, where a premise is deriv(f, y, c) = d and others show a < c, c < b and f[c] <= f[x] for a < x < b; the last
    may suppose a < x and x < b, or a <= x and x <= b, or nothing about x, and may be a universal statement.

    x: the Real variable of that premise; a, b: Real terms or numbers. Fermat's theorem, W. Rudin, Principles of Mathematical Analysis,
    3rd ed., Theorem 5.8.
    """
    low, high = number(a), number(b)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        problem: MethodError | None = None
        for slope in (f for f in known if f.concl.op == "has_deriv"):
            f, c, _ = slope.concl.args
            guards = [assume(lt(low, x)), assume(lt(x, high))]
            near = localised([*known, *guards], x, guards)
            own = [h for t in known for h in t.hyps if (x.data, x.sort) not in h.free] + [g.concl for g in guards]
            try:
                least = settle(show(le(instantiate(f, c), instantiate(f, x)), near), near, own)
                flat_there = interior_minimum(slope, show(lt(low, c), known), show(lt(c, high), known), least, x)
            except MethodError as e:
                problem = e
                continue
            others = [t for t in known if t.concl.op in ("eq", "le", "lt")]
            return by_inequalities(goal, [flat_there, *others, *aliases([goal, flat_there.concl, *(t.concl for t in others)])])
        raise problem or MethodError("no premise is a derivative", "show deriv(f, x, c, d) at the point c first", goal=goal)

    return Method(f"Fermat's theorem: the derivative is 0 where a function is least between {low!r} and {high!r}", run)


def global_minimum(f: Any, x: Term) -> Method:
    """exists c. forall x. f[c] <= f, where f is continuous and tends to oo as x tends to oo and to -oo. Beyond some points f is at least
    f[0]; between them, and 0, it is least somewhere.

    f: a term in the Real variable x; its two limits are premises or found as by.limit does.
    """
    body = number(f)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        level = substitute(body, x, ZERO)
        ends: list[tuple[Theorem, Term, Theorem]] = []
        for place, name in ((MINUS_INFINITY, "a"), (INFINITY, "b")):
            growth = Finder(Approach(x, place), known).find(body)
            if growth.concl.args[2] != INFINITY:
                raise MethodError(f"{growth.concl!r}, so the function need not be least anywhere", "both limits must be oo", goal=goal)
            beyond = limit_eventually(growth, level, ())
            end = fresh(name, REAL, goal, beyond.concl, body, *(e for _, e, _ in ends), *(t for g in known for t in (*g.hyps, g.concl)))
            ends.append((beyond, end, forall_elim(assume(open_binder(beyond.concl, end)), x)))
        (left, a, at_left), (right, b, at_right) = ends
        low, high = Term("min", (a, ZERO)), Term("max", (b, ZERO))
        order = [*max_min_facts(low), *max_min_facts(high)]
        inner = extreme_value(by_inequalities(le(low, high), order), show_continuous(body, x, low, high, known))
        c = fresh("c", REAL, inner.concl, goal, *inner.hyps)
        _, _, least = conjuncts(assume(open_binder(inner.concl, c)))
        wanted = le(substitute(body, x, c), body)

        inside = [assume(le(low, x)), assume(le(x, high))]
        between = imp_elim(imp_elim(forall_elim(least, x), inside[0]), inside[1])
        zero = [by_inequalities(le(low, ZERO), order), by_inequalities(le(ZERO, high), order)]
        not_above_zero = imp_elim(imp_elim(forall_elim(least, ZERO), zero[0]), zero[1])
        outside = []
        for bound, beyond_it in ((assume(lt(x, low)), at_left), (assume(lt(high, x)), at_right)):
            far = imp_elim(beyond_it, by_inequalities(beyond_it.concl.args[0], [bound, *order]))
            outside.append(by_inequalities(wanted, [far, not_above_zero]))
        on_the_right = _either(wanted, x, high, between, outside[1])
        everywhere = _either(wanted, low, x, on_the_right, outside[0])
        th = exists_intro(forall_intro(everywhere, x), goal, c)
        for exists, found in ((inner, c), (right, b), (left, a)):
            th = exists_elim(exists, th, found)
        return th

    return Method("a continuous function that grows beyond all bounds on both sides is least somewhere", run)


def _either(goal: Term, a: Term, b: Term, below: Theorem, above: Theorem) -> Theorem:
    """The goal from what shows it for a <= b and what shows it for b < a."""
    less, equal = inequality(le(a, b), ("have", assume(lt(a, b)))), inequality(le(a, b), ("have", assume(eq(a, b))))
    return compare(a, b, cut_all([less], below), cut_all([equal], below), above)


def _reworded(goal: Term, exists: Theorem, facts: Sequence[Theorem]) -> Theorem:
    """The goal, itself an existence, from a witness of the other."""
    if exists.concl == goal:
        return exists
    c = fresh("c", REAL, exists.concl, goal, *exists.hyps, *(t for f in facts for t in (*f.hyps, f.concl)))
    return exists_elim(exists, _existing(goal, c, conjuncts(assume(open_binder(exists.concl, c))), facts), c)


def _existing(goal: Term, c: Term, found: Sequence[Theorem], facts: Sequence[Theorem]) -> Theorem:
    if goal.op != "exists" or goal.data[1] is not REAL:
        raise MethodError("the goal is not that a real number exists", "exists(x, And(a <= x, x <= b, ..))", goal=goal)
    return exists_intro(show(open_binder(goal, c), [*found, *facts]), goal, c)


__all__ = ["constancy", "critical_point", "crossing", "global_minimum", "least_point", "mean", "rising", "rolle"]
