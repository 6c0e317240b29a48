"""mathcheck checks the mathematics people write down.

A claim file needs `Claim`, `Twin` and `region` from here, the words of `mathcheck.lang` and the methods `mathcheck.methods.by`. A
program calls `verify`, which returns a `Report`, or raises a kind of `NoReport`. Nothing heavy is imported until it is used.
"""

TYPE_CHECKING = False  # as type checkers read it; `import typing` could find a typing.py where `python -m mathcheck` is called

__version__ = "0.1.0"
__all__ = ["Claim", "ClaimError", "Computed", "DeclaredTwice", "Derivation", "LoadError", "NoClaim", "NoFolder", "NoReport", "Picture",
           "Problem", "Proof", "Region", "Report", "StepError", "Twin", "TwinReport", "UnknownClaim", "__version__", "by", "computation",
           "convergence", "curves", "margin", "records", "region", "verify"]

if TYPE_CHECKING:
    from .methods import by
    from .registry.claim import Claim, ClaimError, Twin, computation
    from .registry.derivation import Derivation, StepError
    from .registry.discovery import LoadError
    from .registry.errors import DeclaredTwice, NoClaim, NoFolder, NoReport, UnknownClaim
    from .registry.picture import Picture, convergence, curves, margin, records
    from .registry.region import Region, region
    from .registry.report import Computed, Problem, Proof, Report, TwinReport
    from .registry.verify import verify

_NAMES = {"methods.by": ("by",), "registry.claim": ("Claim", "ClaimError", "Twin", "computation"),
          "registry.derivation": ("Derivation", "StepError"), "registry.discovery": ("LoadError",),
          "registry.errors": ("DeclaredTwice", "NoClaim", "NoFolder", "NoReport", "UnknownClaim"),
          "registry.picture": ("Picture", "convergence", "curves", "margin", "records"), "registry.region": ("Region", "region"),
          "registry.report": ("Computed", "Problem", "Proof", "Report", "TwinReport"), "registry.verify": ("verify",)}
_HOME = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'mathcheck' has no attribute {name!r}")
    import importlib

    module = importlib.import_module("." + _HOME[name], __name__)
    value = module if name == "by" else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
