"""What the prober of limits tries: signs of divisors that tend to 0, bounded factors, conjugates, quotients at a gap."""

from collections.abc import Callable

from ...kernel.algebra import field
from ...kernel.binding import fresh, substitute
from ...kernel.equality import refl, subst, sym, trans, unfold
from ...kernel.errors import KernelError
from ...kernel.evaluation import compute
from ...kernel.limits import limit_compose, limit_squeeze
from ...kernel.logic import assume
from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ONE, ZERO, Term, eq, le, lt, ne, number
from ...kernel.theorem import Theorem
from ..arithmetic import by_inequalities
from ..calculus import equal_values
from ..conditions import prove as evidently
from ..derived import nonzero_of_sign, nonzero_product, rewrite, with_hole
from ..errors import MethodError
from ..library import evident
from ..limit_finder import at_number
from ..polynomial import coefficients, in_powers
from .bounds import subterms
from .gap_laws import EXPANSIONS, rest_limit
from .growing import growth
from .laws import law
from .prober import Prober, Tactic


def by_sign(p: Prober, f: Term) -> Theorem | None:
    """A quotient whose divisor tends to 0 and keeps its sign: it tends to oo or -oo."""
    if f.op != "div" or at_number(p.find(f.args[0])).concl.args[2] == Term("at", (ZERO,)):
        return None
    p.keep(f.args[1], p.sided(f.args[1]))
    return p.turned_into(f, f.args[0] * (ONE / f.args[1]))


def bounded(p: Prober, f: Term) -> Theorem | None:
    """A factor between -1 and 1 times one that tends to 0."""
    above, below = factors(f)
    for i, b in enumerate(above):
        small = _at_most_one(b)
        if small is None:
            continue
        top = _product(above[:i] + above[i + 1:])
        rest = top / _product(below) if below else top
        tends = p.vanishing(abs(rest))
        low = p.vanishing(-abs(rest))
        same = field(b * rest, f)
        first, second = (law(name, b, rest, given=[small]) for name in ("small-factor-below", "small-factor"))
        orders = rewrite(same, first), rewrite(same, second)
        return limit_squeeze(low, tends, p.eventually(orders[0]), p.eventually(orders[1]), p.to.limit(f, Term("at", (ZERO,))))
    return None


def factors(f: Term) -> tuple[list[Term], list[Term]]:
    """The factors above and below the fraction lines."""
    if f.op == "mul":
        (a, b), (c, d) = factors(f.args[0]), factors(f.args[1])
        return a + c, b + d
    if f.op == "div":
        (a, b), (c, d) = factors(f.args[0]), factors(f.args[1])
        return a + d, b + c
    if f.op == "neg":
        a, b = factors(f.args[0])
        return [number(-1), *a], b
    if f.op == "npow" and f.args[1].op == "num" and 0 < f.args[1].data <= 6 and f.args[0].op in ("sin", "cos"):
        return [f.args[0]] * int(f.args[1].data), []
    return [f], []


def _product(parts: list[Term]) -> Term:
    whole = parts[0] if parts else ONE
    for t in parts[1:]:
        whole = whole * t
    return whole


def _at_most_one(b: Term) -> Theorem | None:
    if b.op in ("sin", "cos"):
        return law(f"{b.op}-size", b.args[0])
    if b.op == "npow" and b.args[0] == number(-1) and b.args[1].sort is NAT:
        return by_inequalities(le(abs(b), ONE), [law("power-of-minus-one", b.args[1])])
    return None


def conjugate(p: Prober, f: Term) -> Theorem | None:
    """A difference of roots, by their squares over their sum."""
    if f.op != "sub" or "sqrt" not in (f.args[0].op, f.args[1].op):
        return None
    from ...oracle.forms import forms

    a, b = f.args
    known: list[Theorem] = []
    squares = [_squared(p, t, known) for t in (a, b)]
    top = squares[0] - squares[1]
    for form in (*forms(top), top):
        quotient = form / (a + b)
        try:
            th = p.find(quotient)
        except MethodError:
            continue
        positive = p.shown(lt(ZERO, a + b))
        return p.congruent(th, by_inequalities(eq(quotient, f), [*known, positive]), [positive])
    return None


def _squared(p: Prober, t: Term, known: list[Theorem]) -> Term:
    if t.op != "sqrt":
        return t * t
    inside = p.shown(le(ZERO, t.args[0]))
    known.append(law("root-squared", t.args[0], given=[inside]))
    return t.args[0]


def expanded(p: Prober, f: Term) -> Theorem | None:
    """With sin(t), exp(t) and so on near a point as a polynomial and a rest with a limit of its own."""
    if p.opened:
        return None
    start = refl(f)
    while (t := next((s for s in subterms([start.concl.args[1]]) if s.op == "tan" and p.to.mentioned(s)), None)) is not None:
        start = trans(start, _replaced(start.concl.args[1], unfold(t)))
    p.opened = True
    try:
        return _with_rests(p, start, 0) or _with_rests(p, start, 1)
    finally:
        p.opened = False


