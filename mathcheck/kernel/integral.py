"""Definite integrals. `integral(f, x, a, b)` has a value where f is continuous on the closed interval between a and b; for b < a it
is the negative of the integral from b to a. x is bound in f only.

Wherever a conclusion mentions an integral, its integrand's continuity is among the premises: there is no integral across a pole.
The facts are W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorems 6.12, 6.20 and 6.21, and T. M. Apostol, Calculus,
vol. 1, 2nd ed., Theorem 5.4; a reversed interval changes both sides' signs.
"""

from .binding import abstract, bind, fresh, instantiate
from .continuity import between, over_interval, parts
from .domains import domain
from .existence import inner_slope
from .sorts import REAL, is_numeric
from .terms import Term, eq, le, lt
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without


@rule(cites=lambda *_: "fundamental-theorem")
def fundamental_theorem(antiderivative: Theorem, integrand: Theorem, slope: Theorem, x: Term) -> Sequent:
    """continuous(F, y, a, b)    continuous(f, x, a, b)    H, min(a, b) < x, x < max(a, b) |- deriv(F, y, x) = f
       /  H, .. |- integral(f, x, a, b) = F[b] - F[a].

    Cites the fundamental theorem, Rudin 6.21. F is continuous on the whole closed interval: atan(tan(x/2)), which jumps at pi, is not on
    [0, 2*pi]. Refuses unless functions and interval are the same in all three, and x is a Real variable free in none of H, a, b, F.
    """
    name = "fundamental_theorem"
    (big, a, b), (f, c, d) = parts(name, antiderivative), parts(name, integrand)
    require((a, b) == (c, d), name, "antiderivative and integrand are continuous on different intervals", first=(a, b), second=(c, d))
    rest, value = inner_slope(name, slope, big, x, Term("min", (a, b)), Term("max", (a, b)))
    require(abstract(value, x) == f, name, "the derivative is not the integrand", derivative=value, integrand=integrand.concl)
    whole = Term("integral", (f, a, b), integrand.concl.data)
    return Sequent(united(antiderivative, integrand, rest), eq(whole, instantiate(big, b) - instantiate(big, a)))


@rule(cites=lambda *_: "integral-derivative")
def deriv_integral(integrand: Theorem, low: Theorem, high: Theorem) -> Sequent:
    """continuous(f, t, a, b)    a < c    c < b  /  deriv(integral(f, t, a, x), x, c) = f[c].

    Cites that the integral of a continuous function has it as derivative, Rudin 6.20. Refuses unless the bounds are those of the interval:
    c lies inside, so the integral has values on both sides of c.
    """
    f, a, b = parts("deriv_integral", integrand)
    require(low.concl.op == "lt" and high.concl.op == "lt", "deriv_integral", "the bounds are not a < c and c < b",
            low=low.concl, high=high.concl)
    c = low.concl.args[1]
    require((low.concl, high.concl) == (lt(a, c), lt(c, b)), "deriv_integral", "the point is not inside the interval", wanted=(a, c, b))
    x = fresh("x", REAL, f, a, b, c)
    area = Term("integral", (f, a, x), integrand.concl.data)
    return Sequent(united(integrand, low, high), bind("has_deriv", x, area, c, instantiate(f, c)))


@rule()
def integral_combine(f: Theorem, op: str, g: Theorem) -> Sequent:
    """continuous(f, x, a, b)    continuous(g, x, a, b)  /  integral(f op g) = integral(f) op integral(g), op being add or sub.

    Rudin Theorem 6.12 (a). Refuses unless both are continuous on the same interval and op is one of the two.
    """
    require(op in ("add", "sub"), "integral_combine", "the operation is add or sub", op=op)
    (first, a, b), (second, c, d) = parts("integral_combine", f), parts("integral_combine", g)
    require((a, b) == (c, d), "integral_combine", "the intervals differ", first=(a, b), second=(c, d))
    x = f.concl.data
    both = Term("integral", (Term(op, (first, second)), a, b), x)
    return Sequent(united(f, g), eq(both, Term(op, (Term("integral", (first, a, b), x), Term("integral", (second, a, b), g.concl.data)))))


@rule()
def integral_multiple(c: Term, f: Theorem) -> Sequent:
    """continuous(f, x, a, b)  /  D(c) |- integral(c*f, x, a, b) = c*integral(f, x, a, b).

    Rudin Theorem 6.12 (a). Refuses unless c is a number and the premise says that f is continuous.
    """
    body, a, b = parts("integral_multiple", f)
    require(is_numeric(c.sort), "integral_multiple", "the factor is not a number", factor=c)
    multiple, plain = (Term("integral", (t, a, b), f.concl.data) for t in (c * body, body))
    return Sequent(united(f, domain(c)), eq(multiple, c * plain))


