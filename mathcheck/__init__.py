"""mathcheck checks the mathematics people write down.

A claim file needs `Claim`, `Twin` and `region` from here, the words of `mathcheck.lang` and the methods `mathcheck.methods.by`.
Nothing heavy is imported until it is used.
"""

TYPE_CHECKING = False  # as type checkers read it; `import typing` could find a typing.py where `python -m mathcheck` is called

__version__ = "0.1.0"
__all__ = ["Claim", "ClaimError", "Derivation", "Picture", "Region", "StepError", "Twin", "__version__", "by", "computation", "convergence",
           "curves", "margin", "records", "region"]

if TYPE_CHECKING:
    from .methods import by
    from .registry.claim import Claim, ClaimError, Twin, computation
    from .registry.derivation import Derivation, StepError
    from .registry.picture import Picture, convergence, curves, margin, records
    from .registry.region import Region, region

_HOME = {"Claim": "registry.claim", "ClaimError": "registry.claim", "Region": "registry.region", "Twin": "registry.claim",
         "computation": "registry.claim", "region": "registry.region", "Picture": "registry.picture",
         "curves": "registry.picture", "margin": "registry.picture", "convergence": "registry.picture", "records": "registry.picture",
         "Derivation": "registry.derivation", "StepError": "registry.derivation", "by": "methods.by"}


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
