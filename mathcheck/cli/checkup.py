"""What mathcheck needs and what it can use, looked at one by one: the findings of `mathcheck doctor`.

It is run where something is missing or broken, so it imports the standard library only; whatever else it looks at is imported by
another process, or inside the check that is about it. A check that fails in a way nobody foresaw is a finding as well.
"""

import importlib.metadata
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple

from .digests import differences

AGAIN = "install mathcheck again"
PATIENCE = 60.0  # seconds for a process that imports or audits
OK, FAILED, MISSING, WARNING, UNUSED = "ok", "failed", "missing", "warning", "unused"
IMPORTED_AS = {"python-flint": "flint"}  # the others are imported by the name of their distribution
CERTIFICATE = """\
{"format":"mathcheck-certificate","version":2,"statement":5,"theorem":1,"obligations":[],"terms":9,"steps":2}
["bvar",[],[0,"Nat"]]
["add",[0,0],null]
["num",[],2]
["mul",[2,0],null]
["eq",[1,3],null]
["forall",[4],["n","Nat"]]
["var",[],["n","Nat"]]
["add",[6,6],null]
["mul",[2,6],null]
["field",{"t":7},{"t":8}]
["forall_intro",{"p":0},{"t":6}]
"""
STATEMENT = "forall n:Nat. n + n = 2*n"


class Found(NamedTuple):
    """state: ok, failed (of a required part), missing (of an optional one), warning or unused; words: what was found; remedy: the command
    that helps, or what to do, empty where nothing is to be done."""

    state: str
    words: str
    remedy: str = ""


class Check(NamedTuple):
    """A part that was looked at."""

    name: str
    required: bool
    found: Found


def checks() -> list[Check]:
    """Every part: first the required ones, then the others."""
    looks: list[tuple[str, bool, Callable[[], Found]]] = [("Python", True, _python)]
    try:
        wanted = [_requirement(text) for text in importlib.metadata.requires("mathcheck") or ()]
    except importlib.metadata.PackageNotFoundError:
        wanted = []  # the check of Python's version says so
    looks += [(r.name, True, partial(_dependency, r, f"pip install '{r.name}{r.bounds}'")) for r in wanted if not r.extra]
    looks += [("os.fork", True, _fork), ("packaged claims", True, _claims), ("fresh kernel", True, _audit), ("kernel files", True, _kernel),
              ("cache folder", False, _cache), ("LaTeX", False, partial(_tex, "en")), ("LaTeX, Chinese", False, partial(_tex, "zh")),
              ("Chromium", False, _browser)]
    looks += [(r.name, False, partial(_dependency, r, f"pip install 'mathcheck[{r.extra}]'")) for r in wanted if r.extra == "plot"]
    looks += [("pytest", False, partial(_dependency, r, f"pip install '{r.name}{r.bounds}'"))
              for r in wanted if (r.name, r.extra) == ("pytest", "test")]
    looks.append(("Coq", False, _coq))
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(lambda look: Check(look[0], look[1], _looked_at(look[2], FAILED if look[1] else MISSING)), looks))


def _looked_at(look: Callable[[], Found], bad: str) -> Found:
    try:
        found = look()
    except Exception as e:  # whatever is broken here
        return Found(bad, f"{type(e).__name__}: {e}")
    return found if found.state != FAILED else found._replace(state=bad)


class Requirement(NamedTuple):
    """A line of the package's metadata. bounds: as in >=1.2,<2; extra: the extra that asks for it, or empty."""

    name: str
    bounds: str
    extra: str


def _requirement(text: str) -> Requirement:
    """Reads what pyproject.toml has: bounds by >= and <, and no condition but an extra."""
    name, bounds, extra = re.fullmatch(r"([\w.-]+)([^;]*)(?:; extra == ['\"](\w+)['\"])?", text).groups("")  # type: ignore[union-attr]
    return Requirement(name, ",".join(sorted(bounds.strip().split(","), reverse=True)), extra)


def _within(version: str, bounds: str) -> bool:
    return all((_numbers(version) >= _numbers(bound)) == bound.startswith(">=") for bound in bounds.split(","))


def _numbers(version: str) -> list[int]:
    """The release as numbers, without zeros at its end."""
    numbers = [int(n) for n in re.findall(r"\d+", re.findall(r"[\d.]+", version)[0])]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


