"""Textbook laws of exp, log, sqrt, sin, cos and atan, as closed theorems, each derived from the kernel's axioms when first needed.

They are what `claims/calculus` derives step by step, in the few calls that a method needs. Nothing is cited here but the axioms.
"""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from ...kernel.axioms import axiom
from ...kernel.equality import subst
from ...kernel.evaluation import compute
from ...kernel.induction import induction as kernel_induction
from ...kernel.induction import nat_nonneg
from ...kernel.logic import assume, forall_elim, forall_intro, imp_intro, inst, not_elim, not_intro
from ...kernel.order import abs_of_nonnegative, abs_of_nonpositive, inequality
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ONE, ZERO, Term, eq, le, lt, ne, number, variable
from ...kernel.theorem import Theorem
from ...lang.build import atan, cos, deriv, exp, log, pi, sin, sqrt
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..calculus import derivative, differentiate
from ..conditions import settle, specialised
from ..derived import absurd, compare, cut_all, nonzero_root, rewrite
from ..enclosing import enclosure
from ..errors import MethodError
from ..library import abs_facts
from ..logical import strictness
from ..monotony import constancy, rising

X, Y, T, N = variable("x", REAL), variable("y", REAL), variable("t", REAL), variable("n", NAT)
TWO = number(2)


def law(name: str, *values: Any, given: Sequence[Theorem] = ()) -> Theorem:
    """The law of that name at the values. Raises MethodError where its suppositions do not follow from the given facts."""
    th = specialised(LAWS[name](), [number(v) for v in values], given, 0)
    if th is None:
        raise MethodError(f"the law {name} is not known to apply to " + ", ".join(repr(number(v)) for v in values))
    return th


def cited(name: str, *values: Any, given: Sequence[Theorem] = ()) -> Theorem:
    """The axiom of that name at the values."""
    th = specialised(axiom(name), [number(v) for v in values], given, 0)
    if th is None:
        raise MethodError(f"the axiom {name} is not known to apply")
    return th


def closed(th: Theorem, *variables: Term, where: Sequence[Term] = (), known: Sequence[Theorem] = ()) -> Theorem:
    """forall variables. where -> th, whose other hypotheses the known theorems show."""
    th = settle(th, [*known, *(assume(h) for h in where)], where)
    for h in reversed(where):
        th = imp_intro(th, h)
    th = settle(th, [], [])
    for v in reversed(variables):
        th = forall_intro(th, v)
    return th


def _constant(moving: Term, goal: Term, start: Any, end: Any, *known: Theorem) -> Theorem:
    """The goal, because `moving` has the derivative 0 in T and so is the same at the two points."""
    slope = derivative.run(deriv(moving, T, T, ZERO), known)
    return constancy(T, start, end).run(goal, (slope, *known))


@functools.cache
def sin_sum() -> Theorem:
    """sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)."""
    moving = sin(X + Y - T) * cos(T) + cos(X + Y - T) * sin(T)
    goal = eq(sin(X + Y), sin(X) * cos(Y) + cos(X) * sin(Y))
    return closed(_constant(moving, goal, ZERO, Y, axiom("sin-zero"), axiom("cos-zero")), X, Y)


@functools.cache
def cos_sum() -> Theorem:
    """cos(x + y) = cos(x)*cos(y) - sin(x)*sin(y)."""
    moving = cos(X + Y - T) * cos(T) - sin(X + Y - T) * sin(T)
    goal = eq(cos(X + Y), cos(X) * cos(Y) - sin(X) * sin(Y))
    return closed(_constant(moving, goal, ZERO, Y, axiom("sin-zero"), axiom("cos-zero")), X, Y)


@functools.cache
def circle() -> Theorem:
    """sin(x)^2 + cos(x)^2 = 1."""
    goal = eq(sin(X) ** 2 + cos(X) ** 2, ONE)
    return closed(_constant(sin(T) ** 2 + cos(T) ** 2, goal, ZERO, X, axiom("sin-zero"), axiom("cos-zero")), X)


