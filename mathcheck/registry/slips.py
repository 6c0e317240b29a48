"""What a Python error in a claim file usually means: what was written, and what to write instead.

These are words for the author, found by the error's type and message. Must never decide anything: a file that raises is not loaded, and a
derivation that raises is refused, whatever is said of it here.
"""

import importlib
import re
from fractions import Fraction
from types import ModuleType
from typing import Any

from ..kernel.errors import KernelError
from ..kernel.terms import Term
from ..kernel.theorem import Theorem
from ..lang.parsing.hints import nearest

EQUATION = "`==` and `!=` compare terms and give True or False: write eq(a, b), or ne(a, b)"
ONE_BY_ONE = "give them one by one, without brackets: forall(x, y, A), implies(A, B, C), d.have(label, goal, method, a, b)"
VARIABLES = "a variable is made before it is used: n = Nat('n'), k = Int('k'), x = Real('x')"
FEW_DIGITS = 1000  # a float with a small denominator was meant as that fraction

# An error's type, what its message holds, and what to write instead. The first that fits is said.
_SLIPS: tuple[tuple[type[Exception], str, str], ...] = (
    (TypeError, r"a term has no truth value",
     "And(0 <= x, x <= 1) for a chain or `and`; Or, Not, Max, Min for `or`, `not`, max, min; implies(A, B) for `if`"),
    (TypeError, r"for \^", "a power is x**2, its exponent an integer"),
    (TypeError, r"for (//|%)", "a / b is the quotient, a real number; that n is even says exists(m, eq(n, 2 * m))"),
    (TypeError, r"^sum\(\)|'Term' object is not iterable|'Term' object cannot be interpreted as an integer",
     "Sum(k**2, k, 1, n) with a capital S is the sum over k = Int('k'); Python's sum and range count at once"),
    (TypeError, r"must be real number, not Term",
     "the functions of math compute numbers: from mathcheck.lang import sqrt, exp, log, sin, cos, pi"),
    (TypeError, r"given: (True|False)$", EQUATION),
    (TypeError, r"given: [\[(]", ONE_BY_ONE),
    (TypeError, r"'Theorem'", "a step is a fact and no term: write its formula again, and give the step as a premise"),
    (TypeError, r"Derivation\.have\(\)", "d.have('its label', formula, by.method, step, step)"),
    (TypeError, r"Derivation\.suppose\(\)", "d.suppose('its label', formula)"),
    (TypeError, r"missing 1 required positional argument: 'd'", "derivation=derivation, without brackets: mathcheck calls it"),
    (TypeError, r"takes 0 positional arguments but 1 was given", "def derivation(d): ..., whose steps are d.have(...)"),
    (TypeError, r"Claim\.__init__\(\)",
     "claim = Claim(id=..., title=..., statement=..., derivation=..., axioms=(...), numeric=region(...), twins=[...])"),
    (TypeError, r"Twin\.__init__\(\)", "Twin('its-id', statement, refuted_at={'n': 1})"),
    (KernelError, r"npow takes a Int",
     "let the exponent be a Nat or an Int; sqrt(x) is the square root, and exp(y * log(x)) the power of 0 < x with a real exponent"),
    (KernelError, r"takes a Prop where", "a formula compares terms: eq(a, b), a <= b, a < b"),
    (KernelError, r"where a Prop was given", "a formula is not a number; say several things with And(A, B)"),
    (KernelError, r"only a variable can be bound", "forall(n, A): the variables, then one formula; its conditions go into implies(A, B)"),
    (KernelError, r"two sorts", "one name, one sort: " + VARIABLES),
)


def explained(e: BaseException) -> tuple[str, str]:
    """Why, in one line, and what to write instead; "" where there is nothing to say."""
    message = " ".join(str(e).split())
    if isinstance(e, KernelError):
        return _of_kernel(e)
    why = f"{type(e).__name__}: {message}" if message else type(e).__name__
    if isinstance(e, ImportError):
        return why, _of_import(message)
    if isinstance(e, NameError):
        return why, _of_name(str(e.name))
    if isinstance(e, AttributeError) and isinstance(e.obj, ModuleType):
        return why, _of_attribute(e.obj, str(e.name))
    return why, _listed(e, message)


def _listed(e: BaseException, message: str) -> str:
    return next((hint for kind, pattern, hint in _SLIPS if isinstance(e, kind) and re.search(pattern, message)), "")


def _of_kernel(e: KernelError) -> tuple[str, str]:
    """What a term cannot be made of: the value that was given says what was meant."""
    if e.rule == "num":
        return _of_literal(e.why, e.facts.get("given"))
    why = e.why if e.rule == "term" else f"{e.rule}: {e.why}"
    strange = next((a for a in e.facts.get("args", ()) if type(a) is not Term), None) if "not a term" in e.why else None
    if isinstance(strange, bool):
        return why, EQUATION
    return why, ONE_BY_ONE if isinstance(strange, list | tuple) else _listed(e, e.why)


def _of_literal(why: str, given: Any) -> tuple[str, str]:
    if isinstance(given, bool):
        return f"{given} is no number: {why}", EQUATION
    if isinstance(given, float):
        meant = Fraction(given).limit_denominator(FEW_DIGITS) if abs(given) < FEW_DIGITS else Fraction(0)
        hint = f"Q({meant.numerator}, {meant.denominator}), if that is meant" if meant else "Q(numerator, denominator)"
        return f"{given!r} is not exact: {why}", hint + "; Python computes 1/3 before anyone sees it"
    if isinstance(given, list | tuple):
        return why, ONE_BY_ONE
    if isinstance(given, Theorem):
        return f"a step is given where a term belongs: {why}", "write the formula again, and give the step as a premise"
    return f"a {type(given).__name__} is given where a number or a term belongs: {why}" if given is not None else why, ""


def _of_name(name: str) -> str:
    """A word that was not imported, one that is nearly such a word, or a variable."""
    homes = ("mathcheck", "mathcheck.lang")
    home = next((h for h in homes if name in importlib.import_module(h).__all__), None)
    if home is not None:
        return f"from {home} import {name}"
    near = "" if len(name) < 3 else nearest(name, [word for h in homes for word in importlib.import_module(h).__all__])
    return f"{near} {VARIABLES}" if near else VARIABLES


def _of_import(message: str) -> str:
    found = re.match(r"cannot import name '(\w+)' from '(mathcheck(?:\.lang)?)'", message)
    if found is None:
        return ""
    near = nearest(found[1], importlib.import_module(found[2]).__all__)
    return near or "mathcheck has Claim, Twin, by and region, mathcheck.lang the rest"


def _of_attribute(module: ModuleType, name: str) -> str:
    if module.__name__ != "mathcheck.methods.by":
        return nearest(name, getattr(module, "__all__", ()))
    start = "to begin with: by.arithmetic, by.algebra, by.squares(x - y), by.summation, by.induction(n), by.generalisation"
    return f"{nearest(name, module.__all__)} {start}".lstrip()


__all__ = ["explained"]
