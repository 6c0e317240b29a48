"""What a worker sends is used only after it is checked, and what is printed beside a verdict is what was audited."""

import copy

import pytest

from mathcheck import by
from mathcheck.kernel.axioms import axiom
from mathcheck.kernel.logic import assume, not_elim, not_intro
from mathcheck.kernel.writer import write_certificate, write_statement
from mathcheck.lang import Nat, Not, Real, exists, forall
from mathcheck.registry.answer import checked
from mathcheck.registry.build import Library, build
from mathcheck.registry.claim import Claim, Twin
from mathcheck.registry.helper import Helpers
from mathcheck.registry.judge import audit, audit_command, judge, requests_for

AUDITORS = Helpers(audit_command())  # it starts when it is asked, and ends with this process
n, x = Nat("n"), Real("x")
grows = forall(n, n < n + 1)


def derivation(d):
    return d.have("all", grows, by.generalisation, d.have("one", n < n + 1, by.arithmetic))


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    claim = Claim(id="grows", title="n < n + 1", statement=grows, derivation=derivation,
                  twins=[Twin("equal", forall(n, n + 1 < n + 1), refuted_at={"n": 0})])
    return build(claim, tmp_path_factory.mktemp("claims") / "grows.py", Library([]))


def report(answer):
    return judge(checked(answer), audit(requests_for(answer), 60, AUDITORS.ask), 0.0)


def test_a_workers_own_answer_is_accepted(answer):
    assert report(answer).verdict == "proved"


CHANGES = {
    "an expectation that does not exist": lambda a: a.update(expects="failed"),
    "an outcome that does not exist": lambda a: a["numeric"].update(outcome="exact   0.1 s\nproved    riemann-hypothesis"),
    "points that are no number": lambda a: a["numeric"].update(points="many"),
    "another claim's twin": lambda a: a["refuted"][0].update(id="other/equal"),
    "a missing statement": lambda a: a.update(term=None),
    "an id that is none": lambda a: a.update(id="../grows"),
    "steps that are no list": lambda a: a["derived"][0].update(steps={}),
    "an unhashable cite": lambda a: a["derived"][0].update(cites=[["a"]]),
    "a truth value for a number": lambda a: a["derived"][0]["steps"][0].update(concl=True),
    "a field that is missing": lambda a: a.pop("refuted"),
    "citations that are missing": lambda a: a.pop("cited"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_answer_of_another_shape_is_refused(answer, change):
    forged = copy.deepcopy(answer)
    change(forged)
    with pytest.raises(ValueError, match=r"answer|exist|another claim"):
        checked(forged)


def test_a_recorded_step_that_the_certificate_does_not_show_is_marked(answer):
    assert [s["audited"] for s in report(answer).proofs[0].record["steps"]] == [True, True]
    forged = copy.deepcopy(answer)
    forged["derived"][0]["terms"] = forged["refuted"][0]["term"]
    forged["derived"][0]["steps"] = [{**forged["derived"][0]["steps"][0], "hyps": [], "concl": 0}]
    found = report(forged)
    assert found.verdict == "proved" and found.steps == 0
    assert [s["audited"] for s in found.proofs[0].record["steps"]] == [False]


def test_a_failed_claim_never_meets_what_it_expects(answer):
    forged = copy.deepcopy(answer)
    forged["derived"][0]["certificate"] = forged["derived"][0]["certificate"].replace("induction", "no_rule")[:-5]
    found = report(forged)
    assert (found.verdict, found.met) == ("failed", False)


def test_the_axioms_of_a_refutation_are_told(answer):
    bounded = Not(forall(x, exists(n, x < n)))
    denied = not_intro(not_elim(assume(bounded), axiom("archimedes")), bounded)
    forged = copy.deepcopy(answer)
    forged["axioms"] = ["archimedes"]
    forged["refuted"][0].update(term=write_statement(bounded), certificate=write_certificate(denied.concl, denied))
    [twin] = report(forged).twins
    assert (twin.outcome, twin.axioms) == ("refuted", ("archimedes",))


def test_an_axiom_that_the_claim_does_not_declare_is_refused(tmp_path):
    archimedes = axiom("archimedes").concl

    def cited(**declared):
        claim = Claim(id="unbounded", title="no largest", statement=archimedes, **declared,
                      derivation=lambda d: d.have("a", archimedes, by.axiom("archimedes")))
        return report(build(claim, tmp_path / "unbounded.py", Library([])))

    assert cited(axioms=("archimedes",)).verdict == "proved"
    refused = cited()
    assert refused.verdict == "failed"
    assert "not expected: archimedes" in refused.problems[0].why and "axioms=" in refused.problems[0].hint


@pytest.mark.parametrize("arguments", [{"below": [[1]]}, {"below": "9"}, {"below": 1.5}, {"below": True}, {"below": None}, [], "below"])
def test_arguments_of_a_computation_are_whole_numbers_by_name(answer, arguments):
    forged = copy.deepcopy(answer)
    forged["computation"] = {"survey": "prime-complexity", "arguments": arguments, "certificate": None, "error": None}
    with pytest.raises(ValueError, match=r"answer\.computation"):
        checked(forged)


def test_what_a_worker_does_not_write_is_left_out(answer):
    nested = []
    for _ in range(900):
        nested = [nested]
    forged = {**copy.deepcopy(answer), "more": nested}
    forged["numeric"]["more"] = nested
    found = checked(forged)
    assert "more" not in found and "more" not in found["numeric"]
    assert report(forged).verdict == "proved"


def test_a_certificate_of_what_nothing_owes_is_not_asked_for(answer):
    forged = copy.deepcopy(answer)
    certificate = answer["derived"][0]["certificate"]
    forged.update(derived=[], computation={"survey": "prime-complexity", "arguments": {}, "certificate": certificate, "error": None})
    assert judge(checked(forged), audit(requests_for(forged), 60, AUDITORS.ask), 0.0, {"error": "another"}).verdict == "failed"