def _opposite(goal: Term) -> Theorem:
    """sin(-x) or cos(-x), from the addition theorems for x + (-x) = 0."""
    total = by_inequalities(eq(X + -X, ZERO), [])
    start = [axiom("sin-zero"), axiom("cos-zero")]
    sums = [rewrite(total, law(name, X, -X)) for name in ("sin-sum", "cos-sum")]
    return closed(elimination.run(goal, (*sums, *start, law("circle", X))), X)


@functools.cache
def sin_opposite() -> Theorem:
    """sin(-x) = -sin(x)."""
    return _opposite(eq(sin(-X), -sin(X)))


@functools.cache
def cos_opposite() -> Theorem:
    """cos(-x) = cos(x)."""
    return _opposite(eq(cos(-X), cos(X)))


@functools.cache
def exp_opposite() -> Theorem:
    """exp(x)*exp(-x) = 1."""
    return closed(_constant(exp(T) * exp(-T), eq(exp(X) * exp(-X), ONE), ZERO, X, axiom("exp-zero")), X)


@functools.cache
def exp_sum() -> Theorem:
    """exp(x + y) = exp(x)*exp(y)."""
    moved = _constant(exp(T + Y) * exp(-T), eq(exp(X + Y) * exp(-X), exp(Y)), X, ZERO, axiom("exp-zero"))
    return closed(elimination.run(eq(exp(X + Y), exp(X) * exp(Y)), (moved, law("exp-opposite", X))), X, Y)


@functools.cache
def exp_positive() -> Theorem:
    """0 < exp(x)."""
    halves = law("exp-sum", X / 2, X / 2)
    square = rewrite(by_inequalities(eq(X / 2 + X / 2, X), []), halves)
    weak = by_inequalities(le(ZERO, exp(X)), [square])
    zero = assume(eq(exp(X), ZERO))
    impossible = not_elim(compute(ne(ZERO, ONE)), by_inequalities(eq(ZERO, ONE), [zero, law("exp-opposite", X)]))
    return closed(strictness.run(lt(ZERO, exp(X)), (weak, not_intro(impossible, zero.concl))), X)


@functools.cache
def exp_reciprocal() -> Theorem:
    """exp(-x) = 1/exp(x)."""
    return closed(by_inequalities(eq(exp(-X), ONE / exp(X)), [law("exp-opposite", X), law("exp-positive", X)]), X,
                   known=[law("exp-positive", X)])


@functools.cache
def exp_multiple() -> Theorem:
    """exp(n*x) = exp(x)^n for natural n."""
    phi = eq(exp(N * X), exp(X) ** N)
    base = elimination.run(eq(exp(ZERO * X), exp(X) ** ZERO), (subst(by_inequalities(eq(ZERO, ZERO * X), []), axiom("exp-zero"), eq(exp(T), ONE), T),))
    longer = rewrite(by_inequalities(eq(N * X + X, (N + 1) * X), []), law("exp-sum", N * X, X))
    step = elimination.run(eq(exp((N + 1) * X), exp(X) ** (N + 1)), (rewrite(assume(phi), longer),))
    th = cut_all([nat_nonneg(N)], kernel_induction(settle(base, [], []), settle(step, [], [phi]), N, phi, ZERO))
    return closed(th, N, X)


