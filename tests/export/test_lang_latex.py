"""The LaTeX printer: a table of formulas, and the search for different terms that print alike."""

import re
from fractions import Fraction

import pytest

from mathcheck.kernel.precedence import OPERATORS
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL, function_sort
from mathcheck.kernel.terms import FALSE, SIGNATURE, TRUE, Term, number, variable
from mathcheck.lang import (
    And,
    Function,
    Int,
    Max,
    Min,
    Nat,
    Not,
    Or,
    Prod,
    Q,
    Real,
    Series,
    Sum,
    above,
    atan,
    below,
    choose,
    continuous,
    define,
    define_rec,
    deriv,
    eq,
    exists,
    factorial,
    falling,
    forall,
    implies,
    infinity,
    integral,
    ipow,
    least,
    limit,
    minus_infinity,
    ne,
    near,
    pi,
    prime,
    sqrt,
)
from mathcheck.lang.latex import (
    NARROW,
    ON_PAPER,
    PRINTERS,
    inline,
    latex,
    latex_definition,
    latex_legend,
    latex_sequent,
    latex_sort,
    latex_variables,
    measured,
)
from mathcheck.lang.latex.strengths import BIG, FRACTION, POWER, PRODUCT, SLASH, SUM

n, m = Nat("n"), Nat("m")
k, j = Int("k"), Int("j")
x, y, z = Real("x"), Real("y"), Real("z")
u, matrix, h = Function("u"), Function("a", (INT, INT)), Function("h", REAL)
P, R = variable("P", function_sort((REAL,), PROP)), variable("R", function_sort((NAT, NAT), PROP))
f, square_of, a1 = (define(name, x, x * x) for name in ("f", "square_of", "a1"))
other_choose = define_rec("choose", (m, k), 0 ** abs(k), lambda choose: choose(m, k) + choose(m, k - 1), NAT)  # n is called m
other_falling = define("falling", (n, x), x**n)
doubled = define_rec("doubled", n, 1, lambda doubled: doubled(n) + doubled(n), NAT)


def fun(op, a):
    return Term(op, (number(a),))


def npow(base, e):
    return Term("npow", (base, e))


