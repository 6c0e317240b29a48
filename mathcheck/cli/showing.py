"""`mathcheck show`: a claim for a reader. It runs the claim's own process to get the steps, and says no verdict."""

import os
import sys
from typing import Any

from ..kernel.certificate import read_statement
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.text import show_definitions
from ..registry.report import surveyed
from ..registry.run import Runner
from ..words import Language, Words
from .folders import Folder
from .guard import Stop
from .options import ClaimId, Claims, Lang, Timeout
from .speaking import speaking
from .steps import INDENT, definition_lines, derivation_lines, statement_lines
from .text import carries, cells, clean, pad, page, paint, wrap


def command(claim: ClaimId, claims: Claims = None, lang: Lang = Language.en, timeout: Timeout = None) -> int:
    """Show one claim for reading.

    Its statement, each step of its derivation with the reason, what it rests on, and its false twins. Runs the claim's file,
    but verifies nothing: that is what mathcheck verify is for.
    """
    folder = Folder(claims)
    path = folder.only(claim)
    answer = Runner(folder.roots, timeout).build(path)
    if answer.get("kind") == "none":
        raise Stop(f"{path} declares no `claim`", 1)
    if answer.get("kind") != "claim":
        line = f", line {answer['line']}" if answer.get("line") else ""
        raise Stop(f"{path}{line}: {answer.get('why')}" + (f" ({answer['hint']})" if answer.get("hint") else ""),
                   3 if answer.get("kind") == "undecided" else 1)
    words, columns = speaking(lang), page(sys.stdout)
    try:
        lines = [*_heading(answer, columns, words), *_body(answer, columns, words)]
    except (LookupError, TypeError, ValueError, AttributeError, KernelError, NotACertificate):
        raise Stop(f"{path}: its process gave an answer that is not one of a worker", 1) from None
    run = f"mathcheck verify {claim}" + (f" --claims {claims}" if claims else "")
    for line in [*lines, "", *wrap(words.say("not verified here; run: {command}", command=run), columns)]:
        print(line)
    return 0


def _heading(answer: dict[str, Any], columns: int, words: Words) -> list[str]:
    title = wrap(answer["id"], columns)
    lines = [*(paint(t, "strong") for t in title), "=" * min(columns, cells(answer["id"]))]
    other = answer["title_zh"] if carries(sys.stdout, answer["title_zh"]) else ""
    titles = [answer["title"], other] if words.language is Language.en else [answer["title_zh"], answer["title"]]
    lines += [line for t in titles if t for line in wrap(t, columns)]
    lines.append("")
    rows = ((words.template("source: "), answer["source"]), (words.template("tags: "), ", ".join(map(str, answer["tags"]))),
            (words.template("expects: "), words.of(answer["expects"])), (words.template("file: "), os.path.relpath(answer["path"])))
    names = max(cells(name) for name, _ in rows)
    return lines + [line for name, value in rows if value for line in wrap(value, columns, pad(name, names))]


def _section(name: str) -> list[str]:
    return ["", paint(name, "strong")]


def _body(answer: dict[str, Any], columns: int, words: Words) -> list[str]:
    lines = _section(words.template("Statement"))
    lines += statement_lines(read_statement(answer["term"]), answer["definitions"], columns, words=words)
    if answer["numeric"]["region"] and answer["numeric"]["outcome"] != "not covered":
        region = words.items(answer["numeric"]["region"])
        lines += wrap(words.say("checked by numbers for {region}", region=region), columns, INDENT, INDENT * 2)
    for d in answer["derived"]:
        lines += _derivation(d, len(answer["derived"]) > 1, columns, words)
    if answer["refutation"]:
        fails = words.say("the statement must fail at {witness}", witness=answer["refutation"]["witness"])
        lines += [*_section(words.template("Refutation")), *wrap(fails, columns, INDENT)]
    elif answer["computation"]:
        asked = answer["computation"]
        survey = words.say("the survey {survey}, which the kernel does not replay", survey=surveyed(asked["survey"], asked["arguments"]))
        lines += [*_section(words.template("Computation")), *wrap(survey, columns, INDENT)]
    elif not answer["derived"]:
        lines += [*_section(words.template("Derivation")), INDENT + words.template("none: the claim is open")]
    lines += _rests_on(answer, columns, words)
    lines += _twins(answer, columns, words)
    return lines


def _derivation(derived: dict[str, Any], named: bool, columns: int, words: Words) -> list[str]:
    lines = _section(words.say("Derivation {name}", name=clean(derived["name"])) if named else words.template("Derivation"))
    lines += derivation_lines(derived, columns, words=words)
    e = derived["error"]
    if e:
        stops = words.say("it stops at step {step}: {why}", step=repr(e["step"]), why=e["why"]) if e["step"] else (
            words.say("it stops here: {why}", why=e["why"]))
        lines += wrap(stops, columns, INDENT, INDENT * 2)
        lines += wrap(words.say("try: {hint}", hint=e["hint"]), columns, INDENT * 2) if e["hint"] else []
    return lines


def _rests_on(answer: dict[str, Any], columns: int, words: Words) -> list[str]:
    from ..kernel.axioms import AXIOMS

    cited = sorted({str(c) for d in answer["derived"] for c in d["cites"]})
    further = sorted({str(c) for c in answer.get("rests_on", ())} - set(cited))
    axioms = sorted({str(a) for d in answer["derived"] for s in d["steps"] for a in s["axioms"]})
    between, none = words.template(", "), words.template("none")
    lemmas = words.say("lemmas: {lemmas}", lemmas=between.join(cited) or none)
    lemmas += words.say("; through them: {lemmas}", lemmas=between.join(further)) if further else ""
    lines = [*_section(words.template("Rests on")), *wrap(lemmas, columns, INDENT, INDENT * 2)]
    if not axioms:
        lines += wrap(words.say("axioms: {axioms}", axioms=none), columns, INDENT)
    for a in axioms:
        meaning = words.of(AXIOMS[a].words) if a in AXIOMS else words.template("not an axiom of this version")
        lines += wrap(words.say("axiom {name}: {words}", name=a, words=meaning), columns, INDENT, INDENT * 2)
    return lines


def _twins(answer: dict[str, Any], columns: int, words: Words) -> list[str]:
    twins = answer["refuted"]
    if not twins:
        return _section(words.template("No false twins"))
    lines = _section(words.say("{twins}, each of which must be refuted", twins=words.counted(len(twins), "false twin")))
    for t in twins:
        lines += wrap(t["id"], columns, INDENT, INDENT * 2)
        lines += wrap(t["statement"], columns, INDENT * 2, INDENT * 3)
        own = [d for d in show_definitions(read_statement(t["term"])) if d not in answer["definitions"]]
        lines += definition_lines(own, columns, INDENT * 2, words)
        where = [words.say("fails at {witness}", witness=t["witness"]) if t["witness"] else words.template("fails as it stands")]
        if t["breaks"]:
            where.append(words.say("the derivation must stop at {step}", step=repr(t["breaks"])))
        if t["note"]:
            where.append(t["note"])
        lines += wrap(words.template("; ").join(where), columns, INDENT * 2, INDENT * 3)
        if t["error"]:
            lines += wrap(words.say("not refuted by the kernel: {why}", why=t["error"]), columns, INDENT * 2, INDENT * 3)
    return lines
