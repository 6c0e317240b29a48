"""Integrals: by an antiderivative, by their linearity, by parts, by substitution, by comparison.

The integrand's continuity, and the antiderivative's, on the whole closed interval are shown from the facts; a fact may suppose
of the integration variable that it lies in the interval.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..kernel.algebra import field
from ..kernel.binding import abstract, bind, instantiate, open_binder
from ..kernel.continuity import between
from ..kernel.equality import refl
from ..kernel.errors import KernelError
from ..kernel.integral import (
    fundamental_theorem,
    integral_combine,
    integral_comparison,
    integral_congruence,
    integral_multiple,
    integral_split,
    integral_substitution,
)
from ..kernel.logic import assume
from ..kernel.terms import BINDERS, ONE, Term, eq, le, lt, number, variable
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .calculus import derivative, differentiate
from .conditions import prove, settle, show
from .continuity import inside, localised, show_continuous, under
from .errors import MethodError
from .facts import Theorems, flat
from .library import aliases
from .method import Method


def antiderivative(big: Any, x: Term) -> Method:
    """The goal, an equation or an inequality, from integral(f, x, a, b) = F[b] - F[a] for the integrals in it, where F has the
    derivative f.

    big: F, a term in the Real variable x, continuous on the closed interval between a and b, as f must be. The premises show what
    divisors, logarithms and roots need there; they may suppose of x that it lies in the interval. W. Rudin, Principles of
    Mathematical Analysis, 3rd ed., Theorem 6.21 (cited).
    """
    function = number(big)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        problem: MethodError | None = None
        found = []
        for whole in _integrals(goal):
            try:
                found.append(_evaluated(whole, function, x, known))
            except MethodError as e:
                problem = e
        if not found:
            raise problem or MethodError("there is no integral in the goal", "the goal is integral(f, x, a, b) = ..", goal=goal)
        return _finish(goal, found, x, known)

    return Method(f"the antiderivative {function!r}", run)


def integrating(x: Term) -> Method:
    """As by.antiderivative, with an antiderivative that SymPy suggests; it is differentiated and shown continuous like any other.

    x: the Real variable in which the integrand is written.
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        from ..oracle.antiderivative import antiderivative as suggested

        for whole in _integrals(goal):
            function = suggested(open_binder(whole, x), x)
            if function is not None:
                return antiderivative(function, x).run(goal, facts)
        raise MethodError("SymPy suggests no antiderivative of an integrand in the goal", "give one: by.antiderivative(F, x)", goal=goal)

    return Method("an antiderivative", run)


def _evaluated(whole: Term, function: Term, x: Term, facts: Sequence[Theorem]) -> Theorem:
    """integral(f, x, a, b) = F[b] - F[a]."""
    f = open_binder(whole, x)
    low, high = (Term(op, whole.args[1:]) for op in ("min", "max"))
    guards = [assume(lt(low, x)), assume(lt(x, high))]
    near, wanted = localised([*facts, *guards], x, guards), bind("has_deriv", x, function, x, f)
    slope = prove(wanted, near) or derivative.run(wanted, tuple(near))
    return _fundamental(slope, function, f, x, whole, facts)


def _fundamental(slope: Theorem, function: Term, f: Term, x: Term, whole: Term, facts: Sequence[Theorem]) -> Theorem:
    a, b = whole.args[1:]
    continuous = [show_continuous(t, x, a, b, facts) for t in (function, f)]
    return fundamental_theorem(*continuous, inside(slope, x, Term("min", (a, b)), Term("max", (a, b)), facts), x)


def parts(u: Any, v: Any, x: Term) -> Method:
    """The goal from integral(u'*v) + integral(u*v') = u[b]*v[b] - u[a]*v[a], over the interval of the first integral in the goal.

    u, v: terms in the Real variable x, differentiable and with continuous derivatives there; integrals among the premises may be used.
    W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 6.22, here from the fundamental theorem (cited).
    """
    first, second = number(u), number(v)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        whole = next(_integrals(goal), None)
        if whole is None:
            raise MethodError("there is no integral in the goal", "the goal is integral(u*v', x, a, b) = ..", goal=goal)
        a, b = whole.args[1:]
        guards = [assume(lt(Term("min", (a, b)), x)), assume(lt(x, Term("max", (a, b))))]
        slope = differentiate(first * second, x, x, localised([*known, *guards], x, guards))
        left, right = slope.concl.args[2].args
        total = Term("integral", (abstract(left + right, x), a, b), whole.data)
        value = _fundamental(slope, first * second, left + right, x, total, known)
        halves = integral_combine(show_continuous(left, x, a, b, known), "add", show_continuous(right, x, a, b, known))
        return _finish(goal, [value, halves], x, known)

    return Method(f"integration by parts with {first!r} and {second!r}", run)