TABLE = [
    # signs and sums
    (-(x**2), "-x^{2}"),
    ((-x) ** 2, "(-x)^{2}"),
    (number(-2) ** n, "(-2)^{n}"),
    (x - (y - z), "x - (y - z)"),
    (x - y - z, "x - y - z"),
    (x - (y + z), "x - (y + z)"),
    (x + (y + z), "x + (y + z)"),
    (-x - y, "-x - y"),
    (x + -y, "x + (-y)"),
    (x + Q(-2), "x + (-2)"),
    (-(x + y), "-(x + y)"),
    (-number(-2), "-(-2)"),
    # products
    (x * y * z, r"x\,y\,z"),
    (x * (y * z), r"x\,(y\,z)"),
    (2 * x, "2x"),
    (2 * (x + y), "2(x + y)"),
    (x * 2, r"x \cdot 2"),
    (Q(2) * 3, r"2 \cdot 3"),
    (x * Q(2) ** n, r"x \cdot 2^{n}"),
    (Q(2) ** n * x, r"2^{n}\,x"),
    (2 * (x / y), r"2 \cdot \frac{x}{y}"),
    (x / y * (z / x), r"\frac{x}{y} \cdot \frac{z}{x}"),
    (x / y * z, r"\frac{x}{y}\,z"),
    (-x * y, r"(-x)\,y"),
    (-(x * y), r"-x\,y"),
    (x * -y, r"x\,(-y)"),
    ((x + y) * (x - y), r"(x + y)\,(x - y)"),
    (f(x) * (y + z), r"\operatorname{f}(x) \cdot (y + z)"),
    (n * (n + 1) / 2, r"\frac{n\,(n + 1)}{2}"),
    (x * Max(x, y), r"x \max(x, y)"),
    # quotients and literals
    (x / y / z, r"\frac{\frac{x}{y}}{z}"),
    (x / (y / z), r"\frac{x}{\frac{y}{z}}"),
    ((x / y) ** 2, r"\left(\frac{x}{y}\right)^{2}"),
    (Q(1, 2) * x, r"\tfrac{1}{2}\,x"),
    (Q(-1, 2), r"-\tfrac{1}{2}"),
    (number(1) / 2, r"\frac{1}{2}"),
    (-(x / y), r"-\frac{x}{y}"),
    (-x / y, r"\frac{-x}{y}"),
    # powers, factorials, absolute values
    ((x**2) ** 3, "(x^{2})^{3}"),
    (x ** (n**2), "x^{n^{2}}"),
    (Q(2) ** factorial(n), "2^{n!}"),
    (factorial(n + 1), "(n + 1)!"),
    (factorial(factorial(n)), "(n!)!"),
    (factorial(n) ** 2, "(n!)^{2}"),
    (factorial(n**2), "(n^{2})!"),
    (ipow(x, -k), "x^{-k}"),
    (ipow(x, k + 1), "x^{+k + 1}"),
    (ipow(x, k * -k), r"x^{+k\,(-k)}"),
    (npow(x, -k), "x^{(-k)}"),
    (npow(x, -k - 1), "x^{(-k - 1)}"),
    (npow(x, -k * k), r"x^{(-k)\,k}"),
    (-number(2), "-(2)"),
    (-number(2) ** n, "-2^{n}"),
    (-number(2) * x, r"(-(2))\,x"),
    (-Q(1, 2), r"-\left(\tfrac{1}{2}\right)"),
    (abs(x + y), r"\lvert x + y\rvert"),
    (abs(abs(x) - 1) ** 2, r"\lvert \lvert x\rvert - 1\rvert^{2}"),
    (abs(x / y), r"\left\lvert \frac{x}{y}\right\rvert"),
    (Min(x, Max(y, 0)), r"\min(x, \max(y, 0))"),
    (fun("exp", x + 1), r"\exp(x + 1)"),
    (2 * fun("sin", x) * fun("cos", x), r"2 \sin(x) \cos(x)"),
    (fun("sin", x) ** 2, r"\sin(x)^{2}"),
    (fun("sin", x**2), r"\sin(x^{2})"),
    (-fun("log", x / y), r"-\log\mathopen{}\left(\frac{x}{y}\right)"),
    (fun("exp", x) * (y + z), r"\exp(x) \cdot (y + z)"),
    (fun("exp", -x), r"\exp(-x)"),
    # sums and products
    (Sum(k, k, 1, n), r"\sum_{k=1}^{n} k"),
    (Sum(k + 1, k, 1, n), r"\sum_{k=1}^{n} (k + 1)"),
    (Sum(k, k, 1, n) + 1, r"\sum_{k=1}^{n} k + 1"),
    (Sum(k, k, 1, n) * x, r"\left(\sum_{k=1}^{n} k\right)\,x"),
    (x * Sum(k, k, 1, n), r"x \sum_{k=1}^{n} k"),
    (x * Sum(k, k, 1, n) * y, r"\left(x \sum_{k=1}^{n} k\right)\,y"),
    (Sum(k, k, 1, n) ** 2, r"\left(\sum_{k=1}^{n} k\right)^{2}"),
    (-Sum(-k, k, 1, n), r"-\sum_{k=1}^{n} (-k)"),
    (Sum(Prod(j + k, j, 0, k - 1), k, 1, n), r"\sum_{k=1}^{n} \prod_{j=0}^{k - 1} (j + k)"),
    (Sum(k / 2, k, 1, n) / n, r"\frac{\sum_{k=1}^{n} \frac{k}{2}}{n}"),
    # names and applications
    (u(k + 1), "u(k + 1)"),
    (u(k) * (x + 1), r"u(k) \cdot (x + 1)"),
    (x * u(k), r"x\,u(k)"),
    (matrix(j, k) ** 2, "a(j, k)^{2}"),
    (u(Sum(j, j, 1, n)), r"u\mathopen{}\left(\sum_{j=1}^{n} j\right)"),
    (f(x) + square_of(x) + a1(x), r"\operatorname{f}(x) + \operatorname{square\_of}(x) + \operatorname{a}_{1}(x)"),
    (Real("x1") + Real("x_1") + Real("x01"), r"x_{1} + \mathit{x\_1} + x_{01}"),
    (Real("alpha") + Real("Gamma2") + Real("epsilon"), r"\alpha + \Gamma_{2} + \varepsilon"),
    (Real("step") + Real("step_size") + Real("step9"), r"\mathit{step} + \mathit{step\_size} + \mathit{step}_{9}"),
    (Real("x_") ** 2 + Real("x1_") + Real("__") + Real("Beta"), r"\tilde{x}^{2} + \tilde{x}_{1} + \mathit{\_\_} + \mathit{Beta}"),
    (2 * Real("alpha") * Real("beta"), r"2\alpha\,\beta"),
    # formulas
    (eq(x, y), "x = y"),
    (x <= y, r"x \leq y"),
    (ne(x, y), r"x \neq y"),
    (Not(x < y), r"x \nless y"),
    (Not(x <= y), r"x \nleq y"),
    (Not(P(x)), r"\neg P(x)"),
    (Not(Not(x < y)), r"\neg x \nless y"),
    (Not(And(x < y, y < x)), r"\neg (x < y \;\land\; y < x)"),
    (And(x < y, Or(y < z, z < x)), r"x < y \;\land\; (y < z \;\lor\; z < x)"),
    (Or(And(x < y, y < z), z < x), r"x < y \;\land\; y < z \;\lor\; z < x"),
    (And(And(x < y, y < z), z < x), r"(x < y \;\land\; y < z) \;\land\; z < x"),
    (implies(x < y, y < z, x < z), r"x < y \;\Rightarrow\; y < z \;\Rightarrow\; x < z"),
    (implies(implies(x < y, y < z), x < z), r"(x < y \;\Rightarrow\; y < z) \;\Rightarrow\; x < z"),
    (forall(n, 0 <= n), r"\forall n \in \mathbb{N}\colon\; 0 \leq n"),
    (forall(x, y, -x < y), r"\forall x, y \in \mathbb{R}\colon\; {-}x < y"),
    (forall(x, exists(m, n, x < m)), r"\forall x \in \mathbb{R}\colon\; \exists m, n \in \mathbb{N}\colon\; x < m"),
    (forall(x, forall(x, x < 1)), r"\forall x \in \mathbb{R}\colon\; \forall x \in \mathbb{R}\colon\; x < 1"),
    (And(forall(x, x < 1), TRUE), r"(\forall x \in \mathbb{R}\colon\; x < 1) \;\land\; \mathrm{true}"),
    (forall(u, k, u(k) < 1), r"\forall (u\colon \mathbb{Z} \to \mathbb{R})\colon\; \forall k \in \mathbb{Z}\colon\; u(k) < 1"),
    (Not(FALSE), r"\neg \mathrm{false}"),
    # roots, pi, the trigonometric functions and the inverse tangent
    (sqrt(x), r"\sqrt{x}"),
    (sqrt(x + 1) * y, r"\sqrt{x + 1}\,y"),
    (sqrt(x) ** 2, r"\sqrt{x}^{2}"),
    (sqrt(x**2), r"\sqrt{x^{2}}"),
    (2 * sqrt(sqrt(x) + 1), r"2\,\sqrt{\sqrt{x} + 1}"),
    (-sqrt(x / 2), r"-\sqrt{\frac{x}{2}}"),
    (factorial(n) * sqrt(number(2)), r"n!\,\sqrt{2}"),
    (pi, r"\pi"),
    (2 * pi * x, r"2\pi\,x"),
    (pi / 4, r"\frac{\pi}{4}"),
    (-(pi**2), r"-\pi^{2}"),
    (Real("pi1") + pi, r"\pi_{1} + \pi"),
    *((fun(op, x + 1), rf"\{op}(x + 1)") for op in ("tan", "sec", "csc", "cot", "exp", "log", "sin", "cos")),
    (fun("sec", x) ** 3 * fun("tan", x), r"\sec(x)^{3} \tan(x)"),
    (ipow(fun("csc", x), n - 2) * fun("cot", x), r"\csc(x)^{+n - 2} \cot(x)"),
    (fun("tan", fun("sec", x)), r"\tan(\sec(x))"),
    (atan(x), r"\arctan(x)"),
    (atan(1 / x) * x, r"\arctan\mathopen{}\left(\frac{1}{x}\right)\,x"),
    # long literals
    (Q(66014, 10**5), r"\tfrac{33007}{50000}"),
    (Q(2_293166287411861031508028291250725864372, 10**39) * x, r"2.29316\,62874\,11861\,03150\,80282\,91250\,72586\,4372\,\allowbreak x"),
    (Q(-1, 10**7), r"-0.00000\,01"),
    (x * Q(10**12 + 1, 10**12), r"x \cdot 1.00000\,00000\,01"),
    (Q(1, 3**12), r"\tfrac{1}{531441}"),
    # derivatives: at the variable itself where the function has nothing else of that name, else at a point
    (deriv(x**2, x, x, 2 * x), r"\frac{\mathrm{d}}{\mathrm{d} x}[x^{2}] = 2x"),
    (deriv(x**2, x, y, 2 * y), r"\frac{\mathrm{d}}{\mathrm{d} y}[y^{2}] = 2y"),
    (deriv(x**2, x, 3, 6), r"\frac{\mathrm{d}}{\mathrm{d} x}[x^{2}]_{x=3} = 6"),
    (deriv(x**2, x, n, 2 * n), r"\frac{\mathrm{d}}{\mathrm{d} x}[x^{2}]_{x=n} = 2n"),
    (deriv(x + 1, x, y + 1, -y), r"\frac{\mathrm{d}}{\mathrm{d} x}[x + 1]_{x=y + 1} = -y"),
    (deriv(x**2, x, pi / 4, x), r"\frac{\mathrm{d}}{\mathrm{d} x_{1}}[x_{1}^{2}]_{x_{1}=\pi/4} = x"),
    (deriv(x / 2, x, 0, Q(1, 2)), r"\frac{\mathrm{d}}{\mathrm{d} x}\left[\frac{x}{2}\right]_{x=0} = \tfrac{1}{2}"),
    (deriv(x * y, x, x, y), r"\frac{\mathrm{d}}{\mathrm{d} x}[x\,y] = y"),
    (deriv(x * y, x, y, y), r"\frac{\mathrm{d}}{\mathrm{d} x}[x\,y]_{x=y} = y"),
    (deriv(x * Real("x1"), x, x + 1, z), r"\frac{\mathrm{d}}{\mathrm{d} x_{2}}[x_{2}\,x_{1}]_{x_{2}=x + 1} = z"),
    (Not(deriv(x, x, y, 2)), r"\neg \frac{\mathrm{d}}{\mathrm{d} y}[y] = 2"),
    (implies(0 < y, deriv(fun("log", x), x, y, 1 / y)),
     r"0 < y \;\Rightarrow\; \frac{\mathrm{d}}{\mathrm{d} y}[\log(y)] = \frac{1}{y}"),
    # integrals: a sum in parentheses before the differential, the integral in parentheses before a factor
    (integral(x, x, 0, 1), r"\int_{0}^{1} x \,\mathrm{d} x"),
    (integral(x + 1, x, 0, 1), r"\int_{0}^{1} (x + 1) \,\mathrm{d} x"),
    (integral(-x, x, 0, 1), r"\int_{0}^{1} (-x) \,\mathrm{d} x"),
    (integral(x, x, 0, 1) + 1, r"\int_{0}^{1} x \,\mathrm{d} x + 1"),
    (integral(x * y, x, 0, y), r"\int_{0}^{y} x\,y \,\mathrm{d} x"),
    (integral(x, x, 0, 1) * y, r"\left(\int_{0}^{1} x \,\mathrm{d} x\right)\,y"),
    (y * integral(x, x, 0, 1), r"y \int_{0}^{1} x \,\mathrm{d} x"),
    (y * integral(x, x, 0, 1) * z, r"\left(y \int_{0}^{1} x \,\mathrm{d} x\right)\,z"),
    (integral(x, x, 0, 1) ** 2, r"\left(\int_{0}^{1} x \,\mathrm{d} x\right)^{2}"),
    (-integral(x, x, 0, 1), r"-\int_{0}^{1} x \,\mathrm{d} x"),
    (integral(integral(x * y, x, 0, y), y, 0, 1), r"\int_{0}^{1} \int_{0}^{y} x\,y \,\mathrm{d} x \,\mathrm{d} y"),
    (integral(Sum(x**k, k, 0, n), x, 0, 1), r"\int_{0}^{1} \sum_{k=0}^{n} x^{k} \,\mathrm{d} x"),
    (Sum(integral(x**k, x, 0, 1), k, 0, n), r"\sum_{k=0}^{n} \int_{0}^{1} x^{k} \,\mathrm{d} x"),
    (integral(1 / x, x, 1, y), r"\int_{1}^{y} \frac{1}{x} \,\mathrm{d} x"),
    (integral(x, x, 0, x), r"\int_{0}^{x} x_{1} \,\mathrm{d} x_{1}"),
    (integral(fun("sec", x) ** 3, x, -(pi / 4), pi / (x + 1)), r"\int_{-\pi/4}^{\pi/(x + 1)} \sec(x_{1})^{3} \,\mathrm{d} x_{1}"),
    (integral(integral(x, x, 0, x), x, 0, 1), r"\int_{0}^{1} \int_{0}^{x} x_{1} \,\mathrm{d} x_{1} \,\mathrm{d} x"),
    (integral(x, x, -pi / 4, 1 / x / y), r"\int_{(-\pi)/4}^{\frac{1}{x}/y} x_{1} \,\mathrm{d} x_{1}"),
    # continuity
    (continuous(x**2, x, y, z), r"x \mapsto x^{2} \text{ is continuous between } y \text{ and } z"),
    (continuous(x - 1, x, y + 1, pi / 2), r"x \mapsto x - 1 \text{ is continuous between } y + 1 \text{ and } \frac{\pi}{2}"),
    (continuous(-x, x, 0, 1), r"x \mapsto {-}x \text{ is continuous on } [0, 1]"),
    (continuous(x, x, 1, 0), r"x \mapsto x \text{ is continuous between } 1 \text{ and } 0"),
    (continuous(h(x), x, y, z), r"h \text{ is continuous between } y \text{ and } z"),
    (continuous(h(x + 1), x, y, z), r"x \mapsto h(x + 1) \text{ is continuous between } y \text{ and } z"),
    (continuous(x * y, x, x, y), r"x_{1} \mapsto x_{1}\,y \text{ is continuous between } x \text{ and } y"),
    (Not(continuous(x, x, 0, 1)), r"x \mapsto x \text{ is not continuous on } [0, 1]"),
    (And(x < y, continuous(h(x), x, x, y)), r"x < y \;\land\; h \text{ is continuous between } x \text{ and } y"),
    # infinite sums: as other sums, up to infinity
    (Series(x**k / factorial(k), k), r"\sum_{k=0}^{\infty} \frac{x^{k}}{k!}"),
    (Series(u(k) + 1, k, n + 1), r"\sum_{k=n + 1}^{\infty} (u(k) + 1)"),
    (Series(-u(k), k, -j), r"\sum_{k=-j}^{\infty} (-u(k))"),
    (Series(u(k), k, k), r"\sum_{k_{1}=k}^{\infty} u(k_{1})"),
    (Series(u(k), k) + 1, r"\sum_{k=0}^{\infty} u(k) + 1"),
    (1 - Series(u(k), k), r"1 - \sum_{k=0}^{\infty} u(k)"),
    (Series(u(k), k) * x, r"\left(\sum_{k=0}^{\infty} u(k)\right)\,x"),
    (x * Series(u(k), k), r"x \sum_{k=0}^{\infty} u(k)"),
    (Series(u(k), k) ** 2, r"\left(\sum_{k=0}^{\infty} u(k)\right)^{2}"),
    (Series(Series(matrix(j, k), j, k), k), r"\sum_{k=0}^{\infty} \sum_{j=k}^{\infty} a(j, k)"),
    (Series(Sum(matrix(j, k), j, 0, k), k), r"\sum_{k=0}^{\infty} \sum_{j=0}^{k} a(j, k)"),
    (integral(Series(x**k, k), x, 0, y), r"\int_{0}^{y} \sum_{k=0}^{\infty} x^{k} \,\mathrm{d} x"),
    # least numbers: a set in braces, with the sort of its variable
    (least(n, x < n), r"\min\{ n \in \mathbb{N} : x < n\}"),
    (least(n, x / y < n), r"\min\mathopen{}\left\{ n \in \mathbb{N} : \frac{x}{y} < n\right\}"),
    (least(n, n < x) < n, r"\min\{ n \in \mathbb{N} : n < x\} < n"),
    (x * least(n, x < n) ** 2, r"x \min\{ n \in \mathbb{N} : x < n\}^{2}"),
    (least(n, x < n) * (x + 1), r"\min\{ n \in \mathbb{N} : x < n\} \cdot (x + 1)"),
    (-least(n, -x < n), r"-\min\{ n \in \mathbb{N} : -x < n\}"),
    (factorial(least(n, x < n)), r"\min\{ n \in \mathbb{N} : x < n\}!"),
    (least(n, forall(x, x <= n)), r"\min\{ n \in \mathbb{N} : \forall x \in \mathbb{R}\colon\; x \leq n\}"),
    (least(n, And(m < n, prime(n))), r"\min\{ n \in \mathbb{N} : m < n \;\land\; 2 \leq n \;\land\; (\forall a, b \in \mathbb{N}\colon\; "
     r"a\,b = n \;\Rightarrow\; a = 1 \;\lor\; b = 1)\}"),
    (least(n, least(m, n < m) < n + x), r"\min\{ n \in \mathbb{N} : \min\{ m \in \mathbb{N} : n < m\} < n + x\}"),
    (Term("least", (n < Term("bvar", (), (0, NAT)),), ("n", NAT)), r"\min\{ n_{1} \in \mathbb{N} : n < n_{1}\}"),
    (Sum(least(n, k <= n), k, 0, least(m, x < m)),
     r"\sum_{k=0}^{\min\{ m \in \mathbb{N} : x < m\}} \min\{ n \in \mathbb{N} : k \leq n\}"),
    # predicates
    (forall(R, n, Or(R(n, 0), Not(R(n, 0)))), r"\forall (R\colon \mathbb{N} \times \mathbb{N} \to \{\text{true}, \text{false}\})\colon\; "
     r"\forall n \in \mathbb{N}\colon\; R(n, 0) \;\lor\; \neg R(n, 0)"),
    (exists(P, Not(P(x))), r"\exists (P\colon \mathbb{R} \to \{\text{true}, \text{false}\})\colon\; \neg P(x)"),
    # limits: at a point, from a side, at infinity
    (limit(1 / n, n, infinity, 0), r"\lim_{n \to \infty} \frac{1}{n} = 0"),
    (limit(x + 1, x, y, y + 1), r"\lim_{x \to y} (x + 1) = y + 1"),
    (limit(-x, x, 0, -y), r"\lim_{x \to 0} (-x) = -y"),
    (limit(x * y, x, -1, -y), r"\lim_{x \to -1} x\,y = -y"),
    (limit(1 / x, x, above(0), infinity), r"\lim_{x \to 0^{+}} \frac{1}{x} = \infty"),
    (limit(1 / x, x, below(0), minus_infinity), r"\lim_{x \to 0^{-}} \frac{1}{x} = -\infty"),
    (limit(fun("exp", x), x, minus_infinity, above(0)), r"\lim_{x \to -\infty} \exp(x) = 0^{+}"),
    (limit(fun("tan", x), x, below(pi / 2), infinity), r"\lim_{x \to (\pi/2)^{-}} \tan(x) = \infty"),
    (limit(x, x, above(-y), below(y + 1)), r"\lim_{x \to (-y)^{+}} x = (y + 1)^{-}"),
    (limit(x, x, below(number(-2)), above(Q(1, 2))), r"\lim_{x \to (-2)^{-}} x = \left(\tfrac{1}{2}\right)^{+}"),
    (limit(x, x, above(y**2), y**2), r"\lim_{x \to (y^{2})^{+}} x = y^{2}"),
    (limit(x, x, above(y), near(y + 1)), r"\lim_{x \to y^{+}} x = (y + 1)^{\neq}"),
    (limit(x, x, near(y), near(y)), r"\lim_{x \to y} x = y^{\neq}"),
    (limit(x, x, Term("at", (y,)), y), r"\lim_{\substack{x \to y \\ \text{included}}} x = y"),
    (limit(x, x, Term("at", (y / 2,)), y / 2), r"\lim_{\substack{x \to y/2 \\ \text{included}}} x = \frac{y}{2}"),
    (limit(x, x, x, x), r"\lim_{x_{1} \to x} x_{1} = x"),
    (limit(x * Real("x1"), x, 0, x), r"\lim_{x_{2} \to 0} x_{2}\,x_{1} = x"),
    (limit(f(x), Real("f"), 0, f(x)), r"\lim_{f_{1} \to 0} \operatorname{f}(x) = \operatorname{f}(x)"),
    (Not(limit(x, x, 0, 1)), r"\neg \lim_{x \to 0} x = 1"),
    (And(0 < y, limit(x, x, 0, y)), r"0 < y \;\land\; \lim_{x \to 0} x = y"),
    (forall(y, limit(Sum(y**k, k, 0, n), n, infinity, Series(y**k, k))),
     r"\forall y \in \mathbb{R}\colon\; \lim_{n \to \infty} \sum_{k=0}^{n} y^{k} = \sum_{k=0}^{\infty} y^{k}"),
    (exists(y, limit(integral(x, x, 0, n), n, infinity, y)),
     r"\exists y \in \mathbb{R}\colon\; \lim_{n \to \infty} \int_{0}^{n} x \,\mathrm{d} x = y"),
    # a variable that goes to infinity: natural by its name, real by its name, and against its name
    (limit(1 / Nat("m1"), Nat("m1"), infinity, 0), r"\lim_{m_{1} \to \infty} \frac{1}{m_{1}} = 0"),
    (limit(1 / x, x, infinity, 0), r"\lim_{x \to \infty} \frac{1}{x} = 0"),
    (limit(1 / Real("n"), Real("n"), infinity, 0), r"\lim_{\substack{n \to \infty \\ n \in \mathbb{R}}} \frac{1}{n} = 0"),
    (limit(1 / Nat("N"), Nat("N"), infinity, 0), r"\lim_{\substack{N \to \infty \\ N \in \mathbb{N}}} \frac{1}{N} = 0"),
    (limit(1 / Real("k_"), Real("k_"), minus_infinity, 0), r"\lim_{k \to -\infty} \frac{1}{k} = 0"),
    # ways to approach by themselves
    (infinity, r"\to \infty"),
    (minus_infinity, r"\to -\infty"),
    (near(x), r"\to x"),
    (above(-x), r"\to (-x)^{+}"),
    (Term("at", (x,)), r"\to x\text{ included}"),
    # recursive definitions: binomial coefficients and falling factorials, and others by their names
    (choose(n, k), r"\binom{n}{k}"),
    (choose(n, k) ** 2, r"\left(\binom{n}{k}\right)^{2}"),
    (factorial(choose(n, k)), r"\left(\binom{n}{k}\right)!"),
    (2 * choose(2 * n, n + 1) * x**k, r"2\binom{2n}{n + 1}\,x^{k}"),
    (x * choose(n, 2) * (x + 1), r"x\,\binom{n}{2}\,(x + 1)"),
    (u(k) * choose(n, k), r"u(k) \cdot \binom{n}{k}"),
    (-choose(n, k) / choose(m, 2), r"\frac{-\binom{n}{k}}{\binom{m}{2}}"),
    (choose(choose(n, 2), k - 1), r"\binom{\binom{n}{2}}{k - 1}"),
    (x ** choose(n, 2), r"x^{\binom{n}{2}}"),
    (Sum(choose(n, k) * x**k, k, 0, n), r"\sum_{k=0}^{n} \binom{n}{k}\,x^{k}"),
    (falling(n, x), r"x^{\underline{n}}"),
    (falling(n + 1, x - 1), r"(x - 1)^{\underline{n + 1}}"),
    (falling(2, number(-3)), r"(-3)^{\underline{2}}"),
    (falling(n, x**2), r"(x^{2})^{\underline{n}}"),
    (falling(n, x) ** 2, r"(x^{\underline{n}})^{2}"),
    (falling(n, falling(m, x)), r"(x^{\underline{m}})^{\underline{n}}"),
    (2 * falling(n, x) / factorial(n), r"\frac{2x^{\underline{n}}}{n!}"),
    (falling(n, x / y), r"\left(\frac{x}{y}\right)^{\underline{n}}"),
    (other_choose(n, k) ** 2, r"\operatorname{choose}(n, k)^{2}"),
    (other_falling(n, x), r"\operatorname{falling}(n, x)"),
    (doubled(n) * (x + 1), r"\operatorname{doubled}(n) \cdot (x + 1)"),
    # a long numerator
    ((x / y + z) / 2, r"\frac{\displaystyle \frac{x}{y} + z}{2}"),
    (integral(x, x, 0, (x / y + z) / 2), r"\int_{0}^{\left(\frac{x}{y} + z\right)/2} x_{1} \,\mathrm{d} x_{1}"),
]


