"""Claim files to measure with: true claims with a derivation and three false twins, written like the shipped ones."""

from pathlib import Path

SUM = '''"""An arithmetic progression: the sum of {a}k + {c} for k from 1 to n."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Int, Nat, Sum, eq, forall

n, k = Nat("n"), Int("k")
a, c = {a}, {c}
total = Sum(a * k + c, k, 1, n)
closed = a * n * (n + 1) / 2 + c * n
statement = forall(n, eq(total, closed))


def derivation(d):
    return d.have(
        "all",
        statement,
        by.summation,
        why="the difference of two neighbouring values of the closed form is the next summand",
    )


claim = Claim(
    id="{id}",
    title="The sum of {a}k + {c} for k = 1, ..., n",
    title_zh="等差数列的前n项和",
    source="generated",
    tags=("generated", "sum"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(101)),
    twins=[
        Twin("one-more", forall(n, eq(total, closed + 1)), refuted_at={{"n": 0}}),
        Twin("one-less-term", forall(n, eq(Sum(a * k + c, k, 2, n), closed)), refuted_at={{"n": 1}}),
        Twin("doubled", forall(n, eq(total, 2 * closed)), refuted_at={{"n": 3}}, note="the half is forgotten"),
    ],
)
'''

INDUCTION = '''"""{a}^n >= 1 + {b}n for every natural n, by induction."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import Nat, Q, at, forall

n = Nat("n")
base, slope = Q({a}), Q({b})
bound = 1 + slope * n <= base**n
statement = forall(n, bound)


def derivation(d):
    start = d.have("n = 0", at(bound, n, 0), by.computation)
    hypothesis = d.suppose("hypothesis", bound)
    step = d.have("n + 1", at(bound, n, n + 1), by.arithmetic, hypothesis,
                  why="{a}^(n+1) >= {a}(1 + {b}n), and that is at least 1 + {b}(n + 1)")
    every = d.have("every n", bound, by.induction(n), start, step)
    return d.have("all", statement, by.generalisation, every)


claim = Claim(
    id="{id}",
    title="{a}^n >= 1 + {b}n for every natural n",
    title_zh="指数增长快于线性增长",
    source="generated",
    tags=("generated", "inequality", "induction"),
    statement=statement,
    derivation=derivation,
    numeric=region(n=range(31)),
    twins=[
        Twin("strict", forall(n, 1 + slope * n < base**n), refuted_at={{"n": 0}}, note="equal at n = 0"),
        Twin("two-at-the-start", forall(n, 2 + slope * n <= base**n), refuted_at={{"n": 0}}),
        Twin("steeper", forall(n, 1 + (slope + 1) * n <= base**n), refuted_at={{"n": 1}}),
    ],
)
'''


def write(folder: Path, count: int) -> None:
    """Write `count` claim files into subfolders of `folder`, each claim with an id and constants of its own."""
    for i in range(count):
        subject, text = ("sums", SUM) if i % 2 == 0 else ("inequalities", INDUCTION)
        claim = f"{subject}-{i:04}"
        a = i + 2
        (folder / subject).mkdir(parents=True, exist_ok=True)
        (folder / subject / f"{claim}.py").write_text(text.format(id=claim, a=a, b=a - 1, c=3 * i + 1), encoding="utf-8")
