"""`pytest --mathcheck`: claim files as tests, in a pytest of their own."""

import re
import signal
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest

pytest_plugins = ["pytester"]

ALL = ["fine", "wrong-step", "known-open", "not-begun", "slip", "surviving", "syntax", "json"]
OUTCOMES = {"fine": "PASSED", "wrong-step": "FAILED", "known-open": "PASSED", "not-begun": "FAILED", "slip": "PASSED",
            "surviving": "FAILED", "syntax": "FAILED", "json": "SKIPPED"}
TRIED = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').write_text('')\n"


@pytest.fixture
def run(pytester, request):
    """run("--mathcheck", ...): pytest in a process of its own, in an empty folder with `claims/` in it."""
    write = request.getfixturevalue("folder")

    def start(*words, files=(), **texts):
        if files or texts:
            write(*files, **texts).rename(pytester.path / "claims")
        return pytester.runpytest_subprocess("-p", "no:cacheprovider", *words, timeout=120)
    return start


def outcomes(result):
    return dict(re.findall(r"^claims/.*::(\S+) (PASSED|FAILED|SKIPPED|ERROR)", result.stdout.str(), flags=re.MULTILINE))


def test_each_claim_is_a_test_and_a_failure_says_what_verify_says(run, cli, pytester):
    result = run("--mathcheck", "claims", "-v", "--junitxml", "claims.xml", files=ALL)
    assert outcomes(result) == OUTCOMES and result.ret == 1
    text = result.stdout.str()
    assert "Traceback" not in text and ".py:" not in re.sub(r"claims/\S+\.py::", "", text)
    shown = cli("verify", "--claims", pytester.path / "claims").out
    for claim in ("wrong-step", "surviving", "not-begun"):
        said = re.search(rf"^\w+ +{claim} .*\n((?:    .*\n)+)", shown, flags=re.MULTILINE)[1]
        assert f" claim {claim} " in text and re.sub(r"^    ", "", said, flags=re.MULTILINE) in text
    assert "syntax.py, line 3: not valid Python" in " ".join(text.split()) and "SKIPPED (json.py declares no `claim`)" in text
    assert "FAILED claims/wrong-step.py::wrong-step - wrong-step, step 'wrong': exact" in text

    cases = {case.get("name"): case for case in ElementTree.parse(pytester.path / "claims.xml").iter("testcase")}
    assert set(cases) == set(ALL)
    assert {p.get("name"): p.get("value") for p in cases["wrong-step"].iter("property")} == {
        "verdict": "failed", "statement": "2 + 2 = 5", "axioms": ""}
    assert "step 'wrong'" in cases["wrong-step"].find("failure").get("message")
    assert {p.get("value") for p in cases["slip"].iter("property")} == {"refuted", "forall n:Nat. n = 0", ""}
    assert "declares no `claim`" in cases["json"].find("skipped").get("message")


def test_with_processes_of_xdist_and_a_choice(run):
    result = run("--mathcheck", "claims", "-n", "2", "-v", "-k", "fine or slip or wrong", files=ALL)
    found = dict(re.findall(r"(PASSED|FAILED) claims/.*::(\S+)", result.stdout.str()))
    assert result.ret == 1 and found == {"PASSED": "slip", "FAILED": "wrong-step"} | {"PASSED": found["PASSED"]}
    result.assert_outcomes(passed=2, failed=1)
    assert "step 'wrong': exact computation does not show 2 + 2 = 5" in result.stdout.str()


@pytest.mark.parametrize("named", ["claims/fine.py", "claims/fine.py::fine"], ids=["file", "item"])
def test_one_file_is_no_module(run, named, sample_texts):
    """pytest imports a file that is named itself, whatever its name."""
    loud = sample_texts["fine"] + "\nimport sys\nif 'pytest' in sys.modules:\n    raise RuntimeError('imported')\n"
    result = run("--mathcheck", named, "-v", fine=loud)
    assert outcomes(result) == {"fine": "PASSED"} and result.ret == 0


def test_collecting_runs_no_claim_file(run, pytester):
    result = run("--mathcheck", "claims", "--collect-only", "-q", a=TRIED, b=TRIED)
    assert result.stdout.str().splitlines()[:2] == ["claims/a.py::a", "claims/b.py::b"]
    assert list(pytester.path.rglob("*.ran")) == []


