"""The verdict `computed`: given only where a survey finds exactly the statement, and the kernel what the statement owes."""

import json
import subprocess
import sys

import pytest

from mathcheck.kernel.certificate import read_statement
from mathcheck.registry import surveyor
from mathcheck.registry.claim import Claim, ClaimError, Computation, computation
from mathcheck.registry.run import Runner, exit_code

HEAD = """from mathcheck import Claim, Twin, by, computation
from mathcheck.lang import *

q, f = Nat("q"), complexity

def groundwork(d):
    d.cite("integer-complexity-recursion")
    d.have("2 is prime", prime(2), by.primality)

def one_more(below, by=1):
    return forall(q, implies(prime(q), q < below, eq(f(q), f(q - 1) + by)))

"""
PACKAGED = surveyor.__file__.rsplit("/mathcheck/", 1)[0] + "/claims"
GOOD = ("claim = Claim(id=ID, title='t', statement=one_more(%d), expects='computed', computation=computation('prime-complexity', below=%d), "
        "groundwork=groundwork, witness={'q': 2})")


@pytest.fixture
def run(tmp_path):
    from pathlib import Path

    def verify(text, timeout=None):
        path = tmp_path / "c.py"
        path.write_text(HEAD + text.replace("ID", "'c'") + "\n", encoding="utf-8")
        runner = Runner([tmp_path, Path(PACKAGED)], timeout)
        try:
            return runner.run(path)
        finally:
            runner.stop()

    return verify


def test_what_a_survey_finds_is_computed(run):
    report = run(GOOD % (10**5, 10**5))
    assert (report.verdict, report.met, report.problems, report.proofs) == ("computed", True, (), ())
    assert report.computation.survey == "prime-complexity" and report.computation.arguments == {"below": 10**5}
    assert report.computation.findings and any("A005520" in c for c in report.computation.checks)
    assert exit_code([report]) == 0 and exit_code([report], require="proved") == 3


REFUSED = {
    "a larger range than was surveyed": (GOOD % (10**5 + 1, 10**5), "which is not the claim's statement"),
    "another statement": (GOOD.replace("one_more(%d)", "one_more(%d, 2)") % (100, 100), "which is not the claim's statement"),
    "a false range": (GOOD % (353942784, 353942784), "f(353942783) is not f(353942782) + 1"),
    "no such survey": (GOOD.replace("prime-complexity", "collatz") % (100, 100), "there is no survey 'collatz'"),
    "other arguments": (GOOD.replace("below=%d", "above=%d") % (100, 100), "does not take these arguments"),
    "no groundwork": (GOOD.replace("groundwork=groundwork, ", "") % (100, 100), "not well posed"),
    "a groundwork that fails": (GOOD.replace("groundwork=groundwork", "groundwork=lambda d: d.have('no', prime(4), by.primality)") % (100, 100),
                                "is not prime"),
    "a vacuous range": (GOOD % (2, 2), "vacuous"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_fails(run, name):
    text, why = REFUSED[name]
    report = run(text)
    assert report.verdict == "failed" and not report.met and exit_code([report]) == 1
    assert any(why in p.why for p in report.problems), report.problems


def test_a_survey_that_takes_too_long_leaves_the_claim_undecided(run):
    report = run(GOOD % (353942783, 353942783), timeout=2)
    assert report.verdict == "undecided" and exit_code([report]) == 3


def test_a_computed_claim_whose_twin_survives_fails(run):
    report = run((GOOD % (100, 100)).replace("witness=", "twins=[Twin('as-it-is', one_more(100), refuted_at={'q': 7})], witness="))
    assert report.verdict == "failed" and report.twins[0].outcome == "surviving"


FIELDS = {
    "computed without a computation": ({"expects": "computed"}, "names its computation"),
    "a computation without computed": ({"computation": computation("prime-complexity", below=9)}, "names its computation"),
    "a derivation beside it": ({"expects": "computed", "computation": computation("prime-complexity", below=9), "derivation": lambda d: None},
                               "has no derivation"),
    "an argument that is no whole number": ({"expects": "computed", "computation": computation("prime-complexity", below=9.0)},
                                            "whole numbers"),
    "a truth value": ({"expects": "computed", "computation": Computation("prime-complexity", {"below": True})}, "whole numbers"),
    "groundwork for a derivation": ({"derivation": lambda d: None, "groundwork": lambda d: None}, "for a computed claim"),
}


@pytest.mark.parametrize(("given", "why"), FIELDS.values(), ids=FIELDS)
def test_fields_that_do_not_go_together_are_refused(given, why):
    from mathcheck.lang import Nat, forall

    n = Nat("n")
    with pytest.raises(ClaimError, match=why):
        Claim(id="c", title="t", statement=forall(n, 0 <= n), **given)


def test_the_surveyor_says_the_statement_that_it_establishes():
    answer = surveyor.answer({"survey": "prime-complexity", "arguments": {"below": 1000}})
    statement = read_statement(answer["statement"])
    assert "q < 1000" in repr(statement) and "1000" in answer["findings"][0]


@pytest.mark.parametrize("arguments", [{"below": True}, {"below": "9"}, {"below": 1.5}, [9], None, {}])
def test_the_surveyor_takes_whole_numbers_only(arguments):
    assert "error" in surveyor.answer({"survey": "prime-complexity", "arguments": arguments})


def test_a_survey_beyond_the_machine_is_not_started():
    assert "undecided" in surveyor.answer({"survey": "prime-complexity", "arguments": {"below": 2**41}})


@pytest.mark.parametrize("change", ["_RECORDS", "_MILLION", "by_definition"])
def test_a_survey_that_differs_from_what_is_known_establishes_nothing(monkeypatch, change):
    wrong = {"_RECORDS": (1, 2, 3, 4, 5, 8), "_MILLION": "0" * 64, "by_definition": lambda count: [0] * (count + 1)}
    monkeypatch.setattr(surveyor, change, wrong[change])
    assert "error" in surveyor.answer({"survey": "prime-complexity", "arguments": {"below": 1000}})


def test_the_surveyor_loads_no_claim_file_and_answers_line_by_line():
    requests = "".join(json.dumps({"survey": s, "arguments": {"below": 50}}) + "\n" for s in ("prime-complexity", "none"))
    done = subprocess.run([sys.executable, "-I", "-m", "mathcheck.registry.surveyor"], input=requests, capture_output=True, text=True, check=True)
    first, second = map(json.loads, done.stdout.splitlines())
    assert "statement" in first and "error" in second
