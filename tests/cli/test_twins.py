"""`mathcheck twins`: the table of a claim's twins, and of its mutants."""

import json
import signal
import time
from pathlib import Path

import pytest

from mathcheck.registry.mutating import OUTCOMES, classify, prover
from mathcheck.registry.report import KERNEL

BALLS = '''from mathcheck import Claim, Twin, by
from mathcheck.lang import *

x, y, n = Real("x"), Real("y"), Nat("n")
statement = forall(n, 0 <= n)
gauss = integral(exp(-y**2), y, 0, 1)
claim = Claim(id="ID", title="t", statement=statement, derivation=lambda d: d.have("a", statement, by.arithmetic), twins=[
    Twin("searched", forall(n, n < 7), note="7 is not"),
    Twin("enclosed", forall(x, eq(gauss, x)), refuted_at={"x": Q(746824132812, 10**12)}),
    Twin("undefined", forall(x, 1/x < 2), refuted_at={"x": 0}),
    Twin("with-a-name-that-is-so-long-that-no-witness-fits-beside-it-on-a-line", forall(n, n < 1), refuted_at={"n": 1})])
'''


def test_the_table_of_twins(cli, folder):
    done = cli("twins", "balls", "--claims", folder(balls=BALLS))
    assert done.code == 0 and done.err == ""
    lines = done.out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    rows = [line.split() for line in lines if line[:1] != " "]
    assert ["refuted", "kernel", "searched", "n", "=", "7"] in rows and ["ill-posed", "kernel", "undefined", "x", "=", "0"] in rows
    assert "by disjoint enclosures at 50 and 100 digits" in done.out and "7 is not" in done.out
    assert lines[-1] == "balls: 4 false twins: 3 refuted, 1 ill-posed"


def test_a_surviving_twin_is_exit_code_1(cli, folder):
    done = cli("twins", "surviving", "--claims", folder("surviving"))
    assert done.code == 1 and "surviving" in done.out and "try:" in done.out
    assert done.out.splitlines()[-1] == "surviving: 2 false twins: 1 refuted, 1 surviving"


@pytest.mark.parametrize(("name", "code"), [("fine", 0), ("known_open", 0), ("syntax", 1), ("json", 1), ("unknown", 2)])
def test_exit_codes(cli, folder, name, code):
    claims = folder("fine", "known-open", "syntax", "json")
    assert cli("twins", name.replace("_", "-"), "--claims", claims).code == code


@pytest.mark.parametrize("words", [(), ("--mutate",)])
def test_a_claim_that_takes_too_long_is_exit_code_3(cli, folder, words):
    done = cli("twins", "sleeping", "--claims", folder("sleeping"), "--timeout", "0.5", *words)
    assert done.code == 3 and "0.5 seconds" in done.out + done.err


@pytest.mark.parametrize("words", [("--cap", "0"), ("--seconds", "nan"), ("--seconds", "0"), ("--cap", "x")])
def test_options_are_checked(cli, folder, words):
    assert cli("twins", "fine", "--mutate", *words, "--claims", folder("fine")).code == 2


def documented(document, *parts):
    page = (Path(__file__).parent.parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    return {k for part in (document, *parts) for k in part if f"`{k}`" not in page} == set()


def test_twins_json(cli, folder):
    claims = folder("surviving", "syntax", balls=BALLS)
    document = json.loads(cli("twins", "balls", "--json", "--claims", claims).out)
    assert list(document) == ["schema", "version", "mathcheck", "path", "exit_code", "seconds", "id", "statement", "twins", "problems"]
    assert (document["schema"], document["version"], document["exit_code"], document["problems"]) == ("mathcheck-twins", 1, 0, [])
    assert [t["by"] for t in document["twins"]] == [KERNEL, "disjoint enclosures at 50 and 100 digits", KERNEL, KERNEL]
    assert documented(document, *document["twins"])
    assert json.loads(cli("twins", "surviving", "--json", "--claims", claims).out)["exit_code"] == 1
    broken = json.loads(cli("twins", "syntax", "--json", "--claims", claims).out)
    assert (broken["exit_code"], broken["twins"]) == (1, []) and broken["problems"]


def test_mutants(cli, folder):
    done = cli("twins", "defined", "--mutate", "--cap", "10", "--seconds", "1", "--claims", folder("defined"))
    assert done.code == 0 and done.err == ""
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert "defined: 10 mutants: " in done.out and " refuted" in done.out


def test_mutants_json(cli, folder):
    document = json.loads(cli("twins", "defined", "--mutate", "--cap", "6", "--seconds", "1", "--json", "--claims", folder("defined")).out)
    assert (document["schema"], document["version"], document["exit_code"], document["interrupted"]) == ("mathcheck-mutants", 1, 0, False)
    assert set(document["counts"]) == set(OUTCOMES) and sum(document["counts"].values()) == len(document["mutants"]) == 6
    assert all(m["outcome"] in OUTCOMES and (m["outcome"] in ("refuted", "ill-posed")) == bool(m["by"]) for m in document["mutants"])
    assert documented(document, *document["mutants"])


def test_ctrl_c_while_mutants_are_looked_at(start, folder):
    process = start("twins", "npow-compare", "--mutate", "--seconds", "5")
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130 and "interrupted after" in out and "Traceback" not in err


def test_each_kind_of_mutant():
    from mathcheck.lang import Nat, Q, Real, eq, exp, forall, integral, log

    n, x, y = Nat("n"), Real("x"), Real("y")

    def outcome(statement, proves=lambda _: False):
        found = classify(statement, proves, seconds=1)
        return found.outcome, found.by

    assert outcome(forall(n, n < 3)) == ("refuted", KERNEL)
    assert outcome(eq(integral(exp(-y**2), y, 0, 1), Q(746824132812, 10**12))) == ("refuted", "enclosures at 50 and 100 digits")
    assert outcome(forall(x, log(x) < x)) == ("ill-posed", KERNEL)
    assert outcome(forall(x, x < exp(x))) == ("undecided", "")
    assert outcome(forall(x, x < exp(x)), lambda _: True) == ("still true", "")
    assert outcome(forall(n, n < 3), lambda _: True) == ("refuted", KERNEL)
    assert prover([], 1)(eq(Q(2) + 2, 4)) and not prover([], 1)(eq(Q(2) + 2, 5))
