"""Where the Taylor polynomials f of exp of degree n = 2, 4, 6, 8 and 10 are least, and their least values, to twelve decimals.

f is least at the only zero c of the polynomial g of degree n-1, and f(c) = c^n/n!, as exp-even-taylor-unique-minimum shows. By exact
computation g changes sign within 10^-16; so a zero c lies there, and c^n/n! between the values of x^n/n! at points a little beyond.
"""

from math import factorial as integer_factorial

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, Q, Real, eq, exists, exp_taylor, factorial, forall

x, c = Real("x"), Real("c")
scale = Q(10) ** 12
# by degree: the decimals of -c, twelve and sixteen of them, and twelve of the least value, all cut off
DECIMALS = {
    4: (1_596071637983, 1_5960716379833215, 270394765205),
    6: (2_180607124035, 2_1806071240351259, 149324841731),
    8: (2_759002709962, 2_7590027099622718, 83271520164),
    10: (3_333551485269, 3_3335514852690488, 46699113590),
}
P = exp_taylor  # P(n, x) is the polynomial of degree n


def located(degree, c):
    point, _, value = DECIMALS[degree]
    f, g = P(Q(degree), c), P(Q(degree - 1), c)
    return And(eq(g, 0), And(value < scale * f, scale * f < value + 1), And(-(point + 1) < scale * c, scale * c < -point))


second = And(eq(P(Q(1), Q(-1)), 0), eq(P(Q(2), Q(-1)), Q(1, 2)))
statement = And(second, *(exists(c, located(degree, c)) for degree in DECIMALS))


def ends(degree):
    """Two neighbours of sixteen decimals between which g has a zero."""
    _, digits, _ = DECIMALS[degree]
    return Q(-digits - 1, 10**16), Q(-digits, 10**16)


def bracketed(degree, c):
    low, high = ends(degree)
    return And(low <= c, c <= high, eq(P(Q(degree - 1), c), 0))


def zero(d, degree):
    g, (low, high) = Q(degree - 1), ends(degree)
    below = d.have(f"degree {degree}: negative at the left end", P(g, low) <= 0, by.computation)
    above = d.have(f"degree {degree}: positive at the right end", 0 <= P(g, high), by.computation)
    return d.have(f"degree {degree}: a zero", exists(c, bracketed(degree, c)), by.crossing(P(g, x), x, low, high), below, above)


def value(d, degree, between):
    """f(c) = c^n/n!, since g(c) = 0."""
    g, whole = Q(degree - 1), integer_factorial(degree)
    split = d.have(f"degree {degree}: last term", eq(P(g + 1, c), P(g, c) + c ** (g + 1) / factorial(g + 1)), by.last_term)
    computed = d.have(f"degree {degree}: factorial", eq(factorial(g + 1), whole), by.computation)
    plain = d.have(f"degree {degree}: exponent", eq(c ** (g + 1) / whole, c**degree / whole), by.algebra)
    term = d.have(f"degree {degree}: term", eq(c ** (g + 1) / factorial(g + 1), c**degree / whole), by.rewriting, computed, plain)
    return d.have(f"degree {degree}: value", eq(P(Q(degree), c), c**degree / whole), by.algebra, split, term, between)


def polynomial(d, degree):
    found = zero(d, degree)
    between = d.suppose(f"degree {degree}: such a c", bracketed(degree, c))
    _, digits, _ = DECIMALS[degree]
    near, far = Q(digits - 1, 10**16), Q(digits + 2, 10**16)
    powers = d.cite("power-strictly-increasing", f"degree {degree}: powers")
    more = d.have(f"degree {degree}: power from below", near**degree < c**degree, by.instance(a=near, b=-c, e=degree - 1), powers,
                  d.have(f"degree {degree}: near", near < -c, by.arithmetic, between))
    less = d.have(f"degree {degree}: power from above", c**degree < far**degree, by.instance(a=-c, b=far, e=degree - 1), powers,
                  d.have(f"degree {degree}: far", -c < far, by.arithmetic, between),
                  d.have(f"degree {degree}: sign", 0 <= -c, by.arithmetic, between))
    at_c = value(d, degree, between)
    chosen = d.have(f"degree {degree}: decimals", exists(c, located(degree, c)), by.witness(c), between, at_c, more, less)
    return d.have(f"degree {degree}", exists(c, located(degree, c)), by.obtaining(c), found, chosen)


def derivation(d):
    exact = [d.have("degree 2: zero", second.args[0], by.computation), d.have("degree 2: least value", second.args[1], by.computation)]
    return d.have("all", statement, by.conjunction, *exact, *(polynomial(d, degree) for degree in DECIMALS))


claim = Claim(
    id="exp-even-taylor-minimum-values",
    title="Least points and least values of the Taylor polynomials of exp of degree 2, 4, 6, 8, 10 to twelve decimals",
    title_zh="exp(x) 的 2、4、6、8、10 次泰勒多项式的最小值点与最小值（精确到十二位小数）",
    source="The even-order Taylor polynomials of exp(x) at 0 are always positive",
    tags=("calculus", "exp", "numbers"),
    statement=statement,
    derivation=derivation,
    axioms=("intermediate-value-theorem",),
    numeric=region(c=(-4, 0)),
    twins=[
        Twin("value-of-the-sixth", And(149324841730 < scale * P(Q(6), ends(6)[1]), scale * P(Q(6), ends(6)[1]) < 149324841731),
             note="next to the least point the value begins with 0.149324841731"),
        Twin("decimals-of-the-eighth", And(P(Q(7), Q(-2_759002709956, 10**12)) < 0, 0 < P(Q(7), Q(-2_759002709955, 10**12))),
             note="no zero begins with -2.759002709955"),
        Twin("last-decimal-lower", And(P(Q(3), Q(-1_596071637983, 10**12)) < 0, 0 < P(Q(3), Q(-1_596071637982, 10**12))),
             note="the zero lies left of -1.596071637983"),
        Twin("equal-steps", eq(P(Q(5), (ends(4)[1] + ends(8)[1]) / 2), 0),
             note="the least point of degree 6 is not halfway between those of degree 4 and 8"),
        Twin("above-the-rounded-value", forall(x, Q(270394765206, 10**12) < P(Q(4), x)), refuted_at={"x": Q(-1_596071637983, 10**12)},
             note="the twelve decimals plus one unit are above the least value"),
    ],
)
