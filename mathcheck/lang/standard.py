"""Named functions that many claims use. A definition is data of the terms that use it: two claims mean the same by `choose` because
they take it from here, and a reader is shown its equations beside every statement."""

from typing import Any

from ..kernel.binding import fresh
from ..kernel.sorts import INT, NAT, PROP, function_sort
from ..kernel.terms import Term, number
from .build import And, Int, Max, Nat, Real, Sum, define, define_rec, exp, factorial, forall, implies, least

_n, _k, _x = Nat("n"), Int("k"), Real("x")
_p, _t, _count = Real("p"), Real("t"), Nat("k")
_PAIRS = (Nat("a"), Nat("i")), (Nat("b"), Nat("j"))

# Binomial coefficients by Pascal's rule, for every integer k: 0^|k| is 1 for k = 0 and 0 for every other k.
choose = define_rec("choose", (_n, _k), 0 ** abs(_k), lambda choose: choose(_n, _k) + choose(_n, _k - 1), NAT)

# falling(n, x) = x (x - 1) .. (x - n + 1), n factors.
falling = define_rec("falling", (_n, _x), 1, lambda falling: falling(_n, _x) * (_x - _n))

# The probability of k where the Poisson distribution has the mean t, for 0 <= t.
poisson_weight = define("poisson_weight", (_count, _t), exp(-_t) * _t**_count / factorial(_count))

# The probability of k successes in n trials of probability p, for 0 <= p <= 1. For k > n, where choose(n, k) = 0, it has the value 0.
binomial_weight = define("binomial_weight", (_n, _count, _p), choose(_n, _count) * _p**_count * (1 - _p) ** Max(_n - _count, 0))


def written(n: Any, ones: Any) -> Term:
    """n can be written with so many ones, sums, products and brackets: (n, ones) lies in every set of pairs of natural numbers that holds
    (1, 1) and, with (a, i) and (b, j), also (a + b, i + j) and (a*b, i + j). It is written out, not a definition."""
    value, count = number(n), number(ones)
    made = fresh("S", function_sort((NAT, NAT), PROP), value, count)
    (a, i), (b, j) = _PAIRS
    closed = forall(a, i, b, j, implies(made(a, i), made(b, j), And(made(a + b, i + j), made(a * b, i + j))))
    return forall(made, implies(made(1, 1), closed, made(value, count)))


# The integer complexity of n >= 1 (OEIS A005245): the least number of ones that writes n.
complexity = define("complexity", _n, least(_count, written(_n, _count)))


def exp_taylor(m: Any, x: Any) -> Term:
    """The Taylor polynomial of exp about 0 of degree m at x: the sum of x^k/k! for k from 0 to m. It is written out, not a definition."""
    base = number(x)
    k = fresh("k", INT, base)
    return Sum(base**k / factorial(k), k, 0, m)


__all__ = ["binomial_weight", "choose", "complexity", "exp_taylor", "falling", "poisson_weight", "written"]