@functools.cache
def exp_tangent() -> Theorem:
    """1 + x <= exp(x): exp(t) - t rises for 0 < t and falls for t < 0."""
    f = exp(T) - T
    slope = derivative.run(deriv(f, T, T, exp(T) - 1), ())
    grow = derivative.run(deriv(exp(T), T, T, exp(T)), ())
    goal, branches = le(ONE + X, exp(X)), []
    t = variable("s", REAL)
    right = assume(lt(ZERO, T))
    above = rising(t, ZERO, T).run(le(ONE, exp(T)), (right, inst(grow, T, t), inst(law_at(exp_positive, T), T, t), axiom("exp-zero")))
    sign = by_inequalities(le(ZERO, exp(T) - 1), [above])
    positive = rising(T, ZERO, X).run(goal, (assume(lt(ZERO, X)), slope, sign, axiom("exp-zero")))
    left = assume(lt(T, ZERO))
    below = rising(t, T, ZERO).run(le(exp(T), ONE), (left, inst(grow, T, t), inst(law_at(exp_positive, T), T, t), axiom("exp-zero")))
    falling = derivative.run(deriv(-f, T, T, ONE - exp(T)), (slope,))
    sign = by_inequalities(le(ZERO, ONE - exp(T)), [below])
    negative = rising(T, X, ZERO).run(goal, (assume(lt(X, ZERO)), falling, sign, axiom("exp-zero")))
    here = assume(eq(X, ZERO))
    same = by_inequalities(goal, [here, rewrite(by_inequalities(eq(ZERO, X), [here]), axiom("exp-zero"))])
    branches = [settle(th, [case], [case.concl]) for th, case in ((negative, assume(lt(X, ZERO))), (same, here), (positive, assume(lt(ZERO, X))))]
    return closed(compare(X, ZERO, *branches), X)


def law_at(source: Callable[[], Theorem], *values: Any) -> Theorem:
    """A law without suppositions at the values."""
    th = source()
    for v in values:
        th = forall_elim(th, number(v))
    return th


@functools.cache
def exp_increasing() -> Theorem:
    """exp(x) < exp(y) for x < y: exp(y) is exp(x)*exp(y - x), and that is at least exp(x)*(1 + y - x)."""
    order = lt(X, Y)
    factors = rewrite(by_inequalities(eq(X + (Y - X), Y), []), law("exp-sum", X, Y - X))
    more = inequality(lt(ZERO, exp(Y - X) - 1), ("add", ("have", law("exp-tangent", Y - X)), ("have", assume(order))))
    product = inequality(lt(ZERO, exp(X) * (exp(Y - X) - 1)), ("mul", ("have", law("exp-positive", X)), ("have", more)))
    return closed(by_inequalities(lt(exp(X), exp(Y)), [factors, product]), X, Y, where=[order])


@functools.cache
def exp_log() -> Theorem:
    """exp(log(x)) = x for 0 < x."""
    return axiom("exp-of-log")


@functools.cache
def log_exp() -> Theorem:
    """log(exp(x)) = x."""
    return axiom("log-of-exp")


def _log_of(value: Term, whole: Term, known: Sequence[Theorem], where: Sequence[Term]) -> Theorem:
    """log(whole) = value, where exp(value) = whole follows from the known equations."""
    equal = settle(elimination.run(eq(exp(value), whole), tuple(known)), [assume(h) for h in where], where)
    return rewrite(equal, law("log-exp", value))


@functools.cache
def log_product() -> Theorem:
    """log(x*y) = log(x) + log(y) for 0 < x and 0 < y."""
    where = [lt(ZERO, X), lt(ZERO, Y)]
    given = [assume(h) for h in where]
    known = [law("exp-sum", log(X), log(Y), given=given), law("exp-log", X, given=given), law("exp-log", Y, given=given)]
    return closed(_log_of(log(X) + log(Y), X * Y, known, where), X, Y, where=where)


@functools.cache
def log_quotient() -> Theorem:
    """log(x/y) = log(x) - log(y) for 0 < x and 0 < y."""
    where = [lt(ZERO, X), lt(ZERO, Y)]
    given = [assume(h) for h in where]
    product = law("log-product", X / Y, Y, given=given)
    whole = rewrite(settle(by_inequalities(eq(X / Y * Y, X), []), given, where), product)
    return closed(by_inequalities(eq(log(X / Y), log(X) - log(Y)), [whole]), X, Y, where=where)


@functools.cache
def log_power() -> Theorem:
    """log(x^n) = n*log(x) for 0 < x and natural n."""
    where = [lt(ZERO, X)]
    given = [assume(h) for h in where]
    known = [law("exp-multiple", N, log(X), given=given), law("exp-log", X, given=given)]
    power = rewrite(known[1], known[0])
    return closed(rewrite(power, law("log-exp", N * log(X), given=given)), X, N, where=where)


