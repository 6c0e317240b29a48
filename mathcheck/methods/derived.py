"""Inferences that are a few kernel rules each. Theorems in, theorem out; nothing is searched here."""

import functools
from collections.abc import Iterable

from ..kernel.axioms import axiom
from ..kernel.binding import fresh
from ..kernel.domains import domain
from ..kernel.equality import subst
from ..kernel.evaluation import compute
from ..kernel.induction import nat_nonneg
from ..kernel.logic import and_left, and_right, assume, cut, defined, ex_falso, forall_elim, imp_elim, not_elim, not_intro, or_elim
from ..kernel.order import inequality, trichotomy
from ..kernel.sorts import NAT, join
from ..kernel.terms import BINDERS, ONE, ZERO, Term, eq, le, lt, ne, negation, number
from ..kernel.theorem import Theorem


def cut_all(lemmas: Iterable[Theorem], th: Theorem) -> Theorem:
    """Discharge each lemma's conclusion where it is a hypothesis of th."""
    for lemma in lemmas:
        if lemma.concl in th.hyps:
            th = cut(lemma, th)
    return th


def falsehood(certificate: tuple) -> Theorem:  # type: ignore[type-arg]
    """false, from a certificate whose expression is 0 and yet strictly positive."""
    impossible = lt(ZERO, ZERO)
    return not_elim(compute(negation(impossible)), inequality(impossible, certificate))


def absurd(a: Theorem, b: Theorem, goal: Term) -> Theorem:
    """From x < y and y <= x whatever goal says."""
    return ex_falso(falsehood(("add", ("have", a), ("have", b))), goal)


def nonzero_of_sign(th: Theorem) -> Theorem:
    """0 < a, or a < 0, gives a != 0."""
    positive = th.concl.args[0] == ZERO
    term = th.concl.args[1] if positive else th.concl.args[0]
    assumed = assume(eq(term, ZERO))
    impossible = falsehood(("add", ("have", th), ("scale", ("have", assumed), number(1 if positive else -1))))
    return cut_all((defined(th, d) for d in domain(th.concl)), not_intro(impossible, assumed.concl))


def nonzero_product(first: Theorem, second: Theorem) -> Theorem:
    """a != 0 and b != 0 give a*b != 0."""
    a, b = first.concl.args[0].args[0], second.concl.args[0].args[0]
    assumed = assume(eq(a * b, ZERO))
    b_is_zero = cut_all([first], inequality(eq(b, ZERO), ("scale", ("have", assumed), 1 / a)))
    refuted = not_intro(not_elim(second, b_is_zero), assumed.concl)
    return cut_all((defined(th, d) for th in (first, second) for d in domain(th.concl)), refuted)


def nonzero_power(th: Theorem, power: Term) -> Theorem:
    """a != 0 gives a^e != 0 (with D(e), 0 <= e) or a^^e != 0 (with D(e)): a power times the power of 1/a is 1."""
    a, e = power.args
    reciprocal = Term("zpow", (a, -e)) if power.op == "zpow" else (ONE / a) ** e
    assumed = assume(eq(power, ZERO))
    one_is_zero = inequality(eq(ONE, ZERO), ("scale", ("have", assumed), reciprocal))
    refuted = not_intro(not_elim(compute(ne(ONE, ZERO)), one_is_zero), assumed.concl)
    return cut_all([th], refuted)


def nonzero_root(th: Theorem) -> Theorem:
    """0 < a gives sqrt(a) != 0; cites that the root's square is a."""
    a = th.concl.args[1]
    root = Term("sqrt", (a,))
    square = imp_elim(forall_elim(axiom("sqrt-squared"), a), inequality(le(ZERO, a), ("have", th)))
    assumed = assume(eq(root, ZERO))
    negative = ("scale", ("have", square), number(-1))
    impossible = falsehood(("add", ("have", th), ("add", negative, ("scale", ("have", assumed), root))))
    lemmas = [inequality(le(ZERO, a), ("have", th)), *(defined(th, d) for d in domain(th.concl))]
    return cut_all(lemmas, not_intro(impossible, assumed.concl))


def rewrite(equation: Theorem, th: Theorem) -> Theorem:
    """th with every occurrence of the equation's left side, outside binders over its variables, replaced by the right side."""
    left, right = equation.concl.args
    hole = fresh("hole", join(left.sort, right.sort), th.concl)
    return subst(equation, th, with_hole(th.concl, left, hole), hole)


def with_hole(t: Term, part: Term, hole: Term) -> Term:
    """t with the hole in place of every occurrence of part."""
    if t == part:
        return hole
    if not t.args:
        return t
    return Term(t.op, tuple(with_hole(a, part, hole) for a in t.args), t.data)


def compare(a: Term, b: Term, less: Theorem, equal: Theorem, greater: Theorem) -> Theorem:
    """From C under a < b, under a = b and under b < a: C, with D(a), D(b)."""
    three = trichotomy(a, b)
    return or_elim(three, less, or_elim(assume(three.concl.args[1]), equal, greater))


def le_of_not_lt(th: Theorem) -> Theorem:
    """not (a < b) gives b <= a; not (a <= b) gives b < a."""
    atom = th.concl.args[0]
    a, b = atom.args
    goal = Term("le" if atom.op == "lt" else "lt", (b, a))
    below = assume(lt(a, b))
    same = assume(eq(a, b))
    above = assume(lt(b, a))
    weaker = below if atom.op == "lt" else inequality(atom, ("have", below))
    less = ex_falso(not_elim(th, weaker), goal)
    if atom.op == "lt":
        equal = inequality(goal, ("scale", ("have", same), number(-1)))
    else:
        equal = ex_falso(not_elim(th, inequality(atom, ("have", same))), goal)
    greater = inequality(goal, ("have", above))
    return cut_all((defined(th, d) for d in domain(atom)), compare(a, b, less, equal, greater))


def not_lt_of_le(th: Theorem) -> Theorem:
    """b <= a gives not (a < b); b < a gives not (a <= b)."""
    b, a = th.concl.args
    assumed = assume(Term("lt" if th.concl.op == "le" else "le", (a, b)))
    refuted = not_intro(falsehood(("add", ("have", th), ("have", assumed))), assumed.concl)
    return cut_all((defined(th, d) for d in domain(th.concl)), refuted)


def conjuncts(th: Theorem) -> list[Theorem]:
    """The conjuncts of a theorem, all the way down."""
    if th.concl.op == "and":
        return [*conjuncts(and_left(th)), *conjuncts(and_right(th))]
    return [th]


@functools.lru_cache(maxsize=10_000)
def nat_facts(t: Term) -> tuple[Theorem, ...]:
    """0 <= s for every subterm s of sort Nat outside binders that is not arithmetic itself, with D(s)."""
    found: dict[Term, Theorem] = {}

    def walk(s: Term) -> None:
        if s.sort is NAT and s.op not in ("num", "add", "mul", "bvar") and not s.loose and s not in found:
            found[s] = nat_nonneg(s)
        if s.op in BINDERS:
            for a in s.args[1:]:
                walk(a)
        else:
            for a in s.args:
                walk(a)

    walk(t)
    return tuple(found.values())
