"""Continuity on a closed interval. `continuous(f, x, a, b)` says: f has a value at every point of the closed interval between a
and b, in whichever order they lie, and x -> f restricted to that interval is continuous; x is bound in f only.

Every operation of the signature that takes numbers to numbers is continuous relative to the set where it has a value: 1/y on
y != 0, log on y > 0, sqrt on y >= 0, powers with a fixed exponent, |y|, max, min, the elementary functions (W. Rudin, Principles of
Mathematical Analysis, 3rd ed., Theorems 4.7 and 4.9). So a function put together from them is continuous where it has values.
"""

from collections.abc import Callable

from .binding import at_arguments, bind, fresh, instantiate, open_binder
from .domains import domain
from .sorts import REAL
from .terms import ELEMENTARY, Term, eq, le
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without

MAX_OPENED = 200_000  # nodes of the binders and definitions that one look at a function opens
_CONTINUOUS = frozenset({"add", "sub", "mul", "neg", "div", "abs", "max", "min", *ELEMENTARY})


@rule()
def continuous_where_defined(value: Theorem, x: Term, a: Term, b: Term) -> Sequent:
    """H, min(a, b) <= x, x <= max(a, b) |- f = f  /  H, D(a), D(b) |- continuous(f, x, a, b).

    The premise says that f has a value at every point of the interval. Rudin Theorems 4.7 and 4.9. Refuses unless x is a Real variable
    that is free in none of H, a, b, and f is put together from x and terms without x by the operations named above, sums and products
    over ranges without x and definitions that are so put together; exponents and the arguments of a function variable must be free
    of x.
    """
    name = "continuous_where_defined"
    f, rest = value.concl.args[0] if value.concl.op == "eq" else value.concl, over_interval(name, value, x, a, b)
    require(value.concl.op == "eq" and value.concl == eq(f, f), name, "the premise does not say that f has a value: f = f",
            premise=value.concl)
    bad = discontinuity(f, x)
    require(bad is None, name, "the function is not put together from continuous operations", found=f if bad is None else bad)
    return Sequent(united(rest, domain(a), domain(b)), bind("continuous", x, f, a, b))


@rule()
def continuous_where_differentiable(slope: Theorem, x: Term, a: Term, b: Term) -> Sequent:
    """H, min(a, b) <= x, x <= max(a, b) |- deriv(f, y, x) = d  /  H, D(a), D(b) |- continuous(f, y, a, b).

    Rudin Theorem 5.2. Refuses unless x is a Real variable that is free in none of H, a, b, y.f: there it would be a parameter.
    """
    name = "continuous_where_differentiable"
    rest = over_interval(name, slope, x, a, b)
    require(slope.concl.op == "has_deriv" and slope.concl.args[1] == x, name, "the premise is not a derivative at the variable",
            premise=slope.concl, variable=x)
    f = slope.concl.args[0]
    require_not_free(x, (f,), name)
    return Sequent(united(rest, domain(a), domain(b)), Term("continuous", (f, a, b), slope.concl.data))


@rule()
def continuous_within(f: Theorem, inside: tuple) -> Sequent:  # type: ignore[type-arg] # the annotation is checked
    """continuous(f, x, a, b)    min(a, b) <= c    c <= max(a, b)    min(a, b) <= d    d <= max(a, b)  /  continuous(f, x, c, d).

    inside: the four inequalities in this order. Refuses unless they have this form.
    """
    body, a, b = parts("continuous_within", f)
    require(len(inside) == 4 and all(type(th) is Theorem and th.concl.op == "le" for th in inside), "continuous_within",
            "the points are not shown to lie in the interval by four inequalities")
    c, d = inside[0].concl.args[1], inside[2].concl.args[1]
    wanted = [bound for point in (c, d) for bound in between(a, b, point)]
    require([th.concl for th in inside] == wanted, "continuous_within", "the inequalities are not those wanted", wanted=tuple(wanted))
    return Sequent(united(f, *inside), Term("continuous", (body, c, d), f.concl.data))


@rule()
def continuous_value(f: Theorem, low: Theorem, high: Theorem) -> Sequent:
    """continuous(f, x, a, b)    min(a, b) <= c    c <= max(a, b)  /  f[c] = f[c].  f has a value there.

    Refuses unless the bounds have this form.
    """
    body, a, b = parts("continuous_value", f)
    require(low.concl.op == "le", "continuous_value", "the second premise is not min(a, b) <= c", premise=low.concl)
    c = low.concl.args[1]
    require((low.concl, high.concl) == between(a, b, c), "continuous_value", "the point is not shown to lie in the interval",
            wanted=between(a, b, c))
    return Sequent(united(f, low, high), eq(instantiate(body, c), instantiate(body, c)))


def parts(name: str, th: Theorem) -> tuple[Term, Term, Term]:
    """The function with index 0 in the place of its variable, and the two bounds, of a theorem continuous(f, x, a, b)."""
    require(th.concl.op == "continuous", name, "a premise does not say that a function is continuous on an interval", premise=th.concl)
    f, a, b = th.concl.args
    return f, a, b


def between(a: Term, b: Term, x: Term) -> tuple[Term, Term]:
    """x lies in the closed interval between a and b: min(a, b) <= x, x <= max(a, b)."""
    return le(Term("min", (a, b)), x), le(x, Term("max", (a, b)))


def over_interval(name: str, th: Theorem, x: Term, a: Term, b: Term) -> tuple[Term, ...]:
    """The hypotheses H of H, min(a, b) <= x, x <= max(a, b) |- ..; x must be a Real variable that is free in none of H, a, b."""
    require(x.op == "var" and x.sort is REAL, name, "the variable of an interval is a Real variable", given=x)
    rest = without(th.hyps, *between(a, b, x))
    require_not_free(x, (*rest, a, b), name)
    return rest


def discontinuity(f: Term, x: Term) -> Term | None:
    """The first subterm of f that is not known to be continuous in x where it has a value; None if there is none."""
    name = (x.data, x.sort)
    seen: dict[Term, Term | None] = {}  # a definition's argument may occur many times in its body
    left = [MAX_OPENED]

    def search(t: Term) -> Term | None:
        if t not in seen:
            seen[t] = examined(t)
        return seen[t]

    def opened(t: Term, build: Callable[[], Term]) -> Term:
        left[0] -= t.size  # every opening copies what is inside
        require(left[0] >= 0, "continuous_where_defined", "binders and definitions are nested too deep in a large term", given=t)
        return build()

    def examined(t: Term) -> Term | None:
        if name not in t.free or t == x:
            return None
        if t.op in ("npow", "zpow"):
            return t if name in t.args[1].free else search(t.args[0])
        if t.op in ("sum", "prod"):
            return t if name in t.args[1].free | t.args[2].free else search(opened(t, lambda: open_binder(t, fresh(*t.data, t, x))))
        if t.op == "call":
            return search(opened(t, lambda: at_arguments(t.data.body, t)))
        if t.op not in _CONTINUOUS:
            return t
        return next((bad for a in t.args if (bad := search(a)) is not None), None)

    return search(f)


__all__ = ["continuous_value", "continuous_where_defined", "continuous_where_differentiable", "continuous_within"]
