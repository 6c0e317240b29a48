"""Recursive definitions: name(0, rest) := base, name(n + 1, rest) := step, where the step applies name at n only.

Such equations determine one total function, by induction on n: the step's value at n + 1 needs values at n alone, and both cases
have values everywhere. So every theorem holds of the function that they define.
"""

import functools
from collections.abc import Callable, Hashable
from typing import Any, Generic, Self, TypeVar

from .binding import replace
from .domains import domain
from .errors import KernelError
from .functions import substitute_function
from .sorts import NAT, Sort, function_sort, is_numeric, is_subsort
from .terms import ZERO, Defined, Term, eq, number, variable
from .theorem import Sequent, require, rule

MAX_RECURSION = 1_000  # from where a recursion is evaluated
Call = TypeVar("Call", bound=Hashable)
Value = TypeVar("Value")


class Recursion(Defined, op="rec"):
    """name(0, rest) := base, name(n + 1, rest) := step, data carried by every term that uses it.

    params: (name, sort) pairs, distinct, the first, n, of sort Nat. base: a term over the other parameters. step: a term over all of
    them in which name is a function variable of these sorts with the result sort, applied to n itself in the first place: so it
    descends. Raises KernelError otherwise, or if a case has a domain condition: a recursion has values everywhere.
    """

    __slots__ = ()

    def __new__(cls, name: str, params: tuple[tuple[str, Sort], ...], result: Sort, base: Term, step: Term) -> Self:
        if type(result) is not Sort or not is_numeric(result):
            raise KernelError("definition", "the values of a recursion must be numbers", name=name, result=result)
        self = super().__new__(cls, name, params, result, base, step)
        if params[0][1] is not NAT or name in {p for p, _ in params}:
            raise KernelError("definition", f"{name} must recur on a first parameter of sort Nat, and none is called {name}", params=params)
        itself = _function(self)
        for case, free in ((base, frozenset(params[1:])), (step, frozenset(params) | itself.free)):
            if not is_subsort(case.sort, result) or case.loose or not case.free <= free or name in {d.name for d in case.definitions}:
                raise KernelError("definition", f"a case of {name} must be a {result!r} in the parameters alone", case=case)
            if domain(case):
                raise KernelError("definition", f"a case of {name} does not have values everywhere", case=case, conditions=domain(case))
        if not _descends(step, itself, variable(*params[0])):
            raise KernelError("definition", f"the step of {name} must apply {name} at {params[0][0]} itself, in the first place", step=step)
        return self

    @property
    def base(self) -> Term:
        """The value at 0, over the other parameters."""
        return self.parts[0]

    @property
    def step(self) -> Term:
        """The value at n + 1, over the parameters and the function variable that has the recursion's name."""
        return self.parts[1]

    def __reduce__(self) -> Any:
        return Recursion, (self.name, self.params, self.result, self.base, self.step)

    def __call__(self, *args: Any) -> Term:
        return Term("rec", tuple(map(number, args)), self)


def _function(d: Recursion) -> Term:
    """The function variable that stands for the recursion in its own step."""
    return variable(d.name, function_sort(tuple([sort for _, sort in d.params]), d.result))


def _descends(t: Term, itself: Term, n: Term) -> bool:
    """Wherever the function occurs in t it is applied to n in the first place."""
    if t == itself:
        return False
    if t.op == "app" and t.args[0] == itself:
        return t.args[1] == n and all(_descends(a, itself, n) for a in t.args[1:])
    return all(_descends(a, itself, n) for a in t.args)


@rule()
def recursion_zero(t: Term) -> Sequent:
    """D(t) |- f(0, rest) = base[rest], for a recursion f.  Refuses unless t is a recursion applied to 0 in the first place."""
    require(t.op == "rec" and t.args[0] == ZERO, "recursion_zero", "not a recursive definition applied to 0", given=t)
    return Sequent(domain(t), eq(t, base_case(t)))


@rule()
def recursion_succ(t: Term) -> Sequent:
    """D(t) |- f(e + 1, rest) = step[e, rest], for t = f(e, rest) with a recursion f; D(t) has 0 <= e unless e is of sort Nat.

    Refuses unless t is a recursive definition applied to arguments.
    """
    require(t.op == "rec", "recursion_succ", "not a recursive definition applied to arguments", given=t)
    e, *rest = t.args
    return Sequent(domain(t), eq(Term("rec", (e + 1, *rest), t.data), step_case(t)))


def base_case(t: Term) -> Term:
    """base[rest] of t = f(.., rest)."""
    return replace(t.data.base, dict(zip(t.data.params[1:], t.args[1:])))


def step_case(t: Term) -> Term:
    """step[e, rest] of t = f(e, rest): what f is at e + 1."""
    return replace(own_step(t.data), dict(zip(t.data.params, t.args)))


@functools.lru_cache(maxsize=1024)
def own_step(d: Recursion) -> Term:
    """The step as a term over the parameters alone, with the recursion itself in the place of the function variable."""
    params = tuple(variable(*p) for p in d.params)
    return substitute_function(d.step, _function(d), params, Term("rec", params, d))


class _Needed(Exception):
    """The value of another call is needed first."""

    def __init__(self, call: Any) -> None:
        self.call = call


class Values(Generic[Call, Value]):
    """Values of calls, each computed once by a function that may ask for the values of other calls by `find`.

    The calls that wait lie on a list, not on Python's stack, which a recursion from 1,000 would exceed.
    """

    def __init__(self, compute: Callable[[Call], Value]) -> None:
        self._compute = compute
        self._known: dict[Call, Value] = {}
        self._computing = False

    def find(self, call: Call) -> Value:
        """The value of a call. Raises what the function raises."""
        if call in self._known:
            return self._known[call]
        if self._computing:
            raise _Needed(call)  # the call that asks is computed again when this one is known
        waiting = [call]
        self._computing = True
        try:
            while waiting:
                try:
                    self._known[waiting[-1]] = self._compute(waiting[-1])
                    waiting.pop()
                except _Needed as e:
                    waiting.append(e.call)
        finally:
            self._computing = False
        return self._known[call]


__all__ = ["Recursion", "recursion_succ", "recursion_zero"]
