"""The rule `field`: identities with their conditions, and equations that hold nowhere, or not at every point."""

from kernel_support import (
    HALF,
    LOOSE_NUMBER,
    Table,
    check_accepted,
    eq,
    fact,
    j,
    k,
    le,
    lt,
    m,
    n,
    ne,
    number,
    reciprocal,
    shadow,
    total,
    u,
    x,
    y,
    zpow,
)

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses
DIFFERENT = "the two sides have different normal forms"

accepts("field", "the binomial square", ((x + y) ** 2, x**2 + 2 * x * y + y**2), (), eq((x + y) ** 2, x**2 + 2 * x * y + y**2))
accepts("field", "a cancelled quotient keeps its condition", (x / x, number(1)), (ne(x, 0),), eq(x / x, number(1)))
accepts("field", "a product with zero keeps its condition", (0 * (1 / x), number(0)), (ne(x, 0),), eq(0 * (1 / x), 0))
accepts("field", "a difference keeps its condition", (1 / x - 1 / x, number(0)), (ne(x, 0),), eq(1 / x - 1 / x, 0))
accepts("field", "a power of a natural exponent", (x ** (j + 1), x * x**j), (), eq(x ** (j + 1), x * x**j))
accepts("field", "a power of an integer exponent keeps its conditions", (x ** (n + 1), x * x**n), (le(0, n + 1), le(0, n)),
        eq(x ** (n + 1), x * x**n))
accepts("field", "zero to the zero is one", (number(0) ** 0, number(1)), (), eq(number(0) ** 0, 1))
accepts("field", "the sign of a power", ((-x) ** (2 * j), x ** (2 * j)), (), eq((-x) ** (2 * j), x ** (2 * j)))
accepts("field", "a power of a sum to a symbolic exponent", ((x + y) ** (j + 2), (x + y) ** j * (x**2 + 2 * x * y + y**2)), (),
        eq((x + y) ** (j + 2), (x + y) ** j * (x**2 + 2 * x * y + y**2)))
accepts("field", "integer powers", (zpow(x, m) * zpow(x, n), zpow(x, m + n)), (ne(x, 0),),
        eq(zpow(x, m) * zpow(x, n), zpow(x, m + n)))
accepts("field", "integer and natural powers together", (zpow(x, -j) * x**j, number(1)), (ne(x, 0),), eq(zpow(x, -j) * x**j, 1))
accepts("field", "an opaque sum", (total(k, k, 0, n) - total(m, m, 0, n), number(0)), (),
        eq(total(k, k, 0, n) - total(k, k, 0, n), 0))

refuses("field", "x = y", (x, y), DIFFERENT)
refuses("field", "off by one", ((x + 1) ** 2, x**2 + 2 * x), DIFFERENT)
refuses("field", "the freshman's dream", ((x + y) ** 2, x**2 + y**2), DIFFERENT)
refuses("field", "with a symbolic exponent too", ((x + y) ** j, x**j + y**j), DIFFERENT)
refuses("field", "a power of a power is no product of powers", (x ** (j * j), x**j * x**j), DIFFERENT)
refuses("field", "zero to a symbolic exponent is not zero", (number(0) ** j, number(0)), DIFFERENT)
refuses("field", "zero to a symbolic exponent is not one", (number(0) ** j, number(1)), DIFFERENT)
refuses("field", "the sign of an odd power", ((-x) ** (2 * j + 1), x ** (2 * j + 1)), DIFFERENT)
refuses("field", "the other sign", (x * x / x, -x), DIFFERENT)
refuses("field", "x squared is not |x| times x", (abs(x) * x, x * x), DIFFERENT)
refuses("field", "a quotient of sums", ((x + 1) / (y + 1), x / y), DIFFERENT)
refuses("field", "the factorial is opaque", (fact(n + 1), (n + 1) * fact(n)), DIFFERENT)
refuses("field", "sums over different ranges", (total(k, k, 0, n), total(k, k, 1, n)), DIFFERENT)
refuses("field", "a divisor that is zero", (x / (y - y), x / (y - y)), "identically zero")
refuses("field", "a literal divisor zero", (number(1) / 0, number(1) / 0), "identically zero")
refuses("field", "a quotient by zero for anything", (number(1) / 0, number(2)), "identically zero")
refuses("field", "a negative literal power of zero", (zpow(0, -1), zpow(0, -1)), "identically zero")
refuses("field", "formulas", (lt(x, 1), lt(x, 1)), "takes a Real where a Prop was given")
refuses("field", "functions", (u, u), "takes a Real where a")
refuses("field", "an index without its binder", (LOOSE_NUMBER, LOOSE_NUMBER), "bound variable without its binder")
refuses("field", "two definitions of one name", (reciprocal(x) + shadow(x), shadow(x) + reciprocal(x)),
        "would have two definitions")
refuses("field", "a power too large to write down", (number(2) ** (10**9), number(2) ** (10**9)), "bits")
refuses("field", "Python's fraction", (x, 0.5), "must be a Term", misuse=True)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_a_literal_half_is_one_divided_by_two():
    check_accepted(TABLE.accepted[0]._replace(args=(HALF + HALF, number(1)), hyps=(), concl=eq(HALF + HALF, 1)))
