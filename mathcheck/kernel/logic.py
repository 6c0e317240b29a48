"""Rules of logic over true / false / undefined (strong Kleene: S. C. Kleene, Introduction to Metamathematics, section 64), and of
quantifiers.

Two facts carry every rule here: a conclusion need only be true where all hypotheses are *true*; and a rule that uses that a
formula is either true or false pays for it with the formula's domain conditions D(A).
"""

from .binding import bind, fits, open_binder, substitute
from .domains import domain, place
from .sorts import PROP
from .terms import ATOMS, FALSE, Term, conj, disj, imp, negation
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without


@rule()
def assume(a: Term) -> Sequent:
    """A |- A.  A hypothesis is by definition true, so no D(A).

    Refuses unless A is a formula.
    """
    return Sequent((a,), a)


@rule()
def cut(lemma: Theorem, th: Theorem) -> Sequent:
    """G |- A    H, A |- B  /  G, H |- B.

    Refuses unless A is a hypothesis of the second theorem.
    """
    require(lemma.concl in th.hyps, "cut", "the first conclusion is not a hypothesis of the second theorem", lemma=lemma, theorem=th)
    return Sequent(united(lemma, without(th.hyps, lemma.concl)), th.concl)


@rule()
def weaken(th: Theorem, a: Term) -> Sequent:
    """G |- B  /  G, A |- B.  Fewer assignments to consider. Refuses unless A is a formula."""
    return Sequent(united(th, (a,)), th.concl)


@rule()
def imp_intro(th: Theorem, a: Term) -> Sequent:
    """G |- B  /  G - A, D(A) |- A -> B.

    Refuses unless A is a formula. Sound: where A is true, B is true by the premise; where A is false, nothing is asked of B; D(A)
    excludes undefined.
    """
    return Sequent(united(without(th.hyps, a), domain(a)), imp(a, th.concl))


@rule()
def imp_elim(th: Theorem, antecedent: Theorem) -> Sequent:
    """G |- A -> B    H |- A  /  G, H |- B.

    Refuses unless the second conclusion is the antecedent. Sound: A and A -> B true force B true.
    """
    require(th.concl.op == "imp" and th.concl.args[0] == antecedent.concl, "imp_elim",
            "the second conclusion is not the antecedent of the first", implication=th.concl, antecedent=antecedent.concl)
    return Sequent(united(th, antecedent), th.concl.args[1])


@rule()
def and_intro(left: Theorem, right: Theorem) -> Sequent:
    """G |- A    H |- B  /  G, H |- A and B.  Refuses nothing of its own."""
    return Sequent(united(left, right), conj(left.concl, right.concl))


@rule()
def and_left(th: Theorem) -> Sequent:
    """G |- A and B  /  G |- A.  Refuses unless the conclusion is a conjunction."""
    require(th.concl.op == "and", "and_left", "the conclusion is not a conjunction", conclusion=th.concl)
    return Sequent(th.hyps, th.concl.args[0])


@rule()
def and_right(th: Theorem) -> Sequent:
    """G |- A and B  /  G |- B.  Refuses unless the conclusion is a conjunction."""
    require(th.concl.op == "and", "and_right", "the conclusion is not a conjunction", conclusion=th.concl)
    return Sequent(th.hyps, th.concl.args[1])


@rule()
def or_left(th: Theorem, b: Term) -> Sequent:
    """G |- A  /  G |- A or B.  No D(B): true or undefined is true. Refuses unless B is a formula."""
    return Sequent(th.hyps, disj(th.concl, b))


@rule()
def or_right(a: Term, th: Theorem) -> Sequent:
    """G |- B  /  G |- A or B.  No D(A). Refuses unless A is a formula."""
    return Sequent(th.hyps, disj(a, th.concl))


@rule()
def or_elim(th: Theorem, left: Theorem, right: Theorem) -> Sequent:
    """G |- A or B    H, A |- C    K, B |- C  /  G, H, K |- C.

    Refuses unless both cases conclude the same. Sound: a true disjunction has a true side.
    """
    require(th.concl.op == "or", "or_elim", "the conclusion is not a disjunction", conclusion=th.concl)
    require(left.concl == right.concl, "or_elim", "the two cases conclude different formulas", left=left.concl, right=right.concl)
    a, b = th.concl.args
    return Sequent(united(th, without(left.hyps, a), without(right.hyps, b)), left.concl)


@rule()
def excluded_middle(a: Term) -> Sequent:
    """D(A) |- A or not A.  D(A) gives A a value. Refuses unless A is a formula."""
    return Sequent(domain(a), disj(a, negation(a)))


@rule()
def not_intro(th: Theorem, a: Term) -> Sequent:
    """G |- false  /  G - A, D(A) |- not A.

    Refuses unless the conclusion is false. Sound: with G and D(A), A has a value and cannot be true.
    """
    require(th.concl == FALSE, "not_intro", "the premise does not conclude false", conclusion=th.concl)
    return Sequent(united(without(th.hyps, a), domain(a)), negation(a))


