"""Goals and facts put together by connectives and quantifiers: taken apart until equations, inequalities and limits are left."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ...kernel.axioms import axiom
from ...kernel.binding import fits, fresh, open_binder
from ...kernel.errors import KernelError
from ...kernel.evaluation import value as exact_value
from ...kernel.logic import (
    and_intro,
    assume,
    ex_falso,
    excluded_middle,
    exists_elim,
    exists_intro,
    forall_intro,
    imp_intro,
    not_elim,
    not_intro,
    or_elim,
    or_left,
    or_right,
)
from ...kernel.order import inequality
from ...kernel.sorts import REAL
from ...kernel.terms import FALSE, Term, eq, lt, negation, number, variable
from ...kernel.theorem import Theorem
from ..conditions import prove as evidently
from ..derived import le_of_not_lt, not_lt_of_le
from ..errors import MethodError
from ..facts import flat
from ..logical import contradiction
from ..monotony import crossing
from .bounds import subterms
from .intervals import sign_at
from .limited import at_most
from .search import Search

_MAX_WITNESSES = 30
_GRID = tuple(Fraction(k, 8) for k in range(-80, 81))


@at_most(3)
def evident(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """By what the facts say outright."""
    return evidently(goal, facts)


def every(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """For a variable that stands for every value."""
    name, sort = goal.data
    x = variable(name, sort)
    taken = [goal, *(t for f in facts for t in (*f.hyps, f.concl))]
    if any(name == other for t in taken for other, _ in t.free):
        x = fresh(name, sort, *taken)
    return forall_intro(search.prove(open_binder(goal, x), facts), x)


def supposing(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """The conclusion, supposing the antecedent."""
    return imp_intro(_under(search, goal.args[0], goal.args[1], facts), goal.args[0])


def _under(search: Search, case: Term, goal: Term, facts: Sequence[Theorem]) -> Theorem:
    """The goal with one more supposition, taken apart where it is a disjunction or an existence."""
    return _opened(search, assume(case), goal, facts)


def _opened(search: Search, fact: Theorem, goal: Term, facts: Sequence[Theorem]) -> Theorem:
    said = fact.concl
    if said == FALSE:
        return ex_falso(fact, goal)
    if said.op == "or":
        branches = [_under(search, part, goal, facts) for part in said.args]
        return or_elim(fact, branches[0], branches[1])
    if said.op == "exists":
        y = fresh(said.data[0], said.data[1], goal, said, *(t for f in facts for t in (*f.hyps, f.concl)))
        return exists_elim(fact, _under(search, open_binder(said, y), goal, facts), y)
    if said.op == "and" and any(part.op in ("or", "exists") for part in (f.concl for f in flat([fact]))):
        parts = flat([fact])
        first = next(f for f in parts if f.concl.op in ("or", "exists"))
        return _opened(search, first, goal, [*facts, *(f for f in parts if f is not first)])
    more = [le_of_not_lt(fact)] if said.op == "not" and said.args[0].op in ("lt", "le") else []
    return search.prove(goal, [*facts, fact, *more])


def both(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Both parts; the second may use the first."""
    left = search.prove(goal.args[0], facts)
    return and_intro(left, search.prove(goal.args[1], facts))


def either(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """One of the parts, or the second where the first fails."""
    first, second = goal.args
    if (th := search.found(first, facts)) is not None:
        return or_left(th, second)
    if (th := search.found(second, facts)) is not None:
        return or_right(first, th)
    otherwise = _under(search, negation(first), second, facts)
    return or_elim(excluded_middle(first), or_left(assume(first), second), or_right(first, otherwise))


def denial(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """not A, by the contrary order, or because A contradicts the facts."""
    atom = goal.args[0]
    if atom.op in ("lt", "le"):
        a, b = atom.args
        return not_lt_of_le(search.prove(Term("le" if atom.op == "lt" else "lt", (b, a)), facts))
    if atom.op == "eq":
        a, b = atom.args
        for order in (lt(a, b), lt(b, a)):
            if (th := search.found(order, facts)) is not None:
                shown = evidently(goal, [*facts, th])
                if shown is not None:
                    return shown
        if (th := _by_multiple(goal, facts)) is not None:
            return th
    return not_intro(_under(search, atom, FALSE, facts), atom)


@at_most(3)
def _by_multiple(goal: Term, facts: Sequence[Theorem]) -> Theorem | None:
    """a != b from a fact u != v where u - v is a multiple of a - b."""
    from ...oracle.factor import factored

    a, b = goal.args[0].args
    given = assume(goal.args[0])
    for f in facts:
        if f.concl.op == "not" and f.concl.args[0].op == "eq":
            u, v = f.concl.args[0].args
            try:
                same = inequality(eq(u, v), ("scale", ("have", given), factored((u - v) / (a - b))))
            except KernelError:
                continue
            return not_intro(not_elim(f, same), given.concl)
    return None


def contradictory(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """The facts contradict each other."""
    return contradiction.run(goal, facts) if facts else None




def witness(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """A value that does: small numbers, terms that occur, the end points, what solves an equation."""
    sort = goal.data[1]
    x = fresh(goal.data[0], sort, goal)
    for tried, value in enumerate(_witnesses(goal, open_binder(goal, x), x, facts)):
        if tried >= _MAX_WITNESSES:
            break
        if fits(value, sort) and (th := search.briefly(open_binder(goal, value), facts, 2.0)) is not None:
            return exists_intro(th, goal, value)
    return None


def _exact(t: Term) -> Term | None:
    try:
        return number(exact_value(t))
    except KernelError:
        return None


@at_most(1)
def archimedean(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because some natural number is larger."""
    return evidently(goal, [*facts, axiom("archimedes")])


def crossed(search: Search, goal: Term, facts: tuple[Theorem, ...]) -> Theorem | None:
    """Because a continuous function changes its sign."""
    x = fresh(goal.data[0], REAL, goal)
    body = open_binder(goal, x)
    atoms = [t for t in _conjuncts(body) if t.op == "eq"]
    if goal.data[1] is not REAL or goal.free or not atoms:
        return None
    f = atoms[0].args[0] - atoms[0].args[1]
    signs = [(q, s) for q in _GRID if (s := sign_at(f, x, q)) is not None]
    for (low, first), (high, second) in itertools.pairwise(signs):
        if first * second < 0:
            try:
                return crossing(f, x, _literal(low), _literal(high)).run(goal, facts)
            except (MethodError, KernelError):
                search.check()
    return None


def _conjuncts(t: Term) -> list[Term]:
    return [part for a in t.args for part in _conjuncts(a)] if t.op == "and" else [t]


def _literal(q: Fraction) -> Term:
    return number(q.numerator if q.denominator == 1 else q)


def _witnesses(goal: Term, body: Term, x: Term, facts: Sequence[Theorem]) -> Iterator[Term]:
    seen: set[Term] = set()
    from ...oracle.solutions import solutions

    free = [variable(*v) for v in sorted(goal.free, key=repr)]
    ends = [t for e in solutions(body, x) for t in (e, e + 1, e - 1)]
    tidy = [t if (q := _exact(t)) is None else q for t in ends]
    middles = [(u + v) / 2 for u, v in itertools.combinations([v for v in free if v.sort is REAL], 2)]
    for value in (*tidy, *middles, *map(number, (0, 1, 2, -1, Fraction(1, 2), 3, 10)), *free, *(v + 1 for v in free),
                  *(t for t in subterms([body]) if (x.data, x.sort) not in t.free and t.sort.name in ("Nat", "Int", "Real"))):
        if value not in seen:
            seen.add(value)
            yield value
