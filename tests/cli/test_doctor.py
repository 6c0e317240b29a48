"""`mathcheck doctor`: what is there, what is missing or broken, and that nothing missing keeps it from saying so."""

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mathcheck.cli import checkup, digests
from mathcheck.cli.checkup import FAILED, MISSING, OK, Check, Found, exit_code
from mathcheck.export.pdf import remedy
from mathcheck.words import Language

PACKAGE = Path(checkup.__file__).resolve().parents[1]
REQUIRED = ["Python", "jinja2", "markupsafe", "mpmath", "numpy", "platformdirs", "python-flint", "rich", "sympy", "typer", "os.fork",
            "packaged claims", "fresh kernel", "kernel files"]
OPTIONAL = ["cache folder", "LaTeX", "LaTeX, Chinese", "Chromium", "matplotlib", "pytest", "Coq"]


def rows(done):
    """State, words and remedy by part, from what is printed in a pipe."""
    split = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
    return {name: (state, words, remedy) for state, name, words, remedy in split}


@pytest.fixture
def shadow(tmp_path):
    """shadow(typer="text"): a folder for PYTHONPATH with modules that hide those of the same names."""
    def write(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.py").write_text(text)
        return str(tmp_path)
    return write


def test_where_everything_is_there(cli):
    done = cli("doctor")
    found = rows(done)
    assert [*found] == [*REQUIRED, *OPTIONAL]
    assert (done.code, done.err) == (0, "")
    assert {found[name][0] for name in REQUIRED} == {"ok"}
    assert found["fresh kernel"][1].startswith(f"proved {checkup.STATEMENT} in ")
    assert digests.combined() in done.out.splitlines() and "Everything required is there." in done.out


def test_json(cli):
    document = json.loads(cli("doctor", "--json").out)
    assert [(c["name"], c["required"]) for c in document["checks"]] == [(n, True) for n in REQUIRED] + [(n, False) for n in OPTIONAL]
    assert {tuple(c) for c in document["checks"]} == {("name", "required", "state", "found", "remedy")}
    assert [document[key] for key in ("schema", "version", "exit_code", "kernel_digest")] == ["mathcheck-doctor", 1, 0, digests.combined()]


def test_optional_parts_that_are_missing_come_with_their_commands(cli, tmp_path):
    done = cli("doctor", PATH=str(tmp_path))
    found = rows(done)
    assert done.code == 0
    for name, lang, program in (("LaTeX", Language.en, "pdflatex"), ("LaTeX, Chinese", Language.zh, "xelatex")):
        assert found[name] == ("missing", f"no latexmk, no {program}, no kpsewhich", remedy(lang))
    assert found["Chromium"][0::2] == ("missing", "apt install chromium chromium-driver")
    assert found["Coq"] == ("missing", "no coqc; not used by this version yet", "apt install coq")
    assert "Optional parts that are missing: LaTeX, LaTeX, Chinese, Chromium, Coq." in " ".join(done.out.split())


def program(folder, name, text="exit 0"):
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def test_xelatex_without_ctex(cli, tmp_path):
    for name in ("latexmk", "pdflatex", "xelatex"):
        program(tmp_path, name)
    program(tmp_path, "kpsewhich", 'for f; do test "$f" = ctex.sty || echo "/tex/$f"; done')
    found = rows(cli("doctor", PATH=str(tmp_path)))
    assert found["LaTeX"] == ("ok", "all that export --format pdf needs", "")
    assert found["LaTeX, Chinese"] == ("missing", "no ctex.sty", remedy(Language.zh))


def test_a_browser_without_its_driver_and_a_coq(cli, tmp_path):
    program(tmp_path, "chromium")
    program(tmp_path, "coqc")
    found = rows(cli("doctor", PATH=str(tmp_path)))
    assert found["Chromium"][0] == "missing" and found["Chromium"][1].startswith("no chromedriver; ")
    assert found["Coq"] == ("unused", "coqc; not used by this version yet", "")


def test_a_part_that_cannot_be_looked_at_is_a_row(monkeypatch):
    monkeypatch.setitem(sys.modules, "mathcheck.export.pdf", None)
    found = {c.name: c.found for c in checkup.checks()}["LaTeX"]
    assert found.state == MISSING and found.words.startswith("ModuleNotFoundError: ") and "mathcheck.export.pdf" in found.words


@pytest.mark.parametrize("name", ["typer", "rich", "numpy", "flint", "platformdirs", "jinja2", "markupsafe"])
def test_a_broken_dependency_is_named(cli, shadow, name):
    done = cli("doctor", PYTHONPATH=shadow(**{name: "raise ImportError('broken on purpose')"}))
    state, words, remedy = rows(done)["python-flint" if name == "flint" else name]
    assert (done.code, state) == (1, "failed")
    assert words.endswith("but it cannot be imported: ImportError: broken on purpose")
    assert remedy.startswith("pip install --force-reinstall '")
    assert "Not as required: " in done.out


def test_a_dependency_that_ends_its_process_is_named(cli, shadow):
    done = cli("doctor", PYTHONPATH=shadow(mpmath="import os; os._exit(7)"))
    assert (done.code, rows(done)["mpmath"][1].partition(", ")[2]) == (1, "but it cannot be imported: the process ended with 7")


def test_a_terminal_without_rich_gets_plain_lines(terminal, shadow):
    shown = terminal("doctor", PYTHONPATH=shadow(rich="1/0"))
    assert "ZeroDivisionError" in shown and "Traceback" not in shown


def test_another_command_without_a_dependency_sends_to_the_doctor(cli, shadow):
    done = cli("list", PYTHONPATH=shadow(typer="raise ImportError('no typer here')"))
    assert (done.code, done.out, done.err) == (1, "", "mathcheck: no typer here\nmathcheck: mathcheck doctor says what is missing\n")


@pytest.mark.parametrize(("version", "bounds", "within"), [
    ("1.14.0", ">=1.13", True), ("1.9", ">=1.13", False), ("1.13", ">=1.13.0", True), ("0.29.0", ">=0.26,<0.29", False),
    ("0.28.1", ">=0.26,<0.29", True), ("0.25", ">=0.26,<0.29", False), ("2.0rc1", ">=2", True), ("10", ">=9.2", True)])
def test_versions_are_compared_as_numbers(version, bounds, within):
    assert checkup._within(version, bounds) is within


def test_the_bounds_are_those_of_the_metadata_and_can_be_read():
    wanted = [checkup._requirement(text) for text in importlib.metadata.requires("mathcheck")]
    assert [r.name for r in wanted if not r.extra] == REQUIRED[1:REQUIRED.index("os.fork")]
    assert all(re.fullmatch(r"(>=[\d.]+)(,<[\d.]+)?", r.bounds) for r in wanted)
    assert {r.extra for r in wanted} == {"", "plot", "test"}


def looked_at(monkeypatch, *requirements):
    monkeypatch.setattr(importlib.metadata, "requires", lambda _name: list(requirements))
    return {check.name: check.found for check in checkup.checks()}


def test_what_is_not_installed_or_too_old(monkeypatch):
    found = looked_at(monkeypatch, "no-such-package>=1.2", "rich<99,>=98", "pytest>=98; extra == 'test'")
    assert found["no-such-package"] == Found(FAILED, "not installed, wanted >=1.2", "pip install 'no-such-package>=1.2'")
    assert found["rich"].state == FAILED and found["rich"].remedy == "pip install 'rich>=98,<99'"
    assert found["pytest"].state == MISSING and found["pytest"].remedy == "pip install 'pytest>=98'"


def test_a_package_that_is_not_installed_at_all(monkeypatch):
    def none(_name):
        raise importlib.metadata.PackageNotFoundError
    monkeypatch.setattr(importlib.metadata, "requires", none)
    monkeypatch.setattr(importlib.metadata, "metadata", none)
    assert {c.name: c.found for c in checkup.checks()}["Python"].words == "mathcheck is not installed, so what it requires is not known"


def test_a_system_without_fork(monkeypatch):
    monkeypatch.delattr(os, "fork")
    assert (checkup._fork().state, checkup._fork().remedy) == (FAILED, "Linux or macOS")


def test_a_check_that_fails_itself_is_a_finding():
    def broken():
        raise ZeroDivisionError("by accident")
    assert checkup._looked_at(broken, MISSING) == Found(MISSING, "ZeroDivisionError: by accident")


def test_the_exit_code_is_that_of_the_required_parts():
    assert exit_code([Check("a", True, Found(OK, "")), Check("b", False, Found(MISSING, ""))]) == 0
    assert exit_code([Check("a", True, Found(FAILED, "")), Check("b", False, Found(OK, ""))]) == 1


def test_a_cache_folder_that_cannot_be_written_is_a_warning(cli, tmp_path):
    (tmp_path / "file").write_text("")
    done = cli("doctor", MATHCHECK_CACHE_DIR=str(tmp_path / "file" / "below"))
    assert (done.code, rows(done)["cache folder"][0::2]) == (0, ("warning", "name another folder in MATHCHECK_CACHE_DIR"))


def test_looking_at_the_cache_folder_makes_none(cli, tmp_path):
    assert rows(cli("doctor", MATHCHECK_CACHE_DIR=str(tmp_path / "new" / "cache")))["cache folder"][0] == "ok"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def kernel(tmp_path):
    """A copy of the kernel's folder."""
    return Path(shutil.copytree(digests.KERNEL, tmp_path / "kernel"))


def test_the_kernel_is_the_one_that_is_listed(kernel):
    assert digests.differences(kernel) == ([], [], [])
    assert digests.combined(kernel) == digests.combined()
    (kernel / "README.md").unlink()
    assert digests.differences(kernel) == ([], [], [])


def test_changed_missing_and_additional_files_are_named(kernel):
    (kernel / "terms.py").write_bytes((kernel / "terms.py").read_bytes() + b"\n")
    (kernel / "sums.py").unlink()
    (kernel / "terms.abi3.so").write_bytes(b"")
    (kernel / "order").mkdir()
    (kernel / "more.py").write_text("")
    assert digests.differences(kernel) == (["terms.py"], ["sums.py"], ["more.py", "order", "terms.abi3.so"])
    assert digests.combined(kernel) != digests.combined()


def test_the_doctor_names_them_though_the_kernel_cannot_even_be_imported(tmp_path):
    copy = shutil.copytree(PACKAGE, tmp_path / "mathcheck", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "kernel" / "terms.py").write_text("this is no Python")
    (copy / "kernel" / "process.py").unlink()
    done = subprocess.run([sys.executable, "-P", "-m", "mathcheck", "doctor"], capture_output=True, text=True, cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stderr) == (1, "")
    [line] = [line for line in done.stdout.splitlines() if "\tkernel files\t" in line]
    assert line.startswith("failed\tkernel files\tchanged: terms.py; missing: process.py\t")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_list_and_its_digest_are_those_of_sha256sum():
    def told(command):
        return subprocess.run(command, shell=True, cwd=PACKAGE, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    assert told("sha256sum --check --quiet kernel.sha256").returncode == 0
    assert told("sha256sum kernel/*.py | sha256sum").stdout.split()[0] == digests.combined()


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_the_table_fits_the_terminal(terminal, columns, tmp_path):
    shown = terminal("doctor", width=columns, PATH=str(tmp_path))
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in shown.splitlines()]
    assert [line for line in lines if len(line) > columns and line != digests.combined()] == []
    assert {"state", "part"} <= set(lines[1].split()) and digests.combined() in lines


def test_help_is_that_of_the_other_commands(cli):
    assert "--json" in cli("doctor", "--help").out
    assert cli("doctor", "--jsn").code == 2