@pytest.mark.parametrize("term, expected", TABLE, ids=lambda v: v if isinstance(v, str) else "")
def test_table(term, expected):
    assert latex(term) == expected


def test_a_bound_variable_is_renamed_only_where_it_clashes():
    inner = Term("exists", (Term("bvar", (), (1, REAL)) < Term("bvar", (), (0, REAL)),), ("x", REAL))
    outer = Term("forall", (inner,), ("x", REAL))
    assert latex(outer) == r"\forall x \in \mathbb{R}\colon\; \exists x_{1} \in \mathbb{R}\colon\; x < x_{1}"
    assert latex(Sum(Sum(k, k, 1, k), k, 1, n)) == r"\sum_{k=1}^{n} \sum_{k_{1}=1}^{k} k_{1}"
    named = [Term("forall", (Term("bvar", (), (0, REAL)) < x,), (name, REAL)) for name in ("x", "x_", "_", "max_", "y_", "x7")]
    assert [latex(t).split()[1] for t in named] == ["x_{1}", "x_{1}", "x_{1}", "x_{1}", "y", "x_{7}"]
    long = "z" * 64
    assert "z" * 50 + "}_{1}" in latex(Term("forall", (Term("bvar", (), (0, REAL)) < Real(long),), (long, REAL)))


