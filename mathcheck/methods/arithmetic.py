"""Inequalities and equations from given ones: the search for a certificate of the kernel's rule `inequality`.

The difference of the goal's sides is written as a nonnegative combination of 1, the given facts, monomials whose sign is
known, and products of facts. First without products and denominators as they are, then with denominators multiplied away
(which asks for their sign) and products of two facts. Whatever is found, the kernel checks.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from ..kernel.errors import KernelError
from ..kernel.logic import assume, cut
from ..kernel.order import inequality
from ..kernel.polynomials import Polynomial, Quotient, constant, expand_shifts, lowest_shifts, normal_form
from ..kernel.terms import Term, number
from ..kernel.theorem import Theorem
from ..oracle.linear import nonnegative_combination
from .derived import nat_facts
from .errors import MethodError
from .multiples import canonical, multipliers

EQUATION, WEAK, STRICT = 0, 1, 2
_STRENGTH = {"eq": EQUATION, "le": WEAK, "lt": STRICT}
_MAX_FACTORS = 12
_ONE: Polynomial = {frozenset(): 1}


# the goal; the facts' sequents, and the axioms they cite; the options
Asked: TypeAlias = tuple[Term, frozenset[tuple[Term, frozenset[Term], tuple[str, ...]]], bool, tuple[Term, ...]]
# What was found, or why nothing was: the conditions of one step are asked for again in the next one. It grows as long as the process
# lives, which is one claim file.
_ANSWERS: dict[Asked, Theorem | tuple[str, str]] = {}


class Known(NamedTuple):
    """An expression with a certificate that it is = 0, >= 0 or > 0."""

    q: Quotient
    strength: int
    node: tuple[Any, ...]


def by_inequalities(goal: Term, facts: Sequence[Theorem], products: bool = True, squares: Sequence[Term] = ()) -> Theorem:
    """goal (a < b, a <= b or a = b) from the facts; the hypotheses are the facts' and the domain conditions of all terms.
    squares: terms whose squares may help; without any, those of sums and differences of two of at most three bases.

    Raises MethodError if no certificate is found.
    """
    if goal.op not in _STRENGTH:
        hint = "show what it says of its variables first, and from that this by.generalisation" if goal.op == "forall" else (
            "prove its parts first")
        raise MethodError("the goal is not an equation or inequality", hint, goal=goal)
    usable = [f for f in facts if f.concl.op in _STRENGTH]
    asked = goal, frozenset((f.concl, frozenset(f.hyps), f.axioms) for f in usable), products, tuple(squares)
    answer = _ANSWERS.get(asked)
    if answer is None:
        try:
            answer = _found(goal, usable, products, squares)
        except MethodError as e:
            answer = e.why, e.hint
        _ANSWERS[asked] = answer
    if isinstance(answer, tuple):
        raise MethodError(*answer, goal=goal)
    return answer if answer.concl is goal else cut(answer, assume(goal))  # by the goal's own names of bound variables


def _found(goal: Term, usable: Sequence[Theorem], products: bool, squares: Sequence[Term]) -> Theorem:
    naturals = {f.concl: f for t in (goal, *(f.concl for f in usable)) for f in nat_facts(t)}
    known = [_known(f) for f in (*usable, *naturals.values())]
    try:
        a, b = goal.args
        difference = normal_form(b) + -normal_form(a)
        wanted = _STRENGTH[goal.op]
        node = _search(difference, wanted, known, len(usable), products and not squares)
        if node is None and wanted != EQUATION and products:
            roots = list(squares) or _pairs(difference)
            known += [Known(normal_form(t) * normal_form(t), WEAK, ("square", t)) for t in roots]
            node = _search(difference, wanted, known, len(usable), products) if roots else None
    except KernelError as e:
        raise MethodError(f"the normal form of a term could not be computed: {e.why}", goal=goal) from e
    if node is None:
        hint = "give more facts, an intermediate step, or the squares that help: by.squares(x - y)"
        raise MethodError("no combination of the given facts shows it", hint if wanted != EQUATION else
                          "give more facts, or an intermediate step", goal=goal)
    return inequality(goal, node)


def _pairs(q: Quotient) -> list[Term]:
    bases = sorted({base for monomial in q.num for base, _ in monomial if type(base) is Term}, key=repr)
    if len(bases) > 3:
        return []
    return [t for u, v in itertools.combinations(bases, 2) for t in (u - v, u + v)]


def _known(th: Theorem) -> Known:
    a, b = th.concl.args
    return Known(normal_form(b) + -normal_form(a), _STRENGTH[th.concl.op], ("have", th))


def _search(goal: Quotient, wanted: int, known: list[Known], given: int, products: bool) -> tuple[Any, ...] | None:
    node = _combination(goal, wanted, known)
    if node is not None:
        return node
    if wanted == EQUATION:
        return _with_multiples(goal, known) if products else None
    # multiply the denominators away; each needs a sign
    whole = [k for k in known if k.q.den == _ONE]
    signs: dict[frozenset[Any], Known | None] = {}

    def positive(den: Polynomial) -> Known | None:
        key = frozenset(den.items())
        if key not in signs:
            found = _combination(Quotient(den, _ONE), STRICT, [*whole, *_monomials([Quotient(den, _ONE), *(k.q for k in whole)], whole)])
            if found is None and products:
                found = _with_products(Quotient(den, _ONE), STRICT, whole, len(whole))
            signs[key] = None if found is None else Known(Quotient(den, _ONE), STRICT, found)
        return signs[key]

    cleared: list[Known] = []
    count = 0
    for i, k in enumerate(known):
        if k.q.den == _ONE:
            cleared.append(k)
        elif (d := positive(k.q.den)) is not None:
            cleared.append(Known(Quotient(k.q.num, _ONE), k.strength, ("mul", k.node, d.node)))
        elif i < given:
            count += 1
    below = None
    if goal.den != _ONE:
        below = positive(goal.den)
        if below is None:
            return None
    target = Quotient(goal.num, _ONE)
    node = _combination(target, wanted, [*cleared, *_monomials([target, *(k.q for k in cleared)], cleared)])
    if node is None and products:
        node = _with_products(target, wanted, cleared, given - count)
    if node is None or below is None:
        return node
    return ("mul", node, ("inverse", below.node))


def _with_multiples(goal: Quotient, known: list[Known]) -> tuple[Any, ...] | None:
    """goal = 0 from the equations and their multiples by one variable or opaque term that occurs, or by what makes one of their
    monomials one of the goal's."""
    equations = [k for k in known if k.strength == EQUATION]
    bases = {base: None for q in (goal, *(k.q for k in equations)) for monomial in q.num for base, _ in monomial if type(base) is Term}
    if not equations:
        return None
    if len(bases) <= 2 * _MAX_FACTORS:
        node = _combination(goal, EQUATION, [*equations, *_scaled(equations, lambda _: sorted(bases, key=repr))])
        if node is not None:
            return node
    matching = _scaled(equations, lambda k: multipliers(goal.num, goal.den, k.q.num) if k.q.den == _ONE else [])
    return _combination(goal, EQUATION, [*equations, *matching]) if matching else None


