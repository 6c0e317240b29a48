r"""An article as LaTeX: a document, a fragment for \input in one's own, or a book of many.

It prints what an article says and must never sound better: what is not proved is called a statement, and a derivation that the audit did
not accept is no proof.

Where what stands:
  document, book  the two kinds of file; comments with the statement as text
  claim           the body of both: theorem, derivation, what it rests on, the guards
  preamble        the class, the packages, the look of a document of ours
  macros          the commands of the body, which a fragment brings along
  setting         the language, the width, text and references
"""

from .book import book
from .document import document

__all__ = ["book", "document"]
