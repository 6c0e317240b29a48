"""Strict well-definedness: the conditions D(t) under which a term or a formula has a value.

Exact on terms and atoms: they denote exactly if every condition is true. Sufficient on formulas, read from left to right:
D(A and B) = D(A -> B) = D(A), A -> D(B);  D(A or B) = D(A), not A -> D(B);  a quantifier closes the conditions of its body.
Nobody writes a domain condition; it is computed here and nowhere else.
"""

from .binding import at_arguments, instantiate, lift
from .errors import KernelError
from .sorts import INT, NAT, REAL, Sort, is_subsort
from .terms import ATOMS, TRUE, ZERO, Term, conj, imp, le, lt, ne, negation

MAX_CONDITIONS = 2_000


def domain(t: Term) -> tuple[Term, ...]:
    """D(t), without repetitions, in the order of t. Empty if t always has a value."""
    if t._conditions is None:
        found: dict[Term, None] = {}
        for d in _conditions(t):
            if d != TRUE:
                found.setdefault(d)
        if len(found) > MAX_CONDITIONS:
            raise KernelError("domain", f"a term with more than {MAX_CONDITIONS} domain conditions")
        object.__setattr__(t, "_conditions", tuple(found))
    return t._conditions or ()


def necessary(f: Term) -> tuple[Term, ...]:
    """Conditions without which the formula f cannot be true: one of them false, and f is false or undefined.

    D itself is only sufficient: `1/0 = 1 or 0 = 0` is true although a condition of it fails. So conditions below `or`, below
    `exists` and in an antecedent do not count, and below `not` only those of an atom.
    """
    op, args = f.op, f.args
    if op in ATOMS or op == "app" or (op == "not" and args[0].op in ATOMS):
        return domain(f)
    if op == "and":
        return (*necessary(args[0]), *(_guarded(args[0], d) for d in necessary(args[1])))
    if op == "imp":
        return tuple(_guarded(args[0], d) for d in necessary(args[1]))
    if op == "forall":
        return tuple(_closed(f.data, d) for d in necessary(args[0]))
    return ()


def nonnegative(t: Term) -> list[Term]:
    """0 <= t, or nothing where the sort or the literal already says so (t itself must denote, which D(t) asks)."""
    if t.sort is NAT:
        return []
    return [le(ZERO, t)]


def nonzero(t: Term) -> list[Term]:
    """t /= 0; nothing for a literal other than 0."""
    return [] if t.op == "num" and t.data != 0 else [ne(t, ZERO)]


def place(value: Term, sort: Sort) -> list[Term]:
    """What a value must satisfy to stand for a variable of this sort, besides denoting."""
    return nonnegative(value) if sort is NAT and not is_subsort(value.sort, NAT) else []


def partial_sums_tend(series: Term, value: Term) -> Term:
    """The partial sums of the series, over the natural upper bounds n, tend to the value: lim(sum(f, k, lo, n), n -> oo) = value."""
    body, lo = lift(series, 1).args
    partial = Term("sum", (body, lo, Term("bvar", (), (0, NAT))), series.data)
    return Term("limit", (partial, Term("infinity"), Term("at", (value,))), ("n", NAT))


def none_below(t: Term, bound: Term) -> Term:
    """forall j:Nat. j < bound -> not A[j], for the term least(k, A) and a bound over its surroundings."""
    index = Term("bvar", (), (0, NAT))
    return Term("forall", (imp(lt(index, lift(bound, 1)), negation(t.args[0])),), t.data)  # its binder takes the place of t's own


def _has_least(t: Term) -> Term:
    """exists k:Nat. A and forall j:Nat. j < k -> not A[j]: A is false at all smaller numbers, not merely without a value."""
    k = Term("bvar", (), (0, NAT))
    return Term("exists", (conj(t.args[0], none_below(lift(t, 1), k)),), t.data)


def _conditions(t: Term) -> list[Term]:
    op, args = t.op, t.args
    if op in ("forall", "exists"):
        return [_closed(t.data, d) for d in domain(args[0])]
    if op in ("sum", "prod"):
        body, lo, hi = args
        index = Term("bvar", (), (0, INT))
        guards = le(lift(lo, 1), index), le(index, lift(hi, 1))
        inner = [d for d in domain(body) if not _follows(d, guards[0])]
        return [*domain(lo), *domain(hi), *(_closed(t.data, imp(guards[0], imp(guards[1], d))) for d in inner)]
    if op in ("has_deriv", "continuous", "limit"):  # that f has values there is part of what the atom asserts
        return [*domain(args[1]), *domain(args[2])]
    if op == "series":
        return [*domain(args[1]), Term("exists", (partial_sums_tend(lift(t, 1), Term("bvar", (), (0, REAL))),), ("S", REAL))]
    if op == "least":
        return [_has_least(t)]
    if op == "integral":
        return [*domain(args[1]), *domain(args[2]), Term("continuous", args, t.data)]
    if op in ("and", "imp"):
        return [*domain(args[0]), *(_guarded(args[0], d) for d in domain(args[1]))]
    if op == "or":
        return [*domain(args[0]), *(_guarded(negation(args[0]), d) for d in domain(args[1]))]
    found = [d for a in args for d in domain(a)]
    if op == "div":
        found += nonzero(args[1])
    elif op == "npow":
        found += nonnegative(args[1])
    elif op == "zpow":
        found += nonzero(args[0])
    elif op == "fact":
        found += nonnegative(args[0])
    elif op == "log":
        found += [lt(ZERO, args[0])]
    elif op == "sqrt":
        found += nonnegative(args[0])
    elif op in ("tan", "sec"):
        found += [ne(Term("cos", args), ZERO)]
    elif op in ("cot", "csc"):
        found += [ne(Term("sin", args), ZERO)]
    elif op == "app":
        for value, sort in zip(args[1:], args[0].sort.args):
            found += place(value, sort)
    elif op in ("call", "rec"):
        for value, (_, sort) in zip(args, t.data.params):
            found += place(value, sort)
        if op == "call":  # a recursion has values everywhere
            found += [at_arguments(d, t) for d in domain(t.data.body)]
    return found


def _closed(binder: tuple[str, Sort], d: Term) -> Term:
    """forall binder. d; just d if it does not mention the bound variable (every sort has an element)."""
    if any(i == 0 for i, _ in d.loose):
        return Term("forall", (d,), binder)
    return instantiate(d, ZERO)


def _guarded(guard: Term, d: Term) -> Term:
    """guard -> d; true if d is one of the guard's own conjuncts (the guard has a value: its conditions come first)."""
    parts = [guard]
    while parts:
        part = parts.pop()
        if part == d:
            return TRUE
        if part.op == "and":
            parts += part.args
    return imp(guard, d)


def _follows(d: Term, lower: Term) -> bool:
    """d reads c <= k and lower reads lo <= k with c <= lo evident: both literals, or c = 0 and lo of sort Nat."""
    if d.op != "le" or d.args[1] != lower.args[1] or d.args[0].op != "num":
        return False
    c, lo = d.args[0], lower.args[0]
    return bool(lo.data >= c.data) if lo.op == "num" else c == ZERO and lo.sort is NAT
