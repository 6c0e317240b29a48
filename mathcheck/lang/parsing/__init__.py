"""Reading the text form: what the kernel's printer writes, and what people type. Bounded and without evaluation.

    parse_statement("n in NN, n >= 3: n**(n+1) > (n+1)**n")

A text becomes tokens (lexer, stream), a tree (expressions, statements) and a term (meaning); docs/syntax.md describes it. Nothing here
is trusted: what a text was read as is shown by printing the term.
"""

from collections.abc import Iterable, Mapping

from ...kernel.binding import bind
from ...kernel.errors import KernelError
from ...kernel.recursion import Recursion
from ...kernel.sorts import NAT, PROP, REAL, Sort, function_sort, is_numeric
from ...kernel.terms import Defined, Definition, Term, variable
from ...kernel.text import names_of_several
from .errors import ParseError
from .expressions import called
from .meaning import Meaning
from .statements import Header, Statements


def parse(text: str, *, variables: Mapping[str, Sort] | None = None, definitions: Iterable[Defined] = ()) -> Term:
    """The term, formula or filter that a text means: parse(show(t), variables=its free ones, definitions=t.definitions) == t.

    variables: the sorts of the free variables by name; definitions: what may be called, besides the words of lang.standard.
    Raises ParseError for anything else, in time and memory bounded by the length of the text.
    """
    free = {name: variable(name, sort) for name, sort in (variables or {}).items()}
    known = tuple(definitions)
    if clash := [d.name for d in known if d.name in free and not is_numeric(free[d.name].sort)]:
        raise ParseError(f"{clash[0]} is the name of a function variable and of a definition", 0, "rename one of them")
    return Meaning(known).term(Statements(text).whole(), free)


def parse_statement(text: str, *, definitions: Iterable[Defined] = ()) -> Term:
    """The closed formula that a text states: `x in [0, 1]: x^2 <= x` is forall x:Real. 0 <= x -> x <= 1 -> x^2 <= x.

    Variables without a range are real. definitions: what may be called, besides the words of lang.standard. Raises ParseError, also if
    two different definitions in it, one within another perhaps, have one name.
    """
    implicit: dict[str, Term] = {}
    statement = Meaning(definitions, implicit).term(Statements(text).statement(), {})
    if statement.sort is not PROP:
        raise ParseError("this is a number, not a statement", 0, "compare it with something, as in x^2 >= 0")
    try:
        for x in reversed(implicit.values()):
            statement = bind("forall", x, statement)
    except KernelError as e:
        raise ParseError(e.why, 0) from e
    if twice := names_of_several(statement.definitions):
        raise ParseError(f"{twice[0]} is the name of two definitions", 0, "rename one of them")
    return statement


def parse_definition(text: str, *, definitions: Iterable[Defined] = ()) -> Defined:
    """The definition or recursion whose equations a text shows, as the kernel prints them. definitions: what it may call, besides the
    words of lang.standard. Raises ParseError."""
    return _defined(Statements(text).definition(), tuple(definitions))


def parse_definitions(texts: Iterable[str]) -> tuple[Defined, ...]:
    """The definitions that texts show, in their order; they may call each other wherever they stand, but not in a circle. Raises
    ParseError."""
    cases = [Statements(text).definition() for text in texts]
    waiting = {case[0].name: case for case in cases}
    if len(waiting) < len(cases):
        raise ParseError("two definitions have one name", 0, "rename one of them")
    found: dict[str, Defined] = {}
    while waiting:
        ready = [name for name, case in waiting.items() if not any(called(side.body) & waiting.keys() - {name} for side in case)]
        if not ready:
            raise ParseError(f"the definitions of {', '.join(waiting)} call each other", 0, "a recursion calls itself only")
        for name in ready:
            found[name] = _defined(waiting.pop(name), tuple(found.values()))
    return tuple([found[case[0].name] for case in cases])


def _defined(cases: list[Header], known: tuple[Defined, ...]) -> Defined:
    first, *rest = cases
    try:
        if not rest:
            scope = {name: variable(name, sort) for name, sort in first.params}
            return Definition(first.name, first.params, Meaning(known).term(first.body, scope))
        then, n = rest[0], rest[0].first.removesuffix(" + 1")
        if then.name != first.name or then.params != first.params or n == then.first:
            raise ParseError("the cases do not belong together", then.position,
                             f"write {first.name}(0, ..) := .., {first.name}(n + 1, ..) := ..")
        result, params = first.result or REAL, ((n, NAT), *first.params)
        itself = variable(first.name, function_sort(tuple([sort for _, sort in params]), result))
        scope = {name: variable(name, sort) for name, sort in first.params}
        base = Meaning(known).term(first.body, scope)
        step = Meaning(known).term(then.body, {**scope, n: variable(n, NAT), first.name: itself})
        return Recursion(first.name, params, result, base, step)
    except KernelError as e:
        raise ParseError(e.why, first.position) from e


__all__ = ["ParseError", "parse", "parse_definition", "parse_definitions", "parse_statement"]