def _scaled(equations: Iterable[Known], factors: Callable[[Known], Iterable[Term]]) -> list[Known]:
    return [Known(k.q * normal_form(t), EQUATION, ("scale", k.node, t)) for k in equations for t in factors(k)]


def _with_products(target: Quotient, wanted: int, known: list[Known], given: int) -> tuple[Any, ...] | None:
    signed = [k for k in known if k.strength != EQUATION]
    first = signed[:_MAX_FACTORS] if given < 3 else [k for k in known[:given] if k.strength != EQUATION][:_MAX_FACTORS]
    second = [*signed[: 2 * _MAX_FACTORS], *_bases([target, *(k.q for k in known)], known)]
    pairs: dict[tuple[int, int], Known] = {}
    for (i, a), (j, b) in itertools.product(enumerate(first), enumerate(second)):
        if (j, i) not in pairs:
            pairs[i, j] = _product(a, b)
    equations = [k for k in known if k.strength == EQUATION]
    for i, e in enumerate(equations):
        for j, b in enumerate(second):
            pairs[-1 - i, j] = Known(e.q * b.q, EQUATION, ("mul", e.node, b.node))
    everything = [*known, *pairs.values()]
    return _combination(target, wanted, [*everything, *_monomials([target, *(k.q for k in everything)], known)])


def _product(a: Known, b: Known) -> Known:
    return Known(a.q * b.q, EQUATION if EQUATION in (a.strength, b.strength) else min(a.strength, b.strength), ("mul", a.node, b.node))


def _combination(goal: Quotient, wanted: int, known: Iterable[Known]) -> tuple[Any, ...] | None:
    """A certificate for goal > 0, >= 0 or = 0 as a combination of the known expressions with constant multipliers."""
    usable = [k for k in known if k.q.num and (wanted != EQUATION or k.strength == EQUATION)]
    if wanted != EQUATION:
        usable.append(Known(constant(1), STRICT, ("const", 1)))
    goal_vector, *vectors = _common([goal, *(k.q for k in usable)])
    columns: list[dict[Any, Any]] = []
    owners: list[tuple[Known, int]] = []
    for k, vector in zip(usable, vectors):
        for sign in (1, -1) if k.strength == EQUATION else (1,):
            columns.append({m: sign * c for m, c in vector.items()})
            owners.append((k, sign))
    if wanted != STRICT:
        solution = nonnegative_combination(columns, goal_vector)
        return None if solution is None else _node(solution, owners)
    # strict: multipliers x and a factor s >= 0 of the goal with sum x_j*column_j - s*goal = 0 and the strict ones summing to 1
    strict_row = "strict"
    for column, (k, _) in zip(columns, owners):
        if k.strength == STRICT:
            column[strict_row] = 1
    columns.append({m: -c for m, c in goal_vector.items()})
    solution = nonnegative_combination(columns, {strict_row: 1})
    if solution is None:
        return None
    scale = solution.pop()
    if scale:
        return _node([x / scale for x in solution], owners)
    # the facts contradict each other: they show 0 > 0, which makes a combination for >= 0 strict
    weak = nonnegative_combination([{m: c for m, c in column.items() if m != strict_row} for column in columns[:-1]], goal_vector)
    return None if weak is None else ("add", _node(weak, owners), _node(solution, owners))


