"""LaTeX of ours as a PDF, through latexmk.

TeX runs in a folder of its own, without a shell, without anybody's settings, and may neither read nor write elsewhere. The same source
gives the same PDF: its date is always that of SOURCE_DATE_EPOCH, or 1970.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from socket import socketpair
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ..registry.lifeline import end_group, tie
from ..words import Language

LONGEST = 900  # seconds
PATIENCE = 10  # seconds for kpsewhich, which only looks files up
_KEPT = ("PATH", "HOME", "TMPDIR", "SOURCE_DATE_EPOCH")  # of the environment
_OURS = {"openin_any": "p", "openout_any": "p", "max_print_line": "10000", "FORCE_SOURCE_DATE": "1", "LC_ALL": "C"}
_PROGRAMS = {Language.en: "pdflatex", Language.zh: "xelatex"}
_MODES = {"pdflatex": "-pdf", "xelatex": "-pdfxe"}  # of latexmk
_FILES = {
    "pdflatex": ("microtype.sty", "hyperref.sty", "uplr8a.pfb", "ec-lmtt10.tfm"),
    "xelatex": ("microtype.sty", "hyperref.sty", "uplr8a.pfb", "ec-lmtt10.tfm", "ctex.sty", "FandolSong-Regular.otf"),
}
_PACKAGES = {
    "pdflatex": "latexmk lmodern texlive-fonts-recommended texlive-latex-recommended",
    "xelatex": "latexmk lmodern texlive-fonts-recommended texlive-lang-chinese texlive-latex-recommended texlive-xetex",
}
_PROGRAM = re.compile(r"% !TEX program = (\w+)\n")
_ERROR = re.compile(r"!|\./document\.tex:\d+:")
_WORRY = re.compile(r"Overfull|Missing character|LaTeX Warning: (?:Reference|Label|There were)|pdfTeX warning")


class Typesetting(Exception):
    """The text could not be typeset; the message says why."""


class NoTeX(Typesetting):
    """What typesetting needs is not there; the message is that of `missing`."""


class Typeset(NamedTuple):
    """pdf: the file; worries: what TeX says of the pages: a formula that is too wide, a character that no font has."""

    pdf: bytes
    worries: tuple[str, ...]


def missing(lang: Language) -> str:
    """What stands in the way of a PDF in this language and what to do about it; "" for nothing."""
    return _missing(_PROGRAMS[lang])


def lacking(lang: Language) -> list[str]:
    """The programs and files that are not there and that a PDF in this language needs."""
    return _lacking(_PROGRAMS[lang])


def remedy(lang: Language) -> str:
    """The command of Debian and Ubuntu that installs all that a PDF in this language needs."""
    return _remedy(_PROGRAMS[lang])


def typeset(source: str) -> Typeset:
    """The PDF of a document of mathcheck.export.latex, whose first line names its program. Raises Typesetting,
    and of that NoTeX before anything is typeset."""
    named = _PROGRAM.match(source)
    program = named[1] if named else ""
    if program not in _MODES:
        raise Typesetting("the document does not name its program, pdflatex or xelatex, in its first line")
    if problem := _missing(program):
        raise NoTeX(problem)
    with TemporaryDirectory(prefix="mathcheck-") as name:
        folder = Path(name)
        (folder / "document.tex").write_text(source, encoding="utf-8", errors="backslashreplace")
        said = _run(["latexmk", "-norc", _MODES[program], "-interaction=nonstopmode", "-halt-on-error", "-file-line-error",
                     "-no-shell-escape", "document.tex"], folder)
        log = _lines(folder / "document.log")
        if said or not (folder / "document.pdf").is_file():
            raise Typesetting("\n".join(["TeX does not take the document", *(_errors(log) or said)]))
        return Typeset((folder / "document.pdf").read_bytes(), tuple(line for line in log if _WORRY.search(line)))


def _missing(program: str) -> str:
    absent = _lacking(program)
    return "" if not absent else (f"a PDF needs TeX, and there is no {', '.join(absent)}\n"
                                  f"on Debian and Ubuntu: {_remedy(program)}\n"
                                  "or without TeX: --format latex or html")


def _lacking(program: str) -> list[str]:
    absent = [p for p in ("latexmk", program, "kpsewhich") if shutil.which(p) is None]
    if "kpsewhich" not in absent:
        try:
            found = subprocess.run(["kpsewhich", *_FILES[program]], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                   env=_environment(), check=False, timeout=PATIENCE).stdout
        except subprocess.TimeoutExpired:
            found = ""  # TeX, which asks for its files in the same way, would not find them either
        known = {Path(line).name for line in found.splitlines()}
        absent += [f for f in _FILES[program] if f not in known]
    return absent


def _remedy(program: str) -> str:
    return f"apt-get install {_PACKAGES[program]}"


def _environment() -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": "0", **{k: os.environ[k] for k in _KEPT if k in os.environ}, **_OURS}


def _run(command: list[str], folder: Path) -> list[str]:
    """What it says at its end where it fails, [] else. Nothing that it starts is left when this returns, or when this process ends."""
    life, held = socketpair()
    with life, held, (folder / "said").open("wb") as output, subprocess.Popen(
            command, cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            pass_fds=[held.fileno()]) as process:
        tie(held, -process.pid)
        held.close()
        try:
            code = process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            raise Typesetting(f"TeX has not finished within {LONGEST} seconds") from None
        finally:
            end_group(process.pid)
    return _lines(folder / "said")[-8:] or [f"exit code {code}"] if code else []


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", "replace").splitlines() if path.is_file() else []


def _errors(log: list[str]) -> list[str]:
    """The first error of a log with its place."""
    at = next((i for i, line in enumerate(log) if _ERROR.match(line)), None)
    return [] if at is None else [line for line in log[at:at + 6] if line.strip()]
