"""The rules `enclose` and `enclose_box`: what intervals separate, and everything that they do not."""

import random
from fractions import Fraction

import pytest
from kernel_support import (
    HALF,
    INT,
    LOOSE,
    REAL,
    Table,
    eq,
    exists,
    f,
    fact,
    fun,
    k,
    larger,
    le,
    lt,
    m,
    ne,
    number,
    product,
    reciprocal,
    root_index,
    rule,
    smaller,
    square_of,
    total,
    variable,
    x,
    x_as_int,
    y,
    z,
    zpow,
)

from mathcheck.kernel.binding import bind
from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.enclosures import MAX_PRECISION
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.intervals import MAX_CELLS, Enclosing
from mathcheck.kernel.sorts import NAT
from mathcheck.kernel.terms import TRUE, Definition, Term, conj, negation
from mathcheck.kernel.writer import write_certificate

TABLE = Table()
accepts, refuses = TABLE.accepts, TABLE.refuses

PI = Term("pi")
constant = Definition("constant", (("t", REAL),), number(3))


def integral(body, lo, hi, t=x):
    return bind("integral", t, number(body), number(lo), number(hi))


def shows(what, goal, precision=64, cells=1):
    accepts("enclose", what, (goal, precision, cells), (), goal)


def unclear(what, goal, why="do not lie apart", precision=64, cells=1):
    refuses("enclose", what, (goal, precision, cells), why)


def on_box(what, goal, box, tree=(), precision=64, cells=1):
    hyps = [h for v, lo, hi in box for h in (le(lo, v), le(v, hi))]
    accepts("enclose_box", what, (goal, tuple(box), tree, precision, cells), tuple(hyps), goal)


def not_on_box(what, goal, box, why="do not lie apart", tree=(), precision=64, cells=1):
    refuses("enclose_box", what, (goal, box, tree, precision, cells), why)


def halvings(depth, side=0):
    return () if depth == 0 else (side, halvings(depth - 1, side), halvings(depth - 1, side))


shows("a strict inequality", lt(2, fun("exp", 1)))
shows("a weak one", le(2, fun("exp", 1)))
shows("an unequation upwards", ne(fun("log", 2), 1))
shows("an unequation downwards", ne(1, fun("log", 2)))
shows("the negation of a strict inequality", negation(lt(fun("exp", 1), 2)))
shows("the negation of a weak one", negation(le(fun("exp", 1), 2)))
shows("a near miss of pi", lt(PI, number(355) / 113))
shows("a near integer", lt(fun("exp", PI * fun("sqrt", 163)), 262537412640768744), 128)
shows("a sine of a huge number", lt(fun("sin", number(10) ** 50), number(-7896) / 10000), 256)
shows("a tiny exponent", lt(1, fun("exp", Fraction(1, 2**1000))), 1100)
shows("a tiny sine", lt(fun("sin", Fraction(1, 2**1000)), Fraction(1, 2**1000)), 2200)
shows("a tangent near its pole", lt(fun("tan", number(11) / 7), -1500))
shows("secant and cosecant", lt(fun("sec", 1) * fun("cos", 1), fun("csc", 1) * fun("sin", 1) + HALF))
shows("cotangent", lt(fun("cot", 1), fun("cot", HALF)))
shows("arctangent", lt(fun("atan", 2), PI / 2))
shows("powers", lt(PI**20, PI**21))
shows("a negative power", lt(zpow(PI, -2), number(1) / 9))
shows("an even power of a negative", lt(9, (-PI) ** 2))
shows("an odd power of a negative", lt((-PI) ** 3, -31))
shows("factorials", lt(fact(20), fun("exp", 43)))
shows("absolute value, maximum, minimum", lt(abs(-PI), larger(smaller(4, 5), PI)))
shows("a sum", lt(total(1 / fact(k), k, 0, 20), fun("exp", 1)), 128)
shows("a product", lt(product(fun("cos", 1 / (k + 1)), k, 1, 5), 1))
shows("an empty sum of something undefined", lt(total(1 / (0 * PI), k, 1, 0), fun("exp", 1)))
shows("a definition", lt(square_of(PI), 10))
shows("a definition at a natural number", lt(root_index(2), PI))
shows("a definition that does not use its argument", lt(constant(fun("exp", 1)), PI))
shows("an integral", lt(0, integral(1 / (2 + fun("cos", x)), 0, 2 * PI)))
shows("an integral in cells", lt(integral(fun("sqrt", x), 0, 1), Fraction(67, 100)), 64, 400)
shows("a reversed integral", lt(integral(x, 1, 0), Fraction(-2, 5)), 64, 10)
shows("an integral whose integrand has no value just outside", lt(0, integral(fun("sqrt", 1 - x * x), -1, 1)), 64, 4)
shows("an integral in an integral's bound", lt(integral(1, 0, integral(x, 0, 2)), 3), 64, 20)
shows("an integral of a parameter of a sum", lt(total(integral(fun("exp", x * k), 0, 1), k, 0, 2), 6), 64, 50)
shows("an integral over a point", lt(integral(fun("exp", x), PI, PI), 1))

