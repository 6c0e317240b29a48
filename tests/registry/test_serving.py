"""Lines of JSON between processes: read in time and to no more than their length; what judges cannot be looked into."""

import json
import socket
import subprocess
import sys
import time

import pytest

from mathcheck.registry.serving import Lines


@pytest.fixture
def talk():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_lines_come_one_after_the_other_however_they_were_sent(talk):
    ours, theirs = talk
    lines = Lines(ours)
    theirs.sendall(b"first\nsecond\nthi")
    assert (lines.next(None), lines.next(None), lines.begun()) == (b"first", b"second", True)
    theirs.sendall(b"rd\n")
    assert (lines.next(None), lines.begun()) == (b"third", False)
    theirs.close()
    with pytest.raises(ConnectionError):
        lines.next(None)


def test_a_line_is_waited_for_to_the_end_and_no_longer(talk):
    ours, theirs = talk
    lines = Lines(ours)
    theirs.sendall(b"begun")
    start = time.monotonic()
    for seconds in (0.2, -1.0):
        with pytest.raises(TimeoutError):
            lines.next(start + seconds)
    assert 0.2 <= time.monotonic() - start < 10


def test_a_line_has_no_more_bytes_than_it_may(talk):
    ours, theirs = talk
    lines = Lines(ours)
    theirs.sendall(b"12345\n" + b"x" * 7)
    assert lines.next(None, 5) == b"12345"
    with pytest.raises(ValueError, match="more than 5 bytes"):
        lines.next(time.monotonic() + 10, 5)


SERVING = """
import ctypes, sys
from mathcheck.registry.serving import serve
def answer(request):
    return {"twice": 2 * request["n"], "observable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else None}
sys.exit(serve(answer, judges=sys.argv[1] == "judges"))
"""


@pytest.mark.parametrize("judges", [True, False])
def test_requests_are_answered_until_there_are_none(judges):
    process = subprocess.Popen([sys.executable, "-c", SERVING, "judges" if judges else "looks"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)
    observable = int(not judges) if sys.platform == "linux" else None
    for n in (1, 2):
        process.stdin.write(json.dumps({"n": n}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"twice": 2 * n, "observable": observable}
    process.stdin.close()
    process.stdout.close()
    assert process.wait(20) == 0
