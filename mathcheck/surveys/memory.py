"""How much memory this process may still take, so that a survey that cannot fit is refused before it starts.

Never more than a forecast: other processes take memory too, and nothing is reserved here.
"""

import os
import resource
from collections.abc import Iterator
from pathlib import Path


def memory_available(root: Path = Path("/")) -> int:
    """Bytes that this process may still take: the least of what the machine has free, what each of its control groups leaves and what
    its own limits (RLIMIT_AS, RLIMIT_DATA) leave; at least 0. root: where /proc and /sys are looked for.

    Where there is no /proc/meminfo, the free or else all physical pages that `os.sysconf` knows of stand for the machine. What is
    not told or not limited does not count."""
    return max(0, min([_machine(root), *_control_groups(root), *_own_limits(root)]))


def _machine(root: Path) -> int:
    available = _fields(root / "proc/meminfo").get("MemAvailable:")
    if available is not None:
        return available * 1024
    pages = "SC_AVPHYS_PAGES" if "SC_AVPHYS_PAGES" in os.sysconf_names else "SC_PHYS_PAGES"
    return os.sysconf(pages) * os.sysconf("SC_PAGE_SIZE")


def _own_limits(root: Path) -> Iterator[int]:
    used = _fields(root / "proc/self/status")
    for limit, field in ((resource.RLIMIT_AS, "VmSize:"), (resource.RLIMIT_DATA, "VmData:")):
        soft, _ = resource.getrlimit(limit)
        if soft != resource.RLIM_INFINITY:
            yield soft - used.get(field, 0) * 1024


def _control_groups(root: Path) -> Iterator[int]:
    """What the groups leave, of either version: a group is bound by the limits of all groups that it lies in."""
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, group = line.split(":", 2)
        if controllers == "":
            top, most, used, idle = root / "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"
        elif "memory" in controllers.split(","):
            top, most, used, idle = root / "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"
        else:
            continue
        inner = top / group.lstrip("/")
        # inside a container the path may be the host's and lead nowhere here; the top is then the container's own group
        for folder in (inner, *inner.parents):
            limit, now = _number(folder / most), _number(folder / used)
            if limit is not None and now is not None:
                # file pages that nobody uses count as used, but are given up as soon as they are asked for
                yield limit - now + _fields(folder / "memory.stat").get(idle, 0)
            if folder == top:
                break


def _number(file: Path) -> int | None:
    """The number in a file; None if there is no file, or a word such as "max" in it."""
    lines = _lines(file)
    return int(lines[0]) if lines and lines[0].isdecimal() else None


def _fields(file: Path) -> dict[str, int]:
    """Lines such as "MemAvailable:  1024 kB" by their first word; empty if there is no file."""
    words = [line.split() for line in _lines(file)]
    return {w[0]: int(w[1]) for w in words if len(w) > 1 and w[1].isdecimal()}


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


__all__ = ["memory_available"]
