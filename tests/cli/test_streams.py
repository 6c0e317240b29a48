"""Pipes, terminals, encodings and interruptions."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9][;m]")


def visible(text):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).split("\r")[-1]


def test_colours_only_on_a_terminal(cli, terminal, folder):
    claims = folder("fine", "wrong-step", "sleeping", "known-open")
    shown = terminal("verify", "--claims", claims, "--timeout", "2")
    assert "\x1b[32mproved\x1b[0m" in shown and "\x1b[31mfailed\x1b[0m" in shown
    assert "\x1b[33mundecided\x1b[0m" in shown and "\x1b[33mopen\x1b[0m" in shown
    assert "\x1b" not in cli("verify", "--claims", claims, "wrong-step").out


def test_no_colour_where_none_is_wanted(terminal, folder):
    claims = folder("fine")
    for changes in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        for command in ("verify", "list", "show"):
            words = [command, "--claims", claims, *(["fine"] if command == "show" else [])]
            assert not COLOUR.search(terminal(*words, **changes))


def test_nothing_undecided_is_green():
    from mathcheck.cli.render import verdict_style
    for verdict in ("undecided", "open", "failed", "unloaded"):
        assert verdict_style(verdict, True) != "good" and verdict_style(verdict, False) != "good"
    assert verdict_style("proved", False) != "good" and verdict_style("refuted", False) == "bad"


def test_the_progress_bar_is_on_standard_error(terminal, cli, folder):
    claims = folder("fine")
    assert "verifying" in terminal("verify", "--claims", claims)
    assert cli("verify", "--claims", claims).err == ""


def test_the_table_fits_the_terminal(terminal, folder):
    claims = folder("fine", "defined")
    for width in (50, 80, 160):
        shown = terminal("list", "--claims", claims, width=width)
        assert "n + 1 is not negative" in " ".join(visible(shown).split())
        assert all(len(visible(line)) <= width for line in shown.splitlines())


@pytest.mark.parametrize("changes", [{"LANG": "C", "PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"},
                                     {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}])
def test_streams_that_cannot_carry_the_text(cli, folder, sample_texts, changes):
    claims = folder("fine", "syntax", emphasis=sample_texts["fine"].replace("n + 1 is not negative", "甲 é ≤ ∀"))
    for words, code in ((["list"], 1), (["verify", "-v"], 1), (["show", "emphasis"], 0), (["verify", "zé"], 2)):
        done = cli(*words, "--claims", claims, **changes)
        assert done.code == code and (done.out or done.err)
        assert "UnicodeEncodeError" not in done.err
        assert done.out.isascii() or changes.get("PYTHONIOENCODING") == "latin-1"
        assert "非负" not in done.out


def test_terminals_that_cannot_carry_the_text(terminal, folder, sample_texts):
    claims = folder(emphasis=sample_texts["fine"].replace("n + 1 is not negative", "甲 é ≤ ∀"))
    for words in (["list"], ["verify", "-v"]):
        shown = terminal(*words, "--claims", claims, PYTHONIOENCODING="ascii")
        assert "emphasis" in shown and shown.isascii()


@pytest.mark.parametrize("words", [["list"], ["show", "npow-compare"], ["verify", "nobel-physics-count", "sum-of-integers"], ["--help"],
                                   ["axioms"], ["export", "nobel-physics-count", "--format", "certificate"]])
def test_a_closed_pipe_is_no_error_message(start, words):
    process = start(*words)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) in (141, 1, 0)
    assert "Traceback" not in err and "BrokenPipe" not in err


def test_head_gets_its_line(cli):
    words = " ".join(cli.__globals__["COMMAND"])
    done = subprocess.run(f"{words} verify nobel-physics-count sum-of-integers | head -1", shell=True, capture_output=True, text=True,
                          env=cli.__globals__["environment"]())
    assert done.stdout.startswith("verdict") and done.stderr == ""


def test_a_full_disk_is_said(start):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    process = subprocess.run(f"{start.__globals__['COMMAND'][0]} axioms > /dev/full", shell=True, capture_output=True, text=True)
    assert process.returncode == 74 and "No space left" in process.stderr and "Traceback" not in process.stderr


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def wait_for(what, seconds=30):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def gone(pid):
    wait_for(lambda: not alive(pid), 5)


def sleeper(claims):
    file = claims / "sleeping.pid"
    wait_for(lambda: file.exists() and file.read_text().isdigit())
    return int(file.read_text())


def children(pid):
    return [child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupting_leaves_no_process(start, folder, stop):
    process = start("verify", "--claims", claims := folder("sleeping"))
    pid = sleeper(claims)
    process.send_signal(stop)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 128 + stop
    assert "Traceback" not in err
    if stop == signal.SIGINT:
        assert "interrupted after 0 of 1 file" in out and "exit code 130: interrupted" in out
    gone(pid)


def test_what_is_done_is_shown_at_an_interrupt(start, folder, sample_texts):
    """Results are printed in order, so what was done behind a claim that was not must not be lost."""
    claims = folder("sleeping", aaa=sample_texts["fine"], zzz=sample_texts["fine"])
    process = start("verify", "--claims", claims, "--jobs", "3")
    pid = sleeper(claims)
    first = process.stdout.readline() + process.stdout.readline()
    assert "proved    aaa" in first

    def grandchildren():
        return [p for helper in children(process.pid) for p in children(helper)]

    def only_the_sleeper():
        if grandchildren() != [str(pid)]:
            return False
        time.sleep(0.5)  # the last audit may not be done, and leaves no trace
        return grandchildren() == [str(pid)]
    wait_for(only_the_sleeper)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "proved    zzz" in out and "interrupted after 2 of 3 files: 2 proved" in out
    gone(pid)


def test_an_interrupted_document_is_still_one(start, folder, sample_texts):
    import json
    process = start("verify", "--claims", claims := folder("sleeping", aaa=sample_texts["fine"]), "--json", "--jobs", "1")
    sleeper(claims)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    document = json.loads(out)
    assert process.returncode == document["exit_code"] == 130
    assert document["interrupted"] and [c["id"] for c in document["claims"]] == ["aaa"]


@pytest.mark.parametrize("words", [["show", "sleeping"], ["export", "sleeping"], ["lock", "--update"]])
def test_other_commands_are_interrupted_too(start, folder, words):
    process = start(*words, "--claims", claims := folder("sleeping"))
    pid = sleeper(claims)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130 and out == "" and "interrupted" in err and "Traceback" not in err
    assert not (claims / "claims.lock").exists()
    gone(pid)


def test_widths_and_wrapping():
    from mathcheck.cli.text import cells, clean, wrap
    assert cells("a甲") == 3
    assert clean("a\x1b[2K\rb\nc\u202e") == "a\\x1b[2K b c\\u202e"
    assert wrap("one (two three) four", 12) == ["one", "(two three)", "four"]
    assert wrap("甲乙丙丁戊己庚辛", 12, "> ") == ["> 甲乙丙丁戊", "  己庚辛"]
    assert wrap("", 20, "x") == ["x"]
    assert max(map(cells, wrap("9" * 500 + " and (" + "x y " * 100 + ")", 40, "    "))) <= 40
