"""Laws about sizes: |sin(x)| <= 1, |(-1)^n| = 1, a factor of size at most 1, the square of what is not 0, sqrt(x) by exp and log."""

from ...kernel.algebra import field
from ...kernel.binding import substitute
from ...kernel.equality import sym
from ...kernel.evaluation import compute
from ...kernel.induction import induction, nat_nonneg
from ...kernel.logic import assume
from ...kernel.order import inequality
from ...kernel.terms import ONE, ZERO, Term, eq, le, lt, ne, number
from ...kernel.theorem import Theorem
from ...lang.build import sqrt
from ..algebraic import absolute_value, elimination
from ..arithmetic import by_inequalities
from ..conditions import settle
from ..derived import compare, cut_all, nonzero_power, rewrite
from ..library import abs_facts, power_sign
from ..logical import strictness
from .deriving import N, X, Y, a_law, closed, law


@a_law
def root_exp() -> Theorem:
    """sqrt(x) = exp(log(x)/2) for 0 < x."""
    where = [lt(ZERO, X)]
    given = [assume(where[0])]
    positive = law("root-positive", X, given=given)
    value = rewrite(law("log-root", X, given=given), law("exp-log", sqrt(X), given=[positive]))
    return closed(sym(value), X, where=where, known=[*given, positive])


@a_law
def power_of_minus_one() -> Theorem:
    """|(-1)^n| = 1."""
    base, one = number(-1), compute(eq(abs(number(-1)), ONE))
    phi = eq(abs(base**N), ONE)
    start = compute(substitute(phi, N, ZERO))
    product = law("abs-product", base**N, base)
    step = elimination.run(substitute(phi, N, N + 1), (rewrite(field(base**N * base, base ** (N + 1)), product), assume(phi), one))
    return closed(cut_all([nat_nonneg(N)], induction(settle(start, [], []), settle(step, [nat_nonneg(N)], [phi]), N, phi, ZERO)), N)


@a_law
def square_positive() -> Theorem:
    """0 < x^2 for x != 0."""
    given = assume(ne(X, ZERO))
    weak = by_inequalities(le(ZERO, X**2), [], squares=[X])
    return closed(strictness.run(lt(ZERO, X**2), (weak, nonzero_power(given, X**2))), X, where=[given.concl])


@a_law
def sin_size() -> Theorem:
    """|sin(x)| <= 1."""
    return _size("sin")


@a_law
def cos_size() -> Theorem:
    """|cos(x)| <= 1."""
    return _size("cos")


def _size(op: str) -> Theorem:
    t = Term(op, (X,))
    ends = law(f"{op}-at-most", X), law(f"{op}-at-least", X)
    cases = [absolute_value.run(le(abs(t), ONE), (*ends, by_inequalities(sign, [assume(case)])))
             for case, sign in ((lt(t, ZERO), le(t, ZERO)), (eq(t, ZERO), le(ZERO, t)), (lt(ZERO, t), le(ZERO, t)))]
    return closed(compare(t, ZERO, *cases), X)


@a_law
def small_factor() -> Theorem:
    """x*y <= |y| for |x| <= 1."""
    return _small_factor(le(X * Y, abs(Y)))


@a_law
def small_factor_below() -> Theorem:
    """-|y| <= x*y for |x| <= 1."""
    return _small_factor(le(-abs(Y), X * Y))


def _small_factor(goal: Term) -> Theorem:
    small = assume(le(abs(X), ONE))
    product = inequality(le(abs(X) * abs(Y), abs(Y)), ("mul", ("have", small), ("have", abs_facts(abs(Y))[0])))
    th = by_inequalities(goal, [law("abs-product", X, Y), product, *abs_facts(abs(X * Y))])
    return closed(th, X, Y, where=[small.concl])


@a_law
def power_increasing() -> Theorem:
    """x^n <= y^n for 0 <= x and x <= y."""
    where = [le(ZERO, X), le(X, Y)]
    low, order = (assume(h) for h in where)
    phi = le(X**N, Y**N)
    start = by_inequalities(substitute(phi, N, ZERO), [])
    power = power_sign(low, X**N)
    first = inequality(le(X**N * X, X**N * Y), ("mul", ("have", power), ("have", order)))
    second = inequality(le(X**N * Y, Y**N * Y), ("mul", ("have", assume(phi)), ("add", ("have", low), ("have", order))))
    step = by_inequalities(substitute(phi, N, N + 1), [first, second])
    given = [nat_nonneg(N), low, order]
    th = induction(settle(start, given, where), settle(step, given, [phi, *where]), N, phi, ZERO)
    return closed(cut_all([nat_nonneg(N)], th), X, Y, N, where=where)
