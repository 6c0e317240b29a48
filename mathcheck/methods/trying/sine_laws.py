"""Laws of sin, cos and atan: addition, the circle, bounds, signs."""


from collections.abc import Callable

from ...kernel.axioms import axiom
from ...kernel.equality import subst
from ...kernel.evaluation import compute
from ...kernel.induction import induction as kernel_induction
from ...kernel.induction import nat_nonneg
from ...kernel.logic import and_intro, and_left, and_right, assume
from ...kernel.order import inequality
from ...kernel.terms import ONE, ZERO, Term, conj, eq, le, lt, number
from ...kernel.theorem import Theorem
from ...lang.build import atan, cos, deriv, pi, sin
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..conditions import settle
from ..derived import absurd, compare, cut_all, nonzero_of_sign, rewrite
from ..enclosing import enclosure
from ..monotony import constancy
from .deriving import N, T, X, Y, a_law, cited, closed, constant, law


@a_law
def sin_sum() -> Theorem:
    """sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)."""
    moving = sin(X + Y - T) * cos(T) + cos(X + Y - T) * sin(T)
    goal = eq(sin(X + Y), sin(X) * cos(Y) + cos(X) * sin(Y))
    return closed(constant(moving, goal, ZERO, Y, axiom("sin-zero"), axiom("cos-zero")), X, Y)


@a_law
def cos_sum() -> Theorem:
    """cos(x + y) = cos(x)*cos(y) - sin(x)*sin(y)."""
    moving = cos(X + Y - T) * cos(T) - sin(X + Y - T) * sin(T)
    goal = eq(cos(X + Y), cos(X) * cos(Y) - sin(X) * sin(Y))
    return closed(constant(moving, goal, ZERO, Y, axiom("sin-zero"), axiom("cos-zero")), X, Y)


@a_law
def circle() -> Theorem:
    """sin(x)^2 + cos(x)^2 = 1."""
    goal = eq(sin(X) ** 2 + cos(X) ** 2, ONE)
    return closed(constant(sin(T) ** 2 + cos(T) ** 2, goal, ZERO, X, axiom("sin-zero"), axiom("cos-zero")), X)


def _opposite(goal: Term) -> Theorem:
    """sin(-x) or cos(-x), from the addition theorems for x + (-x) = 0."""
    total = by_inequalities(eq(X + -X, ZERO), [])
    start = [axiom("sin-zero"), axiom("cos-zero")]
    sums = [rewrite(total, law(name, X, -X)) for name in ("sin-sum", "cos-sum")]
    return closed(elimination.run(goal, (*sums, *start, law("circle", X))), X)


@a_law
def sin_opposite() -> Theorem:
    """sin(-x) = -sin(x)."""
    return _opposite(eq(sin(-X), -sin(X)))


@a_law
def cos_opposite() -> Theorem:
    """cos(-x) = cos(x)."""
    return _opposite(eq(cos(-X), cos(X)))


@a_law
def sin_at_most() -> Theorem:
    """sin(x) <= 1."""
    return closed(by_inequalities(le(sin(X), ONE), [law("circle", X)], squares=[1 - sin(X), cos(X)]), X)


@a_law
def sin_at_least() -> Theorem:
    """-1 <= sin(x)."""
    return closed(by_inequalities(le(number(-1), sin(X)), [law("circle", X)], squares=[1 + sin(X), cos(X)]), X)


@a_law
def cos_at_most() -> Theorem:
    """cos(x) <= 1."""
    return closed(by_inequalities(le(cos(X), ONE), [law("circle", X)], squares=[1 - cos(X), sin(X)]), X)


@a_law
def cos_at_least() -> Theorem:
    """-1 <= cos(x)."""
    return closed(by_inequalities(le(number(-1), cos(X)), [law("circle", X)], squares=[1 + cos(X), sin(X)]), X)


@a_law
def cos_positive() -> Theorem:
    """0 < cos(x) for -pi/2 < x and x < pi/2: the axiom says so from 0 on, and cos is even."""
    where = [lt(-pi / 2, X), lt(X, pi / 2)]
    low, high = (assume(h) for h in where)
    right = cited("cos-positive", X, given=[high, order := assume(le(ZERO, X))])
    mirrored = [by_inequalities(le(ZERO, -X), [assume(lt(X, ZERO))]), by_inequalities(lt(-X, pi / 2), [low])]
    left = rewrite(law("cos-opposite", X), cited("cos-positive", -X, given=mirrored))
    zero, above = assume(eq(X, ZERO)), assume(lt(ZERO, X))
    cases = [left, *(cut_all([by_inequalities(order.concl, [case])], right) for case in (zero, above))]
    return closed(compare(X, ZERO, *cases), X, where=where)


@a_law
def cos_nonnegative() -> Theorem:
    """0 <= cos(x) for -pi/2 <= x and x <= pi/2: it is positive inside, and 0 at the ends."""
    goal, low, high = le(ZERO, cos(X)), le(-pi / 2, X), le(X, pi / 2)
    zero = axiom("cos-half-pi")
    right = assume(eq(X, pi / 2))
    at_right = by_inequalities(goal, [rewrite(by_inequalities(eq(pi / 2, X), [right]), zero)])
    left = assume(eq(X, -pi / 2))
    mirrored = rewrite(by_inequalities(eq(pi / 2, -X), [left]), zero)
    at_left = by_inequalities(goal, [mirrored, law("cos-opposite", X)])
    inside = by_inequalities(goal, [law("cos-positive", X, given=[assume(lt(-pi / 2, X)), assume(lt(X, pi / 2))])])

    def outside(order: Term, other: Term) -> Theorem:
        return absurd(by_inequalities(lt(ZERO, ZERO), [assume(order), assume(other)]), compute(le(ZERO, ZERO)), goal)

    below = compare(X, pi / 2, inside, at_right, outside(lt(pi / 2, X), high))
    return closed(compare(X, -pi / 2, outside(lt(X, -pi / 2), low), at_left, below), X, where=[low, high])


