"""Running commands without the settings of the running environment, and building with what is installed beside it."""

import importlib.metadata
import os
import re
import subprocess
import sys


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
