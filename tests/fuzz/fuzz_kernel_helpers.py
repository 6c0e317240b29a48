"""Importing this makes the helpers of the kernel's tests importable (`kernel_support`, ..), as their own conftest does."""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("fuzz_kernel_conftest", Path(__file__).resolve().parent.parent / "kernel" / "conftest.py")
_spec.loader.exec_module(importlib.util.module_from_spec(_spec))
