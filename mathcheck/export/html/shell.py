"""The frame of every page: the templates, the styles and the scripts, and the policy that lets a page load nothing.

A page holds its styles and scripts itself, so that it can be sent as one file and read without a server. What a browser may run or load is
named by its hash in the page; nothing else is, wherever it came from. Everything that is printed is escaped, unless it is markup of ours.
"""

import base64
import functools
import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from markupsafe import Markup

from ...words import Words
from .phrases import fixed
from .sentences import visible

_HERE = Path(__file__).parent
_LANGUAGES = {"zh": "zh-Hans"}


def render(template: str, words: Words, scripts: tuple[str, ...], /, **fields: Any) -> str:
    """The page. scripts: which of static/*.js it runs."""
    style, script = _asset("style.css"), "\n".join(map(_asset, (f"{name}.js" for name in scripts)))
    policy = (f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none'; "
              "form-action 'none'")
    return _environment().get_template(template).render(
        t=SimpleNamespace(**fixed(words)), language=_LANGUAGES.get(words.language, words.language), policy=policy, style=Markup(style),
        script=Markup(script), **fields)


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
                              finalize=_printed, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


def _printed(value: object) -> object:
    """What a template prints: text is an author's or ours, markup is ours."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@functools.cache
def _asset(name: str) -> str:
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
