"""Finding limits from the parts of a function, one kernel rule for each operation. Conditions about the variable need only hold
eventually; conditions about the limits (a divisor's is not 0, a factor's sign) are proved from the facts."""

import functools
from collections.abc import Sequence

from ..kernel.algebra import field
from ..kernel.binding import abstract, bind, fresh, instantiate, open_binder, substitute
from ..kernel.continuity import continuous_where_defined
from ..kernel.domains import domain
from ..kernel.equality import refl, subst, sym, trans, unfold
from ..kernel.errors import KernelError
from ..kernel.evaluation import value
from ..kernel.induction import induction
from ..kernel.limits import (
    limit_beyond,
    limit_combine,
    limit_compose,
    limit_congruence,
    limit_constant,
    limit_eventually,
    limit_identity,
    limit_multiple,
    limit_narrow,
    limit_negative,
    limit_of_continuous,
    limit_of_differentiable,
    limit_quotient,
    limit_reciprocal,
)
from ..kernel.logic import assume, defined, inst
from ..kernel.order import inequality
from ..kernel.series import limit_range, series_limit, series_value
from ..kernel.sorts import INT, NAT, REAL
from ..kernel.sums import range_empty, range_succ
from ..kernel.terms import ELEMENTARY, ONE, ZERO, Term, eq, le, lt, ne, number, variable
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .calculus import differentiate, equal_values
from .conditions import opened, prove, settle, show, specialised
from .derived import cut_all, nonzero_product, rewrite
from .errors import MethodError
from .eventually import Approach, eventually
from .matching import matched
from .polynomial import coefficients, in_powers
from .ranges import termwise

INFINITY, MINUS_INFINITY = Term("infinity"), Term("minus_infinity")
_ANY = Term("at", (ZERO,))
_INFINITE = INFINITY, MINUS_INFINITY
_INVERTED = *_INFINITE, Term("above", (ZERO,)), Term("below", (ZERO,))  # where limit_reciprocal applies