def test_every_operation_has_a_printer():
    assert set(PRINTERS) == {*SIGNATURE, "num", "var", "bvar", "app", "call", "rec"}
    assert latex(Term("bvar", (), (0, REAL))) == r"\mathtt{\$0}"


def test_what_paper_changes_in_the_table_of_strengths():
    changed = {op for op in ON_PAPER if ON_PAPER[op] != OPERATORS[op]}
    assert set(ON_PAPER) == set(OPERATORS) and changed == {"neg", "div"}
    assert SUM < SLASH < PRODUCT < BIG < FRACTION < POWER  # the finer ones stand between those of the table
    assert ON_PAPER["add"].operands[1] <= SLASH and ON_PAPER["mul"].operands[1] <= BIG


def test_definitions_sequents_sorts():
    power = define("power", [x, n], x**n)
    assert latex_definition(power) == r"\operatorname{power}(x, n) := x^{n} \quad (n \in \mathbb{N};\; x \in \mathbb{R})"
    assert latex_sequent((x < y, forall(z, z < x)), x < z) == r"x < y,\; (\forall z \in \mathbb{R}\colon\; z < x) \vdash x < z"
    assert latex_sequent((), x < z) == r"\vdash x < z"
    assert latex_sort(function_sort((NAT, REAL), PROP)) == r"\mathbb{N} \times \mathbb{R} \to \{\text{true}, \text{false}\}"
    assert latex_variables({("P", P.sort), ("x", REAL)}) == r"P\colon \mathbb{R} \to \{\text{true}, \text{false}\};\; x \in \mathbb{R}"
    assert latex_variables({("x", REAL), ("alpha", REAL), ("n", NAT)}) == r"n \in \mathbb{N};\; \alpha, x \in \mathbb{R}"


