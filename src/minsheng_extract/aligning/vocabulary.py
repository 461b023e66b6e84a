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

_AMONG = "[中里内],?[目现已有0-9]"  # what `whole` needs at the least: 5个中3个已建成


class PrintedRule(NamedTuple):
    """A compiled pattern of a printed ratio and its rule.

    `close`: it holds only right after a figure; `work`: it is how much of the work is done.
    """

    id: str
    pattern: regex.Pattern[str]
    close: bool
    work: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Vocabulary:
    """Everything of rules/matching.yaml in the form in which it is looked up, and what says 分别 (`each`)."""

    spelling: dict[str, str]
    spelling_pattern: re.Pattern[str]
    contrasts: tuple[dict[str, int], ...]
    contrast_patterns: tuple[re.Pattern[str], ...]
    contrasting: re.Pattern[str]
    no_side: tuple[int, ...]
    action_class: dict[str, str]
    action: re.Pattern[str]
    unit_groups: tuple[tuple[frozenset[str], bool], ...]
    printed: tuple[PrintedRule, ...]
    claims: tuple[regex.Pattern[str], ...]
    begun: re.Pattern[str]
    done: re.Pattern[str]
    finished: re.Pattern[str]
    completed: re.Pattern[str]
    not_done: re.Pattern[str]
    called_off: re.Pattern[str]
    waiting: re.Pattern[str]
    future: re.Pattern[str]
    total: re.Pattern[str]
    part: re.Pattern[str]
    stock: re.Pattern[str]
    promised_stock: re.Pattern[str]
    lower: re.Pattern[str]
    cap: regex.Pattern[str]
    restated: regex.Pattern[str]
    task_list: regex.Pattern[str]
    proposed: regex.Pattern[str]
    turn: re.Pattern[str]
    listing: re.Pattern[str]
    telling_done: regex.Pattern[str]
    project_name: re.Pattern[str]
    reached: regex.Pattern[str]
    really: regex.Pattern[str]
    done_label: regex.Pattern[str]
    compared: re.Pattern[str]
    beyond: re.Pattern[str]
    rate_verb: re.Pattern[str]
    cue: regex.Pattern[str]
    all_done: re.Pattern[str]
    over_done: re.Pattern[str]
    step: re.Pattern[str]
    on_the_way: re.Pattern[str]
    telling: re.Pattern[str]
    general_actions: frozenset[str]
    both_actions: re.Pattern[str]
    set_going: re.Pattern[str]
    instalment: re.Pattern[str]
    apiece: re.Pattern[str]
    whole: re.Pattern[str]
    listed: re.Pattern[str]
    of_years: re.Pattern[str]
    level: re.Pattern[str]
    adds: re.Pattern[str]
    effect: re.Pattern[str]
    telling_kind: re.Pattern[str]
    rise: re.Pattern[str]
    fall: re.Pattern[str]
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
        contrasting=re.compile(any_of(word for sides in contrasts for word in sides) or r"(?!)"),
        no_side=(0,) * len(contrasts),
        action_class={word: entry.id for entry in reversed(of["action"]) for word in entry.words},
        action=re.compile("^" + _words(of["action"]).pattern),
        unit_groups=tuple((frozenset(entry.words), entry.marked) for entry in of["units"]),
        printed=tuple(_printed_rule(entry) for entry in (*of["printed_ratio"], *of["progress"])),
        claims=tuple(regex.compile(entry.pattern or "") for entry in of["claim"]),
        begun=_words(of["begun"]),
        done=_words(of["done"]),
        finished=_words(of["finished"]),
        completed=_words(of["completed"]),
        not_done=_words(of["not_done"]),
        called_off=_words(of["called_off"]),
        waiting=_plain(of["waiting"]),
        future=_words(of["future"]),
        total=_words(of["total"]),
        part=_words(of["part"]),
        stock=_stock(of["stock"], [*of["within_year"], *of["by_then"]]),
        promised_stock=_stock(of["stock"], of["within_year"]),
        lower=_words(of["lower_is_better"]),
        cap=_patterns(of["cap"]),
        restated=_patterns(of["restated"]),
        task_list=_patterns(of["task_list"]),
        proposed=_patterns(of["proposed"]),
        turn=_words(of["turn"]),
        listing=_words(of["listing"]),
        telling_done=_telling_done(of),
        project_name=re.compile(f"”(?:{_words(of['project_name']).pattern})"),
        reached=_patterns(of["reached"]),
        really=_patterns(of["really"]),
        done_label=_patterns(of["done_label"]),
        compared=_words(of["compared"]),
        beyond=_words(of["beyond"]),
        rate_verb=_words(of["rate_verb"]),
        cue=_cue(of),
        all_done=_plain(of["all_done"]),
        over_done=_plain(of["over_done"]),
        step=_plain(of["step"]),
        on_the_way=re.compile(f"{_words(of['begun']).pattern}|{_plain(of['step']).pattern}"),
        telling=_telling(of),
        general_actions=frozenset(word for entry in of["general_action"] for word in entry.words),
        both_actions=_words(of["both_actions"]),
        set_going=_words(of["set_going"]),
        instalment=_plain(of["instalment"]),
        apiece=_plain(of["apiece"]),
        whole=_plain(of["whole"]),
        listed=_plain(of["listed"]),
        of_years=_plain(of["of_years"]),
        level=_plain(of["level"]),
        adds=_plain(of["adds"]),
        effect=_words(of["effect"]),
        telling_kind=re.compile(
            "|".join(
                (
                    _plain(of["level"]).pattern,
                    _plain(of["adds"]).pattern,
                    _words(of["effect"]).pattern,
                )
            )
        ),
        rise=_words(of["rise"]),
        fall=_words(of["fall"]),
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


