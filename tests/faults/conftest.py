"""Make the helpers of this folder importable as `faults_support` and `faults_kill`, whatever pytest's import mode is."""

import importlib.util
import sys
from pathlib import Path

import pytest

for _name, _file in {"faults_support": "support.py", "faults_kill": "kill.py"}.items():
    if _name not in sys.modules:
        _spec = importlib.util.spec_from_file_location(_name, Path(__file__).with_name(_file))
        _module = importlib.util.module_from_spec(_spec)
        sys.modules[_name] = _module
        _spec.loader.exec_module(_module)


@pytest.fixture
def place(tmp_path):
    """A folder with a home, a cache and temporary files of its own, and three claims."""
    return sys.modules["faults_support"].Place(tmp_path)
