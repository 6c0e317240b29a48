"""What a beginner's mistakes print: the step or the line, what is wrong or missing, and what to write instead."""

import json
from typing import NamedTuple

import pytest

HEAD = '''from mathcheck import Claim, Twin, by, region
from mathcheck.lang import *

n, k, x, y, i = Nat("n"), Int("k"), Real("x"), Real("y"), Int("i")
'''
CLAIM = "claim = Claim(id=ID, title='t', statement=statement, derivation=derivation{more})"
SUM = "eq(Sum(k, k, 1, n), n * (n + 1) / 2)"
HOLDS = f"statement = forall(n, {SUM})\ndef derivation(d): return d.have('all', statement, by.summation)\n"
LAST = "    last = d.have('last', eq(Sum(k, k, 1, n + 1), Sum(k, k, 1, n) + (n + 1)), by.last_term)\n"


def stating(statement, *lines, more=""):
    """A file with this statement and these lines as its derivation; one without lines ends in a step by arithmetic."""
    body = "".join(f"    {line}\n" for line in lines or ["return d.have('all', statement, by.arithmetic)"])
    return f"{HEAD}statement = {statement}\ndef derivation(d):\n{body}{CLAIM.format(more=more)}\n"


def twin(words):
    """A claim that holds, with this twin."""
    return HEAD + HOLDS + CLAIM.format(more=f", twins=[{words}]")


def inducing(*lines, start="d.have('base', at(A, n, 0), by.computation)", given="base, step"):
    """The sum of the first n numbers, by induction; A is the formula about n."""
    return (f"{HEAD}A = {SUM}\nstatement = forall(n, A)\ndef derivation(d):\n    base = {start}\n{LAST}"
            + "".join(f"    {line}\n" for line in lines)
            + f"    return d.have('all', statement, by.induction(n), {given})\n{CLAIM.format(more='')}\n")


class Said(NamedTuple):
    """What must be said of a file. where: the step, the twin or the line; why, hint: words of the reason and of what to try."""

    text: str
    where: str | int
    why: str
    hint: str


