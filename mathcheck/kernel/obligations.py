"""What a claim's statement owes besides being true: it must have a value (well posed) and must not be vacuous."""

from .binding import bind
from .domains import domain
from .errors import KernelError
from .sorts import PROP
from .terms import Term, conj
from .text import open_named

MAX_BUILT = 2_000_000  # nodes of all formulas made on the way: some seconds


def obligations(statement: Term) -> tuple[Term, ...]:
    """The formulas to prove beside the statement: D(statement), then for every `forall v. H -> ..` in it (not inside an
    antecedent or a single negation) that v can meet H. What stands inside a number, as the property in a least number does, is
    no part of what is claimed.

    Raises KernelError unless the statement is a closed formula. A universal statement over a conjunction is read as the
    conjunction of universal statements, so that two cases may have hypotheses that exclude each other.
    """
    if statement.sort is not PROP or statement.free or statement.loose:
        free = sorted(name for name, _ in statement.free)
        raise KernelError("statement", "a statement is a closed formula" + (f"; free: {', '.join(free)}" if free else ""),
                          statement=statement)
    wanted = [*domain(statement), *(w for w in _witnessed(statement, [MAX_BUILT]) if w is not None)]
    return tuple(dict.fromkeys(wanted))


def _witnessed(f: Term, left: list[int]) -> list[Term | None]:
    """For each branch of f the formula saying that its hypotheses can be met; None where there are none. left: what may be built."""
    if f.op in ("and", "or"):
        return [*_witnessed(f.args[0], left), *_witnessed(f.args[1], left)]
    if f.op == "not" and f.args[0].op == "not":
        return _witnessed(f.args[0].args[0], left)
    if f.op == "imp":
        return [f.args[0] if rest is None else conj(f.args[0], rest) for rest in _witnessed(f.args[1], left)]
    if f.op in ("forall", "exists"):
        x, body = open_named(f)
        found = _witnessed(body, left)
        left[0] -= body.size + sum(w.size for w in found if w is not None)
        if left[0] < 0:
            raise KernelError("statement", f"what its hypotheses owe takes more than {MAX_BUILT} nodes to write down")
        return [None if w is None else bind("exists", x, w) if (x.data, x.sort) in w.free else w for w in found]
    return [None]
