"""`audit`, `axioms`, `export`, `lock`, `--version`, `--help`."""

import json
import re
from pathlib import Path

import pytest

from mathcheck import __version__
from mathcheck.cli.app import COMMANDS, application


def test_version(cli):
    done = cli("--version")
    assert (done.code, done.out) == (0, f"mathcheck {__version__}\n")


def test_no_command_and_a_wrong_one(cli):
    assert cli().code in (0, 2)
    done = cli("verfy")
    assert done.code == 2 and "verify" in done.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name):
    import typer
    group = typer.main.get_command(application([name]))
    [command] = group.commands.values()
    assert len(command.help) > 60
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_help_names_every_command_and_the_exit_codes(cli):
    done = cli("--help")
    assert done.code == 0 and all(re.search(rf"^  {name} ", done.out, re.MULTILINE) for name in COMMANDS)
    assert "130 interrupted" in " ".join(done.out.split())
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_axioms(cli):
    from mathcheck.kernel.axioms import AXIOMS
    text, document = cli("axioms"), json.loads(cli("axioms", "--json").out)
    assert text.code == 0
    assert {a["name"]: (a["words"], a["source"]) for a in document["axioms"]} == {n: (a.words, a.source) for n, a in AXIOMS.items()}
    assert all(a["statement"] in " ".join(text.out.split()) for a in document["axioms"])


@pytest.fixture(scope="module")
def certificate(cli, tmp_path_factory):
    file = tmp_path_factory.mktemp("certificate") / "count.cert"
    done = cli("export", "nobel-physics-count", "--format", "certificate", "-o", file)
    assert (done.code, done.out, done.err) == (0, "", "")
    return file


def test_audit_accepts_an_exported_certificate(cli, certificate):
    done = cli("audit", certificate)
    assert done.code == 0 and done.out.startswith("PROVED: ") and "1901 <= 1916 and " in done.out
    assert cli("audit", "-", text=certificate.read_text()).out == done.out
    assert cli("audit", certificate.name, cwd=certificate.parent).code == 0


def test_audit_passes_its_options_on(cli, certificate, tmp_path):
    answer = json.loads(cli("audit", certificate, "--json", "--axioms", "").out)
    assert answer["outcome"] == "proved"
    statement = tmp_path / "statement"
    statement.write_text(answer["term"])
    assert cli("audit", certificate, "--statement", statement).code == 0
    refutes = cli("audit", certificate, "--statement", statement, "--refutes")
    assert refutes.code == 1 and refutes.out.startswith("REFUSED")
    assert " compute " in cli("audit", certificate, "--explain").out


def test_audit_refuses(cli, certificate, tmp_path):
    forged = tmp_path / "forged"
    forged.write_text(certificate.read_text().replace("109", "110"))
    done = cli("audit", forged)
    assert done.code == 1 and done.out.startswith("REFUSED, line ")
    forged.write_bytes(b"\xff\xfe")
    assert cli("audit", forged).code == 1
    missing = cli("audit", tmp_path / "missing")
    assert missing.code == 2 and "cannot read" in missing.err
    assert cli("audit", tmp_path).code == 2


def test_export_certificate_by_derivation(cli, folder, sample_texts):
    text = sample_texts["fine"].replace("derivation=derivation", "derivation=dict(first=derivation, second=derivation)")
    claims = folder("wrong-step", two=text)
    assert cli("export", "two", "--format", "certificate", "--derivation", "second", "--claims", claims).code == 0
    unknown = cli("export", "two", "--format", "certificate", "--derivation", "third", "--claims", claims)
    assert unknown.code == 2 and "it has first, second" in unknown.err
    none = cli("export", "wrong-step", "--format", "certificate", "--claims", claims)
    assert none.code == 1 and "has no certificate" in none.err and none.out == ""


