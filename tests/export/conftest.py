"""What the exporters' tests share: the reports of the shipped claims, and a made-up report with everything awkward in it."""

import os
import shutil
from dataclasses import replace

import pytest

from mathcheck.export.article import article
from mathcheck.export.latex import book, document
from mathcheck.export.pdf import missing
from mathcheck.kernel.sorts import INT, NAT, PROP, REAL, function_sort
from mathcheck.kernel.terms import Term, number, variable
from mathcheck.kernel.text import show, show_definition
from mathcheck.kernel.writer import write_statement, write_terms
from mathcheck.lang import (
    And,
    Int,
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
    cos,
    cot,
    csc,
    define,
    define_rec,
    deriv,
    eq,
    exists,
    exp,
    factorial,
    falling,
    forall,
    implies,
    infinity,
    integral,
    ipow,
    least,
    limit,
    log,
    minus_infinity,
    near,
    pi,
    prime,
    sec,
    sin,
    sqrt,
    tan,
)
from mathcheck.registry.discovery import claim_files, packaged_claims
from mathcheck.registry.numbers import NOT_CHECKED
from mathcheck.registry.report import Problem, Proof, Report, TwinReport
from mathcheck.registry.run import Runner, default_jobs
from mathcheck.words import Language

AWKWARD = r"a_b 50% & #1 $x^2$ {~} \alpha <= 3 -> <<y>> -- 'q' ``r'' ?` a|b" + " café naïve Łódź 数学 α≤β x² …\u0007"
n, m = Nat("n"), Nat("m")
k, j = Int("k"), Int("j")
x, y, long_name, x1, gamma = Real("x"), Real("y"), Real("step_size"), Real("x1"), Real("gamma")
u = variable("u", function_sort((INT,), REAL))
relation = variable("relation", function_sort((NAT, NAT), PROP))
square = define("square_of", x, x * x)
tail = define("tail", [x, n], Sum(x ** k / factorial(k), k, 0, n))

