"""`mathcheck list`: the claims of a folder. Listing runs the files' code, in another process, and decides no verdict."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import __version__
from ..registry.discovery import LoadError
from ..registry.folders import declared_twice
from ..registry.loading import declarations
from ..words import Language, Words
from .folders import Folder
from .options import Claims, Json, Lang
from .speaking import speaking
from .text import clean, complain, is_terminal

SCHEMA = {"schema": "mathcheck-list", "version": 1}
HEADINGS = ("id", "title", "expects", "tags", "source")


def command(
        claims: Claims = None, lang: Lang = Language.en, json_output: Json = False,
        tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", show_default=False,
                                                      help="Only claims with this tag; given again, with all of these.")] = None) -> int:
    """List the claims.

    Their ids, titles, the verdicts they expect, tags and sources. Loads every file, which runs its code, but checks nothing.
    In a pipe: one line a claim, tab-separated, with its file last.
    """
    folder = Folder(claims)
    found: list[tuple[Path, dict[str, Any]]] = []
    broken: list[LoadError] = []
    without: list[Path] = []
    for path, declared in declarations(folder.files, json_output):
        if isinstance(declared, LoadError):
            broken.append(declared)
        elif declared is None:
            without.append(path)
        else:
            found.append((path, declared))
    for claim_id, paths in folder.clashes(p for p, _ in found).items():
        broken.append(LoadError(paths[0], 0, declared_twice(claim_id, paths), "give one of them another id"))
    chosen = [(p, c) for p, c in found if set(tag or ()) <= set(c["tags"])]
    code = 1 if broken else 0
    if json_output:
        print(json.dumps(_document(folder, chosen, broken, without, code), indent=2))
    else:
        _print(folder, chosen, speaking(lang))
    for path in without:
        complain(f"notice: {path} declares no `claim`")
    for e in broken:
        complain(f"error: {e}")
    if tag and found and not chosen:
        tags = sorted({t for _, c in found for t in c["tags"]})
        complain(f"no claim has the tag {' and '.join(map(repr, tag))}; the tags are " + ", ".join(tags))
    return code


def _print(folder: Folder, chosen: list[tuple[Path, dict[str, Any]]], words: Words) -> None:
    rows = [(c["id"], _title(c, words), words.say("expects {words}", words=words.of(c["expects"])), ", ".join(c["tags"]), c["source"])
            for _, c in chosen]
    caption = words.say("{claims} in {folder}", claims=words.counted(len(rows), "claim"), folder=folder.places())
    if is_terminal(sys.stdout):
        from .render import claim_table

        headings = [words.template(heading) for heading in HEADINGS]
        print("\n".join(claim_table(rows, headings, caption, words.template("; "))))
        return
    for (path, _), row in zip(chosen, rows):
        print("\t".join(map(clean, (*row, os.path.abspath(path)))))
    complain(caption)


def _title(claim: dict[str, Any], words: Words) -> str:
    chinese = claim["title_zh"] if words.language is Language.zh else ""
    return str(chinese or claim["title"])


def _document(folder: Folder, chosen: list[tuple[Path, dict[str, Any]]], broken: list[LoadError], without: list[Path],
              code: int) -> dict[str, Any]:
    return {**SCHEMA, "mathcheck": __version__, **folder.data(), "exit_code": code,
            "claims": [c for _, c in chosen],
            "unloaded": [{"path": str(e.path), "line": e.line, "why": e.why, "hint": e.hint} for e in broken],
            "without_claim": [str(p) for p in without]}
