"""Textbook statements that are cited, not proved. Each has its source; none speaks of any claim's constants.

The list is closed and short on purpose: prove rather than cite.
"""

from collections.abc import Callable
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


def _over_an_interval(order: Term, *premises: Term, conclusion: Term) -> Term:
    """forall f slope a b. a < b (or a <= b) -> f continuous on [a, b] -> .., for total functions. The rules in existence.py and
    integral.py apply these statements to whatever has values on [a, b] only."""
    statement = conclusion
    for p in reversed((order, bind("continuous", _t, _f(_t), _a, _b), *premises)):
        statement = imp(p, statement)
    for v in (_q, _p, _c, _b, _a, _outer, _slope, _f):
        if (v.data, v.sort) in statement.free:
            statement = bind("forall", v, statement)
    return statement


def _inside(low: Callable[[Term, Term], Term], formula: Term) -> Term:
    """forall x. a < x -> x < b -> formula, or with <=."""
    return bind("forall", _x, imp(low(_a, _x), imp(low(_x, _b), formula)))


def _somewhere(*formulas: Term) -> Term:
    result = formulas[-1]
    for f in reversed(formulas[:-1]):
        result = conj(f, result)
    return bind("exists", _c, result)


_x, _a, _b, _c, _p, _q, _t, _v = (variable(name, REAL) for name in ("x", "a", "b", "c", "p", "q", "t", "v"))
_n = variable("n", NAT)
_f, _slope, _outer = (variable(name, function_sort((REAL,), REAL)) for name in ("f", "slope", "outer"))
_u = variable("u", function_sort((NAT,), REAL))
_SLOPES = bind("has_deriv", _t, _f(_t), _x, _slope(_x))
_RUDIN = "W. Rudin, Principles of Mathematical Analysis, 3rd ed., "
_APOSTOL = "T. M. Apostol, Calculus, vol. 1, 2nd ed., "
_SPIVAK = "M. Spivak, Calculus, 3rd ed., "

