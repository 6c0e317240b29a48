"""Certificates: round trip, determinism, malformed files, and the audit's own process."""

import json
import os
import random
import shutil
import subprocess
import sys
import venv
from fractions import Fraction

import pytest
from kernel_derivations import build, certificates
from kernel_support import HERE, ROOT, assume, compute, eq, le, lt, number, rule, x

from mathcheck.kernel import audit as audit_module
from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_certificate, read_statement
from mathcheck.kernel.terms import TRUE, ne, negation
from mathcheck.kernel.writer import write_certificate, write_statement

CERTIFICATES = certificates()
NAMES = sorted(CERTIFICATES)
REFUSED = ("refused", "not a certificate")
KERNEL = ROOT / "mathcheck" / "kernel"
SMALL = write_certificate(eq(number(1) + 1, 2), compute(number(1) + 1))


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


def text_of(lines):
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)


# Round trip and determinism


@pytest.mark.parametrize("name", NAMES)
def test_a_certificate_read_back_is_the_same_proof(name):
    statement, theorem, shown = build()[name]
    replayed = read_certificate(CERTIFICATES[name][1])
    assert replayed.statement == statement == replayed.theorem.concl
    assert (replayed.theorem.hyps, replayed.theorem.axioms) == (theorem.hyps, theorem.axioms)
    assert replayed.theorem.definitions == theorem.definitions
    assert [th.concl for th in replayed.obligations] == [th.concl for th in shown]
    assert write_certificate(replayed.statement, replayed.theorem, replayed.obligations) == CERTIFICATES[name][1]


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_read_back_is_the_same_statement(name):
    statement = build()[name][0]
    assert read_statement(write_statement(statement)) == statement


@pytest.mark.parametrize("name", NAMES)
def test_the_audit_proves_the_expected_statement(name):
    statement, text = CERTIFICATES[name]
    answer = audit(text, statement=statement)
    assert answer["outcome"] == "proved" and answer["missing"] == []
    assert answer["axioms"] == {"above": ["archimedes"], "calculus": ["fundamental-theorem"],
            "geometric": ["archimedes", "monotone-convergence"]}.get(name, [])
    assert read_statement(answer["term"]) == build()[name][0]


def test_the_same_derivation_gives_the_same_bytes():
    assert certificates() == CERTIFICATES


def test_certificates_do_not_depend_on_the_hash_seed():
    runs = [subprocess.Popen([sys.executable, str(HERE / "derivations.py")], stdout=subprocess.PIPE, text=True,
                             env={**os.environ, "PYTHONHASHSEED": str(seed)}) for seed in range(5)]
    outputs = [json.loads(run.communicate(timeout=60)[0]) for run in runs]
    assert all({name: tuple(pair) for name, pair in output.items()} == CERTIFICATES for output in outputs)


REWRITING = """
import json, sys
sys.path.insert(0, sys.argv[1])
from mathcheck.kernel import audit
from mathcheck.kernel.certificate import read_certificate
from mathcheck.kernel.writer import write_certificate
for text in json.load(sys.stdin):
    r = read_certificate(text)
    print(json.dumps(write_certificate(r.statement, r.theorem, r.obligations)))
"""


def pythons():
    """This interpreter, and others that are installed here."""
    found = [shutil.which(f"python3.{minor}") for minor in range(11, 20)]
    usable = [p for p in found if p and subprocess.run([p, "--version"], capture_output=True).returncode == 0]
    return [sys.executable, *usable]


def test_every_python_at_hand_writes_the_same_bytes():
    texts = [CERTIFICATES[name][1] for name in NAMES]
    for python in pythons():
        done = subprocess.run([python, "-I", "-c", REWRITING, str(ROOT)], input=json.dumps(texts), capture_output=True, text=True,
                              timeout=60)
        assert done.returncode == 0, done.stderr
        assert [json.loads(line) for line in done.stdout.splitlines()] == texts


def test_large_literals_survive():
    big = number(-(3**20_000))
    theorem = rule("refl", x + big)
    text = write_certificate(theorem.concl, theorem)
    assert read_certificate(text).theorem.concl == theorem.concl
    assert audit(text)["outcome"] == "theorem"


