"""Products of powers, exponentials and logarithms where the variable grows beyond all bounds, or tends to 0 from above: which of them wins.

With B = x, -x or 1/x, tending to oo, a product is K*B^a*log(B)^k*exp(c*B); everything rests on one limit, B^m*exp(-r*B) -> 0 for 0 < r.
"""

from dataclasses import dataclass
from fractions import Fraction

from ...kernel.equality import sym
from ...kernel.limits import limit_compose, limit_reciprocal
from ...kernel.terms import ONE, ZERO, Term, eq, lt, number
from ...kernel.theorem import Theorem
from ...lang.build import exp, log, sqrt
from ..conditions import specialised
from ..derived import rewrite, with_hole
from ..errors import MethodError
from .bounds import subterms
from .growth_laws import decay
from .laws import law
from .prober import Prober


@dataclass(slots=True)
class Rates:
    """power, logs: the exponents of B and log(B); rate: of exp; factor: what does not grow."""

    power: Fraction = Fraction(0)
    logs: int = 0
    rate: Term = ZERO
    factor: Term = ONE


def growth(p: Prober, f: Term) -> Theorem | None:
    """Because exponentials outgrow powers, and powers outgrow logarithms."""
    from ...oracle.factor import factored

    big = _big(p)
    if big is None:
        return None
    rates = Rates()
    _read(p, f, Fraction(1), big, rates)
    rates.rate = factored(rates.rate)
    sign = _sign(p, rates)
    if sign == 0:
        return None
    small, limit = _vanishing(p, rates, big, -sign)
    if small is None or limit is None:
        return None
    if sign < 0:
        whole = small if rates.factor == ONE else rates.factor * small
        p.keep(small, limit)
        return p.congruent(p.vanishing(whole), _equal(p, whole, f))
    p.keep(small, limit)
    whole = small if rates.factor == ONE else small / rates.factor
    p.keep(whole, p.sided(whole))
    return p.congruent(limit_reciprocal(p.find(whole)), _equal(p, ONE / whole, f))


def _big(p: Prober) -> Term | None:
    """What tends to oo."""
    x, place = p.to
    if place.op == "infinity":
        return x
    if place.op == "minus_infinity":
        return -x
    return ONE / x if place == Term("above", (ZERO,)) else None


def _read(p: Prober, f: Term, e: Fraction, big: Term, into: Rates) -> None:
    """Multiply what is gathered by f^e. Raises MethodError for what is no such product."""
    x = p.to.x
    turn = -1 if big.op == "div" else 1
    if not p.to.mentioned(f):
        if e.denominator != 1:
            raise MethodError("a root of a constant")
        into.factor = into.factor * (f ** int(e) if e > 1 else f) if e > 0 else into.factor / (f ** -int(e) if e < -1 else f)
    elif f == x:
        into.power += turn * e
        if big.op == "neg" and e.denominator == 1 and e.numerator % 2:
            into.factor = -into.factor
    elif f.op == "mul":
        _read(p, f.args[0], e, big, into)
        _read(p, f.args[1], e, big, into)
    elif f.op == "div":
        _read(p, f.args[0], e, big, into)
        _read(p, f.args[1], -e, big, into)
    elif f.op == "neg" and e.denominator == 1:
        into.factor = -into.factor if e.numerator % 2 else into.factor
        _read(p, f.args[0], e, big, into)
    elif f.op == "npow" and f.args[1].op == "num":
        _read(p, f.args[0], e * Fraction(f.args[1].data), big, into)
    elif f.op == "sqrt":
        _read(p, f.args[0], e / 2, big, into)
    elif f == log(x) and big.op != "neg" and e.denominator == 1:
        into.logs += int(e)
        if turn < 0 and e.numerator % 2:
            into.factor = -into.factor
    elif f.op == "exp":
        into.rate = into.rate + number(e) * _over(p, f.args[0], big)
    elif f.op == "npow" and not p.to.mentioned(f.args[0]):
        into.rate = into.rate + number(e) * _over(p, f.args[1], big) * log(f.args[0])
    else:
        raise MethodError(f"{f!r} is no power, exponential or logarithm")


def _over(p: Prober, t: Term, big: Term) -> Term:
    """t/B, which is to be a constant."""
    from ...oracle.factor import factored

    rate = factored(t / big)
    if p.to.mentioned(rate):
        raise MethodError(f"{t!r} is not proportional to {big!r}")
    return rate


def _sign(p: Prober, rates: Rates) -> int:
    """1 where the product grows, -1 where it vanishes, 0 where it does neither or that is not known."""
    if rates.rate != ZERO:
        facts = p.facts_about()
        if p.search.briefly(lt(ZERO, rates.rate), facts, 1.0) is not None:
            return 1
        return -1 if p.search.briefly(lt(rates.rate, ZERO), facts, 1.0) is not None else 0
    exponent = rates.power or Fraction(rates.logs)
    return (exponent > 0) - (exponent < 0)


def _vanishing(p: Prober, rates: Rates, big: Term, sign: int) -> tuple[Term | None, Theorem | None]:
    """A term equal to (B^a*log(B)^k*exp(c*B))^sign, and that it tends to 0."""
    from ...oracle.factor import factored

    a, k, rate = sign * rates.power, sign * rates.logs, factored(number(sign) * rates.rate)
    logarithm = -log(p.to.x) if big.op == "div" else log(p.to.x)
    if rate == ZERO:
        if k <= 0 or a >= 0:
            return None, None
        return _decaying(p, logarithm, k, number(-a))
    m = max(0, -int(-a // 1)) + (1 if k > 0 else 0)
    main, tends = _decaying(p, big, m, factored(-rate))
    rest = a - m
    p.keep(main, tends)
    if rest:
        if k > 0:
            first, falls = _decaying(p, logarithm, k, ONE)
            p.keep(first, falls)
            main, rest = main * first, rest + 1
        if rest:
            whole = int(-rest // 1)
            below = big**whole if whole > 1 else big
            main = main / (below if rest.denominator == 1 else sqrt(big) if not whole else below * sqrt(big))
    if k < 0:
        main = main / (logarithm ** -k if k < -1 else logarithm)
    return main, p.vanishing(main)


def _decaying(p: Prober, inner: Term, m: int, rate: Term) -> tuple[Term, Theorem]:
    """inner^m*exp(-(rate*inner)), and that it tends to 0, as the inner function tends to oo."""
    positive = p.search.prove(lt(ZERO, rate), p.facts_about())
    th = specialised(decay(), [number(m), rate], [positive], 0)
    if th is None:
        raise MethodError(f"{rate!r} is not known to be positive")
    return inner ** number(m) * exp(-(rate * inner)), limit_compose(p.find(inner), th)



def _equal(p: Prober, left: Term, right: Term) -> Theorem:
    """left = right, with sqrt(x) as exp(log(x)/2)."""
    root = sqrt(p.to.x)
    if root not in subterms([right]):
        return p.shown(eq(left, right))
    known = law("root-exp", p.to.x, given=[p.shown(lt(ZERO, p.to.x))])
    return rewrite(sym(known), p.shown(eq(left, with_hole(right, root, known.concl.args[1]))))


__all__ = ["growth"]
