"""Sorts: Nat in Int in Real, Prop, Filter, and total functions from numeric sorts. Every sort is non-empty.

A Filter is a way to approach: to a point, or to infinity. No variable ranges over Prop or Filter.
"""

from typing import Any

from .errors import KernelError


class Sort:
    """A sort of the closed list: Nat, Int, Real, Prop, Filter, or Fun with numeric argument sorts and a numeric or Prop result.

    Interned: `is` decides equality. Raises KernelError for anything else.
    """

    __slots__ = ("args", "name", "result")
    name: str
    args: tuple["Sort", ...]
    result: "Sort | None"

    def __new__(cls, name: str, args: tuple["Sort", ...] = (), result: "Sort | None" = None) -> "Sort":
        known = _SORTS.get((name, args, result))
        if known is None:
            base = name in ("Nat", "Int", "Real", "Prop", "Filter") and args == () and result is None
            function = name == "Fun" and args and all(a in _RANK for a in args) and (result in _RANK or result is PROP)
            if cls is not Sort or not (base or function):
                raise KernelError("sort", "a sort is Nat, Int, Real, Prop, Filter, or goes from numeric sorts to a numeric sort or Prop",
                                  name=name, args=args, result=result)
            known = object.__new__(cls)
            object.__setattr__(known, "name", name)
            object.__setattr__(known, "args", args)
            object.__setattr__(known, "result", result)
            _SORTS[name, args, result] = known
        return known

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("sorts are immutable")

    def __reduce__(self) -> Any:
        return Sort, (self.name, self.args, self.result)

    def __repr__(self) -> str:
        if self.result is None:
            return self.name
        return " x ".join(map(repr, self.args)) + " -> " + repr(self.result)


_SORTS: dict[tuple[str, tuple[Sort, ...], Sort | None], Sort] = {}

NAT = Sort("Nat")
INT = Sort("Int")
REAL = Sort("Real")
PROP = Sort("Prop")
FILTER = Sort("Filter")
_RANK: dict[Sort | None, int] = {NAT: 0, INT: 1, REAL: 2}


def function_sort(args: tuple[Sort, ...], result: Sort) -> Sort:
    """The sort of total functions args -> result; args are numeric sorts, result a numeric sort or Prop."""
    return Sort("Fun", args, result)


def has_variables(sort: Sort) -> bool:
    """A variable may be of this sort: any but Prop and Filter."""
    return sort is not PROP and sort is not FILTER


def is_numeric(sort: Sort) -> bool:
    """Nat, Int or Real."""
    return sort in _RANK


def is_subsort(small: Sort, large: Sort) -> bool:
    """Nat <= Int <= Real; every other sort only below itself."""
    if small is large:
        return True
    return small in _RANK and large in _RANK and _RANK[small] <= _RANK[large]


def join(a: Sort, b: Sort) -> Sort:
    """The least numeric sort that holds both a and b."""
    return a if _RANK[a] >= _RANK[b] else b
