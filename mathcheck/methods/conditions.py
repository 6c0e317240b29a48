"""Conditions that nobody should have to write: proved from the facts at hand, so that a step's hypotheses are only its own.

`prove` takes the shapes that domain conditions have (0 <= e, a != 0, guarded and quantified ones) and plain arithmetic; `settle`
and `settled` remove from a theorem every hypothesis that is not allowed to stay. One axiom may be cited on the way: that the square
of sqrt(a) is a, where a root is not 0. The claim must then declare it like any other.
"""

import functools
import itertools
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ..kernel.algebra import field
from ..kernel.binding import fits, fresh, open_binder
from ..kernel.domains import domain
from ..kernel.equality import sym, unfold
from ..kernel.errors import KernelError
from ..kernel.logic import (
    and_intro,
    assume,
    cut,
    defined,
    forall_elim,
    forall_intro,
    imp_elim,
    imp_intro,
    not_elim,
    not_intro,
    or_left,
    or_right,
)
from ..kernel.order import inequality
from ..kernel.sorts import INT
from ..kernel.terms import ATOMS, ZERO, Term, eq, lt, ne, number, variable
from ..kernel.theorem import Theorem
from .arithmetic import by_inequalities
from .derived import (
    falsehood,
    le_of_not_lt,
    nonzero_of_sign,
    nonzero_power,
    nonzero_product,
    nonzero_root,
    not_lt_of_le,
    rewrite,
)
from .errors import MethodError
from .facts import flat
from .library import evident
from .matching import matched
from .separating import ordered

_MAX_DEPTH = 12

Prover: TypeAlias = Callable[[Term, Sequence[Theorem], int], Theorem | None]
_PROVERS: dict[str, Prover] = {}
_LAST: list[Prover] = []
# Closed formulas shown without a hypothesis, by formula and by what was known without one: a long conjunction owes the same ones
# again and again. What was supposed cannot have helped.
_CLOSED: dict[tuple[Term, frozenset[Term]], Theorem] = {}


def proves(op: str) -> Callable[[Prover], Prover]:
    """Register how a formula of this operation is proved; for the modules that know, which are built on this one."""
    def register(prover: Prover) -> Prover:
        _PROVERS[op] = prover
        return prover

    return register


def last_resort(prover: Prover) -> Prover:
    """Register what is tried when nothing else shows a condition."""
    _LAST.append(prover)
    return prover


def prove(goal: Term, facts: Sequence[Theorem], depth: int = 0) -> Theorem | None:
    """goal from the facts; its hypotheses are among theirs. None if no proof is found."""
    known = flat(facts)
    for f in known:
        if f.concl == goal:
            return f
    if depth > _MAX_DEPTH:
        return None
    if not goal.free and (exact := ordered(goal)) is not None:
        return exact
    closed = None
    if goal.op in ("forall", "imp") and not goal.free:
        closed = goal, frozenset(f.concl for f in known if not f.hyps)
        if closed in _CLOSED:
            return _worded(_CLOSED[closed], goal)
    # what a fact supposes comes along with a condition that is read off it, so the others first
    th = (_by_instance(goal, known, depth) or _by_shape(goal, known, depth) or _by_denoting(goal, known, depth)
          or _by_last_resort(goal, known, depth))
    th = None if th is None else settled(th, known, [h for f in known for h in f.hyps], depth + 1)
    if th is None or closed is None:
        return th
    if not th.hyps:
        _CLOSED[closed] = th
    return _worded(th, goal)


def _worded(th: Theorem, goal: Term) -> Theorem:
    """The theorem with the goal's own names of bound variables, which people read."""
    return cut(th, assume(goal))


