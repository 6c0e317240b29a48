"""Words for writing terms: sorts as functions that name a variable, quantifiers, connectives, sums, literals, definitions.

Operators on terms (+ - * / ** < <= > >= and calls) build terms and evaluate nothing. `==` is structural and never a
statement: write eq(a, b). `**` takes an integer exponent that is not negative; ipow(b, e) any integer exponent, b not 0.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ..kernel.binding import bind, replace
from ..kernel.sorts import INT, NAT, REAL, Sort, function_sort
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


def define(name: str, params: Term | Iterable[Term], body: Any) -> Definition:
    """The definition name(params) := body, data that every term using it carries. Call it like a function."""
    listed = (params,) if isinstance(params, Term) else tuple(params)
    return Definition(name, tuple((p.data, p.sort) for p in listed), number(body))


def at(t: Term, *pairs: Any) -> Term:
    """t with variables replaced, all at once: at(phi, n, 0) or at(phi, n, 0, x, 1)."""
    values = dict(zip(pairs[::2], map(number, pairs[1::2])))
    return replace(t, {(v.data, v.sort): value for v, value in values.items()})


__all__ = [
    "And", "Definition", "Function", "Int", "Max", "Min", "Nat", "Not", "Or", "Prod", "Q", "Real", "Sum", "Term", "at", "atan",
    "continuous", "cos", "cot", "csc", "define", "deriv", "eq", "exists", "exp", "factorial", "forall", "iff", "implies", "integral",
    "ipow", "log", "ne", "pi", "sec", "sin", "sqrt", "tan",
]
