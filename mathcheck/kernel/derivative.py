"""Derivatives at a point. `deriv(f, x, a) = d` says: f has values on an open interval around a, and is differentiable at a with
derivative d; x is bound in f only.

So x.f must be looked at as a function of x: what else occurs in it is a parameter, also where its name is that of the point.
There are no one-sided derivatives, and no rule differentiates abs, max or min: use `deriv_congruence` off the corner, as for
tan, sec, csc and cot where their quotients have values. What the elementary functions' derivatives are is in axioms.py.
The rules are W. Rudin, Principles of Mathematical Analysis, 3rd ed., Theorems 5.3 (sums, products, quotients), 5.5 (chain rule).
"""

from typing import Any

from .binding import abstract, bind, instantiate
from .domains import domain
from .errors import KernelError
from .sorts import INT, REAL, is_subsort
from .terms import ONE, ZERO, Term, eq, le, lt, ne, variable
from .theorem import Sequent, Theorem, require, require_not_free, rule, united, without


@rule()
def deriv_constant(c: Term, x: Term, a: Term) -> Sequent:
    """D(c), D(a) |- deriv(c, x, a) = 0.  Refuses unless x is a Real variable that is not free in c."""
    _require_variable("deriv_constant", x)
    require_not_free(x, (c,), "deriv_constant")
    return Sequent((*domain(c), *domain(a)), _deriv(c, a, ZERO, (x.data, x.sort)))


@rule()
def deriv_identity(x: Term, a: Term) -> Sequent:
    """D(a) |- deriv(x, x, a) = 1.  Refuses unless x is a Real variable."""
    _require_variable("deriv_identity", x)
    return Sequent(domain(a), bind("has_deriv", x, x, a, ONE))


@rule()
def deriv_negative(f: Theorem) -> Sequent:
    """deriv(f, x, a) = d  /  deriv(-f, x, a) = -d.  Rudin Theorem 5.3. Refuses unless the premise is a derivative."""
    body, a, d = _parts("deriv_negative", f)
    return Sequent(f.hyps, _deriv(-body, a, -d, f.concl.data))


@rule()
def deriv_combine(f: Theorem, op: str, g: Theorem) -> Sequent:
    """deriv(f, x, a) = d    deriv(g, x, a) = e  /  deriv(f op g, x, a) = d + e, d - e or d*g[a] + f[a]*e, where op is add, sub or mul.

    Rudin Theorem 5.3 (a), (b). Refuses unless op is one of these and the two are taken at the same point.
    """
    require(op in ("add", "sub", "mul"), "deriv_combine", "the operation is add, sub or mul", op=op)
    (body, a, d), (other, b, e) = _parts("deriv_combine", f), _parts("deriv_combine", g)
    require(a == b, "deriv_combine", "the derivatives are taken at different points", first=a, second=b)
    value = d * instantiate(other, a) + instantiate(body, a) * e if op == "mul" else Term(op, (d, e))
    return Sequent(united(f, g), _deriv(Term(op, (body, other)), a, value, f.concl.data))


@rule()
def deriv_quotient(f: Theorem, g: Theorem, nonzero: Theorem) -> Sequent:
    """deriv(f, x, a) = d    deriv(g, x, a) = e    g[a] != 0  /  deriv(f/g, x, a) = (d*g[a] - f[a]*e)/(g[a]*g[a]).

    Rudin Theorem 5.3 (c); g is not 0 near a, being continuous. Refuses unless both are at one point and the third says that g is not 0
    there.
    """
    (body, a, d), (other, b, e) = _parts("deriv_quotient", f), _parts("deriv_quotient", g)
    require(a == b, "deriv_quotient", "the derivatives are taken at different points", first=a, second=b)
    f_a, g_a = instantiate(body, a), instantiate(other, a)
    require(nonzero.concl == ne(g_a, ZERO), "deriv_quotient", "the divisor is not shown to be other than 0 there", wanted=ne(g_a, ZERO))
    return Sequent(united(f, g, nonzero), _deriv(body / other, a, (d * g_a - f_a * e) / (g_a * g_a), f.concl.data))


