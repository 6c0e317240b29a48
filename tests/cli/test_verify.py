"""`mathcheck verify`: verdicts, exit codes, messages, JSON."""

import json
import re
from pathlib import Path

import pytest

from mathcheck.registry.numbers import NOT_CHECKED


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """One folder with a claim of every kind that ends by itself."""
    from importlib.util import module_from_spec, spec_from_file_location
    spec = spec_from_file_location("cli_samples", Path(__file__).with_name("conftest.py"))
    samples = module_from_spec(spec)
    spec.loader.exec_module(samples)
    return samples.write_claims(tmp_path_factory.mktemp("mixed") / "claims", [n for n in samples.SAMPLES if n != "sleeping"])


@pytest.fixture(scope="module")
def printed(cli, mixed):
    return cli("verify", "--claims", mixed)


@pytest.fixture(scope="module")
def document(cli, mixed):
    done = cli("verify", "--claims", mixed, "--json")
    assert done.code == 1
    assert done.out.isascii()
    return json.loads(done.out)


def test_each_claim_gets_its_verdict(document):
    assert {c["id"]: c["verdict"] for c in document["claims"]} == {
        "defined": "proved", "fine": "proved", "known-open": "open", "no-slip": "failed", "not-begun": "open", "slip": "refuted",
        "surviving": "failed", "wrong-step": "failed"}
    assert {c["id"] for c in document["claims"] if c["met"]} == {"defined", "fine", "known-open", "slip"}


def test_lines_come_in_the_order_of_the_ids_and_say_the_verdict_first(printed, document):
    rows = re.findall(r"^(proved|computed|refuted|undecided|open|failed) +([a-z-]+) ", printed.out, re.MULTILINE)
    assert rows == [(c["verdict"], c["id"]) for c in document["claims"]]
    assert [i for _, i in rows] == sorted(i for _, i in rows)


def test_the_exit_code_is_explained(printed):
    assert printed.code == 1
    assert printed.out.splitlines()[-1] == "exit code 1: something failed, was unexpectedly refuted or could not be loaded"


def test_a_refused_step_names_claim_step_reason_and_what_to_try(printed):
    text = " ".join(printed.out.split())
    assert "wrong-step, step 'wrong': exact computation does not show 2 + 2 = 5: the formula is false" in text
    assert "given: 2 + 2 = 4 try: " in text


def test_a_surviving_twin_fails_its_claim(printed):
    assert "twin surviving/true: the statement is not refuted at n = 1" in printed.out


def test_broken_files_are_reported_by_name_and_line_and_the_others_run(printed, document):
    text = " ".join(printed.out.split())
    assert re.search(r"unloaded \S*syntax\.py, line 3: not valid Python", text)
    assert re.search(r"unloaded \S*raising\.py, line \d+: ZeroDivisionError: division by zero", text)
    assert {(Path(u["path"]).name, u["line"] > 0) for u in document["unloaded"]} == {("syntax.py", True), ("raising.py", True)}


def test_files_without_a_claim_are_noticed_and_harmless(printed, document):
    assert {Path(p).name for p in document["without_claim"]} == {"json.py", "fractions.py"}
    assert "json.py declares no `claim`" in printed.err


def test_the_document_has_the_documented_keys(document):
    assert list(document) == ["schema", "version", "mathcheck", "folder", "folders", "exit_code", "interrupted", "seconds", "counts",
                              "unchanged", "claims", "unloaded", "without_claim"]
    assert (document["schema"], document["version"], document["exit_code"]) == ("mathcheck-verify", 1, 1)
    report = next(c for c in document["claims"] if c["id"] == "surviving")
    assert set(report) == {"id", "title", "title_zh", "source", "tags", "path", "expects", "verdict", "met", "statement", "definitions",
                           "axioms", "steps", "proofs", "twins", "numeric", "seconds", "problems", "computation",
                           "refuted_by", "warnings", "cached", "stale", "picture"}
    assert set(report["proofs"][0]) == {"name", "verdict", "steps", "inferences", "axioms", "cites", "problem"}
    assert set(report["twins"][0]) == {"id", "statement", "note", "outcome", "witness", "how", "stops", "axioms", "problem", "by", "slip"}
    assert set(report["numeric"]) == set(NOT_CHECKED)
    assert set(report["problems"][0]) == {"where", "why", "hint", "goal", "given"}