def test_a_recursion_is_shown_by_its_equations():
    assert latex_definition(choose) == (r"\binom{0}{k} = 0^{\lvert k\rvert},\quad \binom{n + 1}{k} = \binom{n}{k} + \binom{n}{k - 1} "
                                        r"\quad (k \in \mathbb{Z};\; n \in \mathbb{N})")
    assert latex_definition(falling) == (r"x^{\underline{0}} = 1,\quad x^{\underline{n + 1}} = x^{\underline{n}}\,(x - n) "
                                         r"\quad (n \in \mathbb{N};\; x \in \mathbb{R})")
    assert latex_definition(doubled) == (r"\operatorname{doubled}(0) = 1,\quad \operatorname{doubled}(n + 1) = \operatorname{doubled}(n) + "
                                         r"\operatorname{doubled}(n) \quad (n \in \mathbb{N};\; \text{values in } \mathbb{N})")
    nested = define_rec("nested", (n, x), x, lambda nested: nested(n, nested(n, x + n)))
    assert r"\operatorname{nested}(n + 1, x) = \operatorname{nested}(n, \operatorname{nested}(n, x + n))" in latex_definition(nested)


def test_only_the_recursions_of_the_language_have_their_own_notation():
    assert other_choose(n, 2) != choose(n, 2) and latex_definition(other_choose).startswith(r"\operatorname{choose}(0, k) = ")
    assert not {s for s in latex_legend(eq(other_choose(n, 2), 1)) if "binom" in s}