@functools.cache
def power_of_exp() -> Theorem:
    """x^n = exp(n*log(x)) for 0 < x and natural n."""
    where = [lt(ZERO, X)]
    given = [assume(h) for h in where]
    known = rewrite(law("exp-log", X, given=given), law("exp-multiple", N, log(X), given=given))
    return closed(by_inequalities(eq(X**N, exp(N * log(X))), [known]), X, N, where=where)


@functools.cache
def log_root() -> Theorem:
    """log(sqrt(x)) = log(x)/2 for 0 < x."""
    where = [lt(ZERO, X)]
    given = [assume(h) for h in where]
    known = [*given, law("root-positive", X, given=given)]
    square = rewrite(law("root-squared", X, given=given), law("log-product", sqrt(X), sqrt(X), given=known))
    return closed(by_inequalities(eq(log(sqrt(X)), log(X) / 2), [square]), X, where=where, known=known)


@functools.cache
def log_tangent() -> Theorem:
    """log(x) <= log(y) + x/y - 1 for 0 < x and 0 < y: the tangent at y lies above the graph."""
    where = [lt(ZERO, X), lt(ZERO, Y)]
    given = [assume(h) for h in where]
    bound = law("exp-tangent", log(X / Y), given=given)
    value = law("exp-log", X / Y, given=given)
    th = by_inequalities(le(log(X), log(Y) + X / Y - 1), [bound, value, law("log-quotient", X, Y, given=given)])
    return closed(th, X, Y, where=where)


@functools.cache
def log_one() -> Theorem:
    """log(1) = 0."""
    return subst(axiom("exp-zero"), law("log-exp", ZERO), eq(log(X), ZERO), X)


@functools.cache
def log_below() -> Theorem:
    """log(x) <= x - 1 for 0 < x."""
    where = [lt(ZERO, X)]
    tangent = law("log-tangent", X, ONE, given=[assume(where[0]), compute(lt(ZERO, ONE))])
    return closed(by_inequalities(le(log(X), X - 1), [tangent, log_one()]), X, where=where)


@functools.cache
def log_above() -> Theorem:
    """1 - 1/x <= log(x) for 0 < x."""
    where = [lt(ZERO, X)]
    tangent = law("log-tangent", ONE, X, given=[assume(where[0]), compute(lt(ZERO, ONE))])
    return closed(by_inequalities(le(1 - 1 / X, log(X)), [tangent, log_one()]), X, where=where)


@functools.cache
def root_nonnegative() -> Theorem:
    """0 <= sqrt(x) for 0 <= x."""
    return axiom("sqrt-nonnegative")


@functools.cache
def root_squared() -> Theorem:
    """sqrt(x)*sqrt(x) = x for 0 <= x."""
    return axiom("sqrt-squared")


@functools.cache
def root_positive() -> Theorem:
    """0 < sqrt(x) for 0 < x."""
    given = assume(lt(ZERO, X))
    weak = law("root-nonnegative", X, given=[given])
    return closed(strictness.run(lt(ZERO, sqrt(X)), (weak, nonzero_root(given))), X, where=[given.concl])


@functools.cache
def root_of_square() -> Theorem:
    """sqrt(y) = x for 0 <= x and x*x = y: were one larger, its square would be."""
    where = [le(ZERO, X), eq(X * X, Y)]
    given = [assume(h) for h in where]
    given.append(by_inequalities(le(ZERO, Y), given))
    known = [*given, law("root-nonnegative", Y, given=given), law("root-squared", Y, given=given)]
    goal, nothing = eq(sqrt(Y), X), compute(le(ZERO, ZERO))
    impossible = [absurd(by_inequalities(lt(ZERO, ZERO), [assume(order), *known]), nothing, goal) for order in (lt(sqrt(Y), X), lt(X, sqrt(Y)))]
    return closed(compare(sqrt(Y), X, impossible[0], assume(goal), impossible[1]), X, Y, where=where)


