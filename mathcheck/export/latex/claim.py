"""The body of a document: what an article says, part by part.

It prints and decides nothing: what may be called a theorem or a proof, the article says.
"""

from collections.abc import Sequence
from dataclasses import replace

from ...kernel.terms import Defined
from ...registry.report import Problem
from ..article import Article, CitedAxiom, Derivation, Digest, Step, Twin
from ..prose import ClaimName, Prose, StepNumber, ended
from .setting import Setting

_BESIDE = 4  # numbers of suppositions that stand beside a formula; more of them begin the reason
_SUPPOSE = 4.5  # em, what that word takes


def placed(setting: Setting, article: Article) -> Setting:
    """The setting of an article among others, whose anchors have names of their own."""
    return replace(setting, place=f"{article.id}.", lemmas={c.id: f"{article.id}.lemma.{i}" for i, c in enumerate(article.lemmas, 1)})


def theorem(setting: Setting, article: Article, heading: str) -> list[str]:
    """The statement in its environment with its definitions. heading: of the environment, LaTeX, may be empty."""
    name = "mathchecktheorem" if article.kind == "theorem" else "mathcheckstatement"
    opening = f"\\begin{{{name}}}" + (f"[{{{heading}}}]" if heading else "")
    if article.statement is None:
        shown = [setting.say("(No statement was read.)")]
    else:
        shown = [setting.display(article.statement), *_where(setting, article.where)]
    return [opening, *shown, f"\\end{{{name}}}"]


def about(setting: Setting, article: Article) -> list[str]:
    """The verdict, the source, and what was computed."""
    source = [setting.say("Source: {source}.", source=setting.source(article.source))] if article.source else []
    verdict = setting.prose(article.meaning)
    words = [verdict[:1].upper() + verdict[1:], *map(setting.prose, article.computation), *source]
    return ["\\noindent{\\small " + "\n".join(words) + "\\par}"]


def derivations(setting: Setting, article: Article) -> list[str]:
    """The definitions that only steps use, the derivations, and the notation of all."""
    further = part(setting, "Definitions", setting.say("The steps also use")) if article.definitions else []
    further += [setting.definition(d) for d in article.definitions]
    shown = [line for i, d in enumerate(article.derivations) for line in _derivation(setting, d, i)]
    legend = "\n".join(map(setting.prose, article.notation))
    return [*further, *shown, *(["{\\footnotesize", *part(setting, "Notation", legend), "}"] if legend else [])]


def lemmas(setting: Setting, article: Article) -> list[str]:
    """The claims that a derivation cites and the reader has not at hand, with their statements and where they are cited."""
    items = []
    for c in article.lemmas:
        if c.id not in setting.claims:
            formula, further = setting.flush(c.statement)
            name, steps = setting.code(c.id), _citing(setting, article, c.id)
            words = setting.say("{claim}, cited in {steps}.", claim=name, steps=setting.listed(steps)) if steps else f"{name}."
            items += _item(setting.lemmas[c.id], "", formula, further, words)
    return [*part(setting, "Lemmas", setting.say("The derivation cites these claims.")), *_items(items)] if items else []


def _citing(setting: Setting, article: Article, cited: str) -> list[str]:
    """The steps that cite the claim; none where the derivations are left out."""
    found = []
    for i, d in enumerate(article.derivations):
        for s in d.steps:
            if ClaimName(cited) in s.reason:
                step = setting.prose((StepNumber(s.number),), i)
                found.append(setting.say("{step} of “{derivation}”", step=step, derivation=setting.text(d.name)) if d.name else step)
    return found


def axioms(setting: Setting, cited: Sequence[CitedAxiom]) -> list[str]:
    """Axioms, each with what it says and where it is from."""
    items = []
    for a in cited:
        formula, further = ("", []) if a.statement is None else setting.flush(a.statement)
        source = setting.source(a.source) if a.source else ""
        words = " ".join(part for part in (f"{setting.code(a.name)}.", setting.text(ended(setting.words, a.words)), source) if part)
        items += _item(setting.axioms[a.name], "", formula, further, words)
    return _items(items)


def sources(setting: Setting) -> list[str]:
    """The numbered sources."""
    items = [line for source, number in setting.sources.items()
             for line in _item(f"{setting.sources_at}source.{number}", f"[{number}]", setting.text(ended(setting.words, source)), [], "")]
    return _items(items)


def twins(setting: Setting, article: Article) -> list[str]:
    """The source's own slips first, then the other false variants."""
    slips, others = [t for t in article.twins if t.slip], [t for t in article.twins if not t.slip]
    return [
        *(_twins(setting, article, "The slip in the source", "So the source has it.", slips) if slips else []),
        *(_twins(setting, article, "False twins", "Variants of the statement that must fail.", others) if others else [])]


def numbers(setting: Setting, article: Article) -> list[str]:
    """What was compared with numbers."""
    return part(setting, "Numeric check", "\n".join(map(setting.text, article.numbers))) if article.numbers else []


def problems(setting: Setting, article: Article) -> list[str]:
    """What stands in the way, and what may mean that the claim says less than it seems to."""
    found = [("Problems", setting.say("What stands in the way."), article.problems), ("Warnings", "", article.warnings)]
    return [line for title, words, shown in found if shown
            for line in (*part(setting, title, words), *_items([line for p in shown for line in _problem(setting, p)]))]


def digests(setting: Setting, article: Article) -> list[str]:
    """Each certificate's size and digest, and how to audit it."""
    if not article.digests:
        return []
    words = setting.say("The kernel's steps as a file, which these commands write and replay:")
    commands = [_small(setting.code(command)) for command in (f"mathcheck export {article.id} --format certificate --output FILE",
                                                              "mathcheck audit FILE")]
    return [*part(setting, "Certificate", words), *commands, *(digest(setting, d) for d in article.digests)]


