"""A report as a page of HTML, and all of them as a site: readable from a file, without a server or JavaScript, and loading nothing.

  __init__     the page and the site
  claim        what the page of a claim shows
  index        the list of claims, to be searched
  formulas     formulas by mathml, each with its text form
  mathml       the LaTeX of mathcheck.lang.latex as MathML, by the table of signs
  sentences    sentences with formulas, names and links
  inferences   how the kernel got from step to step
  picture      the claim's picture
  phrases      the words that every page has
  shell        the frame: templates, styles, scripts and what a browser may do with them

The same reports give the same bytes. Nothing is judged here, and no claim file is loaded.
"""

from collections.abc import Collection, Mapping, Sequence

from ...registry.report import Report
from ...words import Words
from ..article import Article, article
from . import claim
from .index import index


def page(report: Report, words: Words, without: Collection[str]) -> str:
    """The claim's page as one file that needs no other. without: some of article.PARTS."""
    return claim.page(report, article(report, words, without), words)


def site(reports: Sequence[Report], words: Words, without: Collection[str]) -> Mapping[str, bytes | str]:
    """The files of the site by their names: index.html, claims/ID.html and, unless left out, certificates/ID.cert."""
    articles = [article(r, words, without) for r in reports]
    site_ = claim.Site([a.id for a in articles], _cited_by(articles))
    files: dict[str, bytes | str] = {"index.html": index(reports, articles, words)}
    for r, a in zip(reports, articles):
        files[f"claims/{a.id}.html"] = claim.page(r, a, words, site_)
        files.update({f"certificates/{c.file}": c.content for c in claim.certificates(a)})
    return files


def _cited_by(articles: Sequence[Article]) -> Mapping[str, Sequence[str]]:
    """By a claim's id, the ids of the claims that cite it."""
    found: dict[str, list[str]] = {}
    for a in articles:
        for lemma in a.lemmas:
            found.setdefault(lemma.id, []).append(a.id)
    return found


__all__ = ["page", "site"]