def _node(solution: Sequence[Fraction], owners: Sequence[tuple[Known, int]]) -> tuple[Any, ...]:
    parts: list[tuple[Any, ...]] = []
    for x, (k, sign) in zip(solution, owners):
        if not x:
            continue
        value = int(x) if x.denominator == 1 else x
        if k.strength == EQUATION:
            parts.append(k.node if value * sign == 1 else ("scale", k.node, number(value * sign)))
        elif k.node == ("const", 1):
            parts.append(("const", value))
        else:
            parts.append(k.node if value == 1 else ("mul", ("const", value), k.node))
    if not parts:
        return ("const", 0)
    while len(parts) > 1:  # a balanced tree: the kernel bounds the depth of certificates
        pairs = [("add", p, q) for p, q in zip(parts[::2], parts[1::2])]
        parts = pairs + parts[2 * len(pairs) :]
    return parts[0]


def _common(quotients: list[Quotient]) -> list[Polynomial]:
    """Numerators over one common denominator, powers of sums expanded to common lowest shifts."""
    dens: dict[frozenset[Any], Polynomial] = {}
    for q in quotients:
        if q.den != _ONE:
            dens.setdefault(frozenset(q.den.items()), q.den)
    polynomials = []
    for q in quotients:
        top = Quotient(q.num, _ONE)
        own = frozenset(q.den.items())
        for key, den in dens.items():
            if key != own:
                top = top * Quotient(den, _ONE)
        polynomials.append(top.num)
    while True:
        lowest = lowest_shifts(polynomials)
        expanded = [expand_shifts(p, lowest) for p in polynomials]
        if expanded == polynomials:
            return polynomials
        polynomials = expanded


def _monomials(quotients: Iterable[Quotient], known: Sequence[Known]) -> list[Known]:
    """Every monomial that occurs and is evidently nonnegative."""
    table = _signs(known)
    found: dict[Any, Known] = {}
    for p in _common(list(quotients)):
        for monomial in p:
            if monomial and monomial not in found and (k := _monomial(monomial, table, known)) is not None:
                found[monomial] = k
    return list(found.values())


def _bases(quotients: Iterable[Quotient], known: Sequence[Known]) -> list[Known]:
    table = _signs(known)
    found: dict[Any, Known] = {}
    for q in quotients:
        for monomial in q.num:
            for factor in monomial:
                base, e = factor
                single = frozenset({(base, frozenset({(frozenset(), 1)}))}) if type(base) is Term and _integer(e) else frozenset({factor})
                if single not in found and (k := _monomial(single, table, known)) is not None:
                    found[single] = k
    return list(found.values())


def _signs(known: Sequence[Known]) -> dict[Any, Known]:
    """Facts that say a single power is nonnegative, by that power."""
    table: dict[Any, Known] = {}
    for k in known:
        if k.strength != EQUATION and k.q.den == _ONE and len(k.q.num) == 1:
            [(monomial, c)] = k.q.num.items()
            if len(monomial) == 1 and c > 0:
                node = k.node if c == 1 else ("mul", ("const", Fraction(1) / c), k.node)
                [factor] = monomial
                if factor not in table or table[factor].strength < k.strength:
                    table[factor] = Known(Quotient({monomial: 1}, _ONE), k.strength, node)
    return table


def _integer(e: Any) -> int | None:
    if len(e) == 1:
        [(monomial, c)] = e
        return c if not monomial else None
    return None


def _monomial(monomial: Any, table: dict[Any, Known], known: Sequence[Known]) -> Known | None:
    """monomial >= 0 (or > 0) from the signs of its factors and from squares."""
    parts: list[Known] = []
    for base, e in sorted(monomial, key=canonical):
        if (base, e) in table:
            parts.append(table[base, e])
            continue
        k = _integer(e)
        if type(base) is not Term or k is None or k < 0:
            return None
        if k % 2 == 0:
            root = base if k == 2 else base ** (k // 2)
            parts.append(Known(normal_form(root) * normal_form(root), WEAK, ("square", root)))
            continue
        one: Any = (base, frozenset({(frozenset(), 1)}))
        if one not in table:
            table[one] = _base_sign(base, known) or Known(constant(0), EQUATION, ())
        if not table[one].node:
            return None
        parts.append(table[one])
        if k > 1:
            root = base if k == 3 else base ** (k // 2)
            parts.append(Known(normal_form(root) * normal_form(root), WEAK, ("square", root)))
    result = parts[0]
    for p in parts[1:]:
        result = _product(result, p)
    return result


def _base_sign(base: Term, known: Sequence[Known]) -> Known | None:
    q = normal_form(base)
    linear = [k for k in known if k.q.den == _ONE]
    for strength in (STRICT, WEAK):
        node = _combination(q, strength, linear)
        if node is not None:
            return Known(q, strength, node)
    return None