def _printed_rule(entry: Matching) -> PrintedRule:
    pattern = entry.pattern or ""
    of_work = entry.kind == "progress"
    return PrintedRule(entry.id, regex.compile(pattern.removeprefix("^")), pattern.startswith("^"), of_work)


def _cue(of: dict[MatchingKind, list[Matching]]) -> regex.Pattern[str]:
    """Whatever may make a figure of a report stand otherwise than its role says."""
    kinds: tuple[MatchingKind, ...] = ("restated", "reached", "really", "done_label", "task_list")
    cues = [_patterns(of[kind]).pattern for kind in kinds]
    behind = [_plain(of[kind]).pattern for kind in ("over_done", "listed", "of_years")]
    return regex.compile("|".join(["%", "”", "“", _AMONG, *cues, *behind, _words(of["not_done"]).pattern]))


def _telling(of: dict[MatchingKind, list[Matching]]) -> re.Pattern[str]:
    """Whatever says in words that something is done, or not."""
    said = [_words([*of["done"], *of["not_done"]]), *(_plain(of[kind]) for kind in ("step", "all_done", "over_done"))]
    return re.compile("|".join(pattern.pattern for pattern in said))


def _telling_done(of: dict[MatchingKind, list[Matching]]) -> regex.Pattern[str]:
    """Whatever says of a figure that it is of what was done or begun."""
    said = _words([*of["done"], *of["finished"], *of["begun"], *of["completed"], *of["turn"]])
    return regex.compile(f"{said.pattern}|{_patterns(of['reached']).pattern}")


def _patterns(entries: Iterable[Matching]) -> regex.Pattern[str]:
    """A pattern of any of the entries'; one that never matches where there are none."""
    return regex.compile("|".join(entry.pattern or "" for entry in entries) or r"(?!)")


def _plain(entries: Iterable[Matching]) -> re.Pattern[str]:
    """The same for patterns looked for in each figure's clause: on short texts `re` is the quicker one."""
    return re.compile("|".join(entry.pattern or "" for entry in entries) or r"(?!)")


def _words(entries: Iterable[Matching]) -> re.Pattern[str]:
    """A pattern of all the words; one that never matches where there are none."""
    words = [fold(word) for entry in entries for word in entry.words]
    return re.compile(any_of(words) if words else r"(?!)")


def _stock(entries: Iterable[Matching], within_year: Iterable[Matching]) -> re.Pattern[str]:
    """The words of a total of all years, not right after those of one: 全年累计."""
    before = (f"(?<!{re.escape(fold(word))})" for entry in within_year for word in entry.words)
    return re.compile(f"{''.join(before)}(?:{_words(entries).pattern})")


def _thresholds(entries: Iterable[Matching]) -> Thresholds:
    """The first entry's; without one nothing is alike enough."""
    stated = (entry.thresholds for entry in entries if entry.thresholds)
    return next(stated, Thresholds(inside=100, across=100, item=100, margin=0, about=Decimal(0)))