FORMULAS = [
    forall(x, n, implies(0 <= x, x ** n <= (1 + x) ** (n + 1))),
    eq(Sum(Sum(u(j) / (k + 1), j, 0, k), k, 0, n) * (x - (y - 1)), tail(x, n) + square(x)),
    And(*[implies(Q(i) <= n, Or(x < i, Not(y < x / i), eq(abs(x / y), i))) for i in range(1, 9)]),
    exists(m, forall(u, eq(Prod(u(k), k, 1, m), ipow(x, -j)))),
    eq(Q(7**5000), Q(2) ** n),
    eq(Q(7**3000, 2**9000) * x, (Sum(long_name * x1, k, 1, 10**30) + sum([x**i * gamma for i in range(40)], y)) / sum(range(40), y)),
    (x * y * long_name * x1 * gamma * u(0) * u(1) * u(2) * u(3) * u(4) * u(5) * u(6) * u(7) * u(8) * u(9) * long_name * long_name
     * long_name * long_name * long_name * long_name * long_name < 10**4000),
    implies(*[sum([x / (y + i) for i in range(12)], y) < i for i in range(4)]),
    forall(x, forall(y, exists(n, Or(And(x < n, y < n), And(*[Not(eq(x + i, y * n + i**20)) for i in range(5)]))))),
]
parts = [f(x / (y + i)) ** i for i, f in enumerate((sqrt, sin, cos, tan, sec, csc, cot, atan, exp, log))]
spread = sum(parts, pi / 4)
FORMULAS += [
    eq(integral(spread, x, -pi, pi / (y + 1)), sum((integral(p, x, y, gamma) for p in parts), pi)),
    forall(x, n, implies(0 < x, deriv(spread * spread, x, x, spread - sqrt(spread)))),
    deriv(integral(spread, x, y, y + 1), y, Q(12345678901234567, 10**15), sum((integral(p, x, y, gamma) for p in parts), pi)),
    forall(y, implies(And(*[continuous(p, x, y, gamma) for p in parts]), continuous(sum(parts[:5], y), x, 0, 1))),
    Not(And(*[continuous(spread, x, y, gamma) for _ in range(3)])),
    continuous(integral(spread, x, y, gamma), y, spread, spread),
    integral(integral((spread / gamma + y) / 2, x, y, gamma), y, sqrt(spread), (x / y + 1) / 2) < Q(-7**50, 10**44),
    x < Q(7**50, 10**44) * Q(7**50, 10**43) * ipow((x / y + gamma) / 2, k) + (x / y + gamma) / (2 * (x / y - gamma)),
]
long_count = sum([n * i for i in range(30)], n)
included = Term("at", (x / 2,))
power_sum = define_rec("power_sum", (n, x), 0, lambda power_sum: power_sum(n, x) + x ** (n + 1) / 2)
ladder = define_rec("ladder", (n, x), sum([x**i for i in range(30)], x), lambda ladder: ladder(n, x + 1) * sum([x**i for i in range(9)], x))
FORMULAS += [
    forall(x, eq(Series(x**k / factorial(k), k), exp(x))),
    forall(x, n, eq((1 + x) ** n, Sum(choose(n, k) * x**k, k, 0, n))),
    forall(n, m, x, eq(choose(2 * n, n) ** 2 / choose(choose(n, 2), k - 1), falling(n, x / y) ** 2 * falling(m + 1, falling(2, x)))),
    forall(x, implies(abs(x) < 1, limit(Sum(x**k, k, 0, n), n, infinity, Series(x**k, k, n + 1) * y + 1 / (1 - x)))),
    And(limit(1 / x, x, above(0), infinity), limit(1 / x, x, below(number(-2)), Q(-1, 2)),
        limit(tan(x), x, above(-(pi / 2)), minus_infinity), Not(limit(sin(x), x, infinity, 0)),
        limit(exp(-(x**2)), x, minus_infinity, above(0)), limit(x**2, x, included, x**2 / 4)),
    limit(limit_body := sum(parts, x), x, below(pi / 2), sum(parts[:5], y / 2)),
    limit(limit_body / 2, Real("n"), infinity, below(x / y)),
    limit(limit_body / (1 + limit_body), x, above(spread), near(spread)),
    limit(x, x, Term("at", (spread,)), infinity),
    eq(Series(x**k, k, sum([j * i for i in range(30)], k)), choose(long_count, k) + falling(long_count, x)),
    limit(power_sum(n, x), n, infinity, exp(x) - ladder(2, x)),
    forall(relation, n, implies(exists(m, relation(n, m)), relation(n, least(m, relation(n, m))))),
    eq(least(n, And(x / y < n, prime(n))) ** 2, Sum(least(m, sum(parts[:8], x) < m) * (k + 1), k, 0, least(n, x < n))),
    forall(y, implies(*[limit(p, x, y, gamma) for p in parts[:6]], limit(sum(parts[:6], 0), x, y, 6 * gamma))),
]
UNSAID = [x < y, limit(choose(n, k) * x, x, included, above(y)), eq(Series(x**k, k, 1), falling(n, x))]  # suppositions of no step


def record(formulas):
    """A derivation's record, as the registry writes it: each formula in turn from the one before."""
    supposed = 0 < gamma
    steps = [{"label": "supposed", "kind": "suppose", "words": "", "premises": [], "why": "", "hyps": [0], "concl": 1, "axioms": []}]
    terms = [supposed, supposed]
    for i, formula in enumerate(formulas):
        kind, words = ("cite", "claim some-other-3") if i == 3 else ("have", AWKWARD)
        steps.append({"label": f"{AWKWARD} {i}", "kind": kind, "words": words, "premises": ["supposed", "?"] if i % 2 else [],
                      "why": AWKWARD if i else "", "hyps": [] if kind == "cite" else [len(terms), len(terms) + 1], "concl": len(terms) + 2,
                      "axioms": [], "audited": True})
        terms += [supposed, UNSAID[i % len(UNSAID)], formula]
    return {"steps": steps, "terms": write_terms(terms)}


