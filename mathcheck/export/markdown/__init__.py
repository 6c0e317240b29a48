"""An article as Markdown that GitHub renders: a page by itself, or a folder of pages with an index.

It prints what the article holds and adds nothing. What GitHub does with formulas decides how a page is laid out: it sets $`..`$ in a line
and ```math as a block, but no formula within <details>, in a link or beside **bold**, nor a block in a list item that has a formula in
its text; where a formula touches a word it is not seen. So a step is a paragraph, a block and a paragraph, and nothing is folded.

Where what stands:
  lines    text, names, formulas and sentences in a line, and the blocks
  page     an article
  index    a folder of pages: README.md, axioms.md, claims/ID.md
"""

from .index import folder
from .page import document

__all__ = ["document", "folder"]
