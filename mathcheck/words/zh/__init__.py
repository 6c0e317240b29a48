"""Chinese, in simplified characters: one table a module, after who says it."""

from . import documents

PHRASES = {**documents.PHRASES}
