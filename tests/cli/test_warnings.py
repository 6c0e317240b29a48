"""What `verify` warns of: said under the claim and counted, while verdict and exit code stay as they are."""

import json

import pytest

HEAD = '''from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Q, Real, eq, forall, implies

x, y = Real("x"), Real("y")
'''
UNUSED = HEAD + '''
statement = forall(x, y, implies(0 < x, 0 < y, 0 < x + 1))


def derivation(d):
    one = d.have("one", 0 < x + 1, by.arithmetic, d.suppose("positive", 0 < x))
    return d.have("all", statement, by.generalisation, one)


claim = Claim(id="ID", title="t", statement=statement, derivation=derivation, numeric=region(x=(-2, -1), y=(0, 1)))
'''
RENAMED = UNUSED.replace("0 < y, ", "").replace("-2, -1", "-2, 1").replace(
    "y=(0, 1))", "y=(0, 1)), twins=[Twin('renamed', forall(y, x, implies(0 < y, 0 < y + 1)), refuted_at={'x': 0, 'y': 1})]")
CONTRADICTORY = HEAD + '''
statement = forall(x, implies(x < 0, 0 < x, eq(Q(1), 2)))


def derivation(d):
    body = d.have("body", eq(Q(1), 2), by.contradiction, d.suppose("s", x < 0), d.suppose("t", 0 < x))
    return d.have("all", statement, by.generalisation, body)


claim = Claim(id="ID", title="t", statement=statement, derivation=derivation)
'''


@pytest.fixture
def verified(cli, folder, tmp_path):
    def run(*words, **texts):
        return cli("verify", *words, "--claims", folder(**texts), MATHCHECK_CACHE_DIR=str(tmp_path / "cache"))
    return run


def words(done):
    return " ".join(done.out.split())


def test_warnings_stand_under_the_claim_and_change_nothing(verified):
    done = verified(unused=UNUSED)
    assert done.code == 0 and done.out.splitlines()[1].startswith("proved    unused")
    assert ("warning: unused: the hypothesis 0 < y is never used; the derivation proves the statement without it "
            "try: leave it out, or ask whether the statement says what is meant") in words(done)
    assert ("warning: unused, numeric check: 0 < x and 0 < y holds nowhere on the region x in [-2, -1], y in [0, 1], so that 'confirmed' "
            "says nothing about what follows from it try: widen the region") in words(done)
    assert "1 claim: 1 proved; 2 warnings; " in done.out


def test_warnings_are_data(verified):
    done = verified("--json", unused=UNUSED)
    [claim] = json.loads(done.out)["claims"]
    assert (done.code, claim["met"], claim["problems"]) == (0, True, [])
    assert [(w["where"], set(w)) for w in claim["warnings"]] == [
        ("", {"where", "why", "hint", "goal", "given"}), ("numeric check", {"where", "why", "hint", "goal", "given"})]
    assert claim["numeric"]["unmet"] == ["0 < x and 0 < y holds nowhere"]


def test_a_renamed_twin_survives_and_the_warning_says_why(verified):
    done = verified(renamed=RENAMED)
    assert done.code == 1 and "twin renamed/renamed: the statement is not refuted at" in words(done)
    assert "warning: twin renamed/renamed: its statement differs from that of the claim only in names, if at all" in words(done)


def test_contradictory_hypotheses_fail_by_the_check_that_is_named(verified):
    done = verified(contradictory=CONTRADICTORY)
    assert done.code == 1 and "warning" not in done.out
    assert ("contradictory, derivation 'main': the vacuity check, that its hypotheses can be met, fails: no witness found for "
            "exists x:Real. x < 0 and 0 < x, so the statement may be vacuous try: give the claim witness=dict(x=...) with values that "
            "meet them, or leave out a hypothesis that the others exclude") in words(done)


def test_without_warnings_none_are_counted(verified):
    assert "warning" not in verified(fine=UNUSED.replace("0 < y, ", "").replace("-2, -1", "-2, 1")).out
