"""Function variables: putting a total function in the place of one.

A function variable stands for a total function, so its replacement must be total; and wherever it is applied to something
that may fail to denote, the replacement must fail to denote too, or the substitution lemma would not hold.
"""

from .binding import bind, fits, instantiate, replace
from .domains import domain, place
from .errors import KernelError
from .sorts import PROP
from .terms import Term
from .theorem import Sequent, Theorem, require, require_not_free, rule, united


@rule()
def inst_function(th: Theorem, function: Term, params: tuple, body: Term) -> Sequent:  # type: ignore[type-arg]
    """G |- A  /  G[F], conditions |- A[F], where F(params) := body replaces the function variable.

    Function variables are total: the conditions are forall params. d for d in D(body), and forall params. 0 <= body where
    the result sort is Nat and body only an Int term. Refuses unless params are distinct variables of the places' sorts, F is
    not free in body, and wherever F is applied to something that may fail to denote (or to lie in its place's sort), the body
    at that argument fails with it: `F(1/y) = F(1/y) |- y /= 0` is true, and F(x) := 0 must not turn it into `0 = 0 |- y /= 0`.
    """
    conditions = _total("inst_function", function, params, body)
    _require_strict("inst_function", (*th.hyps, th.concl), function, params, body)
    return Sequent((*(substitute_function(h, function, params, body) for h in th.hyps), *conditions),
                   substitute_function(th.concl, function, params, body))


@rule()
def forall_elim_function(th: Theorem, params: tuple, body: Term) -> Sequent:  # type: ignore[type-arg]
    """G |- forall F:S. A  /  G, conditions |- A[F], with F(params) := body.  Conditions and refusals as in inst_function."""
    require(th.concl.op == "forall", "forall_elim_function", "the conclusion is not a universal statement", conclusion=th.concl)
    conditions, instance = _at_function("forall_elim_function", th.concl, params, body)
    return Sequent(united(th, conditions), instance)


@rule()
def exists_intro_function(th: Theorem, claim: Term, params: tuple, body: Term) -> Sequent:  # type: ignore[type-arg]
    """G |- A[F]  /  G, conditions |- exists F:S. A, with F(params) := body.  Conditions and refusals as in inst_function.

    Refuses unless `claim` says that a function exists and its instance at F is the premise's conclusion.
    """
    require(claim.op == "exists", "exists_intro_function", "the claim is not an existential statement", claim=claim)
    conditions, instance = _at_function("exists_intro_function", claim, params, body)
    require(instance == th.concl, "exists_intro_function", "the premise is not the claim at this witness", wanted=instance, given=th.concl)
    return Sequent(united(th, conditions), claim)


def substitute_function(t: Term, function: Term, params: tuple[Term, ...], body: Term) -> Term:
    """t with every application function(t1, ..) replaced by body[t1, ..]. params: distinct variables, one a place, of the
    place's sort; body: a term of the function's result sort (Int where Nat is wanted is the caller's condition)."""
    sort = function.sort
    if function.op != "var" or sort.result is None or len(params) != len(sort.args) or body.loose:
        raise KernelError("substitute_function", "a function variable needs one parameter for each place", function=function)
    if any(p.op != "var" or p.sort is not s for p, s in zip(params, sort.args)) or len(set(params)) < len(params):
        raise KernelError("substitute_function", "the parameters must be distinct variables of the places' sorts", params=params)
    if not fits(body, sort.result):
        raise KernelError("substitute_function", f"the body must be a {sort.result!r}", body=body)
    name = (function.data, sort)
    places = [(p.data, p.sort) for p in params]

    done: dict[int, Term] = {}  # what is shared is done once

    def walk(s: Term) -> Term:
        if name not in s.free:
            return s
        if s.op == "var":
            raise KernelError("substitute_function", "the function occurs without arguments", function=function)
        if id(s) not in done:
            replaced = s.op == "app" and s.args[0] == function
            args = tuple(map(walk, s.args[1:] if replaced else s.args))
            done[id(s)] = replace(body, dict(zip(places, args))) if replaced else Term(s.op, args, s.data)
        return done[id(s)]

    return walk(t)


def _at_function(name: str, quantified: Term, params: tuple[Term, ...], body: Term) -> tuple[list[Term], Term]:
    """The conditions and the matrix of `quantified` at the function."""
    bound, sort = quantified.data
    # a name that occurs nowhere else, so that only the bound function is replaced
    taken = {n for n, _ in quantified.free | body.free} | {p.data for p in params if type(p) is Term}
    while bound in taken:
        bound += "_"
    function = Term("var", (), (bound, sort))
    conditions = _total(name, function, params, body)
    matrix = instantiate(quantified.args[0], function)
    _require_strict(name, (matrix,), function, params, body)
    return conditions, substitute_function(matrix, function, params, body)


def _total(name: str, function: Term, params: tuple[Term, ...], body: Term) -> list[Term]:
    require(all(type(p) is Term and p.op == "var" for p in params), name, "the parameters must be variables", params=params)
    sort = function.sort.result
    if function.op != "var" or sort is None:
        raise KernelError(name, "not a function variable", given=function)
    # were the old function in the body, conditions that speak of the old one and of the new one would look the same
    require_not_free(function, (body,), name)
    require(body.sort is PROP if sort is PROP else fits(body, sort), name, f"the body must be a {sort!r}", body=body)
    conditions = [*domain(body), *([] if sort is PROP else place(body, sort))]
    for p in reversed(params):
        conditions = [bind("forall", p, c) for c in conditions]
    return conditions


def _require_strict(name: str, terms: tuple[Term, ...], function: Term, params: tuple[Term, ...], body: Term,
                    seen: set[Term] | None = None) -> None:
    """Every application of the function is undefined only where the body at its arguments is."""
    seen = set() if seen is None else seen
    for t in terms:
        if (function.data, function.sort) not in t.free or t in seen:
            continue
        seen.add(t)
        if t.op == "app" and t.args[0] == function and (conditions := domain(t)):
            values = dict(zip([(p.data, p.sort) for p in params], t.args[1:]))
            kept = () if body.sort is PROP else domain(replace(body, values))
            require(all(d in kept for d in conditions), name,
                    "the function is applied where its argument may be undefined, and the body would hide that",
                    application=t, conditions=conditions)
        _require_strict(name, t.args, function, params, body, seen)
