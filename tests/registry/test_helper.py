"""Helping processes: asked many times, killed with what they have started, replaced in time."""

import os
import subprocess
import sys
import time

import pytest

from mathcheck.registry import helper
from mathcheck.registry.helper import HelperDied, Helpers
from mathcheck.registry.run import Runner

ECHO = """
import json, os, subprocess, sys, time
for line in sys.stdin:
    request = json.loads(line)
    if "sleep" in request:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
        print(json.dumps({"started": child.pid}), flush=True)
        time.sleep(60)
    if "early" in request:
        print(json.dumps({"n": "nobody asked"}), flush=True)
    if "groups" in request:
        while True:
            print(json.dumps({"started": request["groups"]}), flush=True)
            time.sleep(0.05)
    if "deaf" in request:
        print(json.dumps({}), flush=True)
        time.sleep(60)
    if "leave" in request:
        os._exit(3)
    print("[1]" if "list" in request else json.dumps({"pid": os.getpid(), **request}), flush=True)
"""


@pytest.fixture
def helpers():
    found = Helpers([sys.executable, "-c", ECHO])
    yield found
    found.stop()


def test_one_process_answers_again_and_again(helpers):
    pids = {helpers.ask({"n": n}, 20)["pid"] for n in range(5)}
    assert len(pids) == 1


def test_a_process_is_replaced_after_so_many_requests(helpers, monkeypatch):
    monkeypatch.setattr(helper, "MAX_ASKED", 2)
    pids = [helpers.ask({"n": n}, 20)["pid"] for n in range(5)]
    assert len(set(pids)) == 3 and pids[0] == pids[1] != pids[2]


def test_what_takes_too_long_is_killed_with_what_it_started(helpers):
    start = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        helpers.ask({"sleep": 1}, 1.0)
    assert time.monotonic() - start < 20
    assert helpers.ask({"n": 1}, 20)["n"] == 1


def test_an_end_without_an_answer_is_told_and_another_process_goes_on(helpers):
    with pytest.raises(HelperDied):
        helpers.ask({"leave": 1}, 20)
    assert helpers.ask({"n": 2}, 20)["n"] == 2


def test_what_is_no_object_is_refused_and_the_process_given_up(helpers):
    before = helpers.ask({"n": 1}, 20)["pid"]
    with pytest.raises((TypeError, ValueError)):
        helpers.ask({"list": 1}, 20)
    assert helpers.ask({"n": 1}, 20)["pid"] != before


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="it looks into /proc")
def test_nobody_else_can_open_the_channel(helpers):
    """Through a pipe a claim file wrote the audit's answer: `proved`, for 0 = 1."""
    pid = helpers.ask({"n": 1}, 20)["pid"]
    for end in (0, 1):
        with pytest.raises(OSError):
            open(f"/proc/{pid}/fd/{end}", "w").close()


def test_what_nobody_asked_for_is_no_answer(helpers):
    first = helpers.ask({"n": 1, "early": 1}, 20)
    assert first == {"n": "nobody asked"}
    time.sleep(0.3)
    assert helpers.ask({"n": 2}, 20)["n"] == 2  # another process: that one still had something to say


def test_a_process_that_has_ended_is_not_asked_again(helpers):
    pid = helpers.ask({"n": 1}, 20)["pid"]
    os.kill(pid, 9)
    time.sleep(0.3)
    assert helpers.ask({"n": 2}, 20)["n"] == 2


@pytest.mark.parametrize("group", [0, 1, -1, True, "7", None])
def test_only_a_process_group_can_have_been_started(helpers, group):
    with pytest.raises(HelperDied):
        helpers.ask({"groups": group}, 20)


def test_no_number_of_messages_puts_off_the_limit(helpers):
    start = time.monotonic()
    answer = helpers.ask({"groups": 10**7}, 20)  # told twice, it is an answer like any other, and nobody's
    assert answer == {"started": 10**7} and time.monotonic() - start < 10


def test_a_process_that_does_not_read_cannot_hold_up_the_sender(helpers):
    helpers.ask({"deaf": 1}, 20)
    start = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        helpers.ask({"long": "x" * 10_000_000}, 1.0)
    assert time.monotonic() - start < 20


def test_nothing_is_answered_after_the_end(helpers):
    helpers.stop()
    with pytest.raises(HelperDied):
        helpers.ask({"n": 1}, 20)


def test_a_file_meets_a_fresh_state_whatever_ran_before_it(claims):
    """One worker process forks for both; nothing of the first reaches the second."""
    body = """
import mathcheck.lang, os
from mathcheck.lang import Nat, forall
n = Nat("n")
if hasattr(mathcheck.lang, "marked") or "MARKED" in os.environ:
    raise RuntimeError("somebody was here")
mathcheck.lang.marked, os.environ["MARKED"] = True, "1"
statement = forall(n, n < n + 1)
def derivation(d):
    return d.have("all", statement, by.generalisation, d.have("one", n < n + 1, by.arithmetic))
claim = Claim(id=ID, title="t", statement=statement, derivation=derivation)
"""
    paths = [claims.write(name, body) for name in ("first", "second", "third")]
    verdicts = [result.verdict for _, result in Runner([claims.root]).run_all(paths, 1)]
    assert verdicts == ["proved"] * 3


OPENED = """
import subprocess, sys
from mathcheck.registry import helper
helpers = helper.Helpers([sys.executable, "-c", "import sys\\nfor line in sys.stdin: print(line, flush=True, end='')"])
helper.MAX_ASKED = 2
for n in range(3):  # one is replaced
    assert helpers.ask({"n": n}, 20) == {"n": n}
helpers.start(2)
helpers.stop()
try:
    helper.Helper(["/nowhere/to/be/found"])
except OSError:
    print("not started")
"""


def test_no_socket_is_left_to_the_garbage_collector():
    done = subprocess.run([sys.executable, "-X", "dev", "-c", OPENED], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "not started\n", "")


def test_what_was_started_for_an_answered_request_is_not_killed_later(monkeypatch):
    """Its process has ended, and its number may be that of somebody else's by now."""
    code = "import sys\nfor line in sys.stdin:\n    print('{\"started\": 4194000}', flush=True)\n    print('{}', flush=True)\n"
    one = helper.Helper([sys.executable, "-c", code])
    assert one.ask({}, 20) == {}
    killed = []
    monkeypatch.setattr(helper, "end_group", killed.append)
    own = one._process.pid
    one._process.kill()
    one.close()
    assert killed == [own]
