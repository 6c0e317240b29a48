"""A term as a rational combination of products: the arguments of sin, cos and exp are compared and split by this."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from ...kernel.errors import KernelError
from ...kernel.evaluation import value
from ...kernel.terms import ONE, Term, number

_MAX_TERMS = 40

Unit: TypeAlias = tuple[Term, ...]  # a product of terms, sorted; () for 1
Combination: TypeAlias = dict[Unit, Fraction]


def combination(t: Term) -> Combination:
    """The coefficients of the products in t, sums multiplied out; what is not arithmetic is one factor."""
    if not t.free and t.op != "pi":
        try:
            q = Fraction(value(t))
            return {(): q} if q else {}
        except (KernelError, TypeError):
            pass
    if t.op == "neg":
        return _scaled(combination(t.args[0]), Fraction(-1))
    if t.op in ("add", "sub"):
        first, second = (combination(a) for a in t.args)
        return _sum(first, second if t.op == "add" else _scaled(second, Fraction(-1)))
    if t.op in ("mul", "div"):
        first, second = (combination(a) for a in t.args)
        if t.op == "mul" and len(first) * len(second) <= _MAX_TERMS:
            result: Combination = {}
            for u, p in first.items():
                for v, q in second.items():
                    result = _sum(result, {tuple(sorted((*u, *v), key=repr)): p * q})
            return result
        if t.op == "div" and list(second) == [()]:
            return _scaled(first, 1 / second[()])
    return {(t,): Fraction(1)}


def _scaled(c: Combination, q: Fraction) -> Combination:
    return {u: p * q for u, p in c.items()}


def _sum(a: Combination, b: Combination) -> Combination:
    result = dict(a)
    for u, q in b.items():
        result[u] = result.get(u, Fraction(0)) + q
    return {u: q for u, q in result.items() if q}


def common_measure(values: Iterable[Fraction]) -> Fraction:
    """The largest q of which all these fractions, none of them 0, are integer multiples."""
    listed = list(values)
    return Fraction(math.gcd(*(q.numerator for q in listed)), math.lcm(*(q.denominator for q in listed)))


def written(unit: Unit, q: Fraction) -> Term:
    """q times the product, as a term."""
    product = ONE
    for factor in unit:
        product = factor if product == ONE else product * factor
    if product == ONE:
        return number(q if q.denominator > 1 else q.numerator)
    top = product if q.numerator == 1 else -product if q.numerator == -1 else number(q.numerator) * product
    return top if q.denominator == 1 else top / q.denominator


__all__ = ["Combination", "Unit", "combination", "common_measure", "written"]