def _by_denoting(goal: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    """The goal as a condition without which the terms of a fact, or of an instance of a universal one, would have no value; what
    supposes nothing comes first."""
    return (_denoting([f for f in facts if not f.hyps], goal) or _by_denoting_instance(goal, facts, depth)
            or _denoting(facts, goal))


def _denoting(facts: Sequence[Theorem], goal: Term) -> Theorem | None:
    return next((defined(f, goal) for f in facts if goal in _needed(f.concl)), None)


def _by_denoting_instance(goal: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    for f in facts:
        if f.concl.op != "forall":
            continue
        names, pattern = opened(f.concl, [goal])
        for condition in _needed(pattern):
            values = matched(condition, goal, frozenset(names))
            if values is not None and len(values) == len(names):
                th = specialised(f, [values[x] for x in names], facts, depth)
                if th is not None and goal in _needed(th.concl):
                    return defined(th, goal)
    return None


def _needed(t: Term) -> tuple[Term, ...]:
    """What must hold for an atom, or the negation of one, to be true: its terms have values."""
    atom = t.args[0] if t.op == "not" else t
    return domain(atom) if atom.op in ATOMS else ()


def _by_last_resort(goal: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    return next((th for prover in _LAST if (th := prover(goal, facts, depth)) is not None), None)


def show(condition: Term, facts: Sequence[Theorem]) -> Theorem:
    """The condition from the facts. Raises MethodError naming it if they do not show it."""
    th = prove(condition, facts)
    if th is None:
        raise _missing(condition)
    return th


def _missing(condition: Term) -> MethodError:
    hint = "name a fact that implies it among the step's premises, or suppose it"
    if condition.op == "le" and condition.args[0] == ZERO:
        t = condition.args[1]
        if t.op == "num":
            hint = "a natural number is not negative, nor is the exponent of b**e; ipow(b, e) takes any"
        elif t.op == "var" and t.sort is INT:
            hint += f"; or let {t!r} be a Nat"
    return MethodError(f"it needs {condition!r}, and the facts given do not show that", hint, condition=condition)


def settle(th: Theorem, facts: Sequence[Theorem], allowed: Sequence[Term]) -> Theorem:
    """th without the hypotheses that are not allowed. Raises MethodError naming the first that the facts do not show."""
    result, open_hypothesis = _discharge(th, facts, allowed, 0)
    if open_hypothesis is not None:
        raise _missing(open_hypothesis)
    return result


def settled(th: Theorem, facts: Sequence[Theorem], allowed: Sequence[Term], depth: int = 0) -> Theorem | None:
    """th without the hypotheses that are not allowed, or None if the facts do not show one of them."""
    result, open_hypothesis = _discharge(th, facts, allowed, depth)
    return result if open_hypothesis is None else None


def _discharge(th: Theorem, facts: Sequence[Theorem], allowed: Sequence[Term], depth: int) -> tuple[Theorem, Term | None]:
    """th less the hypotheses that could be proved, and the first one that could not."""
    keep = set(allowed)
    for h in th.hyps:
        if h in keep:
            continue
        lemma = prove(h, facts, depth + 1)
        if lemma is None:
            return th, h
        th = cut(lemma, th)
    return th, None


def _by_shape(goal: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    op, args = goal.op, goal.args
    if op in ("lt", "le", "eq"):
        return _atom(goal, facts)
    if op == "not" and args[0].op == "eq":
        return _nonzero(args[0].args[0], args[0].args[1], facts, depth)
    if op == "not" and args[0].op in ("lt", "le"):
        a, b = args[0].args
        th = prove(Term("le" if args[0].op == "lt" else "lt", (b, a)), facts, depth + 1)
        return None if th is None else not_lt_of_le(th)
    if op in _PROVERS:
        return _PROVERS[op](goal, facts, depth)
    if op == "imp":
        th = prove(args[1], [*facts, assume(args[0])], depth)
        return None if th is None else imp_intro(th, args[0])
    if op == "forall":
        x = fresh(goal.data[0], goal.data[1], goal, *(t for f in facts for t in (*f.hyps, f.concl)))
        th = prove(open_binder(goal, x), facts, depth)
        return None if th is None else forall_intro(th, x)
    if op == "and":
        left = prove(args[0], facts, depth)
        right = None if left is None else prove(args[1], facts, depth)
        return None if left is None or right is None else and_intro(left, right)
    if op == "or":
        left = prove(args[0], facts, depth)
        if left is not None:
            return or_left(left, args[1])
        right = prove(args[1], facts, depth)
        return None if right is None else or_right(args[0], right)
    return None


def _by_instance(goal: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    """The goal as what some `forall x. A -> goal` says, A following from the facts."""
    for f in facts:
        if f.concl.op not in ("forall", "imp") or _head(f.concl) != goal.op:
            continue
        names, pattern = opened(f.concl, [goal])
        values = matched(pattern, goal, frozenset(names))
        if values is not None and len(values) == len(names):
            th = specialised(f, [values[x] for x in names], facts, depth)
            if th is not None and th.concl == goal:
                return th
    return None


def _head(t: Term) -> str:
    while t.op in ("forall", "imp"):
        t = t.args[0] if t.op == "forall" else t.args[1]
    return t.op


def opened(t: Term, taken: Sequence[Term]) -> tuple[tuple[Term, ...], Term]:
    """The variables of a universal statement, by names that are not taken, and what it says of them without the antecedents."""
    names, pattern = _opened(t)
    used = frozenset(name for s in taken for name, _ in s.free)
    return _opened(t, used) if used.intersection(v.data for v in names) else (names, pattern)


@functools.lru_cache(maxsize=2_000)  # the same few facts are looked at again and again
def _opened(t: Term, used: frozenset[str] = frozenset()) -> tuple[tuple[Term, ...], Term]:
    names: list[Term] = []
    taken = used | {name for name, _ in t.free}
    while t.op in ("forall", "imp"):
        if t.op == "forall":
            name = next(x for i in itertools.count() if (x := f"x{i}_") not in taken)
            taken |= {name}
            names.append(variable(name, t.data[1]))
            t = open_binder(t, names[-1])
        else:
            t = t.args[1]
    return tuple(names), t


def specialised(th: Theorem, values: Sequence[Term], facts: Sequence[Theorem], depth: int) -> Theorem | None:
    """A universal statement at the values, its antecedents shown from the facts."""
    left = list(values)
    while th.concl.op in ("forall", "imp"):
        if th.concl.op == "forall":
            if not left or not fits(left[0], th.concl.data[1]):
                return None
            th = forall_elim(th, left.pop(0))
        else:
            antecedent = prove(th.concl.args[0], facts, depth + 1)
            if antecedent is None:
                return None
            th = imp_elim(th, antecedent)
    return th


def _atom(goal: Term, facts: Sequence[Theorem]) -> Theorem | None:
    if goal.op == "eq":
        try:
            return field(*goal.args)
        except KernelError:
            pass
    try:
        given = [*facts, *_from_negations(facts)]
        return by_inequalities(goal, [*given, *evident([goal, *(f.concl for f in given)], given)])
    except MethodError:
        return None


def _from_negations(facts: Sequence[Theorem]) -> list[Theorem]:
    return [le_of_not_lt(f) for f in facts if f.concl.op == "not" and f.concl.args[0].op in ("lt", "le")]


def _nonzero(a: Term, b: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    """a != b from a fact u != v with a - b = c*(u - v); for b = 0 from the shape of a; from the sign of a - b."""
    for f in facts:
        if f.concl.op == "not" and f.concl.args[0].op == "eq":
            th = _unequal_from(a, b, f)
            if th is not None:
                return th
    if b == ZERO:
        th = _nonzero_by_shape(a, facts, depth)
        if th is not None:
            return th
        for goal in (lt(ZERO, a), lt(a, ZERO)):
            signed = prove(goal, facts, depth + 1)
            if signed is not None:
                return nonzero_of_sign(signed)
        return None
    for goal in (lt(a, b), lt(b, a)):
        less = _atom(goal, facts)
        if less is not None:
            assumed = assume(eq(a, b))
            back = number(-1 if goal.args[0] == a else 1)
            return not_intro(falsehood(("add", ("have", less), ("scale", ("have", assumed), back))), assumed.concl)
    return None


def _unequal_from(a: Term, b: Term, fact: Theorem) -> Theorem | None:
    u, v = fact.concl.args[0].args
    assumed = assume(eq(a, b))
    for scale in (1, -1):
        try:
            same = inequality(eq(u, v), ("scale", ("have", assumed), number(scale)))
        except KernelError:
            continue
        return not_intro(not_elim(fact, same), assumed.concl)
    try:
        same = by_inequalities(eq(u, v), [assumed])
    except MethodError:
        return None
    return not_intro(not_elim(fact, same), assumed.concl)


def _nonzero_by_shape(a: Term, facts: Sequence[Theorem], depth: int) -> Theorem | None:
    if a.op == "mul":
        first = prove(ne(a.args[0], ZERO), facts, depth + 1)
        second = None if first is None else prove(ne(a.args[1], ZERO), facts, depth + 1)
        return None if first is None or second is None else nonzero_product(first, second)
    if a.op in ("npow", "zpow"):
        base = prove(ne(a.args[0], ZERO), facts, depth + 1)
        return None if base is None else nonzero_power(base, a)
    if a.op in ("sec", "csc"):
        quotient = unfold(a)
        below = prove(ne(quotient.concl.args[1], ZERO), facts, depth + 1)
        return None if below is None else rewrite(sym(quotient), below)
    if a.op == "sqrt":
        positive = prove(lt(ZERO, a.args[0]), facts, depth + 1)
        return None if positive is None else nonzero_root(positive)
    if a.op == "div":
        top = prove(ne(a.args[0], ZERO), facts, depth + 1)
        if top is None:
            return None
        assumed = assume(eq(a, ZERO))
        top_is_zero = inequality(eq(a.args[0], ZERO), ("scale", ("have", assumed), a.args[1]))
        return not_intro(not_elim(top, top_is_zero), assumed.concl)
    return None
