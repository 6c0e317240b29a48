"""The ordered field of reals (W. Rudin, Principles of Mathematical Analysis, 3rd ed., 1.17 to 1.19): inequalities from a certificate,
comparison, absolute value, maximum and minimum."""

from fractions import Fraction
from typing import Any

from .domains import domain
from .errors import KernelError
from .polynomials import Quotient, constant, equal, normal_form
from .sorts import is_numeric
from .terms import ZERO, Term, disj, eq, lt
from .theorem import Sequent, Theorem, require, rule

_STRENGTH = {"lt": 2, "le": 1, "eq": 0}  # what a node shows of its expression e: 0 < e, 0 <= e, 0 = e


@rule()
def inequality(goal: Term, certificate: tuple) -> Sequent:  # type: ignore[type-arg] # the annotation is checked
    """From a certificate: hypotheses |- a < b, a <= b or a = b.

    A node shows 0 < e, 0 <= e or 0 = e for an expression e that the kernel computes:
      ("have", th)      th: a < b, a <= b or a = b gives e = b - a
      ("const", q)      a literal q >= 0
      ("square", t)     e = t*t >= 0
      ("add", p, q)     the sum, as strong as its summands allow
      ("mul", p, q)     the product: an equation if one of the two is, else strict if both are
      ("scale", p, t)   t times an equation, t any term
      ("inverse", p)    1/e > 0 for a strict p
    Refuses unless goal's b - a equals the root's e by the normal forms of `field`, and the root is as strong as the goal (an
    equation for =, strict for <). There is no node that multiplies an inequality by a term of unknown sign.
    Hypotheses: those of the theorems, D(a), D(b) and D(t) of the terms given. Sound: the axioms of an ordered field.
    """
    require(goal.op in _STRENGTH, "inequality", "the goal is not a < b, a <= b or a = b", goal=goal)
    hyps: list[Term] = []
    strength, expression = _node(certificate, hyps)
    wanted = _STRENGTH[goal.op]
    require(strength == 0 if wanted == 0 else strength >= wanted or (wanted == 1 and strength == 0), "inequality",
            "the certificate is too weak for the goal", shown=("= 0", ">= 0", "> 0")[strength], goal=goal)
    a, b = goal.args
    require(equal(normal_form(b) + -normal_form(a), expression), "inequality",
            "the certificate's expression is not the difference of the two sides", goal=goal)
    return Sequent((*hyps, *domain(a), *domain(b)), goal)


def _node(node: Any, hyps: list[Term]) -> tuple[int, Quotient]:
    if type(node) is not tuple or not node or type(node[0]) is not str:
        raise KernelError("inequality", "a node of the certificate is a tuple that starts with its kind", node=node)
    kind, *args = node
    if not args:
        raise KernelError("inequality", f"a node {kind!r} without arguments", node=node)
    kinds = tuple(type(x) for x in args)
    if kind == "have" and kinds == (Theorem,):
        th = args[0]
        require(th.concl.op in _STRENGTH, "inequality", "a theorem used is not a < b, a <= b or a = b", theorem=th)
        hyps.extend(th.hyps)
        return _STRENGTH[th.concl.op], normal_form(th.concl.args[1]) + -normal_form(th.concl.args[0])
    if kind == "const" and kinds in ((int,), (Fraction,)):
        require(args[0] >= 0, "inequality", "a literal in the certificate is negative", given=args[0])
        return (2 if args[0] > 0 else 0), constant(args[0])
    if kind in ("square", "scale"):
        require(type(args[-1]) is Term and is_numeric(args[-1].sort), "inequality", f"{kind} takes a number", node=node)
    if kind == "square" and kinds == (Term,):
        hyps.extend(domain(args[0]))
        root = normal_form(args[0])
        return 1, root * root
    if kind == "inverse" and kinds == (tuple,):
        strength, e = _node(args[0], hyps)
        require(strength == 2, "inequality", "only something strictly positive is inverted")
        return 2, e.inverse()
    if kind == "scale" and kinds == (tuple, Term):
        strength, e = _node(args[0], hyps)
        require(strength == 0, "inequality", "only an equation is multiplied by a term of unknown sign")
        hyps.extend(domain(args[1]))
        return 0, e * normal_form(args[1])
    if kind in ("add", "mul") and kinds == (tuple, tuple):
        (s1, e1), (s2, e2) = _node(args[0], hyps), _node(args[1], hyps)
        if kind == "add":
            return max(s1, s2), e1 + e2
        if 0 in (s1, s2):
            return 0, e1 * e2
        return min(s1, s2), e1 * e2
    raise KernelError("inequality", f"no node {kind!r} with such arguments", node=node)


@rule()
def trichotomy(a: Term, b: Term) -> Sequent:
    """D(a), D(b) |- a < b or (a = b or b < a).  The order is total, Rudin 1.5. Refuses unless a and b are numbers."""
    return Sequent((*domain(a), *domain(b)), disj(lt(a, b), disj(eq(a, b), lt(b, a))))


@rule()
def abs_of_nonnegative(th: Theorem) -> Sequent:
    """G |- 0 <= a  /  G |- |a| = a.  Refuses unless the conclusion has that form."""
    require(th.concl.op == "le" and th.concl.args[0] == ZERO, "abs_of_nonnegative", "the conclusion is not 0 <= a", conclusion=th.concl)
    a = th.concl.args[1]
    return Sequent(th.hyps, eq(abs(a), a))


@rule()
def abs_of_nonpositive(th: Theorem) -> Sequent:
    """G |- a <= 0  /  G |- |a| = -a.  Refuses unless the conclusion has that form."""
    require(th.concl.op == "le" and th.concl.args[1] == ZERO, "abs_of_nonpositive", "the conclusion is not a <= 0", conclusion=th.concl)
    a = th.concl.args[0]
    return Sequent(th.hyps, eq(abs(a), -a))


@rule()
def max_min(th: Theorem, op: str, swapped: int) -> Sequent:
    """G |- a <= b  /  G |- max(a, b) = b; min(a, b) = a; with swapped = 1 max(b, a) = b; min(b, a) = a.

    Refuses unless the conclusion is a <= b, op is max or min, and swapped is 0 or 1.
    """
    require(th.concl.op == "le", "max_min", "the conclusion is not a <= b", conclusion=th.concl)
    require(op in ("max", "min") and swapped in (0, 1), "max_min", "op is max or min, swapped is 0 or 1", op=op, swapped=swapped)
    a, b = th.concl.args
    return Sequent(th.hyps, eq(Term(op, (b, a) if swapped else (a, b)), b if op == "max" else a))
