"""Which shipped claims may help to prove a statement, by the operations in it: a small table, so that few are derived."""

from collections.abc import Callable, Iterator

from ..kernel.terms import Term
from ..kernel.theorem import Theorem
from .build import Library
from .derivation import StepError
from .discovery import packaged_claims


def _has(*ops: str) -> Callable[[set[str]], bool]:
    return lambda found: found >= set(ops)


# operations (a named function by its name) that a statement has, and the claims that then may be cited
_TABLE: tuple[tuple[Callable[[set[str]], bool], tuple[str, ...]], ...] = (
    (_has("series", "fact"), ("exp-series",)),
    (_has("series", "npow"), ("geometric-series",)),
    (_has("limit", "fact"), ("power-over-factorial-limit",)),
    (_has("limit", "npow", "div", "exp"), ("exp-compound-limit",)),
    (_has("limit", "choose"), ("binomial-coefficient-limit",)),
    (_has("sum", "choose"), ("binomial-theorem",)),
)


def suggested(statement: Term) -> list[str]:
    """The ids of the claims that may help, in the order of the table."""
    found = set(_operations(statement))
    return [name for fits, names in _TABLE if fits(found) for name in names]


def theorems(names: list[str]) -> list[Theorem]:
    """The theorems of shipped claims; a claim that cannot be cited is left out. They are proposals: what is proved with them is decided
    by the audit of its certificate."""
    library = Library([packaged_claims()])
    found = []
    for name in names:
        try:
            found.append(library.cite(name))
        except (LookupError, StepError):
            continue
    return found


def _operations(t: Term) -> Iterator[str]:
    yield t.data.name if t.op in ("rec", "call") else t.op
    for a in t.args:
        yield from _operations(a)


__all__ = ["suggested", "theorems"]
