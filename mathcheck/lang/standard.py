"""Named functions that many claims use. A definition is data of the terms that use it: two claims mean the same by `choose` because
they take it from here, and a reader is shown its equations beside every statement."""

from ..kernel.sorts import NAT
from .build import Int, Nat, Real, define_rec

_n, _k, _x = Nat("n"), Int("k"), Real("x")

# Binomial coefficients by Pascal's rule, for every integer k: 0^|k| is 1 for k = 0 and 0 for every other k.
choose = define_rec("choose", (_n, _k), 0 ** abs(_k), lambda choose: choose(_n, _k) + choose(_n, _k - 1), NAT)

# falling(n, x) = x (x - 1) .. (x - n + 1), n factors.
falling = define_rec("falling", (_n, _x), 1, lambda falling: falling(_n, _x) * (_x - _n))

__all__ = ["choose", "falling"]