def test_legend_of_recursions():
    lines = " ".join(latex_legend(eq(choose(n, 2), falling(n, x))))
    assert "binomial coefficient" in lines and "$n$ factors from $x$ down to $x - n + 1$" in lines and "$0^0$ is $1$" in lines
    assert "operatorname" not in lines and "0^0" not in " ".join(latex_legend(eq(falling(n, x), number(2) ** n)))
    defined = define("central", n, choose(2 * n, n))
    assert "binomial coefficient" in " ".join(latex_legend(defined(3) < 100))


def test_legend_of_limits():
    [line] = latex_legend(limit(x, x, 0, 0))
    assert line == ("That a limit equals $L$ says that the function has values for all $x \\neq a$ close enough to $a$ where $x \\to a$, "
                    "and that these tend to $L$; elsewhere it need not have values.")
    lines = " ".join(latex_legend(And(limit(x, x, above(0), below(0)), limit(x, x, Term("at", (y,)), y), limit(x, x, near(y), near(y)))))
    assert "for all $x \\neq a$" in lines and "for all $x > a$" in lines and "marked as included" in lines and "$x < a$" not in lines
    assert "$L^{-}$ says" in lines and "$L^{\\neq}$ says" in lines and "$L^{+}$" not in lines and "\\infty" not in lines
    up, down, naturals, reals = latex_legend(
        And(limit(1 / n, n, infinity, 0), limit(1 / m, m, infinity, 0), limit(x, x, infinity, infinity),
            limit(Real("n"), Real("n"), infinity, infinity), limit(x, x, minus_infinity, minus_infinity)))
    assert "above some number where $x \\to \\infty$, and" in up and "below some number where $x \\to -\\infty$, and" in down
    assert naturals == "On the way to $\\infty$, $n, m$ run through the natural numbers."
    assert reals == "On the way to $\\infty$, $x$ runs through the real numbers."
    assert "infinite sum is the limit of its partial sums" in latex_legend(eq(Series(x**k, k), 2))[-1]
    assert "binomial coefficient" in " ".join(latex_legend(limit(choose(n, k), n, infinity, infinity)))