def test_obligations_may_come_from_a_generator():
    theorem = rule("refl", x)
    text = write_certificate(theorem.concl, theorem, (rule("refl", x + index) for index in range(60)))
    assert [th.concl for th in read_certificate(text).obligations] == [eq(x + index, x + index) for index in range(60)]


# What an audit is told to expect. Changes of single things in a certificate are made by tests/mutation.


@pytest.mark.parametrize("name", NAMES)
def test_a_proof_of_another_statement_is_refused(name):
    for other in NAMES:
        if other != name:
            assert audit(CERTIFICATES[name][1], statement=CERTIFICATES[other][0])["outcome"] == "refused"


def test_an_axiom_that_is_not_allowed_is_refused():
    statement, text = CERTIFICATES["above"]
    assert audit(text, statement=statement, axioms_allowed=frozenset())["outcome"] == "refused"
    assert audit(text, statement=statement, axioms_allowed=frozenset({"archimedes"}))["outcome"] == "proved"


def test_a_refutation_is_of_the_statement_that_was_named():
    false = eq(number(1) + 1, 3)
    undefined = eq(1 / number(0), 1)
    against = write_certificate(negation(false), compute(negation(false)))
    assert audit(against, statement=write_statement(false), refutes=True)["outcome"] == "refuted"
    assert audit(against, statement=write_statement(eq(1, 2)), refutes=True)["outcome"] == "refused"
    assert audit(against, refutes=True)["outcome"] == "refused"
    ill = write_certificate(negation(ne(0, 0)), compute(negation(ne(0, 0))))
    assert audit(ill, statement=write_statement(undefined), refutes=True)["outcome"] == "ill-posed"
    open_proof = write_certificate(negation(false), assume(negation(false)))
    assert audit(open_proof, statement=write_statement(false), refutes=True)["outcome"] == "refused"


def test_a_hypothesis_that_stays_open_is_no_proof():
    false = eq(number(1), 0)
    answer = audit(write_certificate(false, assume(false)), statement=write_statement(false))
    assert answer["outcome"] == "theorem" and answer["missing"]


def test_a_statement_without_a_witness_of_its_hypotheses_is_no_proof():
    vacuous = rule("forall_intro", rule("imp_intro", rule("refl", x), lt(x, x)), x)
    answer = audit(write_certificate(vacuous.concl, vacuous))
    assert answer["outcome"] == "theorem" and "not shown: exists x:Real. x < x" in answer["missing"]


# Malformed files


def header(**changes):
    lines = lines_of(SMALL)
    lines[0] = {**lines[0], **changes}
    return text_of(lines)


def with_step(*step):
    lines = lines_of(SMALL)
    lines[-1] = list(step)
    return text_of(lines)


def with_term(*entry):
    """The small certificate with a table of one more line, which nothing refers to."""
    lines = lines_of(SMALL)
    lines.insert(lines[0]["terms"] + 1, list(entry))
    lines[0]["terms"] += 1
    return text_of(lines)