MISTAKES = {
    # Python's words in place of the language's
    "double-equals": Said(stating("forall(n, Sum(k, k, 1, n) == n * (n + 1) / 2)"), 5, "given: False", "write eq(a, b)"),
    "double-equals-alone": Said(stating("n + 1 == 1 + n"), 8, "a Python truth value, not a formula", "write eq(a, b)"),
    "double-equals-in-a-step": Said(stating("0 <= Q(1)", "d.have('base', Q(0) + 0 == 0, by.computation)"), "base", "the goal is a bool",
                                    "eq(a, b)"),
    "double-equals-in-a-condition": Said(stating("forall(x, implies(x == 1, x <= 2))"), 5, "not a term", "write eq(a, b)"),
    "not-equal": Said(stating("forall(x, implies(x != 0, 0 < x**2))"), 5, "not a term", "ne(a, b)"),
    "third": Said(stating("forall(x, (1/3) * x <= x + 1)"), 5, "0.3333333333333333 is not exact", "Q(1, 3)"),
    "decimals": Said(stating("forall(x, 0.25 * x <= x + 1)"), 5, "0.25 is not exact", "Q(1, 4)"),
    "tiny": Said(stating("forall(x, x <= x + 1e-9)"), 5, "1e-09 is not exact", "Q(numerator, denominator)"),
    "whole-division": Said(stating("forall(n, eq(n // 2, n / 2))"), 5, "unsupported operand type(s) for //", "exists(m, eq(n, 2 * m))"),
    "caret": Said(stating("forall(x, 0 <= x^2)"), 5, "unsupported operand type(s) for ^", "a power is x**2"),
    "chain": Said(stating("forall(x, implies(0 <= x <= 1, x**2 <= x))"), 5, "a term has no truth value", "And(0 <= x, x <= 1)"),
    "and": Said(stating("forall(x, implies(0 <= x and x <= 1, x**2 <= x))"), 5, "a term has no truth value", "And(0 <= x, x <= 1)"),
    "chain-supposed": Said(stating("0 <= Q(1)", "d.suppose('s', 0 <= x <= 1)"), "(start)", "a term has no truth value", "in line 7: And("),
    "max": Said(stating("forall(x, y, x <= max(x, y))"), 5, "a term has no truth value", "Max"),
    "sum-of-python": Said(stating("forall(n, eq(sum(k, k, 1, n), n))"), 5, "sum() takes at most 2 arguments", "Sum(k**2, k, 1, n)"),
    "sum-over-a-range": Said(stating("forall(n, eq(sum(range(n)), n))"), 5, "cannot be interpreted as an integer", "Sum(k**2, k, 1, n)"),
    "sum-over-a-natural-number": Said(stating("forall(n, eq(Sum(1, Nat('i'), 1, n), n))"), 5, "is an Int variable", ""),
    "sum-of-a-term": Said(stating("forall(n, eq(sum(n), n))"), 5, "'Term' object is not iterable", "Sum(k**2, k, 1, n)"),
    "text-for-a-number": Said(stating("forall(x, x <= '1')"), 5, "a str is given where a number or a term belongs", ""),
    "list-for-a-number": Said(stating("forall(x, x <= [1])"), 5, "a literal is an exact int", "one by one"),
    "condition-that-is-a-number": Said(stating("forall(x, implies(x, x <= 1))"), 5, "imp takes a Prop where a Real was given", "eq(a, b)"),
    "number-that-is-a-formula": Said(stating("forall(x, eq(0 <= x, 1))"), 5, "where a Prop was given", "And(A, B)"),
    "root-of-math": Said("import math\n" + stating("forall(x, 0 <= math.sqrt(x))"), 6, "must be real number, not Term",
                         "from mathcheck.lang import sqrt"),
    "text": Said(stating("'n in NN: n >= 0'"), 8, "the statement is a str", "parse_statement("),
    "text-in-a-step": Said(stating("forall(n, 0 <= n)", "return d.have('all', '0 <= n', by.arithmetic)"), "all", "the goal is a str",
                           "without quotes"),
    "name-of-no-variable": Said(stating("forall(m, 0 <= m)"), 5, "name 'm' is not defined", "Nat('n')"),
    "word-not-imported": Said(stating("forall(n, 0 <= n)").replace("import *", "import Nat, Int, Real"), 5, "name 'forall' is not defined",
                              "from mathcheck.lang import forall"),
    "word-of-a-module": Said("from mathcheck import lang\nlang.foral\n", 2, "no attribute 'foral'", "did you mean forall?"),
    "word-nearly": Said(stating("forall(x, Implies(0 <= x, 0 <= x))"), 5, "name 'Implies' is not defined", "did you mean implies?"),
    "word-that-is-nowhere": Said("from mathcheck.lang import Vector", 1, "cannot import name 'Vector'", "Claim, Twin, by and region"),
    "word-misspelt": Said(HEAD.replace("import *", "import foral"), 2, "cannot import name 'foral'", "did you mean forall?"),
    # statements
    "no-forall": Said(stating("eq((x + 1)**2, x**2 + 2*x + 1)"), 8, "says nothing about what x stands for", "forall(x, ...)"),
    "condition-before-variable": Said(stating("forall(0 <= n, n)"), 5, "only a variable can be bound", "implies(A, B)"),
    "list-of-variables": Said(stating("forall([x, y], x <= x)"), 5, "given: [x, y]", "one by one"),
    "list-of-conditions": Said(stating("forall(x, implies([0 <= x, x <= 1], x**2 <= x))"), 5, "not a term", "one by one"),
    "number": Said(stating("Sum(k, k, 1, 3)"), 8, "is the number sum(k, k, 1, 3), not a formula", "eq(a, b)"),
    "real-exponent": Said(stating("forall(x, y, 0 <= (x**y)**2)"), 5, "npow takes a Int where a Real was given", "exp(y * log(x))"),
    "root-as-power": Said(stating("forall(x, 0 <= x**Q(1, 2))"), 5, "an exponent, index or bound must be an integer", "sqrt(x)"),
    "one-name-for-two": Said(stating("forall(Nat('x'), x, eq(Nat('x'), x))"), 5, "one name is used for variables of two sorts", "Nat('n')"),
    # steps
    "algebra-for-an-inequality": Said(stating("0 <= Q(1)", "d.have('a', 2*x <= x**2 + 1, by.algebra)"), "a", "algebra shows equations",
                                      "by.arithmetic"),
    "algebra-for-all": Said(stating("forall(x, eq(x + x, 2*x))", "return d.have('all', statement, by.algebra)"), "all",
                            "without quantifiers", "by.generalisation"),
    "computing-with-variables": Said(stating("forall(x, eq(x + x, 2*x))", "return d.have('all', statement, by.computation)"), "all",
                                     "only closed numbers are computed", "by.arithmetic"),
    "squares-for-all": Said(stating("forall(x, 2*x <= x**2 + 1)", "return d.have('all', statement, by.squares(x - 1))"), "all",
                            "not an equation or inequality", "by.generalisation"),
    "no-such-method": Said(stating("0 <= Q(1)", "return d.have('all', statement, by.arithmetics)"), "(start)", "no attribute 'arithmetics'",
                           "did you mean arithmetic?"),
    "method-not-called": Said(stating("forall(n, 0 <= n)", "return d.have('all', statement, by.induction)"), "all",
                              "the third argument is not a method", "in brackets"),
    "no-method": Said(stating("forall(n, 0 <= n)", "return d.have('all', statement)"), "(start)", "missing 1 required", "by.method"),
    "premise-forgotten": Said(stating("0 <= Q(1)", "s = d.suppose('x is large', 1 <= x)", "d.have('more', 2 <= x + 1, by.arithmetic)"),
                              "more", "by the numbers it fails at x = 0", "give it 'x is large' as a premise"),
    "formula-as-premise": Said(stating("0 <= Q(1)", "d.have('more', 2 <= x + 1, by.arithmetic, 1 <= x)"), "more",
                               "a premise is a formula, not the result", "d.suppose("),
    "premises-in-a-list": Said(stating("0 <= Q(1)", "s = d.suppose('s', 1 <= x)", "d.have('more', 2 <= x + 1, by.arithmetic, [s])"), "more",
                               "a premise is a list", "one by one"),
    "step-in-a-formula": Said(stating("0 <= Q(1)", "s = d.suppose('s', 1 <= x)", "d.have('t', x <= s, by.arithmetic)"), "s",
                              "a step is given where a term belongs", "write the formula again"),
    "step-in-a-term": Said(stating("0 <= Q(1)", "s = d.suppose('s', 1 <= x)", "d.have('t', 0 <= s + 1, by.arithmetic)"), "s", "'Theorem'",
                           "in line 8: a step is a fact and no term"),
    "nothing-supposed": Said(stating("0 <= Q(1)", "d.suppose(1 <= x)"), "(start)", "missing 1 required", "d.suppose('its label', formula)"),
    "never-discharged": Said(stating("forall(x, 2 <= x + 1)", "s = d.suppose('s', 1 <= x)", "m = d.have('m', 2 <= x + 1, by.arithmetic, s)",
                                     "return d.have('all', statement, by.generalisation, m)"), "all",
                             "still supposes something about a variable that is to be quantified: 1 <= x", "implies(A, ..)"),
    "still-supposed": Said(stating("eq(Q(1), 2)", "return d.suppose('s', statement)"), "s", "still supposes 1 = 2", "discharge it"),
    "half-way": Said(stating("forall(x, x <= x + 1)", "return d.have('m', x <= x + 1, by.arithmetic)"), "m", "ends with x <= x + 1",
                     "by.generalisation"),
    "nothing-returned": Said(stating("forall(x, x <= x + 1)", "d.have('all', statement, by.arithmetic)"), "all", "returns nothing",
                             "return d.have(...)"),
    "formula-returned": Said(stating("forall(x, x <= x + 1)", "return statement"), "(start)", "returns a formula", "return d.have(...)"),
    "derivation-called": Said(stating("0 <= Q(1)").replace("derivation=derivation", "derivation=derivation()"), 8, "argument: 'd'",
                              "without brackets"),
    "derivation-of-nothing": Said(stating("0 <= Q(1)").replace("def derivation(d)", "def derivation()"), "(start)",
                                  "takes 0 positional arguments", "def derivation(d)"),
    # sorts and domains
    "real-for-a-natural-number": Said(stating("0 <= Q(1)", "f = d.have('every', forall(n, 0 <= n + 1), by.arithmetic)",
                                              "d.have('at x', 0 <= x + 1, by.instance(n=x), f)"), "at x",
                                      "n is a Nat in the lemma, and x is a Real", "prove the lemma for every Real"),
    "integer-for-a-natural-number": Said(stating("0 <= Q(1)", "f = d.have('every', forall(n, 0 <= n + 1), by.arithmetic)",
                                                 "d.have('at k', 0 <= k + 1, by.instance(n=k), f)"), "at k", "it needs 0 <= k",
                                         "let k be a Nat"),
    "integer-exponent": Said(stating("0 <= Q(1)", "d.have('s', 0 <= (x**k)**2, by.squares(x**k))"), "s", "it needs 0 <= k",
                             "let k be a Nat"),
    "negative-exponent": Said(stating("forall(x, implies(0 < x, 0 <= x**-1))"), "all", "it needs 0 <= -1", "ipow(b, e)"),
    "before-the-first": Said(stating("0 <= Q(1)", "d.have('s', eq(factorial(n), n * factorial(n - 1)), by.factorial_step)"), "s",
                             "by the numbers it fails at n = 0", "give more facts"),
    "division-by-zero": Said(stating("0 <= Q(1)", "d.have('q', eq(x / x, 1), by.algebra)"), "q", "it needs x != 0", "suppose it"),
    "logarithm-of-anything": Said(stating("0 <= Q(1)", "d.have('l', log(x) <= log(x) + 1, by.arithmetic)"), "l", "it needs 0 < x",
                                  "suppose it"),
    "induction-on-a-real": Said(stating("forall(x, 0 <= x**2)", "return d.have('all', statement, by.induction(x))"), "all", "x is a Real",
                                "Nat or Int"),
    # induction
    "no-start": Said(inducing("s = d.suppose('h', A)", "step = d.have('step', at(A, n, n + 1), by.algebra, s, last)", given="step"), "all",
                     "no premise is the start of the induction, sum(k, k, 1, 0) = 0*(0 + 1)/2", "at(A, n, 0)"),
    "no-step": Said(inducing(given="base"), "all", "no premise is the step of the induction", "at(A, n, n + 1)"),
    "step-written-otherwise": Said(inducing("s = d.suppose('h', A)",
                                            "step = d.have('step', eq(Sum(k, k, 1, n + 1), (n + 1) * (n + 2) / 2), by.algebra, s, last)"),
                                   "all", "no premise is the step", "at(A, n, n + 1)"),
    "no-hypothesis": Said(inducing("h = d.suppose('for n', A)", "step = d.have('step', at(A, n, n + 1), by.algebra, last)"), "step",
                          "no combination of the given facts", "give it 'for n' as a premise"),
    "start-computed-by-python": Said(inducing(start="d.have('base', 0 <= 2*0, by.computation)"), "base", "the goal is a bool", ""),
    # false statements and twins
    "false": Said(stating("forall(n, n**2 <= 2**n)"), "all", "by the numbers it fails at n = 3", ""),
    "false-where-given": Said(stating("0 <= Q(1)", "s = d.suppose('s', 0 <= x)", "d.have('t', x <= x**2, by.arithmetic, s)"), "t",
                              "by the numbers it fails at x = 1/2, where all that is given holds", ""),
    "true-twin": Said(twin(f"Twin('also', forall(n, {SUM}), refuted_at={{'n': 3}})"), "true-twin/also", "which is true",
                      "where there is none, it is true"),
    "twin-without-a-value": Said(twin("Twin('less', forall(n, x, x <= n), refuted_at={'n': 3})"), "twin-without-a-value/less",
                                 "gives no value for x", "add x=..."),
    "twin-of-nothing": Said(twin("Twin('less')"), 7, "missing 1 required", "Twin('its-id', statement"),
    "twin-at-a-float": Said(twin("Twin('less', forall(x, x <= 1), refuted_at={'x': 1.5})"), 7, "the value 1.5, which is not exact",
                            "Q(1, 2)"),
    "twin-without-forall": Said(twin("Twin('less', x <= 1, refuted_at={'x': 2})"), 7, "twin twin-without-forall/less: ", "forall(x, ...)"),
    # the file
    "other-id": Said(stating("0 <= Q(1)").replace("ID", "'another'"), 0, "a claim's file is named after its id", "another.py"),
    "spaced-id": Said(stating("0 <= Q(1)").replace("ID", "'My First Claim'"), 8, "is not of the form", "'my-first-claim'"),
    "other-name": Said(stating("0 <= Q(1)").replace("claim = ", "my_claim = "), 0, "is called 'my_claim'", "claim = Claim("),
    "field-misspelt": Said(stating("0 <= Q(1)", more=", twin=[]"), 8, "unexpected keyword argument 'twin'", "twins=[...]"),
    "no-title": Said(stating("0 <= Q(1)").replace("title='t', ", ""), 8, "argument: 'title'", "title=..."),
    "never-closed": Said(stating("forall(n, 0 <= n"), 5, "'(' was never closed", "close each bracket"),
    "no-product-sign": Said(stating("forall(n, eq(2 n, n + n))"), 5, "not valid Python", "2 * n"),
    "no-such-claim": Said(stating("0 <= Q(1)", "d.cite('sum-of-integer')"), "sum-of-integer", "near: sum-of-integers", "mathcheck list"),
    # axioms
    "no-such-axiom": Said(stating("0 <= Q(1)", "d.have('a', eq(sqrt(x)**2, x), by.axiom('sqrt-square'))"), "a",
                          "there is no axiom 'sqrt-square'", "did you mean sqrt-squared?"),
    "no-such-axiom-declared": Said(stating("0 <= Q(1)", more=", axioms=('archimedis',)"), 8, "there is no axiom 'archimedis'",
                                   "mathcheck axioms"),
    "axiom-not-declared": Said(stating("eq(exp(0), 1)", "return d.have('all', statement, by.axiom('exp-zero'))"), "main",
                               "cites an axiom that was not expected: exp-zero", "axioms=('exp-zero', ...)"),
}


