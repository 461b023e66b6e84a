"""What a target or a result is called, made comparable, and how alike two names are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log
from operator import add
from typing import NamedTuple

from rapidfuzz import fuzz

from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold

_NO_WORD = re.compile(r"\d[\d.,]*%?|\W+|_")
_SHORT = 4
_SCALE = 1024
_LACKING, _BEYOND = 0.65, 0.35
_COMMON = 400
_PARTLY, _REORDERED = 50.0, 0.95
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
    plain = _NO_WORD.sub("", fold(text))
    spelled = words.spelling_pattern.sub(lambda found: words.spelling[found.group()], plain)
    return Name(spelled, _grams(spelled))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text).union(map(add, text, text[1:]))


@lru_cache(maxsize=65536)
def sides_of(text: str, words: Vocabulary) -> Sides:
    """For each set of words that shut each other out, which of them a text holds, as bits."""
    text = fold(text)
    if words.contrasting.search(text) is None:
        return words.no_side
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


class Weights(dict[str, int]):
    """How much each gram tells. Whole numbers: their sums are the same in any order."""

    __slots__ = ("_totals",)

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__(weights)
        self._totals: dict[str, int] = {}

    def __missing__(self, gram: str) -> int:
        return _SCALE

    def total(self, name: Name) -> int:
        """What all of a name tells."""
        total = self._totals.get(name.text)
        if total is None:
            total = self._totals[name.text] = self.of(name.grams)
        return total

    def of(self, grams: Iterable[str]) -> int:
        """What some grams tell together."""
        return sum(map(self.__getitem__, grams))


def weigh(names: Iterable[Name]) -> Weights:
    """The rarer a gram is among the names, the more it tells; a pair more than a character."""
    held = [name.grams for name in names]
    counts = Counter(chain.from_iterable(held))
    pair = {count: round(_SCALE * log(1 + len(held) / count)) for count in set(counts.values())}
    return Weights({gram: pair[count] // (3 - len(gram)) for gram, count in counts.items()})


def covered(inner: Name, outer: Name, weights: Weights) -> float:
    """The share, from 0 to 100, of what `inner` tells that stands in `outer` too."""
    whole = weights.total(inner)
    return 100 * weights.of(inner.grams & outer.grams) / whole if whole else 0.0


def mutual(one: Name, other: Name, weights: Weights) -> tuple[float, float]:
    """The shares, from 0 to 100, of what each of two names tells that the other holds."""
    common = 100 * weights.of(one.grams & other.grams)
    return common / (weights.total(one) or 1), common / (weights.total(other) or 1)


def alikeness(target: Name, result: Name, weights: Weights) -> float:
    """How alike two names are, from 0 to 100: as strings, or by what they share.

    What the result's name has beyond the target's counts less than what it lacks.
    """
    if not target.text or not result.text:
        return 0.0
    of_target, of_result = mutual(target, result, weights)
    shared = _LACKING * of_target + _BEYOND * of_result
    if min(len(target.text), len(result.text)) < _SHORT:
        return shared
    if shared >= _PARTLY:
        shared = max(shared, _REORDERED * _by_characters(target, result))
    return max(shared, fuzz.ratio(target.text, result.text, score_cutoff=shared))


def _by_characters(one: Name, other: Name) -> float:
    """How alike two names are in their characters, from 0 to 100, in whatever order: 教师宿舍周转房, 教师周转宿舍."""
    return 200 * len(set(one.text).intersection(other.text)) / (len(one.text) + len(other.text))


class Index:
    """Names by their pairs of characters, to find those that can be like another one."""

    __slots__ = ("_count", "_most", "_places", "_weights")

    def __init__(self, names: Sequence[tuple[Name, ...]], weights: Weights, most: int) -> None:
        self._weights = weights
        self._most = most
        self._count = len(names)
        self._places: dict[str, list[int]] = {}
        for place, several in enumerate(names if len(names) > most else ()):
            for gram in sorted({gram for name in several for gram in name.grams if len(gram) > 1}):
                self._places.setdefault(gram, []).append(place)

    def nearest(self, name: Name) -> list[int]:
        """The places of the `most` names that share most with this one, in order; all if there are no more."""
        if self._count <= self._most:
            return list(range(self._count))
        shared: Counter[int] = Counter()
        for gram in sorted(name.grams):
            places = self._places.get(gram, ())
            if len(places) <= _COMMON:
                for place in places:
                    shared[place] += self._weights[gram]
        best = sorted(shared, key=lambda place: (-shared[place], place))
        return sorted(best[: self._most])