@functools.cache
def sin_at_most() -> Theorem:
    """sin(x) <= 1."""
    return closed(by_inequalities(le(sin(X), ONE), [law("circle", X)], squares=[1 - sin(X), cos(X)]), X)


@functools.cache
def sin_at_least() -> Theorem:
    """-1 <= sin(x)."""
    return closed(by_inequalities(le(number(-1), sin(X)), [law("circle", X)], squares=[1 + sin(X), cos(X)]), X)


@functools.cache
def cos_at_most() -> Theorem:
    """cos(x) <= 1."""
    return closed(by_inequalities(le(cos(X), ONE), [law("circle", X)], squares=[1 - cos(X), sin(X)]), X)


@functools.cache
def cos_at_least() -> Theorem:
    """-1 <= cos(x)."""
    return closed(by_inequalities(le(number(-1), cos(X)), [law("circle", X)], squares=[1 + cos(X), sin(X)]), X)


@functools.cache
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


@functools.cache
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


@functools.cache
def atan_opposite() -> Theorem:
    """atan(-x) = -atan(x)."""
    slope = derivative.run(deriv(atan(-T) + atan(T), T, T, ZERO), ())
    known = (slope, subst(by_inequalities(eq(ZERO, -ZERO), []), axiom("atan-zero"), eq(atan(T), ZERO), T), axiom("atan-zero"))
    return closed(constancy(T, ZERO, X).run(eq(atan(-X), -atan(X)), known), X)


@functools.cache
def abs_product() -> Theorem:
    """|x*y| = |x|*|y|: both are the root of the same square."""
    squares = [law("abs-squared", X), law("abs-squared", Y), law("abs-squared", X * Y)]
    root = [law("root-of-square", t, (X * Y) * (X * Y), given=[sign, elimination.run(eq(t * t, (X * Y) * (X * Y)), tuple(squares))])
            for t, sign in ((abs(X * Y), abs_facts(abs(X * Y))[0]),
                            (abs(X) * abs(Y), by_inequalities(le(ZERO, abs(X) * abs(Y)), [abs_facts(abs(X))[0], abs_facts(abs(Y))[0]])))]
    return closed(by_inequalities(eq(abs(X * Y), abs(X) * abs(Y)), root), X, Y)


@functools.cache
def abs_squared() -> Theorem:
    """|x|*|x| = x*x."""
    goal, branches = eq(abs(X) * abs(X), X * X), []
    for case, value in ((lt(X, ZERO), abs_of_nonpositive), (eq(X, ZERO), abs_of_nonnegative), (lt(ZERO, X), abs_of_nonnegative)):
        sign = le(X, ZERO) if case == lt(X, ZERO) else le(ZERO, X)
        branches.append(elimination.run(goal, (value(by_inequalities(sign, [assume(case)])),)))
    return closed(compare(X, ZERO, *branches), X)


LAWS: dict[str, Callable[[], Theorem]] = {
    "circle": circle, "sin-sum": sin_sum, "cos-sum": cos_sum, "sin-opposite": sin_opposite, "cos-opposite": cos_opposite,
    "exp-opposite": exp_opposite, "exp-sum": exp_sum, "exp-positive": exp_positive, "exp-reciprocal": exp_reciprocal,
    "exp-multiple": exp_multiple, "exp-tangent": exp_tangent, "exp-increasing": exp_increasing, "exp-log": exp_log, "log-exp": log_exp, "log-product": log_product,
    "log-quotient": log_quotient, "log-power": log_power, "power-of-exp": power_of_exp, "log-root": log_root, "log-tangent": log_tangent, "log-one": log_one, "log-below": log_below, "log-above": log_above,
    "root-nonnegative": root_nonnegative, "root-squared": root_squared, "root-positive": root_positive, "root-of-square": root_of_square,
    "sin-at-most": sin_at_most, "sin-at-least": sin_at_least, "cos-at-most": cos_at_most, "cos-at-least": cos_at_least,
    "cos-positive": cos_positive, "atan-tan": atan_tan, "atan-opposite": atan_opposite, "abs-squared": abs_squared, "abs-product": abs_product,
}
