"""Chinese, in simplified characters: one table a module, after what says it.

Words that stand for one thing throughout: 断言 claim, 命题 statement, 定理 theorem, 推导 derivation, 步骤 step, 引理 lemma, 公理 axiom,
假变体 false twin, 反例 witness of a twin, 否证 refute, 内核 kernel, 推理 inference, 证书 certificate, 复核 audit, 包围 enclosure,
普查 survey, 归纳 induction, 实例化 instantiation, 代入 substitution into, 换元 substitution under an integral, 假设 supposition,
条件 hypothesis, 缓存 cache. Punctuation of Chinese sentences is full-width; between Chinese words and Latin letters, digits or formulas
stands a space.
"""

from . import axioms, documents, formats, formulas, legend, numbers, reasons, terminal, verdicts

PHRASES = {**documents.PHRASES, **formats.PHRASES, **numbers.PHRASES, **terminal.PHRASES}
SENTENCES = {**axioms.SENTENCES, **legend.SENTENCES, **numbers.SENTENCES, **reasons.SENTENCES, **verdicts.SENTENCES}
TEXTS = formulas.TEXTS
