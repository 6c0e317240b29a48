"""Laws of exp and log: addition, products, powers, tangents."""

from collections.abc import Sequence

from ...kernel.axioms import axiom
from ...kernel.equality import subst
from ...kernel.evaluation import compute
from ...kernel.induction import induction as kernel_induction
from ...kernel.induction import nat_nonneg
from ...kernel.logic import assume, inst, not_elim, not_intro
from ...kernel.order import inequality
from ...kernel.sorts import REAL
from ...kernel.terms import ONE, ZERO, Term, eq, le, lt, ne, variable
from ...kernel.theorem import Theorem
from ...lang.build import deriv, exp, log, sqrt
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..calculus import derivative
from ..conditions import settle
from ..derived import compare, cut_all, rewrite
from ..logical import strictness
from ..monotony import rising
from .deriving import N, T, X, Y, a_law, closed, constant, law


@a_law
def exp_opposite() -> Theorem:
    """exp(x)*exp(-x) = 1."""
    return closed(constant(exp(T) * exp(-T), eq(exp(X) * exp(-X), ONE), ZERO, X, axiom("exp-zero")), X)


@a_law
def exp_sum() -> Theorem:
    """exp(x + y) = exp(x)*exp(y)."""
    moved = constant(exp(T + Y) * exp(-T), eq(exp(X + Y) * exp(-X), exp(Y)), X, ZERO, axiom("exp-zero"))
    return closed(elimination.run(eq(exp(X + Y), exp(X) * exp(Y)), (moved, law("exp-opposite", X))), X, Y)


@a_law
def exp_positive() -> Theorem:
    """0 < exp(x)."""
    halves = law("exp-sum", X / 2, X / 2)
    square = rewrite(by_inequalities(eq(X / 2 + X / 2, X), []), halves)
    weak = by_inequalities(le(ZERO, exp(X)), [square])
    zero = assume(eq(exp(X), ZERO))
    impossible = not_elim(compute(ne(ZERO, ONE)), by_inequalities(eq(ZERO, ONE), [zero, law("exp-opposite", X)]))
    return closed(strictness.run(lt(ZERO, exp(X)), (weak, not_intro(impossible, zero.concl))), X)


@a_law
def exp_reciprocal() -> Theorem:
    """exp(-x) = 1/exp(x)."""
    return closed(by_inequalities(eq(exp(-X), ONE / exp(X)), [law("exp-opposite", X), law("exp-positive", X)]), X,
                   known=[law("exp-positive", X)])


@a_law
def exp_multiple() -> Theorem:
    """exp(n*x) = exp(x)^n for natural n."""
    phi = eq(exp(N * X), exp(X) ** N)
    start = subst(by_inequalities(eq(ZERO, ZERO * X), []), axiom("exp-zero"), eq(exp(T), ONE), T)
    base = elimination.run(eq(exp(ZERO * X), exp(X) ** ZERO), (start,))
    longer = rewrite(by_inequalities(eq(N * X + X, (N + 1) * X), []), law("exp-sum", N * X, X))
    step = elimination.run(eq(exp((N + 1) * X), exp(X) ** (N + 1)), (rewrite(assume(phi), longer),))
    th = cut_all([nat_nonneg(N)], kernel_induction(settle(base, [], []), settle(step, [], [phi]), N, phi, ZERO))
    return closed(th, N, X)


@a_law
def exp_tangent() -> Theorem:
    """1 + x <= exp(x): exp(t) - t rises for 0 < t and falls for t < 0."""
    f = exp(T) - T
    slope = derivative.run(deriv(f, T, T, exp(T) - 1), ())
    grow = derivative.run(deriv(exp(T), T, T, exp(T)), ())
    goal = le(ONE + X, exp(X))
    t = variable("s", REAL)
    steep = law("exp-positive", t)
    right = assume(lt(ZERO, T))
    above = rising(t, ZERO, T).run(le(ONE, exp(T)), (right, inst(grow, T, t), steep, axiom("exp-zero")))
    sign = by_inequalities(le(ZERO, exp(T) - 1), [above])
    positive = rising(T, ZERO, X).run(goal, (assume(lt(ZERO, X)), slope, sign, axiom("exp-zero")))
    left = assume(lt(T, ZERO))
    below = rising(t, T, ZERO).run(le(exp(T), ONE), (left, inst(grow, T, t), steep, axiom("exp-zero")))
    falling = derivative.run(deriv(-f, T, T, ONE - exp(T)), (slope,))
    sign = by_inequalities(le(ZERO, ONE - exp(T)), [below])
    negative = rising(T, X, ZERO).run(goal, (assume(lt(X, ZERO)), falling, sign, axiom("exp-zero")))
    here = assume(eq(X, ZERO))
    same = by_inequalities(goal, [here, rewrite(by_inequalities(eq(ZERO, X), [here]), axiom("exp-zero"))])
    cases = (negative, assume(lt(X, ZERO))), (same, here), (positive, assume(lt(ZERO, X)))
    branches = [settle(th, [case], [case.concl]) for th, case in cases]
    return closed(compare(X, ZERO, *branches), X)


