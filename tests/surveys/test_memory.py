"""What a process may still take, read from a tree of files that stands for /proc and /sys."""

import resource
import sys

import pytest

from mathcheck.surveys.memory import memory_available


def tree(root, **files):
    """Write the files; __ stands for / in their names."""
    for name, text in files.items():
        file = root / name.replace("__", "/").replace("_DOT_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


@pytest.fixture
def unlimited(monkeypatch):
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.fixture
def machine(tmp_path, unlimited):
    tree(tmp_path, proc__meminfo="MemTotal: 9000 kB\nMemFree: 1 kB\nMemAvailable:    8000 kB\nHugePages_Total: 0\n")
    return tmp_path


def test_without_limits_it_is_what_the_machine_has(machine):
    assert memory_available(machine) == 8000 * 1024


def test_without_proc_the_pages_stand_for_it(tmp_path, unlimited):
    assert memory_available(tmp_path) > 0


def test_a_control_group_and_those_around_it_bound_it(machine):
    tree(machine, proc__self__cgroup="0::/a/b\n")
    tree(machine / "sys/fs/cgroup/a/b", memory_DOT_max="max\n", memory_DOT_current="5000\n")
    tree(machine / "sys/fs/cgroup/a", memory_DOT_max="9000\n", memory_DOT_current="6000\n", memory_DOT_stat="anon 7\ninactive_file 500\n")
    assert memory_available(machine) == 3500


def test_a_control_group_of_the_first_version_bounds_it(machine):
    tree(machine, proc__self__cgroup="3:cpu,cpuacct:/x\n2:memory:/x:y\n")
    tree(machine / "sys/fs/cgroup/memory/x:y", memory_DOT_limit_in_bytes="7000\n", memory_DOT_usage_in_bytes="2000\n",
         memory_DOT_stat="inactive_file 1\ntotal_inactive_file 30\n")
    assert memory_available(machine) == 5030


def test_in_a_container_the_group_is_at_the_top(machine):
    tree(machine, proc__self__cgroup="0::/elsewhere\n")
    tree(machine / "sys/fs/cgroup", memory_DOT_max="4000\n", memory_DOT_current="4100\n")
    assert memory_available(machine) == 0


@pytest.mark.parametrize(("limit", "field"), [(resource.RLIMIT_AS, "VmSize"), (resource.RLIMIT_DATA, "VmData")])
def test_the_limits_of_the_process_bound_it(machine, monkeypatch, limit, field):
    tree(machine, proc__self__status=f"Name:\tpython\n{field}:\t   3 kB\n")
    infinite = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (10_000, 20_000) if kind == limit else infinite)
    assert memory_available(machine) == 10_000 - 3 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_process_may_take_some():
    assert memory_available() > 10**7