def test_legend_of_least_numbers():
    natural, line = latex_legend(eq(least(n, x < n), 3))
    assert natural == "$\\mathbb{N}$ contains $0$." and "false at every smaller one, and has a value only where there is" in line
    assert latex_legend(eq(least(n, x < n), least(m, x < m))) == (natural, line)
    assert line in latex_legend(eq(define("ceiling", x, least(n, x <= n))(y), 3))
    assert latex_legend(eq(Max(x, y), 3)) == () and latex_legend(R(0, 0)) == latex_legend(forall(R, R(0, 0))) == (natural,)


def test_the_names_in_the_legend_are_those_in_the_formula():
    both = limit(x * Nat("n1"), Nat("n1"), infinity, Real("n1"))
    assert r"\lim_{n_{2} \to \infty} x\,n_{2} = n_{1}" == latex(both) and "$n_{2}$ runs through" in latex_legend(both)[-1]


def test_legend():
    assert latex_legend(x < y) == ()
    inverse = define("inverse", x, ipow(x, -1))
    lines = " ".join(latex_legend(forall(n, implies(x < Sum(k, k, 1, n), eq(inverse(x), x**n)))))
    assert "$\\mathbb{N}$ contains $0$" in lines and "empty sum" in lines and "$x^{-1}$" in lines and "empty product" not in lines
    lines = " ".join(latex_legend(deriv(fun("log", x), x, y, 1 / y)))
    assert "natural logarithm" in lines and "open interval around the point" in lines and "the one at $x$ itself" in lines
    assert "itself" not in " ".join(latex_legend(deriv(x, x, 2, 1)))
    [line] = latex_legend(continuous(x, x, y, z))
    assert "continuous between $a$ and $b$, or on $[a, b]$" in line and "values on the whole closed interval" in line
    [line] = latex_legend(eq(integral(x, x, y, z), 0))
    assert line.startswith("An integral from $a$ to $b$") and "continuous on the whole closed interval" in line and "sign" in line
    assert latex_legend(x < Q(1, 10**9)) == latex_legend(x < Q(-1, 10**9)) == ("Decimals are exact.",)
    assert "displaystyle" not in " ".join(latex_legend(x < ipow((x / y + z) / 2, k)))
    assert "A \\Rightarrow (B" in latex_legend(implies(x < y, y < x, x < x))[0]