@a_law
def exp_increasing() -> Theorem:
    """exp(x) < exp(y) for x < y: exp(y) is exp(x)*exp(y - x), and that is at least exp(x)*(1 + y - x)."""
    order = lt(X, Y)
    factors = rewrite(by_inequalities(eq(X + (Y - X), Y), []), law("exp-sum", X, Y - X))
    more = inequality(lt(ZERO, exp(Y - X) - 1), ("add", ("have", law("exp-tangent", Y - X)), ("have", assume(order))))
    product = inequality(lt(ZERO, exp(X) * (exp(Y - X) - 1)), ("mul", ("have", law("exp-positive", X)), ("have", more)))
    return closed(by_inequalities(lt(exp(X), exp(Y)), [factors, product]), X, Y, where=[order])


@a_law
def exp_log() -> Theorem:
    """exp(log(x)) = x for 0 < x."""
    return axiom("exp-of-log")


@a_law
def log_exp() -> Theorem:
    """log(exp(x)) = x."""
    return axiom("log-of-exp")


def _log_of(value: Term, whole: Term, known: Sequence[Theorem], where: Sequence[Term]) -> Theorem:
    """log(whole) = value, where exp(value) = whole follows from the known equations."""
    equal = settle(elimination.run(eq(exp(value), whole), tuple(known)), [assume(h) for h in where], where)
    return rewrite(equal, law("log-exp", value))


@a_law
def log_product() -> Theorem:
    """log(x*y) = log(x) + log(y) for 0 < x and 0 < y."""
    where = [lt(ZERO, X), lt(ZERO, Y)]
    given = [assume(h) for h in where]
    known = [law("exp-sum", log(X), log(Y), given=given), law("exp-log", X, given=given), law("exp-log", Y, given=given)]
    return closed(_log_of(log(X) + log(Y), X * Y, known, where), X, Y, where=where)


@a_law
def log_quotient() -> Theorem:
    """log(x/y) = log(x) - log(y) for 0 < x and 0 < y."""
    where = [lt(ZERO, X), lt(ZERO, Y)]
    given = [assume(h) for h in where]
    product = law("log-product", X / Y, Y, given=given)
    whole = rewrite(settle(by_inequalities(eq(X / Y * Y, X), []), given, where), product)
    return closed(by_inequalities(eq(log(X / Y), log(X) - log(Y)), [whole]), X, Y, where=where)


@a_law
def log_power() -> Theorem:
    """log(x^n) = n*log(x) for 0 < x and natural n."""
    where = [lt(ZERO, X)]
    given = [assume(h) for h in where]
    known = [law("exp-multiple", N, log(X), given=given), law("exp-log", X, given=given)]
    power = rewrite(known[1], known[0])
    return closed(rewrite(power, law("log-exp", N * log(X), given=given)), X, N, where=where)


@a_law
def power_of_exp() -> Theorem:
    """x^n = exp(n*log(x)) for 0 < x and natural n."""
    where = [lt(ZERO, X)]
    given = [assume(h) for h in where]
    known = rewrite(law("exp-log", X, given=given), law("exp-multiple", N, log(X), given=given))
    return closed(by_inequalities(eq(X**N, exp(N * log(X))), [known]), X, N, where=where)


@a_law
def log_root() -> Theorem:
    """log(sqrt(x)) = log(x)/2 for 0 < x."""
    where = [lt(ZERO, X)]
    given = [assume(h) for h in where]
    known = [*given, law("root-positive", X, given=given)]
    square = rewrite(law("root-squared", X, given=given), law("log-product", sqrt(X), sqrt(X), given=known))
    return closed(by_inequalities(eq(log(sqrt(X)), log(X) / 2), [square]), X, where=where, known=known)


@a_law
def log_tangent() -> Theorem:
    """log(x) <= log(y) + x/y - 1 for 0 < x and 0 < y: the tangent at y lies above the graph."""
    where = [lt(ZERO, X), lt(ZERO, Y)]
    given = [assume(h) for h in where]
    bound = law("exp-tangent", log(X / Y), given=given)
    value = law("exp-log", X / Y, given=given)
    th = by_inequalities(le(log(X), log(Y) + X / Y - 1), [bound, value, law("log-quotient", X, Y, given=given)])
    return closed(th, X, Y, where=where)


@a_law
def log_one() -> Theorem:
    """log(1) = 0."""
    return subst(axiom("exp-zero"), law("log-exp", ZERO), eq(log(X), ZERO), X)


@a_law
def log_below() -> Theorem:
    """log(x) <= x - 1 for 0 < x."""
    where = [lt(ZERO, X)]
    tangent = law("log-tangent", X, ONE, given=[assume(where[0]), compute(lt(ZERO, ONE))])
    return closed(by_inequalities(le(log(X), X - 1), [tangent, law("log-one")]), X, where=where)


@a_law
def log_above() -> Theorem:
    """1 - 1/x <= log(x) for 0 < x."""
    where = [lt(ZERO, X)]
    tangent = law("log-tangent", ONE, X, given=[assume(where[0]), compute(lt(ZERO, ONE))])
    return closed(by_inequalities(le(1 - 1 / X, log(X)), [tangent, law("log-one")]), X, where=where)
