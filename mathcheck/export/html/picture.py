"""The picture that a claim declares, for its page: drawn as `mathcheck plot` draws it, with its content in words.

A page has no picture where none is declared, where its values cannot be shown, or where matplotlib is not installed.
"""

import base64
from collections.abc import Callable
from typing import NamedTuple

from ...kernel.errors import KernelError, NotACertificate
from ...kernel.text import show
from ...registry.picture import Picture, read_picture
from ...registry.report import Report
from ...registry.sampled import Shown, Unplottable, sampled
from ...words import Words
from .sentences import visible


class Drawing(NamedTuple):
    """address: of the image, which is in it; alt: what it shows."""

    address: str
    alt: str


def can_draw() -> bool:
    """Whether matplotlib is installed."""
    return _drawer() is not None


def drawing(report: Report, words: Words) -> Drawing | None:
    """The claim's picture, or None."""
    if report.picture is None:
        return None
    drawn_svg = _drawer()
    if drawn_svg is None:
        return None
    try:
        picture = read_picture(report.picture)
        shown = sampled(picture)
    except (Unplottable, LookupError, TypeError, ValueError, AttributeError, RecursionError, KernelError, NotACertificate):
        return None  # mathcheck plot says why
    image = drawn_svg(visible(report.title), shown)
    return Drawing("data:image/svg+xml;base64," + base64.b64encode(image).decode("ascii"), _described(picture, words))


def _drawer() -> Callable[[str, Shown], bytes] | None:
    try:
        from ..plot import drawn_svg
    except ModuleNotFoundError as e:
        if (e.name or "").partition(".")[0] != "matplotlib":
            raise
        return None
    return drawn_svg


def _described(picture: Picture, words: Words) -> str:
    """What there is to see, in words."""
    if picture.kind == "records":
        return words.say("The records of the survey up to {number}.", number=picture.terms[0])
    low, high = picture.ends
    functions = words.template(", ").join(map(show, picture.functions))
    over = {"functions": functions, "variable": picture.over[0].data, "low": low, "high": high}
    if picture.kind == "curves":
        return words.say("The curves {functions} for {variable} from {low} to {high}, with enclosures of their values.", **over)
    if picture.kind == "margin":
        return words.say("The margin {functions} for {variable} from {low} to {high}, with enclosures of its values.", **over)
    return words.say("The error and its bound, {functions}, for {variable} from {low} to {high}, on logarithmic scales.", **over)
