"""A fixed sample of mutants of certificates: none is accepted with another theorem, none crashes the audit or keeps it busy. And the
tool itself: it sees a false acceptance, a crash and a slow audit when there is one."""

import itertools
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from mathcheck.kernel import audit as audit_module
from mathcheck.kernel.binding import bind
from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.recursion import Recursion
from mathcheck.kernel.sorts import INT, NAT, REAL, function_sort
from mathcheck.kernel.terms import Definition, Term, conj, eq, le, lt, number, variable
from mathcheck.kernel.theorem import RULES
from mathcheck.kernel.writer import write_certificate, write_statement

from . import judging
from .changes import Certificate, number_of, spelled
from .comparing import same_term, same_theorem
from .judging import (
    ANOTHER,
    BY_AUDIT,
    BY_RULE,
    CRASH,
    DIFFERENT,
    IDENTICAL,
    KINDS,
    NEVER,
    NOT_A_CERTIFICATE,
    OPEN,
    SLOW_ONE,
    Judge,
    Subject,
)
from .running import shares, table, tally_of, united
from .subjects import SAMPLE, of_claims, of_derivations

COUNT, SEED = 4_000, 1
ROOT = Path(__file__).resolve().parents[2]

# Rules that no certificate of the sample uses; those of all shipped claims do not either.
NOT_COVERED = {"continuous_within", "deriv_integral", "inst_function", "integral_comparison", "integral_congruence", "integral_split",
               "integral_substitution", "limit_both_sides", "limit_from_eventually", "limit_of_differentiable", "limit_of_slopes",
               "limit_with_value", "weaken"}

x, y = variable("x", REAL), variable("y", REAL)
k, n = variable("k", INT), variable("n", NAT)


@pytest.fixture(scope="module")
def groups():
    return {**of_claims(SAMPLE), **of_derivations()}


@pytest.fixture(scope="module")
def sample(groups):
    return united([tally_of(subject, count, SEED) for subject, count in shares(groups, COUNT)])


def rule(name, *args):
    return RULES[name](*args)


def small():
    """|- forall x. x = x, and what it owes."""
    theorem = rule("forall_intro", rule("refl", x), x)
    return Subject("small", write_certificate(theorem.concl, theorem), write_statement(theorem.concl))


# The fixed sample


def test_no_mutant_is_accepted_with_another_theorem_crashes_or_takes_long(sample):
    print("", table(sample), "the slowest:", *sample.slowest, sep="\n")
    assert [str(found) for found in sample.found] == []
    assert sample.count(*NEVER) == 0
    assert sample.count(*KINDS) == COUNT


def test_the_sample_reaches_every_kind_of_change_and_of_judgement(sample, groups):
    changes = Counter()
    for (change, _), count in sample.counts.items():
        changes[change] += count
    everywhere = {kind for group in groups.values() for subject in group for kind in Certificate(subject.text).places}
    assert set(changes) == everywhere and len(everywhere) >= 25
    assert min(changes.values()) >= 10, changes
    for kind in (NOT_A_CERTIFICATE, BY_RULE, BY_AUDIT, OPEN, IDENTICAL, ANOTHER):
        assert sample.count(kind) > 0, kind
    assert sample.count(NOT_A_CERTIFICATE, BY_RULE, BY_AUDIT) > 0.8 * COUNT


def test_the_sample_uses_all_rules_but_those_named(groups):
    used = {th.rule for group in groups.values() for subject in group for th in read_certificate(subject.text).steps}
    assert set(RULES) - used == NOT_COVERED


# The tool


def test_mutants_are_the_same_for_the_same_seed_and_never_the_certificate_itself():
    [subject] = of_derivations()["derivation geometric"]
    certificate = Certificate(subject.text)
    first, again, other = (list(itertools.islice(certificate.edits(Random(seed)), 500)) for seed in ("1", "1", "2"))
    assert first == again != other
    texts = [certificate.text(edit) for _, edit in first]
    assert subject.text not in texts and len(set(texts)) == len(texts)


def test_every_place_is_reached():
    subject = small()
    certificate = Certificate(subject.text)
    touched = {(kind, edit.start) for kind, edit in certificate.edits(Random(0))}
    assert touched == {(kind, place.line) for kind, places in certificate.places.items() for place in places}


def test_the_work_is_spread_evenly():
    subject = small()
    work = shares({"a": [subject] * 3, "b": [subject], "c": []}, 300)
    assert [count for _, count in work] == [33, 33, 34, 100]


@pytest.mark.parametrize("value, written", [
    (0, 0), (-7, -7), (2**53 - 1, 2**53 - 1), (2**53, "0x20000000000000"), (-(2**60), "-0x1000000000000000"),
    (Fraction(1, 2), {"q": [1, 2]}), (Fraction(-1, 2**53), {"q": [-1, "0x20000000000000"]}),
])
def test_numbers_are_written_as_the_format_writes_them(value, written):
    assert spelled(Fraction(value)) == written and number_of(written) == number_of({"n": written}) == value


def accepting(replaced):
    """An audit that asks for nothing: whatever the steps show is what was expected."""
    def audit(text, **_expected):
        return replaced(text) | {"outcome": "proved"}
    return audit


def test_a_false_acceptance_would_be_seen(monkeypatch):
    subject = small()
    judge = Judge(subject)
    other = rule("forall_intro", rule("refl", x + 1), x)
    mutant = write_certificate(other.concl, other)
    assert judge.judge(mutant).kind == ANOTHER
    monkeypatch.setattr(judging, "audit", accepting(audit_module.audit))
    assert judge.judge(mutant).kind == DIFFERENT and judge.judge(subject.text).kind == IDENTICAL


