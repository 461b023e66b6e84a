"""What a target or a result is called, made comparable, and how alike two names are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz

from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold

_NUMBER = re.compile(r"\d[\d.,]*%?")
_NO_WORD = re.compile(r"[^\w]+|_")
_SHORT = 4
Weights = Mapping[str, float]
Sides = tuple[int, ...]


class Name(NamedTuple):
    """A name without numbers, marks and words that tell nothing.

    grams
        Its characters and pairs of neighbouring characters.
    """

    text: str
    grams: frozenset[str]


@lru_cache(maxsize=65536)
def name_of(text: str, words: Vocabulary) -> Name:
    """The comparable name of an indicator or a clause.

    >>> name_of("全市新增“长者”食堂12家", vocabulary).text       # doctest: +SKIP
    '新增老年人食堂家'
    """
    plain = _NO_WORD.sub("", _NUMBER.sub("", "".join(fold(text).split())))
    spelled = words.spelling_pattern.sub(lambda found: words.spelling[found.group()], plain)
    return Name(spelled, _grams(spelled))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text) | {text[at : at + 2] for at in range(len(text) - 1)}


@lru_cache(maxsize=65536)
def sides_of(text: str, words: Vocabulary) -> Sides:
    """For each set of words that shut each other out, which of them a text holds, as bits."""
    text = fold(text)
    found: list[int] = []
    for pattern, sides in zip(words.contrast_patterns, words.contrasts, strict=True):
        bits = 0
        for match in pattern.finditer(text):
            bits |= 1 << sides[match.group()]
        found.append(bits)
    return tuple(found)


def shut_out(one: Sides, other: Sides) -> bool:
    """True where each holds a word that shuts the other's out: 城镇 and 农村."""
    return any(mine and yours and not mine & yours for mine, yours in zip(one, other, strict=True))


def weigh(names: Iterable[Name]) -> Weights:
    """How much each gram tells: the rarer among the names, the more; a pair more than a character."""
    counts: Counter[str] = Counter()
    total = 0
    for name in names:
        counts.update(name.grams)
        total += 1
    return {gram: log(1 + total / count) * (1.0 if len(gram) > 1 else 0.5) for gram, count in counts.items()}


def covered(inner: Name, outer: Name, weights: Weights) -> float:
    """The share, from 0 to 100, of what `inner` tells that stands in `outer` too."""
    whole = sum(weights.get(gram, 1.0) for gram in inner.grams)
    if not whole:
        return 0.0
    return 100 * sum(weights.get(gram, 1.0) for gram in inner.grams & outer.grams) / whole


def alikeness(target: Name, result: Name, weights: Weights) -> float:
    """How alike two names are, from 0 to 100: as strings, or by what they share.

    What the result's name has beyond the target's counts less than what it lacks.
    """
    if not target.text or not result.text:
        return 0.0
    shared = 0.65 * covered(target, result, weights) + 0.35 * covered(result, target, weights)
    if min(len(target.text), len(result.text)) < _SHORT:
        return shared
    return max(shared, fuzz.ratio(target.text, result.text))
