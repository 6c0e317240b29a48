"""Make this folder's helpers importable as `attack_support`, whatever pytest's import mode is."""

import importlib.util
import sys
from pathlib import Path

if "attack_support" not in sys.modules:
    _spec = importlib.util.spec_from_file_location("attack_support", Path(__file__).with_name("support.py"))
    _module = importlib.util.module_from_spec(_spec)
    sys.modules["attack_support"] = _module
    _spec.loader.exec_module(_module)