@rule()
def deriv_power(f: Theorem, positive: Theorem) -> Sequent:
    """deriv(f, x, a) = d    1 <= e  /  deriv(f^e, x, a) = e*f[a]^(e-1)*d.

    Refuses unless the second is 1 <= e for an Int term e. e holds no bound x: the theorem is closed. D(e) holds as 1 <= e does.
    """
    body, a, d = _parts("deriv_power", f)
    require(positive.concl.op == "le" and positive.concl.args[0] == ONE and is_subsort(positive.concl.args[1].sort, INT), "deriv_power",
            "the second premise is not 1 <= e for an integer term e", premise=positive.concl)
    e = positive.concl.args[1]
    return Sequent(united(f, positive), _deriv(body**e, a, e * instantiate(body, a) ** (e - 1) * d, f.concl.data))


@rule()
def deriv_integer_power(f: Theorem, nonzero: Theorem, e: Term) -> Sequent:
    """deriv(f, x, a) = d    f[a] != 0  /  D(e) |- deriv(f^^e, x, a) = e*f[a]^^(e-1)*d.

    Refuses unless the second says that f is not 0 at the point, and e is an Int term. f is then not 0 near a.
    """
    body, a, d = _parts("deriv_integer_power", f)
    f_a = instantiate(body, a)
    require(nonzero.concl == ne(f_a, ZERO), "deriv_integer_power", "the base is not shown to be other than 0 there", wanted=ne(f_a, ZERO))
    require(is_subsort(e.sort, INT), "deriv_integer_power", "the exponent is not an integer term", exponent=e)
    value = e * Term("zpow", (f_a, e - 1)) * d
    return Sequent(united(f, nonzero, domain(e)), _deriv(Term("zpow", (body, e)), a, value, f.concl.data))


@rule()
def deriv_chain(inner: Theorem, outer: Theorem) -> Sequent:
    """deriv(g, x, a) = d    deriv(F, y, g[a]) = e  /  deriv(F[g], x, a) = e*d.

    Rudin Theorem 5.5. Refuses unless the outer derivative is taken at the inner function's value.
    """
    (g, a, d), (f, point, e) = _parts("deriv_chain", inner), _parts("deriv_chain", outer)
    require(point == instantiate(g, a), "deriv_chain", "the outer derivative is not taken at the inner function's value",
            wanted=instantiate(g, a), given=point)
    return Sequent(united(inner, outer), _deriv(instantiate(f, g), a, e * d, inner.concl.data))


@rule()
def deriv_sum(th: Theorem, k: Term, lo: Term, hi: Term) -> Sequent:
    """H, lo <= k, k <= hi |- deriv(f, x, a) = d  /  H, D(lo), D(hi), D(a) |- deriv(sum(f, k, lo, hi), x, a) = sum(d, k, lo, hi).

    Refuses unless k is an Int variable that is free in none of H, lo, hi, a. Sound: a finite sum, termwise; an empty one is 0.
    """
    f, a, d = _parts("deriv_sum", th)
    require(k.op == "var" and k.sort is INT, "deriv_sum", "the index must be an Int variable", index=k)
    rest = without(th.hyps, le(lo, k), le(k, hi))
    require_not_free(k, (*rest, lo, hi, a), "deriv_sum")
    # f has index 0 for x; below the sum's own binder it is index 1
    x = _fresh_real(th, k, lo, hi)
    total = bind("sum", k, instantiate(f, x), lo, hi)
    return Sequent(united(rest, domain(lo), domain(hi), domain(a)),
                   Term("has_deriv", (abstract(total, x), a, bind("sum", k, d, lo, hi)), th.concl.data))