MALFORMED = {
    "empty": "",
    "one newline": "\n",
    "a blank line more": SMALL + "\n",
    "blank lines first": "\n" + SMALL,
    "cut off in the last line": SMALL[:-2],
    "cut off before the last newline": SMALL[:-1],
    "cut off after the table": "".join(SMALL.splitlines(True)[:-1]),
    "only a header": SMALL.splitlines(True)[0],
    "trailing garbage": SMALL + "x\n",
    "a step more than announced": SMALL + SMALL.splitlines(True)[-1],
    "two certificates": SMALL * 2,
    "a key twice": SMALL.replace('"version":2', '"version":2,"version":2'),
    "a key twice in an argument": SMALL.replace('{"t":', '{"t":0,"t":'),
    "NaN": header(statement=float("nan")),
    "infinity": header(statement=float("inf")),
    "a float for an index": header(theorem=0.0),
    "a float that is whole": header(version=2.0),
    "a boolean for an index": header(theorem=False),
    "a boolean for the version": header(version=True),
    "the version before": header(version=1),
    "the next version": header(version=3),
    "a version as a string": header(version="2"),
    "no version": text_of([{key: v for key, v in lines_of(SMALL)[0].items() if key != "version"}, *lines_of(SMALL)[1:]]),
    "another format": header(format="mathcheck-statement"),
    "a key too many": header(comment="hello"),
    "a statement that is no line": header(statement=99),
    "a theorem that is no step": header(theorem=99),
    "a negative step": header(theorem=-1),
    "a negative number of lines": header(terms=-1),
    "a huge number of lines": header(steps=10**15),
    "obligations that are no list": header(obligations={"0": 0}),
    "an obligation that is no step": header(obligations=[7]),
    "an obligation that is a list": header(obligations=[[0]]),
    "another statement than proved": header(statement=0),
    "a huge integer": with_term("num", [], 0).replace('["num",[],0]', '["num",[],' + "9" * 5000 + "]"),
    "a huge integer in a step": with_step("compute", 7).replace(",7]", "," + "7" * 20 + "]"),
    "a literal beyond the limit": with_term("num", [], "0x" + "f" * 290_000),
    "a hex string too long": with_term("num", [], "0x" + "f" * 310_000),
    "a decimal string": with_term("num", [], "12"),
    "a broken hex string": with_term("num", [], "0xzz"),
    "a fraction with denominator zero": with_term("num", [], {"q": [1, 0]}),
    "a fraction of fractions": with_term("num", [], {"q": [{"q": [1, 2]}, 2]}),
    "deep nesting": "[" * 200_000 + "]" * 200_000 + "\n",
    "deep nesting of a number": with_term("num", [], 0).replace('["num",[],0]',
        '["num",[],' + '{"q":[' * 400 + "1,1" + "]}" * 400 + "]"),
    "deep nesting of an argument": with_step("inequality", {"t": 0}, 0).replace(",0]", "," + "[" * 900 + "]" * 900 + "]"),
    "deep nesting of a sort": with_term("var", [], ["x", "Real"]).replace('"Real"', "[[" * 300 + '"Real"' + "]]" * 300),
    "a term that refers to itself": with_term("neg", [3], None),
    "a term that refers forward": with_term("neg", [4], None),
    "a term of an unknown operation": with_term("erf", [0], None),
    "a term with too many arguments": with_term("neg", [0, 0], None),
    "a definition used as a term": text_of([{**lines_of(SMALL)[0], "statement": 0}, ["define", "g", [["t", "Real"]], 0],
        *lines_of(SMALL)[2:]]),
    "a definition without parameters": with_term("define", "g", [], 0),
    "a definition with a strange parameter": with_term("define", "g", [[["t"], "Real"]], 0),
    "a definition with a name that is a list": with_term("define", ["g"], [["t", "Real"]], 0),
    "a call of a term": with_term("call", [0], 0),
    "an unknown sort": with_term("var", [], ["x", "Complex"]),
    "a function sort from formulas": with_term("var", [], ["x", [["Prop"], "Real"]]),
    "a variable with a strange name": with_term("var", [], ["x y", "Real"]),
    "a variable whose name is a list": with_term("var", [], [["x"], "Real"]),
    "data that is an object": with_term("add", [0, 0], {}),
    "a term that is an object": SMALL.replace(SMALL.splitlines()[1], "{}"),
    "a step that refers to itself": with_step("sym", {"p": 0}),
    "a step that refers forward": with_step("sym", {"p": 1}),
    "a step that refers backwards out of the list": with_step("sym", {"p": -1}),
    "a step that is a number": SMALL.replace(SMALL.splitlines()[-1], "3"),
    "an empty step": with_step(),
    "a step without a rule": with_step(0),
    "an unknown rule": with_step("admit", {"t": 0}),
    "a rule by its Python name": with_step("__class__", {"t": 0}),
    "too few arguments": with_step("compute"),
    "too many arguments": with_step("compute", {"t": 0}, {"t": 0}),
    "an argument of an unknown kind": with_step("compute", {"z": 0}),
    "an argument with two kinds": with_step("compute", {"t": 0, "p": 0}),
    "a number for a term": with_step("compute", 0),
    "null": with_step("compute", None),
    "a string for a term": with_step("compute", "x"),
    "a byte order mark": "\ufeff" + SMALL,
    "a null character": SMALL.replace('"num"', '"num\\u0000"', 1),
    "letters of another alphabet": SMALL.replace('"num"', '"nüm"', 1),
    "a surrogate": SMALL.replace('"num"', '"\\ud800"', 1),
    "text": "hello\n",
    "a number": "1\n",
    "an empty object": "{}\n",
    "Python": "__import__('os')\n",
}