def _sine(name: str, order: Callable[[Term, Term], Term]) -> Theorem:
    """The sign of sin(x) = cos(x - pi/2)."""
    where = [order(ZERO, X), order(X, pi)]
    given = [assume(h) for h in where]
    shifted = X - pi / 2
    inside = [by_inequalities(order(-pi / 2, shifted), given), by_inequalities(order(shifted, pi / 2), given)]
    split = rewrite(by_inequalities(eq(shifted + pi / 2, X), []), law("sin-sum", shifted, pi / 2))
    known = [law(name, shifted, given=inside), split, axiom("cos-half-pi"), law("sin-half-pi")]
    value = elimination.run(eq(sin(X), cos(shifted)), tuple(known[1:]))
    return closed(by_inequalities(order(ZERO, sin(X)), [value, known[0]]), X, where=where)


@a_law
def sin_half_pi() -> Theorem:
    """sin(pi/2) = 1: its square is 1, and it is not -1."""
    zero, positive = axiom("cos-half-pi"), enclosure.run(lt(ZERO, sin(pi / 2) + 1), ())
    product = elimination.run(eq((sin(pi / 2) - 1) * (sin(pi / 2) + 1), ZERO), (law("circle", pi / 2), zero))
    th = inequality(eq(sin(pi / 2), ONE), ("scale", ("have", product), 1 / (sin(pi / 2) + 1)))
    return settle(th, [nonzero_of_sign(positive)], [])


@a_law
def sin_positive() -> Theorem:
    """0 < sin(x) for 0 < x and x < pi."""
    return _sine("cos-positive", lt)


@a_law
def sin_nonnegative() -> Theorem:
    """0 <= sin(x) for 0 <= x and x <= pi."""
    return _sine("cos-nonnegative", le)


@a_law
def sin_turns() -> Theorem:
    """sin(n*pi) = 0 for natural n."""
    return closed(_half_turns(0), N)


@a_law
def cos_turns() -> Theorem:
    """cos(n*pi) = (-1)^n for natural n."""
    return closed(_half_turns(1), N)


def _half_turns(side: int) -> Theorem:
    """Both by one induction: a further half turn changes both signs."""
    phi = conj(eq(sin(N * pi), ZERO), eq(cos(N * pi), number(-1) ** N))
    none = by_inequalities(eq(ZERO, ZERO * pi), [])
    start = [subst(none, axiom(f"{op}-zero"), eq(Term(op, (T,)), value), T) for op, value in (("sin", ZERO), ("cos", ONE))]
    base = and_intro(start[0], elimination.run(eq(cos(ZERO * pi), number(-1) ** ZERO), (start[1],)))
    half = [rewrite(by_inequalities(eq(pi / 2 + pi / 2, pi), []), law(f"{op}-sum", pi / 2, pi / 2)) for op in ("sin", "cos")]
    longer = [rewrite(by_inequalities(eq(N * pi + pi, (N + 1) * pi), []), law(f"{op}-sum", N * pi, pi)) for op in ("sin", "cos")]
    supposed = assume(phi)
    known = (and_left(supposed), and_right(supposed), *half, axiom("cos-half-pi"), law("sin-half-pi"), *longer)
    steps = [elimination.run(eq(op((N + 1) * pi), value), known) for op, value in ((sin, ZERO), (cos, number(-1) ** (N + 1)))]
    step = and_intro(*(settle(th, [], [phi]) for th in steps))
    th = cut_all([nat_nonneg(N)], kernel_induction(settle(base, [], []), step, N, phi, ZERO))
    return (and_left, and_right)[side](th)


@a_law
def atan_tan() -> Theorem:
    """atan(sin(x)/cos(x)) = x for -pi/2 < x and x < pi/2: the difference has the derivative 0 and is 0 at 0."""
    where = [lt(-pi / 2, X), lt(X, pi / 2)]
    inside = [assume(lt(-pi / 2, T)), assume(lt(T, pi / 2))]
    positive = law("cos-positive", T, given=inside)
    moving = atan(sin(T) / cos(T)) - T
    raw = differentiate(moving, T, T, [positive])
    flat = elimination.run(eq(raw.concl.args[2], ZERO), (law("circle", T), positive))
    slope = settle(derivative.run(deriv(moving, T, T, ZERO), (raw, flat)), [positive], [h.concl for h in inside])
    half_turn = enclosure.run(lt(ZERO, pi), ())
    start = by_inequalities(eq(ZERO, sin(ZERO) / cos(ZERO)), [axiom("sin-zero"), axiom("cos-zero")])
    at_zero = settle(subst(start, axiom("atan-zero"), eq(atan(X), ZERO), X), [axiom("cos-zero")], [])
    given = [assume(h) for h in where]
    known = (slope, at_zero, half_turn, law("cos-positive", X, given=given), axiom("cos-zero"), *given)
    th = constancy(T, ZERO, X).run(eq(atan(sin(X) / cos(X)), X), known)
    return closed(th, X, where=where, known=[axiom("cos-zero"), law("cos-positive", X, given=given)])


@a_law
def atan_opposite() -> Theorem:
    """atan(-x) = -atan(x)."""
    slope = derivative.run(deriv(atan(-T) + atan(T), T, T, ZERO), ())
    known = (slope, subst(by_inequalities(eq(ZERO, -ZERO), []), axiom("atan-zero"), eq(atan(T), ZERO), T), axiom("atan-zero"))
    return closed(constancy(T, ZERO, X).run(eq(atan(-X), -atan(X)), known), X)