def _python() -> Found:
    try:
        bounds = importlib.metadata.metadata("mathcheck")["Requires-Python"]
    except importlib.metadata.PackageNotFoundError:
        return Found(FAILED, "mathcheck is not installed, so what it requires is not known", "pip install . in the source tree")
    words = f"{platform.python_version()}, wanted {bounds}"
    return Found(OK, words) if _within(platform.python_version(), bounds) else Found(FAILED, words, f"a Python {bounds}")


def _dependency(wanted: Requirement, command: str) -> Found:
    try:
        version = importlib.metadata.version(wanted.name)
    except importlib.metadata.PackageNotFoundError:
        return Found(FAILED, f"not installed, wanted {wanted.bounds}", command)
    if not _within(version, wanted.bounds):
        return Found(FAILED, f"{version}, wanted {wanted.bounds}", command)
    # by another process: what is broken may end it, and importing everything here would load it for nothing
    module = IMPORTED_AS.get(wanted.name, wanted.name)
    done = subprocess.run([sys.executable, "-I" if sys.flags.isolated else "-P", "-c", f"import {module}"], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"the process ended with {done.returncode}"])[-1]
        return Found(FAILED, f"{version}, but it cannot be imported: {why}", command.replace("install", "install --force-reinstall"))
    return Found(OK, f"{version}, wanted {wanted.bounds}")


def _fork() -> Found:
    return Found(OK, platform.system()) if hasattr(os, "fork") else Found(FAILED, f"{platform.system()} has none", "Linux or macOS")


def _claims() -> Found:
    from ..registry.discovery import claim_files, packaged_claims

    folder = packaged_claims()
    count = len(claim_files(folder)) if folder.is_dir() else 0
    return Found(OK, f"{count} files in {folder}") if count else Found(FAILED, f"none in {folder}", AGAIN)


def _audit() -> Found:
    """A certificate is accepted by the process that `verify` asks too."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-I", "-m", "mathcheck.kernel.audit", "-", "--json"], input=CERTIFICATE, capture_output=True,
                          text=True, timeout=PATIENCE)
    if done.returncode:
        why = ([*done.stdout.strip().splitlines(), *done.stderr.strip().splitlines()] or ["no answer"])[-1]
        return Found(FAILED, f"a certificate is not accepted: {why}", AGAIN)
    answer = json.loads(done.stdout)
    right = (answer["outcome"], answer["statement"]) == ("proved", STATEMENT)
    return Found(OK if right else FAILED, f"{answer['outcome']} {answer['statement']} in {time.monotonic() - began:.1f} s")


def _kernel() -> Found:
    found = differences()
    words = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in found._asdict().items() if names)
    return Found(FAILED, words, f"{AGAIN}; where the change is meant, python docs/generate.py") if words else Found(OK, "as released")


def _cache() -> Found:
    from ..registry.cache import FOLDER, user_folder

    folder = user_folder()
    try:
        nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
        with tempfile.TemporaryFile(dir=nearest):
            return Found(OK, str(folder))
    except OSError as e:
        return Found(WARNING, f"{folder}: {e.strerror}; verify will keep no results", f"name another folder in {FOLDER}")


def _tex(lang: str) -> Found:
    """Whether `export --format pdf` works in this language, by what it asks itself."""
    from ..export.pdf import lacking, remedy
    from ..words import Language

    absent = lacking(Language(lang))
    if absent:
        return Found(MISSING, "no " + ", no ".join(absent), remedy(Language(lang)))
    return Found(OK, "all that export --format pdf needs")


def _programs(names: list[str], use: str, command: str) -> Found:
    missing = [name for name in names if shutil.which(name) is None]
    return Found(MISSING, f"no {', no '.join(missing)}; {use}", command) if missing else Found(OK, f"{', '.join(names)}; {use}")


def _browser() -> Found:
    return _programs(["chromium", "chromedriver"], "used by the tests of the HTML export, and by nothing else",
                     "apt install chromium chromium-driver")


def _coq() -> Found:
    found = _programs(["coqc"], "not used by this version yet", "apt install coq")
    return found._replace(state=UNUSED) if found.state == OK else found


def exit_code(found: list[Check]) -> int:
    """0 if all required parts are there, else 1."""
    return int(any(check.found.state == FAILED for check in found))