@rule()
def integral_split(first: Theorem, second: Theorem) -> Sequent:
    """continuous(f, x, a, b)    continuous(f, x, b, c)  /  integral(f, x, a, b) + integral(f, x, b, c) = integral(f, x, a, c).

    Rudin Theorem 6.12 (c), whatever the order of a, b, c: the interval between a and c lies in the union of the other two. Refuses unless
    the function is the same and the first interval ends where the second begins.
    """
    (f, a, b), (g, m, c) = parts("integral_split", first), parts("integral_split", second)
    require(f == g and b == m, "integral_split", "not one function on two intervals that meet", first=first.concl, second=second.concl)
    x = first.concl.data
    left, right, whole = (Term("integral", (f, lo, hi), x) for lo, hi in ((a, b), (b, c), (a, c)))
    return Sequent(united(first, second), eq(left + right, whole))


@rule()
def integral_congruence(f: Theorem, equation: Theorem, x: Term) -> Sequent:
    """continuous(f, x, a, b)    H, min(a, b) <= x, x <= max(a, b) |- f = g  /  H, .. |- integral(f, x, a, b) = integral(g, x, a, b).

    The integrands are the same function there, so g is continuous too. Refuses unless the equation's left side is f, and x is a Real
    variable free in none of H, a, b.
    """
    body, a, b = parts("integral_congruence", f)
    rest = over_interval("integral_congruence", equation, x, a, b)
    require(equation.concl.op == "eq" and abstract(equation.concl.args[0], x) == body, "integral_congruence",
            "the equation's left side is not the integrand", equation=equation.concl, integrand=f.concl)
    other = bind("integral", x, equation.concl.args[1], a, b)
    return Sequent(united(f, rest), eq(Term("integral", (body, a, b), f.concl.data), other))


@rule()
def integral_comparison(order: Theorem, f: Theorem, g: Theorem, inequality: Theorem, x: Term) -> Sequent:
    """a <= b    continuous(f, x, a, b)    continuous(g, x, a, b)    H, a <= x, x <= b |- f <= g
       /  H, .. |- integral(f, x, a, b) <= integral(g, x, a, b).

    Rudin Theorem 6.12 (b). Refuses unless the interval is that of a <= b throughout, and x is a Real variable free in none of H, a, b.
    """
    name = "integral_comparison"
    (first, a, b), (second, c, d) = parts(name, f), parts(name, g)
    require((a, b) == (c, d) and order.concl == le(a, b), name, "the premises are not about one interval a <= b", order=order.concl)
    require(x.op == "var" and x.sort is REAL, name, "the variable of an interval is a Real variable", given=x)
    rest = without(inequality.hyps, le(a, x), le(x, b))
    require_not_free(x, (*rest, a, b), name)
    require(inequality.concl.op == "le" and tuple(abstract(t, x) for t in inequality.concl.args) == (first, second), name,
            "the inequality is not f <= g", inequality=inequality.concl)
    smaller, larger = Term("integral", (first, a, b), f.concl.data), Term("integral", (second, a, b), g.concl.data)
    return Sequent(united(order, f, g, rest), le(smaller, larger))


@rule(cites=lambda *_: "change-of-variable")
def integral_substitution(inner: Theorem, speed: Theorem, outer: Theorem, slope: Theorem, inside: tuple, x: Term) -> Sequent:  # type: ignore[type-arg]
    """continuous(g, y, a, b)    continuous(d, x, a, b)    continuous(f, u, p, q)    H, min(a, b) < x, x < max(a, b) |- deriv(g, y, x) = d
       K, min(a, b) <= x, x <= max(a, b) |- min(p, q) <= g;  |- g <= max(p, q)  (inside: these two)
       /  H, K, .. |- integral(f[g]*d, x, a, b) = integral(f, u, g[a], g[b]).

    f, continued beyond p and q by its values there, is continuous and has an antiderivative F; F[g] has the derivative f[g]*d
    inside. Cites the change of variable, Apostol 5.4. Refuses unless x is a Real variable free in none of H, K, a, b, g, f, p, q.
    """
    name = "integral_substitution"
    (g, a, b), (d, c, e), (f, p, q) = (parts(name, th) for th in (inner, speed, outer))
    require((a, b) == (c, e), name, "inner function and its derivative are continuous on different intervals", first=(a, b), second=(c, e))
    rest, value = inner_slope(name, slope, g, x, Term("min", (a, b)), Term("max", (a, b)))
    require_not_free(x, (f, p, q), name)  # x is bound in the conclusion; the outer function speaks of another x
    require(abstract(value, x) == d, name, "the second premise is not about the derivative of the inner function", derivative=value)
    require(len(inside) == 2 and all(type(th) is Theorem for th in inside), name, "inside holds two theorems")
    for th, bound in zip(inside, between(p, q, instantiate(g, x))):
        require(th.concl == bound, name, "the inner function is not shown to stay where the outer one is continuous", wanted=bound)
        rest = (*rest, *over_interval(name, th, x, a, b))
    changed = bind("integral", x, instantiate(f, instantiate(g, x)) * value, a, b)
    plain = Term("integral", (f, instantiate(g, a), instantiate(g, b)), outer.concl.data)
    return Sequent(united(inner, speed, outer, rest), eq(changed, plain))


__all__ = ["deriv_integral", "fundamental_theorem", "integral_combine", "integral_comparison", "integral_congruence",
           "integral_multiple", "integral_split", "integral_substitution"]
