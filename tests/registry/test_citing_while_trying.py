"""The seeker of proofs may use shipped claims: which it chooses, and what it proves with them."""

import pytest

from mathcheck.kernel.writer import write_statement
from mathcheck.lang import parse_statement
from mathcheck.registry.citing import suggested, theorems
from mathcheck.registry.seeker import answer
from mathcheck.registry.trying import try_statement

TRUE = {
    "x in RR: lim((1 + x/n)^n, n -> oo) = exp(x)": "exp-compound-limit",
    "lim((1 - 1/n)^n, n -> oo) = exp(-1)": "exp-compound-limit",
    "sum(1/k!, k, 0, oo) = exp(1)": "exp-series",
    "sum((-1)^k/k!, k, 0, oo) = exp(-1)": "exp-series",
    "sum(1/k!, k, 1, oo) = exp(1) - 1": "exp-series",
    "n in NN: sum(choose(n, k), k, 0, n) = 2^n": "binomial-theorem",
    "n in NN: sum(choose(n, k)*2^k, k, 0, n) = 3^n": "binomial-theorem",
    "|x| < 1: sum(x^k, k, 0, oo) = 1/(1 - x)": "geometric-series",
    "lim(2^n/n!, n -> oo) = 0": "power-over-factorial-limit",
}
FALSE = ["sum(1/k!, k, 0, oo) = exp(2)", "sum(1/k!, k, 1, oo) = exp(1)", "n in NN: sum(choose(n, k), k, 0, n) = 2^n + 1",
         "|x| < 1: sum(x^k, k, 1, oo) = 1/(1 - x)", "lim((1 + 1/n)^n, n -> oo) = exp(2)"]


def prove(text, seconds):
    return answer({"do": "prove", "statement": write_statement(parse_statement(text)), "seconds": seconds, "digits": 50})


@pytest.mark.parametrize("text", TRUE)
def test_a_statement_is_proved_with_the_claim_that_its_operations_suggest(text):
    assert TRUE[text] in suggested(parse_statement(text))
    assert "certificate" in prove(text, 20)


@pytest.mark.parametrize("text", FALSE)
def test_a_false_neighbour_is_not(text):
    assert "certificate" not in prove(text, 6)


def test_what_is_proved_with_a_claim_passes_the_audit():
    found = try_statement(parse_statement("sum(2^k/k!, k, 0, oo) = exp(2)"), 30)
    assert found.verdict == "proved" and "exp-zero" in found.axioms


def test_nothing_is_suggested_for_ordinary_algebra():
    assert suggested(parse_statement("x in RR: (x + 1)^2 = x^2 + 2*x + 1")) == []


def test_a_claim_that_does_not_exist_is_left_out():
    assert theorems(["no-such-claim"]) == []
