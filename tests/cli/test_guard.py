"""What a trouble of a command is called, and its exit code."""

import errno
import os

import pytest

from mathcheck.cli import guard
from mathcheck.cli.files import written
from mathcheck.cli.guard import Stop, outcome, prepare


def told(capsys, trouble):
    def raising():
        raise trouble
    code = outcome(raising)
    return code, capsys.readouterr().err.strip()


@pytest.mark.parametrize(("trouble", "code", "said"), [
    (OSError(errno.EIO, "Input/output error", "claims/x.py"), 1, "mathcheck: claims/x.py: Input/output error"),
    (OSError(errno.EBADF, "Bad file descriptor"), 74, "mathcheck: cannot write the output: Bad file descriptor"),
    (OSError(errno.ENOSPC, "No space left on device", "proof.tex"), 74, "mathcheck: cannot write proof.tex: No space left on device"),
    (OSError("not writable"), 1, "mathcheck: not writable")], ids=["reading", "output", "full", "no number"])
def test_only_what_was_to_be_written_is_called_unwritable(capsys, trouble, code, said):
    assert told(capsys, trouble) == (code, said)


def test_an_error_about_another_file_is_none_of_the_one_that_is_written(tmp_path):
    with pytest.raises(FileNotFoundError) as e, written(tmp_path / "file"):
        (tmp_path / "input").read_bytes()
    assert e.value.filename == str(tmp_path / "input")
    with pytest.raises(Stop, match=r"cannot write .*file: No space"), written(tmp_path / "file"):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_system_without_fork_is_told_in_one_message(capsys, monkeypatch):
    monkeypatch.delattr(os, "fork")
    with pytest.raises(SystemExit) as e:
        prepare()
    assert e.value.code == guard.USAGE
    assert "needs a POSIX system" in capsys.readouterr().err
