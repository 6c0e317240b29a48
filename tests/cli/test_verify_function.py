"""`mathcheck.verify`: the command's result in a program, which is left as it was."""

import ctypes
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

import mathcheck
from mathcheck.registry import verify as module
from mathcheck.registry.folders import Folders

GET_DUMPABLE = 3  # PR_GET_DUMPABLE
IDS = ["fine", "defined", "wrong-step", "surviving", "known-open", "not-begun", "slip", "no-slip"]


def timeless(report):
    return {**report, "seconds": 0, "numeric": {**report["numeric"], "seconds": 0}}


def children():
    return {pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()}


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder for temporary files of what is started."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def test_the_result_is_that_of_the_command(cli, folder):
    claims = folder(*IDS)
    found = json.loads(cli("verify", "--json", "--no-cache", "--claims", claims).out)["claims"]
    for expected in found:
        report = mathcheck.verify(expected["id"], claims=claims, cached=False)
        assert isinstance(report, mathcheck.Report)
        assert timeless(json.loads(json.dumps(report.data()))) == timeless(expected)
    assert sorted(r["id"] for r in found) == sorted(IDS)


def test_shipped_claims_need_no_folder_and_results_are_kept_with_the_commands(cli, tmp_path, monkeypatch):
    monkeypatch.setenv("MATHCHECK_CACHE_DIR", str(tmp_path))
    assert not mathcheck.verify("nobel-physics-count").cached
    report = mathcheck.verify("nobel-physics-count")
    assert report.met and report.cached and report.proofs[0].certificate
    assert "1 unchanged" in cli("verify", "nobel-physics-count").out


def test_a_file_a_time_and_digits(folder):
    claims = folder("fine", "sleeping")
    assert mathcheck.verify("fine", claims=str(claims / "fine.py"), digits=20).verdict == "proved"
    report = mathcheck.verify("sleeping", claims=claims, timeout=1)
    assert (report.verdict, report.met) == ("undecided", False) and "stopped after 1 seconds" in report.problems[0].why


@pytest.mark.parametrize(("claim", "kind", "why"), [
    ("fin", "UnknownClaim", "there is no claim 'fin' in {claims}; near: fine"),
    ("nobel-physics-count", "UnknownClaim", "which is read where no folder is named"),
    ("syntax", "LoadError", "{claims}/syntax.py, line 3: not valid Python"),
    ("json", "NoClaim", "{claims}/json.py declares no `claim`"),
    ("twice", "DeclaredTwice", "the claim twice is declared twice: in {claims}/"),
    ("factorial-positive", "DeclaredTwice", "lemmas/factorial-positive.py"),
])
def test_what_has_no_report_has_a_reason_with_a_name(folder, sample_texts, claim, kind, why):
    claims = folder("fine", "syntax", "json", twice=sample_texts["fine"], factorial_positive=sample_texts["fine"])
    (claims / "deep").mkdir()
    (claims / "deep" / "twice.py").write_text(sample_texts["fine"])
    with pytest.raises(mathcheck.NoReport) as e:
        mathcheck.verify(claim, claims=claims)
    assert type(e.value) is getattr(mathcheck, kind) and why.format(claims=claims) in str(e.value)
    again = pickle.loads(pickle.dumps(e.value))  # as a pool of processes passes it on
    assert type(again) is type(e.value) and str(again) == str(e.value)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(mathcheck.NoFolder, match=r"there is no file or folder .*nowhere"):
        mathcheck.verify("fine", claims=tmp_path / "nowhere")


@pytest.mark.parametrize("wrong", [{"timeout": 0}, {"timeout": float("nan")}, {"timeout": float("inf")}, {"digits": 0}, {"digits": 10_001}],
                         ids=["no time", "nan", "infinite", "no digits", "digits without end"])
def test_times_and_digits_that_are_none(wrong):
    with pytest.raises(ValueError, match="is no number of"):
        mathcheck.verify("nobel-physics-count", **wrong)


def test_the_process_is_left_as_it_was(folder, temporary):
    """Handlers, limits, who may look into it, the working directory, threads, open files, children, temporary files."""
    def state():
        dumpable = ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0) if sys.platform == "linux" else None
        descriptors = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else None
        return ([signal.getsignal(s) for s in signal.valid_signals()], sys.getrecursionlimit(), dumpable, os.getcwd(),
                threading.active_count(), descriptors, children(), sys.path[:], dict(os.environ), sorted(os.listdir(temporary)))
    claims = folder("fine", "syntax", "sleeping")
    mathcheck.verify("fine", claims=claims)  # what is imported and opened once
    before = state()
    mathcheck.verify("fine", claims=claims)
    mathcheck.verify("sleeping", claims=claims, timeout=0.5)
    with pytest.raises(mathcheck.LoadError):
        mathcheck.verify("syntax", claims=claims)
    assert state() == before


