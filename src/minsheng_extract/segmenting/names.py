"""Names of offices and persons, split as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.rulebook.label import LabelRole
from minsheng_extract.segmenting.duties import without_duties
from minsheng_extract.segmenting.office_form import OPEN, Span, is_office, level, pieces_in

_LEVELS = re.compile(r"各[县市区旗州盟乡镇、,]{1,12}(?:\([县市区旗、,]{1,5}\))?")
_JOINED = re.compile(r"[和与及]")
_WORD = re.compile(r"\S+")


class Named(NamedTuple):
    """A name as written, without inner spaces, and the part its bearer has."""

    role: LabelRole
    name: str


class Names(NamedTuple):
    """The names in one stretch of text, and the rules of the duties that parted them."""

    named: tuple[Named, ...]
    rules: tuple[str, ...]


@lru_cache(maxsize=8)
def _positions(rules: Rules) -> tuple[str, ...]:
    return tuple(form for position in rules.positions for form in position.forms)


def names_in(
    text: str, folded: str, start: int, end: int, role: LabelRole, rules: Rules, *, mixed: bool = False
) -> Names:
    """The names in a stretch of text. `role` is what its label says; a duty after names overrules it.

    `mixed` says that persons stand among the offices: what is no office is a leader.

    >>> names_in("区教育局牵头，区财政局配合", "区教育局牵头,区财政局配合", 0, 13, "responsible", load_rules()).named
    (Named(role='lead', name='区教育局'), Named(role='responsible', name='区财政局'))
    """
    return _names_of(text[start:end], folded[start:end], role, mixed, rules)


@lru_cache(maxsize=1 << 12)
def _names_of(text: str, folded: str, role: LabelRole, mixed: bool, rules: Rules) -> Names:
    """The names in some text; the same ones stand in many items."""
    pieces = pieces_in(folded, 0, len(folded))
    if role == "leader":
        return Names(tuple(Named(role, _written(text, piece)) for piece in _persons(folded, pieces, rules)), ())
    offices = [part for piece in pieces for part in _offices(folded, piece, rules)]
    named: list[Named] = []
    fired: list[str] = []
    waiting: list[str] = []
    for piece in _rejoined(folded, offices, rules):
        bare, duties = without_duties(folded, piece, rules)
        fired += [duty.id for duty in duties]
        if mixed and not is_office(folded[slice(*bare)], rules):
            named += [Named("leader", _written(text, person)) for person in _persons(folded, [bare], rules)]
        elif bare[1] > bare[0]:
            waiting.append(_written(text, bare))
        given = next((duty.role for duty in duties if duty.role != "none"), None)
        if given is not None:
            named += [Named(given, name) for name in waiting]
            waiting, role = [], "responsible"
    return Names((*named, *(Named(role, name) for name in waiting)), tuple(dict.fromkeys(fired)))


def _words(folded: str, piece: Span) -> list[Span]:
    return [match.span() for match in _WORD.finditer(folded, *piece)]


def _persons(folded: str, pieces: list[Span], rules: Rules) -> list[Span]:
    """Persons parted by commas and spaces; a name whose characters are spread out stays one.

    A post that stands apart (副县长 高山) is no name, unless nothing else is there.
    """
    persons: list[Span] = []
    for piece in pieces:
        words = _words(folded, piece)
        if _are_spread_names(words):
            persons += [(one[1] - 1, other[0] + 1) for one, other in pairwise(words)]
            continue
        for at, word in enumerate(words):
            spread = at > 0 and (word[1] - word[0] == 1 or persons[-1][1] - persons[-1][0] == 1)
            if spread:
                persons[-1] = (persons[-1][0], word[1])
            else:
                persons.append(word)
    named = [person for person in persons if not folded.endswith(_positions(rules), *person)]
    return named or persons


def _are_spread_names(words: list[Span]) -> bool:
    """Names of two characters with a blank in each, run together: 高 山流 水 is 高山, 流水."""
    lengths = [word[1] - word[0] for word in words]
    return len(words) > 2 and lengths[0] == lengths[-1] == 1 and set(lengths[1:-1]) == {2}


def _offices(folded: str, piece: Span, rules: Rules) -> Iterator[Span]:
    """Offices parted by spaces or line breaks; one inside a name, or before its bracket, parts nothing."""
    held: Span | None = None
    for word in _words(folded, piece):
        if held and _is_next(folded, held, word, rules):
            yield held
            held = word
        else:
            held = (held[0] if held else word[0], word[1])
    if held:
        yield held


def _is_next(folded: str, held: Span, word: Span, rules: Rules) -> bool:
    """Whether a word begins a name; behind a line break, one of the same level does: 市人大, then 市政协."""
    if folded[word[0]] in OPEN:
        return False
    if is_office(folded[slice(*held)], rules):
        return True
    same = folded[held[0]] == folded[word[0]] and min(held[1] - held[0], word[1] - word[0]) > 1
    return same and "\n" in folded[held[1] : word[0]] and level(rules).match(folded, *word) is not None


def _rejoined(folded: str, pieces: list[Span], rules: Rules) -> Iterator[Span]:
    """A name that is itself a list closed by 和 (文化、广播和旅游局) is one."""
    held: list[Span] = []
    for piece in _levels_joined(folded, pieces, rules):
        bare, _ = without_duties(folded, piece, rules)
        if is_office(folded[slice(*bare)], rules):
            if held and _JOINED.search(folded, bare[0] + 1, bare[1] - 1):
                yield held[0][0], piece[1]
            else:
                yield from held
                yield piece
            held = []
        else:
            held.append(piece)
    yield from held


@lru_cache(maxsize=8)
def _level_alone(rules: Rules) -> re.Pattern[str]:
    return re.compile(f"[县市区旗州盟乡镇]{cued(rules.cues, 'local-government')}?")


def _levels_joined(folded: str, pieces: list[Span], rules: Rules) -> list[Span]:
    """各县、市、区政府 is one name: a level alone belongs to the levels before it."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and _level_alone(rules).fullmatch(folded, *piece) and _LEVELS.fullmatch(folded, *joined[-1]):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _written(text: str, piece: Span) -> str:
    return "".join(text[slice(*piece)].split())
