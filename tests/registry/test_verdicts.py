"""From what a claim declares to its verdict: twins, the numeric check, expectations, audited certificates."""

import json
from dataclasses import asdict

import pytest

from mathcheck.kernel.evaluation import compute
from mathcheck.kernel.writer import write_certificate
from mathcheck.lang import Q
from mathcheck.registry.helper import Helpers
from mathcheck.registry.judge import audit, audit_command, judge, requests_for
from mathcheck.registry.numbers import NOT_CHECKED, checked_numbers
from mathcheck.registry.picture import read_picture
from mathcheck.registry.report import VERDICTS, Report, Unloaded
from mathcheck.registry.run import exit_code, same_ids

PROVED = "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation)"
ABOVE = """
def above(start=3):
    return forall(n, implies(start <= n, 2 * n + 1 < 2**n))

def steps(d, start=3, refused=False):
    late = d.suppose("late", start <= n)
    base = d.have("base", at(2 * n + 1 < 2**n, n, start), by.computation)
    ih = d.suppose("hypothesis", 2 * n + 1 < 2**n)
    if refused:
        d.have("gives up", n < 2**n, by.arithmetic)
    step = d.have("step", at(2 * n + 1 < 2**n, n, n + 1), by.arithmetic, ih, late)
    return d.have("all", above(start), by.induction(n, start), base, step)

def claim_with(*twins, **fields):
    return Claim(id=ID, title='t', statement=above(), derivation=steps, twins=twins, **fields)

"""


def with_twin(claims, twin, **fields):
    return claims.verdict("above", ABOVE + f"claim = claim_with({twin})", **fields)


def test_a_twin_is_refuted_at_its_witness_and_stops_the_derivation_at_its_step(claims):
    report = with_twin(claims, "Twin('from-two', above(2), refuted_at={'n': 2}, params={'start': 2}, breaks='base')")
    [twin] = report.twins
    assert (report.verdict, report.met, report.problems) == ("proved", True, ())
    assert (twin.id, twin.outcome, twin.witness, twin.stops, twin.problem) == ("above/from-two", "refuted", "n = 2", "base", None)


def test_a_twin_without_a_value_at_its_witness_is_ill_posed(claims):
    [twin] = with_twin(claims, "Twin('all-integers', forall(k, 2 * k < 2**k), refuted_at={'k': -1})").twins
    assert twin.outcome == "ill-posed"


def test_a_slip_of_the_source_is_a_twin_that_is_marked(claims):
    report = with_twin(claims, "Twin('from-two', above(2), refuted_at={'n': 2}, note='the post begins at 2', slip=True), "
                               "Twin('from-one', above(1), refuted_at={'n': 1})")
    assert report.met and [(t.id, t.slip, t.outcome) for t in report.twins] == [("above/from-two", True, "refuted"),
                                                                               ("above/from-one", False, "refuted")]
    assert [t["slip"] for t in report.data()["twins"]] == [True, False]


def test_a_declared_picture_is_in_the_report(claims, head):
    drawn = claims.verdict("drawn", "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation,\n"
                                    "              picture=margin(x**2, over=(x, -1, 1)))", "from mathcheck import margin\n" + head)
    assert drawn.verdict == "proved" and read_picture(drawn.picture).kind == "margin"
    assert claims.verdict("fine", PROVED).picture is None


def test_a_twin_refuted_by_a_function_shows_the_function(claims):
    [twin] = with_twin(claims, "Twin('constant', forall(u, eq(u(1), u(0))), refuted_at={'u': (k, k)})").twins
    assert (twin.outcome, twin.witness) == ("refuted", "u(k) = k")