def synthetic():
    """A report that no claim would give, with every field in use."""
    statement = forall(x, n, u, implies(0 <= x, eq(tail(x, n), square(x) ** n)))
    twins = (TwinReport("made-up/kept", show(FORMULAS[2]), write_statement(FORMULAS[2]), AWKWARD, "refuted", "x = 1/2, y = -1",
                        "not A", "supposed"),
             TwinReport("made-up/undefined", show(FORMULAS[3]), write_statement(FORMULAS[3]), "", "ill-posed", "", show(FORMULAS[0]), None),
             TwinReport("made-up/lives", show(FORMULAS[4]), "", "", "surviving", "", "", None,
                        (), Problem("made-up/lives", AWKWARD)))
    proofs = (Proof("main", "proved", 10, 70, ("archimedes",), ("some-other-3",), '{"format":1}\n["x"]\n', record(FORMULAS)),
              Proof("second_way", "failed", 1, 0, (), (), None, record(FORMULAS[:1]), Problem("here_too", AWKWARD, "try", "0 < x")))
    return Report(
        id="made-up", title=AWKWARD, title_zh="一个编造的断言", source=AWKWARD, tags=("a_b",), path="/x/made-up.py", expects="proved",
        verdict="failed", met=False, statement=show(statement), definitions=tuple(map(show_definition, (square, tail))),
        axioms=("archimedes", "unheard_of"), term=write_statement(statement), proofs=proofs, twins=twins,
        numeric={**NOT_CHECKED, "outcome": "consistent", "region": "n = 0..9, x in [-1, 1]", "points": 10, "where": AWKWARD, "digits": 50},
        seconds=0.5,
        problems=(Problem("here_too", AWKWARD, "try", show(FORMULAS[2]), (show(FORMULAS[0]), show(FORMULAS[3]))), Problem("", "why")))


@pytest.fixture(scope="session")
def made_up():
    return synthetic()


@pytest.fixture(scope="session")
def empty_report(made_up):
    """What the runner returns for a claim that was stopped early."""
    return replace(made_up, title="", title_zh="", source="", statement="", definitions=(), axioms=(), term="", proofs=(), twins=(),
                   verdict="undecided", numeric=NOT_CHECKED)


class Recording(Runner):
    """A runner that keeps what the workers said, by file."""

    def __init__(self, roots):
        super().__init__(roots)
        self.answers = {}

    def build(self, path, start=None):
        return self.answers.setdefault(path, super().build(path, start))


@pytest.fixture(scope="session")
def shipped_run():
    """The shipped claims that run: their reports, and what the workers said, by file."""
    root = packaged_claims()
    runner = Recording([root])
    results = list(runner.run_all(claim_files(root), default_jobs()))
    return [r for _, r in results if isinstance(r, Report)], runner.answers


@pytest.fixture(scope="session")
def shipped(shipped_run):
    """The reports of the shipped claims that run."""
    return shipped_run[0]


@pytest.fixture(scope="session")
def articles(shipped):
    """Of every shipped claim."""
    return [article(r) for r in shipped]


@pytest.fixture(scope="session")
def documents(shipped, articles):
    """Of every shipped claim the report and its LaTeX: whole documents under False, fragments under True."""
    return {fragment: [(r, document(a, fragment)) for r, a in zip(shipped, articles, strict=True)] for fragment in (False, True)}


@pytest.fixture(scope="session")
def whole_book(articles):
    """The LaTeX of the book of all shipped claims."""
    return book(articles)


def told(message):
    """Without a program there is nothing to test, which CI does not put up with."""
    if message:
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.fixture(scope="session")
def tex():
    """TeX with everything for each language."""
    told("\n".join(filter(None, map(missing, Language))))


@pytest.fixture(scope="session")
def poppler():
    """What reads a PDF."""
    told("" if shutil.which("pdftotext") else "pdftotext not found: install poppler-utils")