def with_recursion(*line, call=None):
    """A proof of 1 = 1 whose table also holds number 0, the variables n and r(n), and one line for a recursion."""
    one = [["num", [], 1], ["eq", [0, 0], None], ["num", [], 0], ["var", [], ["n", "Nat"]], ["var", [], ["r", [["Nat"], "Real"]]],
           ["app", [4, 3], None], ["var", [], ["x", "Real"]], ["app", [4, 0], None]]
    table = [*one, list(line), *([] if call is None else [call])]
    head = {"format": "mathcheck-certificate", "version": 2, "statement": 1, "theorem": 0, "obligations": [], "terms": len(table),
            "steps": 1}
    return text_of([head, *table, ["refl", {"t": 0}]])


GOOD = ("recursion", "r", [["n", "Nat"]], "Real", 2, 5)
MALFORMED |= {f"a recursion {what}": with_recursion(*line) for what, line in {
    "without a step": GOOD[:5], "without cases": GOOD[:4], "with three cases": (*GOOD, 5), "alone": GOOD[:1],
    "with a name that is a list": ("recursion", ["r"], *GOOD[2:]), "with a name that is a number": ("recursion", 7, *GOOD[2:]),
    "with a name that is an object": ("recursion", {"r": 0}, *GOOD[2:]), "without a name": ("recursion", None, *GOOD[2:]),
    "with a reserved name": ("recursion", "exp", *GOOD[2:]), "with an empty name": ("recursion", "", *GOOD[2:]),
    "without parameters": ("recursion", "r", [], *GOOD[3:]), "with parameters that are no list": ("recursion", "r", {"n": "Nat"},
            *GOOD[3:]),
    "with a parameter of three parts": ("recursion", "r", [["n", "Nat", 0]], *GOOD[3:]),
    "with a parameter that is a name": ("recursion", "r", ["n"], *GOOD[3:]),
    "with a strange parameter": ("recursion", "r", [[["n"], "Nat"]], *GOOD[3:]),
    "with a parameter of an unknown sort": ("recursion", "r", [["n", "Natural"]], *GOOD[3:]),
    "with a filter parameter": ("recursion", "r", [["n", "Nat"], ["p", "Filter"]], *GOOD[3:]),
    "with a function parameter": ("recursion", "r", [["n", "Nat"], ["g", [["Nat"], "Real"]]], *GOOD[3:]),
    "with a parameter twice": ("recursion", "r", [["n", "Nat"], ["n", "Nat"]], *GOOD[3:]),
    "over the real numbers": ("recursion", "r", [["n", "Real"]], *GOOD[3:]),
            "over the integers": ("recursion", "r", [["n", "Int"]], *GOOD[3:]),
    "of an unknown sort": (*GOOD[:3], "Number", 2, 5), "of truth values": (*GOOD[:3], "Prop", 2, 5),
            "of filters": (*GOOD[:3], "Filter", 2, 5),
    "of functions": (*GOOD[:3], [["Nat"], "Real"], 2, 5), "without a sort": (*GOOD[:3], None, 2, 5),
            "with a line for a sort": (*GOOD[:3], 0, 2, 5),
    "that refers to itself": (*GOOD[:5], 8), "that refers forward": (*GOOD[:4], 9, 5), "that refers backwards": (*GOOD[:4], -1, 5),
    "with a float": (*GOOD[:4], 2.0, 5), "with a boolean": (*GOOD[:4], True, 5), "with a string for a case": (*GOOD[:5], "r(n)"),
    "that does not descend": (*GOOD[:5], 7), "of itself alone": (*GOOD[:5], 4), "with a free variable": (*GOOD[:4], 6, 5),
    "that speaks of n in the base": (*GOOD[:4], 3, 5), "with a formula for a base": (*GOOD[:4], 1, 5),
    "that is real and said to be natural": (*GOOD[:3], "Nat", 2, 5), "of another name than it applies": ("recursion", "s", *GOOD[2:]),
}.items()}
MALFORMED |= {what: with_recursion(*GOOD, call=call) for what, call in {
    "a recursion called like a definition": ["call", [2], 8], "a recursion that is no line": ["rec", [2], 11],
    "a recursion that is a term": ["rec", [2], 2], "a recursion applied to nothing": ["rec", [], 8],
    "a recursion applied to two": ["rec", [2, 2], 8], "a recursion applied to a real number": ["rec", [6], 8],
    "a recursion applied to a formula": ["rec", [1], 8], "a recursion by name": ["rec", [2], "r"],
            "a recursion as a number": ["rec", [2], True],
    "a recursion used as a term": ["neg", [8], None], "a recursion of no data": ["rec", [2], None],
    "a definition of a recursion": ["define", "g", [["n", "Nat"]], 8], "a second recursion without its own name":
        ["recursion", "s", [["n", "Nat"]], "Real", 2, 5],
    "a variable of sort Filter": ["var", [], ["p", "Filter"]], "an index of sort Filter": ["bvar", [], [0, "Filter"]],
    "a function of filters": ["var", [], ["p", [["Filter"], "Real"]]], "a function to filters": ["var", [], ["p", [["Real"], "Filter"]]],
    "a quantifier over filters": ["forall", [1], ["p", "Filter"]], "infinity with data": ["infinity", [], 0],
    "infinity of a number": ["infinity", [0], None], "a point approached without a point": ["near", [], None],
    "a point that is a formula": ["above", [1], None], "a limit without its variable": ["limit", [0, 0, 0], None],
    "a limit at a number": ["limit", [0, 0, 0], ["x", "Real"]], "a limit over the integers": ["limit", [0, 0, 0], ["x", "Int"]],
    "a series over the natural numbers": ["series", [0, 0], ["k", "Nat"]], "a series with two ends": ["series", [0, 0, 0], ["k", "Int"]],
    "a series without an index": ["series", [0, 0], None],
    "a least number of integers": ["least", [1], ["k", "Int"]], "a least number of real numbers": ["least", [1], ["k", "Real"]],
    "a least number of functions": ["least", [1], ["k", [["Nat"], "Nat"]]], "a least number without its variable": ["least", [1], None],
    "a least number with a number for a formula": ["least", [0], ["k", "Nat"]], "a least number of nothing": ["least", [], ["k", "Nat"]],
    "a least number with a bound": ["least", [1, 0], ["k", "Nat"]], "a least number by its name alone": ["least", [1], "k"],
    "a variable called least": ["var", [], ["least", "Nat"]],
}.items()}