def test_an_axiom_more_would_be_seen(monkeypatch):
    subject = small()
    judge = Judge(subject)
    monkeypatch.setattr(judging, "audit", lambda text, **_: audit_module.audit(text) | {"axioms": ["archimedes"]})
    assert judge.judge(subject.text).kind == DIFFERENT


def test_a_crash_is_seen(monkeypatch):
    judge = Judge(small())
    monkeypatch.setattr(judging, "audit", lambda _text, **_: {}["outcome"])
    judged = judge.judge("")
    assert judged.kind == CRASH and "KeyError" in judged.why
    caught = {"outcome": "refused", "rule": "audit", "why": "the kernel stopped with ValueError: x"}
    monkeypatch.setattr(judging, "audit", lambda _text, **_: caught)
    assert judge.judge("").kind == CRASH


def test_what_takes_long_is_seen_and_stopped(monkeypatch):
    judge = Judge(small())
    monkeypatch.setattr(judging, "SLOW", -1.0)
    assert judge.judge("").kind == SLOW_ONE
    monkeypatch.setattr(judging, "SLOW", 5.0)
    monkeypatch.setattr(judging, "STOPPED", 0.05)
    monkeypatch.setattr(judging, "audit", lambda _text, **_: all(True for _ in itertools.count()))
    judged = judge.judge("")
    assert judged.kind == SLOW_ONE and judged.seconds < 2


def test_a_certificate_that_is_not_accepted_itself_is_no_subject():
    for theorem in (rule("assume", le(0, x)), rule("refl", x)):
        with pytest.raises(ValueError, match="small"):
            Judge(Subject("small", write_certificate(theorem.concl, theorem), write_statement(theorem.concl)))
    with pytest.raises(ValueError, match="small"):
        Judge(small()._replace(statement=write_statement(eq(1, 1))))


def test_a_closed_theorem_that_owes_more_is_a_subject():
    """Such are the certificates of computed claims: of what the statement owes."""
    theorem = rule("forall_intro", rule("imp_intro", rule("refl", x), lt(x, x)), x)
    subject = Subject("vacuous", write_certificate(theorem.concl, theorem), write_statement(theorem.concl))
    assert Judge(subject).judge(subject.text).kind == IDENTICAL
    assert Judge(small()).judge(small().text).kind == IDENTICAL


def test_the_command_prints_a_table_and_ends_with_zero():
    command = [sys.executable, "-m", "tests.mutation", "--count", "60", "power-of-zero"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    [whole] = [line.split() for line in done.stdout.splitlines() if line.startswith("all ")]
    assert whole[1] == "60" and whole[-3:] == ["0", "0", "0"]


# The walk of its own


def square(name="square", parameter="t", sort=REAL, more=None):
    t = variable(parameter, sort)
    return Definition(name, ((parameter, sort),), t**2 if more is None else t**2 + more)


def halves(start):
    own = variable("halves", function_sort((NAT,), REAL))
    return Recursion("halves", (("n", NAT),), REAL, number(start), own(n) / 2)


def function(places, result):
    return variable("f", function_sort(places, result))


TERMS = {
    "x < y": lt(x, y), "y < x": lt(y, x), "x <= y": le(x, y), "x = x": eq(x, x), "x of sort Int": lt(variable("x", INT), y),
    "1": number(1), "the literal 1/2": number(Fraction(1, 2)), "1 by 2": number(1) / 2, "the literal -1": number(-1), "minus 1": -number(1),
    "x^n": x**n, "x^^n": Term("zpow", (x, n)),
    "forall x. 0 <= x": bind("forall", x, le(0, x)), "forall k. 0 <= k": bind("forall", k, le(0, k)),
    "exists x. 0 <= x": bind("exists", x, le(0, x)),
    "forall x y. x <= y": bind("forall", x, bind("forall", y, le(x, y))),
    "forall x y. y <= x": bind("forall", x, bind("forall", y, le(y, x))),
    "sum": bind("sum", k, k, k, k), "product": bind("prod", k, k, k, k),
    "square": square()(x), "square with 0": square(more=0)(x), "square of u": square(parameter="u")(x), "other": square("other")(x),
    "square of Int": square(sort=INT)(k), "halves": halves(1)(n), "halves from 2": halves(2)(n),
    "f(x)": function((REAL,), REAL)(x), "f(x) of sort Int": function((REAL,), INT)(x), "f(x, y)": function((REAL, REAL), REAL)(x, y),
}


@pytest.mark.parametrize("one", TERMS)
def test_terms_are_the_same_for_the_walk_exactly_if_they_are_one_term(one):
    assert [other for other in TERMS if same_term(TERMS[one], TERMS[other])] == [one]


def test_the_names_of_bound_variables_do_not_count():
    assert same_term(bind("forall", x, le(0, x)), bind("forall", y, le(0, y)))


def test_the_walk_does_not_look_at_keys():
    """Two terms that a mistake has given one key are different for the walk, though equal for the audit."""
    true, false = eq(1, 1), eq(1, 2)
    object.__setattr__(false, "key", true.key)
    try:
        assert true == false and not same_term(true, false)
    finally:
        object.__setattr__(false, "key", Term("true").key - 10**9)


def test_theorems_are_the_same_up_to_the_order_of_hypotheses():
    a, b, c = le(0, x), le(0, y), le(0, x + y)
    ab, ba, ac = (rule("weaken", rule("weaken", rule("refl", x), first), second) for first, second in ((a, b), (b, a), (a, c)))
    assert ab.hyps != ba.hyps and same_theorem(ab, ba)
    assert not same_theorem(ab, ac) and not same_theorem(ab, rule("refl", x))
    assert not same_theorem(rule("refl", x), rule("refl", y)) and not same_theorem(rule("assume", conj(a, b)), rule("assume", conj(b, a)))