unclear("a falsehood", lt(fun("exp", 1), 2))
unclear("intervals that overlap", lt(fun("exp", 1), Fraction(27182818284590452353602874714, 10**28)), precision=32)
unclear("a tiny exponent at too low a precision", lt(1, fun("exp", Fraction(1, 2**1000))))
unclear("the same on both sides", le(PI, PI))
unclear("intervals that only touch", le(number(1), 1))
unclear("an unequation of equals", ne(fun("exp", 0), 1))
unclear("an equation", eq(fun("exp", 0), 1), "the goal is not a < b")
unclear("the negation of an unequation", negation(ne(PI, PI)), "the goal is not a < b")
unclear("a conjunction", conj(lt(0, PI), lt(0, PI)), "the goal is not a < b")
unclear("a constant", TRUE, "the goal is not a < b")
unclear("a number", PI, "the goal is not a < b")
unclear("a quantifier", exists(x, lt(0, x)), "the goal is not a < b")
unclear("a variable", lt(x, x + 1), "not closed")
unclear("a function variable", lt(f(1), f(1) + 1), "not closed")
unclear("a divisor that may be 0", lt(0, 1 / (PI - PI) ** 2), "the divisor is not seen to be other than 0")
unclear("a logarithm of 0", lt(fun("log", fun("sin", 0)), 1), "not seen to be positive")
unclear("a logarithm of a negative number", lt(fun("log", -PI), 2), "not seen to be positive")
unclear("a root of a negative number", le(-1, fun("sqrt", 3 - PI)), "not seen to be nonnegative")
unclear("0 times something undefined", lt(0 * fun("log", -1), 1), "not seen to be positive")
unclear("a maximum with something undefined", lt(larger(0, fun("log", -1)), 1), "not seen to be positive")
unclear("a definition that does not use an undefined argument", lt(constant(fun("log", -1)), 4), "not seen to be positive")
unclear("a power of something undefined", lt(fun("log", -1) ** 0, 2), "not seen to be positive")
unclear("a tangent at its pole", ne(fun("tan", PI / 2), 0), "cos of the argument")
unclear("a secant at its pole", ne(fun("sec", -PI / 2), 0), "cos of the argument")
unclear("a cotangent at 0", ne(fun("cot", 0), 0), "sin of the argument")
unclear("a cosecant at its pole", ne(fun("csc", PI), 0), "sin of the argument")
unclear("a negative natural power", lt(0, PI ** number(-1)), "a negative exponent")
unclear("an integer power of 0", lt(zpow(fun("sin", 0), 0), 2), "the base of an integer power")
unclear("a factorial of a negative number", lt(0, fact(-1) * PI), "the factorial of a number")
unclear("a huge factorial", lt(0, fact(10**6)), "the factorial of a number")
unclear("a negative argument of a definition", lt(root_index(number(-3)), 1), "not seen to be nonnegative")
unclear("a sum with an undefined term", lt(total(1 / k, k, -1, 1), 1), "the divisor")
unclear("a sum that never ends", lt(0, total(number(2) ** 500_000, k, 0, 10**12)), "more than 1000000 steps")
unclear("sums in sums", lt(0, total(total(number(2) ** (400_000 + k), m, 0, 99), k, 0, 99)), "more than 1000000 steps")
unclear("a gigantic exponential", lt(0, fun("exp", 10**9)), "beyond 524288")
unclear("a gigantically small one", lt(fun("exp", -(10**9)), 1), "beyond 524288")
unclear("a gigantic power", lt(0, PI ** number(10**9)), "a power that may be beyond")
unclear("a gigantic product", lt(0, product(fun("exp", 500_000), k, 1, 40)), "more than 2097152 bits")
unclear("a sine of a gigantic number", lt(fun("sin", number(2) ** 300_000), 2), "more than 1000000 steps")
unclear("an integral across a pole", lt(0, integral(1 / x, -1, 2)), "the divisor", cells=16)
unclear("an integral across a pole, reversed", lt(integral(1 / (x * x), 1, -1), 0), "the divisor", cells=15)
unclear("an integral of a tangent across its pole", ne(integral(fun("tan", x), 0, 3), 5), "cos of the argument", cells=100)
unclear("an integral over a point where nothing has a value", lt(integral(1 / x, 0, 0), 1), "the divisor")
unclear("an integral of an integral", lt(0, integral(integral(1, 0, x, y), 0, 1)), "continuous operations", cells=4)
unclear("an integral with x in a range", lt(0, integral(total(x, k, 0, 3) + integral(x, 0, x), 0, 1)), "continuous operations")
unclear("an integral with too few cells", lt(integral(fun("sqrt", x), 0, 1), Fraction(67, 100)), cells=10)
unclear("too low a precision", lt(0, PI), "a precision is", precision=7)
unclear("too high a precision", lt(0, PI), "a precision is", precision=MAX_PRECISION + 1)
unclear("no cells", lt(0, PI), "an integral is cut into", cells=0)
unclear("too many cells", lt(0, PI), "an integral is cut into", cells=MAX_CELLS + 1)
refuses("enclose", "a loose index", (LOOSE, 64, 1), "bound variable without its binder")
refuses("enclose", "a number for the goal", (1, 64, 1), "goal must be a Term", misuse=True)

