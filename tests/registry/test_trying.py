"""`try` believes none of its helpers: what they send is audited, and whatever else they send is no answer."""

import subprocess

import pytest

from mathcheck.kernel.writer import write_statement
from mathcheck.lang import parse_statement
from mathcheck.registry import seeker, trying
from mathcheck.registry.helper import HelperDied
from mathcheck.registry.trying import try_statement

TRUE, FALSE = parse_statement("x^2 >= 0"), parse_statement("x^2 > 0")


def proof_of(statement):
    return seeker.prove(statement, 5.0, 50)["certificate"]


def refutation_of(statement):
    return seeker.refute(statement, 5.0, 50)["certificate"]


@pytest.fixture
def sent(monkeypatch):
    """What the seekers send, by task; the auditors stay as they are."""
    answers = {}
    ask = trying.Helpers.ask

    def asked(self, request, timeout):
        if "do" not in request:
            return ask(self, request, timeout)
        found = answers.get(request["do"], {})
        if isinstance(found, BaseException):
            raise found
        return found

    monkeypatch.setattr(trying.Helpers, "ask", asked)
    return answers


def test_a_proof_of_something_else_is_no_proof(sent):
    sent["prove"] = {"certificate": proof_of(TRUE)}
    assert try_statement(TRUE, 5).verdict == "proved"
    assert try_statement(FALSE, 5).verdict == "undecided"


def test_a_refutation_of_something_else_is_no_refutation(sent):
    sent["refute"] = {"witness": "x = 0", "certificate": refutation_of(FALSE)}
    assert try_statement(FALSE, 5).verdict == "refuted"
    assert try_statement(TRUE, 5).verdict == "undecided"


def test_a_proof_is_no_refutation_and_the_other_way_round(sent):
    sent["refute"] = {"witness": "x = 0", "certificate": proof_of(TRUE)}
    sent["prove"] = {"certificate": refutation_of(FALSE)}
    assert try_statement(TRUE, 5).verdict == try_statement(FALSE, 5).verdict == "undecided"


@pytest.mark.parametrize("answer", [{"certificate": "{}"}, {"certificate": "nonsense"}, {"verdict": "proved"}, {},
                                    subprocess.TimeoutExpired("x", 1.0), HelperDied(), ValueError("no JSON")], ids=repr)
def test_nonsense_is_no_answer(sent, answer):
    sent["prove"] = sent["refute"] = sent["look"] = answer
    found = try_statement(TRUE, 5)
    assert found.verdict == "undecided" and found.certificate is None


def test_a_theorem_whose_statement_is_not_well_posed_is_not_proved(sent):
    """x/x = x/x holds wherever it has a value; as a statement about all x it has none at 0."""
    assert try_statement(parse_statement("x/x = x/x"), 5).verdict == "undecided"


def test_a_statement_without_a_value_is_refuted():
    found = try_statement(parse_statement("x/x = x/x"), 10)
    assert found.verdict == "refuted" and found.witness == "x = 0" and "no value" in found.how


def test_a_vacuous_statement_is_not_proved():
    assert try_statement(parse_statement("x < x: 1 = 2"), 5).verdict == "undecided"


def test_a_seeker_answers_what_it_is_asked():
    request = {"do": "look", "statement": write_statement(TRUE), "seconds": 2.0, "digits": 20}
    assert seeker.answer(request)["outcome"] == "confirmed"
    assert seeker.answer({**request, "do": "refute"}) == {}
    assert seeker.answer({**request, "do": "prove", "statement": write_statement(FALSE)})["why"]
