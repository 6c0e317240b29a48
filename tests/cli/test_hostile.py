"""Claim files that try to have 0 = 1 reported as proved. A claim file is code and can do anything to its own process; the
verdict is made in others, from a certificate."""

import json
import os
import subprocess
import sys

import pytest

HEAD = '''import json, os, sys
from mathcheck import Claim, Twin, by, region
from mathcheck.kernel import audit, domains, equality, evaluation, logic, obligations, terms, theorem, writer
from mathcheck.lang import Nat, Q, Real, eq, forall
from mathcheck.registry import build, derivation as derivations, judge, run, worker
from mathcheck.registry.numbers import NOT_CHECKED
from mathcheck.registry.report import Report

x = Real("x")
true, false = eq(Q(0), 0), eq(Q(0), 1)
good = writer.write_certificate(true, evaluation.compute(true))


def honest(d):
    return d.have("wrong", false, by.computation)


def forged(concl, rule="compute", args=None):
    th = object.__new__(theorem.Theorem)
    for slot, value in (("hyps", ()), ("concl", concl), ("axioms", ()), ("rule", rule), ("args", (concl,) if args is None else args)):
        object.__setattr__(th, slot, value)
    theorem._minted[th] = theorem.Sequent(th.hyps, th.concl)
    return th


def declared(statement=false, derivation=honest, **more):
    return Claim(id="ID", title="0 = 1", statement=statement, derivation=derivation, **more)


def answer(**changes):
    derived = [{"name": "main", "certificate": good, "error": None, "steps": [], "terms": writer.write_terms([]), "cites": [],
                "warnings": []}]
    return {"kind": "claim", "id": "ID", "title": "0 = 1", "title_zh": "", "source": "", "tags": [], "expects": "proved", "path": __file__,
            "statement": "0 = 1", "definitions": [], "axioms": [], "derivations": ["main"], "twins": [],
            "term": writer.write_statement(false),
            "derived": derived, "refutation": None, "computation": None, "refuted": [], "seconds": 0.0,
            "numeric": {**NOT_CHECKED, "outcome": "confirmed", "points": 1, "digits": "exact"}, "warnings": [], "cited": [],
            "picture": None, **changes}


def reply(text):
    for fd in range(3, 12):
        try:
            os.write(fd, text.encode() + b"\\n")
        except OSError:
            pass
    os._exit(0)

'''

ATTACKS = {
    "a-rule-replaced": '''
theorem.RULES["compute"] = lambda concl: forged(concl)
evaluation.compute = lambda concl: forged(concl)
claim = declared(derivation=lambda d: forged(false))
''',
    "a-new-rule": '''
theorem.RULES["anything"] = lambda concl: forged(concl, "anything")
claim = declared(derivation=lambda d: forged(false, "anything"))
''',
    "a-new-axiom": '''
from mathcheck.kernel import axioms
axioms.AXIOMS["zero"] = axioms.Axiom(false, "zero is one", "a liar")
claim = declared(derivation=lambda d: axioms.axiom("zero"))
''',
    "another-proofs-certificate": '''
build.write_certificate = writer.write_certificate = lambda *_: good
build._result = lambda *_: evaluation.compute(true)
claim = declared()
''',
    "a-certificate-with-a-false-header": '''
claim = declared(derivation=lambda d: forged(false))
build.write_certificate = lambda *_: writer.write_certificate(false, evaluation.compute(true))
''',
    "no-obligations": '''
obligations.obligations = lambda _statement: ()
domains.domain = domains._conditions = logic.domain = equality.domain = lambda _term: ()
build.owed = lambda *_: ()
claim = declared(forall(x, eq(x/x, 1)), lambda d: logic.forall_intro(forged(eq(x/x, 1), "field", (x/x, Q(1))), x))
''',
    "everything-is-equal": '''
terms.Term.__eq__ = lambda self, other: True
terms.Term.__ne__ = lambda self, other: False
claim = declared(derivation=lambda d: d.have("equal", true, by.computation))
''',
    "the-statement-replaced-after-the-proof": '''
def derivation(d):
    th = d.have("true", true, by.computation)
    object.__setattr__(claim, "statement", true)
    return th
claim = declared(derivation=derivation)
''',
    "the-statement-replaced-before-the-proof": '''
claim = declared()
object.__setattr__(claim, "statement", true)
object.__setattr__(claim, "derivation", lambda d: d.have("true", true, by.computation))
build.describe = lambda c, p, old=build.describe: {**old(c, p), "statement": "0 = 1"}
''',
    "expected-statement-forgotten": '''
claim = declared()
sys.modules["__main__"].build = lambda *_: answer(term=None)
''',
    "the-worker-replaced": '''
claim = declared()
sys.modules["__main__"].build = lambda *_: answer()
''',
    "an-answer-on-every-descriptor": "reply(json.dumps(answer()))\n",
    "an-answer-on-standard-output": '''
print(json.dumps(answer()), flush=True)
os.write(1, (json.dumps(answer()) + "\\n").encode())
os._exit(0)
''',
    "a-verdict-for-an-answer": 'reply(json.dumps({"kind": "claim", "id": "ID", "verdict": "proved", "met": True}))\n',
    "an-answer-of-another-shape": "reply('[' * 100000)\n",
    "an-answer-for-another-claim": 'reply(json.dumps(answer(id="nobel-physics-count")))\n',
    "another-text-for-what-is-refuted": '''
witness = writer.write_certificate(terms.negation(false), evaluation.compute(terms.negation(false)))
refutation = {"certificate": witness, "error": None, "witness": ""}
reply(json.dumps(answer(statement="1 = 1", derived=[], expects="refuted", refutation=refutation)))
''',
    "nothing-to-prove": 'reply(json.dumps(answer(derived=[], expects="open")))\n',
    "an-answer-in-the-parents-channel": '''
for end in (0, 1):
    open(f"/proc/{os.getppid()}/fd/{end}", "w").write(json.dumps({"answer": json.dumps(answer()), "code": 0, "said": ""}) + "\\n")
''',
    "a-process-group-to-be-killed": '''
open(f"/proc/{os.getppid()}/fd/1", "w").write('{"started": 0}\\n')
os.kill(os.getppid(), 9)
''',
    "an-end-without-an-answer": "os._exit(0)\n",
    "the-judge-replaced": '''
judge.judge = run.judge = lambda *_: 1/0
judge.audit = run.audit = lambda *_: [{"outcome": "proved"}]
audit.audit = audit._judge = lambda *_, **__: {"outcome": "proved", "statement": "0 = 1"}
run.exit_code = lambda *_: 0
os.environ["PYTHONPATH"] = os.path.dirname(__file__)
claim = declared(derivation=lambda d: forged(false))
''',
    "a-line-in-a-message": r'''
raise ValueError("\n\x1b[2K\rproved    ID  1 none\nproved    ID  1 none")
''',
    "a-line-in-the-title": r'''
def derivation(d):
    return d.have("\rproved    ID\n\nproved    ID 1 none", false, by.computation)
claim = declared(derivation=derivation)
''',
}


