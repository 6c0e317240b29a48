"""Refutation by enclosures: only where two precisions agree that a statement fails, in a process that loads no claim file."""

import json
import subprocess
import sys

import pytest

from mathcheck.kernel.writer import write_statement
from mathcheck.lang import And, Function, Int, Nat, Q, Real, cos, eq, exists, exp, forall, implies, integral, log, pi, sin, sqrt
from mathcheck.registry import refuter
from mathcheck.registry.refuter import NotRefuted, answer, refuted_by_enclosures
from mathcheck.registry.run import Runner, exit_code
from mathcheck.registry.witness import read_witness, write_witness

x, y, n, k, u = Real("x"), Real("y"), Nat("n"), Int("k"), Function("u")
GAUSS = integral(exp(-y**2), y, 0, 1)  # 0.746824132812427..

REFUTED = {
    "an equation": (forall(x, eq(exp(x), 1 + x)), {"x": 1}, "refuted"),
    "an integral": (eq(GAUSS, Q(746824132812, 10**12)), {}, "refuted"),
    "an inequality": (forall(x, sin(x) < x), {"x": Q(-1, 3)}, "refuted"),
    "under hypotheses": (forall(x, implies(1 < x, x < 2, log(x) < Q(1, 2))), {"x": Q(9, 5)}, "refuted"),
    "one part": (And(forall(y, 0 <= y**2), forall(x, exp(x) < 2)), {"x": 1}, "refuted"),
    "a function": (forall(u, eq(exp(u(1)), exp(u(0)))), {"u": (k, k)}, "refuted"),
    "a closed term as a value": (forall(x, sin(x) < Q(1, 2)), {"x": pi / 2}, "refuted"),
    "no value": (forall(x, log(x) <= x), {"x": -1}, "ill-posed"),
    "a root without value": (forall(x, implies(x < 1, 0 <= sqrt(x - 1) + exp(x))), {"x": 0}, "ill-posed"),
}


@pytest.mark.parametrize("name", REFUTED)
def test_what_fails_at_both_precisions_is_refuted(name):
    statement, witness, outcome = REFUTED[name]
    assert refuted_by_enclosures(statement, witness) == outcome
    reply = answer({"statement": write_statement(statement), "at": write_witness(witness)})
    assert reply == {"outcome": outcome, "digits": [50, 100]}