class Finder:
    """Looks for limits as x approaches p, using the facts. The limits found are kept: their functions have values eventually."""

    def __init__(self, to: Approach, facts: Sequence[Theorem]) -> None:
        self.to = to
        self.facts = facts
        self._found: dict[Term, Theorem] = {}

    def find(self, f: Term) -> Theorem:
        """lim(f, x -> p) = q for some q. Raises MethodError where no rule applies or a condition is not shown."""
        if f not in self._found:
            self._found[f] = self._known(f) or self._by_rules(f)
        return self._found[f]

    def _by_rules(self, f: Term) -> Theorem:
        try:
            return self._by_operation(f)
        except MethodError:
            th = self._constant(f)
            if th is None:
                raise
            return th

    def _constant(self, f: Term) -> Theorem | None:
        """lim f = c for a function that algebra shows to be c where it has a value, such as 1^n."""
        for sample in (7, 8):
            try:
                c = number(value(substitute(f, self.to.x, number(sample))))
                return self.congruent(limit_constant(c, *self.to), field(c, f))
            except (KernelError, MethodError):
                continue
        return None

    def number(self, f: Term) -> Theorem:
        """The same, with a number as limit."""
        th = at_number(self.find(f))
        if th.concl.args[2].op != "at":
            raise MethodError(f"{f!r} tends to {value_text(th.concl.args[2])}, {self.to}, not to a number",
                              "state it with that limit", limit=th.concl)
        return th

    def congruent(self, th: Theorem, equation: Theorem, more: Sequence[Theorem] = ()) -> Theorem:
        """The limit of th for the right side of an equation whose left side is its function, and that holds eventually; more: facts
        beside the others that show its conditions."""
        g = equation.concl.args[1]
        goal = Term("limit", (abstract(g, self.to.x), *th.concl.args[1:]), (self.to.x.data, self.to.x.sort))
        return limit_congruence(th, self.eventually(equation, more), goal)

    def eventually(self, th: Theorem, more: Sequence[Theorem] = ()) -> Theorem:
        """That th holds eventually."""
        return eventually(th, self.to, [*more, *self.facts], [_near_limit(limit) for limit in self._found.values()])

    def _known(self, f: Term) -> Theorem | None:
        x, p = self.to
        if not self.to.mentioned(f):
            return limit_constant(f, x, p)
        if f == x:
            return limit_identity(x, p)
        shape = Term("limit", (abstract(f, x), p, _ANY), (x.data, x.sort))
        for known in self.facts:
            if known.concl.op == "limit" and Term("limit", (*known.concl.args[:2], _ANY), known.concl.data) == shape:
                return known
        return self._instance(shape)

    def _instance(self, shape: Term) -> Theorem | None:
        """A limit of this function at this place that a universal fact says."""
        for fact in self.facts:
            names, pattern = opened(fact.concl, [shape])
            if names and pattern.op == "limit":
                values = matched(Term("limit", (*pattern.args[:2], _ANY), pattern.data), shape, frozenset(names))
                if values is not None and len(values) == len(names):
                    th = specialised(fact, [values[v] for v in names], self.facts, 0)
                    if th is not None and th.concl.op == "limit":
                        return th
        return None

    def _by_operation(self, f: Term) -> Theorem:
        op, args = f.op, f.args
        if op == "neg":
            return limit_negative(self.find(args[0]))
        if op in ("add", "sub", "mul"):
            return self._combined(f)
        if op == "div":
            return self._quotient(f)
        if op in ("sum", "prod"):
            return self._range(f)
        if op == "call":
            unfolded = sym(unfold(f))
            return self.congruent(self.find(unfolded.concl.args[0]), unfolded)
        if op in ("npow", "zpow", "abs", "max", "min", *ELEMENTARY):
            moving = [i for i, a in enumerate(args) if self.to.mentioned(a)]
            if len(moving) == 1 and not (op in ("npow", "zpow") and moving == [1]):
                return self._outer(f, moving[0])
        raise MethodError(f"no rule gives the limit of {f!r}, {self.to}",
                          "show it in a step of its own, by.squeeze or by.eventually_equal for example, and give that as a premise",
                          function=f)

    def _combined(self, f: Term) -> Theorem:
        try:
            parts = [at_number(self.find(a)) for a in f.args]
            signs = [th.concl.args[2].op for th in parts]
            if f.op != "mul" or signs.count("at") != 1:
                return limit_combine(parts[0], f.op, parts[1])
            infinite, finite = parts if signs[1] == "at" else reversed(parts)
            product = limit_multiple(infinite, finite, self._signed(finite))
            return product if infinite is parts[0] else self.congruent(product, field(f.args[1] * f.args[0], f))
        except (MethodError, KernelError) as e:
            th = self._by_degrees(f, ONE)
            if th is None:
                if isinstance(e, MethodError):
                    raise
                raise MethodError(f"{f!r}, {self.to}: {e.why}", "rewrite it so that each part has a limit", function=f) from e
            return self.congruent(th, field(_function_of(th, self.to.x), f))

    def _signed(self, finite: Theorem) -> Theorem:
        [m] = finite.concl.args[2].args
        found = prove(lt(ZERO, m), self.facts) or prove(lt(m, ZERO), self.facts)
        if found is None:
            raise MethodError(f"infinity times {m!r}, whose sign is not known",
                              f"show 0 < {m!r} or {m!r} < 0 and give it as a premise" if m.free else "write it as one quotient, and cancel")
        return found

    def _quotient(self, f: Term) -> Theorem:
        top, bottom = f.args
        above, below = at_number(self.find(top)), self.find(bottom)
        if below.concl.args[2] in _INVERTED:
            if below.concl.args[2] in _INFINITE and above.concl.args[2] in _INFINITE:
                th = self._by_degrees(top, bottom)
                if th is not None:
                    return th
            return self._times_reciprocal(f, limit_reciprocal(below))
        below = at_number(below)
        [m] = below.concl.args[2].args
        nonzero = prove(ne(m, ZERO), self.facts)
        if nonzero is None:
            raise MethodError(f"the denominator's limit {m!r} is not known to be nonzero",
                              f"show {ne(m, ZERO)!r} and give it as a premise" if m.free else "cancel what tends to 0, or take one side",
                              denominator=bottom)
        if above.concl.args[2].op == "at":
            return limit_quotient(above, below, nonzero)
        return self._times_reciprocal(f, limit_quotient(limit_constant(ONE, *self.to), below, nonzero))

    def _times_reciprocal(self, f: Term, reciprocal: Theorem) -> Theorem:
        """The limit of f/g as that of f*(1/g); 1/g tends to 0+ or 0-, oo or -oo itself."""
        top, bottom = f.args
        if top == ONE:
            return reciprocal
        self._found[ONE / bottom] = reciprocal
        return self.congruent(self.find(top * (ONE / bottom)), field(top * (ONE / bottom), f))

    def _range(self, f: Term) -> Theorem:
        lo, hi = f.args[1:]
        if self.to.mentioned(lo) or self.to.mentioned(hi):
            th = self._partial_sums(f) if f.op == "sum" and hi == self.to.x and hi.sort is NAT else None
            if th is not None:
                return th
            equal = _equal_terms(f, self.facts) if self.to.x.sort is NAT else None
            apart = equal or (_apart(f, self.facts) if f.op == "sum" else None)
            if apart is not None:
                return self.congruent(self.find(apart.concl.args[0]), apart)
            raise MethodError(f"the number of terms of {f!r} depends on {self.to.x!r}, so its limit is not that of its terms put together",
                              "squeeze it, or show its value first")
        k = fresh(f.data[0], INT, f, self.to.x, self.to.p, *(t for th in self.facts for t in (*th.hyps, th.concl)))
        guards = [assume(le(lo, k)), assume(le(k, hi))]
        inner = Finder(self.to, [*self.facts, *guards])
        th = inner.number(open_binder(f, k))
        own = [h for fact in self.facts for h in fact.hyps if (k.data, k.sort) not in h.free]
        th = settle(th, inner.facts, [*own, *(g.concl for g in guards), *(h for h in th.hyps if (k.data, k.sort) not in h.free)])
        return limit_range(th, f.op, k, lo, hi)

    def _partial_sums(self, f: Term) -> Theorem | None:
        """The limit of partial sums where a fact says what the infinite sum is."""
        t = Term("series", f.args[:2], f.data)
        known = None if self.to.mentioned(t) else series_known(t, self.facts)
        if known is None:
            return None
        tends = cut_all((defined(known, d) for d in domain(t)), series_limit(t))
        hole = fresh("hole", REAL, tends.concl, known.concl)
        return subst(known, tends, Term("limit", (*tends.concl.args[:2], Term("at", (hole,))), tends.concl.data), hole)

    def _outer(self, f: Term, place: int) -> Theorem:
        """The limit of F[g] where F is one operation: F's limit where g tends to, by its continuity or from the facts."""
        inner = self.find(f.args[place])
        q = inner.concl.args[2]
        y = fresh("y", REAL, f, self.to.x, self.to.p, *(t for th in self.facts for t in (*th.hyps, th.concl)))
        outer = Term(f.op, tuple(y if i == place else a for i, a in enumerate(f.args)), f.data)
        if q.op != "at" and (known := Finder(Approach(y, q), self.facts)._known(outer)) is not None:
            return limit_compose(inner, known)
        if q in _INFINITE and f.op == "npow":
            return limit_compose(inner, _power_at_infinity(y, f.args[1], q, self.facts))
        inner = at_number(inner)
        if inner.concl.args[2].op != "at":
            there = value_text(inner.concl.args[2])
            raise MethodError(f"{f.args[place]!r} tends to {there}, and the limit of {outer!r} there is not known",
                              f"give limit({outer!r}, {y!r}, ..) as a premise", function=f)
        return limit_compose(inner, _continuous_at(outer, y, inner.concl.args[2].args[0], self.facts))

    def _by_degrees(self, top: Term, bottom: Term) -> Theorem | None:
        """The limit at infinity of a quotient of polynomials in x, by dividing by powers of x; None if it is none."""
        x = self.to.x
        p, q = coefficients(top, x), coefficients(bottom, x)
        if self.to.p not in _INFINITE or p is None or q is None or len(p) + len(q) < 3 or not q:
            return None
        limits = [self._leading(c) for c in (p, q)]
        m = limits[1].concl.args[2].args[0]
        nonzero = prove(ne(m, ZERO), self.facts)
        if nonzero is None:
            raise MethodError(f"the leading coefficient {m!r} is not known to be nonzero", f"show {ne(m, ZERO)!r} and give it as a premise")
        ratio = limit_quotient(limits[0], limits[1], nonzero)
        shift = len(p) - len(q)
        a, b = (_function_of(th, x) for th in limits)
        self._found[a / b] = ratio
        th = ratio
        if shift > 0:
            th = limit_multiple(self.find(x**shift), ratio, self._signed(ratio))
        elif shift < 0:
            th = limit_combine(ratio, "mul", at_number(self.find((ONE / x) ** -shift)))
        degree = x ** (len(q) - 1)
        apart = []
        if len(q) > 1:  # b*x^d is the denominator, which is therefore not 0 where x and b are not
            nonzero_degree = show(ne(degree, ZERO), [assume(ne(x, ZERO))])
            apart = [rewrite(field(b * degree, bottom), nonzero_product(assume(ne(b, ZERO)), nonzero_degree))]
        return self.congruent(th, field(_function_of(th, x), top / bottom), apart)

    def _leading(self, c: Sequence[Term]) -> Theorem:
        """The sum of c_i/x^(d-i) tends to c_d."""
        th = self.number(in_powers(c, ONE / self.to.x))
        return revalued(th, c[-1], [])