def test_the_recursion_that_the_malformed_ones_differ_from_is_read():
    for call in (None, ["rec", [2], 8], ["rec", [3], 8], ["infinity", [], None], ["near", [6], None],
                 ["least", [1], ["k", "Nat"]]):
        assert audit(with_recursion(*GOOD, call=call))["outcome"] == "proved"


@pytest.mark.parametrize("what", MALFORMED)
def test_a_malformed_file_is_refused_with_a_reason(what):
    answer = audit(MALFORMED[what])
    assert answer["outcome"] in REFUSED and answer["why"]


@pytest.mark.parametrize("what", ["CRLF", "spaces after a line", "a hex string with an underscore"])
def test_a_certificate_has_one_spelling(what):
    text = {"CRLF": SMALL.replace("\n", "\r\n"), "spaces after a line": SMALL.replace("\n", "  \n"),
            "a hex string with an underscore": with_term("num", [], "0x1_0")}[what]
    assert audit(text)["outcome"] in REFUSED


# Numbers as arguments of steps: a bare integer, and {"n": ..} for what JSON's integers do not hold here

LARGE_PRIME = 2**61 - 1
PRIME = rule("prime", LARGE_PRIME, ((LARGE_PRIME, 37, *(2, 3, 5, 7, 11, 13, 31, 41, 61, 151, 331, 1321)),))
HALVED = rule("inequality", le(number(0), number(Fraction(1, 2))), ("const", Fraction(1, 2)))


def with_argument(theorem, old, new):
    """The theorem's certificate with one argument of its last step spelled otherwise."""
    text = write_certificate(theorem.concl, theorem)
    *before, last = text.splitlines(keepends=True)
    assert last.count(old) >= 1, last
    return "".join(before) + last.replace(old, new, 1)