OPEN = {
    "a true equation, which balls cannot tell": (forall(x, eq(sin(x)**2 + cos(x)**2, 1)), {"x": 1}),
    "its denial, which they cannot refute": (forall(x, sin(x)**2 + cos(x)**2 < 1), {"x": 1}),
    "a difference below the first precision": (forall(x, eq(exp(x), exp(x) + Q(1, 10**80))), {"x": 1}),
    "a true inequality": (forall(x, x < exp(x)), {"x": 1}),
    "a hypothesis that fails": (forall(x, implies(2 < x, exp(x) < 2)), {"x": 1}),
    "a hypothesis that is not decided": (forall(x, implies(eq(sin(x)**2 + cos(x)**2, 1), exp(x) < 2)), {"x": 1}),
    "a hypothesis without a value": (forall(x, implies(eq(1 / x, 1 / x), x < 0)), {"x": 0}),
    "a hypothesis for all numbers": (implies(forall(n, eq(1 / n, 5)), eq(Q(0), 1)), {}),
    "a number that may exist": (forall(x, exists(n, exp(x) < n)), {"x": 1}),
    "a value that is missing": (forall(x, y, exp(x) < y), {"x": 1}),
    "a value of another sort": (forall(n, exp(n) < 0), {"n": Q(1, 2)}),
    "a negative natural number": (forall(n, 1 <= exp(n)), {"n": -1}),
    "a value that is none": (forall(x, exp(x) < 0), {"x": 1 / Q(1) - log(Q(-1))}),
    "a function for a number": (forall(x, exp(x) < 0), {"x": (k, k)}),
    "a number for a function": (forall(u, exp(u(0)) < 0), {"u": 1}),
    "a function that is not total": (forall(u, exp(u(1)) < 0), {"u": (k, 1 / k)}),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_is_not_seen_to_fail_is_not_refuted(name):
    statement, witness = OPEN[name]
    with pytest.raises(NotRefuted):
        refuted_by_enclosures(statement, witness)
    assert set(answer({"statement": write_statement(statement), "at": write_witness(witness)})) == {"error"}


def test_both_precisions_must_agree(monkeypatch):
    statement = forall(x, eq(exp(x), 2))
    real = refuter.truth
    monkeypatch.setattr(refuter, "truth", lambda f, digits, end: 3 if digits == 100 else real(f, digits, end))
    with pytest.raises(NotRefuted):
        refuted_by_enclosures(statement, {"x": 1})


def test_a_witness_is_the_same_after_a_journey():
    found = read_witness(json.loads(json.dumps(write_witness({"n": 3, "x": Q(1, 3), "u": (k, k**2), "y": pi / 2}))))
    assert {name: str(v) for name, v in found.items()} == {"n": "3", "x": "1/3", "u": str((k, k**2)), "y": "pi/2"}


GOOD = write_statement(forall(x, exp(x) < 2))
HOSTILE = [
    None, [], 3, {}, {"statement": GOOD}, {"statement": 1, "at": {}}, {"statement": GOOD, "at": []}, {"statement": GOOD, "at": {"x": 1}},
    {"statement": "", "at": {}}, {"statement": GOOD[:-20], "at": {}}, {"statement": GOOD, "at": {"x": "1"}},
    {"statement": GOOD, "at": {"x": GOOD}}, {"statement": GOOD, "at": {"x": write_witness({"x": 1})["x"][:-4]}},
    {"statement": write_witness({"x": 1})["x"], "at": {}}, {"statement": GOOD, "at": {}, "digits": [1, 2]},
    {"statement": write_statement(exp(x) < 0), "at": {}},
    {"statement": GOOD + " " * refuter.MAX_REQUEST, "at": {}},
]


@pytest.mark.parametrize("request_", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_request_is_an_error(request_):
    assert set(answer(request_)) == {"error"}


def test_work_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(refuter, "SECONDS", 0.3)
    from mathcheck.lang import Sum, factorial

    slow = forall(n, Sum(exp(1 / factorial(k)), k, 0, 900_000) < n)
    with pytest.raises(NotRefuted):
        refuted_by_enclosures(slow, {"n": 1}, 0.3)


def test_the_process_answers_line_by_line_and_loads_no_claim_file():
    requests = [{"statement": GOOD, "at": write_witness({"x": 1})}, None, {"statement": GOOD, "at": write_witness({"x": 0})}]
    done = subprocess.run([sys.executable, "-I", "-m", "mathcheck.registry.refuter"], capture_output=True, text=True, check=True,
                          input="".join(json.dumps(r) + "\n" for r in requests))
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r.get("outcome") for r in replies] == ["refuted", None, None]


CLAIM = """
gauss = integral(exp(-y**2), y, 0, 1)
claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, twins=[Twin('t', %s)])
"""
TWINS = {
    "by the kernel": ("forall(n, n < 7), refuted_at={'n': 9}", "refuted", "n = 9", "a kernel theorem"),
    "without a witness": ("forall(n, n < 7)", "refuted", "n = 7", "a kernel theorem"),
    "a function without a witness": ("forall(u, eq(u(1), u(2)))", "refuted", "u(k) = k", "a kernel theorem"),
    "by enclosures": ("forall(x, eq(gauss, x)), refuted_at={'x': Q(746824132812, 10**12)}", "refuted", "x = 186706033203/250000000000",
                      "disjoint enclosures at 50 and 100 digits"),
    "whose balls overlap": ("forall(x, sin(x)**2 + cos(x)**2 < 1), refuted_at={'x': 1}", "surviving", "x = 1", ""),
    "that is true": ("forall(x, x < exp(x)), refuted_at={'x': 1}", "surviving", "x = 1", ""),
    "that is true, without a witness": ("forall(x, x < exp(x))", "surviving", "", ""),
}


@pytest.fixture
def run(claims):
    def verify(text):
        path = claims.write("c", text)
        runner = Runner([claims.root])
        try:
            return runner.run(path)
        finally:
            runner.stop()

    return verify


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_says_what_refutes_it(run, name):
    text, outcome, witness, by = TWINS[name]
    report = run(CLAIM % text)
    [twin] = report.twins
    assert (twin.outcome, twin.witness, twin.by) == (outcome, witness, by)
    assert (report.verdict == "proved") == (outcome == "refuted") and exit_code([report]) == (outcome == "surviving")
    assert bool(twin.how) == (by == "a kernel theorem")


EXPECTED = "claim = Claim(id=ID, title='t', statement=%s, expects='refuted', refuted_at=%s)"


@pytest.mark.parametrize(("statement", "witness", "verdict", "by"), [
    ("forall(x, eq(integral(exp(-y**2), y, 0, 1), x))", "{'x': Q(746824132812, 10**12)}", "refuted",
     "disjoint enclosures at 50 and 100 digits"),
    ("forall(n, n < 7)", "{}", "refuted", "a kernel theorem"),
    ("forall(x, x < exp(x))", "{'x': 1}", "failed", ""),
    ("forall(x, sin(x)**2 + cos(x)**2 < 1)", "{'x': 1}", "failed", ""),
])
def test_a_claim_that_expects_to_be_refuted_says_by_what(run, statement, witness, verdict, by):
    report = run(EXPECTED % (statement, witness))
    assert (report.verdict, report.met, report.refuted_by) == (verdict, verdict == "refuted", by)


def test_what_encloses_is_stopped_too(run, monkeypatch):
    monkeypatch.setattr("mathcheck.registry.run.MAX_ENCLOSING", 0.0)
    report = run(CLAIM % TWINS["by enclosures"][0])
    assert report.verdict == "failed" and "stopped after 0 seconds" in report.problems[0].why
