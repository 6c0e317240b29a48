"""Textbook statements that are cited, not proved. Each has its source; none speaks of any claim's constants.

The list is closed and short on purpose: prove rather than cite.
"""

from typing import NamedTuple

from .binding import bind
from .sorts import NAT, REAL
from .terms import Term, lt, variable
from .theorem import Sequent, require, rule


class Axiom(NamedTuple):
    """statement: a closed formula; words: the statement in words; source: book, edition and theorem number."""

    statement: Term
    words: str
    source: str


_x, _n = variable("x", REAL), variable("n", NAT)

AXIOMS: dict[str, Axiom] = {
    "archimedes": Axiom(
        bind("forall", _x, bind("exists", _n, lt(_x, _n))),
        "Every real number lies below some natural number.",
        "W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorem 1.20 (a)",
    ),
}


@rule(cites=lambda name: name)
def axiom(name: str) -> Sequent:
    """|- the statement of the named axiom.  Refuses unless the name is in the list."""
    require(name in AXIOMS, "axiom", f"there is no axiom {name!r}; the list is " + ", ".join(sorted(AXIOMS)))
    return Sequent((), AXIOMS[name].statement)