AXIOMS: dict[str, Axiom] = {
    "archimedes": Axiom(
        bind("forall", _x, bind("exists", _n, lt(_x, _n))),
        "Every real number lies below some natural number.", _RUDIN + "Theorem 1.20 (a)"),
    "monotone-convergence": Axiom(
        bind("forall", _u, bind("forall", _b, imp(bind("forall", _n, le(_u(_n), _u(_n + 1))), imp(
            bind("forall", _n, le(_u(_n), _b)), bind("exists", _c, bind(
                "limit", _n, _u(_n), Term("infinity"), Term("at", (_c,)))))))),
        "An increasing sequence that is bounded above has a limit.", _RUDIN + "Theorem 3.14"),
    "mean-value-theorem": Axiom(
        _over_an_interval(lt(_a, _b), _inside(lt, _SLOPES),
                          conclusion=_somewhere(lt(_a, _c), lt(_c, _b), eq(_f(_b) - _f(_a), _slope(_c) * (_b - _a)))),
        "A function continuous on [a, b] with a derivative inside has the slope (f(b) - f(a))/(b - a) somewhere inside.",
        _RUDIN + "Theorem 5.10"),
    "intermediate-value-theorem": Axiom(
        _over_an_interval(le(_a, _b), conclusion=bind("forall", _v, imp(le(_f(_a), _v), imp(
            le(_v, _f(_b)), _somewhere(le(_a, _c), le(_c, _b), eq(_f(_c), _v)))))),
        "A function continuous on [a, b] takes every value between f(a) and f(b).", _RUDIN + "Theorem 4.23"),
    "extreme-value-theorem": Axiom(
        _over_an_interval(le(_a, _b), conclusion=_somewhere(le(_a, _c), le(_c, _b), _inside(le, le(_f(_c), _f(_x))))),
        "A function continuous on [a, b] is least at some point of [a, b].", _RUDIN + "Theorem 4.16"),
    "fundamental-theorem": Axiom(
        _over_an_interval(le(_a, _b), bind("continuous", _t, _slope(_t), _a, _b), _inside(lt, _SLOPES),
                          conclusion=eq(bind("integral", _t, _slope(_t), _a, _b), _f(_b) - _f(_a))),
        "The integral over [a, b] of a continuous function is the increase of a function whose derivative inside it is.",
        _RUDIN + "Theorem 6.21 on [a + e, b - e], with continuity at the ends"),
    "integral-derivative": Axiom(
        _over_an_interval(lt(_a, _c), lt(_c, _b), conclusion=bind(
            "has_deriv", _x, bind("integral", _t, _f(_t), _a, _x), _c, _f(_c))),
        "The integral of a continuous function up to x has, inside the interval, that function as its derivative.",
        _RUDIN + "Theorem 6.20"),
    "change-of-variable": Axiom(
        _over_an_interval(
            le(_a, _b), bind("continuous", _t, _slope(_t), _a, _b), bind("continuous", _t, _outer(_t), _p, _q), _inside(lt, _SLOPES),
            _inside(le, conj(le(_p, _f(_x)), le(_f(_x), _q))),
            conclusion=eq(bind("integral", _t, _outer(_f(_t)) * _slope(_t), _a, _b), bind("integral", _t, _outer(_t), _f(_a), _f(_b)))),
        "Substituting an inner function with a continuous derivative under an integral.",
        _APOSTOL + "Theorem 5.4, with continuity at the ends"),
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
    "sqrt-nonnegative": Axiom(
        bind("forall", _x, imp(le(ZERO, _x), le(ZERO, _unary("sqrt", _x)))), "A square root is not negative.", _RUDIN + "Theorem 1.21"),
    "sqrt-squared": Axiom(
        bind("forall", _x, imp(le(ZERO, _x), eq(_unary("sqrt", _x) * _unary("sqrt", _x), _x))), "The square of the square root of x is x.",
        _RUDIN + "Theorem 1.21"),
    "sqrt-derivative": Axiom(
        bind("forall", _a, imp(lt(ZERO, _a), bind("has_deriv", _x, _unary("sqrt", _x), _a, 1 / (2 * _unary("sqrt", _a))))),
        "The derivative of the square root at a positive number is 1/(2 sqrt(a)).", _RUDIN + "Exercise 5.2, for x^2 on x > 0"),
    "sin-zero": Axiom(eq(_unary("sin", ZERO), ZERO), "sin is 0 at 0.", _RUDIN + "(46) before Theorem 8.7"),
    "cos-zero": Axiom(eq(_unary("cos", ZERO), ONE), "cos is 1 at 0.", _RUDIN + "(46) before Theorem 8.7"),
    "sin-derivative": Axiom(_derivative("sin", _unary("cos", _a)), "The derivative of sin is cos.", _RUDIN + "(49) before Theorem 8.7"),
    "cos-derivative": Axiom(_derivative("cos", -_unary("sin", _a)), "The derivative of cos is -sin.", _RUDIN + "(49) before Theorem 8.7"),
    "cos-half-pi": Axiom(eq(_unary("cos", Term("pi") / 2), ZERO), "cos is 0 at pi/2.", _RUDIN + "after (50) before Theorem 8.7"),
    "cos-positive": Axiom(
        bind("forall", _x, imp(le(ZERO, _x), imp(lt(_x, Term("pi") / 2), lt(ZERO, _unary("cos", _x))))),
        "cos is positive on [0, pi/2).", _RUDIN + "after (50) before Theorem 8.7"),
    "atan-zero": Axiom(eq(_unary("atan", ZERO), ZERO), "atan is 0 at 0.", _SPIVAK + "definition of arctan in Chapter 15"),
    "atan-derivative": Axiom(
        _derivative("atan", 1 / (1 + _a**2)), "The derivative of atan at a is 1/(1 + a^2).", _SPIVAK + "Theorem 15.3"),
}


@rule(cites=lambda name: name)
def axiom(name: str) -> Sequent:
    """|- the statement of the named axiom.  Refuses unless the name is in the list."""
    require(name in AXIOMS, "axiom", f"there is no axiom {name!r}; the list is " + ", ".join(sorted(AXIOMS)))
    return Sequent((), AXIOMS[name].statement)