def digest(setting: Setting, d: Digest) -> str:
    """A certificate's size and digest."""
    named = f"\\textbf{{{setting.text(d.derivation)}.}} " if d.derivation else ""
    size = setting.say("{count} bytes, SHA-256", count=str(d.size))
    return _small(f"{named}{size} {setting.code(d.sha256)}")


def _small(words: str) -> str:
    return f"\\par{{\\raggedright\\footnotesize\\noindent {words}\\par}}"


def part(setting: Setting, title: str, words: str) -> list[str]:
    return ["", f"\\mathcheckpart{{{setting.say(title)}}}{{{words}}}"]


def _where(setting: Setting, known: Sequence[Defined]) -> list[str]:
    """where .., and .."""
    return [line for i, d in enumerate(known) for line in (setting.say("and" if i else "where"), setting.definition(d))]


def _items(lines: Sequence[str]) -> list[str]:
    return ["\\begin{mathchecksteps}", *lines, "\\end{mathchecksteps}"]


def _item(anchor: str, number: str, formula: str, further: Sequence[str], words: str) -> list[str]:
    """A number, a formula and small words below it; without a formula the words stand beside the number."""
    opening = f"\\mathcheckstep{{{anchor}}}{{{number}}}"
    if not formula:
        return [opening + "{\\small " + words + "}"]
    return [opening + formula, *_held(further), *([f"\\mathcheckreason{{{words}}}"] if words else [])]


def _held(rows: Sequence[str]) -> list[str]:
    """The further lines of a formula, a short one's on one page."""
    return [f"\\nobreak{row}" if len(rows) < 6 else row for row in rows]


# The derivation


def _derivation(setting: Setting, d: Derivation, index: int) -> list[str]:
    variables = [setting.prose(d.variables)] if d.variables else []
    steps = [line for i, s in enumerate(d.steps, 1) for line in _step(setting, s, index, ends=d.proof and i == len(d.steps))]
    shown = _items(steps) if steps else [setting.say("(No step.)")]
    if d.proof:
        title = setting.say("Proof “{name}”", name=setting.text(d.name)) if d.name else setting.say("Proof")
        return ["", f"\\begin{{proof}}[{{{title}}}]", *(variables or ["\\leavevmode"]), *shown, "\\end{proof}"]
    title = setting.say("Derivation “{name}”", name=setting.text(d.name)) if d.name else setting.say("Derivation")
    words = setting.say("These are the steps before the one that was refused.")
    head = setting.say("{title}, not accepted", title=title)
    return ["", f"\\mathcheckpart{{{head}}}{{{words}}}", *variables, *shown]


def _step(setting: Setting, s: Step, derivation: int, ends: bool) -> list[str]:
    """ends: a proof, with its sign."""
    supposing = s.kind == "suppose"
    formula, further = setting.flush(s.formula, _SUPPOSE if supposing else 0.0)
    words = [f"\\textbf{{{setting.text(s.label)}.}}"] if s.label else []
    if supposing:
        formula = setting.say("Suppose {formula}", formula=formula)
    elif s.under and _beside(s.under):
        formula += f"\\mathcheckunder{{{setting.prose(s.under, derivation)}}}"
    elif s.under:
        words.append(setting.prose((*s.under, "."), derivation))
    words += [_explained(setting, s, derivation)] if s.reason or s.why else []
    words += [setting.say("(Not part of the certificate: nothing rests on it.)")] if s.audited is False else []
    words += ["\\qedhere"] if ends else []
    return _item(setting.step(derivation, s.number), f"({s.number})", formula, further, "\n".join(words))


def _explained(setting: Setting, s: Step, derivation: int) -> str:
    """The reason, and behind a dash the author's."""
    reason = setting.prose(s.reason, derivation)
    if not s.why:
        return reason
    return " --- ".join([*([reason.removesuffix(setting.say("."))] if reason else []), setting.text(ended(setting.words, s.why))])


def _beside(under: Prose) -> bool:
    return all(isinstance(p, str | StepNumber) for p in under) and sum(isinstance(p, StepNumber) for p in under) <= _BESIDE


# The guards


def _twins(setting: Setting, article: Article, title: str, words: str, shown: Sequence[Twin]) -> list[str]:
    return [*part(setting, title, setting.say(words)), *_items([line for t in shown for line in _twin(setting, article, t)])]


def _twin(setting: Setting, article: Article, twin: Twin) -> list[str]:
    formula, further = (setting.code(twin.text), []) if twin.statement is None else setting.flush(twin.statement)
    where = _where(setting, [d for d in twin.where if d not in article.where])
    note = [setting.text(ended(setting.words, twin.note))] if twin.note else []
    words = [f"\\textbf{{{setting.text(twin.id)}.}}", *note, setting.prose(twin.outcome)]
    return [*_item("", "", formula, [], ""), *_held(further), *where, "\\mathcheckreason{" + "\n".join(words) + "}"]


def _problem(setting: Setting, problem: Problem) -> list[str]:
    where = [f"\\textbf{{{setting.text(problem.where)}.}}"] if problem.where else []
    words = [*where, setting.text(ended(setting.words, problem.why))]
    if problem.goal:
        words.append(setting.say("The goal is {goal}.", goal=setting.code(problem.goal)))
    if problem.given:
        words.append(setting.say("Given: {facts}.", facts="; ".join(map(setting.code, problem.given))))
    return _item("", "", "", [], "\n".join([*words, *([setting.text(ended(setting.words, problem.hint))] if problem.hint else [])]))