def test_what_is_pytests_stays_pytests(run, pytester, sample_texts):
    (pytester.path / "claims").mkdir()
    for name, text in {"conftest.py": "def pytest_report_header():\n    return 'a conftest'\n", "_helper.py": "1/0\n",
                       ".hidden.py": "1/0\n", "test_it.py": "def test_it():\n    pass\n",
                       "fine.py": sample_texts["fine"].replace('"ID"', '"fine"')}.items():
        (pytester.path / "claims" / name).write_text(text)
    result = run("--mathcheck", "claims", "-v")
    assert outcomes(result) == {"test_it": "PASSED", "fine": "PASSED"}
    assert "a conftest" in result.stdout.str()
    assert outcomes(run("claims", "-v")) == {"test_it": "PASSED"}


def test_the_setting_says_where_claims_are(run, pytester, citing, sample_texts):
    """Then other files are none, and one alone finds those that it cites."""
    pytester.makeini("[pytest]\nmathcheck_claims = claims\naddopts = --mathcheck --mathcheck-timeout 60\n")
    pytester.makepyfile(support=TRIED, test_it="def test_it(): pass")
    cites = {"mine": citing("lemma"), "lemma": sample_texts["fine"].replace("0 <= n + 1", "0 <= n")}
    run("-v", **cites).assert_outcomes(passed=3)
    assert outcomes(run("claims/mine.py", "-v")) == {"mine": "PASSED"}
    assert list(pytester.path.rglob("*.ran")) == []


def test_a_claim_that_takes_too_long_fails(run):
    result = run("--mathcheck", "claims", "--mathcheck-timeout", "0.5", files=["sleeping"])
    result.assert_outcomes(failed=1)
    assert "sleeping: stopped after 0.5 seconds" in result.stdout.str()


def test_an_id_that_two_files_have_fails_and_names_both(run, pytester, sample_texts):
    (pytester.path / "claims" / "deep").mkdir(parents=True)
    for place in ("", "deep/"):
        (pytester.path / "claims" / f"{place}fine.py").write_text(sample_texts["fine"].replace('"ID"', '"fine"'))
    result = run("--mathcheck", "claims")
    result.assert_outcomes(failed=2)
    text = " ".join(result.stdout.str().split())
    assert f"the claim fine is declared twice: in {pytester.path}/claims/deep/fine.py and in {pytester.path}/claims/fine.py" in text


def test_nothing_is_left_after_ctrl_c(folder, sleeper, gone, tmp_path, monkeypatch):
    claims, temporary = folder("sleeping"), tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    running = subprocess.Popen([sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--mathcheck", claims], cwd=tmp_path,
                               stdout=subprocess.PIPE, text=True, preexec_fn=heed_interrupts)
    pid = sleeper(claims, running)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=60)[0]
    assert running.returncode == pytest.ExitCode.INTERRUPTED and "KeyboardInterrupt" in said
    assert list(temporary.iterdir()) == [] and gone(pid)


def heed_interrupts():
    """A runner started in the background ignores Ctrl-C, and its children would too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize(("words", "why"), [
    (["--mathcheck"], "--mathcheck: name the claim files or their folder, or set mathcheck_claims"),
    (["--mathcheck", "--mathcheck-timeout", "0", "claims"], "--mathcheck: 0.0 is no number of seconds above 0 and up to 10,000,000"),
    (["--mathcheck", "-o", "mathcheck_claims=nowhere", "claims"], "--mathcheck: there is no file or folder"),
], ids=["nothing named", "no time", "no folder"])
def test_wrong_use(run, words, why):
    result = run(*words, files=["fine"])
    assert result.ret == pytest.ExitCode.USAGE_ERROR and f"ERROR: {why}" in result.stderr.str()


def test_without_the_option_nothing_is_imported(pytester):
    pytester.makepyfile("""
        import sys

        def test_it():
            loaded = {name for name in sys.modules if name.partition(".")[0] in ("mathcheck", "sympy", "typer")}
            assert loaded == {"mathcheck", "mathcheck.plugin"}
    """)
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_the_plugin_imports_nothing_but_pytest():
    program = ("import pytest, sys\nbefore = set(sys.modules)\nimport mathcheck.plugin\n"
               "print(sorted(set(sys.modules) - before))")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['mathcheck', 'mathcheck.plugin']\n"
