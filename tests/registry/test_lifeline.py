"""Whatever a process is doing, it ends when the one that started it has been killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from socket import socketpair

import pytest

from mathcheck.registry.lifeline import forked, tie

ASKING = """
import sys, threading
from mathcheck.registry.helper import Helper
helper = Helper([sys.executable, "-c", sys.argv[1]])
print(helper._process.pid, flush=True)
helper.ask({}, None)
"""
TASKS = {"a loop": "while True: pass", "one long operation": "sum(range(10**12))", "waiting": "import time; time.sleep(600)",
         "reading": "input(); input()"}


def going_on(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def ends(pid):
    end = time.monotonic() + 20
    while going_on(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not going_on(pid)


@pytest.mark.parametrize("task", list(TASKS))
def test_a_helper_ends_with_whoever_asks(task):
    asking = subprocess.Popen([sys.executable, "-c", ASKING, TASKS[task]], stdout=subprocess.PIPE, text=True)
    pid = int(asking.stdout.readline())
    time.sleep(0.3)  # it has begun
    assert going_on(pid)
    asking.kill()
    asking.communicate()
    assert ends(pid)


def test_what_a_helper_has_started_in_its_group_ends_too():
    task = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    asking = subprocess.Popen([sys.executable, "-c", ASKING, task], stdout=subprocess.PIPE, text=True)
    pid = int(asking.stdout.readline())

    def children():
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    end = time.monotonic() + 20
    while not children() and time.monotonic() < end:
        time.sleep(0.02)
    [child] = children()
    time.sleep(0.3)  # it has begun
    asking.kill()
    asking.communicate()
    assert ends(pid) and ends(child)


def test_one_process_alone_can_be_tied():
    life, held = socketpair()
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], pass_fds=[held.fileno()])
    tie(held, process.pid)
    held.close()
    assert process.poll() is None
    life.close()
    assert process.wait(20) == -signal.SIGIO


def test_what_is_forked_says_how_it_ended():
    codes = []
    for end in (lambda talk: talk.sendall(b"said"), lambda talk: 1 / 0, lambda talk: os._exit(3),
                lambda talk: os.kill(os.getpid(), signal.SIGTERM)):
        with forked(end) as process:
            heard = process.talk.recv(10)
            assert process.ended(wait=True)
        codes.append((heard, process.code))
    assert codes == [(b"said", 0), (b"", 1), (b"", 3), (b"", -signal.SIGTERM)]


def test_what_is_forked_ends_with_the_block_and_what_it_started_too():
    def starting(talk):
        talk.sendall(b"%d" % subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid)
        time.sleep(600)
    with pytest.raises(KeyError), forked(starting) as process:
        started = int(process.talk.recv(20))
        assert not process.ended() and going_on(process.number) and going_on(started)
        raise KeyError
    assert process.code == -signal.SIGKILL and ends(process.number) and ends(started)


def test_what_cannot_be_forked_leaves_nothing_open(monkeypatch):
    def refused():
        raise BlockingIOError(11, "Resource temporarily unavailable")
    monkeypatch.setattr(os, "fork", refused)
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(BlockingIOError) as kept, forked(print):
        pass
    assert len(os.listdir("/proc/self/fd")) == before and kept