def test_integers_are_written_bare_and_other_numbers_are_not():
    small = write_certificate(rule("prime", 7, ()).concl, rule("prime", 7, ())).splitlines()
    assert small[-1] == '["prime",7,[]]' and json.loads(small[0])["version"] == 2
    assert f'["prime",{{"n":"{LARGE_PRIME:#x}"}},[[{{"n":"{LARGE_PRIME:#x}"}},37,2,3' in write_certificate(PRIME.concl, PRIME)
    assert '["const",{"n":{"q":[1,2]}}]' in write_certificate(HALVED.concl, HALVED)
    for bits in (52, 53, 54, 64):
        for value in (2**bits - 1, 1 - 2**bits):
            th = rule("inequality", le(number(-(2**70)), number(value)), ("const", value + 2**70))
            text = write_certificate(th.concl, th)
            assert read_certificate(text).theorem.concl == th.concl and "." not in text.splitlines()[-1]
    for th in (PRIME, HALVED):
        again = read_certificate(write_certificate(th.concl, th)).theorem
        assert (again.concl, again.args) == (th.concl, th.args) and audit(write_certificate(th.concl, th))["outcome"] not in REFUSED


def test_a_fraction_that_is_an_integer_is_written_as_one():
    for value in (3, 2**70):
        th = rule("inequality", le(number(-value), number(0)), ("const", Fraction(value)))
        text = write_certificate(th.concl, th)
        assert '"q"' not in text and read_certificate(text).theorem.concl == th.concl


@pytest.mark.parametrize("written", ['{"n":7}', '{"n":0}', '{"n":-7}', '{"n":true}', '{"n":false}', '{"n":null}', '{"n":7.0}', '{"n":"7"}',
                                     '{"n":"0x07"}', '{"n":[7]}', '{"n":{"n":7}}', '{"n":{"q":[7]}}', '{"n":{"q":[7,0]}}',
                                     '{"n":7,"n":7}', '{"n":{"q":[7,-1]}}', '{"n":{"q":[7,true]}}', '{"n":{"q":[7.0,1]}}', "{}", "true",
                                     "false", "null", "7.0", "7e0", "+7", "07", "0x7", '"7"', '"0x7"', "[7]", "NaN", "Infinity",
                                     '{"q":[7,1]}', '{"t":7}', '{"p":7}',
                                     '{"n":"0x7","p":0}', "1" * 18, "-" + "1" * 18, "1" * 5_000])
def test_another_spelling_of_an_integer_is_refused(written):
    """Of 7 as the number that the rule for primes is asked for, and in an entry of its table."""
    alone = rule("prime", 7, ())
    inside = rule("prime", 7, ((7, 3, 2, 3),))
    for text in (with_argument(alone, "7", written), with_argument(inside, "[[7", f"[[{written}")):
        answer = audit(text)
        assert answer["outcome"] in REFUSED and answer["why"], text


@pytest.mark.parametrize("written", [str(LARGE_PRIME), f"{LARGE_PRIME:.1f}", f'{{"n":{LARGE_PRIME}}}', f'"{LARGE_PRIME:#x}"',
                                     f'{{"n":"{LARGE_PRIME:#X}"}}', f'{{"n":"{LARGE_PRIME}"}}', '{"n":"0x1fffffffffffffffL"}',
                                     '{"n":" 0x1fffffffffffffff"}', '{"n":"0x01fffffffffffffff"}', '{"n":"+0x1fffffffffffffff"}'])
def test_another_spelling_of_a_large_integer_is_refused(written):
    text = with_argument(PRIME, f'{{"n":"{LARGE_PRIME:#x}"}}', written)
    assert audit(text)["outcome"] in REFUSED


def test_a_file_of_the_version_before_is_refused_for_its_version():
    for text in (header(version=1), with_argument(rule("prime", 7, ()), "7", '{"n":7}').replace('"version":2', '"version":1')):
        answer = audit(text)
        assert answer["outcome"] == "not a certificate" and "version 1 is not read here; this kernel reads version 2" in answer["why"]


def test_a_step_that_a_rule_cannot_take_is_refused_and_does_not_crash_the_audit():
    atom = eq(1 / x, 2)
    lines = lines_of(write_certificate(atom, assume(atom)))
    lines[0]["steps"] = 2
    lines.append(["defined", {"p": 0}, {"t": lines[0]["statement"]}])
    assert audit(text_of(lines))["outcome"] == "refused"


NOISE = bytes(random.Random(5).randrange(256) for _ in range(4096))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", NOISE, b"\x80" + SMALL.encode(), b"\xef\xbb\xbf" + SMALL.encode(),
        b"\x1f\x8b\x08"],
                         ids=["two bytes", "noise", "a high byte", "a byte order mark", "gzip"])
