"""How exp, log and roots grow and vanish. Derived when first needed."""

import functools

from ...kernel.algebra import field
from ...kernel.equality import sym
from ...kernel.evaluation import compute
from ...kernel.induction import induction, nat_nonneg
from ...kernel.limits import limit_from_eventually
from ...kernel.logic import assume, forall_elim, forall_intro, imp_elim, imp_intro
from ...kernel.order import inequality
from ...kernel.sorts import REAL
from ...kernel.terms import ONE, ZERO, Term, eq, imp, le, lt, number, variable
from ...kernel.theorem import Theorem
from ...lang.build import above, exp, forall, infinity, limit, log
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..calculus import equal_values
from ..conditions import settle
from ..derived import cut_all, rewrite
from ..eventually import Approach, eventually
from ..limit_finder import INFINITY, MINUS_INFINITY, Finder
from ..limits import composition, eventually_equal, squeeze
from ..limits import limit as taking_limits
from .deriving import N, X, closed
from .laws import law
from .limit_laws import exp_falls, exp_grows

_C, _R = variable("c", REAL), variable("r", REAL)


@functools.cache
def exp_vanishes() -> Theorem:
    """exp(x) tends to 0 from above as x tends to -oo."""
    opposite = -X
    twice = exp(-opposite)
    turned = composition(opposite, X).run(limit(twice, X, MINUS_INFINITY, above(0)), (exp_falls(),))
    return closed(eventually_equal.run(limit(exp(X), X, MINUS_INFINITY, above(0)), (equal_values(eq(twice, exp(X)), []), turned)))


@functools.cache
def log_grows() -> Theorem:
    """log(x) tends to oo as x does: it is at least r from exp(r) on."""
    far = assume(le(exp(_R), X))
    positive = by_inequalities(lt(ZERO, X), [far, law("exp-positive", _R)])
    tangent = law("log-tangent", exp(_R), X, given=[positive, law("exp-positive", _R)])
    below_one = by_inequalities(le(exp(_R) / X, ONE), [far, positive])
    th = by_inequalities(le(_R, log(X)), [tangent, below_one, law("log-exp", _R)])
    th = settle(th, [far, positive], [far.concl])
    goal = limit(log(X), X, infinity, infinity)
    return closed(limit_from_eventually(eventually(th, Approach(X, INFINITY)), goal, _R))


@functools.cache
def log_falls() -> Theorem:
    """log(x) tends to -oo as x tends to 0 from above: it is -log(1/x)."""
    positive = assume(lt(ZERO, X))
    opposite = law("log-quotient", ONE, X, given=[positive, compute(lt(ZERO, ONE))])
    equal = by_inequalities(eq(-log(1 / X), log(X)), [opposite, law("log-one")])
    to = Approach(X, above(0))
    th = Finder(to, [log_grows()]).find(-log(1 / X))
    return closed(Finder(to, []).congruent(th, settle(equal, [positive], [positive.concl])))


@functools.cache
def root_grows() -> Theorem:
    """sqrt(x) tends to oo as x does."""
    return _root(INFINITY)


@functools.cache
def root_vanishes() -> Theorem:
    """sqrt(x) tends to 0 from above as x does."""
    return _root(above(0))


def _root(place: Term) -> Theorem:
    to, positive = Approach(X, place), assume(lt(ZERO, X))
    th = Finder(to, [log_grows(), log_falls(), exp_grows(), exp_vanishes()]).find(exp(log(X) / 2))
    return closed(Finder(to, []).congruent(th, sym(law("root-exp", X, given=[positive]))))


