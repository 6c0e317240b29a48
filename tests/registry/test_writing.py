"""Files are written whole or not at all, in place of what was there, and what cannot be replaced is written as it is."""

import io
import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mathcheck.registry import writing
from mathcheck.registry.writing import admit, whole

OLD, NEW = b"old" * 1000, b"new" * 2000


def write(path, data=NEW):
    with whole(path) as f:
        f.write(data)


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_new_file_has_the_permissions_that_the_process_gives(tmp_path):
    before = os.umask(0o027)
    try:
        write(tmp_path / "file")
    finally:
        os.umask(before)
    assert (tmp_path / "file").read_bytes() == NEW and stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666, 0o755], ids=oct)
def test_the_permissions_of_the_old_file_are_kept(tmp_path, mode):
    file = tmp_path / "file"
    file.write_bytes(OLD)
    file.chmod(mode)
    write(file)
    assert file.read_bytes() == NEW and stat.S_IMODE(file.stat().st_mode) == mode


def test_a_file_that_is_open_elsewhere_stays_what_it_was(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(OLD)
    with open(file, "rb") as reader:
        write(file)
        assert reader.read() == OLD
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_an_error_leaves_everything_as_it_was(tmp_path, error):
    file = tmp_path / "file"
    for before in (None, OLD):
        if before is not None:
            file.write_bytes(before)
        with pytest.raises(error), whole(file) as f:
            f.write(NEW)
            raise error
        assert names(tmp_path) == ([] if before is None else ["file"])
        assert before is None or file.read_bytes() == before


@pytest.mark.parametrize("target", ["beside", "folder/file", "missing"])
def test_a_link_stays_one(tmp_path, target):
    (tmp_path / "folder").mkdir()
    for name in ("beside", "folder/file"):
        (tmp_path / name).write_bytes(OLD)
    (tmp_path / "second").symlink_to(target)
    (tmp_path / "first").symlink_to(tmp_path / "second")
    admit(tmp_path / "first")
    write(tmp_path / "first")
    assert os.readlink(tmp_path / "second") == target and (tmp_path / "first").is_symlink()
    assert (tmp_path / target).read_bytes() == NEW and not (tmp_path / target).is_symlink()


def test_links_in_a_circle_are_an_error(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for do in (admit, write):
        with pytest.raises(OSError) as e:
            do(tmp_path / "a")
        assert e.value.strerror
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("where", ["missing/file", "file/below", "folder", "x" * 300, "/dev/fd/99999999999999999999", "/dev/fd/99"],
                         ids=lambda where: where[:30])
def test_where_there_can_be_no_file_nothing_is_made(tmp_path, where):
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError) as e:
        write(tmp_path / where)
    assert e.value.filename == str(tmp_path / where) and names(tmp_path) == ["file", "folder"]
    if where != "folder":
        with pytest.raises(OSError):
            admit(tmp_path / where)


def test_a_long_name_has_an_unfinished_file_of_its_own(tmp_path):
    write(tmp_path / ("x" * 255))
    assert names(tmp_path) == ["x" * 255]


def test_admitting_changes_nothing(tmp_path):
    file = tmp_path / "file"
    admit(file)
    assert names(tmp_path) == []
    file.write_bytes(OLD)
    before = file.stat()
    admit(file)
    assert file.read_bytes() == OLD and file.stat().st_mtime_ns == before.st_mtime_ns and names(tmp_path) == ["file"]
    with pytest.raises(OSError):
        admit(Path("/dev/null/new"))


def test_a_file_that_may_not_be_written_to_is_not_replaced(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_bytes(OLD)
    file.chmod(0o444)
    monkeypatch.setattr(writing.os, "access", lambda place, _mode: os.stat(place).st_mode & 0o200)  # as for anybody but root
    for do in (admit, write):
        with pytest.raises(PermissionError):
            do(file)
    assert file.read_bytes() == OLD


def test_a_folder_in_which_nothing_may_be_made_is_told(tmp_path, monkeypatch):
    def refused(new, mode):
        raise PermissionError(13, "Permission denied", str(new))
    monkeypatch.setattr(writing, "open", refused, raising=False)
    for do in (admit, write):
        with pytest.raises(PermissionError, match="no file may be made in its folder"):
            do(tmp_path / "file")


def test_a_fifo_is_written_as_it_is(tmp_path):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    admit(fifo)  # which does not wait for a reader
    heard = []
    reader = threading.Thread(target=lambda: heard.append(fifo.read_bytes()))
    reader.start()
    write(fifo)
    reader.join()
    assert heard == [NEW] and names(tmp_path) == ["fifo"]


def test_a_full_device_is_an_error():
    device = Path("/dev/full")
    admit(device)
    with pytest.raises(OSError, match="No space left") as e:
        write(device)
    assert e.value.filename == "/dev/full"


SHARED = """
import sys
from pathlib import Path
from mathcheck.registry.writing import admit, whole
print("before", flush=True)
admit(Path(sys.argv[1]))
with whole(Path(sys.argv[1])) as f:
    f.write(b"new" * 2000)
print("after", flush=True)
"""


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_a_descriptor_is_written_at_its_place(tmp_path, name):
    """Standard output may be a file in which something stands already."""
    (tmp_path / "link").symlink_to("/dev/stdout")
    with open(tmp_path / "out", "wb") as out:
        out.write(b"first\n")
        out.flush()
        subprocess.run([sys.executable, "-c", SHARED, tmp_path / name], stdout=out, check=True)  # an absolute name stays what it is
    assert (tmp_path / "out").read_bytes() == b"first\nbefore\n" + NEW + b"after\n" and names(tmp_path) == ["link", "out"]
    done = subprocess.run([sys.executable, "-c", SHARED, tmp_path / name], stdout=subprocess.PIPE, check=True)
    assert done.stdout == b"before\n" + NEW + b"after\n"


def in_a_child(do):
    """How a forked process ends that does this."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            do()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def dying(*_args, **_options):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("old", [None, OLD], ids=["new", "replaced"])
@pytest.mark.parametrize("at", ["_take_after", "fsync", "replace", "unlink", "half"])
def test_killed_at_any_step_it_is_the_old_or_a_whole_new_file(tmp_path, monkeypatch, at, old):
    file = tmp_path / "file"
    if old is not None:
        file.write_bytes(old)

    def killed():
        if at == "half":
            with whole(file) as f:
                f.write(NEW[:3000])
                f.flush()
                dying()
        elif at == "unlink":
            monkeypatch.setattr(writing.Path, "unlink", dying)
        else:
            monkeypatch.setattr(writing if at == "_take_after" else writing.os, at, dying)
        write(file)

    ended = in_a_child(killed)
    if at == "_take_after" and old is None:
        assert ended == 0 and file.read_bytes() == NEW
        return
    assert ended == -signal.SIGKILL
    assert (file.read_bytes() if file.exists() else None) == (NEW if at == "unlink" else old)
    assert all(name.startswith(".mathcheck-") for name in names(tmp_path) if name != "file")
    write(file)
    assert file.read_bytes() == NEW


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(OLD)

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        try:
            write(file)
        except OSError as e:
            os._exit(7 if e.strerror == "File too large" and e.filename == str(file) else 8)
    assert in_a_child(limited) == 7
    assert file.read_bytes() == OLD and names(tmp_path) == ["file"]


def test_two_that_write_leave_the_file_of_one(tmp_path):
    file = tmp_path / "file"

    def again(data):
        for _ in range(50):
            write(file, data)
    texts = [b"a" * 100_000, b"b" * 50_000]
    threads = [threading.Thread(target=again, args=(text,)) for text in texts]
    for t in threads:
        t.start()
    while any(t.is_alive() for t in threads):
        assert not file.exists() or file.read_bytes() in texts
    assert file.read_bytes() in texts and names(tmp_path) == ["file"]


def test_an_error_of_the_block_that_is_not_about_the_file_is_passed_on(tmp_path):
    with pytest.raises(FileNotFoundError) as e, whole(tmp_path / "file"):
        (tmp_path / "missing" / "input").read_bytes()
    assert e.value.filename == str(tmp_path / "missing" / "input")
    with pytest.raises(io.UnsupportedOperation) as e, whole(tmp_path / "file") as f:
        f.read()
    assert e.value.errno is None and str(e.value)
    with pytest.raises(OSError) as e, whole(tmp_path / "file"):
        raise OSError(28, "No space left on device")  # as f.write says it
    assert e.value.filename == str(tmp_path / "file")
    assert names(tmp_path) == []