def _function_of(th: Theorem, x: Term) -> Term:
    """The function of a limit at x."""
    return instantiate(th.concl.args[0], x)


def at_number(th: Theorem) -> Theorem:
    """lim f = L from lim f = L+, L- or L apart; other limits as they are."""
    p, q = th.concl.args[1:]
    return limit_narrow(th, p, Term("at", q.args)) if q.op in ("near", "above", "below") else th


def _near_limit(th: Theorem) -> Theorem:
    """What a limit says at one size of sets: |f - L| < 1 eventually, for a number L."""
    q = th.concl.args[2]
    if q.args:
        return limit_eventually(th, ONE, (inequality(lt(ZERO, ONE), ("const", 1)),))
    return limit_eventually(th, number(1 if q == INFINITY else -1), ())


def _continuous_at(f: Term, y: Term, b: Term, facts: Sequence[Theorem]) -> Theorem:
    """lim(f, y -> b, b included) = f[b], because f has values for every y, or is differentiable at b."""
    if any((y.data, y.sort) in d.free for d in domain(f)):
        return limit_of_differentiable(differentiate(f, y, b, facts))
    around = continuous_where_defined(refl(f), y, b - 1, b + 1)
    return limit_of_continuous(around, inequality(lt(b - 1, b), ("const", 1)), inequality(lt(b, b + 1), ("const", 1)))


