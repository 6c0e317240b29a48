"""The rules on function variables: exact sequents of accepted uses, and uses that must be refused."""

from kernel_support import (
    Definition,
    P,
    Table,
    Term,
    assume,
    compute,
    eq,
    exists,
    f,
    field,
    forall,
    forged,
    i,
    j,
    k,
    le,
    lt,
    n,
    ne,
    number,
    rule,
    u,
    variable,
    x,
    y,
    z,
)

from mathcheck.kernel.sorts import INT, NAT, REAL, function_sort

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

ALL_BELOW = forall(x, lt(x, 1))
FORGED = "not a theorem that this kernel made"

# inst_function
SYMMETRIC = field(u(i) + u(1), u(1) + u(i))
accepts("inst_function", "a total body", (SYMMETRIC, u, (j,), j * x), (), eq(i * x + number(1) * x, number(1) * x + i * x))
accepts("inst_function", "a partial body must be total", (SYMMETRIC, u, (j,), 1 / j), (forall(j, ne(j, 0)),),
        eq(number(1) / i + number(1) / 1, number(1) / 1 + number(1) / i))
accepts("inst_function", "a body in natural numbers must not be negative",
        (field(variable("g", function_sort((NAT,), NAT))(i), variable("g", function_sort((NAT,), NAT))(i)),
         variable("g", function_sort((NAT,), NAT)), (j,), j - 5), (forall(j, le(0, j - 5)),), eq(i - 5, i - 5))
DENOTES = assume(eq(f(1 / y), f(1 / y)))  # `defined` gets y /= 0 from it; 0 = 0 must not stand in its place
refuses("inst_function", "a constant would hide that the argument fails", (DENOTES, f, (x,), number(0)), "may be undefined")
refuses("inst_function", "a predicate would hide it too", (assume(P(1 / y)), P, (x,), lt(x, x)), "may be undefined")
refuses("inst_function", "a constant would hide that an index is negative", (assume(eq(u(n), u(n))), u, (j,), number(0)),
        "may be undefined")
refuses("inst_function", "two parameters of one name",
        (field(variable("g", function_sort((REAL, REAL), REAL))(x, y), variable("g", function_sort((REAL, REAL), REAL))(x, y)),
         variable("g", function_sort((REAL, REAL), REAL)), (x, x), x), "must be distinct variables")
refuses("inst_function", "a parameter of another sort", (SYMMETRIC, u, (x,), x), "distinct variables of the places' sorts")
refuses("inst_function", "a parameter too many", (SYMMETRIC, u, (i, j), number(0)), "one parameter for each place")
refuses("inst_function", "a formula as the body of a sequence", (SYMMETRIC, u, (j,), lt(j, 1)), "the body must be a Real")
refuses("inst_function", "a number as the body of a predicate", (assume(P(y)), P, (x,), x), "the body must be a Prop")
refuses("inst_function", "a real body where integers are wanted",
        (field(variable("g", function_sort((INT,), INT))(n), variable("g", function_sort((INT,), INT))(n)),
         variable("g", function_sort((INT,), INT)), (k,), 1 / (k * k + 1)), "the body must be a Int")
refuses("inst_function", "a number variable", (field(x, x), x, (y,), y), "not a function variable")
refuses("inst_function", "parameters that are numbers", (SYMMETRIC, u, (number(1),), number(0)), "must be variables")
refuses("inst_function", "a forged theorem", (forged(eq(u(1), 0)), u, (j,), number(0)), FORGED)

# forall_elim_function
EVERY_SEQUENCE = rule("forall_intro", SYMMETRIC, u)
accepts("forall_elim_function", "a total body", (EVERY_SEQUENCE, (j,), j * x), (),
        eq(i * x + number(1) * x, number(1) * x + i * x))
accepts("forall_elim_function", "a partial body must be total", (EVERY_SEQUENCE, (j,), 1 / j), (forall(j, ne(j, 0)),),
        eq(number(1) / i + number(1) / 1, number(1) / 1 + number(1) / i))
accepts("forall_elim_function", "a free function of the bound one's name stays", (EVERY_SEQUENCE, (j,), u(j) + 1), (),
        eq((u(i) + 1) + (u(1) + 1), (u(1) + 1) + (u(i) + 1)))
refuses("forall_elim_function", "a statement about numbers", (assume(ALL_BELOW), (y,), y), "not a function variable")
refuses("forall_elim_function", "no universal statement", (SYMMETRIC, (j,), number(0)), "not a universal statement")
refuses("forall_elim_function", "a parameter too many", (EVERY_SEQUENCE, (i, j), number(0)), "one parameter for each place")
refuses("forall_elim_function", "a parameter of another sort", (EVERY_SEQUENCE, (x,), x), "of the places' sorts")
refuses("forall_elim_function", "a formula as the body of a sequence", (EVERY_SEQUENCE, (j,), lt(j, 1)),
        "the body must be a Real")
refuses("forall_elim_function", "a constant would hide that the argument fails",
        (assume(forall(f, eq(f(1 / y), 0))), (x,), number(0)), "may be undefined")
refuses("forall_elim_function", "a forged statement", (forged(EVERY_SEQUENCE.concl), (j,), number(0)), FORGED)

# exists_intro_function
SOME_SEQUENCE = exists(u, eq(u(i) + u(1), x * i + x))
MULTIPLES = field(x * i + x * 1, x * i + x)
accepts("exists_intro_function", "a witness", (MULTIPLES, SOME_SEQUENCE, (j,), x * j), (), SOME_SEQUENCE)
accepts("exists_intro_function", "a partial witness must be total",
        (assume(lt(number(1) / 2, 1)), exists(u, lt(u(2), 1)), (j,), 1 / j),
        (lt(number(1) / 2, 1), forall(j, ne(j, 0))), exists(u, lt(u(2), 1)))
refuses("exists_intro_function", "the premise is another instance", (MULTIPLES, SOME_SEQUENCE, (j,), x * j + 1),
        "not the claim at this")
refuses("exists_intro_function", "the claim is universal", (MULTIPLES, forall(u, eq(u(i) + u(1), x * i + x)), (j,), x * j),
        "not an existential statement")
refuses("exists_intro_function", "a claim about a number", (compute(lt(0, 1)), exists(y, lt(0, y)), (j,), number(1)),
        "not a function variable")
refuses("exists_intro_function", "a parameter of another sort", (MULTIPLES, SOME_SEQUENCE, (y,), x * y), "of the places' sorts")
refuses("exists_intro_function", "a formula as the body of a sequence", (MULTIPLES, SOME_SEQUENCE, (j,), lt(j, 1)),
        "the body must be a Real")
refuses("exists_intro_function", "a constant would hide that the argument fails",
        (compute(eq(0, 0)), exists(f, eq(f(1 / y), 0)), (x,), number(0)), "may be undefined")
refuses("exists_intro_function", "a forged instance", (forged(MULTIPLES.concl), SOME_SEQUENCE, (j,), x * j), FORGED)

refuses("inst_function", "a body that mentions the function itself", (assume(eq(f(1 / f(x)), 0)), f, (z,), 0 * (1 / f(x))),
        "must not occur free")


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_a_definition_is_no_function_variable():
    call = Definition("g", (("t", REAL),), variable("t", REAL))(x)
    assert call.op == "call" and Term("app", (f, x)) != call