def test_the_process_is_as_it_was_also_while_a_claim_runs(folder, tmp_path):
    """No claim file, no SymPy, no protection: all that is in processes apart."""
    claims = folder("sleeping")
    limit, loaded = sys.getrecursionlimit(), set(sys.modules)
    with ThreadPoolExecutor() as pool:
        running = pool.submit(mathcheck.verify, "sleeping", claims=claims, timeout=3)
        while not (claims / "sleeping.pid").exists():
            assert not running.done()
            time.sleep(0.01)
        if sys.platform == "linux":
            assert ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0) == 1
        assert sys.getrecursionlimit() == limit
        assert not [m for m in set(sys.modules) - loaded if m.partition(".")[0] in ("sympy", "flint", "numpy")]
        assert running.result().verdict == "undecided"


def test_threads_may_ask_at_the_same_time(folder):
    claims = folder("fine", "defined", "slip")
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda claim: mathcheck.verify(claim, claims=claims), ["fine", "defined", "slip"]))
    assert [(r.id, r.verdict) for r in found] == [("fine", "proved"), ("defined", "proved"), ("slip", "refuted")]


def test_a_working_directory_with_modules_of_the_same_names(folder):
    """As a notebook's, which is searched first: whatever is loaded later would be found there."""
    claims = folder("fine", "json", "fractions", select="1/0", sqlite3="1/0", sympy="1/0")
    program = "from mathcheck import verify\nimport sys\nsys.path.insert(0, '')\nprint(verify('fine', claims='.').verdict)"
    done = subprocess.run([sys.executable, "-P", "-c", program], cwd=claims, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("proved\n", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_nothing_is_left_of_a_call_that_is_ended(folder, sleeper, gone, temporary, number):
    """By Ctrl-C with its temporary folder removed; by a signal that ends the program at once, without its processes."""
    claims = folder("sleeping")
    program = ("import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
               f"import mathcheck; mathcheck.verify('sleeping', claims={str(claims)!r})")
    running = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    pid = sleeper(claims, running)
    running.send_signal(number)
    error = running.communicate(timeout=30)[1]
    if number == signal.SIGINT:
        assert "KeyboardInterrupt" in error and os.listdir(temporary) == []
    assert gone(pid)


def test_a_process_that_ends_without_a_report(folder):
    claims = folder("fine")
    parent = "int(open(f'/proc/{os.getppid()}/stat').read().rpartition(')')[2].split()[1])"
    (claims / "killer.py").write_text(f"import os\nos.kill({parent}, 9)\n")
    with pytest.raises(mathcheck.NoReport, match=r"the process that verified .*killer.py ended without a report"):
        mathcheck.verify("killer", claims=claims)


def test_an_interpreter_that_does_not_run(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(mathcheck.NoReport, match=r"/bin/false -P -m mathcheck.registry.reporter does not run"):
        mathcheck.verify("nobel-physics-count")


def test_an_interpreter_that_hangs(tmp_path, monkeypatch):
    hanging = tmp_path / "hanging"
    hanging.write_text("#!/bin/sh\nexec sleep 600\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(hanging))
    monkeypatch.setattr(module, "STARTING", 0.5)
    with pytest.raises(mathcheck.NoReport, match=r"/hanging -P -m mathcheck.registry.reporter does not run"):
        mathcheck.verify("nobel-physics-count", timeout=1)


def test_what_is_wrong_around_it_is_a_warning(folder, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MATHCHECK_CACHE_DIR", str(tmp_path / "file"))
    info = tmp_path / "site" / "gone-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gone\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[mathcheck.claims]\ngone = gone.claims\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert mathcheck.verify("fine", claims=folder("fine")).met
    assert [str(w.message).partition(":")[0] for w in told] == ["the installed claims 'gone' cannot be read", "results are not cached"]
    assert {w.filename for w in told} == {__file__}


def test_a_session_verifies_several_files(folder, monkeypatch):
    claims = Folders(folder("fine", "slip"))
    with module.Session(claims, claims.files, cached=False) as session:
        monkeypatch.setattr(Folders, "clashes", None)  # the folders are walked once, not for each file
        assert [session.report(path).verdict for path in claims.files] == ["proved", "refuted"]


@pytest.mark.parametrize("name", ["Report", "Proof", "TwinReport", "Problem", "Computed"])
def test_help_says_what_each_field_means(name):
    described = getattr(mathcheck, name).__doc__
    headings = [word for line in described.splitlines() if line.startswith("    ") and ":" in line and line[4] != " "
                for word in line.partition(":")[0].split(", ")]
    assert [word.strip() for word in headings] == [f.name for f in fields(getattr(mathcheck, name))]
