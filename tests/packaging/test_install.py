"""The wheel, the sdist and an editable install are built and installed, and list exactly the files of claims/."""

import json
import subprocess
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging_support import run

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("wheel", "sdist", "editable")

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


@pytest.fixture(scope="module", params=KINDS)
def installed(request, tree, install, tmp_path_factory):
    """One of the three installs."""
    return Installed(request.param, tree, install(request.param), tmp_path_factory.mktemp("elsewhere"))


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
