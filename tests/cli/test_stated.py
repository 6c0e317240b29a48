"""What a claim states, changed: the lock and the audit see every change of meaning, and no change where only bound names are others."""

import json
import re

import pytest

from mathcheck.kernel.audit import audit
from mathcheck.kernel.certificate import read_statement
from mathcheck.kernel.writer import write_statement
from mathcheck.registry.lock import differences, entries
from mathcheck.registry.run import Runner

CLAIM = '''from mathcheck import Claim, by
from mathcheck.lang import Int, Nat, Real, Sum, define, eq, forall, implies

a, b, x, y, n, k, j = Real("a"), Real("b"), Real("x"), Real("y"), Nat("n"), Int("k"), Int("j")
inner = define("inner", (x, n), Sum(x*k, k, 0, n))
outer = define("outer", (x, y), inner(x, 2) - y)
v, w = x, y
same = eq(outer(v, w), outer(v, w))
statement = forall(v, w, implies(v < w, same))


def derivation(d):
    less = d.suppose("less", v < w)
    return d.have("all", statement, by.generalisation, d.have("same", same, by.arithmetic, less))


claim = Claim(id="ID", title="a function is itself", statement=statement, derivation=derivation)
'''
SAME = {
    "renamed": ("v, w = x, y", "v, w = a, b"),
    "renamed-and-crossed": ("v, w = x, y", "v, w = y, x"),
    "renamed-in-a-definition": ("Sum(x*k, k, 0, n)", "Sum(x*j, j, 0, n)"),
}
OTHER = {
    "exchanged": ("forall(v, w,", "forall(w, v,"),
    "body": ("inner(x, 2) - y", "inner(x, 2) + y"),
    "parameters": ('"outer", (x, y)', '"outer", (y, x)'),
    "parameter-name": ('define("inner", (x, n), Sum(x*k, k, 0, n))', 'define("inner", (a, n), Sum(a*k, k, 0, n))'),
    "inner-body": ("Sum(x*k, k, 0, n)", "Sum(x*k, k, 1, n)"),
    "inner-argument": ("inner(x, 2)", "inner(x, 3)"),
    "name": ('define("inner",', 'define("within",'),
}
NAMES = [*SAME, *OTHER]


def changed(name):
    old, new = {**SAME, **OTHER}[name]
    assert CLAIM.count(old) == 1
    return CLAIM.replace(old, new)


def stated(text):
    """The statement of a claim file, in the format that an audit is told to expect."""
    scope = {}
    exec(text.replace("ID", "name"), scope)
    return write_statement(scope["statement"])


@pytest.fixture(scope="module")
def claims(tmp_path_factory):
    """A claim file for each change, all with the statement as it is."""
    folder = tmp_path_factory.mktemp("claims")
    for name in NAMES:
        (folder / f"{name}.py").write_text(CLAIM.replace("ID", name))
    return folder


@pytest.fixture(scope="module")
def certificate(cli, claims, tmp_path_factory):
    file = tmp_path_factory.mktemp("certificate") / "file"
    assert cli("export", "renamed", "--format", "certificate", "--claims", claims, "-o", file).code == 0
    return file


@pytest.mark.parametrize("name", NAMES)
def test_the_audit_sees_what_is_another_statement(certificate, name):
    answer = audit(certificate.read_text(), statement=stated(changed(name)))
    if name in SAME:
        assert answer["outcome"] == "proved" and read_statement(answer["term"]) == read_statement(stated(CLAIM))
    else:
        assert answer["outcome"] == "refused" and "but expected was" in answer["why"]


def test_the_audit_command_sees_it_too(cli, certificate, tmp_path):
    expected = tmp_path / "expected"
    for name, code in (("renamed", 0), ("exchanged", 1), ("inner-body", 1)):
        expected.write_text(stated(changed(name)))
        assert cli("audit", certificate, "--statement", expected).code == code, name


