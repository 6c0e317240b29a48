"""The wheel, the sdist and an editable install are built and installed, and list exactly the files of claims/.

Everything happens on a copy of the tree below pytest's temporary folder, so the source tree is never littered. Each install goes
into a virtual environment of its own, made without system site packages. To spare a download of every dependency, it is shown
the distributions installed beside the running Python, except mathcheck itself, by a .pth file; pip then finds the requirements
met, and a requirement that is not met fails the install (`--no-index`). Where hatchling is importable the build runs without
isolation; where it is not, pip or `build` fetches what pyproject.toml asks for, which needs a network.
"""

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("wheel", "sdist", "editable")
NOT_COPIED = shutil.ignore_patterns(".git", ".*venv*", "venv", "__pycache__", "*.pyc", ".*_cache", ".hypothesis", "*.egg-info",
                                    "dist", "build")

FACTS = """
import json, pathlib, sys
import mathcheck
from mathcheck.registry.discovery import claim_files, packaged_claims
folder = packaged_claims()
package = pathlib.Path(mathcheck.__file__).parent
print(json.dumps({
    "package": str(package), "version": mathcheck.__version__, "folder": str(folder), "exists": folder.is_dir(), "prefix": sys.prefix,
    "files": sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.py")),
    "found": sorted(p.relative_to(folder).as_posix() for p in claim_files(folder)),
    "py.typed": (package / "py.typed").is_file(),
    "path": [str(pathlib.Path(p) / "mathcheck") for p in sys.path if (pathlib.Path(p) / "mathcheck").is_dir()],
}))
"""