@rule()
def deriv_congruence(f: Theorem, equation: Theorem, x: Term, near: tuple) -> Sequent:  # type: ignore[type-arg] # the annotation is checked
    """deriv(f, x, a) = d    H, C1, .., Cn |- f = F  /  H, .. |- deriv(F, x, a) = d, the conditions Ci holding near a.

    Each condition is g < h or g != h, and near has for it (condition at a, derivative of g at a, derivative of h at a): g and h
    are continuous at a, so what holds at a holds on an open interval around a. Refuses unless x is a Real variable that is free
    in none of H and of the functions f, g, h (there it would be a parameter), and the equation's left side is f. Equality at
    the point alone is never enough. The point a may mention a variable called x: it is a parameter.
    """
    body, a, d = _parts("deriv_congruence", f)
    _require_variable("deriv_congruence", x)
    conditions = tuple(_near(entry, x, a) for entry in near)
    rest = without(equation.hyps, *conditions)
    require_not_free(x, rest, "deriv_congruence")
    require(equation.concl.op == "eq" and abstract(equation.concl.args[0], x) == body, "deriv_congruence",
            "the equation's left side is not the function differentiated", equation=equation.concl, function=f.concl)
    shown = tuple(h for entry in near for th in entry for h in th.hyps)
    return Sequent(united(f, rest, shown), _deriv(abstract(equation.concl.args[1], x), a, d, (x.data, x.sort)))


@rule()
def deriv_value(f: Theorem) -> Sequent:
    """deriv(f, x, a) = d  /  f[a] = f[a].  f has a value at the point. Refuses unless the premise is a derivative."""
    body, a, _ = _parts("deriv_value", f)
    return Sequent(f.hyps, eq(instantiate(body, a), instantiate(body, a)))


@rule()
def deriv_unique(first: Theorem, second: Theorem) -> Sequent:
    """deriv(f, x, a) = d    deriv(f, x, a) = e  /  d = e.  A limit is unique. Refuses unless function and point are the same."""
    (f, a, d), (g, b, e) = _parts("deriv_unique", first), _parts("deriv_unique", second)
    require(f == g and a == b, "deriv_unique", "not the derivatives of one function at one point", first=first.concl, second=second.concl)
    return Sequent(united(first, second), eq(d, e))


def _near(entry: Any, x: Term, a: Term) -> Term:
    """The condition at x that an entry (condition at a, derivative of g, derivative of h) shows to hold near a."""
    require(type(entry) is tuple and len(entry) == 3 and all(type(th) is Theorem for th in entry), "deriv_congruence",
            "an entry of near is (condition at the point, derivative of its left side, derivative of its right side)")
    holds, left, right = entry
    (g, b, _), (h, c, _) = _parts("deriv_congruence", left), _parts("deriv_congruence", right)
    require(a == b == c, "deriv_congruence", "a condition is differentiated at another point", point=a, left=b, right=c)
    require_not_free(x, (g, h), "deriv_congruence")
    for relation in (lt, ne):
        if holds.concl == relation(instantiate(g, a), instantiate(h, a)):
            return relation(instantiate(g, x), instantiate(h, x))
    raise KernelError("deriv_congruence", "the condition is not g < h or g != h at the point", given=holds.concl, left=g, right=h)


def _deriv(body: Term, a: Term, d: Term, binder: tuple) -> Term:  # type: ignore[type-arg]
    """The atom for a body that already has index 0 in the place of the variable."""
    return Term("has_deriv", (body, a, d), binder)


def _parts(name: str, th: Theorem) -> tuple[Term, Term, Term]:
    require(th.concl.op == "has_deriv", name, "a premise is not a derivative", premise=th.concl)
    body, a, d = th.concl.args
    return body, a, d


def _require_variable(name: str, x: Term) -> None:
    require(x.op == "var" and x.sort is REAL, name, "a derivative is taken in a Real variable", given=x)


def _fresh_real(th: Theorem, *terms: Term) -> Term:
    taken = {n for t in (th.concl, *terms) for n, _ in t.free}
    count = 0
    while f"x{count}" in taken:
        count += 1
    return variable(f"x{count}", REAL)


__all__ = ["deriv_chain", "deriv_combine", "deriv_congruence", "deriv_constant", "deriv_identity", "deriv_integer_power",
           "deriv_negative", "deriv_power", "deriv_quotient", "deriv_sum", "deriv_unique", "deriv_value"]
