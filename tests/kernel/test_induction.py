"""Induction, the gap between integers, factorials: accepted with exact sequents, and unsound uses refused."""

from kernel_support import (
    HALF,
    Table,
    Term,
    assume,
    compute,
    eq,
    fact,
    forged,
    j,
    k,
    le,
    lt,
    n,
    ne,
    number,
    rule,
    total,
    x,
    zpow,
)

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses
FORGED = "not a theorem that this kernel made"
STUCK = "must not occur free"
NOT_BASE = "not the statement at the start"
NOT_STEP = "not the statement at n + 1"


# x = 0 |- x*n = 0 for every n: the step's other hypothesis does not mention n
GOAL = eq(x * n, 0)
BASE = rule("inequality", eq(x * 0, 0), ("const", 0))
STEP = rule("inequality", eq(x * (n + 1), 0), ("add", ("have", assume(GOAL)), ("scale", ("have", assume(eq(x, 0))), number(1))))
GOAL_J = eq(x * j, 0)
STEP_J = rule("inequality", eq(x * (j + 1), 0), ("add", ("have", assume(GOAL_J)), ("have", assume(eq(x, 0)))))

accepts("induction", "over integers from zero", (BASE, STEP, n, GOAL, number(0)), (eq(x, 0), le(0, n)), GOAL)
accepts("induction", "over natural numbers", (BASE, STEP_J, j, GOAL_J, number(0)), (eq(x, 0), le(0, j)), GOAL_J)
accepts("induction", "the bound may be used in the step",
        (compute(le(0, 3)), rule("inequality", le(0, n + 1), ("add", ("have", assume(le(3, n))), ("const", 4))), n, le(0, n),
        number(3)),
        (le(3, n),), le(0, n))
accepts("induction", "from a negative integer",
        (compute(le(-5, -5)), rule("inequality", le(-5, n + 1), ("add", ("have", assume(le(-5, n))),
        ("const", 1))), n, le(-5, n), number(-5)), (le(-5, n),), le(-5, n))
refuses("induction", "the base has the variable in a hypothesis", (rule("weaken", BASE, eq(n, 0)), STEP, n, GOAL, number(0)),
        STUCK)
refuses("induction", "the step has the variable in a hypothesis", (BASE, rule("weaken", STEP, eq(n, 0)), n, GOAL, number(0)),
        STUCK)
refuses("induction", "the step needs a larger start", (BASE, rule("weaken", STEP, le(5, n)), n, GOAL, number(0)), STUCK)
refuses("induction", "the step needs the two before", (BASE, rule("weaken", STEP, eq(x * (n - 1), 0)), n, GOAL, number(0)), STUCK)
refuses("induction", "the start mentions the variable", (assume(eq(x * n, 0)), STEP, n, GOAL, n), STUCK)
refuses("induction", "the base is at another number", (rule("inequality", eq(x * 1, x), ("const", 0)), STEP, n, GOAL, number(0)),
        NOT_BASE)
refuses("induction", "the base is at one, the start at zero", (assume(eq(x * 1, 0)), STEP, n, GOAL, number(0)), NOT_BASE)
refuses("induction", "the step goes nowhere", (BASE, assume(GOAL), n, GOAL, number(0)), NOT_STEP)
refuses("induction", "the step goes down", (BASE, assume(eq(x * (n - 1), 0)), n, GOAL, number(0)), NOT_STEP)
refuses("induction", "the step skips a number", (BASE, assume(eq(x * (n + 2), 0)), n, GOAL, number(0)), NOT_STEP)
refuses("induction", "over the reals", (assume(eq(x, 0)), assume(eq(x + 1, 0)), x, eq(x, 0), number(0)),
        "must be an Int or Nat variable")
refuses("induction", "over natural numbers from a negative start", (assume(eq(x * -3, 0)), STEP_J, j, GOAL_J, number(-3)),
        "start must be a Nat")
refuses("induction", "over integers from a half", (assume(eq(x * HALF, 0)), STEP, n, GOAL, HALF), "start must be a Int")
refuses("induction", "over a compound term", (BASE, STEP, n + 1, GOAL, number(0)), "must be an Int or Nat variable")
refuses("induction", "another statement than the base's and step's", (BASE, STEP, n, eq(x * n, 1), number(0)), NOT_BASE)
refuses("induction", "a forged step", (BASE, forged(GOAL, eq(x * (n + 1), 0)), n, GOAL, number(0)), FORGED)

accepts("int_gap", "between integers", (assume(lt(n, k)),), (lt(n, k),), le(n + 1, k))
accepts("int_gap", "between natural numbers", (assume(lt(j, fact(j))),), (lt(j, fact(j)),), le(j + 1, fact(j)))
refuses("int_gap", "between reals", (assume(lt(x, 1)),), "both sides must be integer terms")
refuses("int_gap", "a real on the right", (assume(lt(n, x)),), "both sides must be integer terms")
refuses("int_gap", "a quotient of integers", (assume(lt(number(0), number(1) / 2)),), "both sides must be integer terms")
refuses("int_gap", "an integer power may be a fraction", (assume(lt(0, zpow(2, n))),), "both sides must be integer terms")
refuses("int_gap", "no strict inequality", (assume(le(n, k)),), "not a strict inequality")
refuses("int_gap", "an unequation", (assume(ne(n, k)),), "not a strict inequality")
refuses("int_gap", "forged", (forged(lt(n, k)),), FORGED)

accepts("nat_nonneg", "a variable", (j,), (), le(0, j))
accepts("nat_nonneg", "a factorial that must denote", (fact(n),), (le(0, n),), le(0, fact(n)))
accepts("nat_nonneg", "the factorial of a negative number leaves an absurd hypothesis", (fact(-1),), (le(0, -1),),
        le(0, fact(-1)))
accepts("nat_nonneg", "an absolute value of an integer", (abs(n),), (), le(0, abs(n)))
refuses("nat_nonneg", "an integer", (n,), "not a term of sort Nat")
refuses("nat_nonneg", "a difference of natural numbers", (j - j,), "not a term of sort Nat")
refuses("nat_nonneg", "a negated natural number", (-j,), "not a term of sort Nat")
refuses("nat_nonneg", "a negative literal", (number(-1),), "not a term of sort Nat")
refuses("nat_nonneg", "a real", (x,), "not a term of sort Nat")
refuses("nat_nonneg", "a sum over the integers up to n", (total(k, k, 0, n),), "not a term of sort Nat")
refuses("nat_nonneg", "a formula", (lt(j, 1),), "not a term of sort Nat")
refuses("nat_nonneg", "an index without its binder", (Term("bvar", (), (0, j.sort)),), "bound variable without its binder")

accepts("fact_succ", "of an integer that must not be negative", (n,), (le(0, n),), eq(fact(n + 1), (n + 1) * fact(n)))
accepts("fact_succ", "of a natural number", (j,), (), eq(fact(j + 1), (j + 1) * fact(j)))
accepts("fact_succ", "of minus one only under an absurd hypothesis", (number(-1),), (le(0, -1),),
        eq(fact(number(-1) + 1), (number(-1) + 1) * fact(-1)))
refuses("fact_succ", "of a half", (HALF,), "takes a Int where a Real was given")
refuses("fact_succ", "of a real", (x,), "takes a Int where a Real was given")
refuses("fact_succ", "of a quotient that is whole", (number(4) / 2,), "takes a Int where a Real was given")
refuses("fact_succ", "of a formula", (lt(n, 1),), "takes a Real where a Prop was given")
refuses("fact_succ", "an index without its binder", (Term("bvar", (), (0, n.sort)),), "bound variable without its binder")


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()
