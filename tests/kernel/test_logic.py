"""The rules of logic: exact sequents of accepted uses, and uses that must be refused."""

from kernel_support import (
    HALF,
    LOOSE,
    LOOSE_NUMBER,
    Table,
    assume,
    compute,
    eq,
    exists,
    field,
    forall,
    forged,
    j,
    le,
    lt,
    n,
    ne,
    number,
    reciprocal,
    rule,
    shadow,
    u,
    x,
    x_as_int,
    y,
    z,
)

from mathcheck.kernel.terms import FALSE, TRUE, conj, disj, imp, negation

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

A, B, C = lt(x, 1), lt(y, 2), lt(z, 3)
PARTIAL = lt(1 / x, 1)  # has no value at x = 0
OF_NUMBERS = "a sequent holds closed-up formulas only"
UNBOUND = "bound variable without its binder"
FORGED = "not a theorem that this kernel made"
TWO_SORTS = "would have two sorts in one sequent"
TWO_DEFINITIONS = "would have two definitions in one sequent"
NO_FORMULA = "takes a Prop where a"
forged_a = forged(A)
int_x = lt(x_as_int, 5)

# assume
accepts("assume", "a formula is its own hypothesis", (A,), (A,), A)
accepts("assume", "without domain conditions, as a hypothesis is true", (PARTIAL,), (PARTIAL,), PARTIAL)
refuses("assume", "a number", (x,), OF_NUMBERS)
refuses("assume", "a function", (u,), OF_NUMBERS)
refuses("assume", "an index without its binder", (LOOSE,), UNBOUND)
refuses("assume", "two definitions of one name", (lt(reciprocal(x), shadow(x)),), TWO_DEFINITIONS)
refuses("assume", "Python's True", (True,), "must be a Term", misuse=True)

# cut
accepts("cut", "the lemma replaces the hypothesis", (assume(C, A), assume(B, A, C)), (C, A, B), C)
accepts("cut", "a proved lemma discharges its hypothesis", (compute(lt(0, 1)), assume(lt(0, 1), A)), (A,), A)
refuses("cut", "the lemma is no hypothesis", (assume(A), assume(B)), "not a hypothesis of the second")
refuses("cut", "the lemma is only the conclusion", (compute(lt(0, 1)), compute(lt(0, 1))), "not a hypothesis of the second")
refuses("cut", "the lemma implies the hypothesis but is another formula", (compute(lt(0, 1)), assume(le(0, 1))),
        "not a hypothesis")
refuses("cut", "a forged lemma", (forged_a, assume(A)), FORGED)

# weaken
accepts("weaken", "one hypothesis more", (assume(A), B), (A, B), A)
accepts("weaken", "a hypothesis it has already", (assume(A), A), (A,), A)
refuses("weaken", "by a number", (assume(A), x), OF_NUMBERS)
refuses("weaken", "by an index without its binder", (assume(A), LOOSE), UNBOUND)
refuses("weaken", "by a variable of another sort under the same name", (assume(A), int_x), TWO_SORTS)
refuses("weaken", "by another definition of the same name", (assume(lt(reciprocal(x), 1)), lt(shadow(x), 1)), TWO_DEFINITIONS)
refuses("weaken", "a forged theorem", (forged_a, B), FORGED)

# imp_intro
accepts("imp_intro", "a total hypothesis", (assume(B, A), A), (B,), imp(A, A))
accepts("imp_intro", "pays for a partial one", (assume(PARTIAL), PARTIAL), (ne(x, 0),), imp(PARTIAL, PARTIAL))
accepts("imp_intro", "an undefined formula does not imply itself for free", (assume(eq(number(1) / 0, 1)), eq(number(1) / 0, 1)),
        (ne(0, 0),), imp(eq(number(1) / 0, 1), eq(number(1) / 0, 1)))
accepts("imp_intro", "a formula that is no hypothesis", (assume(A), B), (A,), imp(B, A))
refuses("imp_intro", "a number as antecedent", (assume(A), x), NO_FORMULA)
refuses("imp_intro", "an index without its binder", (assume(A), LOOSE), UNBOUND)
refuses("imp_intro", "a variable of another sort under the same name", (assume(A), int_x),
        "one name is used for variables of two sorts")
refuses("imp_intro", "a forged theorem", (forged_a, A), FORGED)

