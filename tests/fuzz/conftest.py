"""Make this folder's modules and the kernel tests' helpers importable, for pytest and for the scripts here."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

if str(HERE) not in sys.path:
    sys.path.append(str(HERE))
_spec = importlib.util.spec_from_file_location("fuzz_kernel_helpers", HERE.parent / "kernel" / "conftest.py")
_spec.loader.exec_module(importlib.util.module_from_spec(_spec))
