"""The rules of order: exact sequents of accepted uses, and uses that must be refused."""

from fractions import Fraction

from kernel_support import (
    LOOSE_NUMBER,
    Table,
    assume,
    compute,
    eq,
    forall,
    forged,
    have,
    larger,
    le,
    lt,
    ne,
    number,
    reciprocal,
    rule,
    shadow,
    smaller,
    u,
    x,
    x_as_int,
    y,
    z,
)

from mathcheck.kernel.terms import conj, disj, negation

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

FORGED = "not a theorem that this kernel made"
WEAK = "too weak for the goal"
OTHER = "not the difference of the two sides"
NO_NODE = "no node"
x_le_y, x_lt_y, x_eq_y = assume(le(x, y)), assume(lt(x, y)), assume(eq(x, y))
positive = assume(lt(0, x))


def accept(what, goal, certificate, *hyps):
    accepts("inequality", what, (goal, certificate), hyps, goal)


def refuse(what, goal, certificate, why, misuse=False):
    refuses("inequality", what, (goal, certificate), why, misuse)


accept("a theorem used", le(x, y), have(x_le_y), le(x, y))
accept("a difference rearranged", le(x - y, 0), have(x_le_y), le(x, y))
accept("a literal", le(x, x + 3), ("const", 3))
accept("a fraction", lt(x, x + number(1) / 2), ("const", Fraction(1, 2)))
accept("zero shows an equation", eq(x, x), ("const", 0))
accept("a square", le(2 * x * y, x**2 + y**2), ("square", x - y))
accept("a square pays for its root", le(0, (1 / x) ** 2), ("square", 1 / x), ne(x, 0))
accept("the goal pays for itself", le(0 * (1 / y), 0), ("const", 0), ne(y, 0))
accept("a square pays where the goal does not show its root", le(0, 1), ("mul", ("square", 1 / x), ("square", x)), ne(x, 0))
accept("a factor pays where the goal does not show it", eq(0, 0), ("scale", ("const", 0), 1 / x), ne(x, 0))
accept("a sum, strict if one summand is", lt(x + y, y + y + 1), ("add", have(x_le_y), ("const", 1)), le(x, y))
accept("an equation added", lt(x, z), ("add", have(x_eq_y), have(assume(lt(y, z)))), eq(x, y), lt(y, z))
accept("a product of strict ones", lt(0, x * x), ("mul", have(positive), have(positive)), lt(0, x))
accept("a product with a weak one", le(0, x * (y - x)), ("mul", have(positive), have(x_le_y)), lt(0, x), le(x, y))
accept("an equation times a term of any sign", eq(x * z, y * z), ("scale", have(x_eq_y), z), eq(x, y))
accept("the factor of an equation must denote", eq(x / z, y / z), ("scale", have(x_eq_y), 1 / z), eq(x, y), ne(z, 0))
accept("an inverse", lt(0, 1 / x), ("inverse", have(positive)), lt(0, x), ne(x, 0))
accept("an equation shows <=", le(x, y), have(x_eq_y), eq(x, y))

refuse("strict from weak", lt(x, y), have(x_le_y), WEAK)
refuse("an equation from weak", eq(x, y), have(x_le_y), WEAK)
refuse("an equation from strict", eq(x, y), have(x_lt_y), WEAK)
refuse("strict from an equation", lt(x, y), have(x_eq_y), WEAK)
refuse("a square is not strictly positive", lt(0, x * x), ("square", x), WEAK)
refuse("a sum of weak ones is weak", lt(x + x, y + y), ("add", have(x_le_y), have(x_le_y)), WEAK)
refuse("a product with a weak factor is weak", lt(0, x * (y - x)), ("mul", have(positive), have(x_le_y)), WEAK)
refuse("the sides exchanged", le(y, x), have(x_le_y), OTHER)
refuse("a factor forgotten", le(2 * x, y), have(x_le_y), OTHER)
refuse("a negative literal", le(x, x - 1), ("const", -1), "negative")
refuse("a negative fraction", le(x, x - 1), ("const", Fraction(-1, 2)), "negative")
refuse("an inequality times a term of unknown sign", le(x * z, y * z), ("scale", have(x_le_y), z),
        "only an equation is multiplied")
