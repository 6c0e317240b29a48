"""`--lang` on a terminal: the words of a language, and a notice where standard output has no characters for it."""

import sys

from ..words import Language, Words, words_of
from .text import carries, complain


def speaking(language: Language) -> Words:
    """What is said in the language. Where standard output cannot carry it, its characters will be spelled out, and that is said once."""
    words = words_of(language)
    if not carries(sys.stdout, "".join(words.phrases.values())):
        complain(f"notice: the encoding of standard output, {sys.stdout.encoding}, cannot carry the language {language}, so its characters "
                 "are spelled out; a UTF-8 locale such as LANG=C.UTF-8, or PYTHONIOENCODING=utf-8, shows them")
    return words
