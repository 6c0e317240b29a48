"""Named functions that many claims use. A definition is data of the terms that use it: two claims mean the same by `choose` because
they take it from here, and a reader is shown its equations beside every statement."""

from typing import Any

from ..kernel.binding import fresh
from ..kernel.sorts import INT, NAT
from ..kernel.terms import Term, number
from .build import Int, Max, Nat, Real, Sum, define, define_rec, exp, factorial

_n, _k, _x = Nat("n"), Int("k"), Real("x")
_p, _t, _count = Real("p"), Real("t"), Nat("k")

# Binomial coefficients by Pascal's rule, for every integer k: 0^|k| is 1 for k = 0 and 0 for every other k.
choose = define_rec("choose", (_n, _k), 0 ** abs(_k), lambda choose: choose(_n, _k) + choose(_n, _k - 1), NAT)

# falling(n, x) = x (x - 1) .. (x - n + 1), n factors.
falling = define_rec("falling", (_n, _x), 1, lambda falling: falling(_n, _x) * (_x - _n))

# The probability of k where the Poisson distribution has the mean t, for 0 <= t.
poisson_weight = define("poisson_weight", (_count, _t), exp(-_t) * _t**_count / factorial(_count))

# The probability of k successes in n trials of probability p, for 0 <= p <= 1. For k > n, where choose(n, k) = 0, it has the value 0.
binomial_weight = define("binomial_weight", (_n, _count, _p), choose(_n, _count) * _p**_count * (1 - _p) ** Max(_n - _count, 0))


def exp_taylor(m: Any, x: Any) -> Term:
    """The Taylor polynomial of exp about 0 of degree m at x: the sum of x^k/k! for k from 0 to m. It is written out, not a definition."""
    base = number(x)
    k = fresh("k", INT, base)
    return Sum(base**k / factorial(k), k, 0, m)


__all__ = ["binomial_weight", "choose", "exp_taylor", "falling", "poisson_weight"]