refuse("a bare term is no factor", le(x * z, y * z), ("mul", have(x_le_y), z), NO_NODE)
refuse("a term of unknown sign inverted", lt(0, 1 / x), ("inverse", have(assume(le(0, x)))), "strictly positive is inverted")
refuse("an equation inverted", eq(1 / x, 1 / y), ("inverse", have(x_eq_y)), "strictly positive is inverted")
refuse("an unequation used", lt(0, x * x), have(assume(ne(x, 0))), "is not a < b")
refuse("a negated inequality used", le(x, y), have(assume(negation(lt(y, x)))), "is not a < b")
refuse("a conjunction used", le(x, y), have(assume(conj(le(x, y), le(y, x)))), "is not a < b")
refuse("an assumption as a formula", le(x, y), ("have", le(x, y)), NO_NODE)
refuse("a node of an unknown kind", le(x, y), ("subtract", have(x_le_y), have(x_le_y)), NO_NODE)
refuse("no certificate", le(x, x), (), "a node of the certificate is a tuple")
refuse("a number where a node belongs", le(x, x), ("add", ("const", 0), 1), NO_NODE)
refuse("a goal that is no comparison", ne(x, x + 1), ("const", 1), "the goal is not")
refuse("a quantified goal", forall(x, le(0, x * x)), ("square", x), "the goal is not")
refuse("a forged theorem inside", le(0, x * (y - x)), ("mul", have(positive), have(forged(le(x, y)))), FORGED)
refuse("a boolean for a number", lt(x, x + 1), ("const", True), "holds a bool")
refuse("a float for a number", lt(x, x + 1), ("const", 1.0), "holds a float")
refuse("an index without its binder", le(0, x * x), ("square", LOOSE_NUMBER), "bound variable without its binder")
refuse("a formula squared", le(0, x), ("square", lt(0, x)), "takes a number")
refuse("a list for a tree", le(x, y), ["have", x_le_y], "must be a tuple", misuse=True)

accepts("trichotomy", "total terms", (x, y), (), disj(lt(x, y), disj(eq(x, y), lt(y, x))))
accepts("trichotomy", "partial terms must denote", (1 / x, y), (ne(x, 0),), disj(lt(1 / x, y), disj(eq(1 / x, y), lt(y, 1 / x))))
refuses("trichotomy", "a formula", (x, lt(x, 1)), "takes a Real where a Prop was given")
refuses("trichotomy", "a function", (u, x), "takes a Real where a")
refuses("trichotomy", "an index without its binder", (x, LOOSE_NUMBER), "bound variable without its binder")
refuses("trichotomy", "a variable of two sorts", (x, x_as_int), "one name is used for variables of two sorts")
refuses("trichotomy", "two definitions of one name", (reciprocal(x), shadow(x)), "would have two definitions")

accepts("abs_of_nonnegative", "of something not negative", (assume(le(0, x - 1)),), (le(0, x - 1),), eq(abs(x - 1), x - 1))
refuses("abs_of_nonnegative", "of something below zero", (assume(le(x, 0)),), "not 0 <= a")
refuses("abs_of_nonnegative", "another lower bound", (assume(le(-1, x)),), "not 0 <= a")
refuses("abs_of_nonnegative", "a strict inequality", (positive,), "not 0 <= a")
refuses("abs_of_nonnegative", "a zero that is not the literal", (assume(le(number(1) - 1, x)),), "not 0 <= a")
refuses("abs_of_nonnegative", "forged", (forged(le(0, x)),), FORGED)
accepts("abs_of_nonpositive", "of something not positive", (assume(le(x, 0)),), (le(x, 0),), eq(abs(x), -x))
refuses("abs_of_nonpositive", "of something above zero", (assume(le(0, x)),), "not a <= 0")
refuses("abs_of_nonpositive", "another upper bound", (assume(le(x, 1)),), "not a <= 0")
refuses("abs_of_nonpositive", "a strict inequality", (assume(lt(x, 0)),), "not a <= 0")
refuses("abs_of_nonpositive", "forged", (forged(le(x, 0)),), FORGED)

accepts("max_min", "the larger", (x_le_y, "max", 0), (le(x, y),), eq(larger(x, y), y))
accepts("max_min", "the larger, swapped", (x_le_y, "max", 1), (le(x, y),), eq(larger(y, x), y))
accepts("max_min", "the smaller", (x_le_y, "min", 0), (le(x, y),), eq(smaller(x, y), x))
accepts("max_min", "the smaller, swapped", (x_le_y, "min", 1), (le(x, y),), eq(smaller(y, x), x))
refuses("max_min", "a strict inequality", (x_lt_y, "max", 0), "not a <= b")
refuses("max_min", "an equation", (x_eq_y, "max", 0), "not a <= b")
refuses("max_min", "another operation", (x_le_y, "add", 0), "op is max or min")
refuses("max_min", "a sum", (x_le_y, "sum", 0), "op is max or min")
refuses("max_min", "neither as given nor swapped", (x_le_y, "max", 2), "swapped is 0 or 1")
refuses("max_min", "forged", (forged(le(x, y)), "max", 0), FORGED)
refuses("max_min", "a boolean", (x_le_y, "max", True), "must be a int", misuse=True)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def test_computed_facts_leave_no_hypothesis():
    assert rule("inequality", lt(x, x + 1), ("add", ("const", 0), ("have", compute(lt(0, 1))))).hyps == ()