def _with_rests(p: Prober, same: Theorem, order: int) -> Theorem | None:
    """The limit of the left side of same, from that of the right side with functions replaced by expansions of this order."""
    from ...oracle.forms import forms

    opened = same.concl.args[1]
    nonzero: list[Theorem] = []
    rests: dict[Term, Term] = {}
    for t in [s for s in subterms([opened]) if s.op in EXPANSIONS and p.to.mentioned(s)]:
        found = _expansion(p, t, order)
        if found is None:
            continue
        equation, whole, rest = found
        v = fresh("rest", REAL, opened, *rests)
        rests[v] = rest
        if equation.concl.args[0] != equation.concl.args[1]:
            same = trans(same, _replaced(same.concl.args[1], equation))
        opened = with_hole(opened, t, whole(v))
        if rest.op == "div" and rest.args[0].op == t.op:
            nonzero.append(_apart(p, rest))
    for form in (*forms(opened), opened) if rests else ():
        for v, rest in rests.items():
            form = substitute(form, v, rest)
        try:
            th = p.find(form)
            return p.congruent(p.congruent(th, field(form, same.concl.args[1]), nonzero), sym(same), nonzero)
        except (MethodError, KernelError):
            p.search.check()
    return None


def _apart(p: Prober, rest: Term) -> Theorem:
    """t != 0, near enough, as t/s tends to 1."""
    t, s = rest.args
    close = assume(lt(abs(rest - 1), ONE))
    positive = by_inequalities(lt(ZERO, rest), [close, *evident([close.concl], [])])
    return rewrite(field(rest * s, t), nonzero_product(nonzero_of_sign(positive), p.shown(ne(s, ZERO))))


def _replaced(t: Term, equation: Theorem) -> Theorem:
    """t = t with the left side of the equation replaced by the right one."""
    left, right = equation.concl.args
    hole = fresh("hole", REAL, t, left, right)
    return subst(equation, refl(t), eq(t, with_hole(t, left, hole)), hole)


def _expansion(p: Prober, t: Term, order: int) -> tuple[Theorem, Callable[[Term], Term], Term] | None:
    """t = the function at `at + s`; the whole by its rest; the rest, whose limit the prober then knows. None if it does not apply."""
    from ...oracle.forms import forms

    cases = EXPANSIONS[t.op]
    here = cases[min(order, len(cases) - 1)]
    tends = at_number(p.find(t.args[0])).concl.args[2]
    if tends.op != "at" or not _is(tends.args[0], here.at):
        return None
    difference = t.args[0] - here.at if here.at else t.args[0]
    s = min((difference, *forms(difference)), key=lambda u: u.size) if here.at else difference
    written = Term(t.op, (here.at + s if here.at else s,))
    equation = refl(t) if written == t else equal_values(eq(t, written), [])
    rest = here.rest(t.op, s)
    p.keep(rest, limit_compose(p.apart(s), rest_limit(t.op, min(order, len(cases) - 1))))
    return equation, lambda v: here.whole(s, v), rest


def _is(t: Term, value: int) -> bool:
    try:
        compute(eq(t, number(value)))
    except KernelError:
        return False
    return True


def at_infinity(p: Prober, f: Term) -> Theorem | None:
    """With the root of a polynomial of even degree, far out, as a power times a root that tends to a number."""
    if p.to.p.op != "infinity":
        return None
    same = refl(f)
    for t in [s for s in subterms([f]) if s.op == "sqrt" and p.to.mentioned(s)]:
        c = coefficients(t.args[0], p.to.x)
        if c is None or len(c) % 2 == 0 or c[-1] != ONE:
            continue
        degree = len(c) // 2
        inner = in_powers(c, ONE / p.to.x)
        whole = p.to.x**degree * Term("sqrt", (inner,))
        same = trans(same, _replaced(same.concl.args[1], p.shown(eq(t, whole))))
    g = same.concl.args[1]
    return None if g == f else p.congruent(p.find(g), sym(same))


def compound(p: Prober, f: Term) -> Theorem | None:
    """(1 + a/n)^n, where a fact says what that tends to."""
    from ...oracle.factor import factored

    x = p.to.x
    if f.op != "npow" or f.args[1] != x or x.sort is not NAT:
        return None
    a = factored((f.args[0] - 1) * x)
    written = (1 + a / x) ** x
    if p.to.mentioned(a) or written == f:
        return None
    same = _replaced(f, field(f.args[0], 1 + a / x))
    return p.congruent(p.find(written), sym(same))


def rewritten(p: Prober, f: Term) -> Theorem | None:
    """Written otherwise: cancelled, over one denominator. The divisors are not 0 because their factors are not."""
    from ...oracle.factor import factored
    from ...oracle.forms import forms

    for form in forms(f):
        try:
            th, same = p.find(form), field(form, f)
        except (MethodError, KernelError):
            p.search.check()
            continue
        nonzero = []
        for h in same.hyps:
            if p.to.mentioned(h) and h.op == "not" and h.args[0].op == "eq":
                d = h.args[0].args[0]
                product = factored(d)
                apart = evidently(ne(product, ZERO), p.guards())
                if apart is not None:
                    nonzero.append(rewrite(field(product, d), apart))
        return p.congruent(th, same, nonzero)
    return None


TACTICS: tuple[Tactic, ...] = (compound, by_sign, bounded, growth, at_infinity, conjugate, expanded, rewritten)

__all__ = ["TACTICS", "factors"]
