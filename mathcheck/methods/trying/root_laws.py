"""Laws of square roots and absolute values."""


from ...kernel.axioms import axiom
from ...kernel.evaluation import compute
from ...kernel.logic import assume
from ...kernel.order import abs_of_nonnegative, abs_of_nonpositive
from ...kernel.terms import ZERO, eq, le, lt
from ...kernel.theorem import Theorem
from ...lang.build import sqrt
from ..algebraic import elimination
from ..arithmetic import by_inequalities
from ..derived import absurd, compare, nonzero_root
from ..library import abs_facts
from ..logical import strictness
from .deriving import X, Y, a_law, closed, law


@a_law
def root_nonnegative() -> Theorem:
    """0 <= sqrt(x) for 0 <= x."""
    return axiom("sqrt-nonnegative")


@a_law
def root_squared() -> Theorem:
    """sqrt(x)*sqrt(x) = x for 0 <= x."""
    return axiom("sqrt-squared")


@a_law
def root_positive() -> Theorem:
    """0 < sqrt(x) for 0 < x."""
    given = assume(lt(ZERO, X))
    weak = law("root-nonnegative", X, given=[given])
    return closed(strictness.run(lt(ZERO, sqrt(X)), (weak, nonzero_root(given))), X, where=[given.concl])


@a_law
def root_of_square() -> Theorem:
    """sqrt(y) = x for 0 <= x and x*x = y: were one larger, its square would be."""
    where = [le(ZERO, X), eq(X * X, Y)]
    given = [assume(h) for h in where]
    given.append(by_inequalities(le(ZERO, Y), given))
    known = [*given, law("root-nonnegative", Y, given=given), law("root-squared", Y, given=given)]
    goal, nothing = eq(sqrt(Y), X), compute(le(ZERO, ZERO))
    orders = lt(sqrt(Y), X), lt(X, sqrt(Y))
    impossible = [absurd(by_inequalities(lt(ZERO, ZERO), [assume(order), *known]), nothing, goal) for order in orders]
    return closed(compare(sqrt(Y), X, impossible[0], assume(goal), impossible[1]), X, Y, where=where)


@a_law
def abs_product() -> Theorem:
    """|x*y| = |x|*|y|: both are the root of the same square."""
    squares = [law("abs-squared", X), law("abs-squared", Y), law("abs-squared", X * Y)]
    root = [law("root-of-square", t, (X * Y) * (X * Y), given=[sign, elimination.run(eq(t * t, (X * Y) * (X * Y)), tuple(squares))])
            for t, sign in ((abs(X * Y), abs_facts(abs(X * Y))[0]),
                            (abs(X) * abs(Y), by_inequalities(le(ZERO, abs(X) * abs(Y)), [abs_facts(abs(X))[0], abs_facts(abs(Y))[0]])))]
    return closed(by_inequalities(eq(abs(X * Y), abs(X) * abs(Y)), root), X, Y)


@a_law
def abs_squared() -> Theorem:
    """|x|*|x| = x*x."""
    goal, branches = eq(abs(X) * abs(X), X * X), []
    for case, value in ((lt(X, ZERO), abs_of_nonpositive), (eq(X, ZERO), abs_of_nonnegative), (lt(ZERO, X), abs_of_nonnegative)):
        sign = le(X, ZERO) if case == lt(X, ZERO) else le(ZERO, X)
        branches.append(elimination.run(goal, (value(by_inequalities(sign, [assume(case)])),)))
    return closed(compare(X, ZERO, *branches), X)