FAILS = {
    "a true twin": ("Twin('t', above(4), refuted_at={'n': 4})", "which is true"),
    "a false twin with a wrong witness": ("Twin('t', above(2), refuted_at={'n': 3})", "which is true"),
    "a witness outside the hypotheses": ("Twin('t', above(2), refuted_at={'n': 1})", "is not shown to hold"),
    "a witness without a value": ("Twin('t', above(2), refuted_at={'m': 2})", "the witness gives no value for n"),
    "a true twin without a witness": ("Twin('t', above(4))", "the witness gives no value for n"),
    "a stop at another step": ("Twin('t', above(2), refuted_at={'n': 2}, params={'start': 2}, breaks='step')",
                               "should stop at 'step', but it stops at 'base'"),
    "a stop at a step that does not exist": ("Twin('t', above(2), refuted_at={'n': 2}, params={'start': 2}, breaks='bass')",
                                             "should stop at 'bass', but it stops at 'base'"),
    "a stop where the method merely gives up": (
        "Twin('t', above(2), refuted_at={'n': 2}, params={'start': 3, 'refused': True}, breaks='gives up')",
        "that step is not shown false"),
    "a rerun that is not about the twin": ("Twin('t', above(2), refuted_at={'n': 2}, breaks='all')", "that step is not shown false"),
    "params that the derivation does not take": ("Twin('t', above(2), refuted_at={'n': 2}, params={'begin': 2}, breaks='base')",
                                                 "should stop at 'base', but"),
}


@pytest.mark.parametrize(("twin", "why"), FAILS.values(), ids=FAILS)
def test_a_twin_that_is_not_what_it_says_fails_the_claim(claims, twin, why):
    report = with_twin(claims, twin)
    assert (report.verdict, report.met) == ("failed", False)
    [problem] = report.problems
    assert problem.where == "above/t" and why in problem.why
    assert report.twins[0].outcome == "surviving" and report.twins[0].problem == problem
    assert all(p.verdict == "proved" for p in report.proofs)


def test_a_twin_that_the_derivation_proves_fails_the_claim(claims):
    report = with_twin(claims, "Twin('t', above(4), refuted_at={'n': 4}, params={'start': 4}, breaks='base')")
    assert report.verdict == "failed"
    found = claims.asked(claims.root / "above.py")["refuted"][0]["stop"]
    assert found["why"] == "the derivation proves the twin" and found["certificate"] is None


def test_breaks_without_a_derivation_fails(claims):
    report = claims.verdict("open", "claim = Claim(id=ID, title='t', statement=statement, expects='open', "
                            "twins=[Twin('t', forall(x, 0 < x), refuted_at={'x': 0}, breaks='all')])")
    assert report.verdict == "failed" and "no derivation to rerun" in report.problems[0].why


def test_any_accident_in_a_derivation_is_a_failed_step(claims):
    for accident in ("ClaimError('no')", "SystemExit('no')", "ValueError('no')"):
        report = claims.verdict("accident", "from mathcheck import ClaimError\ndef derivation(d):\n    d.suppose('first', 0 <= x)\n"
                                f"    raise {accident}\nclaim = Claim(id=ID, title='t', statement=statement, derivation=derivation)")
        assert report.verdict == "failed" and report.problems[0].where == "first" and "no" in report.problems[0].why


def test_the_numeric_check_can_only_pull_a_claim_down(claims):
    confirmed = claims.verdict("above", ABOVE + "claim = claim_with(numeric=region(n=range(20)))")
    assert confirmed.verdict == "proved" and confirmed.numeric["outcome"] == "confirmed" and confirmed.numeric["points"] == 20
    wrong = claims.verdict("wrong", "claim = Claim(ID, 't', statement=forall(n, n < 5), expects='open', numeric=region(n=range(9)))")
    assert wrong.verdict == "failed" and wrong.problems[0].where == "numeric check" and "n = 5" in wrong.problems[0].why
    silent = claims.verdict("silent", PROVED)
    assert silent.verdict == "proved" and silent.numeric["outcome"] == "not covered"


def test_confirmed_numbers_prove_nothing(claims):
    report = claims.verdict("c", "claim = Claim(id=ID, title='t', statement=forall(n, n < 9), numeric=region(n=range(9)))")
    assert (report.verdict, report.met, report.numeric["outcome"]) == ("open", False, "confirmed")
    assert report.numeric["beyond"] == ["n beyond 8: not covered"] and "n beyond 8: not covered" in checked_numbers(report.numeric)


def test_a_claim_without_a_derivation_is_open(claims):
    report = claims.verdict("open", "claim = Claim(id=ID, title='t', statement=statement, expects='open')")
    assert (report.verdict, report.met, report.proofs) == ("open", True, ())
    assert not claims.verdict("open", "claim = Claim(id=ID, title='t', statement=statement)").met


