"""Theorems and the one way to make them.

A theorem `G |- phi` says: every assignment of the free variables in their sorts under which every formula of G is true makes
phi true. It is made only by a function under `@rule`; the decorator checks what the rule was given, refuses premises that
it did not mint, unites the cited axioms, checks the sequent and records how it was made. That guards against mistakes. What
guards against hostile Python in the same process is the audit, which replays the record in a fresh interpreter.
"""

import functools
import weakref
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple, NoReturn

from .errors import KernelError
from .sorts import PROP
from .terms import Defined, Term


class Sequent(NamedTuple):
    """What a rule returns: hypotheses (in any order, repetitions allowed) and the conclusion."""

    hyps: "tuple[Term, ...]"
    concl: Term


class Theorem:
    """hyps: distinct formulas; concl: a formula; axioms: names of the cited axioms; rule, args: how it was made."""

    __slots__ = ("__weakref__", "args", "axioms", "concl", "hyps", "rule")
    hyps: tuple[Term, ...]
    concl: Term
    axioms: tuple[str, ...]
    rule: str
    args: tuple[Any, ...]

    def __new__(cls, *_args: Any, **_kw: Any) -> NoReturn:
        raise KernelError("theorem", "a theorem is made by a rule of the kernel, not by its class")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("theorems are immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("theorems are immutable")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a theorem cannot be copied or pickled; write its certificate and audit that")

    def __repr__(self) -> str:
        return ", ".join(map(repr, self.hyps)) + (" " if self.hyps else "") + "|- " + repr(self.concl)

    @property
    def definitions(self) -> tuple[Defined, ...]:
        """The definitions that the sequent mentions, by name."""
        found: frozenset[Defined] = frozenset()
        for t in (*self.hyps, self.concl):
            found |= t.definitions
        return tuple(sorted(found, key=lambda d: d.name))


MAX_TREE = 100_000  # items of a certificate tree, counted without sharing
MAX_NESTED = 100  # tuples of one within each other

RULES: dict[str, Callable[..., Theorem]] = {}  # the closed list of rules; filled when the rule modules load
_minted: "weakref.WeakKeyDictionary[Theorem, tuple[Any, ...]]" = weakref.WeakKeyDictionary()


def is_minted(value: Any) -> bool:
    """value is a theorem that a rule of this process made, and it still says what the rule said."""
    if type(value) is not Theorem:
        return False
    said = _minted.get(value)
    return said is not None and all(a is b for a, b in zip(said, (value.hyps, value.concl, value.axioms)))


def premises(args: Any) -> Iterator[Theorem]:
    """The theorems among a rule's arguments, tuples searched, in order."""
    for a in args:
        if type(a) is Theorem:
            yield a
        elif type(a) is tuple:
            yield from premises(a)


def rule(*, cites: Callable[..., str | None] | None = None) -> Callable[[Callable[..., Sequent]], Callable[..., Theorem]]:
    """Make a function from checked arguments to a Sequent into a rule. Its annotations say what it takes: Theorem, Term,
    int, str or tuple (a certificate tree). cites: from the arguments, the name of the axiom that the rule itself cites, if any."""

    def decorate(function: Callable[..., Sequent]) -> Callable[..., Theorem]:
        name = function.__name__
        kinds = {n: kind for n, kind in function.__annotations__.items() if n != "return"}

        @functools.wraps(function)
        def applied(*args: Any) -> Theorem:
            if len(args) != len(kinds):
                raise KernelError(name, f"takes {len(kinds)} arguments ({', '.join(kinds)}), not {len(args)}")
            for value, (parameter, kind) in zip(args, kinds.items()):
                if type(value) is not kind:
                    raise KernelError(name, f"{parameter} must be a {kind.__name__}, not a {type(value).__name__}")
                if kind is Term and value.loose:
                    raise KernelError(name, f"{parameter} has a bound variable without its binder")
                if kind is tuple:
                    _check_data(name, value, 0, [MAX_TREE])
            for premise in premises(args):
                if not is_minted(premise):
                    raise KernelError(name, "a premise is not a theorem that this kernel made")
            sequent = function(*args)
            axioms = {a for premise in premises(args) for a in premise.axioms}
            if cites is not None and (cited := cites(*args)) is not None:
                axioms.add(cited)
            return _mint(name, args, sequent, tuple(sorted(axioms)))

        RULES[name] = applied
        return applied

    return decorate


def _check_data(name: str, value: tuple[Any, ...], depth: int, left: list[int]) -> None:
    left[0] -= len(value)
    if depth > MAX_NESTED or left[0] < 0:
        raise KernelError(name, "the certificate tree is too deep or too large")
    for item in value:
        if type(item) is tuple:
            _check_data(name, item, depth + 1, left)
        elif type(item) not in (Theorem, Term, int, str, Fraction):
            raise KernelError(name, f"a certificate tree holds a {type(item).__name__}")
        elif type(item) is Term and item.loose:
            raise KernelError(name, "a term in a certificate tree has a bound variable without its binder")


def _mint(name: str, args: tuple[Any, ...], sequent: Sequent, axioms: tuple[str, ...]) -> Theorem:
    hyps = tuple(dict.fromkeys(sequent.hyps))
    sorts: dict[str, Any] = {}
    definitions: dict[str, Defined] = {}
    for formula in (*hyps, sequent.concl):
        if type(formula) is not Term or formula.sort is not PROP or formula.loose:
            raise KernelError(name, "a sequent holds closed-up formulas only", given=formula)
        for variable, sort in formula.free:
            if sorts.setdefault(variable, sort) is not sort:
                raise KernelError(name, f"the variable {variable} would have two sorts in one sequent",
                                  sorts=(sorts[variable], sort))
        for d in formula.definitions:
            if definitions.setdefault(d.name, d) != d:
                raise KernelError(name, f"{d.name} would have two definitions in one sequent", definitions=(definitions[d.name], d))
    for variable in sorts:
        if variable in definitions:
            raise KernelError(name, f"{variable} would be a variable and a definition in one sequent")
    theorem: Theorem = object.__new__(Theorem)  # type: ignore[arg-type] # __new__ says that it never returns
    for slot, value in (("hyps", hyps), ("concl", sequent.concl), ("axioms", axioms), ("rule", name), ("args", args)):
        object.__setattr__(theorem, slot, value)
    _minted[theorem] = (hyps, sequent.concl, axioms)
    return theorem


def united(*groups: Any) -> tuple[Term, ...]:
    """Hypotheses put together; each group is a theorem or a sequence of formulas."""
    found: list[Term] = []
    for group in groups:
        found += group.hyps if type(group) is Theorem else group
    return tuple(found)


def without(hyps: Any, *removed: Term) -> tuple[Term, ...]:
    """Hypotheses less some of them."""
    return tuple(h for h in hyps if h not in removed)


def require(condition: bool, name: str, why: str, /, **facts: Any) -> None:
    """Raise KernelError unless the condition holds."""
    if not condition:
        raise KernelError(name, why, **facts)


def require_not_free(var: Term, formulas: Any, name: str) -> None:
    """Raise KernelError if the variable occurs free in one of the formulas."""
    for f in formulas:
        if (var.data, var.sort) in f.free:
            raise KernelError(name, f"{var.data} must not occur free there", occurs_in=f)
