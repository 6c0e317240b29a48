"""`mathcheck lock`: claims.lock says what every claim stated and rested on, so that nothing changes in silence."""

import sys
from typing import Annotated

import typer

from ..registry.discovery import claim_files
from ..registry.lock import LOCK_NAME, Difference, LockError, differences, entries, read_lock, write_lock
from .folders import Folder
from .guard import INTERRUPTED, Stop
from .options import Claims, Jobs, NoCache, Timeout
from .running import Finished, run
from .text import clean, complain, paint, plural, width, wrap
from .verdicts import problem_lines, unloaded_lines


def command(
        check: Annotated[bool, typer.Option("--check", help="Verify everything and compare it with claims.lock.")] = False,
        update: Annotated[bool, typer.Option("--update", help="Verify everything and write claims.lock.")] = False,
        claims: Claims = None, jobs: Jobs = None, timeout: Timeout = None, no_cache: NoCache = False) -> int:
    """Compare with claims.lock, or write it.

    The lock, a file in the claims' folder, holds for each claim its statement with its definitions, its axioms and its
    verdict. With --check the exit code is 1 on any difference; other names of bound variables are none. --update writes every
    statement as it is printed now, and refuses, with exit code 1, while a claim does not meet what it expects.
    """
    if check == update:
        raise Stop("say either --check or --update")
    folder = Folder(claims)
    if not folder.path.is_dir():
        raise Stop(f"a lock belongs to a folder of claims, and {folder.path} is a file")
    file = folder.path / LOCK_NAME
    try:
        old = read_lock(file) if file.exists() else None
    except LockError as e:
        raise Stop(f"{file}: {e.why} ({e.hint})", 1) from None
    if check and old is None:
        raise Stop(f"there is no {file}; mathcheck lock --update writes it", 1)
    done = run(folder, claim_files(folder.path), jobs=jobs, timeout=timeout, cached=not no_cache)
    if done.interrupted:
        raise Stop("interrupted; claims.lock is as it was", INTERRUPTED)
    for path in done.without_claim:
        complain(f"notice: {path} declares no `claim`")
    new = entries(done.reports)
    wrong = _wrong(done)
    if update and wrong:
        raise Stop("claims.lock is as it was, because not everything is as expected: " + ", ".join(wrong), 1)
    changes = differences(old or {}, done.reports)
    for change in changes:
        for line in _lines(change):
            print(line)
    if update:
        write_lock(file, new)
        print(f"{clean(file)}: {plural(len(new), 'claim')}, {plural(len(changes), 'change')}")
        return 0
    print(f"{plural(len(new), 'claim')} compared with {clean(file)}: {plural(len(changes), 'difference')}")
    if changes:
        where = f" --claims {clean(claims)}" if claims else ""
        print("\n".join(wrap(f"if every difference is meant, write them down with: mathcheck lock --update{where}", width(sys.stdout))))
    return 1 if changes or wrong else 0


def _wrong(done: Finished) -> list[str]:
    """Print every claim that is not as it expects; their names."""
    names = []
    for r in done.reports:
        if not r.met:
            names.append(r.id)
            print(f"{paint(r.verdict, 'bad')} {clean(r.id)}")
            print("\n".join(problem_lines(r, width(sys.stdout))))
    for u in done.unloaded:
        names.append(u.path)
        print("\n".join(unloaded_lines(u, width(sys.stdout))))
    return names


def _lines(change: Difference) -> list[str]:
    columns = width(sys.stdout)
    words = {"new": "new      ", "missing": "missing  ", "changed": "changed  "}[change.kind]
    lines = [f"{words}{clean(change.id)}"]
    for name, before, after in change.fields:
        if before is not None:
            lines += wrap(before, columns, f"    - {name}: ", " " * 8)
        if after is not None:
            lines += wrap(after, columns, f"    + {name}: ", " " * 8)
    return lines
