"""`mathcheck complexity`: one value, its proof, the survey; and what is refused, in words."""

import json
import resource
import subprocess
import sys

import pytest

P = "353942783"
BEST = "2*3 + (1 + 2^2*3^2)*(2 + 3^4*(1 + 2*3^10))"


def flat(text):
    return " ".join(text.split())


def test_a_value_with_an_expression(cli):
    done = cli("complexity", P)
    assert (done.code, done.err) == (0, "")
    assert f"f({P}) = 63" in done.out and f"{P} = {BEST}" in flat(done.out) and "LaTeX" in done.out and "\\cdot" in done.out
    assert "--certificate" in done.out and "proved" not in done.out.splitlines()[0]
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_a_value_as_json(cli):
    document = json.loads(cli("complexity", "--json", "6").out)
    assert {k: document[k] for k in ("schema", "version", "n", "value", "expression", "latex", "verdict")} == {
        "schema": "mathcheck-complexity", "version": 1, "n": 6, "value": 5, "expression": "2*3", "latex": "2 \\cdot 3", "verdict": None}


@pytest.mark.parametrize("n", ["1", "2", P, "1000000007"])
def test_a_certificate_that_the_audit_accepts(cli, tmp_path, n):
    file = tmp_path / "c.jsonl"
    done = cli("complexity", n, "--certificate", file)
    assert done.code == 0 and "proved in" in done.out, done.err
    audit = cli("audit", file, "--axioms", "")
    assert audit.code == 0 and f"PROVED: complexity({n}) = " in audit.out
    document = json.loads(cli("complexity", "--json", n, "--certificate", file).out)
    assert document["verdict"] == "proved"


REFUSED = {
    "zero": (["0"], "N is 0"), "negative": (["-5"], "N is -5"),
    "no integer": (["2.5"], "'2.5' is not an integer"), "a word": (["many"], "'many' is not an integer"),
    "too many digits": (["9" * 5000], "not an integer of a size that can be read"),
    "beyond the search": (["9" * 60], "a number of 60 digits is beyond this search"),
    "beyond any estimate": (["1" + "0" * 400], "a number of 401 digits is beyond this search"),
    "nothing": ([], "give a number, or --survey and a limit"),
    "both": (["5", "--survey", "5"], "give a number, or --survey"),
    "an option of the survey": (["5", "--no-lemmas"], "go with --survey"), "another": (["5", "--save", "x.npy"], "go with --survey"),
    "an option of a number": (["--survey", "5", "--timeout", "5"], "go with a number"),
    "a survey to zero": (["--survey", "0"], "the limit is 0"), "a survey to a word": (["--survey", "x"], "is not an integer"),
    "a survey beyond bytes": (["--survey", str(2**42)], "too large"),
    "a survey beyond the memory": (["--survey", str(2**41)], "MB are available"),
    "no folder for the certificate": (["5", "--certificate", "/nowhere/x"], "there is no folder /nowhere"),
    "a folder for the certificate": (["5", "--certificate", "."], "it is a folder"),
    "no folder for the values": (["--survey", "5", "--save", "/nowhere/x.npy"], "there is no folder /nowhere"),
    "a timeout that is no number": (["5", "--timeout", "nan"], "nan is not a number"),
    "an endless timeout": (["5", "--timeout", "inf"], "is not in the range"),
    "a name that is too long": (["--survey", "5", "--save", "x" * 300], "ame too long"),
    "an unknown option": (["--bogus"], "no such option: --bogus"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused_in_words(cli, name):
    words, why = REFUSED[name]
    done = cli("complexity", *words)
    assert (done.code, done.out) == (2, "") and why in done.err and "Traceback" not in done.err


def test_a_timeout_ends_a_search(cli):
    done = cli("complexity", "1234567890123456789012", "--timeout", "1")
    assert done.code == 3 and "this may take about" in done.err and "given up after 1 seconds" in done.err and "at least" in done.err


def test_a_timeout_that_is_too_short_for_the_proof(cli, tmp_path):
    done = cli("complexity", "999999999989", "--certificate", tmp_path / "c", "--timeout", "0.3")
    assert done.code == 3 and not (tmp_path / "c").exists()
    found = "not proved: undecided" in done.out and "f(999999999989) = 85" in done.out and "within 0.3 seconds" in done.err
    assert found or "given up" in done.err


def test_a_survey(cli):
    done = cli("complexity", "--survey", "70000000")
    assert done.code == 0 and "takes about" in done.err and "MB" in done.err
    for line in ("21080618 = 2*10540309", "63241604 = 2*31620802", "67139098 = 2*33569549"):
        assert f"  {line}\n" in done.out
    assert "3 numbers with a sum" in done.out and " 59 52252199" in done.out
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_a_process_without_standard_output_leaves_no_traceback():
    for stream in ("1", "2"):
        done = subprocess.run(["sh", "-c", f"{sys.executable} -P -m mathcheck.cli.app complexity 6 {stream}>&-"], capture_output=True,
                              text=True, timeout=60)
        assert done.returncode == 0 and done.stderr == "" and (stream == "1" or "f(6) = 5" in done.stdout)


def test_a_survey_without_lemmas_and_as_json(cli):
    with_lemmas, without = (json.loads(cli("complexity", "--survey", "100000", "--json", *more).out) for more in ([], ["--no-lemmas"]))
    assert with_lemmas["lemmas"] and not without["lemmas"]
    assert all(with_lemmas[k] == without[k] for k in ("limit", "flagged", "irregular", "records"))
    assert with_lemmas["records"][5] == {"ones": 6, "n": 7}


def test_a_survey_saves_its_values(cli, tmp_path):
    import numpy as np

    done = cli("complexity", "--survey", "1000", "--save", tmp_path / "f.npy")
    assert done.code == 0 and [p.name for p in tmp_path.iterdir()] == ["f.npy"]
    values = np.load(tmp_path / "f.npy")
    assert values.dtype == np.uint8 and values[:12].tolist() == [1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 8, 7] and len(values) == 1000


def test_a_survey_under_half_the_memory_that_it_names_refuses_before_it_starts():
    from mathcheck.surveys.integer_complexity import memory_needed

    limit = 4_000_000_000
    half = memory_needed(limit) // 2
    done = subprocess.run([sys.executable, "-P", "-m", "mathcheck.cli.app", "complexity", "--survey", str(limit)], capture_output=True,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (half, half)), text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "") and "MB are available" in done.stderr and "Traceback" not in done.stderr
