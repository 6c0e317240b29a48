"""Make this folder's helpers importable as `attack_support`, whatever pytest's import mode is, and give every command a cache of its own."""

import importlib.util
import sys
from pathlib import Path

import pytest

if "attack_support" not in sys.modules:
    _spec = importlib.util.spec_from_file_location("attack_support", Path(__file__).with_name("support.py"))
    _module = importlib.util.module_from_spec(_spec)
    sys.modules["attack_support"] = _module
    _spec.loader.exec_module(_module)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """What was verified before, here or by somebody else, must not answer for what is attacked now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATHCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