on_box("a square", lt(x * x, Fraction(41, 10)), [(x, -1, 2)])
on_box("an even power is not negative", lt(-HALF, x**4), [(x, -1, 2)])
on_box("an unequation", ne(fun("exp", x), 0), [(x, -5, 5)])
on_box("a sine below the line", lt(fun("sin", x), x + Fraction(1, 5)), [(x, 0, 1)], halvings(4))
on_box("a crest inside", lt(fun("sin", x) + fun("cos", x), Fraction(3, 2)), [(x, 0, 7)], halvings(6))
on_box("the crest of a cosine", le(fun("cos", x), fun("exp", y)), [(x, -1, 1), (y, Fraction(1, 1000), 1)])
on_box("a point", lt(fun("log", x), 1), [(x, 2, 2)])
on_box("two sides halved", lt(x - x * y, Fraction(3, 2)), [(x, 0, 1), (y, 0, 1)], (1, (0, (), ()), (0, (), (0, (), ()))))
on_box("two variables", lt(x - x * y, 2), [(x, 0, 1), (y, 0, 1)])
on_box("a variable that the goal does not mention", lt(0, PI), [(z, 0, 1)])
on_box("no variables", lt(0, PI), [])
on_box("a definition", lt(0, reciprocal(x)), [(x, Fraction(1, 3), 5)])
on_box("a parameter of an integral", lt(0, integral(fun("exp", x * y), 0, 1)), [(y, -1, 1)], cells=4)
on_box("a bound of an integral", lt(-HALF, integral(fun("exp", x), 0, y)), [(y, 0, 1)])
on_box("a bound of an integral on both sides of the other", lt(integral(fun("cos", x), 0, y), 2), [(y, -1, 1)], cells=4)
on_box("the box's name bound again", lt(total(variable("x", INT), variable("x", INT), 0, 3), 7 + x), [(x, 0, 1)])
on_box("the box's name as that of an integral's variable", lt(x, 1 + integral(x, 0, 2)), [(x, 0, 1)], cells=10)
on_box("tangent between its poles", lt(fun("tan", x), 15), [(x, Fraction(-3, 2), Fraction(3, 2))])
on_box("cotangent between its poles", lt(fun("cot", x), 15), [(x, Fraction(1, 10), 3)])
on_box("secant between its poles", lt(0, fun("sec", x)), [(x, Fraction(-3, 2), Fraction(3, 2))])

