"""`mathcheck show`: a claim for a reader. It runs the claim's own process to get the steps, and says no verdict."""

import os
import sys
from typing import Any

from ..kernel.certificate import read_statement
from ..kernel.errors import KernelError, NotACertificate
from ..kernel.text import show_definitions
from ..registry.report import surveyed
from ..registry.run import Runner
from .folders import Folder
from .guard import Stop
from .options import ClaimId, Claims, Timeout
from .steps import INDENT, definition_lines, derivation_lines, statement_lines
from .text import carries, cells, clean, paint, plural, width, wrap


def command(claim: ClaimId, claims: Claims = None, timeout: Timeout = None) -> int:
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
    columns = width(sys.stdout)
    try:
        lines = [*_heading(answer, columns), *_body(answer, columns)]
    except (LookupError, TypeError, ValueError, AttributeError, KernelError, NotACertificate):
        raise Stop(f"{path}: its process gave an answer that is not one of a worker", 1) from None
    for line in lines:
        print(line)
    print()
    print("\n".join(wrap(f"not verified here; run: mathcheck verify {claim}" + (f" --claims {claims}" if claims else ""), columns)))
    return 0


def _heading(answer: dict[str, Any], columns: int) -> list[str]:
    title = wrap(answer["id"], columns)
    lines = [*(paint(t, "strong") for t in title), "=" * min(columns, cells(answer["id"])), *wrap(answer["title"], columns)]
    if answer["title_zh"] and carries(sys.stdout, answer["title_zh"]):
        lines += wrap(answer["title_zh"], columns)
    lines.append("")
    for name, value in (("source", answer["source"]), ("tags", ", ".join(map(str, answer["tags"]))),
                        ("expects", answer["expects"]), ("file", os.path.relpath(answer["path"]))):
        if value:
            lines += wrap(value, columns, f"{name}: ".ljust(9))
    return lines


def _section(name: str) -> list[str]:
    return ["", paint(name, "strong")]


def _body(answer: dict[str, Any], columns: int) -> list[str]:
    lines = _section("Statement")
    lines += statement_lines(read_statement(answer["term"]), answer["definitions"], columns)
    if answer["numeric"]["region"] and answer["numeric"]["outcome"] != "not covered":
        lines += wrap(f"checked by numbers for {answer['numeric']['region']}", columns, INDENT, INDENT * 2)
    for d in answer["derived"]:
        lines += _section("Derivation" if len(answer["derived"]) == 1 else f"Derivation {clean(d['name'])}")
        lines += derivation_lines(d, columns)
        if d["error"]:
            e = d["error"]
            lines += wrap(f"it stops {'at step ' + repr(e['step']) if e['step'] else 'here'}: {e['why']}", columns, INDENT, INDENT * 2)
            if e["hint"]:
                lines += wrap(f"try: {e['hint']}", columns, INDENT * 2)
    if answer["refutation"]:
        lines += [*_section("Refutation"), *wrap(f"the statement must fail at {answer['refutation']['witness']}", columns, INDENT)]
    elif answer["computation"]:
        asked = answer["computation"]
        lines += _section("Computation")
        lines += wrap(f"the survey {surveyed(asked['survey'], asked['arguments'])}, which the kernel does not replay", columns, INDENT)
    elif not answer["derived"]:
        lines += [*_section("Derivation"), INDENT + "none: the claim is open"]
    lines += _rests_on(answer, columns)
    lines += _twins(answer, columns)
    return lines


def _rests_on(answer: dict[str, Any], columns: int) -> list[str]:
    from ..kernel.axioms import AXIOMS

    cited = sorted({str(c) for d in answer["derived"] for c in d["cites"]})
    further = sorted({str(c) for c in answer.get("rests_on", ())} - set(cited))
    axioms = sorted({str(a) for d in answer["derived"] for s in d["steps"] for a in s["axioms"]})
    lines = _section("Rests on")
    lines += wrap(f"lemmas: {', '.join(cited) or 'none'}" + (f"; through them: {', '.join(further)}" if further else ""),
                  columns, INDENT, INDENT * 2)
    if not axioms:
        lines += wrap("axioms: none", columns, INDENT)
    for a in axioms:
        words = AXIOMS[a].words if a in AXIOMS else "not an axiom of this version"
        lines += wrap(f"axiom {a}: {words}", columns, INDENT, INDENT * 2)
    return lines


def _twins(answer: dict[str, Any], columns: int) -> list[str]:
    twins = answer["refuted"]
    lines = _section(f"{plural(len(twins), 'false twin')}, each of which must be refuted" if twins else "No false twins")
    for t in twins:
        lines += wrap(t["id"], columns, INDENT, INDENT * 2)
        lines += wrap(t["statement"], columns, INDENT * 2, INDENT * 3)
        own = [d for d in show_definitions(read_statement(t["term"])) if d not in answer["definitions"]]
        lines += definition_lines(own, columns, INDENT * 2)
        where = [f"fails at {t['witness']}" if t["witness"] else "fails as it stands"]
        if t["breaks"]:
            where.append(f"the derivation must stop at {t['breaks']!r}")
        if t["note"]:
            where.append(t["note"])
        lines += wrap("; ".join(where), columns, INDENT * 2, INDENT * 3)
        if t["error"]:
            lines += wrap(f"not refuted by the kernel: {t['error']}", columns, INDENT * 2, INDENT * 3)
    return lines
