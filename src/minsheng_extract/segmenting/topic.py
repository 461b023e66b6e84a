"""Which topic a text is about: the words of rules/topics.yaml, longest first, counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules

STRONG, HINT = 3, 1
_KEY = 2
_CLAUSE_END = re.compile(r"[,，;；:。]")


class _Word(NamedTuple):
    """A word and what it counts for each topic (by position in the rules) that names it."""

    text: str
    counts: dict[int, int]


def topic_of(text: str, rules: Rules) -> str | None:
    """Name of the topic that scores best in `text`, or None where none fits.

    >>> topic_of("新增公办幼儿园学位", load_rules())
    '教育'
    """
    return _judged(text, rules)[0]


def topic_among(texts: Iterable[str | None], rules: Rules) -> str | None:
    """Topic of the first text in which strong words decide; else of the first in which hints do.

    >>> topic_among(["企业", "稳定和扩大就业"], load_rules())    # the indicator, then its item's title
    '就业'
    """
    hinted: str | None = None
    for text in texts:
        topic, score = _judged(text, rules) if text else (None, 0)
        if score >= STRONG:
            return topic
        hinted = hinted or topic
    return hinted


@lru_cache(maxsize=1 << 12)
def _judged(text: str, rules: Rules) -> tuple[str | None, int]:
    """The topic that scores best and its score; hints that tie decide nothing."""
    folded = fold(text)
    found = _words_in(folded, _index(rules))
    scores: Counter[int] = Counter()
    for word in {word.text: word for _, word in found}.values():
        scores.update(word.counts)
    best = max(scores.values(), default=0)
    leading = {topic for topic, score in scores.items() if score == best}
    if best == 0 or (len(leading) > 1 and best < STRONG):
        return None, 0
    return rules.topics[_head(folded, found, leading)].name, best


def _head(text: str, found: list[tuple[int, _Word]], leading: set[int]) -> int:
    """Of topics that tie, the one named last in the first clause that names one."""
    named = [(at, topic) for at, word in found for topic in word.counts if topic in leading]
    end = _CLAUSE_END.search(text, named[0][0])
    clause = [topic for at, topic in named if end is None or at < end.start()]
    return clause[-1]


def _words_in(text: str, index: dict[str, tuple[_Word, ...]]) -> list[tuple[int, _Word]]:
    """The words of all topics with their places, the longest at each place, none overlapping."""
    found: list[tuple[int, _Word]] = []
    at, last = 0, len(text) - _KEY
    while at <= last:
        step = 1
        for word in index.get(text[at : at + _KEY], ()):
            if text.startswith(word.text, at):
                found.append((at, word))
                step = len(word.text)
                break
        at += step
    return found


@lru_cache(maxsize=8)
def _index(rules: Rules) -> dict[str, tuple[_Word, ...]]:
    """Words by their first two characters, the longest first."""
    counts: dict[str, dict[int, int]] = {}
    for number, topic in enumerate(rules.topics):
        for weight, group in ((STRONG, topic.strong), (HINT, topic.words), (0, topic.but)):
            for text in group:
                counts.setdefault(text, {})[number] = weight
    index: dict[str, list[_Word]] = {}
    for text in sorted(counts, key=len, reverse=True):
        index.setdefault(text[:_KEY], []).append(_Word(text, counts[text]))
    return {key: tuple(words) for key, words in index.items()}
