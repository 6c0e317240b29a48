"""The certificate of the integer complexity counterexample: what is changed in it is refused."""

import json
import random

import pytest

from mathcheck.cli.folders import Folder
from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.errors import KernelError
from mathcheck.kernel.terms import eq
from mathcheck.kernel.theorem import RULES
from mathcheck.kernel.writer import write_statement
from mathcheck.lang import complexity
from mathcheck.registry.run import Runner

P = 353942783


@pytest.fixture(scope="module")
def certificate():
    folder = Folder(None)
    runner = Runner(folder.roots)
    try:
        report = runner.run(folder.only("integer-complexity-counterexample"))
    finally:
        runner.stop()
    assert report.verdict == "proved"
    return report.proofs[0].certificate


@pytest.fixture(scope="module")
def step(certificate):
    """The arguments of the one step that closes the branches."""
    [found] = [th for th in read_certificate(certificate).steps if th.rule == "cost_exceeds"]
    return found.args


def closes(step, claims=None, primes=None, composites=None):
    positive, split, f, x, wanted, *rest = step
    changed = [old if new is None else new for old, new in zip(rest, (claims, primes, composites))]
    try:
        return RULES["cost_exceeds"](positive, split, f, x, wanted, *changed)
    except KernelError:
        return None


def mapping(groups):
    return {m: s for s, *numbers in groups for m in numbers}


def groups(claims):
    return tuple((s, *sorted(m for m in claims if claims[m] == s)) for s in sorted(set(claims.values())))


def test_it_is_small_and_the_kernel_accepts_it(certificate, step):
    assert len(certificate) < 100_000
    answer = audit(certificate)
    assert (answer["outcome"], answer["axioms"], answer["missing"]) == ("proved", [], [])
    assert closes(step) is not None and 3_000 < len(mapping(step[5])) < 3_400


def test_no_claim_may_be_missing_or_say_more(step):
    claims = mapping(step[5])
    some = random.Random(5).sample(sorted(claims), 40)
    for m in [P, P - 1, min(claims), *some]:
        assert closes(step, groups({k: s for k, s in claims.items() if k != m})) is None, m
        assert closes(step, groups({**claims, m: claims[m] + 1})) is None, m
    assert closes(step, (*step[5], (62, P))) is None  # a number twice


def test_every_factorisation_is_complete(step):
    """Without an entry for a prime, without a factor of a composite, or with a composite passed off as a prime."""
    _, primes, composites = step[5:]
    for entry in primes:
        assert closes(step, primes=tuple(e for e in primes if e != entry)) is None
    for pair in composites:
        assert closes(step, composites=tuple(p for p in composites if p != pair)) is None
        hidden = (pair[0], 2, *(p for p in (2, 3, 5, 7) if (pair[0] - 1) % p == 0))
        assert closes(step, primes=(*primes, hidden), composites=()) is None
    # a strong pseudoprime to the bases 2, 3, 5 and 7 with an entry that would prove a prime
    pseudoprime = 3215031751
    for a in (2, 3, 5, 7):
        for used in ((2,), (2, 5), (2, 3, 5), (2, 3, 5, 43), (2, 3, 5, 13, 16487)):
            assert closes(step, primes=(*primes, (pseudoprime, a, *used))) is None


def test_what_it_says_cannot_be_changed(certificate):
    """63 ones for 64, another number, another statement: a line that says something else is refused."""
    for wrong in (eq(complexity(P), 64), eq(complexity(P), 62), eq(complexity(P - 1), 62)):
        assert audit(certificate, statement=write_statement(wrong))["outcome"] == "refused"
    lines = certificate.splitlines()
    sixty_three = [i for i, line in enumerate(lines) if line == '["num",[],63]']
    assert len(sixty_three) == 1
    for other in (62, 64):
        forged = list(lines)
        forged[sixty_three[0]] = f'["num",[],{other}]'
        assert audit("\n".join(forged) + "\n")["outcome"] != "proved"


def test_a_damaged_expression_is_refused(certificate):
    """Each number of the expression is a line of the table: none may be another."""
    lines = certificate.splitlines()
    header = json.loads(lines[0])
    numbers = [i for i in range(1, 1 + header["terms"]) if lines[i].startswith('["num",[],') and len(lines[i]) > len('["num",[],999]')]
    assert len(numbers) > 8
    for i in numbers:
        op, args, value = json.loads(lines[i])
        forged = list(lines)
        forged[i] = json.dumps([op, args, value + 1], separators=(",", ":"))
        assert audit("\n".join(forged) + "\n")["outcome"] in ("refused", "not a certificate"), value
