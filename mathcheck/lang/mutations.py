"""Systematic wrong versions of a statement: each differs from it in one place, the way a slip of the pen does.

A mutant is a candidate, nothing more: it may be false, ill posed, or as true as the statement. Nothing here may decide which, and
nothing here may return a term that the kernel's constructors have not accepted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import islice
from typing import NamedTuple, TypeVar

from ..kernel.binding import bind, replace
from ..kernel.errors import KernelError
from ..kernel.recursion import Recursion
from ..kernel.sorts import INT, NAT, PROP, is_subsort
from ..kernel.terms import ATOMS, BINDERS, Defined, Definition, Term, ne, number, variable
from ..kernel.text import open_named, show, show_definition

KINDS = ("relation", "hypothesis", "domain", "index", "exponent", "sign", "constant", "function", "quantifier")
CAP = 60
IN_A_DEFINITION = 3  # changes tried in one definition: most say the same of a function that nobody means
_LONGEST = 64  # characters of one term in the words

_SIGNS = {"eq": "=", "lt": "<", "le": "<="}
_TURNED = {"lt": ">=", "le": ">"}
_OTHER = {"lt": "le", "le": "lt"}
_ADDED = {"add": "sub", "sub": "add"}
_SIDES = {"infinity": "minus_infinity", "minus_infinity": "infinity", "above": "below", "below": "above"}
_FUNCTIONS = {"sin": "cos", "cos": "sin", "tan": "cot", "cot": "tan", "sec": "csc", "csc": "sec", "exp": "log", "log": "exp",
              "max": "min", "min": "max", "sum": "prod", "prod": "sum"}
_COUNTS = {("sum", 1): "the lower bound", ("sum", 2): "the upper bound", ("prod", 1): "the lower bound", ("prod", 2): "the upper bound",
           ("series", 1): "the lower bound", ("npow", 1): "the exponent", ("zpow", 1): "the exponent"}

T = TypeVar("T")


class Mutant(NamedTuple):
    """kind: one of KINDS; words: what was changed, and where, in plain English; statement: a closed formula."""

    kind: str
    words: str
    statement: Term


class _Place(NamedTuple):
    """A subterm, its bound variables opened under the names that `show` prints. put: the statement with another term here; parent and
    position: what it is an argument of; within: the formula without parts around it; positive: whether the statement gets stronger
    with the formula here, None where it need not do either."""

    term: Term
    put: Callable[[Term], Term]
    parent: Term | None = None
    position: int = 0
    within: Term | None = None
    positive: bool | None = True


class _Change(NamedTuple):
    """words: texts, and terms that are written out only for the mutants that are chosen; new: what comes in the place."""

    kind: str
    words: tuple[str | Term, ...]
    new: Term


_Candidate = tuple[_Change, Callable[[Term], Term]]


def mutants(statement: Term, cap: int = CAP) -> list[Mutant]:
    """At most cap wrong versions of a closed formula, all different from it and from one another.

    The kinds take turns, and each goes to and fro over the statement, so that every beginning of the list is a fair choice: fewer
    mutants are the first of more. The order depends on the statement alone. A change that is ill-sorted is left out.
    A definition that is changed keeps its name, and is changed wherever the statement mentions it.
    Raises TypeError unless the statement is a closed formula, ValueError if cap is negative.
    """
    if not isinstance(statement, Term) or statement.sort is not PROP or statement.free or statement.loose:
        raise TypeError(f"mutants are made of a closed formula; given: {statement!r}")
    candidates = _counted([*_candidates(_Place(statement, lambda new: new)), *_in_definitions(statement)])
    known = {statement}
    queues = [_built(_spread([c for c in candidates if c[0].kind == kind]), known) for kind in KINDS]
    return list(islice(_by_turns(queues), cap))


def _counted(candidates: list[_Candidate]) -> list[_Candidate]:
    """Where the same words are said of several places, these are numbered as they are read."""
    total, met, numbered = Counter(change.words for change, _ in candidates), Counter[tuple[str | Term, ...]](), []
    for change, put in candidates:
        met[change.words] += 1
        place = (f" (place {met[change.words]} of {total[change.words]})",) if total[change.words] > 1 else ()
        numbered.append((change._replace(words=(*change.words, *place)), put))
    return numbered


def _built(candidates: Iterable[_Candidate], known: set[Term]) -> Iterator[Mutant]:
    """The mutants that are well-sorted and not known; they are known from then on."""
    for change, put in candidates:
        try:
            statement = put(change.new)
        except KernelError:  # for example a half as an exponent
            continue
        if statement not in known:
            known.add(statement)
            yield Mutant(change.kind, "".join(w if isinstance(w, str) else _short(show(w)) for w in change.words), statement)


def _by_turns(queues: list[Iterator[T]]) -> Iterator[T]:
    while queues:
        left = []
        for queue in queues:
            for item in islice(queue, 1):
                yield item
                left.append(queue)
        queues = left


def _spread(items: list[T]) -> list[T]:
    """All items: the first, one from the middle, those from the quarters, ... (their numbers' binary digits read backwards)."""
    digits = len(items).bit_length()
    return [items[i] for i in sorted(range(len(items)), key=lambda i: int(f"{i:0{digits}b}"[::-1], 2))]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST // 2]} .. {text[-_LONGEST // 4:]}"


# Where changes are made


def _candidates(root: _Place, where: str = "") -> Iterator[_Candidate]:
    for place in _places(root):
        try:
            changes = list(_changes(place))
        except KernelError:  # a term at the limit of what the kernel takes has nothing added to it
            continue
        for change in changes:
            yield change._replace(words=(where, *change.words)), place.put


def _places(place: _Place) -> Iterator[_Place]:
    """The place and all below it, in the order in which they are read."""
    t = place.term
    if t.op in ATOMS or (t.op == "app" and t.sort is PROP):
        place = place._replace(within=t)
    yield place
    if t.op in BINDERS:
        x, body = open_named(t)
        below = _Place(body, lambda new: place.put(bind(t.op, x, new, *t.args[1:])), t, 0, place.within, place.positive)
        yield from _places(below if t.op in ("forall", "exists") else below._replace(positive=None))
    for i in range(1 if t.op in BINDERS or t.op == "app" else 0, len(t.args)):
        turned = t.op == "not" or (t.op == "imp" and i == 0)
        positive = not place.positive if turned and place.positive is not None else place.positive
        yield from _places(_Place(t.args[i], _into(place, i), t, i, place.within, positive))


def _into(place: _Place, i: int) -> Callable[[Term], Term]:
    return lambda new: place.put(_with(place.term, i, new))


def _with(t: Term, i: int, new: Term) -> Term:
    """t with another argument. The first one of a binder stands under it, and is not exchanged here."""
    return Term(t.op, (*t.args[:i], new, *t.args[i + 1:]), t.data)


def _in_definitions(statement: Term) -> Iterator[_Candidate]:
    for d in sorted(statement.definitions, key=lambda d: (d.name, show_definition(d))):
        inside = [c for i, part in enumerate(d.parts)
                  for c in _candidates(_Place(part, _into_definition(statement, d, i), positive=None), f"in the definition of {d.name}, ")]
        yield from _spread(inside)[:IN_A_DEFINITION]


def _into_definition(statement: Term, d: Defined, i: int) -> Callable[[Term], Term]:
    return lambda new: _redefined(statement, d, _remade(d, (*d.parts[:i], new, *d.parts[i + 1:])))


def _remade(d: Defined, parts: tuple[Term, ...]) -> Defined:
    return Recursion(d.name, d.params, d.result, *parts) if isinstance(d, Recursion) else Definition(d.name, d.params, *parts)


def _redefined(t: Term, old: Defined, new: Defined) -> Term:
    """t with the definition exchanged, also in what other definitions say: one name never means two functions."""
    if old not in t.definitions:
        return t
    data = t.data
    if t.op in ("call", "rec"):
        data = new if data == old else _remade(data, tuple(_redefined(p, old, new) for p in data.parts))
    return Term(t.op, tuple(_redefined(a, old, new) for a in t.args), data)


# What is changed


def _changes(p: _Place) -> Iterator[_Change]:
    for changes in (_relation, _hypothesis, _domain, _shift, _sign, _constant, _function, _quantifier):
        yield from changes(p)


def _relation(p: _Place) -> Iterator[_Change]:
    t = p.term
    if t.op == "not":
        unequal = t.args[0].op == "eq"
        yield _Change("relation", ("!= became = in ", t) if unequal else ("the not was dropped in ", t), t.args[0])
    elif t.op == "eq" and (p.parent is None or p.parent.op != "not"):
        yield _Change("relation", ("= became < in ", t), Term("lt", t.args))
        yield _Change("relation", ("= became != in ", t), ne(*t.args))
    elif t.op in _OTHER:
        other, (a, b) = _OTHER[t.op], t.args
        if not _widens(p):
            yield _Change("relation", (f"{_SIGNS[t.op]} became {_SIGNS[other]} in ", t), Term(other, (a, b)))
        yield _Change("relation", (f"{_SIGNS[t.op]} became {_TURNED[t.op]} in ", t), Term(other, (b, a)))


def _hypothesis(p: _Place) -> Iterator[_Change]:
    t = p.term
    if t.op == "imp" and p.positive is True:
        yield _Change("hypothesis", ("the hypothesis ", t.args[0], " was dropped"), t.args[1])
    elif t.op == "and" and p.positive is False:
        for dropped, kept in (t.args, t.args[::-1]):
            yield _Change("hypothesis", ("the condition ", dropped, " was dropped"), kept)


def _widens(p: _Place) -> bool:
    """A strict inequality that is supposed or denied: with its boundary, more is claimed."""
    return p.term.op == "lt" and p.positive is False


def _domain(p: _Place) -> Iterator[_Change]:
    t = p.term
    if _widens(p):
        new = Term("le", t.args)
        yield _Change("domain", ("the condition ", t, " became ", new), new)
    elif t.op == "le" and p.positive is False and all(is_subsort(a.sort, INT) for a in t.args):
        low, high = t.args
        new = Term("le", (_shifted(low, -1), high) if low.op == "num" else (low, _shifted(high, 1)))
        yield _Change("domain", ("the condition ", t, " became ", new), new)
    elif t.op == ("exists" if p.positive is False else "forall") and p.positive is not None and t.data[1] is NAT:
        n, body = open_named(t)
        k = variable(n.data, INT)
        yield _Change("domain", (f"{n.data}:Nat became {n.data}:Int",), bind(t.op, k, replace(body, {(n.data, NAT): k})))


def _shift(p: _Place) -> Iterator[_Change]:
    """One more or one less where a number counts: in the bounds of sums, subscripts, factorials, exponents."""
    t, parent = p.term, p.parent
    if parent is None or not is_subsort(t.sort, INT):
        return
    role = "the argument" if parent.op in ("fact", "app", "call", "rec") else _COUNTS.get((parent.op, p.position))
    if role is None:
        return
    kind = "exponent" if role == "the exponent" else "index"
    for new in (_shifted(t, 1), _shifted(t, -1)):
        if parent.op != "npow" or new.op != "num" or new.data >= 0:  # x^(-1) has no value anywhere
            yield _Change(kind, (f"{role} ", t, " of ", parent, " became ", new, *_where(p)), new)


def _shifted(t: Term, by: int) -> Term:
    """t + by, for an integer by; n + 1 becomes n + 2 or n."""
    if t.op == "num":
        return number(t.data + by)
    base, count = t, by
    if t.op in ("add", "sub") and t.args[1].op == "num":
        base, count = t.args[0], by + (t.args[1].data if t.op == "add" else -t.args[1].data)
    return base if count == 0 else base + count if count > 0 else base - abs(count)


def _sign(p: _Place) -> Iterator[_Change]:
    t = p.term
    if t.op in _ADDED:
        before, after = ("+", "-") if t.op == "add" else ("-", "+")
        yield _Change("sign", (f"{before} became {after} before ", t.args[1], " in ", t, *_where(p)), Term(_ADDED[t.op], t.args))
    elif t.op == "neg":
        yield _Change("sign", (t, " became ", t.args[0], *_where(p)), t.args[0])
    elif t.op in _SIDES:
        new = Term(_SIDES[t.op], t.args)
        yield _Change("sign", (t, " became ", new, *_where(p)), new)
    elif t.op in _SIGNS and p.positive is not False:  # supposed with a side negated, it is mostly supposed of nothing
        for i in (1,) if t.op == "eq" else (0, 1):  # an equation with the other side negated says the same
            side = t.args[i]
            if side.op not in ("num", "neg"):
                yield _Change("sign", (f"the {('left', 'right')[i]} side of ", t, " became ", -side), _with(t, i, -side))


def _constant(p: _Place) -> Iterator[_Change]:
    """A literal, other than an exponent or a bound: these are shifted."""
    t, parent = p.term, p.parent
    if t.op != "num" or (parent is not None and (parent.op, p.position) in _COUNTS):
        return
    what = ("the constant ", t, *((" of ", parent) if parent is not None else ()))
    c: int | Fraction = t.data
    added = parent is not None and parent.op in _ADDED and p.position == 1  # n + (-1) is left to the signs
    for value in dict.fromkeys((c + 1, c - 1, 2 * c, Fraction(c) / 2, -c, 0)):
        if value != c and not (added and value == -c):
            new = number(value)
            yield _Change("constant", (*what, " became ", new, *_where(p)), new)


def _function(p: _Place) -> Iterator[_Change]:
    t = p.term
    if t.op == "abs" or t.op in _FUNCTIONS:
        new = t.args[0] if t.op == "abs" else Term(_FUNCTIONS[t.op], t.args, t.data)
        yield _Change("function", (t, " became ", new, *_where(p)), new)


def _quantifier(p: _Place) -> Iterator[_Change]:
    """What is left out would say less: `exists` for a `forall` that is claimed."""
    t = p.term
    if p.positive is None or t.op not in ("forall", "exists"):
        return
    weak, strong = ("exists", "forall") if p.positive else ("forall", "exists")
    if t.op == weak:
        yield _Change("quantifier", (f"{weak} became {strong} in ", t), Term(strong, t.args, t.data))
    elif t.args[0].op == weak:
        x, inner = open_named(t)
        if (x.data, x.sort) not in inner.free:  # a vacuous quantifier stands anywhere
            return
        y, body = open_named(inner)
        words = f"{strong} {x.data} {weak} {y.data} became {weak} {y.data} {strong} {x.data} in "
        yield _Change("quantifier", (words, t), bind(weak, y, bind(strong, x, body)))


def _where(p: _Place) -> tuple[str | Term, ...]:
    """The formula around the place, unless the words have named it already."""
    return (", in ", p.within) if p.within is not None and p.within != p.parent else ()
