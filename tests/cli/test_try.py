"""`mathcheck try`: what a stranger types is proved, refuted or left undecided; what cannot be read is said with its place; all in bounded
time and memory."""

import json
import resource
import time

import pytest

PROVED = {
    "a polynomial on an interval": "x in [0, 1]: x**2 <= x",
    "an integral": "integral(cos(x)**3, x, 0, pi/2) = 2/3",
    "an identity": "sin(2*x) = 2*sin(x)*cos(x)",
    "a sum": "n in NN: sum(k, k, 1, n) = n*(n + 1)/2",
    "a closed inequality": "exp(pi) < pi**3",
    "an exact equation": "1/3 + 1/6 = 0.5",
}
REFUTED = {
    "at a number": ("n in NN: 2^n > n^2", "n = 2"),
    "without a value": ("x**-1 > 0", "x = 0"),
    "an integral across a pole": ("integral(1/x, x, -1, 1) = 0", ""),
    "a number that is nearly right": ("integral(exp(-x^2), x, 0, 1) = 0.746824", ""),
    "a limit": ("lim(x/(x + 1), x -> oo) = 2", ""),
    "nothing exists": ("exists x in RR. x^2 + x + 1 = 0", ""),
}


@pytest.mark.parametrize("name", PROVED)
def test_what_is_proved(cli, tmp_path, name):
    file = tmp_path / "proof.jsonl"
    done = cli("try", PROVED[name], "--certificate", file)
    assert done.code == 0 and done.out.startswith("PROVED: ") and done.err == "", done.out + done.err
    assert all(len(line) <= 80 for line in done.out.splitlines())
    audit = cli("audit", file)
    assert audit.code == 0 and audit.out.startswith("PROVED")


@pytest.mark.parametrize("name", REFUTED)
def test_what_is_refuted(cli, name):
    statement, witness = REFUTED[name]
    done = cli("try", statement)
    assert done.code == 1 and done.out.startswith("REFUTED: "), done.out
    assert not witness or f"it fails at {witness}" in done.out
    assert "kernel proves" in done.out or "enclosures" in done.out


def test_what_is_left_undecided_says_how_far_it_was_looked_at(cli):
    done = cli("try", "n in NN, n >= 1: 0 < sin(n)^2", "--timeout", "3")
    assert done.code == 3 and done.out.startswith("UNDECIDED: ")
    assert "no proof: " in done.out and "numbers: confirmed: n = 1..61" in done.out


def test_an_equation_that_only_digits_support_is_undecided(cli):
    """Ramanujan's constant is no integer, but only from the 13th digit on."""
    close = "exp(pi*sqrt(163)) = 262537412640768744"
    assert cli("try", close).code == 1


def test_a_power_that_may_have_a_negative_exponent_is_told_from_the_other(cli):
    done = cli("try", "x > 0, n in ZZ: x^n > 0")
    assert done.code == 1 and "it has no value there" in done.out and "b^^e for every integer e" in " ".join(done.out.split())
    assert cli("try", "x > 0, n in ZZ: x^^n > 0", "--timeout", "3").code in (0, 3)


def test_the_document(cli):
    document = json.loads(cli("try", "--json", "x^2 >= 0").out)
    assert {k: document[k] for k in ("schema", "version", "verdict", "statement")} == {
        "schema": "mathcheck-try", "version": 1, "verdict": "proved", "statement": "forall x:Real. 0 <= x^2"}
    assert document["certificate"] and document["inferences"] > 0 and document["axioms"] == []
    document = json.loads(cli("try", "--json", "x^2 > 0").out)
    assert (document["verdict"], document["witness"]) == ("refuted", "x = 0")


UNREADABLE = {
    "a real power": ("x**0.5 > 0", "sqrt(x)"),
    "no formula": ("x + 1", ""),
    "an open bracket": ("(x > 0", ""),
    "brackets without end": ("(" * 50_000 + "x" + ")" * 50_000 + " > 0", ""),
    "minus signs without end": ("-" * 5_000 + "1 < 0", ""),
    "a number without end": ("1" * 9_000 + " > 0", ""),
    "an exponent without end": ("1e999999999 > 0", ""),
    "a name that is not there": ("sinh(x) > 0", "exp(x)"),
    "nothing": ("", ""),
    "a program": ("__import__('os').system('true') = 0", ""),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_with_its_place(cli, name):
    statement, hint = UNREADABLE[name]
    start = time.monotonic()
    done = cli("try", statement)
    assert done.code == 2 and done.out == "" and "Traceback" not in done.err
    assert "^" in done.err and hint in done.err and len(done.err) < 600
    assert time.monotonic() - start < 10


HOSTILE = ["9**9**9**9 > 0", "9**9**9**9 = 9**9**9**8", "sum(sum(sum(k*j*i, k, 1, 10^9), j, 1, 10^9), i, 1, 10^9) > 0", "(10^9)! > 1",
           "exp(exp(exp(exp(exp(10))))) > 1", "integral(integral(integral(sin(x*y*z), x, 0, 9), y, 0, 9), z, 0, 9) = 1",
           "prod(x + k, k, 1, 10^8) > 0", "n in NN: sin(n^n^n) < 1", "x in [0, 10^1000]: sin(1/x) <= 2"]


@pytest.mark.parametrize("statement", HOSTILE)
def test_hostile_statements_end_in_time(cli, statement):
    """The answer may be any, but it comes soon, and its processes together stay small."""
    start = time.monotonic()
    done = cli("try", statement, "--timeout", "4")
    assert done.code in (0, 1, 3) and "Traceback" not in done.err, done.err
    assert time.monotonic() - start < 25
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 4 << 20  # kilobytes, of the largest process so far


def test_a_statement_from_standard_input(cli):
    for text, code in (("x^2 >= 0\n", 0), ("(" * 1_000_000, 2)):
        done = cli("try", "-", text=text)
        assert done.code == code and "Traceback" not in done.err