def test_legend_of_powers_and_fractions():
    [line] = latex_legend(x < ipow(x, -1) + ipow(y, k) + x**j)
    assert line == ("A power with a sign in front of its exponent, like $x^{-1}$, $y^{+k}$, has an integer exponent, and its base must "
                    "not be $0$; every other power has a natural exponent.")
    [line] = latex_legend(eq(number(-2) / 4, Q(-1, 2)))
    assert line == r"$\frac{-2}{4}$ is a quotient of two numbers, and $-\tfrac{1}{2}$, set smaller, is one number."
    assert latex_legend(eq(number(1) / 2, Q(1, 3))) == latex_legend(x**k < npow(x, -k)) == ()


def test_a_definition_that_is_called_like_a_printed_function_looks_otherwise():
    own = define("arctan", x, x + 1)
    assert latex(eq(own(x), atan(x))) == r"\operatorname{\mathtt{arctan}}(x) = \arctan(x)"


def test_long_integers_are_printed_in_full():
    for value in (10**39, -(10**40), 7**4700, -(7**4700)):
        assert latex(number(value)).replace("\\allowbreak ", "") == str(value)
    assert re.sub(r"\\allowbreak |\\mathtt\{|\}", "", latex(number(2**20000))) == hex(2**20000)
    assert latex(Q(3**200, 2**300)).replace("\\allowbreak ", "") == f"{3**200}/{2**300}"
    assert latex(Q(3**200, 2**300) * x).startswith("(")


def test_what_is_too_long_for_a_script_stands_beside():
    wide = sum([k * i for i in range(20)], j)
    shown = latex(wide)
    assert latex(ipow(x, wide)) == f"x^{{\\wedge}}[+{shown}]"
    assert latex(Sum(x**k, k, 0, wide)).startswith(f"\\sum[k_{{1}} = 0 \\to {shown}] x^{{k_{{1}}}}")
    assert latex(integral(x, x, wide, -k)) == f"\\int[{shown} \\to -k] x \\,\\mathrm{{d}} x"
    assert latex(deriv(x, x, wide, 1)) == f"\\frac{{\\mathrm{{d}}}}{{\\mathrm{{d}} x}}[x]\\text{{ at }}[x = {shown}] = 1"
    assert latex(falling(wide, x)) == f"x^{{\\underline{{\\wedge}}}}[{shown}]"
    assert latex(choose(wide, k)) == f"\\operatorname{{binom}}({shown},\\allowbreak\\; k)"
    assert "A long one is written $\\operatorname{binom}(n, k)$." in latex_legend(eq(choose(wide, k), 0))
    assert latex(Series(x**k, k, wide)).startswith(f"\\sum[k_{{1}} = {shown} \\to \\infty] x^{{k_{{1}}}}")
    assert latex(limit(x, x, wide, j)) == f"\\lim[x \\to {shown}] x = j"
    assert latex(limit(x, x, above(wide), j)) == f"\\lim[x \\to ({shown})^{{+}}] x = j"
    assert latex(limit(x, x, Term("at", (wide,)), j)) == f"\\lim[x \\to {shown}\\text{{ included}}] x = j"
    for t in (ipow(x, wide) < 1, falling(wide, x) < 1, Series(x**k, k, wide) < 1, limit(x, x, below(wide / 2), j),
              integral(x, x, wide, -k) < 1, integral(x, x, wide / 2, 1) < 1, Sum(x**k, k, 0, wide) < 1,
              deriv(x, x, wide, 1)):
        assert latex_legend(t)[-1].startswith("Long bounds")


def test_a_long_quotient_is_not_the_literal():
    top, bottom = 3**200, 2**300
    literal, quotient = latex(Q(top, bottom)), latex(number(top) / bottom)
    assert quotient == literal.replace(literal.split("/")[0], f"({literal.split('/')[0]})")
    assert latex(-(number(top) / bottom)) != latex(Q(-top, bottom)) != latex(number(-top) / bottom)


def test_a_tower_of_powers_is_printed_at_once():
    tower = n
    for _ in range(140):
        tower = number(2) ** tower
    assert latex(tower).count("2^") == 140


def test_decimals_are_exact():
    for value in (Q(1, 10**9), Q(123456789, 10**7), Q(3**20, 2**20), Q(7**60, 2**40), Q(-1, 5**30), Q(10**44 + 1, 10**44), Q(1, 10**44)):
        shown = latex(value).replace("\\,", "")
        assert "." in shown and Fraction(shown) == value.data
    for value in (Q(1, 99_999), Q(1, 3**20), Q(1, 2**46), Q(1, 10**45), Q(10**60 + 1, 10**7), Q(1, 7 * 10**9)):
        assert "." not in latex(value)


def test_a_formula_in_a_line_of_text_has_small_fractions():
    assert inline(latex((x / y + z) / 2)) == r"\frac{\frac{x}{y} + z}{2}"


def test_what_is_too_wide_for_one_line_can_be_broken():
    wide = sum([x**i for i in range(60)], y)
    assert measured(wide).width > NARROW
    assert r"\frac" not in latex(wide / wide) and r"\allowbreak (" in latex(wide / wide)
    assert r"\left" not in latex(Sum(wide / 2, k, 1, n) * x)
