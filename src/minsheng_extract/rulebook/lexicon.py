"""Words with what they stand for, found at a place in a text: longest first, no regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from sys import maxsize
from typing import Generic, NamedTuple, TypeVar

from minsheng_extract.folding import folded

T = TypeVar("T")
Match = Callable[..., re.Match[str] | None]


class Found(NamedTuple, Generic[T]):
    """A word of a lexicon in a text: its span and what it stands for."""

    start: int
    end: int
    meaning: T


class _Matchers(dict[str, Match | None]):
    """For each character what matches the words that begin with it, None without any; compiled when first asked for."""

    __slots__ = ("_not_before", "_words")

    def __init__(self, words: Iterable[str], not_before: Mapping[str, Iterable[str]] | None) -> None:
        self._not_before = not_before
        self._words: dict[str, list[str]] = {}
        for word in filter(None, words):
            self._words.setdefault(word[0], []).append(word)

    def __missing__(self, first: str) -> Match | None:
        words = self._words.get(first)
        match = self[first] = re.compile(any_of(words, self._not_before)).match if words else None
        return match


class Lexicon(Generic[T]):
    """A set of words, each with a meaning; the first meaning given to a word is kept.

    `guards`: words that merely hold one of these; where one stands, nothing is found. `not_before`: for a
    word what must not follow it; a shorter word is found there instead (条次|干道 is 条).

    >>> words = Lexicon([("不少于", ">="), ("少于", "<")], guards=["至少于"])
    >>> words.ending_at("总数不少于5个", 5)
    Found(start=2, end=5, meaning='>=')
    >>> words.ending_at("甚至少于5个", 4)
    """

    __slots__ = ("_by_word", "_every", "_guards", "_lengths", "_matchers")

    def __init__(
        self,
        pairs: Iterable[tuple[str, T]],
        guards: Iterable[str] = (),
        not_before: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._guards = frozenset(guards)
        self._by_word: dict[str, T] = {}
        for word, meaning in pairs:
            if word not in self._guards:
                self._by_word.setdefault(word, meaning)
        self._every = every = frozenset([*self._guards, *self._by_word])
        lengths: dict[str, set[int]] = {}
        for word in every:
            lengths.setdefault(word[-1:], set()).add(len(word))
        self._lengths = {last: sorted(found, reverse=True) for last, found in lengths.items()}
        self._matchers = _Matchers(every, not_before)

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def get(self, word: str) -> T | None:
        """What a whole word stands for, None where it is none of these."""
        return self._by_word.get(word)

    @property
    def firsts(self) -> frozenset[str]:
        """The characters that a word begins with."""
        return frozenset(word[0] for word in self._by_word if word)

    @property
    def lasts(self) -> frozenset[str]:
        """The characters that a word ends with."""
        return frozenset(word[-1] for word in self._by_word if word)

    @property
    def words(self) -> list[str]:
        """The words, longest first."""
        return sorted(self._by_word, key=len, reverse=True)

    def starting_at(self, text: str, position: int, limit: int = maxsize) -> Found[T] | None:
        """The longest word that starts at `position` and ends by `limit`."""
        match = self._matchers[text[position : position + 1]]
        if match is None or (found := match(text, position, limit)) is None or (word := found[0]) in self._guards:
            return None
        return Found(position, position + len(word), self._by_word[word])

    def ending_at(self, text: str, position: int, limit: int = 0) -> Found[T] | None:
        """The longest word that ends at `position` and starts no earlier than `limit`."""
        for length in self._lengths.get(text[position - 1 : position], ()):
            start = position - length
            if start >= limit and (word := text[start:position]) in self._every:
                return Found(start, position, self._by_word[word]) if word in self._by_word else None
        return None

    def pattern(self) -> str:
        """A regular expression for any of the words and guards, longest first, shared beginnings written once."""
        return any_of([*self._guards, *self._by_word])


def any_of(words: Iterable[str], not_before: Mapping[str, Iterable[str]] | None = None) -> str:
    """A regular expression that matches any of the words, the longest that fits and is not before what is given for it.

    >>> any_of(["公里", "公顷", "亩"])
    '(?:亩|公(?:里|顷))'
    >>> any_of(["条", "条次"], {"条次": ["干道"]})
    '条(?:次(?!干道))?'
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {"not": list((not_before or {}).get(word, ()))}
    return _alternatives(trie)


def pattern_of(groups: Iterable[Iterable[str]]) -> str:
    """A regular expression for any word of some lists, in folded text; one that matches nothing where there are none.

    >>> pattern_of([("％", "亩"), ()]), pattern_of([])
    ('(?:%|亩)', '(?!)')
    """
    return any_of(folded(groups)) or "(?!)"


def _alternatives(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    end = node.get("")
    guard = f"(?!{any_of(end['not'])})" if end and end["not"] else ""
    branches = [re.escape(char) + _alternatives(rest) for char, rest in node.items() if char]
    if not branches:
        return guard
    branches.sort(key=len)
    options = [*branches, guard] if guard else branches
    body = options[0] if len(options) == 1 and end is None else f"(?:{'|'.join(options)})"
    return body + ("?" if end is not None and not guard else "")