def test_a_binary_file_is_refused(data, tmp_path, capsys):
    path = tmp_path / "proof"
    path.write_bytes(data)
    assert audit_module.main([str(path)]) == 1
    assert "NOT A CERTIFICATE" in capsys.readouterr().out


def test_random_bytes_in_a_certificate_never_raise():
    chance = random.Random(2)
    for _ in range(1500):
        text = list(CERTIFICATES["above"][1])
        for _ in range(chance.randrange(1, 4)):
            text[chance.randrange(len(text))] = chance.choice('0123456789"[]{},:abcdefpqtx \n')
        answer = audit("".join(text), statement=CERTIFICATES["above"][0])
        assert answer["outcome"] in (*REFUSED, "proved", "theorem")


# The audit as a program


@pytest.fixture(scope="session")
def isolated(tmp_path_factory):
    """A Python in which -I finds this package and nothing else that is not in the standard library."""
    folder = tmp_path_factory.mktemp("isolated")
    venv.EnvBuilder(with_pip=False, symlinks=True).create(folder)
    [site] = folder.glob("lib/python*/site-packages")
    (site / "here.pth").write_text(f"{ROOT}\n")
    return str(folder / "bin" / "python")


@pytest.fixture
def files(tmp_path):
    statement, text = CERTIFICATES["above"]
    for name, content in (("good", text), ("statement", statement), ("other", CERTIFICATES["bernoulli"][0]), ("bad", text[:-5]),
                          ("refused", header(statement=0))):
        (tmp_path / name).write_text(content)
    return tmp_path


def run(*command, cwd=None, stdin=None):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=cwd, timeout=60, input=stdin)


def test_the_audit_runs_isolated_and_returns_its_exit_codes(isolated, files):
    audit_command = (isolated, "-I", "-m", "mathcheck.kernel.audit")
    done = run(*audit_command, files / "good", "--statement", files / "statement")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("PROVED: forall x:Real. exists j:Nat. x + 1 < j")
    for expected, *words in ((1, files / "bad"), (1, files / "refused"), (1, files / "good", "--statement", files / "other"),
                             (1, files / "good", "--axioms", ""), (2, files / "missing"), (2,),
                             (2, files / "good", files / "bad"),
                             (2, files / "good", "--nonsense"), (0, files / "good", "--axioms", "archimedes"),
                             (0, files / "good", "--explain")):
        done = run(*audit_command, *words)
        assert done.returncode == expected, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr and (done.stdout or done.stderr)


def test_a_copy_of_the_folder_audits_wherever_it_lies(files, tmp_path):
    """Under another name, with decoys of standard modules beside it and in the working directory."""
    copied = tmp_path / "elsewhere" / "trusted"
    shutil.copytree(KERNEL, copied, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("json", "fractions", "mathcheck", "functools", "terms", "audit"):
        (copied.parent / f"{name}.py").write_text("raise SystemExit('decoy')\n")
    for cwd in (copied.parent, copied):
        done = run(sys.executable, "-I", copied, files / "good", "--statement", files / "statement", cwd=cwd)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("PROVED")
        assert run(sys.executable, "-I", copied, files / "bad", cwd=cwd).returncode == 1
        assert run(sys.executable, "-I", copied, cwd=cwd).returncode == 2


def test_the_audit_answers_requests_line_by_line(isolated):
    statement, text = CERTIFICATES["above"]
    asked = [{"certificate": text, "statement": statement}, {"certificate": text[:-5]}, {"certificate": text, "axioms": []}]
    done = run(isolated, "-I", "-m", "mathcheck.kernel.audit", "--batch", stdin="".join(json.dumps(a) + "\n" for a in asked))
    assert done.returncode == 0
    assert [json.loads(line)["outcome"] for line in done.stdout.splitlines()] == ["proved", "not a certificate", "refused"]


def test_the_audit_loads_only_the_standard_library_and_the_kernel(isolated, files):
    code = f"""
import sys
before = set(sys.modules)
from mathcheck.kernel.audit import main
main([{str(files / 'good')!r}])
for name in sorted(set(sys.modules) - before):
    print("MODULE", name)
"""
    done = run(isolated, "-I", "-c", code)
    loaded = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("MODULE ")]
    assert "mathcheck.kernel.theorem" in loaded
    foreign = [name for name in loaded if not (name.partition(".")[0] in sys.stdlib_module_names or name == "mathcheck"
                                               or name == "mathcheck.kernel" or name.startswith("mathcheck.kernel."))]
    assert foreign == []