# imp_elim
accepts("imp_elim", "modus ponens", (assume(imp(A, B)), assume(C, A)), (imp(A, B), C, A), B)
refuses("imp_elim", "the converse", (assume(imp(A, B)), assume(B)), "not the antecedent")
refuses("imp_elim", "no implication", (assume(disj(A, B)), assume(A)), "not the antecedent")
refuses("imp_elim", "a stronger antecedent than proved", (assume(imp(lt(0, x), B)), assume(le(0, x))), "not the antecedent")
refuses("imp_elim", "a forged antecedent", (assume(imp(A, B)), forged_a), FORGED)

# and_intro, and_left, and_right
accepts("and_intro", "both sides", (assume(A), assume(B)), (A, B), conj(A, B))
refuses("and_intro", "a forged side", (assume(B), forged_a), FORGED)
refuses("and_intro", "a variable of two sorts", (assume(A), assume(int_x)), "one name is used for variables of two sorts")
refuses("and_intro", "two definitions of one name", (assume(lt(reciprocal(x), 1)), assume(lt(shadow(x), 1))), TWO_DEFINITIONS)
refuses("and_intro", "a formula for a theorem", (assume(A), B), "must be a Theorem", misuse=True)
accepts("and_left", "the left side", (assume(conj(A, B)),), (conj(A, B),), A)
accepts("and_right", "the right side", (assume(conj(A, B)),), (conj(A, B),), B)
for name in ("and_left", "and_right"):
    refuses(name, "a disjunction", (assume(disj(A, B)),), "not a conjunction")
    refuses(name, "an implication", (assume(imp(A, B)),), "not a conjunction")
    refuses(name, "a negated conjunction", (assume(negation(conj(A, B))),), "not a conjunction")
    refuses(name, "a conjunction under a quantifier", (assume(forall(z, conj(lt(z, x), lt(z, y)))),), "not a conjunction")
    refuses(name, "a forged conjunction", (forged(conj(A, B)),), FORGED)

# or_left, or_right
accepts("or_left", "an undefined right side is harmless", (assume(A), lt(1 / number(0), 1)), (A,), disj(A, lt(1 / number(0), 1)))
accepts("or_right", "an undefined left side is harmless", (lt(1 / number(0), 1), assume(A)), (A,), disj(lt(1 / number(0), 1), A))
for name, args in (("or_left", lambda th, a: (th, a)), ("or_right", lambda th, a: (a, th))):
    refuses(name, "a number as the other side", args(assume(A), x), NO_FORMULA)
    refuses(name, "an index without its binder", args(assume(A), LOOSE), UNBOUND)
    refuses(name, "a variable of two sorts", args(assume(lt(y, x)), int_x), "one name is used for variables of two sorts")
    refuses(name, "a variable of another sort than in a hypothesis", args(assume(A, B), int_x), TWO_SORTS)
    refuses(name, "a forged theorem", args(forged_a, B), FORGED)

# or_elim
accepts("or_elim", "each case drops its own hypothesis", (assume(disj(A, B)), assume(A, B, C), assume(B, A, C)),
        (disj(A, B), A, B, C), C)
accepts("or_elim", "both cases", (assume(disj(A, B)), assume(A, C), assume(B, C)), (disj(A, B), C), C)
refuses("or_elim", "no disjunction", (assume(conj(A, B)), assume(A, C), assume(B, C)), "not a disjunction")
refuses("or_elim", "different conclusions", (assume(disj(A, B)), assume(A), assume(B)), "conclude different formulas")
refuses("or_elim", "a case is forged", (assume(disj(A, B)), forged(A, C), assume(B, C)), FORGED)
accepts("or_elim", "crossed cases discharge nothing", (assume(disj(A, B)), assume(B, C), assume(A, C)), (disj(A, B), A, B, C), C)

# excluded_middle
accepts("excluded_middle", "a total formula", (A,), (), disj(A, negation(A)))
accepts("excluded_middle", "pays for a partial one", (PARTIAL,), (ne(x, 0),), disj(PARTIAL, negation(PARTIAL)))
accepts("excluded_middle", "an undefined one has an absurd hypothesis", (eq(1 / number(0), 1),), (ne(0, 0),),
        disj(eq(1 / number(0), 1), ne(1 / number(0), 1)))
refuses("excluded_middle", "a number", (x,), NO_FORMULA)
refuses("excluded_middle", "an index without its binder", (LOOSE,), UNBOUND)
refuses("excluded_middle", "two definitions of one name", (lt(reciprocal(x), shadow(x)),), TWO_DEFINITIONS)

