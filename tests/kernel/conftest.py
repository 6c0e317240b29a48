"""Make the helpers of this folder importable as `kernel_support`, ..., whatever pytest's import mode is."""

import importlib.util
import sys
from pathlib import Path

HELPERS = {"kernel_support": "support.py", "kernel_evaluator": "evaluator.py", "kernel_derivations": "derivations.py",
           "kernel_reals": "reals.py", "kernel_arbs": "arbs.py"}

for _name, _file in HELPERS.items():
    if _name not in sys.modules:
        _spec = importlib.util.spec_from_file_location(_name, Path(__file__).with_name(_file))
        _module = importlib.util.module_from_spec(_spec)
        sys.modules[_name] = _module
        _spec.loader.exec_module(_module)
