"""Points that exist by continuity: the cited theorems on functions that are continuous on a closed interval [a, b]; and what a
derivative is at a point where a function is least. The sources are W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorems
4.16 (extreme values), 4.23 (intermediate values), 5.8 (extreme points inside) and 5.10 (mean values)."""

from .binding import bind, fresh, instantiate
from .continuity import parts
from .sorts import REAL
from .terms import ZERO, Term, conj, eq, imp, le, lt
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without


@rule(cites=lambda *_: "mean-value-theorem")
def mean_value(less: Theorem, continuity: Theorem, slope: Theorem, x: Term) -> Sequent:
    """a < b    continuous(f, y, a, b)    H, a < x, x < b |- deriv(f, y, x) = d
       /  H, .. |- exists x. a < x and x < b and f[b] - f[a] = d*(b - a).

    Cites the mean value theorem, Rudin 5.10. Refuses unless the two speak of one function and x is a Real variable that is free in
    none of H, a, b and not in y.f: there it would be a parameter, and deriv(y*x, y, x) = x is not the derivative of x*x.
    """
    f, a, b = parts("mean_value", continuity)
    require(less.concl == lt(a, b), "mean_value", "the first premise is not a < b for this interval", premise=less.concl)
    rest, d = inner_slope("mean_value", slope, f, x, a, b)
    difference = eq(instantiate(f, b) - instantiate(f, a), d * (b - a))
    return Sequent(united(less, continuity, rest), bind("exists", x, conj(lt(a, x), conj(lt(x, b), difference))))


@rule(cites=lambda *_: "intermediate-value-theorem")
def intermediate_value(order: Theorem, continuity: Theorem, low: Theorem, high: Theorem) -> Sequent:
    """a <= b    continuous(f, x, a, b)    f[a] <= v    v <= f[b]  /  exists x. a <= x and x <= b and f = v.

    Cites the intermediate value theorem, Rudin 4.23. Refuses unless the premises have these forms, for one function and one interval.
    """
    f, a, b = _on_interval("intermediate_value", order, continuity)
    require(low.concl.op == "le", "intermediate_value", "the third premise is not f[a] <= v", premise=low.concl)
    v = low.concl.args[1]
    wanted = le(instantiate(f, a), v), le(v, instantiate(f, b))
    require((low.concl, high.concl) == wanted, "intermediate_value", "the value is not shown to lie between f[a] and f[b]", wanted=wanted)
    c = fresh(continuity.concl.data[0], REAL, f, a, b, v)
    return Sequent(united(order, continuity, low, high), bind("exists", c, conj(le(a, c), conj(le(c, b), eq(instantiate(f, c), v)))))


@rule(cites=lambda *_: "extreme-value-theorem")
def extreme_value(order: Theorem, continuity: Theorem) -> Sequent:
    """a <= b    continuous(f, x, a, b)  /  exists c. a <= c and c <= b and forall x. a <= x -> x <= b -> f[c] <= f[x].

    Cites the extreme value theorem, Rudin 4.16. Refuses unless both premises speak of one interval.
    """
    f, a, b = _on_interval("extreme_value", order, continuity)
    x = fresh(continuity.concl.data[0], REAL, f, a, b)
    c = fresh("c", REAL, f, a, b, x)
    least = bind("forall", x, imp(le(a, x), imp(le(x, b), le(instantiate(f, c), instantiate(f, x)))))
    return Sequent(united(order, continuity), bind("exists", c, conj(le(a, c), conj(le(c, b), least))))


@rule()
def interior_minimum(slope: Theorem, low: Theorem, high: Theorem, least: Theorem, x: Term) -> Sequent:
    """deriv(f, y, c) = d    lo < c    c < hi    H, lo < x, x < hi |- f[c] <= f[x]  /  H, .. |- d = 0.

    Fermat's theorem, Rudin 5.8 for a minimum. Refuses unless the three speak of one point c and one function, and x is a Real
    variable that is free in none of H, lo, hi, c, y.f: in c it would be the point itself, and f[x] <= f[x] says nothing.
    """
    name = "interior_minimum"
    require(slope.concl.op == "has_deriv", name, "the first premise is not a derivative", premise=slope.concl)
    f, c, d = slope.concl.args
    require(low.concl.op == "lt" and low.concl.args[1] == c and high.concl.op == "lt" and high.concl.args[0] == c, name,
            "the bounds are not lo < c and c < hi", low=low.concl, high=high.concl, point=c)
    lo, hi = low.concl.args[0], high.concl.args[1]
    require(x.op == "var" and x.sort is REAL, name, "the variable of an interval is a Real variable", given=x)
    rest = without(least.hyps, lt(lo, x), lt(x, hi))
    require_not_free(x, (*rest, lo, hi, c, f), name)
    wanted = le(instantiate(f, c), instantiate(f, x))
    require(least.concl == wanted, name, "the last premise does not say that f is least at the point", wanted=wanted, given=least.concl)
    return Sequent(united(slope, low, high, rest), eq(d, ZERO))


def inner_slope(name: str, slope: Theorem, f: Term, x: Term, low: Term, high: Term) -> tuple[tuple[Term, ...], Term]:
    """H and d of H, low < x, x < high |- deriv(f, y, x) = d, for the function f given with index 0; x may not be free in H, f, or
    the bounds."""
    require(x.op == "var" and x.sort is REAL, name, "a derivative is taken at a Real variable", given=x)
    require(slope.concl.op == "has_deriv" and slope.concl.args[1] == x, name, "the derivative is not taken at the variable",
            premise=slope.concl, variable=x)
    require(slope.concl.args[0] == f, name, "the function differentiated is not the one that is continuous", premise=slope.concl)
    rest = without(slope.hyps, lt(low, x), lt(x, high))
    require_not_free(x, (*rest, low, high, f), name)
    return rest, slope.concl.args[2]


def _on_interval(name: str, order: Theorem, continuity: Theorem) -> tuple[Term, Term, Term]:
    f, a, b = parts(name, continuity)
    require(order.concl == le(a, b), name, "the first premise is not a <= b for this interval", premise=order.concl)
    return f, a, b


__all__ = ["extreme_value", "interior_minimum", "intermediate_value", "mean_value"]
