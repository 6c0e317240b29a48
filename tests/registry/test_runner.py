"""Claims run as users run them: a worker process for each file, an audit process for each claim."""

import os
import time
from pathlib import Path

import pytest

from mathcheck.registry.report import Report, Unloaded
from mathcheck.registry.run import Runner, default_jobs, exit_code

FILES = {
    "good": "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation)",
    "cites": "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.cite('good'))",
    "open": "claim = Claim(id=ID, title='t', statement=statement)",
    "fails": "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: d.have('a', statement, by.algebra))",
    "broken": "claim = (",
    "exits": "import os\nos._exit(7)",
    "leaves": "claim = Claim(id=ID, title='t', statement=statement, derivation=lambda d: exit(3))",
    "prints": "print('{}')\nimport os\nos.write(1, b'{}')\nclaim = Claim(id=ID, title='t', statement=statement, derivation=derivation)",
    "helper": "number = 3",
    "json": "raise RuntimeError('this json must not be imported by anybody')",
    "fractions": "value = 1",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, head):
    root = tmp_path_factory.mktemp("folder")
    for name, text in FILES.items():
        (root / f"{name}.py").write_text(head + text.replace("ID", repr(name)) + "\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def results(folder):
    """Every file's result, run with the folder as the working directory, and the order in which they were told."""
    told = []
    here = Path.cwd()
    os.chdir(folder)
    try:
        found = Runner([folder], 60).run_all(sorted(folder.glob("*.py")), 2, lambda *finished: told.append(finished))
        return {path.stem: result for path, result in found}, told
    finally:
        os.chdir(here)


def test_a_report_for_each_claim_and_none_for_a_file_without(results):
    found, told = results
    assert list(found) == sorted(FILES) and len(told) == len(FILES)
    assert {name: r.verdict for name, r in found.items() if isinstance(r, Report)} == {
        "good": "proved", "cites": "proved", "open": "open", "fails": "failed", "prints": "proved", "leaves": "failed"}
    assert found["helper"] is None and found["fractions"] is None
    assert exit_code(list(found.values())) == 1


def test_a_file_that_cannot_be_loaded_is_named_with_its_line(results, folder):
    broken = results[0]["broken"]
    assert isinstance(broken, Unloaded) and broken.path == str(folder / "broken.py") and broken.line > 1
    assert "not valid Python" in broken.why


def test_files_called_json_and_fractions_disturb_nobody_else(results):
    found, _ = results
    assert isinstance(found["json"], Unloaded) and "must not be imported by anybody" in found["json"].why
    assert found["good"].met and found["cites"].met


@pytest.mark.parametrize(("name", "code"), [("exits", 7), ("leaves", 3)])
def test_a_claim_that_ends_its_process_is_reported_and_proves_nothing(results, name, code):
    found = results[0][name]
    assert not isinstance(found, Report) or not found.met
    if isinstance(found, Unloaded):
        assert f"code {code}" in found.why and "Traceback" not in found.why


def test_nothing_is_written_beside_the_claims(results, folder):
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.py" for name in FILES)


def test_a_claim_that_takes_too_long_is_undecided_and_its_children_are_killed(claims, tmp_path):
    path = claims.write("slow", f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open({str(tmp_path / "pid")!r}, "w").write(str(child.pid))
time.sleep(60)
""")
    start = time.monotonic()
    report = Runner([claims.root], 2.0).run(path)
    assert time.monotonic() - start < 20
    assert (report.verdict, report.met, report.id) == ("undecided", False, "slow")
    assert "stopped after 2 seconds" in report.problems[0].why and "--timeout" in report.problems[0].hint
    assert exit_code([report]) == 3
    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    for _ in range(50):
        if not alive(pid):
            break
        time.sleep(0.1)
    assert not alive(pid)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")  # killed, and only waiting for its parent to notice
    return not (state.exists() and state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z")


def test_a_runner_that_is_stopped_kills_what_is_still_working(claims):
    slow = claims.write("slow", "import time\ntime.sleep(60)")
    quick = claims.write("a-quick", FILES["good"])
    start = time.monotonic()
    for path, result in (running := Runner([claims.root]).run_all([quick, slow], 2)):
        assert path == quick and result.met
        running.close()
        break
    assert time.monotonic() - start < 20


def test_there_is_a_process_for_each_processor():
    assert default_jobs() >= 1
