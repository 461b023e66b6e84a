"""Bare figures, all that a table's cell holds: 46.3, 110%, ≥15, 300以上, 11.4年, or the stroke of a missing one."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of


@lru_cache(maxsize=8)
def _form(rules: Rules) -> re.Pattern[str]:
    before = any_of(fold(word) for rule in rules.comparators for word in rule.before) or "(?!)"
    after = any_of(fold(word) for rule in rules.comparators for word in rule.after) or "(?!)"
    return re.compile(
        rf"[〔(\[]?(?:{before}){{0,2}}[-+±]?\d[\d,]{{0,12}}(?:\.\d{{1,6}})?(?:[%‰]|(?<=\.\d)[年岁])?(?:{after})?[〕)\]]?"
        r"|[-—–]{1,3}|/|[〔(\[][-—/][〕)\]]"
    )


def is_figure(folded: str, rules: Rules) -> bool:
    """Whether a cell's folded text, without white space, is a bare figure.

    >>> from minsheng_extract.rulebook import load_rules
    >>> [is_figure(cell, load_rules()) for cell in ("46.3", "≥〔15〕", "300以上", "-", "11.4年", "300所")]
    [True, False, True, True, True, False]
    """
    return _form(rules).fullmatch(folded) is not None
