"""A wheel and an sdist, and virtual environments to install them into.

Everything happens on a copy of the tree below pytest's temporary folder, so the source tree is never littered. Each install goes
into a virtual environment of its own, made without system site packages. To spare a download of every dependency, it is shown
the distributions installed beside the running Python, except mathcheck itself, by a .pth file; pip then finds the requirements
met, and a requirement that is not met fails the install (`--no-index`). Where hatchling is importable the build runs without
isolation; where it is not, pip or `build` fetches what pyproject.toml asks for, which needs a network.
"""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest

if "packaging_support" not in sys.modules:
    _spec = importlib.util.spec_from_file_location("packaging_support", Path(__file__).with_name("support.py"))
    _module = importlib.util.module_from_spec(_spec)
    sys.modules["packaging_support"] = _module
    _spec.loader.exec_module(_module)

from packaging_support import available, build_options, must, run

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".git", ".*venv*", "venv", "__pycache__", "*.pyc", ".*_cache", ".hypothesis", "*.egg-info",
                                    "dist", "build")


@pytest.fixture(scope="session")
def tree(tmp_path_factory):
    """A copy of the source tree."""
    copy = tmp_path_factory.mktemp("tree") / "mathcheck"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    return copy


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def install(tree, archives, dependencies, tmp_path_factory):
    """install("wheel"), "sdist" or "editable": the Python of a new virtual environment with mathcheck in it."""
    def into_a_new_environment(kind):
        base = tmp_path_factory.mktemp(kind)
        environment = base / "venv"
        must(base, sys.executable, "-m", "venv", "--without-pip", environment)
        python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
        purelib = Path(must(base, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
        (purelib / "zz-dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
        assert run(base, python, "-c", "import mathcheck").returncode != 0, "the running environment's mathcheck is visible"
        what = ["-e", tree] if kind == "editable" else [archives[kind]]
        options = ["--no-index"] if kind == "wheel" else build_options(tree, kind)
        must(base, python, "-m", "pip", "install", "--quiet", *options, *what)
        return python
    return into_a_new_environment
