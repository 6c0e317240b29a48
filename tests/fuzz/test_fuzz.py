"""The corpus is judged as it should be, by the program; a few mutants of it are, in this process; and what looks for mistakes sees them."""

import json
import subprocess
import sys
from random import Random

import fuzz_judge
import fuzz_mutants
import fuzz_seeds
import pytest
from fuzz_structure import Structures
from fuzz_truth import counterexample
from kernel_support import REAL, Term, compute, eq, exists, forall, forged, le, lt, m, ne, number, rule, u, variable, x, y

from mathcheck.kernel.theorem import RULES
from mathcheck.kernel.writer import write_certificate, write_statement

SEEDS = fuzz_seeds.corpus()
CERTIFICATES = tuple(s.certificate.encode() for s in SEEDS)
REJECTED = fuzz_seeds.CORPUS / "rejected"
MESSAGES = json.loads((REJECTED / "messages.json").read_text(encoding="ascii"))
SUM = compute(eq(number(1) + 1, 2))
SMALL = fuzz_seeds.seed("1 + 1 = 2", write_certificate(SUM.concl, SUM))


# The corpus


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_what_is_rejected_is_rejected_with_its_line_and_reason(name):
    command = (sys.executable, "-I", "-m", "mathcheck.kernel.audit", str(REJECTED / f"{name}.jsonl"))
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (1, MESSAGES[name] + "\n", "")
    assert MESSAGES[name].startswith(("REFUSED, line ", "NOT A CERTIFICATE, line "))


def test_every_file_has_its_message_and_the_corpus_is_small():
    assert {path.stem for path in REJECTED.glob("*.jsonl")} == set(MESSAGES)
    assert sum(path.stat().st_size for path in fuzz_seeds.CORPUS.rglob("*") if path.is_file()) < 200_000


def test_the_corpus_uses_every_rule():
    used = set()
    for s in SEEDS:
        header, *lines = map(json.loads, s.certificate.splitlines())
        used |= {line[0] for line in lines[header["terms"]:]}
    assert used == set(RULES)


# Mutants


@pytest.mark.parametrize("part", range(8))
def test_no_mutant_slips_by(part):
    rng, outcomes = Random(part), set()
    with fuzz_judge.recording():
        for _ in range(120):
            kind, s = rng.choice(("certificate", "certificate", "request")), rng.choice(SEEDS)
            data = (s.certificate if kind == "certificate" else fuzz_seeds.request(s)).encode()
            for _ in range(rng.choice((1, 1, 2, 4))):
                data = (fuzz_mutants.mutant if kind == "certificate" else fuzz_mutants.request_mutant)(data, rng, CERTIFICATES)
            judged = fuzz_judge.judged(kind, s, data, rng)
            assert not judged.findings, (s.name, data)
            outcomes.add(judged.outcome)
    assert outcomes >= {"refused", "not a certificate"} and len(outcomes) > 2


def test_the_same_numbers_make_the_same_mutant_whatever_was_made_before():
    def mutants():
        return [fuzz_mutants.mutant(s.certificate.encode(), Random(i), CERTIFICATES) for s in SEEDS for i in range(4)]

    assert mutants() == mutants()


# What looks for mistakes


def findings(seed=SMALL, data=None, kind="certificate"):
    with fuzz_judge.recording():
        return fuzz_judge.judged(kind, seed, data or seed.certificate.encode(), Random(0)).findings


def test_a_good_certificate_is_no_finding():
    assert findings() == [] == findings(kind="request", data=fuzz_seeds.request(SMALL).encode())


def test_a_request_with_bytes_of_no_letter_is_judged_as_it_is_read():
    assert findings(kind="request", data=fuzz_seeds.request(SMALL).encode().replace(b'"refutes": false', b'"refutes": "\xa4"')) == []


def test_an_answer_that_our_own_reading_cannot_follow_is_seen(monkeypatch):
    monkeypatch.setattr(fuzz_judge, "cited", lambda _text: json.loads("no JSON"))
    assert ["cannot be judged" in f for f in findings()] == [True]


