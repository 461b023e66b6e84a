"""rules/matching.yaml compiled once: what the steps of aligning look up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, get_args

import regex

from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.rulebook.matching import Matching, MatchingKind, Thresholds


class PrintedRule(NamedTuple):
    """A compiled pattern of a printed ratio, its rule, and whether it holds only right after a figure."""

    id: str
    pattern: regex.Pattern[str]
    close: bool


@dataclass(frozen=True, eq=False, slots=True)
class Vocabulary:
    """Everything of rules/matching.yaml in the form in which it is looked up, and what says 分别 (`each`)."""

    spelling: dict[str, str]
    spelling_pattern: re.Pattern[str]
    contrasts: tuple[dict[str, int], ...]
    contrast_patterns: tuple[re.Pattern[str], ...]
    action_class: dict[str, str]
    action: re.Pattern[str]
    unit_groups: tuple[tuple[frozenset[str], bool], ...]
    printed: tuple[PrintedRule, ...]
    claims: tuple[regex.Pattern[str], ...]
    begun: re.Pattern[str]
    done: re.Pattern[str]
    not_done: re.Pattern[str]
    future: re.Pattern[str]
    total: re.Pattern[str]
    part: re.Pattern[str]
    stock: re.Pattern[str]
    lower: re.Pattern[str]
    restated: regex.Pattern[str]
    project_name: re.Pattern[str]
    reached: regex.Pattern[str]
    really: regex.Pattern[str]
    done_label: regex.Pattern[str]
    compared: re.Pattern[str]
    beyond: re.Pattern[str]
    rate_verb: re.Pattern[str]
    cue: regex.Pattern[str]
    times_a_year: dict[str, Decimal]
    programmes: tuple[tuple[str, ...], ...]
    several_years: tuple[regex.Pattern[str], ...]
    thresholds: Thresholds
    each: re.Pattern[str]


@lru_cache(maxsize=8)
def vocabulary(rules: Rules) -> Vocabulary:
    """The compiled vocabulary of a rulebook, made once for each."""
    of = _by_kind(rules.matching)
    spelling = _spelling(of["same"], of["light"])
    contrasts = tuple(_sides(entry.words) for entry in of["contrast"])
    return Vocabulary(
        spelling=spelling,
        spelling_pattern=re.compile(any_of(spelling)),
        contrasts=contrasts,
        contrast_patterns=tuple(re.compile(any_of(sides)) for sides in contrasts),
        action_class={word: entry.id for entry in reversed(of["action"]) for word in entry.words},
        action=re.compile("^" + _words(of["action"]).pattern),
        unit_groups=tuple((frozenset(entry.words), entry.marked) for entry in of["units"]),
        printed=tuple(_printed_rule(entry.id, entry.pattern or "") for entry in of["printed_ratio"]),
        claims=tuple(regex.compile(entry.pattern or "") for entry in of["claim"]),
        begun=_words(of["begun"]),
        done=_words(of["done"]),
        not_done=_words(of["not_done"]),
        future=_words(of["future"]),
        total=_words(of["total"]),
        part=_words(of["part"]),
        stock=_words(of["stock"]),
        lower=_words(of["lower_is_better"]),
        restated=_patterns(of["restated"]),
        project_name=re.compile(f"”(?:{_words(of['project_name']).pattern})"),
        reached=_patterns(of["reached"]),
        really=_patterns(of["really"]),
        done_label=_patterns(of["done_label"]),
        compared=_words(of["compared"]),
        beyond=_words(of["beyond"]),
        rate_verb=_words(of["rate_verb"]),
        cue=_cue(of),
        times_a_year={word: entry.value or Decimal(1) for entry in of["times_a_year"] for word in entry.words},
        programmes=tuple(entry.words for entry in of["programme"]),
        several_years=tuple(regex.compile(entry.pattern or "") for entry in of["several_years"]),
        thresholds=_thresholds(of["thresholds"]),
        each=phrasings(rules)["each"],
    )


def _by_kind(entries: Iterable[Matching]) -> dict[MatchingKind, list[Matching]]:
    grouped: dict[MatchingKind, list[Matching]] = {kind: [] for kind in get_args(MatchingKind)}
    for entry in entries:
        grouped[entry.kind].append(entry)
    return grouped


def _spelling(same: Iterable[Matching], light: Iterable[Matching]) -> dict[str, str]:
    """Each word with the one that stands for it; nothing stands for a word that tells nothing."""
    words = {fold(word): "" for entry in light for word in entry.words}
    return words | {fold(word): fold(entry.words[0]) for entry in same for word in entry.words}


def _sides(words: Iterable[str]) -> dict[str, int]:
    return {fold(spelling): side for side, word in enumerate(words) for spelling in word.split("/")}


def _printed_rule(rule: str, pattern: str) -> PrintedRule:
    return PrintedRule(rule, regex.compile(pattern.removeprefix("^")), pattern.startswith("^"))


def _cue(of: dict[MatchingKind, list[Matching]]) -> regex.Pattern[str]:
    """Whatever may make a figure of a report stand otherwise than its role says."""
    kinds: tuple[MatchingKind, ...] = ("restated", "reached", "really", "done_label")
    cues = [_patterns(of[kind]).pattern for kind in kinds]
    return regex.compile("|".join(["%", "”", *cues, _words(of["not_done"]).pattern]))


def _patterns(entries: Iterable[Matching]) -> regex.Pattern[str]:
    """A pattern of any of the entries'; one that never matches where there are none."""
    return regex.compile("|".join(entry.pattern or "" for entry in entries) or r"(?!)")


def _words(entries: Iterable[Matching]) -> re.Pattern[str]:
    """A pattern of all the words; one that never matches where there are none."""
    words = [fold(word) for entry in entries for word in entry.words]
    return re.compile(any_of(words) if words else r"(?!)")


def _thresholds(entries: Iterable[Matching]) -> Thresholds:
    """The first entry's; without one nothing is alike enough."""
    stated = (entry.thresholds for entry in entries if entry.thresholds)
    return next(stated, Thresholds(inside=100, across=100, item=100, margin=0, about=Decimal(0)))