def substitution(inner: Any, x: Term) -> Method:
    """integral(f[g]*g', x, a, b) = integral(f, u, g[a], g[b]), for an inner function g with values between g[a] and g[b].

    inner: g, a term in the Real variable x with a continuous derivative on the interval. Both integrals stand in the goal; the premises
    show that g stays between its end values. T. M. Apostol, Calculus, vol. 1, 2nd ed., Theorem 5.4 (cited).
    """
    g = number(inner)

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        sides = list(_integrals(goal))
        for whole in sides:
            for plain in sides:
                a, b = whole.args[1:]
                if plain.args[1:] == tuple(instantiate(abstract(g, x), end) for end in (a, b)) and plain != whole:
                    return _finish(goal, [_substituted(whole, plain, g, x, known)], x, known)
        raise MethodError(f"no two integrals in the goal have bounds a, b and {g!r} at a and at b",
                          "write the integral of f over u from g(a) to g(b) on one side", goal=goal)

    return Method(f"the substitution {g!r}", run)


def _substituted(whole: Term, plain: Term, g: Term, x: Term, facts: Sequence[Theorem]) -> Theorem:
    a, b = whole.args[1:]
    p, q = plain.args[1:]
    low, high = Term("min", (a, b)), Term("max", (a, b))
    opened = [assume(lt(low, x)), assume(lt(x, high))]
    slope = inside(differentiate(g, x, x, localised([*facts, *opened], x, opened)), x, low, high, facts)
    speed = show_continuous(slope.concl.args[2], x, a, b, facts)
    outer = show_continuous(open_binder(plain, variable(*plain.data)), variable(*plain.data), p, q, facts)
    closed = [assume(h) for h in between(a, b, x)]
    near = localised([*facts, *closed], x, closed)
    own = [h for f in facts for h in f.hyps if (x.data, x.sort) not in h.free] + [g.concl for g in closed]
    stays = tuple(settle(show(h, near), near, own) for h in between(p, q, g))
    return integral_substitution(show_continuous(g, x, a, b, facts), speed, outer, slope, stays, x)