# not_intro, not_elim, ex_falso
accepts("not_intro", "what leads to false is not so", (assume(A, FALSE), A), (FALSE,), negation(A))
accepts("not_intro", "pays for a partial formula", (assume(FALSE), PARTIAL), (FALSE, ne(x, 0)), negation(PARTIAL))
refuses("not_intro", "the premise is not false", (assume(A), A), "does not conclude false")
refuses("not_intro", "the premise is a falsehood but not the formula false", (assume(lt(1, 0)), A), "does not conclude false")
refuses("not_intro", "a number", (assume(FALSE), x), NO_FORMULA)
refuses("not_intro", "a forged contradiction", (forged(FALSE), A), FORGED)
accepts("not_elim", "a contradiction", (assume(negation(A)), assume(A)), (negation(A), A), FALSE)
refuses("not_elim", "another formula", (assume(negation(A)), assume(B)), "not the negation")
refuses("not_elim", "the sides exchanged", (assume(A), assume(negation(A))), "not the negation")
refuses("not_elim", "a double negation is not the formula", (assume(negation(negation(A))), assume(A)), "not the negation")
refuses("not_elim", "a forged formula", (assume(negation(A)), forged_a), FORGED)
accepts("ex_falso", "anything", (assume(FALSE), PARTIAL), (FALSE,), PARTIAL)
refuses("ex_falso", "from what is not false", (assume(A), B), "does not conclude false")
refuses("ex_falso", "from true", (assume(TRUE), B), "does not conclude false")
refuses("ex_falso", "a number", (assume(FALSE), x), OF_NUMBERS)
refuses("ex_falso", "from a forged false", (forged(FALSE), B), FORGED)

# defined
accepts("defined", "what is true denotes", (assume(eq(1 / x, 2)), ne(x, 0)), (eq(1 / x, 2),), ne(x, 0))
accepts("defined", "so does what is false", (assume(ne(1 / x, 2)), ne(x, 0)), (ne(1 / x, 2),), ne(x, 0))
refuses("defined", "a condition of another term", (assume(eq(1 / x, 2)), ne(y, 0)), "not a domain condition")
refuses("defined", "the conclusion is true however its right side is", (assume(disj(A, PARTIAL)), ne(x, 0)),
        "not an equation or ineq")
refuses("defined", "an implication may be true where its conclusion is undefined", (assume(imp(A, PARTIAL)), ne(x, 0)),
        "not an equation or inequality")
refuses("defined", "a true total formula has no condition", (assume(A), ne(x, 0)), "not a domain condition")
refuses("defined", "a forged equation", (forged(eq(1 / x, 2)), ne(x, 0)), FORGED)

# forall_intro, forall_elim
accepts("forall_intro", "a variable of no hypothesis", (field(x + 1, 1 + x), x), (), forall(x, eq(x + 1, 1 + x)))
accepts("forall_intro", "another variable may stay in the hypotheses", (assume(B), x), (B,), forall(x, B))
refuses("forall_intro", "the variable is in a hypothesis", (assume(A), x), "must not occur free")
refuses("forall_intro", "x/x = 1 still has its condition", (field(x / x, number(1)), x), "must not occur free")
refuses("forall_intro", "a compound term", (field(x, x), x + 1), "only a variable")
refuses("forall_intro", "a number", (field(x, x), number(1)), "only a variable")
refuses("forall_intro", "a forged theorem", (forged(A), x), FORGED)
ALL_BELOW = forall(x, lt(x, x + 1))
accepts("forall_elim", "a value", (assume(ALL_BELOW), y), (ALL_BELOW,), lt(y, y + 1))
accepts("forall_elim", "a partial value must denote", (assume(ALL_BELOW), 1 / y), (ALL_BELOW, ne(y, 0)), lt(1 / y, 1 / y + 1))
accepts("forall_elim", "an integer for a natural number must not be negative", (assume(forall(j, le(0, j))), n),
        (forall(j, le(0, j)), le(0, n)), le(0, n))
refuses("forall_elim", "no universal statement", (assume(exists(x, lt(x, 1))), y), "not a universal statement")
refuses("forall_elim", "a half for a natural number", (assume(forall(j, le(0, j))), HALF), "does not fit the sort")
refuses("forall_elim", "a real for an integer", (assume(forall(n, lt(n, n + 1))), x), "does not fit the sort")
refuses("forall_elim", "a number for a function", (assume(forall(u, eq(u(1), u(1)))), x), "does not fit the sort")
refuses("forall_elim", "a formula", (assume(ALL_BELOW), A), "does not fit the sort")
refuses("forall_elim", "an index without its binder", (assume(ALL_BELOW), LOOSE_NUMBER), UNBOUND)
refuses("forall_elim", "a forged statement", (forged(ALL_BELOW), y), FORGED)

