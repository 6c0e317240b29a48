"""Make the generator of terms importable as `lang_terms`, whatever pytest's import mode is."""

import importlib.util
import sys
from pathlib import Path

if "lang_terms" not in sys.modules:
    _spec = importlib.util.spec_from_file_location("lang_terms", Path(__file__).with_name("generated.py"))
    sys.modules["lang_terms"] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules["lang_terms"])
