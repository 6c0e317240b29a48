"""Textbook laws of exp, log, sqrt, sin, cos and atan: what `claims/calculus` derives step by step, in the few calls that a method needs.

Importing this module registers them; nothing is cited by them but the kernel's axioms.
"""

from . import exp_laws, root_laws, sine_laws, size_laws
from .deriving import LAWS, law

__all__ = ["LAWS", "exp_laws", "law", "root_laws", "sine_laws", "size_laws"]
