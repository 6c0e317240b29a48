"""Terms written in a simpler way, and goals with them: tan through sin and cos, sin and cos of sums and multiples, exp of sums, log of
products, roots of squares, values at special points.

`simplified` gives the goal so written and the way back; every equation used is a theorem, its conditions among its hypotheses.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ...kernel.algebra import field
from ...kernel.axioms import axiom
from ...kernel.binding import fresh
from ...kernel.equality import refl, subst, sym, trans, unfold
from ...kernel.errors import KernelError
from ...kernel.evaluation import compute, value
from ...kernel.logic import inst
from ...kernel.sorts import REAL, join
from ...kernel.terms import ELEMENTARY, ONE, ZERO, Term, eq, le, number
from ...kernel.theorem import Theorem
from ...lang.build import pi
from ..algebraic import elimination, evaluated
from ..conditions import prove as evidently
from ..derived import rewrite, with_hole
from ..errors import MethodError
from .angles import angle, measures
from .bounds import bounds, subterms
from .exponents import exponential, exponents
from .laws import law
from .logarithms import logarithm
from .roots import root

_MAX_STEPS = 80
_QUOTIENTS = ("tan", "cot", "sec", "csc")
_ATAN_ANGLES = tuple(Fraction(k, 12) for k in (1, 2, 3, 4, 5))


class Rewriting(NamedTuple):
    """goal, facts: as they are now; steps: the equations used, each with the goal before it, a hole in the place of its left side."""

    goal: Term
    facts: tuple[Theorem, ...]
    steps: tuple[tuple[Theorem, Term, Term], ...]

    def with_equation(self, equation: Theorem) -> "Rewriting":
        """The left side of the equation replaced by the right one, in the goal and in the facts that have it."""
        left, right = equation.concl.args
        hole = fresh("hole", join(left.sort, right.sort), self.goal, equation.concl)
        pattern = with_hole(self.goal, left, hole)
        facts = tuple(rewrite(equation, f) if with_hole(f.concl, left, hole) != f.concl else f for f in self.facts)
        return Rewriting(with_hole(self.goal, left, right), facts, (*self.steps, (equation, pattern, hole)))

    def restored(self, th: Theorem) -> Theorem:
        """The goal at the start, from a theorem of the goal now."""
        for equation, pattern, hole in reversed(self.steps):
            th = subst(sym(equation), th, pattern, hole)
        return th

    def carried(self, th: Theorem) -> Theorem:
        """The goal now, from a theorem of the goal at the start."""
        for equation, pattern, hole in self.steps:
            th = subst(equation, th, pattern, hole)
        return th


def simplified(goal: Term, facts: Sequence[Theorem]) -> Rewriting:
    """The goal with everything written in a simpler way that has one."""
    now = Rewriting(goal, tuple(facts), ())
    done: set[Term] = set()
    while len(now.steps) < _MAX_STEPS:
        equation = next(_equations(now, done), None)
        if equation is None:
            break
        done.add(equation.concl.args[0])
        now = now.with_equation(equation)
    return now


def _equations(now: Rewriting, done: set[Term]) -> Iterator[Theorem]:
    terms = [t for t in subterms([now.goal, *(f.concl for f in now.facts)]) if not t.loose]
    for t in terms:
        if t in done or t.op in ("num", "var", "add", "sub", "neg", "mul", "div"):
            continue
        if (th := _of_itself(t, now.facts)) is not None and th.concl.args[1] != t:
            yield th
    # sums under sin, cos and exp last: then their arguments are as they stay
    angles = measures([t.args[0] for t in terms if t.op in ("sin", "cos")])
    parts = exponents([t.args[0] for t in terms if t.op == "exp"])
    for t in terms:
        if t in done or t.op not in ("sin", "cos", "exp"):
            continue
        try:
            if t.op == "exp":
                th = exponential(t.args[0], parts, now.facts)
            else:
                whole = angle(t.args[0], angles)
                th = None if whole is None else whole.theorem(t.op)
        except (MethodError, KernelError):
            continue
        if th is not None and th.concl.args[1] != t:
            yield th


def _of_itself(t: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """t = a simpler term that does not depend on what else there is."""
    try:
        if t.op in ELEMENTARY and (tidy := _with_literal(t)) is not None:
            return tidy
        if t.op in _QUOTIENTS:
            return unfold(t)
        if t.op == "log":
            return logarithm(t, facts)
        if t.op == "sqrt":
            return root(t, facts)
        if t.op == "atan":
            return _inverse_tangent(t)
        if t.op in ("abs", "max", "min"):
            return next((th for th in evaluated(t, (*facts, *bounds([t], facts))) if th.concl.args[0] == t), None)
        if t.op in ("npow", "zpow", "fact", "sum", "prod", "rec") and not t.free:
            return compute(eq(t, number(value(t))))
        if t.op == "npow" and t.args[0] == ZERO and evidently(le(ONE, t.args[1]), facts) is not None:
            return _power_of_zero(t)
    except (MethodError, KernelError):
        return None
    return None


def _with_literal(t: Term) -> Theorem | None:
    """exp(1 + 1) = exp(2), sqrt(a^2 - a^2) = sqrt(0): an argument that is a rational number as a literal."""
    (a,) = t.args
    if a.op in ("num", "var"):
        return None
    literal = _literal(a)
    if literal is None or literal == a:
        return None
    hole = fresh("hole", REAL, t)
    same = compute(eq(a, literal)) if not a.free and literal.op == "num" else field(a, literal)
    return subst(same, refl(t), eq(t, Term(t.op, (hole,))), hole)


def _literal(a: Term) -> Term | None:
    try:
        return number(value(a))
    except KernelError:
        pass
    if not any(t.op in ("sub", "div") for t in subterms([a])):
        return None
    from ...oracle.factor import factored

    tidy = factored(a)
    return tidy if tidy.op == "num" else None


def _power_of_zero(t: Term) -> Theorem:
    """0^e = 0 for 1 <= e: the power is 0^(e-1) times 0."""
    e = t.args[1]
    y = fresh("y", REAL, t)
    split = inst(field(y**e, y ** (e - 1) * y), y, ZERO)
    return trans(split, field(ZERO ** (e - 1) * ZERO, ZERO))


def _inverse_tangent(t: Term) -> Theorem | None:
    """atan(v) at v = tan(k*pi/12)."""
    (v,) = t.args
    if v == ZERO:
        return axiom("atan-zero")
    if v.op == "neg":
        return law("atan-opposite", v.args[0])
    if v.free:
        return None
    if not _positive(v):
        return rewrite(compute(eq(-number(-value(v)), v)), law("atan-opposite", number(-value(v)))) if v.op == "num" else None
    for q in _ATAN_ANGLES:
        theta = number(q.numerator) * pi / q.denominator if q.numerator > 1 else pi / q.denominator
        whole = angle(theta, {})
        if whole is None:
            continue
        tangent = whole.sine.concl.args[1] / whole.cosine.concl.args[1]
        try:
            same = elimination.run(eq(tangent, v), (law("log-one"), *(f for f in bounds([tangent, v], []) if f.concl.op == "eq")))
        except (MethodError, KernelError):
            continue
        inside = bounds([pi], [])
        known = law("atan-tan", theta, given=inside)
        hole = fresh("hole", REAL, v, theta)
        for th in (whole.sine, whole.cosine):
            known = rewrite(th, known)
        return subst(same, known, eq(Term("atan", (hole,)), theta), hole)
    return None


def _positive(v: Term) -> bool:
    return evidently(Term("lt", (ZERO, v)), bounds([v], [])) is not None


__all__ = ["Rewriting", "simplified"]
