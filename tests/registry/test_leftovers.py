"""Temporary folders of killed runs are removed by later ones, those of runs that go on and those of anybody else never."""

import os
import subprocess
import sys
import tempfile
import warnings

import pytest

from mathcheck.registry import leftovers
from mathcheck.registry.leftovers import run_folder

HOLDER = """
import sys, time
from mathcheck.registry.leftovers import run_folder
folder = run_folder()
print(folder.name, flush=True)
time.sleep(600)
"""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """An empty folder for temporary files, here and in processes that are started."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def holder(temporary):
    """A process that uses a folder, and its name."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER], stdout=subprocess.PIPE, text=True)
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def age(folder):
    os.utime(folder, (1, 1))


def test_a_folder_is_removed_with_its_object(temporary):
    folder = run_folder()
    assert os.stat(folder.name).st_mode & 0o777 == 0o700
    folder.cleanup()
    assert list(temporary.iterdir()) == []
    with run_folder() as name:
        assert os.listdir(temporary) == [os.path.basename(name)]
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_killed_run_is_removed_by_a_later_one(temporary, holder):
    process, name = holder
    (temporary / name / "entry").write_text("x")
    age(name)
    run_folder().cleanup()
    assert os.listdir(temporary) == [os.path.basename(name)]  # it is in use
    process.kill()
    process.wait()
    run_folder().cleanup()
    assert os.listdir(temporary) == []


def test_a_new_folder_is_left_alone(temporary):
    """Its run may be about to lock it."""
    new = temporary / ("mathcheck-" + "0" * 16 + "-abcd_123")
    new.mkdir()
    run_folder().cleanup()
    assert new.exists()
    age(new)
    run_folder().cleanup()
    assert not new.exists()


@pytest.mark.parametrize("name", ["mathcheck-notes", "mathcheck-0123456789abcdef", "mathcheck-0123456789abcdef-abcdefgh-more", "other"])
def test_other_folders_are_left_alone(temporary, name):
    (temporary / name).mkdir()
    age(temporary / name)
    run_folder().cleanup()
    assert (temporary / name).exists()


def test_files_and_links_of_that_name_are_left_alone(temporary):
    stem = "mathcheck-0123456789abcdef-abcdefg"
    (temporary / f"{stem}1").write_text("a file")
    (temporary / "folder").mkdir()
    (temporary / "folder" / "kept").write_text("x")
    (temporary / f"{stem}2").symlink_to("folder")
    for name in (f"{stem}1", f"{stem}2"):
        os.utime(temporary / name, (1, 1), follow_symlinks=False)
    run_folder().cleanup()
    assert sorted(os.listdir(temporary)) == ["folder", f"{stem}1", f"{stem}2"] and (temporary / "folder" / "kept").exists()


def test_where_nothing_can_be_locked_there_is_a_folder_all_the_same(temporary, monkeypatch):
    def refused(*_args):
        raise OSError(37, "No locks available")
    monkeypatch.setattr(leftovers.fcntl, "flock", refused)
    left = temporary / ("mathcheck-" + "0" * 16 + "-abcd_123")
    left.mkdir()
    age(left)
    with run_folder() as name:
        assert os.path.isdir(name)
    assert left.exists()  # somebody may be using it


def test_the_folder_that_is_searched_is_closed_where_that_goes_wrong(temporary, monkeypatch):
    """The garbage collector would close it, and warn."""
    (temporary / "mathcheck-0123456789abcdef-abcdefgh").mkdir()

    def refused():
        raise OSError(5, "Input/output error")
    monkeypatch.setattr(leftovers.time, "time", refused)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always", ResourceWarning)
        run_folder().cleanup()
    assert seen == []
