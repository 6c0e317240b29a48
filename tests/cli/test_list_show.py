"""`mathcheck list` and `mathcheck show`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mathcheck.registry.discovery import claim_files, packaged_claims


def test_list_in_a_pipe_is_one_tabbed_line_a_claim(cli, folder):
    claims = folder("fine", "slip", "json")
    done = cli("list", "--claims", claims)
    assert done.code == 0
    assert [line.split("\t") for line in done.out.splitlines()] == [
        ["fine", "n + 1 is not negative", "expects proved", "order, small", "a test", str(claims / "fine.py")],
        ["slip", "a slip", "expects refuted", "", "", str(claims / "slip.py")]]
    assert f"2 claims in {claims}" in done.err
    assert "json.py declares no `claim`" in done.err


def test_list_of_the_packaged_claims_says_where_they_are(cli, tmp_path):
    done = cli("list", cwd=tmp_path)
    assert done.code == 0 and str(packaged_claims()) in done.err
    assert len(done.out.splitlines()) == len(claim_files(packaged_claims()))


def test_list_by_tag(cli, folder):
    claims = folder("fine", "defined", "slip")
    def listed(*tags):
        return [line.split("\t")[0] for line in cli("list", "--claims", claims, *tags).out.splitlines()]
    assert listed("--tag", "order") == ["defined", "fine"]
    assert listed("--tag", "order", "--tag", "small") == ["fine"]
    none = cli("list", "--claims", claims, "--tag", "nothing")
    assert none.code == 0 and none.out == "" and "the tags are order, small" in none.err


def test_list_reports_broken_files_and_lists_the_others(cli, folder):
    done = cli("list", "--claims", folder("fine", "syntax", "raising", bad=sample('statement=True')))
    assert done.code == 1
    assert done.out.startswith("fine\t") and len(done.out.splitlines()) == 1
    for what in ("syntax.py, line 3: not valid Python", "raising.py, line 7: ZeroDivisionError", "bad.py, line 3: the statement is"):
        assert what in done.err


def sample(statement):
    return f'from mathcheck import Claim\n\nclaim = Claim(id="ID", title="t", {statement})\n'


def test_what_a_claim_file_prints_stays_out_of_the_list(cli, folder, sample_texts):
    done = cli("list", "--json", "--claims", folder(loud='print("hello")\n' + sample_texts["fine"]))
    assert json.loads(done.out)["claims"][0]["id"] == "loud" and "hello" not in done.err


def test_list_json(cli, folder):
    claims = folder("defined", "syntax", "json")
    done = cli("list", "--claims", claims, "--json")
    document = json.loads(done.out)
    assert done.code == document["exit_code"] == 1
    assert list(document) == ["schema", "version", "mathcheck", "folder", "folders", "exit_code", "claims", "unloaded", "without_claim"]
    assert (document["schema"], document["version"], document["folder"]) == ("mathcheck-list", 1, str(claims))
    [claim] = document["claims"]
    assert claim["definitions"] == ["f(x:Real, n:Nat) := x^(2*n) + 1"] and claim["twins"] == ["defined/power-alone"]
    page = (Path(__file__).parent.parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    page = page.replace(", ", "`, `").replace("{", "{`").replace("}", "`}")
    assert {k for k in (*document, *claim, *document["unloaded"][0]) if f"`{k}`" not in page} == set()


def test_list_loads_neither_sympy_nor_rich():
    program = ("import sys; sys.argv[1:] = ['list']\ntry:\n import mathcheck.cli.app as a; a.main()\n"
               "except SystemExit: pass\nprint([m for m in ('sympy', 'rich', 'mpmath', 'flint') if m in sys.modules], file=sys.stderr)")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_show_lays_the_statement_out(cli, folder):
    done = cli("show", "defined", "--claims", folder("defined"))
    assert done.code == 0
    for line in ("  for all x in Real, n in Nat", "  if 2 <= n", "  then 0 < f(x, n)", "  where f(x:Real, n:Nat) := x^(2*n) + 1",
                 "  [1] n is large", "        suppose 2 <= n", "        by unfolding the definition, from [3] body", "  lemmas: none",
                 "  axioms: none", "  defined/power-alone"):
        assert line in done.out.splitlines(), line
    assert "not verified here; run: mathcheck verify defined" in done.out
    assert "proved" not in done.out.replace("expects: proved", "")


def test_show_says_through_which_claims_a_lemma_was_cited(cli, folder, citing, sample_texts):
    claims = folder(first=citing("second"), second=citing("third"),
                    third=sample_texts["fine"].replace("0 <= n + 1", "0 <= n"))
    assert "lemmas: second; through them: third" in cli("show", "first", "--claims", claims).out


def test_show_of_a_derivation_that_stops(cli, folder):
    done = cli("show", "wrong-step", "--claims", folder("wrong-step"))
    assert done.code == 0 and "[1] right" in done.out and "it stops at step 'wrong'" in done.out


def test_show_of_an_open_claim_and_of_a_slip(cli, folder):
    claims = folder("known-open", "slip")
    assert "none: the claim is open" in cli("show", "known-open", "--claims", claims).out
    assert "the statement must fail at n = 1" in cli("show", "slip", "--claims", claims).out


def test_show_numbers_the_parts_of_a_conjunction(cli):
    lines = cli("show", "npow-compare").out.splitlines()
    start = lines.index("Statement")
    assert lines[start + 1:start + 6] == [
        "  for all n in Nat", "  (1) if n <= 2", "      then n^(n + 1) < (n + 1)^n", "  (2) if 3 <= n", "      then (n + 1)^n < n^(n + 1)"]


@pytest.mark.parametrize(("words", "code", "message"), [
    (["nothing"], 2, "there is no claim 'nothing'"), (["fin"], 2, "near: fine"), (["syntax"], 1, "line 3: not valid Python"),
    (["json"], 1, "declares no `claim`"), (["sleeping", "--timeout", "1"], 3, "stopped after 1 seconds")])
def test_show_of_what_cannot_be_shown(cli, folder, words, code, message):
    done = cli("show", *words, "--claims", folder("fine", "syntax", "json", "sleeping"))
    assert done.code == code and message in done.err and done.out == ""