def test_export_documents(cli, folder):
    claims = folder("fine", "wrong-step")
    latex = cli("export", "fine", "--format", "latex", "--claims", claims)
    assert latex.code == 0 and "\\documentclass" in latex.out
    fragment = cli("export", "fine", "--format", "latex", "--fragment", "--claims", claims)
    assert fragment.code == 0 and "\\documentclass" not in fragment.out and fragment.out
    document = cli("export", "fine", "--format", "json", "--claims", claims)
    assert document.code == 0 and json.loads(document.out)["id"] == "fine"
    for form in ("latex", "json"):
        failed = cli("export", "wrong-step", "--format", form, "--claims", claims)
        assert failed.code == 1 and "failed" in failed.out
        assert "wrong-step is failed, but expects proved" in failed.err


@pytest.mark.parametrize("words", [["fine", "--format", "word"], ["fine", "--format", "json", "--fragment"],
                                   ["fine", "--derivation", "main"], ["fin"], []])
def test_export_usage(cli, folder, words):
    assert cli("export", *words, "--claims", folder("fine")).code == 2


def test_export_to_where_nobody_can_write(cli, folder, tmp_path):
    done = cli("export", "fine", "--format", "certificate", "--claims", folder("fine"), "-o", tmp_path / "no" / "file")
    assert done.code == 2 and "cannot write" in done.err


def test_lock(cli, folder, sample_texts):
    claims = folder("fine", "slip", "known-open")
    missing = cli("lock", "--check", "--claims", claims)
    assert missing.code == 1 and "mathcheck lock --update writes it" in missing.err

    written = cli("lock", "--update", "--claims", claims)
    assert written.code == 0 and "3 claims, 3 changes" in written.out
    lock = json.loads((claims / "claims.lock").read_text())
    assert (lock["schema"], lock["version"], list(lock["claims"])) == ("mathcheck-lock", 1, ["fine", "known-open", "slip"])
    assert lock["claims"]["fine"] == {"statement": "forall n:Nat. 0 <= n + 1", "definitions": [], "axioms": [], "verdict": "proved"}
    assert [p.name for p in claims.iterdir() if not p.name.endswith(".py")] == ["claims.lock"]
    assert cli("lock", "--check", "--claims", claims).code == 0

    (claims / "fine.py").write_text(sample_texts["fine"].replace('"ID"', '"fine"').replace("0 <= n + 1", "0 <= n + 2"))
    (claims / "slip.py").rename(claims / "other.py")
    (claims / "other.py").write_text((claims / "other.py").read_text().replace('"slip"', '"other"'))
    changed = cli("lock", "--check", "--claims", claims)
    assert changed.code == 1
    for line in ("changed  fine", "    - statement: forall n:Nat. 0 <= n + 1", "    + statement: forall n:Nat. 0 <= n + 2",
                 "new      other", "    + verdict: refuted", "missing  slip", "    - verdict: refuted"):
        assert line in changed.out.splitlines(), line
    assert "mathcheck lock --update --claims" in " ".join(changed.out.split())

    (claims / "wrong-step.py").write_text(sample_texts["wrong-step"].replace('"ID"', '"wrong-step"'))
    before = (claims / "claims.lock").read_bytes()
    refused = cli("lock", "--update", "--claims", claims)
    assert refused.code == 1 and "claims.lock is as it was" in refused.err and "wrong-step" in refused.err
    (claims / "wrong-step.py").write_text("1/0\n")
    assert cli("lock", "--update", "--claims", claims).code == 1
    assert (claims / "claims.lock").read_bytes() == before
    (claims / "wrong-step.py").unlink()
    assert "2 claims, " not in cli("lock", "--update", "--claims", claims).out
    assert cli("lock", "--check", "--claims", claims).code == 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "mathcheck-lock", "version": 1, "claims": {"a": 1}}', "\xff"])
def test_a_damaged_lock(cli, folder, text):
    claims = folder("known-open")
    (claims / "claims.lock").write_bytes(text.encode("latin-1"))
    done = cli("lock", "--check", "--claims", claims)
    assert done.code == 1 and "claims.lock" in done.err and "mathcheck lock --update" in done.err


def test_lock_usage(cli, folder):
    claims = folder("fine")
    assert cli("lock", "--claims", claims).code == 2
    assert cli("lock", "--check", "--update", "--claims", claims).code == 2
    assert cli("lock", "--check", "--claims", claims / "fine.py").code == 2
    assert cli("lock", "--check", "--claims", claims / "nothing").code == 2
    assert Path(claims / "fine.py").exists()
