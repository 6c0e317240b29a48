"""What a reader could misread, in sentences that stand beside the formulas."""

from fractions import Fraction

from ...kernel.sorts import NAT, REAL
from ...kernel.terms import ZERO, Term, number
from ...kernel.text import looks_literal
from ..standard import choose, falling
from .binders import at_itself, open_binder, open_subterms
from .definitions import defining_terms
from .limits import natural_by_name
from .literals import exact_decimal
from .pieces import RAISED, RAISED_FALLING, inline
from .printing import latex

# what is printed where something is too long for a script
_MARKS = ("\\text{ at }", RAISED, RAISED_FALLING,
          *(f"\\{op}{bracket}" for op in ("int", "sum", "prod", "lim") for bracket in ("[", "\\left[", "\\biggl[")))

_PLACES = {
    "near": "for all $x \\neq a$ close enough to $a$ where $x \\to a$",
    "above": "for all $x > a$ close enough to $a$ where $x \\to a^{+}$",
    "below": "for all $x < a$ close enough to $a$ where $x \\to a^{-}$",
    "at": "for $a$ and all $x$ close enough to $a$ where $x \\to a$ is marked as included",
    "infinity": "for all $x$ above some number where $x \\to \\infty$",
    "minus_infinity": "for all $x$ below some number where $x \\to -\\infty$",
}
_TARGETS = {
    "above": "$L^{+}$ says that the values tend to $L$ and near the place are greater than $L$",
    "below": "$L^{-}$ says that the values tend to $L$ and near the place are less than $L$",
    "near": "$L^{\\neq}$ says that the values tend to $L$ and near the place differ from $L$",
}


def latex_legend(*terms: Term) -> tuple[str, ...]:
    """Sentences on the notation of these terms and their definitions that a reader could misread: LaTeX text, math in dollars."""
    bodies = [*terms, *(case for d in {d.key: d for t in terms for d in t.definitions}.values() for case in defining_terms(d))]
    parts = [s for t in bodies for s in open_subterms(t)]
    printed = [latex(t) for t in bodies]
    ops = {s.op for s in parts}
    sorts = {s.data[1] for s in parts if s.op in ("forall", "exists", "least")} | {sort for t in bodies for _, sort in t.free}
    legend = []
    if NAT in sorts | {part for s in sorts for part in (*s.args, s.result)}:
        legend.append("$\\mathbb{N}$ contains $0$.")
    if "sum" in ops:
        legend.append("An empty sum is $0$.")
    if "prod" in ops:
        legend.append("An empty product is $1$.")
    if "least" in ops:
        legend.append("$\\min\\{k \\in \\mathbb{N} : A\\}$ is the natural number at which $A$ is true while it is false at every "
                      "smaller one, and has a value only where there is such a number.")
    if any(s.op == "imp" and s.args[1].op == "imp" for s in parts):
        legend.append("$A \\Rightarrow B \\Rightarrow C$ means $A \\Rightarrow (B \\Rightarrow C)$.")
    if "log" in ops:
        legend.append("$\\log$ is the natural logarithm.")
    legend += [*_recursions(parts, printed), *_derivatives_and_integrals(parts, ops), *_limits(parts, ops)]
    legend += _numbers(parts)
    if any(mark in text for text in printed for mark in _MARKS):
        legend.append(f"Long bounds and points stand in brackets beside the sign, a long exponent after ${RAISED}$.")
    return tuple(legend)


def _numbers(parts: list[Term]) -> list[str]:
    """Literals, quotients and powers."""
    legend = []
    literals = {s for s in parts if s.op == "num"}
    if any(exact_decimal(abs(s.data)) for s in literals):
        legend.append("Decimals are exact.")
    quotients = {s: value for s in parts if s.op == "div" and looks_literal(s) and (value := _value(s)) in literals}
    for quotient, value in quotients.items():
        legend.append(f"${latex(quotient)}$ is a quotient of two numbers, and ${latex(value)}$, set smaller, is one number.")
    powers = list(dict.fromkeys(inline(latex(s)) for s in parts if s.op == "zpow"))
    if powers:
        legend.append("A power with a sign in front of its exponent, like " + ", ".join(f"${p}$" for p in powers[:4]) + ", has an integer "
                      "exponent, and its base must not be $0$; every other power has a natural exponent.")
    return legend


def _value(quotient: Term) -> Term:
    """The literal of the same value as a quotient of two integer literals."""
    return number(Fraction(quotient.args[0].data, quotient.args[1].data))


def _recursions(parts: list[Term], printed: list[str]) -> list[str]:
    legend = []
    recursions = {s.data for s in parts if s.op == "rec"}
    if choose in recursions:
        legend.append("$\\binom{n}{k}$ is a binomial coefficient, which is $0$ for every integer $k < 0$ and every $k > n$.")
    if any("\\operatorname{binom}" in text for text in printed):
        legend.append("A long one is written $\\operatorname{binom}(n, k)$.")
    if falling in recursions:
        legend.append("$x^{\\underline{n}}$ is the product of the $n$ factors from $x$ down to $x - n + 1$, which is $1$ for $n = 0$.")
    if any(s.op == "npow" and s.args[0] == ZERO for s in parts):
        legend.append("The power $0^0$ is $1$.")
    return legend


def _derivatives_and_integrals(parts: list[Term], ops: set[str]) -> list[str]:
    legend = []
    derivatives = [s for s in parts if s.op == "has_deriv"]
    if derivatives:
        legend.append("That a derivative at a point equals $d$ says that the function in brackets has values on an open interval around "
                      "the point and is differentiable there with derivative $d$.")
    if any(at_itself(s) for s in derivatives):
        legend.append("A derivative $\\frac{\\mathrm{d}}{\\mathrm{d} x}[\\dots]$ without a point is the one at $x$ itself.")
    if "continuous" in ops:
        legend.append("That a function is continuous between $a$ and $b$, or on $[a, b]$, says that it has values on the whole closed "
                      "interval with these ends, whichever is the smaller, and is continuous on that interval.")
    if "integral" in ops:
        legend.append("An integral from $a$ to $b$ is of a function that has values and is continuous on the whole closed interval with "
                      "these ends, whichever is the smaller; exchanging $a$ and $b$ changes its sign.")
    return legend


def _limits(parts: list[Term], ops: set[str]) -> list[str]:
    legend = []
    limits = [s for s in parts if s.op == "limit"]
    for op, words in _PLACES.items():
        if op in {s.args[1].op for s in limits}:
            legend.append(f"That a limit equals $L$ says that the function has values {words}, and that these tend to $L$; elsewhere it "
                          "need not have values.")
    for op, words in _TARGETS.items():
        if op in {s.args[2].op for s in limits}:
            legend.append(f"That a limit equals {words}.")
    for sort, words in ((NAT, "natural"), (REAL, "real")):
        variables = [open_binder(s)[0] for s in limits if s.args[1].op == "infinity" and s.data[1] is sort]
        names = dict.fromkeys(latex(x) for x in variables if natural_by_name(x) is (sort is NAT))
        if names:
            runs = "runs" if len(names) == 1 else "run"
            legend.append(f"On the way to $\\infty$, ${', '.join(names)}$ {runs} through the {words} numbers.")
    if "series" in ops:
        legend.append("An infinite sum is the limit of its partial sums, and has a value only where that limit is a number.")
    return legend