unit = ((x, 0, 1),)
not_on_box("a falsehood", lt(x, HALF), unit)
not_on_box("a falsehood on one leaf", lt(x, HALF + Fraction(1, 4)), unit, tree=(0, (), ()))
not_on_box("touching at an end", lt(x, 1), unit)
not_on_box("touching, though it would be true", le(x, 1), unit)
not_on_box("an equation", eq(x, x), unit, "the goal is not a < b")
not_on_box("a division by an interval with 0", lt(-1, x / x), ((x, -1, 1),), "the divisor")
not_on_box("a division by an interval that ends at 0", lt(-1, 1 / x), unit, "the divisor")
not_on_box("a logarithm of an interval that ends at 0", lt(fun("log", x), 1), unit, "not seen to be positive")
not_on_box("a root of an interval across 0", le(-1, fun("sqrt", x)), ((x, Fraction(-1, 10**9), 1),), "not seen to be nonnegative")
not_on_box("tangent across a pole", ne(fun("tan", x), 10**9), ((x, 1, 2),), "cos of the argument")
not_on_box("cotangent across a pole", ne(fun("cot", x), 10**9), ((x, -1, 2),), "sin of the argument")
not_on_box("a reciprocal cosine across two poles", lt(0, fun("sec", x) ** 2), ((x, 0, 6),), "cos of the argument")
not_on_box("an integer power of an interval with 0", lt(-1, zpow(x, 2)), ((x, -1, 1),), "the base of an integer power")
not_on_box("an integral to a pole", lt(-1, integral(1 / (1 - z), 0, x, z)), unit, "the divisor", cells=8)
not_on_box("a variable twice", lt(x, 2), ((x, 0, 1), (x, 0, 1)), "two sides in the box")
not_on_box("an empty side", lt(x, -5), ((x, 1, 0),), "a side of the box is empty")
not_on_box("an integer variable", lt(x_as_int, 2), ((x_as_int, 0, 1),), "belongs to a Real variable")
not_on_box("an integer variable beside a real one of its name", lt(x_as_int, 2), unit, "without a side")
not_on_box("a natural variable", lt(variable("i", NAT), 2), ((variable("i", NAT), 0, 1),), "belongs to a Real variable")
not_on_box("a function variable in the box", lt(f(1), 2), ((f, 0, 1),), "belongs to a Real variable")
not_on_box("a function variable in the goal", lt(0 * f(x), 2), unit, "without a side")
not_on_box("a variable without a side", lt(x, 2 + y * y), unit, "without a side")
not_on_box("a term for a variable", lt(x, 2), ((x + 0, 0, 1),), "belongs to a Real variable")
not_on_box("a term for a bound", lt(x, 2), ((x, number(0), 1),), "a variable and two numbers")
not_on_box("a side without its upper bound", lt(x, 2), ((x, 0),), "a variable and two numbers")
not_on_box("a number for a side", lt(x, 2), (0,), "a variable and two numbers")
not_on_box("a tree that halves a side that is not there", lt(x, 2), unit, "a node of the tree", tree=(1, (), ()))
not_on_box("a negative side", lt(x, 2), unit, "a node of the tree", tree=(-1, (), ()))
not_on_box("a tree with one branch", lt(x, 2), unit, "a node of the tree", tree=(0, ()))
not_on_box("a tree with a number for a branch", lt(x, 2), unit, "a node of the tree", tree=(0, (), 1))
not_on_box("a word for a tree", lt(x, 2), unit, "a node of the tree", tree=("x", (), ()))
not_on_box("a halving of nothing", lt(0, PI), (), "a node of the tree", tree=(0, (), ()))
not_on_box("a tree too large for the steps", lt(x, number(2) ** 500_000), unit, "more than 1000000 steps", tree=halvings(7))
comb = ()
for _ in range(120):
    comb = (0, comb, ())
