"""Killed in mid-run. `python tests/faults/kill.py --runs 100` does the same much more often."""

import os
import subprocess

import pytest
from faults_kill import commands, kill
from faults_support import wait_for

BUSY = '''import os
from pathlib import Path

from mathcheck import Claim
from mathcheck.lang import Nat, forall

n = Nat("n")


def derivation(d):
    Path(__file__).with_suffix(".pid").write_text(str(os.getpid()))
    DO


claim = Claim(id="busy", title="never done", statement=forall(n, 0 <= n), derivation=derivation)
'''


@pytest.mark.parametrize(("name", "runs"), [("verify", 2), ("export", 4), ("lock", 2), ("try", 4)])
def test_nothing_half_done_is_left_by_a_kill(place, name, runs):
    found = kill(commands(place)[name], runs, seed=2026)
    assert found.total() == runs


@pytest.mark.parametrize("do", ["while True: pass", "sum(range(10**12))", "import subprocess; subprocess.run(['sleep', '600'])"],
                         ids=["a loop", "one long operation", "another process"])
def test_a_claim_that_computes_ends_with_the_run(place, do):
    (place.claims / "busy.py").write_text(BUSY.replace("DO", do), encoding="utf-8")
    process = place.start("verify", "busy", "--claims", place.claims)
    wait_for((place.claims / "busy.pid").exists)
    assert len(place.processes()) >= 3  # the command, the worker, and what it has forked
    process.kill()
    process.communicate()
    assert place.left() == {}


def test_a_claim_that_computes_ends_with_its_worker(place):
    (place.claims / "busy.py").write_text(BUSY.replace("DO", "while True: pass"), encoding="utf-8")
    process = place.start("verify", "busy", "--claims", place.claims)
    wait_for((place.claims / "busy.pid").exists)
    workers = [pid for pid, command in place.processes().items() if "registry.worker" in command]
    for pid in (process.pid, *workers):  # all but the claim's own; the worker may have ended by itself
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            pass
    process.communicate()
    assert place.left() == {}


def test_an_audit_ends_with_its_command(place):
    process = place.start("audit", "-", stdin=subprocess.PIPE)
    wait_for(lambda: len(place.processes()) == 2)
    process.kill()
    process.wait()
    assert place.left() == {}
    process.communicate()


def test_folders_of_killed_runs_do_not_pile_up(place):
    (place.claims / "busy.py").write_text(BUSY.replace("DO", "while True: pass"), encoding="utf-8")
    for _ in range(2):
        process = place.start("verify", "busy", "--claims", place.claims)
        wait_for((place.claims / "busy.pid").exists)
        process.kill()
        process.communicate()
        (place.claims / "busy.pid").unlink()
    left = [p for p in place.temporary.iterdir() if p.name.startswith("mathcheck-")]
    assert len(left) == 2 and place.left() == {}
    for folder in left:
        os.utime(folder, (1, 1))
    assert place.run("verify", "lemma", "--claims", place.claims).returncode == 0
    assert list(place.temporary.iterdir()) == []


def test_unfinished_files_of_killed_runs_are_no_claims(place):
    (place.claims / ".mathcheck-0123456789abcdef").write_text("x = (\n")
    (place.claims / ".mathcheck-0123456789abcdef.py").write_text("x = (\n")
    done = place.run("verify", "--claims", place.claims)
    assert done.returncode == 0 and "3 claims: 2 proved, 1 refuted" in done.stdout and done.stderr == ""