def test_a_claim_that_expects_to_be_refuted_is_met_when_it_is(claims):
    slip = "claim = Claim(id=ID, title='t', statement=forall(n, n * n < 2**n), expects='refuted', refuted_at={'n': %d})"
    report = claims.verdict("slip", slip % 2)
    assert (report.verdict, report.met, report.problems) == ("refuted", True, ())
    report = claims.verdict("slip", slip % 5)
    assert not report.met and report.verdict != "proved" and "which is true" in report.problems[0].why


def test_a_proved_claim_that_expects_something_else_is_not_met(claims):
    for expects in ("refuted", "open", "undecided"):
        report = claims.verdict("c", f"claim = Claim(id=ID, title='t', statement=statement, derivation=derivation, expects={expects!r})")
        assert not report.met, expects


def true_elsewhere():
    """A certificate of a true statement that nobody asked for, and a theorem that is not even that."""
    th = compute(Q(1) < 2)
    return write_certificate(th.concl, th)


def tampered(certificate):
    lines = certificate.splitlines(keepends=True)
    header = json.loads(lines[0])
    steps = lines[1 + header["terms"]:]
    yield "a step left out", "".join([json.dumps({**header, "steps": header["steps"] - 1}) + "\n", *lines[1:-1]])
    yield "cut off", certificate[:-5]
    yield "empty", "\n"
    yield "not JSON", "proved\n"
    yield "another true statement", true_elsewhere()
    yield "an unknown rule", certificate.replace(json.loads(steps[-1])[0], "trust_me")
    yield "without its obligations", json.dumps({**header, "obligations": []}) + "\n" + "".join(lines[1:])
    yield "another step as the theorem", json.dumps({**header, "theorem": 0}) + "\n" + "".join(lines[1:])


def test_a_tampered_certificate_is_never_proved(claims, verdict_of_answer):
    text = """
statement = forall(x, implies(0 < x, 0 < 1 / x))
def derivation(d):
    body = d.have("body", 0 < 1 / x, by.arithmetic, d.suppose("positive", 0 < x))
    return d.have("all", statement, by.generalisation, body)
"""
    answer = claims.answer("reciprocal", text + PROVED)
    assert verdict_of_answer(answer).verdict == "proved"
    kinds = list(tampered(answer["derived"][0]["certificate"]))
    assert len({text for _, text in kinds}) == 8
    for kind, certificate in kinds:
        changed = {**answer, "derived": [{**answer["derived"][0], "certificate": certificate}]}
        report = verdict_of_answer(changed)
        assert report.verdict == "failed" and not report.met, kind
        assert "the audit does not accept the certificate" in report.problems[0].why, kind


def test_a_certificate_of_another_true_statement_does_not_refute_a_twin(claims, verdict_of_answer):
    answer = claims.answer("above", ABOVE + "claim = claim_with(Twin('t', above(2), refuted_at={'n': 2}))")
    changed = {**answer, "refuted": [{**answer["refuted"][0], "certificate": true_elsewhere()}]}
    report = verdict_of_answer(changed)
    assert report.verdict == "failed" and "the audit does not accept its refutation" in report.problems[0].why


def test_a_step_is_not_shown_false_by_the_certificate_of_another_statement(claims, verdict_of_answer):
    twin = "Twin('t', above(2), refuted_at={'n': 2}, params={'start': 2}, breaks='base')"
    answer = claims.answer("above", ABOVE + f"claim = claim_with({twin})")
    twin = answer["refuted"][0]
    changed = {**answer, "refuted": [{**twin, "stop": {**twin["stop"], "certificate": true_elsewhere()}}]}
    report = verdict_of_answer(changed)
    assert report.verdict == "failed" and "that step is not shown false" in report.problems[0].why


def test_a_missing_certificate_is_failed_and_asks_nothing_of_the_audit(claims):
    answer = claims.answer("c", PROVED)
    changed = {**answer, "derived": [{**answer["derived"][0], "certificate": None}]}
    assert requests_for(changed) == []
    report = judge(changed, [], 0.0)
    assert report.verdict == "failed" and report.problems[0].why == "no certificate was written"


def test_what_is_shown_is_the_statement_that_the_audit_returned(claims, verdict_of_answer):
    answer = claims.answer("c", PROVED)
    report = verdict_of_answer({**answer, "statement": "P = NP"})
    assert (report.verdict, report.statement) == ("proved", "forall x:Real. 0 <= x^2")