not_on_box("a tree too deep", lt(x, 2), unit, "too deep", tree=comb)


test_accepted_with_exactly_this_sequent, test_refused_for_this_reason = TABLE.tests()


def enclosed(t, *sides, bits=64, cells=1):
    return Enclosing(bits, cells).value(t, {v.data: (Fraction(lo), Fraction(hi)) for v, lo, hi in sides})


@pytest.mark.parametrize(("t", "expected"), [
    (x**2, (0, 4)), (x * x, (0, 4)), (x**3, (-1, 8)), (abs(x), (0, 2)), (larger(x, 0), (0, 2)), (smaller(x, 0), (-1, 0)),
    (-x, (-2, 1)), (x - x, (-3, 3)), (x**0, (1, 1)), (fun("cos", 2 * x), (-1, 1)), (1 / (x + 2), (Fraction(1, 4), 1)),
    (zpow(x + 2, -2), (Fraction(1, 16), 1)), (fun("sqrt", x + 2), (1, 2)), (integral(y, 0, 1, y) * 0 + x, (-1, 2)),
    (fun("sqrt", x**2), (0, 2)), (fun("exp", x * 0), (1, 1)), (total(x, k, 1, 3), (-3, 6)), (product(x, k, 1, 2), (-2, 4)),
], ids=str)
def test_what_is_exact_stays_exact_and_even_powers_are_tight(t, expected):
    assert enclosed(t, (x, -1, 2)) == expected


def test_the_bounds_do_not_depend_on_what_was_asked_before():
    t = fun("sin", 10**9) + fun("log", 3) + PI
    before = enclosed(t, bits=100)
    enclosed(t, bits=5000)
    assert enclosed(t, bits=100) == before


def test_an_interval_is_never_reversed_and_widens_with_its_box():
    rng = random.Random(5)
    for _ in range(300):
        a, b = sorted(Fraction(rng.randint(-300, 300), rng.randint(1, 40)) for _ in range(2))
        middle = (a + b) / 2
        for name in ("sin", "cos", "exp", "atan"):
            whole, part = enclosed(fun(name, x), (x, a, b)), enclosed(fun(name, x), (x, a, middle))
            assert whole[0] <= part[0] <= part[1] <= whole[1]


def test_a_variable_without_an_interval_is_refused():
    with pytest.raises(KernelError, match="a variable has no interval"):
        enclosed(x + y, (x, 0, 1))


@pytest.mark.parametrize("args", [
    ("enclose", lt(fun("exp", 1), integral(fun("exp", x), 0, 2)), 64, 8),
    ("enclose_box", lt(x - x * y, Fraction(3, 2)), ((x, Fraction(0), 1), (y, 0, Fraction(2, 3))), (1, (0, (), ()), ()), 64, 1),
], ids=["enclose", "enclose_box"])
def test_a_certificate_is_replayed(args):
    name, *rest = args
    theorem = rule(name, *rest)
    replayed = read_certificate(write_certificate(theorem.concl, theorem)).theorem
    assert (replayed.hyps, replayed.concl) == (theorem.hyps, theorem.concl)
