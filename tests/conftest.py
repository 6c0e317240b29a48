"""In CI nothing is skipped: what a test needs is installed there, or the run fails. The user's result cache is left alone."""

import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

if "doc_blocks" not in sys.modules:  # a helper of several folders, to be imported whatever pytest's import mode is
    _spec = importlib.util.spec_from_file_location("doc_blocks", Path(__file__).with_name("doc_blocks.py"))
    _module = importlib.util.module_from_spec(_spec)
    sys.modules["doc_blocks"] = _module
    _spec.loader.exec_module(_module)


def pytest_configure(config):
    """A fresh result cache for the session, which the processes of pytest-xdist share."""
    if not hasattr(config, "workerinput"):
        folder = os.environ["MATHCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="mathcheck-cache-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} is skipped in CI: {report.longrepr}"
