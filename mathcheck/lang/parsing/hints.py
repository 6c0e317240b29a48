"""What to write in place of words that the language has not got. Only words for people: nothing is read by these tables."""

import difflib
from collections.abc import Iterable

FUNCTIONS = {
    "asin": "for -1 < x < 1 it is atan(x/sqrt(1 - x^2))", "acos": "for -1 < x < 1 it is pi/2 - atan(x/sqrt(1 - x^2))",
    "sinh": "sinh(x) = (exp(x) - exp(-x))/2", "cosh": "cosh(x) = (exp(x) + exp(-x))/2",
    "tanh": "tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x))",
    "floor": "say it of an integer: n in ZZ, n <= x, x < n + 1: ..", "ceil": "say it of an integer: n in ZZ, x <= n, n < x + 1: ..",
    "sign": "for x != 0 it is x/|x|", "gcd": "say it with divisors: exists k in ZZ. a = k*d",
    "lcm": "say it with multiples: exists k in ZZ. m = k*a", "mod": "say it with an integer: exists k in ZZ. a = b + k*m",
    "divides": "say exists k in ZZ. b = k*a",
    "root": "sqrt(x), or exp(log(x)/n) for 0 < x", "cbrt": "exp(log(x)/3) for 0 < x",
    "pow": "write b^e", "rpow": "exp(a*log(x)) for 0 < x", "zpow": "write b^^e", "div": "write a/b", "fact": "write n!",
    "log2": "log(x)/log(2)", "log10": "log(x)/log(10)", "lg": "log(x)/log(10)", "arctan": "write atan(x)", "tg": "write tan(x)",
    "binom": "write choose(n, k)", "C": "write choose(n, k)", "series": "write sum(f, k, lo, oo)", "limit": "write lim(f, x -> a) = b",
    "diff": "write deriv(f, x) = d", "derivative": "write deriv(f, x) = d", "integrate": "write integral(f, x, a, b)",
    "product": "write prod(f, k, lo, hi)", "ite": "state each case with its condition: A -> ..", "iff": "write A <-> B",
    "implies": "write A -> B", "asinh": "log(x + sqrt(x^2 + 1))", "gamma": "for integers n it is (n - 1)!", "eq": "write a = b",
}
FUNCTIONS.update(arcsin=FUNCTIONS["asin"], arccos=FUNCTIONS["acos"], ceiling=FUNCTIONS["ceil"], sgn=FUNCTIONS["sign"],
                 int=FUNCTIONS["integrate"])

NAMES = {"e": "write exp(1)", "E": "write exp(1)", "Pi": "write pi", "PI": "write pi", "inf": "write oo", "infinity": "write oo",
         "True": "write true", "False": "write false"}

SETS = {"QQ": "take integers a and b, b != 0, and write a/b", "CC": "there are no complex numbers: take the real and the imaginary part"}


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like this one, or ""."""
    found = difflib.get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.7)
    return f"did you mean {found[0]}?" if found else ""
