"""Signs of polynomials: in one variable by counting roots on an interval, in several by sums of squares."""

from fractions import Fraction
from typing import Any, NamedTuple

from ..kernel.errors import KernelError
from ..kernel.induction import nat_nonneg
from ..kernel.order import inequality
from ..kernel.polynomials import Quotient, normal_form
from ..kernel.sorts import NAT, is_numeric
from ..kernel.sturm import sturm as sturm_rule
from ..kernel.terms import ONE, ZERO, Term, lt, number, variable
from ..kernel.theorem import Theorem
from .derived import cut_all
from .errors import MethodError
from .facts import Theorems, flat
from .method import Method


class _Bound(NamedTuple):
    """A premise that says a < x or a <= x, or the same from above."""

    at: Fraction
    strict: bool
    theorem: Theorem


class _Interval(NamedTuple):
    low: _Bound | None
    high: _Bound | None

    def ends(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        low, high = (() if b is None else ("lt" if b.strict else "le", b.at) for b in self)
        return low, high

    def words(self, x: Term) -> str:
        bounds = [repr(b.theorem.concl) for b in self if b is not None]
        return " and ".join(bounds) or f"every {x.sort!r} {x!r}"


def _sturm(goal: Term, facts: Theorems) -> Theorem:
    """p < q, p <= q or p != q where q - p is a polynomial in one variable with rational coefficients, on the interval that the premises
    give for it: Sturm's theorem counts no root there (none but touching ones and given ends for <=).

    Premises that are linear in the variable alone bound it by rational numbers; without any it is every number of its sort, taken as
    real. S. Basu, R. Pollack, M.-F. Roy, Algorithms in Real Algebraic Geometry, 2nd ed., section 2.2.2.
    """
    atom = goal.args[0] if goal.op == "not" else goal
    if (goal.op, atom.op) not in (("lt", "lt"), ("le", "le"), ("not", "eq")):
        raise MethodError("the roots of a polynomial show p < q, p <= q or p != q", "by.algebra for an equation", goal=goal)
    a, b = atom.args
    x = _variable(a, b, goal)
    interval = _interval(x, flat(facts))
    strict = lt(a, b) if goal.op == "le" else goal
    try:
        th = _on(interval, strict, x)
        return th if strict is goal else inequality(goal, ("have", th))
    except KernelError as e:
        try:
            if goal.op == "le":
                return _touching_zero(goal, x, interval)
        except KernelError:
            pass  # the first refusal is the one that speaks of what the reader wrote
        raise _refusal(e, goal, b - a, x, interval) from e


def _on(interval: _Interval, goal: Term, x: Term) -> Theorem:
    return cut_all((b.theorem for b in interval if b is not None), sturm_rule(goal, x, *interval.ends()))


def _variable(a: Term, b: Term, goal: Term) -> Term:
    """The one variable of b - a."""
    try:
        q = normal_form(b) + -normal_form(a)
    except KernelError as e:
        raise MethodError(f"the difference of the two sides could not be computed: {e.why}", goal=goal) from e
    bases = {base for monomial in (*q.num, *q.den) for base, _ in monomial}
    others = sorted(repr(base) for base in bases if not (type(base) is Term and base.op == "var"))
    if others:
        raise MethodError(f"the difference of the two sides is not a polynomial in one variable: it has {others[0]}",
                          "replace what is not a polynomial by a variable, and bound that", goal=goal)
    if len(bases) > 1:
        names = ", ".join(sorted(repr(base) for base in bases))
        raise MethodError(f"the difference of the two sides has several variables: {names}",
                          "by.sum_of_squares or by.arithmetic", goal=goal)
    candidates: list[Term] = [*bases, *(variable(*v) for v in sorted(goal.free, key=repr) if is_numeric(v[1]))]
    if not candidates:
        raise MethodError("it holds no variable", "by.computation", goal=goal)
    return candidates[0]


def _interval(x: Term, facts: list[Theorem]) -> _Interval:
    """The narrowest interval that facts linear in x alone give."""
    lows: list[_Bound] = []
    highs: list[_Bound] = []
    for f in [*facts, *([nat_nonneg(x)] if x.sort is NAT else [])]:
        if f.concl.op not in ("lt", "le", "eq"):
            continue
        try:
            line = _line(normal_form(f.concl.args[1]) + -normal_form(f.concl.args[0]), x)
        except KernelError:
            continue
        if line is None:
            continue
        slope, constant = line
        root = -constant / slope
        for above in ((True, False) if f.concl.op == "eq" else (slope > 0,)):
            wanted = Term("lt" if f.concl.op == "lt" else "le", (number(root), x) if above else (x, number(root)))
            factor = 1 / abs(slope)
            sign = number(factor if above == (slope > 0) else -factor)
            node = ("scale", ("have", f), sign) if f.concl.op == "eq" else ("mul", ("const", factor), ("have", f))
            th = f if f.concl == wanted else inequality(wanted, node)
            (lows if above else highs).append(_Bound(root, wanted.op == "lt", th))
    low = max(lows, key=lambda b: (b.at, b.strict), default=None)
    high = min(highs, key=lambda b: (b.at, not b.strict), default=None)
    return _Interval(low, high)


def _line(q: Quotient, x: Term) -> tuple[Fraction, Fraction] | None:
    """(c, d) for c*x + d with c other than 0."""
    one: Any = frozenset()
    power: Any = frozenset({(x, frozenset({(one, 1)}))})
    if list(q.den) != [one] or power not in q.num or not set(q.num) <= {one, power}:
        return None
    scale = Fraction(q.den[one])
    return q.num[power] / scale, q.num.get(one, 0) / scale


def _touching_zero(goal: Term, x: Term, interval: _Interval) -> Theorem:
    """p <= q where q - p = squares * (x - a) * (b - x) * rest, a <= x and x <= b by premises, and rest > 0 on the interval."""
    from ..oracle.factor import factored

    if not (normal_form(goal.args[1]) + -normal_form(goal.args[0])).num:
        return inequality(goal, ("const", 0))
    node: tuple[Any, ...] = ("const", 1)
    rest = ONE
    for f, k in _factors(factored(goal.args[1] - goal.args[0])):
        line = _line(normal_form(f), x)
        if k > 1:
            node = ("mul", node, ("square", f ** (k // 2)))
        if k % 2:
            bound = next((b for b in interval if b is not None and line is not None and b.at == -line[1] / line[0]), None)
            if bound is not None and line is not None:
                node = ("mul", node, ("have", bound.theorem))
                rest = rest * number(line[0] if bound is interval.low else -line[0])
            else:
                rest = rest * f
    return inequality(goal, ("mul", node, ("have", _on(interval, lt(ZERO, rest), x))))


def _factors(product: Term) -> list[tuple[Term, int]]:
    if product.op == "mul":
        return [part for t in product.args for part in _factors(t)]
    if product.op == "npow" and product.args[1].op == "num":
        return [(product.args[0], product.args[1].data)]
    return [(product, 1)]


def _refusal(e: KernelError, goal: Term, difference: Term, x: Term, interval: _Interval) -> MethodError:
    from ..oracle.real_roots import root_in_words

    where = interval.words(x)
    if "the same polynomial" in e.why:
        return MethodError("the two sides are the same polynomial", "by.algebra for the equation", goal=goal)
    if "empty" in e.why:
        return MethodError(f"no {x!r} satisfies {where}", "by.arithmetic: the premises contradict each other", goal=goal)
    if "negative" in e.why:
        return MethodError(f"the other inequality holds for {where}", "check the two sides", goal=goal)
    if "root" in e.why:
        low, high = (None if b is None else b.at for b in interval)
        root = root_in_words(difference, low, high)
        near = "somewhere" if root is None else f"for {x!r} {root}"
        hint = f"premises that bound {x!r} by numbers, away from there" + ("" if goal.op == "le" else "; an end that is a root by <")
        return MethodError(f"the two sides are equal {near}, and the premises say only {where}", hint, goal=goal, root=root)
    return MethodError(e.why, "smaller degrees and numbers, or by.sum_of_squares", goal=goal)


sturm = Method("counting the roots of the difference of the two sides (Sturm's theorem)", _sturm)


def _sum_of_squares(goal: Term, facts: Theorems) -> Theorem:
    """p <= q where q - p is a sum of squares of polynomials with nonnegative rational weights; p < q where one of them is a positive
    constant.

    It takes no premises. The weights are searched for exactly; a polynomial that is nonnegative without being such a sum, as
    Motzkin's, is refused.
    """
    from ..oracle.sums_of_squares import sum_of_squares as squares_of

    if goal.op not in ("lt", "le"):
        raise MethodError("sums of squares show p <= q or p < q", "by.algebra for an equation, by.sturm for p != q", goal=goal)
    difference = goal.args[1] - goal.args[0]
    found = squares_of(difference)
    if found is None:
        raise MethodError(f"{difference!r} is not found to be a sum of squares",
                          "by.sturm in one variable on an interval; by.squares(x - y) where premises are needed too", goal=goal)
    if goal.op == "lt" and not any(s == ONE for _, s in found):
        words = " + ".join(f"{w}*({s!r})^2" for w, s in found) or "0"
        raise MethodError(f"the difference is {words}, without a positive constant, so it may be zero",
                          "<= instead of <, or by.sturm in one variable", goal=goal)
    node: tuple[Any, ...] = ("const", 0)
    for weight, s in found:
        part: tuple[Any, ...] = ("const", weight) if s == ONE else ("mul", ("const", weight), ("square", s))
        node = part if node == ("const", 0) else ("add", node, part)
    return inequality(goal, node)


sum_of_squares = Method("writing the difference of the two sides as a sum of squares", _sum_of_squares)