@rule()
def not_elim(th: Theorem, positive: Theorem) -> Sequent:
    """G |- not A    H |- A  /  G, H |- false.  Refuses unless the formulas match."""
    require(th.concl.op == "not" and th.concl.args[0] == positive.concl, "not_elim",
            "the first conclusion is not the negation of the second", negation=th.concl, formula=positive.concl)
    return Sequent(united(th, positive), FALSE)


@rule()
def ex_falso(th: Theorem, b: Term) -> Sequent:
    """G |- false  /  G |- B.  Refuses unless the premise concludes false and B is a formula."""
    require(th.concl == FALSE, "ex_falso", "the premise does not conclude false", conclusion=th.concl)
    return Sequent(th.hyps, b)


@rule()
def defined(th: Theorem, condition: Term) -> Sequent:
    """G |- phi  /  G |- d, for an atom or a negated atom phi and d in D(phi).

    Refuses unless d is one of the domain conditions. Sound: an atom that is true or false has arguments that denote, and D
    is exact on terms. Formulas other than (negated) atoms may be true without denoting in every part.
    """
    atom = th.concl.args[0] if th.concl.op == "not" else th.concl
    require(atom.op in ATOMS, "defined", "the conclusion is not an equation or inequality (or the negation of one)",
            conclusion=th.concl)
    require(condition in domain(atom), "defined", "that is not a domain condition of the conclusion",
            condition=condition, conditions=domain(atom))
    return Sequent(th.hyps, condition)


@rule()
def forall_intro(th: Theorem, x: Term) -> Sequent:
    """G |- A  /  G |- forall x:S. A.

    Refuses unless x is a variable that is not free in G. Domain conditions on x are in G: discharge them first, or turn
    them into a guard by imp_intro.
    """
    require(x.op == "var", "forall_intro", "only a variable can be generalised", given=x)
    require_not_free(x, th.hyps, "forall_intro")
    return Sequent(th.hyps, bind("forall", x, th.concl))


@rule()
def forall_elim(th: Theorem, value: Term) -> Sequent:
    """G |- forall x:S. A  /  G, D(t), [0 <= t] |- A[t].  [0 <= t] where S is Nat and t only an Int term.

    Refuses unless t fits the sort S. For a function sort use forall_elim_function.
    """
    require(th.concl.op == "forall", "forall_elim", "the conclusion is not a universal statement", conclusion=th.concl)
    sort = th.concl.data[1]
    require(sort.result is None and fits(value, sort), "forall_elim", f"the value does not fit the sort {sort!r}", value=value)
    return Sequent(united(th, domain(value), place(value, sort)), open_binder(th.concl, value))


@rule()
def exists_intro(th: Theorem, claim: Term, value: Term) -> Sequent:
    """G |- A[t]  /  G, D(t), [0 <= t] |- exists x:S. A.

    Refuses unless `claim` is an existential statement whose instance at t is the premise's conclusion.
    """
    require(claim.op == "exists" and claim.sort is PROP, "exists_intro", "the claim is not an existential statement", claim=claim)
    sort = claim.data[1]
    require(sort.result is None and fits(value, sort), "exists_intro", f"the witness does not fit the sort {sort!r}", value=value)
    require(open_binder(claim, value) == th.concl, "exists_intro", "the premise is not the claim at this witness",
            wanted=open_binder(claim, value), given=th.concl)
    return Sequent(united(th, domain(value), place(value, sort)), claim)


@rule()
def exists_elim(th: Theorem, case: Theorem, y: Term) -> Sequent:
    """G |- exists x:S. A    H, A[y] |- C  /  G, H |- C.

    Refuses unless y is a variable of sort S that is free in none of G, H, C, A.
    """
    require(th.concl.op == "exists", "exists_elim", "the conclusion is not an existential statement", conclusion=th.concl)
    require(y.op == "var" and y.sort is th.concl.data[1], "exists_elim", "y must be a variable of the bound variable's sort", y=y)
    rest = without(case.hyps, open_binder(th.concl, y))
    require_not_free(y, (*th.hyps, *rest, case.concl, th.concl), "exists_elim")
    return Sequent(united(th, rest), case.concl)


@rule()
def inst(th: Theorem, x: Term, value: Term) -> Sequent:
    """G |- A  /  G[t/x], D(t), [0 <= t] |- A[t/x].

    Refuses unless x is a variable of a base sort that t fits (a Nat also an Int term, under 0 <= t).
    Sound: the substitution lemma; under the conditions t has a value in the sort of x.
    """
    require(x.op == "var" and x.sort.result is None and fits(value, x.sort), "inst",
            "the value does not fit the variable's sort", variable=x, value=value)
    return Sequent((*(substitute(h, x, value) for h in th.hyps), *domain(value), *place(value, x.sort)),
                   substitute(th.concl, x, value))
