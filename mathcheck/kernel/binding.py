"""Opening and closing binders, and substitution. Capture cannot occur: a bound variable is an index, not a name.

Nothing here adds a domain condition; the rules that substitute do (`inst`, `forall_elim`, ...).
"""

from collections.abc import Callable

from .errors import KernelError
from .sorts import INT, NAT, Sort, is_subsort
from .terms import BINDERS, Term


def _map_leaves(t: Term, leaf: Callable[[Term, int], Term], relevant: Callable[[Term, int], bool], level: int = 0,
                done: dict[tuple[int, int], Term] | None = None) -> Term:
    """Replace the variables of t; level counts the binders passed. Unchanged subterms are shared, and what occurs often is done once."""
    if not relevant(t, level):
        return t
    if t.op in ("var", "bvar"):
        return leaf(t, level)
    done = {} if done is None else done
    place = id(t), level
    if place not in done:
        inner = level + 1 if t.op in BINDERS else level
        args = [_map_leaves(a, leaf, relevant, inner if i == 0 else level, done) for i, a in enumerate(t.args)]
        done[place] = Term(t.op, tuple(args), t.data)
    return done[place]


def lift(t: Term, by: int) -> Term:
    """t moved under `by` more binders: its loose indices grow, its bound ones stay."""
    if not t.loose or by == 0:
        return t
    return _map_leaves(
        t, lambda v, level: Term("bvar", (), (v.data + by, v.sort)) if v.op == "bvar" and v.data >= level else v,
        lambda s, level: any(i >= level for i, _ in s.loose))


def abstract(t: Term, var: Term) -> Term:
    """The body of a binder over var: the free variable var becomes index 0. Raises KernelError if var is not a variable."""
    if var.op != "var":
        raise KernelError("abstract", "only a variable can be bound", given=var)
    name = (var.data, var.sort)

    def leaf(v: Term, level: int) -> Term:
        if v.op == "var":
            return Term("bvar", (), (level, v.sort)) if (v.data, v.sort) == name else v
        return Term("bvar", (), (v.data + 1, v.sort)) if v.data >= level else v

    return _map_leaves(t, leaf, lambda s, level: name in s.free or any(i >= level for i, _ in s.loose))


def bind(op: str, var: Term, body: Term, *rest: Term) -> Term:
    """The term `op var. body` (sum and prod: with bounds lo, hi in rest)."""
    if var.op != "var":
        raise KernelError(op, "only a variable can be bound", given=var)
    return Term(op, (abstract(body, var), *rest), (var.data, var.sort))


def instantiate(body: Term, value: Term) -> Term:
    """The body of a binder at a value: index 0 becomes value."""
    def leaf(v: Term, level: int) -> Term:
        if v.op == "var" or v.data < level:
            return v
        return lift(value, level) if v.data == level else Term("bvar", (), (v.data - 1, v.sort))

    return _map_leaves(body, leaf, lambda s, level: any(i >= level for i, _ in s.loose))


def open_binder(t: Term, value: Term) -> Term:
    """instantiate for the whole binder term t."""
    if t.op not in BINDERS or value.loose:
        raise KernelError("open_binder", f"{t.op} is not a binder", given=t)
    return instantiate(t.args[0], value)


def fits(value: Term, sort: Sort) -> bool:
    """value may replace a variable of this sort, possibly (Nat from an Int term) under 0 <= value."""
    return is_subsort(value.sort, sort) or (sort is NAT and value.sort is INT)


def replace(t: Term, values: dict[tuple[str, Sort], Term]) -> Term:
    """t with the named free variables replaced by the values, all at once."""
    names = frozenset(values)

    def leaf(v: Term, level: int) -> Term:
        value = values.get((v.data, v.sort)) if v.op == "var" else None
        return v if value is None else lift(value, level)

    return _map_leaves(t, leaf, lambda s, _level: not names.isdisjoint(s.free))


def substitute(t: Term, var: Term, value: Term) -> Term:
    """t[value/var] for a variable of a base sort and a value without loose indices that fits it."""
    if var.op != "var" or var.sort.result is not None or value.loose or not fits(value, var.sort):
        raise KernelError("substitute", "a variable is replaced by a term of its sort (a Nat also by an Int term)",
                          variable=var, value=value)
    return replace(t, {(var.data, var.sort): value})


def at_arguments(t: Term, call: Term) -> Term:
    """t, a term over the parameters of the definition that `call` applies, at the arguments of the call."""
    return replace(t, dict(zip(call.data.params, call.args)))


def fresh(name: str, sort: Sort, *avoid: Term) -> Term:
    """A variable of this sort whose name occurs free in none of the given terms: name, name1, name2, ..."""
    taken = {n for t in avoid for n, _ in t.free}
    candidate, count = name, 0
    while candidate in taken:
        count += 1
        candidate = f"{name}{count}"
    return Term("var", (), (candidate, sort))