@functools.cache
def decay() -> Theorem:
    """x^n*exp(-(c*x)) tends to 0 as x tends to oo, for natural n and 0 < c: exp(c*x) = exp(c*x/2)^2 is more than (c*x/2)^2."""
    phi = _for_every_rate(limit(X**N * exp(-(_C * X)), X, infinity, 0))
    rate = assume(lt(ZERO, _C))
    start = taking_limits.run(limit(exp(-(_C * X)), X, infinity, 0), (rate, exp_vanishes()))
    start = eventually_equal.run(limit(X**ZERO * exp(-(_C * X)), X, infinity, 0), (field(exp(-(_C * X)), X**ZERO * exp(-(_C * X))), start))
    base = _every_rate(settle(start, [rate], [rate.concl]), rate)
    half = by_inequalities(lt(ZERO, _C / 2), [rate])
    slower = imp_elim(forall_elim(assume(phi), _C / 2), half)
    product = taking_limits.run(limit(X**N * exp(-(_C / 2 * X)) * (X * exp(-(_C / 2 * X))), X, infinity, 0), (slower, _first_decay(half)))
    halves = law("exp-sum", -(_C / 2 * X), -(_C / 2 * X))
    whole = rewrite(field(-(_C / 2 * X) + -(_C / 2 * X), -(_C * X)), halves)
    equal = elimination.run(eq(X**N * exp(-(_C / 2 * X)) * (X * exp(-(_C / 2 * X))), X ** (N + 1) * exp(-(_C * X))), (whole,))
    step = eventually_equal.run(limit(X ** (N + 1) * exp(-(_C * X)), X, infinity, 0), (equal, product))
    step = _every_rate(settle(step, [rate, nat_nonneg(N)], [rate.concl, phi]), rate)
    return closed(cut_all([nat_nonneg(N)], induction(settle(base, [], []), step, N, phi, ZERO)), N)


def _for_every_rate(th: Term) -> Term:
    return forall(_C, imp(lt(ZERO, _C), th))


def _every_rate(th: Theorem, rate: Theorem) -> Theorem:
    return forall_intro(imp_intro(th, rate.concl), _C)


def _first_decay(half: Theorem) -> Theorem:
    """x*exp(-(c/2*x)) tends to 0."""
    inner = _C / 2 * X
    far, rate = assume(lt(ZERO, X)), assume(lt(ZERO, _C))
    double = law("exp-sum", inner / 2, inner / 2)
    double = rewrite(field(inner / 2 + inner / 2, inner), double)
    tangent = law("exp-tangent", inner / 2)
    side = by_inequalities(lt(ZERO, inner / 2), [far, rate, by_inequalities(lt(ZERO, _C * X), [far, rate])])
    more = by_inequalities(le((inner / 2) * (inner / 2), exp(inner)), [double, tangent, side])
    return _bounded(inner, more, far, rate)


def _bounded(inner: Term, more: Theorem, far: Theorem, rate: Theorem) -> Theorem:
    """|x*exp(-inner)| <= 16/(c^2*x)."""
    opposite = law("exp-opposite", inner)
    positive = law("exp-positive", -inner)
    product = by_inequalities(le(inner / 2 * (inner / 2) * exp(-inner), exp(inner) * exp(-inner)), [more, positive])
    small = by_inequalities(le(_C * _C * X * (X * exp(-inner)), number(16)), [product, opposite])
    wide = inequality(lt(ZERO, _C * _C * X), ("mul", ("mul", ("have", rate), ("have", rate)), ("have", far)))
    bound = number(16) / (_C * _C * X)
    close = inequality(le(X * exp(-inner), bound), ("mul", ("have", small), ("inverse", ("have", wide))))
    close = settle(close, [far, rate, wide], [far.concl, rate.concl])
    low = by_inequalities(le(ZERO, X * exp(-inner)), [positive, far])
    th = squeeze(ZERO, bound).run(limit(X * exp(-inner), X, infinity, 0), (low, close, rate))
    return settle(th, [rate], [rate.concl])


def growth_laws() -> list[Theorem]:
    """The limits of exp, log and sqrt where they grow or vanish."""
    return [exp_vanishes(), log_grows(), log_falls(), root_grows(), root_vanishes()]


__all__ = ["decay", "growth_laws"]
