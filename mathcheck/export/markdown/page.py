"""An article as a page of Markdown."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...kernel.terms import Defined
from ...registry.report import Problem
from ...words import Words
from ..article import Article, CitedAxiom, Derivation, Digest, Step, Twin
from ..prose import AxiomName, ClaimName, ended, said
from .lines import Setting, anchor, code, display, display_definition, fenced, line, text


def document(article: Article) -> str:
    """The article as a page by itself."""
    stated = {a.name: f"#{axiom_anchor(a.name)}" for a in article.axioms if a.statement is not None}
    return page(article, Setting(article.words, axioms=stated))


def page(article: Article, setting: Setting, before: Sequence[str] = (), *, axioms: bool = True) -> str:
    """The article as a page. before: blocks above its title; axioms: whether it states those that it cites, or only refers to them."""
    say = article.words.template
    derivations = [block for i, d in enumerate(article.derivations, 1) for block in
                   _derivation(d, replace(setting, steps=f"step-{i}-" if len(article.derivations) > 1 else "step-"))]
    setting = replace(setting, steps="step-" if len(article.derivations) == 1 else "")
    slips, twins = [t for t in article.twins if t.slip], [t for t in article.twins if not t.slip]
    return joined([
        *before, f"# {line(article.title) or code(article.id)}", code(article.id), line(article.meaning), *_statement(article),
        *_head(say("Definitions"), [say("The steps also use"), *_definitions(article.definitions, article.words)], article.definitions),
        *_head(say("Computation"), [line(c) for c in article.computation], article.computation),
        *derivations, *_lemmas(article, setting), *_axioms(article, setting, axioms),
        *_head(say("Notation"), [_list(line(s, setting) for s in article.notation)], article.notation),
        *_twins(say("The slip in the source"), say("As the source has it; this must fail."), slips, setting),
        *_twins(say("False twins"), say("Variants of the statement that must fail."), twins, setting),
        *_head(say("Numeric check"), [_list(map(text, article.numbers))], article.numbers),
        *_problems(say("Problems"), article.problems, article.words), *_problems(say("Warnings"), article.warnings, article.words),
        *_head(say("Sources"), [_list(map(text, article.sources), "1.")], article.sources),
        *_head(say("Certificate"), [b for i, d in enumerate(article.digests, 1) for b in _digest(article, d, i)], article.digests)])


def joined(blocks: Iterable[str]) -> str:
    """Blocks one below another, as a file."""
    return "\n\n".join(blocks) + "\n"


def axiom_anchor(name: str) -> str:
    """What the place is called where an axiom is stated."""
    return f"axiom-{name}"


def stated_axiom(axiom: CitedAxiom, words: Words) -> list[str]:
    """An axiom with its statement and source, or by its name where this version does not know it."""
    if axiom.statement is None:
        return [f"### {text(axiom.name)}"]
    return [anchor(axiom_anchor(axiom.name)), f"### {text(axiom.name)}", text(axiom.words), display(axiom.statement, words),
            text(ended(words, axiom.source))]


def _head(title: str, blocks: Iterable[str], shown: Sequence[object]) -> list[str]:
    """A section, if there is anything to be shown in it."""
    return [f"## {title}", *blocks] if shown else []


def _list(items: Iterable[str], mark: str = "-") -> str:
    return "\n".join(f"{mark} {item}" for item in items)


# The statement


def _statement(article: Article) -> list[str]:
    words = article.words
    head = f"## {words.template('Theorem' if article.kind == 'theorem' else 'Statement')}"
    source = [line(said(words, "Source: {source}", source=ended(words, article.source)))] if article.source else []
    if article.statement is None:
        return [head, words.template("(No statement was read.)"), *source]
    return [head, display(article.statement, words), *_where(article.where, words), *source]


def _where(definitions: Sequence[Defined], words: Words) -> list[str]:
    return [words.template("where"), *_definitions(definitions, words)] if definitions else []


def _definitions(definitions: Sequence[Defined], words: Words) -> list[str]:
    return [display_definition(d, words) for d in definitions]


# The derivation


def _derivation(derivation: Derivation, setting: Setting) -> list[str]:
    words = setting.words
    named = said(words, "Derivation “{name}”", name=derivation.name) if derivation.name else said(words, "Derivation")
    title = named if derivation.proof else said(words, "{title}, not accepted", title=named)
    refused = [] if derivation.proof else [words.template("These are the steps before the one that was refused.")]
    variables = [line(derivation.variables, setting)] if derivation.variables else []
    steps = [block for s in derivation.steps for block in _step(s, setting)] or [words.template("(No step.)")]
    return [f"## {line(title)}", *refused, *variables, *steps]


def _step(step: Step, setting: Setting) -> list[str]:
    """What is supposed, the formula, the reason; a cited claim is named above the formula, where its label says the same."""
    words = setting.words
    under = {"suppose": said(words, "Suppose"), "cite": step.reason}.get(step.kind) or step.under
    cited = step.kind == "cite" and step.reason == said(words, "By the claim {claim}.", claim=ClaimName(step.label))
    label = "" if cited else f" {text(ended(words, step.label))}"
    head = f"{anchor(f'{setting.steps}{step.number}')}**({step.number}){label}** {line(under, setting)}".rstrip()
    reason = "" if step.kind == "cite" else line(step.reason, setting)
    how = " — ".join(filter(None, [reason, text(ended(words, step.why))]))
    unused = words.template("Not part of the certificate: nothing rests on it.") if step.audited is False else ""
    return [head, display(step.formula, words), *([" ".join(filter(None, [how, unused]))] if how or unused else [])]


# What it rests on


def _lemmas(article: Article, setting: Setting) -> list[str]:
    return _head(article.words.template("Lemmas"),
                 [b for c in article.lemmas for b in (line((ClaimName(c.id),), setting), display(c.statement, setting.words))],
                 article.lemmas)


def _axioms(article: Article, setting: Setting, stated: bool) -> list[str]:
    words = article.words
    if not article.axioms:
        return [f"## {words.template('Axioms')}", words.template("None is cited.")] if article.derivations else []
    if stated:
        shown = [b for a in article.axioms for b in stated_axiom(a, words)]
    else:
        shown = [_list(line(said(words, "{axiom}: {words}", axiom=AxiomName(a.name), words=a.words), setting) for a in article.axioms)]
    return [f"## {words.template('Axioms')}", words.template("Cited, not proved:"), *shown]


def _digest(article: Article, digest: Digest, number: int) -> list[str]:
    """What the certificate is, and how to have it, in a file of its own, and to audit it."""
    of = ["--derivation", digest.derivation] if digest.derivation else []
    # no id has a dot: ID-1 may be a claim of its own
    file = f"{article.id}.{number}.cert" if digest.derivation else f"{article.id}.cert"
    size = said(article.words, "{bytes} bytes, SHA-256", bytes=str(digest.size))
    return [f"{text(digest.derivation) + ': ' if of else ''}{line(size)} {code(digest.sha256)}",
            fenced([shlex.join(["mathcheck", "export", article.id, "--format", "certificate", *of, "-o", file]),
                    shlex.join(["mathcheck", "audit", file])], "sh")]


# The guards


def _twins(title: str, words_above: str, twins: Sequence[Twin], setting: Setting) -> list[str]:
    return _head(title, [words_above, *(b for t in twins for b in _twin(t, setting))], twins)


def _twin(twin: Twin, setting: Setting) -> list[str]:
    words = setting.words
    shown = [code(twin.text)] if twin.statement is None else [display(twin.statement, words), *_where(twin.where, words)]
    note = [text(ended(words, twin.note))] if twin.note else []
    return [f"### {code(twin.id)}", *shown, " ".join([*note, line(twin.outcome, setting)])]


def _problems(title: str, problems: Sequence[Problem], words: Words) -> list[str]:
    return _head(title, [b for p in problems for b in _problem(p, words)], problems)


def _problem(problem: Problem, words: Words) -> list[str]:
    """Where, why and what to try; the goal and what was given as they were typed."""
    where = f"{code(problem.where)}: " if problem.where else ""
    why = " ".join(text(ended(words, part)) for part in (problem.why, problem.hint) if part)
    goal = [f"{words.template('Goal')}: {code(problem.goal)}"] if problem.goal else []
    formulas = [*goal, *(f"{words.template('Given')}: {code(g)}" for g in problem.given)]
    return [where + why, *([_list(formulas)] if formulas else [])]
