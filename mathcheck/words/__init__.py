"""What mathcheck says to its readers, in their language.

English is what the code says. Another language is a table from English to that language: a key is what is said, with `{name}` for what
differs from time to time. `Words.say` looks a phrase up that the caller knows; `Words.of` finds the phrase that a finished English sentence
was made of: what a method is called, what the numbers have shown. What has no entry stays English: nothing is ever left out for want
of a word. The words of a claim's author are the author's, and are not translated: nobody passes an id, a label, a note or the author's
reason to `of`.

A table never changes what is said. It holds words only: no formula is made here, and no verdict. The one thing done to a formula is
`Words.formula`, which puts the words inside it into the language.
"""

from .language import ENGLISH, Field, Language, Words, words_of

__all__ = ["ENGLISH", "Field", "Language", "Words", "words_of"]