def test_an_accident_in_a_rule_is_seen(monkeypatch):
    def breaks(*_args):
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setitem(RULES, "compute", breaks)
    [finding] = findings()
    assert "an accident in the kernel" in finding and "ZeroDivisionError" in finding


def test_an_exception_out_of_the_audit_is_seen(monkeypatch):
    def breaks(*_args, **_kw):
        raise KeyError("unforeseen")

    monkeypatch.setattr(fuzz_judge, "audit", breaks)
    assert "KeyError out of the audit" in findings()[0]


def test_a_rule_that_takes_much_memory_is_seen(monkeypatch):
    monkeypatch.setitem(RULES, "compute", lambda _formula: bytearray(fuzz_judge.MEGABYTES + 50 << 20))
    assert any("time or memory" in f for f in findings())


@pytest.mark.parametrize("kind", ["certificate", "request"])
def test_an_audit_that_takes_long_is_seen(kind, monkeypatch):
    monkeypatch.setattr(fuzz_judge, "SECONDS", 0)
    assert any("it took" in f for f in findings(kind=kind, data=None if kind == "certificate" else fuzz_seeds.request(SMALL).encode()))


def test_a_rule_that_proves_something_false_is_seen(monkeypatch):
    wrong = forged(eq(number(1) + 1, 3))
    monkeypatch.setitem(RULES, "compute", lambda _formula: wrong)
    assert any("a false sequent" in f for f in findings())


def test_an_audit_that_takes_any_statement_is_seen(monkeypatch):
    real = fuzz_judge.audit
    monkeypatch.setattr(fuzz_judge, "audit", lambda text, statement=None, **options: real(text, **options))
    other = SMALL._replace(statement=write_statement(eq(number(1), 1)))
    assert any("not the same" in f for f in findings(seed=other))


def test_an_answer_without_line_or_reason_is_seen():
    bare = {"outcome": "refused", "line": 0, "rule": "compute", "why": ""}
    assert len(fuzz_judge.unclear(bare, b"")) == 2
    assert fuzz_judge.unclear(bare | {"line": 1, "why": "1 is not 2"}, b"") == []


FALSE = {"a comparison": ((lt(x, 1),), lt(x, 0)), "an equation": ((), eq(x * x, x)), "no value": ((), eq(1 / x, 1 / x)),
         "of functions": ((), lt(0, u(m))), "for all": ((), forall(x, le(0, x))), "not there": ((exists(x, eq(x, 1)),), lt(1, y)),
         "of an elementary function": ((lt(0, x),), lt(Term("exp", (x,)), 1 + x)), "of pi": ((), eq(Term("pi"), 3))}
TRUE = {"a comparison": ((lt(x, 1),), lt(x, 2)), "a domain condition": ((ne(x, 0),), eq(x / x, 1)),
        "beyond the values": ((), exists(x, lt(10**9, x))),
        "of an elementary function": ((), le(1 + x, Term("exp", (x,)))), "beyond any evaluation": ((), lt(number(9) ** 10**9, x))}


@pytest.mark.parametrize("what", FALSE)
def test_a_false_sequent_has_a_counterexample(what):
    assert any(counterexample(*FALSE[what], Random(i)) is not None for i in range(10))


@pytest.mark.parametrize("what", TRUE)
def test_a_true_sequent_has_none(what):
    assert all(counterexample(*TRUE[what], Random(i)) is None for i in range(10))


def test_two_statements_are_the_same_up_to_bound_names():
    structures = Structures()
    said, renamed, other = (structures.roots(write_statement(t))[0]
                            for t in (forall(x, lt(x, 1)), forall(y, lt(y, 1)), forall(variable("x", REAL), lt(1, x))))
    assert said == renamed != other
    for s in SEEDS:
        theorem = structures.statement(s.certificate)
        assert structures.roots(s.statement) == [theorem]
    assert structures.of_term(forall(x, lt(x, 1))) == said
    assert structures.of_term(rule("axiom", "archimedes").concl) == structures.roots(write_statement(rule("axiom", "archimedes").concl))[0]
