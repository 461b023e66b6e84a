"""When something is due, said in words: 8月底前, 年内, 三季度, 长期 (rules/periods.yaml, rules/cues.yaml)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.rulebook.lexicon import any_of

_LONGEST = 20


class _Forms(NamedTuple):
    """A text that begins with a time, and one that is a time, with a word or two for what is done by then."""

    opening: re.Pattern[str]
    whole: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> _Forms:
    lead = rf"{cued(rules.cues, 'due-lead', 'as-of')}?[于在到至]?"
    periods = (rule for rule in rules.periods if not rule.now and not rule.past)
    named = any_of(fold(word) for rule in periods for word in rule.words) or "(?!)"
    return _Forms(
        re.compile(
            rf"{lead}(?:20\d\d年|20\d\d(?:[-—.]\d{{1,4}})?$|\d{{1,2}}月|{named}|{cued(rules.cues, 'open-due')})"
        ),
        re.compile(
            rf"{lead}(?:20\d\d年?)?(?:\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|[底末份])?|{named})末?"
            r"(?:以前|之前|[前内底末])?[一-龥]{0,6}。?"
        ),
    )


def opens_with_time(folded: str, rules: Rules) -> bool:
    """Whether a folded text without white space begins with when something is due.

    >>> from minsheng_extract.rulebook import load_rules
    >>> opens_with_time("力争年底前完成", load_rules()), opens_with_time("改造3所", load_rules())
    (True, False)
    """
    return _forms(rules).opening.match(folded) is not None


def is_time(folded: str, rules: Rules) -> bool:
    """Whether a folded text without white space is a bare time: 年底, 三季度."""
    return _forms(rules).opening.fullmatch(folded) is not None


def is_due(folded: str, rules: Rules) -> bool:
    """Whether a folded text without white space is a due day and nothing else.

    >>> from minsheng_extract.rulebook import load_rules
    >>> [is_due(written, load_rules()) for written in ("8月底前竣工", "年内完成", "8月底前完成3所")]
    [True, True, False]
    """
    return len(folded) <= _LONGEST and _forms(rules).whole.fullmatch(folded) is not None