def test_the_audit_reads_standard_input(isolated):
    assert run(isolated, "-I", "-m", "mathcheck.kernel.audit", "-", stdin=SMALL).returncode == 0


@pytest.mark.parametrize("option", ["--statement", "--axioms"])
def test_an_option_without_its_value_is_a_usage_error(option, files):
    assert audit_module.main([str(files / "good"), option]) == 2


def test_the_expected_statement_with_an_open_hypothesis_does_not_exit_with_zero(files, capsys):
    """1 = 0 |- 1 = 0 is a theorem, but no proof of the expected 1 = 0."""
    false = eq(number(1), 0)
    (files / "false").write_text(write_statement(false))
    (files / "assumed").write_text(write_certificate(false, assume(false)))
    assert audit_module.main([str(files / "assumed"), "--statement", str(files / "false")]) != 0


def test_a_bad_request_does_not_end_the_batch(isolated):
    done = run(isolated, "-I", "-m", "mathcheck.kernel.audit", "--batch",
        stdin="{}\nnonsense\n" + json.dumps({"certificate": SMALL}) + "\n")
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 3


TRUTH = write_statement(TRUE)
NO_RECORD = {"a list": [], "nothing": {}, "terms that are no text": {"terms": {}, "steps": []}, "no steps": {"terms": TRUTH},
             "terms that cannot be read": {"terms": "[]\n", "steps": []}, "steps that are a number": {"terms": TRUTH, "steps": 1},
             **{f"a step {step!r}": {"terms": TRUTH, "steps": [step]}
                for step in (0, "x", {}, {"hyps": []}, {"hyps": [1], "concl": 0}, {"hyps": 1, "concl": 0}, {"hyps": [{}], "concl": 0})}}


@pytest.mark.parametrize("what", NO_RECORD)
def test_a_record_that_cannot_be_read_is_refused_and_no_mistake_of_the_kernel(what):
    answer = audit_module._request(json.dumps({"certificate": SMALL, "record": NO_RECORD[what]}))
    assert answer["outcome"] == "refused" and "record" in answer["why"] and "mistake" not in answer["why"]


def test_what_is_wrong_with_the_header_is_told_with_its_line():
    answer = audit(SMALL.replace('"theorem":0', '"theorem":1').replace('"steps":1', '"steps":2') + '["refl",{"t":0}]\n')
    assert (answer["outcome"], answer["line"]) == ("refused", 1) and "the header claims" in answer["why"]


DOUBLING = """
from kernel_support import REAL, Definition, rule, variable, x
t = variable("t", REAL)
d = Definition("d", (("t", REAL),), 1 / t)
for level in range(30):
    d = Definition(f"d{level}", (("t", REAL),), d(t + 1) + d(t * 2))
rule("refl", d(x))
"""
TOWER = """
from kernel_support import number, rule, x
e = number(2)
for level in range(12):
    e = e ** 16
rule("field", x**e, x**e)
"""
SHARED_TREE = """
from kernel_support import le, rule
tree = ("const", 0)
for level in range(90):
    tree = ("add", tree, tree)
rule("inequality", le(0, 0), tree)
"""


def kernel_refuses(code):
    """Run code in a process of its own, which a KernelError has to end within seconds."""
    start = f"import runpy; runpy.run_path({str(HERE / 'conftest.py')!r})\n"
    done = subprocess.run([sys.executable, "-c", start + code], timeout=10, capture_output=True, text=True, cwd=ROOT)
    return "KernelError" in done.stderr


@pytest.mark.parametrize("code", [DOUBLING, TOWER], ids=["conditions of nested definitions", "a tower in an exponent"])
def test_a_small_input_cannot_keep_the_kernel_busy_for_ever(code):
    assert kernel_refuses(code)


def test_a_tree_with_shared_branches_cannot_keep_the_kernel_busy_for_ever():
    """In one process tuples can share branches; a file cannot."""
    assert kernel_refuses(SHARED_TREE)


def test_true_needs_no_proof_but_a_step():
    assert audit(write_certificate(TRUE, compute(TRUE)))["outcome"] == "proved"
