"""Textbook statements that are cited, not proved. Each has its source; none speaks of any claim's constants.

The list is closed and short on purpose: prove rather than cite.
"""

from typing import NamedTuple

from .binding import bind
from .sorts import NAT, REAL, function_sort
from .terms import ONE, ZERO, Term, conj, eq, imp, le, lt, variable
from .theorem import Sequent, require, rule


class Axiom(NamedTuple):
    """statement: a closed formula; words: the statement in words; source: book, edition and theorem number."""

    statement: Term
    words: str
    source: str


def _unary(op: str, a: Term) -> Term:
    return Term(op, (a,))


def _derivative(op: str, value: Term) -> Term:
    """forall a. deriv(op(x), x, a) = value, value in the variable a."""
    return bind("forall", _a, bind("has_deriv", _x, _unary(op, _x), _a, value))


def _mean_value() -> Term:
    """The theorem for total functions; the rule mean_value applies it to what has values on [a, b] only."""
    f, slope = (variable(name, function_sort((REAL,), REAL)) for name in ("f", "slope"))
    everywhere = bind("forall", _x, imp(le(_a, _x), imp(le(_x, _b), bind("has_deriv", _t, f(_t), _x, slope(_x)))))
    somewhere = conj(lt(_a, _x), conj(lt(_x, _b), eq(f(_b) - f(_a), slope(_x) * (_b - _a))))
    statement = imp(lt(_a, _b), imp(everywhere, bind("exists", _x, somewhere)))
    for v in (_b, _a, slope, f):
        statement = bind("forall", v, statement)
    return statement


_x, _a, _b, _t, _n = variable("x", REAL), variable("a", REAL), variable("b", REAL), variable("t", REAL), variable("n", NAT)
_RUDIN = "W. Rudin, Principles of Mathematical Analysis, 3rd ed., "

AXIOMS: dict[str, Axiom] = {
    "archimedes": Axiom(
        bind("forall", _x, bind("exists", _n, lt(_x, _n))),
        "Every real number lies below some natural number.", _RUDIN + "Theorem 1.20 (a)"),
    "mean-value-theorem": Axiom(
        _mean_value(), "A function with a derivative on [a, b] has the slope (f(b) - f(a))/(b - a) somewhere between a and b.",
        _RUDIN + "Theorem 5.10"),
    "exp-zero": Axiom(eq(_unary("exp", ZERO), ONE), "exp is 1 at 0.", _RUDIN + "(25) before Theorem 8.6"),
    "exp-derivative": Axiom(_derivative("exp", _unary("exp", _a)), "exp is its own derivative.", _RUDIN + "Theorem 8.6 (b)"),
    "log-derivative": Axiom(
        bind("forall", _a, imp(lt(ZERO, _a), bind("has_deriv", _x, _unary("log", _x), _a, 1 / _a))),
        "The derivative of log at a positive number is its reciprocal.", _RUDIN + "(38) after Theorem 8.6"),
    "exp-of-log": Axiom(
        bind("forall", _x, imp(lt(ZERO, _x), eq(_unary("exp", _unary("log", _x)), _x))),
        "exp undoes log on the positive numbers.", _RUDIN + "(36) after Theorem 8.6"),
    "log-of-exp": Axiom(
        bind("forall", _x, eq(_unary("log", _unary("exp", _x)), _x)), "log undoes exp.", _RUDIN + "(37) after Theorem 8.6"),
    "sin-zero": Axiom(eq(_unary("sin", ZERO), ZERO), "sin is 0 at 0.", _RUDIN + "(46) before Theorem 8.7"),
    "cos-zero": Axiom(eq(_unary("cos", ZERO), ONE), "cos is 1 at 0.", _RUDIN + "(46) before Theorem 8.7"),
    "sin-derivative": Axiom(_derivative("sin", _unary("cos", _a)), "The derivative of sin is cos.", _RUDIN + "(49) before Theorem 8.7"),
    "cos-derivative": Axiom(_derivative("cos", -_unary("sin", _a)), "The derivative of cos is -sin.", _RUDIN + "(49) before Theorem 8.7"),
}


@rule(cites=lambda name: name)
def axiom(name: str) -> Sequent:
    """|- the statement of the named axiom.  Refuses unless the name is in the list."""
    require(name in AXIOMS, "axiom", f"there is no axiom {name!r}; the list is " + ", ".join(sorted(AXIOMS)))
    return Sequent((), AXIOMS[name].statement)