def test_every_key_of_the_document_is_documented(document):
    page = (Path(__file__).parent.parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    keys = {*document, *document["counts"]}
    for report in document["claims"]:
        keys |= {*report, *report["numeric"]}
        for part in (*report["proofs"], *report["twins"], *report["problems"]):
            keys |= set(part)
    assert {k for k in keys if f"`{k}`" not in page} == set()


def test_verbose_shows_statement_steps_twins_and_numbers(cli, mixed):
    done = cli("verify", "--claims", mixed, "fine", "-v")
    assert done.code == 0
    for part in ("statement: forall n:Nat. 0 <= n + 1", "[1] each n", "by generalising, from [1] each n",
                 "twin fine/always-zero: refuted at n = 1", "numbers: confirmed: n = 0..4 (5 points, exact)"):
        assert part in done.out


@pytest.mark.parametrize(("ids", "code"), [
    (["fine"], 0), (["slip", "known-open"], 0), (["not-begun"], 3), (["no-slip"], 1), (["not-begun", "wrong-step"], 1), (["raising"], 1),
    (["json"], 2), (["fin"], 2)])
def test_exit_codes(cli, mixed, ids, code):
    done = cli("verify", "--claims", mixed, *ids)
    assert done.code == code, done


def test_an_unknown_id_is_answered_with_the_nearest(cli, mixed):
    done = cli("verify", "--claims", mixed, "fin", "wrong-stap")
    assert f"there is no claim 'fin' in {mixed}; near: fine" in done.err
    assert "there is no claim 'wrong-stap'" in done.err and "near: wrong-step" in done.err
    assert done.out == ""


def test_an_unknown_packaged_id(cli):
    done = cli("verify", "nobel-physics-coun")
    assert done.code == 2 and "near: nobel-physics-count" in done.err and "claims" in done.err


def test_a_packaged_id_is_not_found_in_ones_own_folder(cli, mixed):
    assert "which is read where no folder is named" in cli("verify", "--claims", mixed, "nobel-physics-count").err


@pytest.mark.parametrize("words", [["--claims", "/nowhere/at/all"], ["--jobs", "0"], ["--timeout", "0"], ["--timeout", "soon"],
                                   ["--require", "luck"], ["--frobnicate"]])
def test_usage_errors(cli, words):
    done = cli("verify", *words)
    assert done.code == 2 and done.err and not done.out


def test_a_folder_without_claims_is_no_success(cli, tmp_path):
    assert cli("verify", "--claims", tmp_path).code == 2


def test_one_file_is_enough(cli, mixed):
    done = cli("verify", "--claims", mixed / "fine.py")
    assert done.code == 0 and "1 claim: 1 proved" in done.out


def test_a_file_that_is_not_python(cli, tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    done = cli("verify", "--claims", tmp_path / "notes.txt")
    assert done.code == 1 and "not a Python file" in done.out


def test_files_that_are_not_text(cli, tmp_path):
    (tmp_path / "latin.py").write_bytes(b"x = '\xe9'\n")
    (tmp_path / "zero.py").write_bytes(b"\0\0")
    done = cli("verify", "--claims", tmp_path)
    assert done.code == 1 and "latin.py" in done.out and "zero.py" in done.out


def test_two_claims_with_one_id_name_both_files(cli, folder, sample_texts):
    claims = folder("fine")
    (claims / "more").mkdir()
    (claims / "more" / "fine.py").write_text(sample_texts["fine"].replace('"ID"', '"fine"'))
    for command in (["verify"], ["verify", "fine"], ["list"]):
        done = cli(*command, "--claims", claims)
        text = " ".join((done.out + done.err).split())
        assert done.code == 1
        assert f"declared twice: in {claims / 'fine.py'} and in {claims / 'more' / 'fine.py'}" in text


def test_a_clash_with_a_packaged_claim_names_both_files(cli, folder, sample_texts):
    claims = folder(nobel_physics_count=sample_texts["fine"])
    for command in ("verify", "list"):
        done = cli(command, "--claims", claims)
        text = " ".join((done.out + done.err).split())
        assert done.code == 1
        assert f"declared twice: in {claims / 'nobel-physics-count.py'} and in" in text


def test_a_copy_of_a_packaged_claim_is_no_clash(cli, folder):
    from mathcheck.registry.discovery import packaged_claims
    claims = folder()
    original = next(packaged_claims().rglob("nobel-physics-count.py"))
    (claims / original.name).write_bytes(original.read_bytes())
    assert cli("verify", "--claims", claims).code == 0


def test_cyclic_citations_are_refused_with_the_chain(cli, folder, citing):
    claims = folder(a=citing("b"), b=citing("c"), c=citing("a"))
    done = cli("verify", "--claims", claims, "a")
    assert done.code == 1
    assert "the citations go round: a -> b -> c -> a" in done.out


def test_citing_an_open_claim_is_refused_with_the_chain(cli, folder, citing):
    claims = folder("known-open", first=citing("second"), second=citing("known-open"))
    done = cli("verify", "--claims", claims, "first")
    assert done.code == 1
    assert "claim known-open is open, so it cannot be cited: first -> second -> known-open" in " ".join(done.out.split())


def test_citing_an_unknown_claim_names_the_nearest(cli, folder, citing):
    done = cli("verify", "--claims", folder(a=citing("sum-of-integer")))
    assert done.code == 1 and "near: sum-of-integers" in " ".join(done.out.split())


def test_packaged_claims_can_be_cited_from_ones_own(cli, folder, citing):
    text = citing("factorial-positive").replace("forall(n, 0 <= n)", "forall(n, 0 < factorial(n))")
    assert cli("verify", "--claims", folder(own=text)).code == 0


def test_a_claim_that_takes_too_long_is_undecided(cli, folder):
    done = cli("verify", "--claims", folder("sleeping"), "--timeout", "1")
    assert done.code == 3
    assert done.out.splitlines()[1].startswith("undecided sleeping")
    assert "stopped after 1 seconds" in done.out and "give more with --timeout" in done.out
    assert "exit code 3: something is undecided or open" in done.out


def test_a_folder_that_shadows_the_standard_library_changes_nothing(cli, folder):
    claims = folder("fine", "json", "fractions", subprocess="", typing="1/0\n")
    done = cli("verify", "--claims", ".", "fine", cwd=claims)
    assert done.code == 0, done
    assert cli("show", "--claims", ".", "fine", cwd=claims).code == 0
    assert cli("list", "--claims", "fine.py", cwd=claims).code == 0


def test_the_packaged_claims_are_found_from_any_directory(cli, tmp_path):
    done = cli("verify", "nobel-physics-count", "--require", "proved", cwd=tmp_path)
    assert done.code == 0 and "proved    nobel-physics-count" in done.out


def test_computed_counts_as_undecided_only_where_proved_is_required():
    from types import SimpleNamespace
    from unittest.mock import patch

    from mathcheck.registry import run
    with patch.object(run, "Report", SimpleNamespace):
        results = [SimpleNamespace(met=True, verdict="computed")]
        assert run.exit_code(results) == 0
        assert run.exit_code(results, require="proved") == 3