def linearity(x: Term) -> Method:
    """The goal from the integrals in it and in the premises, each written through those of its integrand's summands without their
    constant factors.

    x: the Real variable in which the integrands are written; all must be continuous. W. Rudin, Principles of Mathematical Analysis, 3rd
    ed., Theorem 6.12 (a).
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        wholes = dict.fromkeys(w for t in (goal, *(f.concl for f in known)) for w in _integrals(t))
        return _finish(goal, [th for whole in wholes if (th := _expanded(whole, x, known)) is not None], x, known)

    return Method("linearity of the integral", run)


def _expanded(whole: Term, x: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """integral(f) as a combination of simpler integrals; None if f is neither a sum nor a multiple."""
    f, (a, b) = open_binder(whole, x), whole.args[1:]
    op, args = f.op, f.args

    def constant(t: Term) -> bool:
        return (x.data, x.sort) not in t.free

    if op in ("add", "sub"):
        th = integral_combine(show_continuous(args[0], x, a, b, facts), op, show_continuous(args[1], x, a, b, facts))
    elif op == "mul" and constant(args[0]):
        th = integral_multiple(args[0], show_continuous(args[1], x, a, b, facts))
    elif op == "neg" or (op == "mul" and constant(args[1])) or (op == "div" and constant(args[1]) and args[0] != ONE):
        factor, rest = (number(-1), args[0]) if op == "neg" else (args[1] if op == "mul" else 1 / args[1], args[0])
        same = _same_integral(whole, Term("integral", (abstract(factor * rest, x), a, b), whole.data), x, facts)
        simple = None if same is None else integral_multiple(factor, show_continuous(rest, x, a, b, facts))
        if same is None or simple is None:
            return None
        th = by_inequalities(eq(whole, simple.concl.args[1]), [same, simple])
    else:
        return None
    deeper = [more for part in _integrals(th.concl.args[1]) if (more := _expanded(part, x, facts)) is not None]
    result = th
    for more in deeper:
        left, right = more.concl.args
        result = by_inequalities(eq(whole, _replaced(result.concl.args[1], left, right)), [result, more])
    return settle(result, facts, [h for f in facts for h in f.hyps])


def _replaced(t: Term, old: Term, new: Term) -> Term:
    if t == old:
        return new
    if t.op in BINDERS or not t.args:
        return t
    return Term(t.op, tuple(_replaced(a, old, new) for a in t.args), t.data)


def comparison(x: Term) -> Method:
    """The goal from integral(f, x, a, b) <= integral(g, x, a, b), where the premises show a <= b and f <= g for a <= x <= b; the two
    integrals stand in the goal, or one of them and a constant times b - a.

    x: the Real variable in which the premise f <= g is written, which may suppose a <= x and x <= b. W. Rudin, Principles of
    Mathematical Analysis, 3rd ed., Theorem 6.12 (b).
    """

    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        found = []
        for f in known:
            if f.concl.op not in ("le", "lt") or (x.data, x.sort) not in f.concl.free:
                continue
            for whole in _integrals(goal):
                if (th := _compared(f, whole, x, known)) is not None:
                    found.append(th)
        if not found:
            raise MethodError(f"no premise compares an integrand in the goal for every {x!r} in its interval a <= b",
                              "show f <= g, supposing a <= x and x <= b", goal=goal)
        compared = dict.fromkeys(w for f in found for w in _integrals(f.concl))
        constants = [th for whole in compared if (th := _constant_integral(whole, x, known)) is not None]
        return _finish(goal, [*found, *constants], x, known)

    return Method("comparison of the integrands", run)


def _compared(inequality: Theorem, whole: Term, x: Term, facts: Sequence[Theorem]) -> Theorem | None:
    a, b = whole.args[1:]
    if whole.args[0] not in [abstract(t, x) for t in inequality.concl.args]:
        return None
    guards = [assume(le(a, x)), assume(le(x, b))]
    weak = under(by_inequalities(le(*inequality.concl.args), [inequality]), x, guards, facts)
    ends = [show_continuous(t, x, a, b, facts) for t in inequality.concl.args]
    return integral_comparison(show(le(a, b), facts), *ends, weak, x)


def _constant_integral(whole: Term, x: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """integral(c, x, a, b) = c*b - c*a for a constant c."""
    c = open_binder(whole, x)
    return None if (x.data, x.sort) in c.free else _evaluated(whole, c * x, x, facts)


def splitting(at: Any) -> Method:
    """The goal from integral(a, m) + integral(m, b) = integral(a, b), for the integrals from a to b in the goal.

    at: m, a Real term or a number, in any place: the integrand must be continuous between a and m, and between m and b. W. Rudin,
    Principles of Mathematical Analysis, 3rd ed., Theorem 6.12 (c).
    """
    point = number(at)
    return Method(f"splitting the interval at {point!r}", _splits(lambda a, b: [(a, point, b)]))


def _splits(triples: Callable[[Term, Term], list[tuple[Term, Term, Term]]]) -> Callable[[Term, Theorems], Theorem]:
    def run(goal: Term, facts: Theorems) -> Theorem:
        known = flat(facts)
        found = []
        for whole in _integrals(goal):
            f, a, b = whole.args
            for p, q, r in triples(a, b):
                halves = [prove(Term("continuous", (f, *ends), whole.data), known) for ends in ((p, q), (q, r))]
                if halves[0] is not None and halves[1] is not None:
                    found.append(integral_split(halves[0], halves[1]))
        if not found:
            raise MethodError("no integral in the goal is shown continuous on the intervals", "give what its divisors need", goal=goal)
        return _finish(goal, found, None, known)

    return run


def _reversing(goal: Term, facts: Theorems) -> Theorem:
    """The goal from integral(f, x, a, b) = -integral(f, x, b, a) and integral(f, x, a, a) = 0, for the integrals in it, whose integrands
    the premises show continuous."""
    return _splits(lambda a, b: [(a, b, a), (a, a, a)])(goal, facts)


reversing = Method("exchanging the bounds", _reversing)


def _integrals(t: Term) -> Iterator[Term]:
    """The integrals in t, outside binders, without repetitions."""
    seen: dict[Term, None] = {}

    def walk(s: Term) -> None:
        if s.op == "integral":
            seen.setdefault(s)
        for a in s.args[1:] if s.op in BINDERS else s.args:
            walk(a)

    walk(t)
    return iter(seen)


def _finish(goal: Term, found: Sequence[Theorem], x: Term | None, facts: Sequence[Theorem]) -> Theorem:
    """The goal by arithmetic from what was found, integrals with integrands that algebra shows equal taken as the same."""
    used = [*found, *(f for f in facts if f.concl.op in ("eq", "le", "lt") and (x is None or (x.data, x.sort) not in f.concl.free))]
    alike = []
    if x is not None:
        wanted = list(_integrals(goal))
        for other in dict.fromkeys(w for th in used for w in _integrals(th.concl)):
            for whole in wanted:
                if other != whole and other.args[1:] == whole.args[1:] and (th := _same_integral(other, whole, x, facts)) is not None:
                    alike.append(th)
    given = [*used, *alike]
    th = by_inequalities(goal, [*given, *aliases([goal, *(f.concl for f in given)])])
    return settle(th, facts, [h for f in facts for h in f.hyps])


def _same_integral(whole: Term, other: Term, x: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """integral(f) = integral(g) over one interval, where f = g there by algebra and the equations among the facts."""
    (a, b), f, g = whole.args[1:], open_binder(whole, x), open_binder(other, x)
    guards = [assume(h) for h in between(a, b, x)]
    near = localised([*facts, *guards], x, guards)
    allowed = [h for t in facts for h in t.hyps if (x.data, x.sort) not in h.free] + [t.concl for t in guards]
    try:
        try:
            same = refl(f) if f == g else field(f, g)
        except KernelError:
            same = by_inequalities(eq(f, g), [t for t in near if t.concl.op == "eq"])
        return integral_congruence(show_continuous(f, x, a, b, facts), settle(same, near, allowed), x)
    except MethodError:
        return None


__all__ = ["antiderivative", "comparison", "integrating", "linearity", "parts", "reversing", "splitting", "substitution"]