def series_known(t: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """t = S for an infinite sum, from a fact that says so, perhaps of every number."""
    for fact in facts:
        names, pattern = opened(fact.concl, [t])
        for side in pattern.args if pattern.op == "eq" else ():
            values = matched(side, t, frozenset(names)) if side.op == "series" else None
            if values is not None and len(values) == len(names):
                known = specialised(fact, [values[v] for v in names], facts, 0)
                if known is not None and known.concl.op == "eq" and t in known.concl.args:
                    return known if known.concl.args[0] == t else sym(known)
    return None


def _equal_terms(f: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """c*(hi - lo + 1) = sum(f, k, lo, hi) where lo - 1 <= hi, for a sum of terms that are all seen to be one and the same c."""
    if f.op != "sum":
        return None
    body, lo, hi = f.args
    k, m = fresh(f.data[0], INT, f), fresh("m", INT, f)
    same = _constant_term(open_binder(f, k), [*facts, assume(le(lo, k))])
    c = same.concl.args[1]
    if (k.data, k.sort) in c.free:
        return None
    phi = eq(ZERO if c == ZERO else c * (m - lo + 1), Term("sum", (body, lo, m), f.data))
    own = [h for fact in facts for h in fact.hyps]
    try:
        start = by_inequalities(substitute(phi, m, lo - 1), [range_empty(Term("sum", (body, lo, lo - 1), f.data))])
        step = by_inequalities(substitute(phi, m, m + 1), [assume(phi), range_succ(phi.args[1]), inst(same, k, m + 1)])
        step = settle(step, [*facts, assume(le(lo - 1, m))], [*own, phi, le(lo - 1, m)])
        return inst(induction(settle(start, facts, own), step, m, phi, lo - 1), m, hi)
    except (MethodError, KernelError):
        return None


def _apart(f: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """sum(g) + sum(h) = sum(g + h) and the like for the sum f, also c*sum(g) = sum(c*g) for a c without the index."""
    k = fresh(f.data[0], INT, f, *(t for fact in facts for t in (*fact.hyps, fact.concl)))
    t = open_binder(f, k)
    moving = [(k.data, k.sort) in a.free for a in t.args]
    if t.op not in ("add", "sub", "neg", "mul", "div") or (t.op == "mul" and all(moving)) or (t.op == "div" and moving[1]):
        return None
    kept = t.op in ("mul", "div")  # factors without the index
    parts = [bind("sum", k, a, *f.args[1:]) if m or not kept else a for a, m in zip(t.args, moving)]
    try:
        return termwise.run(eq(Term(t.op, tuple(parts)), f), tuple(facts))
    except (MethodError, KernelError):
        return None


def _constant_term(t: Term, facts: Sequence[Theorem]) -> Theorem:
    """t = c for a number c that algebra shows it to be, or that an infinite sum is; else t = t."""
    try:
        if t.op == "series":
            n = fresh("n", NAT, t, *(s for f in facts for s in (*f.hyps, f.concl)))
            partial = Term("sum", (*t.args, n), t.data)
            known = series_value(Finder(Approach(n, INFINITY), facts).number(partial), t)
            return trans(known, _constant_term(known.concl.args[1], []))
        sample = t
        for name in sorted(t.free, key=lambda v: v[0]):  # a set's order would make certificates differ from run to run
            sample = substitute(sample, Term("var", (), name), number(7))
        return field(t, number(value(sample)))
    except (KernelError, MethodError):
        return refl(t)


@functools.cache
def _power_at_least_one() -> tuple[Theorem, Term, Term]:
    """1 <= y, 0 <= m |- 1 <= y^m."""
    y, m = variable("y", REAL), variable("m", INT)
    phi = le(ONE, y**m)
    large = assume(le(ONE, y))
    positive = ("add", ("have", large), ("const", 1))
    step = inequality(le(ONE, y ** (m + 1)), ("add", ("mul", ("have", assume(phi)), positive), ("have", large)))
    step = cut_all([inequality(le(ZERO, m + 1), ("add", ("have", assume(le(ZERO, m))), ("const", 1)))], step)
    return induction(inequality(le(ONE, y**ZERO), ("const", 0)), step, m, phi, ZERO), y, m


def _power_at_infinity(y: Term, e: Term, q: Term, facts: Sequence[Theorem]) -> Theorem:
    """lim(y^e, y -> oo) = oo for 1 <= e; at -oo that or -oo, where algebra shows whether e is even or odd."""
    if q == MINUS_INFINITY:
        to = Approach(y, q)
        turned = limit_compose(limit_negative(limit_identity(y, q)), _power_at_infinity(y, e, INFINITY, facts))
        for th in (turned, limit_negative(turned)):
            try:
                equation = field(_function_of(th, y), y**e)
            except KernelError:
                continue
            return Finder(to, facts).congruent(th, settle(equation, facts, [h for f in facts for h in f.hyps]))
        raise MethodError(f"{e!r} is not seen to be even or odd", "write an even exponent as 2*k, an odd one as 2*k + 1", exponent=e)
    at_least, base, m = _power_at_least_one()
    one = show(le(ONE, e), facts)
    less = inequality(le(ZERO, e - 1), ("have", one))
    rest = cut_all([less], inst(inst(at_least, base, y), m, e - 1))
    grows = inequality(le(y, y**e), ("mul", ("have", rest), ("add", ("have", assume(le(ONE, y))), ("const", 1))))
    grows = cut_all([inequality(le(ZERO, e), ("add", ("have", one), ("const", 1)))], grows)
    start = limit_identity(y, INFINITY)
    return limit_beyond(start, eventually(grows, Approach(y, INFINITY), facts), Approach(y, INFINITY).limit(y**e, INFINITY))


def revalued(th: Theorem, value: Term, equations: Sequence[Theorem]) -> Theorem:
    """lim f = value from lim f = L, where algebra and the equations show L = value. Raises MethodError if they do not."""
    f, p, q = th.concl.args
    [known] = q.args
    if known == value:
        return th
    hole = fresh("hole", REAL, th.concl, value)
    return subst(equal_values(eq(known, value), equations), th, Term("limit", (f, p, Term("at", (hole,))), th.concl.data), hole)


def value_text(q: Term) -> str:
    """What a limit tends to, as text."""
    return repr(q.args[0]) if q.op == "at" else repr(q).removeprefix("-> ")


__all__ = ["INFINITY", "MINUS_INFINITY", "Finder", "at_number", "revalued", "series_known", "value_text"]
