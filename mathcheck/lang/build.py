"""Words for writing terms: sorts as functions that name a variable, quantifiers, connectives, sums, literals, definitions.

Operators on terms (+ - * / ** < <= > >= and calls) build terms and evaluate nothing. `==` is structural and never a
statement: write eq(a, b). `**` takes an integer exponent that is not negative; ipow(b, e) any integer exponent, b not 0.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from ..kernel.binding import bind, replace
from ..kernel.primality import is_prime
from ..kernel.recursion import Recursion
from ..kernel.sorts import FILTER, INT, NAT, REAL, Sort, function_sort, is_subsort
from ..kernel.terms import FALSE, TRUE, Definition, Term, conj, disj, eq, imp, ne, negation, number, variable


def Nat(name: str) -> Term:  # noqa: N802 - reads as the sort
    """A variable over the natural numbers 0, 1, 2, ..."""
    return variable(name, NAT)


def Int(name: str) -> Term:  # noqa: N802 - reads as the sort
    """A variable over the integers."""
    return variable(name, INT)


def Real(name: str) -> Term:  # noqa: N802 - reads as the sort
    """A variable over the real numbers."""
    return variable(name, REAL)


def Function(name: str, args: Sort | tuple[Sort, ...] = INT, result: Sort = REAL) -> Term:  # noqa: N802 - reads as the sort
    """A variable over total functions, Int -> Real unless said otherwise; apply it as u(k)."""
    return variable(name, function_sort(args if isinstance(args, tuple) else (args,), result))


def Q(numerator: int, denominator: int = 1) -> Term:  # noqa: N802 - the rationals
    """An exact rational literal. Raises KernelError if a part is not an int, ZeroDivisionError if the denominator is 0."""
    top, bottom = number(numerator), number(denominator)
    if top.op != "num" or bottom.op != "num":
        return top / bottom
    return number(Fraction(top.data) / bottom.data)


def forall(*variables_then_body: Term) -> Term:
    """forall(x, y, A): for every x and every y, A."""
    return _quantified("forall", variables_then_body)


def exists(*variables_then_body: Term) -> Term:
    """exists(x, A): there is an x with A."""
    return _quantified("exists", variables_then_body)


def _quantified(op: str, parts: tuple[Term, ...]) -> Term:
    if len(parts) < 2:
        raise TypeError(f"{op} takes at least one variable and then a formula")
    for part in parts:
        if type(part) is not Term:
            raise TypeError(f"{op} takes variables and then a formula; given: {part!r}")
    *variables, body = parts
    for x in reversed(variables):
        body = bind(op, x, body)
    return body


def implies(*parts: Term) -> Term:
    """implies(A, B, C): A -> (B -> C)."""
    *antecedents, conclusion = parts
    for a in reversed(antecedents):
        conclusion = imp(a, conclusion)
    return conclusion


def And(*parts: Term) -> Term:  # noqa: N802 - `and` is a keyword
    """All of the formulas, grouped to the right; true if there are none."""
    return _folded(conj, parts, TRUE)


def Or(*parts: Term) -> Term:  # noqa: N802 - `or` is a keyword
    """One of the formulas, grouped to the right; false if there are none."""
    return _folded(disj, parts, FALSE)


def _folded(join: Any, parts: tuple[Term, ...], empty: Term) -> Term:
    if not parts:
        return empty
    *first, result = parts
    for p in reversed(first):
        result = join(p, result)
    return result


def Not(a: Term) -> Term:  # noqa: N802 - `not` is a keyword
    """not A."""
    return negation(a)


def iff(a: Term, b: Term) -> Term:
    """A -> B and B -> A."""
    return conj(imp(a, b), imp(b, a))


def Sum(body: Any, k: Term, lo: Any, hi: Any) -> Term:  # noqa: N802 - a noun
    """The sum of body for the integers k from lo to hi; 0 if hi < lo. lo and hi are included."""
    return bind("sum", _index(k), number(body), number(lo), number(hi))


def Prod(body: Any, k: Term, lo: Any, hi: Any) -> Term:  # noqa: N802 - a noun
    """The product of body for the integers k from lo to hi; 1 if hi < lo."""
    return bind("prod", _index(k), number(body), number(lo), number(hi))


def _index(k: Term) -> Term:
    if k.op != "var" or k.sort is not INT:
        raise TypeError(f"the index of a sum or product is an Int variable, e.g. k = Int('k'); given: {k!r}")
    return k


def factorial(e: Any) -> Term:
    """e! for an integer term e >= 0."""
    return Term("fact", (number(e),))


def deriv(f: Any, x: Term, a: Any, d: Any) -> Term:
    """The statement that f, as a function of x, has values near a and the derivative d at a. x is bound in f only."""
    return bind("has_deriv", x, number(f), number(a), number(d))


def continuous(f: Any, x: Term, a: Any, b: Any) -> Term:
    """The statement that f, as a function of x, has values and is continuous on the closed interval between a and b, in either order."""
    return bind("continuous", x, number(f), number(a), number(b))


def integral(f: Any, x: Term, a: Any, b: Any) -> Term:
    """The integral of f over x from a to b, for f continuous on the closed interval between them; b < a changes the sign."""
    return bind("integral", x, number(f), number(a), number(b))


def Series(f: Any, k: Term, lo: Any = 0) -> Term:  # noqa: N802 - a noun
    """The infinite sum of f for the integers k from lo on: the limit of its partial sums, where they have one."""
    return bind("series", _index(k), number(f), number(lo))


def least(k: Term, a: Term) -> Term:
    """The least natural number k with the formula a: a is true at it and false at every smaller one. k is a Nat variable, bound in a.

    It has a value exactly where there is such a number. A smaller number at which a has no value is in the way.
    """
    if k.op != "var" or k.sort is not NAT:
        raise TypeError(f"the variable of a least number is a Nat variable, e.g. k = Nat('k'); given: {k!r}")
    return bind("least", k, a)


def prime(p: Any) -> Term:
    """p is a prime number: 2 <= p, and a*b = p for natural numbers a and b only if one of them is 1. p is an integer term."""
    given = number(p)
    if not is_subsort(given.sort, INT):
        raise TypeError(f"prime is said of an integer term; given: {given!r}")
    return is_prime(given)


infinity = Term("infinity")
minus_infinity = Term("minus_infinity")


def above(a: Any) -> Term:
    """Towards a from above: limit(f, x, above(a), value)."""
    return Term("above", (number(a),))


def below(a: Any) -> Term:
    """Towards a from below."""
    return Term("below", (number(a),))


def near(a: Any) -> Term:
    """Towards a from both sides, without a itself; what a number means as the place of a limit."""
    return Term("near", (number(a),))


def limit(f: Any, x: Term, place: Any, value: Any) -> Term:
    """The statement that f, as a function of x, tends to the value as x tends to the place.

    x is bound in f only: a Real variable, or a Nat variable where the place is infinity. place: a number (both sides, the point itself
    left out), above(a), below(a), infinity or minus_infinity. value: a number, infinity or minus_infinity (or above(b), below(b): to b,
    keeping to one side). f need not have values far from the place, but it has values near it.
    """
    towards = place if isinstance(place, Term) and place.sort is FILTER else near(place)
    target = value if isinstance(value, Term) and value.sort is FILTER else Term("at", (number(value),))
    return bind("limit", x, number(f), towards, target)


def exp(a: Any) -> Term:
    """The exponential function."""
    return Term("exp", (number(a),))


def log(a: Any) -> Term:
    """The natural logarithm, for 0 < a."""
    return Term("log", (number(a),))


def sin(a: Any) -> Term:
    """The sine."""
    return Term("sin", (number(a),))


def cos(a: Any) -> Term:
    """The cosine."""
    return Term("cos", (number(a),))


def sqrt(a: Any) -> Term:
    """The square root that is not negative, for 0 <= a."""
    return Term("sqrt", (number(a),))


def tan(a: Any) -> Term:
    """The tangent sin(a)/cos(a), for cos(a) != 0."""
    return Term("tan", (number(a),))


def cot(a: Any) -> Term:
    """The cotangent cos(a)/sin(a), for sin(a) != 0."""
    return Term("cot", (number(a),))


def sec(a: Any) -> Term:
    """The secant 1/cos(a), for cos(a) != 0."""
    return Term("sec", (number(a),))


def csc(a: Any) -> Term:
    """The cosecant 1/sin(a), for sin(a) != 0."""
    return Term("csc", (number(a),))


def atan(a: Any) -> Term:
    """The inverse tangent, with values between -pi/2 and pi/2."""
    return Term("atan", (number(a),))


pi = Term("pi")  # half the period of sin and cos


def Max(a: Any, b: Any) -> Term:  # noqa: N802 - Python's max compares
    """The larger of two numbers."""
    return Term("max", (number(a), number(b)))


def Min(a: Any, b: Any) -> Term:  # noqa: N802 - Python's min compares
    """The smaller of two numbers."""
    return Term("min", (number(a), number(b)))


def ipow(base: Any, exponent: Any) -> Term:
    """base to any integer power; the base must not be 0 (not even for a positive exponent)."""
    return Term("zpow", (number(base), number(exponent)))


def constant(value: Any, *params: Term) -> tuple[Term, ...]:
    """A function of Nat variables that is the same everywhere, as a witness names one: refuted_at={"a": constant(1, n)}.

    Its body is value * 1^n, not value alone. A function of natural numbers may be applied to an integer term k, and has a value there
    only under 0 <= k. A body in which its parameter does not occur would forget that condition where it replaces a(k), and so is refused;
    1^n keeps it. Other functions in which a parameter does not occur, or only where every integer is allowed, take a factor 1^n likewise.
    """
    if not params or any(p.op != "var" or p.sort is not NAT for p in params):
        raise TypeError("constant takes the value and then one or more Nat variables")
    body = number(value)
    for p in params:
        body = body * number(1) ** p
    return (*params, body)


def define(name: str, params: Term | Iterable[Term], body: Any) -> Definition:
    """The definition name(params) := body, data that every term using it carries. Call it like a function."""
    listed = (params,) if isinstance(params, Term) else tuple(params)
    return Definition(name, tuple((p.data, p.sort) for p in listed), number(body))


def define_rec(name: str, params: Term | Iterable[Term], base: Any, step: Callable[[Term], Any], result: Sort = REAL) -> Recursion:
    """The recursive definition name(0, ..) := base, name(n + 1, ..) := step, n being the first parameter, a Nat variable.

    step: from the function being defined to a term, which may use it at n only, at any other arguments: so it descends.
    base and step need values everywhere; result: the sort of the values.
    Raises KernelError where the recursion does not descend or a case may lack a value.

        n, k = Nat("n"), Int("k")
        choose = define_rec("choose", (n, k), 0 ** abs(k), lambda choose: choose(n, k) + choose(n, k - 1), Sort("Nat"))
    """
    listed = (params,) if isinstance(params, Term) else tuple(params)
    itself = variable(name, function_sort(tuple(p.sort for p in listed), result))
    return Recursion(name, tuple((p.data, p.sort) for p in listed), result, number(base), number(step(itself)))


def at(t: Term, *pairs: Any) -> Term:
    """t with variables replaced, all at once: at(phi, n, 0) or at(phi, n, 0, x, 1)."""
    values = dict(zip(pairs[::2], map(number, pairs[1::2])))
    return replace(t, {(v.data, v.sort): value for v, value in values.items()})


__all__ = [
    "And", "Definition", "Function", "Int", "Max", "Min", "Nat", "Not", "Or", "Prod", "Q", "Real", "Recursion", "Series", "Sum",
    "Term", "above", "at", "atan", "below", "constant", "continuous", "cos", "cot", "csc", "define", "define_rec", "deriv", "eq",
    "exists", "exp", "factorial", "forall", "iff", "implies", "infinity", "integral", "ipow", "least", "limit", "log",
    "minus_infinity", "ne", "near", "pi", "prime", "sec", "sin", "sqrt", "tan",
]
