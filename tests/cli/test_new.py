"""`mathcheck new`: what it writes verifies, it overwrites nothing, and it refuses what cannot be an id."""

import json
import subprocess
import sys

import pytest

from mathcheck.registry.discovery import claim_files, packaged_claims

STYLE = ["ruff", "check", "--isolated", "--no-cache", "--line-length", "140", "--select", "E,F,I,W,UP,B,N,RUF,C4,PIE",
         "--ignore", "N999,RUF001,RUF003"]
LONG = "a" * 64


@pytest.mark.parametrize(("claim", "title"), [
    ("first", None), ("my-first-claim-2", "A title with 'quotes', \"quotes\" and a \\ in it"), ("0", "平方 ≥ @ID@ @FILE@ {x}"),
    (LONG, "t" * 100),
], ids=["plain", "quotes", "signs", "long"])
def test_what_is_written_verifies_without_a_warning(cli, tmp_path, claim, title):
    done = cli("new", claim, *(["--title", title] if title else []), cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    command = f"mathcheck verify --claims {claim}.py"
    assert done.out.endswith(f"next: {command}\n") and command in (tmp_path / f"{claim}.py").read_text(encoding="utf-8")
    answer = json.loads(cli(*command.split()[1:], "--json", cwd=tmp_path).out)
    [report] = answer["claims"]
    assert (answer["exit_code"], report["id"], report["verdict"], report["warnings"]) == (0, claim, "proved", [])
    assert report["numeric"]["outcome"] == "confirmed" and [t["outcome"] for t in report["twins"]] == ["refuted"] * 3
    assert title in (None, report["title"])


def test_what_is_written_is_clean(cli, tmp_path):
    for claim in ("first", LONG):
        cli("new", claim, "--title", "t" * 100, cwd=tmp_path)
    done = subprocess.run([sys.executable, "-m", *STYLE, tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("claim", "instead"), [
    ("", "even-squares"), ("My Claim", "my-claim"), ("a/b", "a-b"), ("../up", "up"), ("a_b", "a-b"), ("a.py", "a-py"),
    ("平方", "even-squares"), ("a\nb", "a-b"), ("x" * 5000 + "!", "x" * 64),
], ids=["nothing", "capitals", "slash", "above", "underscore", "suffix", "Chinese", "line", "long"])
def test_what_is_no_id_is_refused_with_one_that_is(cli, tmp_path, claim, instead):
    done = cli("new", claim, cwd=tmp_path)
    assert done.code == 2 and f"lower-case letters, digits and hyphens, for example '{instead}'" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("--", "-x"), (LONG + "a",)], ids=["an option", "too long"])
def test_an_id_that_makes_trouble_is_refused(cli, tmp_path, words):
    done = cli("new", *words, cwd=tmp_path)
    assert done.code == 2 and "an id begins with a letter or a digit and has at most 64 characters" in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_id_of_a_shipped_claim_is_refused(cli, tmp_path):
    shipped = claim_files(packaged_claims())[0].stem
    done = cli("new", shipped, cwd=tmp_path)
    assert done.code == 2 and f"{shipped} is a shipped claim" in done.err and f"mathcheck show {shipped}" in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_id_of_an_installed_packages_claim_is_refused(cli, tmp_path):
    (tmp_path / "site" / "lemmas" / "claims").mkdir(parents=True)
    (tmp_path / "site" / "lemmas" / "claims" / "its-lemma.py").write_text("raise RuntimeError('nobody may run this')\n")
    (tmp_path / "site" / "lemmas-1.0.dist-info").mkdir()
    (tmp_path / "site" / "lemmas-1.0.dist-info" / "entry_points.txt").write_text("[mathcheck.claims]\nlemmas = lemmas.claims\n")
    done = cli("new", "its-lemma", "-o", tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert done.code == 2 and "its-lemma is a claim of the installed package lemmas, and" in done.err, done
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(cli, tmp_path):
    file = tmp_path / "mine.py"
    file.write_text("mine", encoding="utf-8")
    refused = cli("new", "mine", cwd=tmp_path)
    assert refused.code == 2 and "there is already a file mine.py" in refused.err and file.read_text(encoding="utf-8") == "mine"
    assert cli("new", "mine", "--force", cwd=tmp_path).code == 0 and "claim = Claim(" in file.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.py"]


def test_a_link_that_leads_nowhere_is_a_file_that_is_there(cli, tmp_path):
    (tmp_path / "mine.py").symlink_to("elsewhere")
    assert cli("new", "mine", cwd=tmp_path).code == 2 and not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("place", ["my claims", "my claims/mine.py"])
def test_it_is_written_where_it_is_asked_for(cli, tmp_path, place):
    (tmp_path / "my claims").mkdir()
    done = cli("new", "mine", "-o", place, cwd=tmp_path)
    assert done.code == 0 and done.out.endswith("next: mathcheck verify --claims 'my claims/mine.py'\n")
    assert (tmp_path / "my claims" / "mine.py").is_file()


@pytest.mark.parametrize(("place", "why"), [
    ("other.py", "a claim's file is named after its id: mine.py, and not other.py"), ("nowhere/mine.py", "there is no folder nowhere"),
    ("nowhere", "-o FOLDER writes mine.py there"), ("nowhere/", "cannot write nowhere/mine.py: there is no folder nowhere"),
    ("mine.py/", "there is no folder mine.py"),
])
def test_another_name_and_a_folder_that_is_not_there_are_refused(cli, tmp_path, place, why):
    done = cli("new", "mine", "-o", place, cwd=tmp_path)
    assert done.code == 2 and why in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["", "  ", "two\nlines", "\x1b[31m", "t" * 101], ids=["nothing", "blank", "lines", "colour", "long"])
def test_a_title_is_one_short_line(cli, tmp_path, title):
    done = cli("new", "mine", "--title", title, cwd=tmp_path)
    assert done.code == 2 and "a title is one line of 1 to 100 characters" in done.err
    assert list(tmp_path.iterdir()) == []