# exists_intro, exists_elim
SOME_BELOW = exists(y, lt(y, x))
accepts("exists_intro", "a witness", (assume(lt(x - 1, x)), SOME_BELOW, x - 1), (lt(x - 1, x),), SOME_BELOW)
accepts("exists_intro", "a witness must denote", (rule("or_left", compute(eq(0, 0)), eq(1 / x, 1)),
                                                  exists(y, disj(eq(0, 0), eq(y, 1))), 1 / x),
        (ne(x, 0),), exists(y, disj(eq(0, 0), eq(y, 1))))
accepts("exists_intro", "a natural number must not be negative", (assume(lt(n, 0)), exists(j, lt(j, 0)), n),
        (lt(n, 0), le(0, n)), exists(j, lt(j, 0)))
refuses("exists_intro", "the premise is another instance", (assume(lt(x - 1, x)), SOME_BELOW, x - 2),
        "not the claim at this witness")
refuses("exists_intro", "the claim is universal", (assume(lt(x - 1, x)), forall(y, lt(y, x)), x - 1),
        "not an existential statement")
refuses("exists_intro", "a half as a natural number", (assume(lt(HALF, 1)), exists(j, lt(j, 1)), HALF), "does not fit the sort")
refuses("exists_intro", "a real as an integer", (assume(lt(x, 1)), exists(n, lt(n, 1)), x), "does not fit the sort")
refuses("exists_intro", "an index as witness", (assume(A), exists(y, lt(y, 1)), LOOSE_NUMBER), UNBOUND)
refuses("exists_intro", "a forged instance", (forged(lt(x - 1, x)), SOME_BELOW, x - 1), FORGED)
SOME_ABOVE = exists(y, lt(x, y))
accepts("exists_elim", "a fresh variable", (assume(SOME_ABOVE), assume(lt(x, z), B), z), (SOME_ABOVE, B), B)
refuses("exists_elim", "the variable is in the statement", (assume(SOME_ABOVE), assume(lt(x, x)), x), "must not occur free")
refuses("exists_elim", "the variable is in the conclusion", (assume(SOME_ABOVE), assume(lt(x, z)), z), "must not occur free")
refuses("exists_elim", "the variable is in another hypothesis", (assume(SOME_ABOVE), assume(lt(x, z), C, B), z),
        "must not occur free")
refuses("exists_elim", "the variable is in a hypothesis of the first theorem", (assume(C, SOME_ABOVE), assume(lt(x, z), B), z),
        "must not occur free")
refuses("exists_elim", "a variable of a smaller sort", (assume(SOME_ABOVE), assume(lt(x, n), B), n), "bound variable's sort")
refuses("exists_elim", "a compound term", (assume(SOME_ABOVE), assume(lt(x, z + 1), B), z + 1), "bound variable's sort")
refuses("exists_elim", "no existential statement", (assume(forall(y, lt(x, y))), assume(lt(x, z), B), z),
        "not an existential statement")
refuses("exists_elim", "a forged existence", (forged(SOME_ABOVE), assume(lt(x, z), B), z), FORGED)

# inst
accepts("inst", "in hypotheses and conclusion", (assume(A, lt(x, y)), x, y + 1), (lt(y + 1, 1), lt(y + 1, y)), lt(y + 1, y))
accepts("inst", "zero for x in x/x = 1 leaves an absurd hypothesis", (field(x / x, number(1)), x, number(0)), (ne(0, 0),),
        eq(number(0) / 0, 1))
accepts("inst", "a partial value must denote", (field(x, x), x, 1 / y), (ne(y, 0),), eq(1 / y, 1 / y))
accepts("inst", "an integer for a natural number", (rule("nat_nonneg", j), j, n), (le(0, n),), le(0, n))
refuses("inst", "a half for a natural number", (rule("nat_nonneg", j), j, HALF), "does not fit the variable's sort")
refuses("inst", "a half for an integer", (field(n, n), n, HALF), "does not fit the variable's sort")
refuses("inst", "a compound term is no variable", (field(x + 1, x + 1), x + 1, y), "does not fit the variable's sort")
refuses("inst", "a function variable", (field(u(1), u(1)), u, x), "does not fit the variable's sort")
refuses("inst", "an index without its binder", (field(x, x), x, LOOSE_NUMBER), UNBOUND)
refuses("inst", "a value that has x at another sort", (assume(lt(y, x)), y, x_as_int),
        "one name is used for variables of two sorts")
refuses("inst", "a forged theorem", (forged(A), x, y), FORGED)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_a_bound_variable_does_not_capture_a_value():
    below = rule("forall_elim", assume(forall(x, exists(y, lt(x, y)))), y)
    assert below.concl == exists(z, lt(y, z))
    assert below.concl != exists(y, lt(y, y))
