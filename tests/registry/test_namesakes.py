"""Twins that are the claim, or one another, under other names of variables, definitions and parameters."""

import pytest

from mathcheck import Claim, Twin
from mathcheck.lang import And, Function, Int, Nat, Real, Sum, define, define_rec, eq, exists, forall, implies
from mathcheck.registry.warned import namesakes

n, m, i, k, x, y, u, v = Nat("n"), Nat("m"), Int("i"), Int("k"), Real("x"), Real("y"), Function("u"), Function("v")


def of_square(name, variable, parameter):
    return forall(variable, 0 <= define(name, (parameter,), parameter**2)(variable))


def of_power(name, index, base, factor=1):
    power = define_rec(name, (index, base), 1, lambda itself: factor * itself(index, base) * base)
    return forall(x, eq(power(2, x), x**2))


def nested(inner, outer, parameter):
    square = define(inner, (parameter,), parameter**2)
    return forall(x, 0 <= define(outer, (parameter,), square(parameter) + 1)(x))


SAME = {
    "the claim itself": (forall(x, 0 <= x**2), forall(x, 0 <= x**2)),
    "a variable": (forall(x, 0 <= x**2), forall(y, 0 <= y**2)),
    "two variables that change places": (forall(x, y, eq(x - y, -(y - x))), forall(y, x, eq(y - x, -(x - y)))),
    "a hypothesis": (forall(x, implies(0 < x, exists(y, eq(y**2, x)))), forall(y, implies(0 < y, exists(x, eq(x**2, y))))),
    "an index": (eq(Sum(k, k, 0, 3), 6), eq(Sum(i, i, 0, 3), 6)),
    "a function variable": (forall(u, eq(u(0), u(0))), forall(v, eq(v(0), v(0)))),
    "a definition": (of_square("square", x, x), of_square("power", x, x)),
    "a parameter": (of_square("square", x, x), of_square("square", x, y)),
    "a definition, its parameter and a variable": (of_square("square", x, x), of_square("f", y, y)),
    "a definition in a definition": (nested("f", "g", x), nested("g", "f", y)),
    "a recursion": (of_power("power", n, x), of_power("f", n, x)),
    "the parameters of a recursion": (of_power("power", n, x), of_power("power", m, y)),
}
APART = {
    "a number": (forall(x, 0 <= x**2), forall(x, 0 <= x**3)),
    "a sort": (forall(x, 0 <= x**2), forall(k, 0 <= k**2)),
    "the sort of an index's bound": (forall(n, 0 <= n + 1), forall(k, 0 <= k + 1)),
    "which variable it is": (forall(x, y, x <= y), forall(x, y, y <= x)),
    "a hypothesis less": (forall(x, implies(0 < x, 0 <= x)), forall(x, 0 <= x)),
    "what a definition is": (of_square("square", x, x), forall(x, 0 <= define("square", (x,), x**3)(x))),
    "a definition instead of what it stands for": (forall(x, 0 <= x**2), of_square("square", x, x)),
    "which parameter is meant": tuple(forall(x, y, eq(define("f", (x, y), body)(x, y), x)) for body in (x, y)),
    "the step of a recursion": (of_power("power", n, x), of_power("power", n, x, factor=2)),
    "the order of a conjunction": (And(eq(x, x), eq(y, 1)), And(eq(y, 1), eq(x, x))),
}


def claim(*statements):
    closed = [forall(x, y, s) if s.free else s for s in statements]
    return Claim(id="c", title="t", statement=closed[0], expects="open", twins=[Twin(f"t{j}", s) for j, s in enumerate(closed[1:])])


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_what_differs_in_names_alone_is_found(pair):
    for first, second in (pair, pair[::-1]):
        [found] = namesakes(claim(first, second))
        assert found["where"] == "c/t0" and "differs from that of the claim only in names" in found["why"] and found["hint"]


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_what_says_something_else_is_not(pair):
    assert namesakes(claim(*pair)) == []


def test_two_twins_may_be_the_same():
    first, other = of_square("square", x, x), of_square("f", y, y)
    assert [(w["where"], "that of the twin c/t0 only" in w["why"]) for w in namesakes(claim(forall(n, eq(n, 0)), first, other, first))] == [
        ("c/t1", True), ("c/t2", True)]


def test_the_warning_stands_beside_the_twin_that_survives(claims):
    report = claims.verdict("same", "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, "
                                    "twins=[Twin('renamed', forall(y, 0 <= y**2), refuted_at={'y': 1})])")
    assert report.verdict == "failed" and report.twins[0].outcome == "surviving"
    assert [w.where for w in report.warnings] == ["same/renamed"]