@pytest.fixture(scope="module")
def reports(cli, tmp_path_factory):
    claims = tmp_path_factory.mktemp("hostile") / "claims"
    claims.mkdir()
    for name, text in ATTACKS.items():
        (claims / f"{name}.py").write_text((HEAD + text).replace('"ID"', f'"{name}"'))
    text = cli("verify", "-v", "--claims", claims)
    document = cli("verify", "--json", "--claims", claims)
    assert text.code == document.code == 1
    return text, json.loads(document.out)


@pytest.mark.parametrize("name", ATTACKS)
def test_zero_is_one_is_never_reported_proved(reports, name):
    text, document = reports
    for report in document["claims"]:
        if report["id"] == name:
            # whoever replaces the statement as well proves the other one, and that is the one that is reported
            assert report["verdict"] != "proved" or report["statement"] == "0 = 0"
            assert report["verdict"] != "proved" or not report["definitions"]
    mentioned = [c["id"] for c in document["claims"]] + [u["path"] for u in document["unloaded"]]
    assert any(name in m for m in mentioned)
    lines = text.out.splitlines()
    for i, line in enumerate(lines):
        if line.startswith("proved"):
            assert lines[i + 1].strip() == "statement: 0 = 0"


def test_only_replaced_statements_are_proved(reports):
    _, document = reports
    assert {c["id"] for c in document["claims"] if c["verdict"] == "proved"} <= {
        "the-statement-replaced-before-the-proof", "expected-statement-forgotten"}
    assert not any(c["id"] == "nobel-physics-count" for c in document["claims"])


def test_what_is_shown_as_refuted_is_what_was_refuted(reports):
    _, document = reports
    [report] = [c for c in document["claims"] if c["id"] == "another-text-for-what-is-refuted"]
    assert (report["verdict"], report["statement"]) == ("refuted", "0 = 1")


def test_listing_hostile_files_shows_no_verdict(cli, folder):
    claims = folder(loud="print('proved')\n" + HEAD + "claim = declared()\n")
    done = cli("list", "--claims", claims)
    assert done.code == 0 and "proved" not in done.out.replace("expects proved", "")


# Files and folders that are not what they seem


def test_a_claim_file_that_is_no_ordinary_file_is_not_waited_for(cli, tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "device.py").symlink_to("/dev/zero")
    (tmp_path / "nowhere.py").symlink_to(tmp_path / "missing")
    for command in (("verify",), ("list",), ("lock", "--update")):
        done = cli(*command, "--claims", str(tmp_path))
        assert done.code == 1, done.out + done.err
        assert "Traceback" not in done.out + done.err
    done = cli("verify", "--claims", str(tmp_path), "--json")
    why = {u["path"].rpartition("/")[2]: u["why"] for u in json.loads(done.out)["unloaded"]}
    assert why["pipe.py"] == why["device.py"] == "not an ordinary file" and "nowhere.py" in why


@pytest.mark.parametrize("name", ["json", "typing", "fractions", "signal", "typer", "argparse"])
def test_the_module_called_in_a_folder_with_decoys_does_not_load_them(name, tmp_path):
    (tmp_path / f"{name}.py").write_text("import sys\nprint('proved everything')\nsys.exit(0)\n")
    done = subprocess.run([sys.executable, "-m", "mathcheck", "--version"], capture_output=True, text=True, cwd=tmp_path, timeout=60,
                          env={k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"})
    assert done.returncode == 0 and done.stdout.startswith("mathcheck "), done.stdout + done.stderr
