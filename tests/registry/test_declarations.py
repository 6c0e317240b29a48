"""What a list says of files: each is loaded apart, in its time, and leaves nothing behind; how it ended is said."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

# in a process of its own, since every child of one that loads files is ended
LISTING = """
import json, sys
from pathlib import Path
from mathcheck.registry import loading
exec(sys.argv[2])
for path, found in loading.declarations(sorted(Path(sys.argv[1]).glob("*.py")), False):
    print(json.dumps([path.stem, [found.why, found.hint] if isinstance(found, loading.LoadError) else found and found["title"]]))
"""
FINE = "claim = Claim(id=ID, title='fine', statement=statement)"


@pytest.fixture
def listed(claims):
    def run(before="", **texts):
        for name, text in {**texts, "zzz": FINE}.items():
            claims.write(name, text)
        done = subprocess.run([sys.executable, "-c", LISTING, claims.root, before], capture_output=True, text=True, timeout=60)
        assert done.stderr == ""
        found = dict(map(json.loads, done.stdout.splitlines()))
        assert found.pop("zzz") == "fine"  # those that follow are told whatever happens
        return found
    return run


ENDINGS = {
    "exit": ("import os\nos._exit(3)", "its process ended with code 3 while it was loaded"),
    "exit without a fault": ("import os\nos._exit(0)", "its process ended with code 0 while it was loaded"),
    "a signal": ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "its process ended by SIGSEGV while it was loaded"),
    "words where the answer belongs": (
        "import os, socket\nfor fd in range(3, 20):\n    try:\n        os.write(fd, b'proved\\n')\n    except OSError:\n        pass",
        "its process gave an answer that is not one, while it was loaded"),
}


@pytest.mark.parametrize(("text", "why"), ENDINGS.values(), ids=ENDINGS)
def test_how_a_file_ended_its_process_is_said(listed, text, why):
    assert listed(odd=text) == {"odd": [why, "run the file with python to see more"]}


@pytest.mark.parametrize("text", ["while True: pass", "import os, time\nif os.fork() == 0: time.sleep(600)\nos.wait()"],
                         ids=["a loop", "waiting for another process"])
def test_a_file_without_an_end_is_stopped(listed, text):
    assert listed("loading.MAX_LOADING = 1.5", odd=text)["odd"][0] == "stopped after 1.5 seconds while it was loaded"


def test_a_line_without_an_end_is_not_read(listed):
    text = "import os\nwhile True:\n    for fd in range(3, 20):\n        try:\n" \
           "            os.set_blocking(fd, False)\n            os.write(fd, b'x' * 4096)\n" \
           "        except OSError:\n            pass"
    assert listed("loading.MAX_SAID = 10**6", odd=text)["odd"][0] == "its process gave an answer that is not one, while it was loaded"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only where children can be found are those of a session of their own")
def test_a_process_that_a_file_leaves_behind_is_waited_for_by_nobody_and_ended(listed, claims):
    """It holds the socket on which the answer is waited for."""
    left = claims.root / "left"
    start = time.monotonic()
    found = listed(odd=f"""
import os, time
if os.fork() == 0:
    os.setsid()
    with open({str(left)!r}, "w") as f:
        f.write(str(os.getpid()))
    time.sleep(600)
while not os.path.exists({str(left)!r}):
    time.sleep(0.01)
os._exit(3)
""")
    assert found["odd"][0] == "its process ended with code 3 while it was loaded"
    assert time.monotonic() - start < 40 and not Path(f"/proc/{int(left.read_text())}").exists()


def test_a_mistake_in_describing_is_named(listed):
    broken = "def broken(claim):\n    if claim.id == 'odd': raise TypeError('a mistake\\nof ours')\n    return head(claim)\n"
    assert listed("head = loading.head\n" + broken + "loading.head = broken", odd=FINE)["odd"] == [
        "it could not be described: TypeError: a mistake of ours", ""]