@pytest.fixture(scope="module")
def verified(cli, tmp_path_factory):
    """What `verify` says of each file, as (where, why, hint): of all of them at once."""
    folder = tmp_path_factory.mktemp("mistakes")
    for name, said in MISTAKES.items():
        (folder / f"{name}.py").write_text(said.text.replace("id=ID", f"id={name!r}"), encoding="utf-8")
    done = cli("verify", "--claims", folder, "--json", "-j", "2")
    assert done.code == 1 and not done.err
    answer = json.loads(done.out)
    found = {u["path"].rpartition("/")[2][:-3]: [(u["line"], u["why"], u["hint"])] for u in answer["unloaded"]}
    return found | {c["id"]: [(p["where"], p["why"], p["hint"]) for p in c["problems"]] for c in answer["claims"]}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_what_to_write_instead(verified, name):
    [(where, why, hint)] = verified[name]
    wanted = MISTAKES[name]
    assert (where, wanted.why in why, wanted.hint in hint) == (wanted.where, True, True), (where, why, hint)
    assert "\n" not in why + hint and "Traceback" not in why


def test_a_refused_step_prints_claim_step_reason_givens_and_what_to_try(cli, folder):
    forgotten = stating("0 <= Q(1)", "a = d.suppose('x is positive', 0 < x)", "b = d.suppose('y is positive', 0 < y)",
                        "d.have('product', 0 < x*y, by.arithmetic, a)")
    done = cli("verify", "--claims", folder(forgotten=forgotten.replace("id=ID", "id='forgotten'")))
    assert (done.code, done.err) == (1, "")
    said = " ".join(done.out.split())
    assert ("forgotten, step 'product': arithmetic on the given facts does not show 0 < x*y: no combination of the given facts shows it; "
            "by the numbers it fails at x = 1, y = 0, where all that is given holds given: 0 < x try: give more facts, an intermediate "
            "step, or the squares that help: by.squares(x - y); give it 'y is positive' as a premise, if it may suppose that") in said


def test_a_file_without_a_claim_is_named(cli, folder):
    path = folder(helper="x = 1\n") / "helper.py"
    done = cli("verify", "--claims", path)
    assert done.code == 2 and f"{path} declares no `claim`" in done.err