def test_the_lock_sees_what_is_another_statement(cli, claims):
    assert cli("lock", "--update", "--claims", claims).code == 0
    lock = claims / "claims.lock"
    before = lock.read_text()
    for name in NAMES:
        (claims / f"{name}.py").write_text(changed(name).replace("ID", name))
    done = cli("lock", "--check", "--claims", claims)
    assert done.code == 1 and re.findall("^changed +(.*)$", done.out, re.MULTILINE) == sorted(OTHER)
    shown = done.out[done.out.index("inner-body"):].split("changed")[0]
    assert "- definitions: inner(x:Real, n:Nat) := sum(x*k, k, 0, n)" in shown and "statement" not in shown

    for name in OTHER:
        (claims / f"{name}.py").write_text(CLAIM.replace("ID", name))
    done = cli("lock", "--check", "--claims", claims)
    assert done.code == 0 and "10 claims compared" in done.out and "0 differences" in done.out and lock.read_text() == before
    done = cli("lock", "--update", "--claims", claims)
    assert done.code == 0 and "10 claims, 0 changes" in done.out
    locked = json.loads(lock.read_text())["claims"]
    assert locked["renamed"]["statement"].startswith("forall a:Real. forall b:Real. a < b")


@pytest.mark.parametrize(("field", "text"), [
    ("statement", "forall x:Real. forall y:Real. x < y -> outer(x, y) = outer(x, y) and"), ("statement", ""), ("definitions", []),
    ("definitions", ["outer(x:Real, y:Real) := x - y"]),
    ("definitions", ["inner(x:Real) := outer(x, x)", "outer(x:Real, y:Real) := inner(x)"]),
    ("definitions", ["outer(x:Real, y:Real) := x"] * 2),
])
def test_a_locked_text_that_says_nothing_counts_as_changed(report, field, text):
    locked = entries([report])
    assert differences(locked, [report]) == []
    locked["renamed"][field] = text
    [found] = differences(locked, [report])
    assert found.kind == "changed" and [name for name, _, _ in found.fields] == [field]


def test_a_locked_text_means_what_it_says_with_its_definitions_alone(report):
    locked = entries([report])
    locked["renamed"]["definitions"].append("unused(x:Real) := x")
    assert [found.kind for found in differences(locked, [report])] == ["changed"]
    locked["renamed"]["definitions"] = [d.replace("k", "i") for d in report.definitions][::-1]
    assert locked["renamed"] != entries([report])["renamed"] and differences(locked, [report]) == []


@pytest.fixture
def report(claims):
    runner = Runner([claims])
    try:
        (claims / "renamed.py").write_text(CLAIM.replace("ID", "renamed"))
        return runner.run(claims / "renamed.py")
    finally:
        runner.stop()


FACTORIAL = '''from mathcheck import Claim
from mathcheck.lang import Nat, eq, exists, factorial, ne

n = Nat("n")
claim = Claim(id="factorial-five", title="t", statement=exists(n, STATED), expects="open")
'''


def test_a_locked_text_is_spelled_as_it_is_printed(cli, tmp_path):
    """n! = 120 and n!=120 differ by a blank for whoever reads them, and by everything else for the reader of the language."""
    (tmp_path / "factorial-five.py").write_text(FACTORIAL.replace("STATED", "eq(factorial(n), 120)"))
    assert cli("lock", "--update", "--claims", tmp_path).code == 0
    lock = tmp_path / "claims.lock"
    right = lock.read_text()
    (tmp_path / "factorial-five.py").write_text(FACTORIAL.replace("STATED", "ne(n, 120)"))
    lock.write_text(right.replace("n! = 120", "n!=120"))
    done = cli("lock", "--check", "--claims", tmp_path)
    assert done.code == 1 and "n != 120" in done.out


def test_a_lock_in_which_a_key_occurs_twice_is_refused(cli, tmp_path):
    (tmp_path / "factorial-five.py").write_text(FACTORIAL.replace("STATED", "ne(n, 120)"))
    assert cli("lock", "--update", "--claims", tmp_path).code == 0
    lock = tmp_path / "claims.lock"
    lock.write_text(lock.read_text().replace('"statement":', '"statement": "n! = 120",\n      "statement":'))
    done = cli("lock", "--check", "--claims", tmp_path)
    assert done.code == 1 and "a key twice" in done.err