class Installed(NamedTuple):
    """A virtual environment with mathcheck in it, and an empty folder to work in."""

    kind: str
    tree: Path
    python: Path
    elsewhere: Path

    def run(self, *argv: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command from the empty folder, without the settings of the running environment."""
        return run(self.elsewhere, *argv)

    def facts(self) -> dict:
        """What the installed package says about itself."""
        done = self.run(self.python, "-c", FACTS)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def run(cwd, *argv):
    elsewhere = ("PIP_PREFIX", "PIP_PYTHON", "PIP_ROOT", "PIP_TARGET", "PIP_USER", "VIRTUAL_ENV")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") and k not in elsewhere}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return subprocess.run([str(a) for a in argv], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


def must(cwd, *argv):
    done = run(cwd, *argv)
    assert done.returncode == 0, f"{' '.join(map(str, argv))}\n{done.stdout}\n{done.stderr}"
    return done


def available(*names):
    """Whether these distributions are installed for the running Python."""
    try:
        return all(importlib.metadata.version(name) for name in names)
    except importlib.metadata.PackageNotFoundError:
        return False


def build_options(tree, kind):
    """The options for pip to build with what is installed here, if that is enough; else none, and pip builds in isolation."""
    if not available("hatchling"):
        return []
    ask = f"import hatchling.build as b; print(*b.get_requires_for_build_{kind}(), sep='\\n')"
    names = [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in must(tree, sys.executable, "-c", ask).stdout.split("\n") if line]
    return ["--no-build-isolation", "--no-index"] if available(*names) else []


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the source tree."""
    copy = tmp_path_factory.mktemp("tree") / "mathcheck"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    return copy


@pytest.fixture(scope="module")
def archives(tree, tmp_path_factory):
    """The wheel and the sdist of the copy, by kind."""
    out = tmp_path_factory.mktemp("archives")
    if available("hatchling"):
        must(tree, sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", out)
    elif available("build"):
        must(tree, sys.executable, "-m", "build", "--sdist", "--wheel", "--outdir", out)
    else:
        pytest.skip("building needs the package hatchling or build")
    [wheel], [sdist] = out.glob("*.whl"), out.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


@pytest.fixture(scope="module")
def dependencies(tmp_path_factory):
    """A folder with links to what is installed beside the running Python, without mathcheck."""
    folder = tmp_path_factory.mktemp("dependencies")
    for place in map(Path, sys.path):
        if place.name not in ("site-packages", "dist-packages"):
            continue
        for entry in place.iterdir():
            if "mathcheck" not in entry.name and not entry.name.startswith("__") and entry.suffix != ".pth":
                link = folder / entry.name
                if not link.exists():
                    link.symlink_to(entry)
    if not (folder / "pip").exists():
        pytest.skip("installing needs the package pip")
    return folder


@pytest.fixture(scope="module", params=KINDS)
def installed(request, tree, archives, dependencies, tmp_path_factory):
    """One of the three installs."""
    kind = request.param
    base = tmp_path_factory.mktemp(kind)
    environment, elsewhere = base / "venv", base / "elsewhere"
    elsewhere.mkdir()
    must(base, sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    purelib = Path(must(base, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
    (purelib / "zz-dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    assert run(base, python, "-c", "import mathcheck").returncode != 0, "the running environment's mathcheck is visible"

    what = ["-e", tree] if kind == "editable" else [archives[kind]]
    options = ["--no-index"] if kind == "wheel" else build_options(tree, kind)
    must(base, python, "-m", "pip", "install", "--quiet", *options, *what)
    return Installed(kind, tree, python, elsewhere)


def claims_of(tree):
    return sorted(p.relative_to(tree / "claims").as_posix() for p in (tree / "claims").rglob("*.py"))


def locks_of(tree):
    return [p.relative_to(tree).as_posix() for p in (tree / "claims.lock", tree / "claims" / "claims.lock") if p.is_file()]


def test_it_is_the_installed_package_that_answers(installed):
    facts = installed.facts()
    home = installed.tree / "mathcheck" if installed.kind == "editable" else Path(facts["prefix"])
    assert Path(facts["package"]).resolve().is_relative_to(home.resolve())
    assert Path(facts["folder"]).resolve().is_relative_to(home.parent.resolve() if installed.kind == "editable" else home.resolve())
    assert not Path(facts["package"]).resolve().is_relative_to(ROOT)


def test_the_claims_found_are_the_files_of_the_tree(installed):
    facts = installed.facts()
    assert facts["exists"]
    assert facts["files"] == claims_of(installed.tree) != []
    assert facts["found"] == [f for f in facts["files"] if not any(part.startswith(("_", ".")) for part in f.split("/"))]


def test_the_type_marker_is_shipped(installed):
    assert installed.facts()["py.typed"]


def test_the_audit_runs_from_elsewhere_and_says_how_it_is_used(installed):
    done = installed.run(installed.python, "-I", "-m", "mathcheck.kernel.audit")
    assert done.returncode == 2
    assert "usage" in done.stderr + done.stdout
    assert list(installed.elsewhere.iterdir()) == []


def test_list_names_every_claim(installed):
    done = installed.run(installed.python.with_name("mathcheck"), "list", "--json")
    assert done.returncode == 0, done.stderr
    assert sorted(listed(json.loads(done.stdout))) == sorted(Path(f).stem for f in installed.facts()["found"])


def test_the_doctor_finds_everything_that_is_required(installed):
    done = installed.run(installed.python.with_name("mathcheck"), "doctor", "--json")
    assert [c for c in json.loads(done.stdout)["checks"] if c["required"] and c["state"] != "ok"] == []
    assert done.returncode == 0


def listed(answer):
    """The ids of the claims in the JSON of `list`."""
    claims = answer["claims"] if isinstance(answer, dict) else answer
    return [c["id"] for c in claims]


@pytest.mark.parametrize("installed", ["editable"], indirect=True)
def test_an_editable_install_finds_a_claim_that_is_added_later(installed):
    new = installed.tree / "claims" / "added-later.py"
    new.write_text("", encoding="utf-8")
    try:
        assert "added-later.py" in installed.facts()["found"]
    finally:
        new.unlink()


@pytest.mark.parametrize("installed", ["editable"], indirect=True)
def test_an_editable_install_copies_no_claims(installed):
    assert installed.facts()["path"] == [str(installed.tree / "mathcheck")]


def test_the_wheel_holds_the_package_and_the_claims_and_nothing_else(tree, archives):
    names = [n for n in zipfile.ZipFile(archives["wheel"]).namelist() if ".dist-info/" not in n]
    package = {f"mathcheck/{p.relative_to(tree / 'mathcheck').as_posix()}" for p in (tree / "mathcheck").rglob("*")
               if p.is_file() and p.parent.name != "__pycache__"}
    claims = {f"mathcheck/_claims/{c}" for c in claims_of(tree)}
    assert package | claims <= set(names)
    assert {n for n in names if n.endswith(".py")} == {n for n in package | claims if n.endswith(".py")}
    assert all(n.startswith("mathcheck/") for n in names)
    assert not [n for n in names if "test" in n.lower()]
    assert not [n for n in names if "__pycache__" in n or n.endswith(".pyc")]


def test_the_sdist_holds_what_is_needed_to_test_and_build(tree, archives):
    with tarfile.open(archives["sdist"]) as archive:
        names = {n.partition("/")[2] for n in archive.getnames()}
    kept = {f"claims/{c}" for c in claims_of(tree)} | {f"tests/packaging/{Path(__file__).name}", "pyproject.toml", "README.md", "LICENSE"}
    assert kept <= names
    assert not [n for n in names if "__pycache__" in n or n.endswith(".pyc")]


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_the_lock_is_shipped(tree, archives, kind):
    locks = locks_of(tree)
    assert locks
    if kind == "wheel":
        names = zipfile.ZipFile(archives["wheel"]).namelist()
    else:
        with tarfile.open(archives["sdist"]) as archive:
            names = archive.getnames()
    assert any(n.endswith("/claims.lock") for n in names)