def test_an_axiom_is_reported(claims):
    statement = "forall(x, exists(n, x < n))"
    report = claims.verdict("c", f"claim = Claim(id=ID, title='t', statement={statement}, "
                            f"axioms=('archimedes',), derivation=lambda d: d.have('a', {statement}, by.axiom('archimedes')))")
    assert (report.verdict, report.axioms) == ("proved", ("archimedes",))


def test_the_audit_of_another_interpreter_agrees_and_answers_in_order(claims):
    answer = claims.answer("above", ABOVE + "claim = claim_with(Twin('t', above(2), refuted_at={'n': 2}))")
    wanted = requests_for(answer)
    wanted.append({**wanted[0], "certificate": true_elsewhere()})
    auditors = Helpers(audit_command())
    try:
        for _ in range(2):  # the same process again
            assert [a["outcome"] for a in audit(wanted, 60, auditors.ask)] == ["proved", "refuted", "refused"]
        assert audit([], None, auditors.ask) == []
    finally:
        auditors.stop()


KEYS = {"id", "title", "title_zh", "source", "tags", "path", "expects", "verdict", "met", "statement", "definitions", "axioms", "proofs",
        "twins", "numeric", "seconds", "problems", "steps"}


def test_a_report_is_json_with_stable_keys(claims):
    report = with_twin(claims, "Twin('from-two', above(2), refuted_at={'n': 2}, params={'start': 2}, breaks='base')")
    data = json.loads(json.dumps(report.data()))
    assert set(data) >= KEYS and data["steps"] == 5
    assert set(data["proofs"][0]) >= {"name", "verdict", "steps", "inferences", "axioms", "cites", "problem"}
    assert not {"certificate", "record"} & set(data["proofs"][0]) and "term" not in data
    assert set(data["twins"][0]) >= {"id", "statement", "outcome", "witness", "how", "stops", "problem"}
    assert set(data["numeric"]) == set(NOT_CHECKED)
    failed = json.loads(json.dumps(with_twin(claims, "Twin('t', above(4), refuted_at={'n': 4})").data()))
    assert set(failed) == set(data) and set(failed["problems"][0]) >= {"where", "why", "hint", "goal", "given"}


@pytest.fixture
def report(claims):
    base = asdict(claims.verdict("c", PROVED))

    def make(verdict, expects="proved", name="c", path="c.py"):
        return Report(**{**base, "verdict": verdict, "expects": expects, "met": verdict == expects, "id": name, "path": path})

    return make


EXIT = [("proved", "proved", None, 0), ("refuted", "refuted", None, 0), ("open", "open", None, 0), ("computed", "computed", None, 0),
        ("undecided", "undecided", None, 0), ("failed", "proved", None, 1), ("refuted", "proved", None, 1), ("failed", "refuted", None, 1),
        ("undecided", "proved", None, 3), ("open", "proved", None, 3), ("proved", "open", None, 3), ("computed", "proved", None, 3),
        ("computed", "computed", "proved", 3), ("proved", "proved", "proved", 0)]


@pytest.mark.parametrize(("verdict", "expects", "require", "code"), EXIT)
def test_the_exit_code_of_one_claim(report, verdict, expects, require, code):
    assert exit_code([report(verdict, expects)], (), require) == code
    assert exit_code([report("proved"), None, report(verdict, expects)], (), require) == code


def test_every_verdict_has_an_exit_code():
    assert {v for v, *_ in EXIT} == set(VERDICTS)


def test_failure_counts_more_than_indecision(report):
    assert exit_code([report("undecided"), report("failed")]) == 1
    assert exit_code([Unloaded("c.py", 1, "not valid Python"), report("open")]) == 1
    assert exit_code([report("proved")], [Unloaded("c.py", 0, "declared twice")]) == 1
    assert exit_code([]) == 0


def test_two_files_that_declare_one_claim_are_named(report):
    results = [(path, report("proved", name=name, path=path)) for path, name in (("a/c.py", "c"), ("b/c.py", "c"), ("d.py", "d"))]
    [problem] = same_ids(results)
    assert "the claim c is declared twice: in a/c.py and in b/c.py" in problem.why and problem.hint
