"""What looks like the name of an office, and where one name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_SEPARATORS = "、,;/。"
OPEN, CLOSE = "(【[〔{", ")】]〕}"
_EDGES = " \t\r\n:·.*—-"
_LONGEST = 60
_SHORTEST_PHRASE = 6
Span = tuple[int, int]


@lru_cache(maxsize=8)
def level(rules: Rules) -> re.Pattern[str]:
    """What the name of an office begins with where it states no place: its level (县, 市), or 各, 有关."""
    return re.compile(cued(rules.cues, "office-level"))


@lru_cache(maxsize=8)
def _endings(rules: Rules) -> tuple[str, ...]:
    return tuple(form for ending in rules.office_endings for form in ending.forms)


@lru_cache(maxsize=8)
def _strong_endings(rules: Rules) -> tuple[str, ...]:
    return tuple(form for ending in rules.office_endings if not ending.weak for form in ending.forms)


@lru_cache(maxsize=8)
def _endings_beside(rules: Rules) -> tuple[str, ...]:
    return tuple(form for ending in rules.office_endings if ending.beside for form in ending.forms)


@lru_cache(maxsize=8)
def _verbs(rules: Rules) -> tuple[str, ...]:
    return tuple(word for action in rules.actions for word in action.words if action.pure or len(word) > 2)


def pieces_in(folded: str, start: int, end: int) -> list[Span]:
    """The stretches between separators that stand in no bracket.

    >>> pieces_in("各县(市、区)、某某局", 0, 11)
    [(0, 7), (8, 11)]
    """
    pieces: list[Span] = []
    depth, at = 0, start
    for position in range(start, end):
        character = folded[position]
        if character in OPEN:
            depth += 1
        elif character in CLOSE:
            depth = max(0, depth - 1)
        elif character in _SEPARATORS and depth == 0:
            pieces.append(trimmed(folded, at, position))
            at = position + 1
    pieces.append(trimmed(folded, at, end))
    return [piece for piece in pieces if piece[1] > piece[0]]


def trimmed(folded: str, start: int, end: int) -> Span:
    """A stretch without the white space and the dots at its edges."""
    while start < end and folded[start] in _EDGES:
        start += 1
    while end > start and folded[end - 1] in _EDGES:
        end -= 1
    return start, end


def is_office(folded: str, rules: Rules, *, strict: bool = False) -> bool:
    """Whether some folded text ends as names of offices do; a bracket at its end is looked past.

    `strict` asks for more where nothing else says so: a level before an ending that things have too.

    >>> is_office("各镇(街道)", load_rules()), is_office("续建", load_rules())
    (True, False)
    >>> is_office("体育中心", load_rules()), is_office("体育中心", load_rules(), strict=True)
    (True, False)
    """
    written = folded.strip()
    while written and written[-1] in CLOSE:
        opened = max(written.rfind(bracket) for bracket in OPEN)
        if opened <= 0:
            return False
        written = written[:opened].rstrip()
    if not (1 < len(written) <= _LONGEST and written.endswith(_endings(rules))):
        return False
    if len(written) >= _SHORTEST_PHRASE and written.startswith(_verbs(rules)):
        return False
    return not strict or level(rules).match(written) is not None or written.endswith(_strong_endings(rules))


def all_offices(folded: str, start: int, end: int, rules: Rules, *, strict: bool = False) -> bool:
    """Whether a stretch of text is nothing but names of offices."""
    pieces = pieces_in(folded, start, end)
    return bool(pieces) and all(is_office(folded[slice(*piece)], rules, strict=strict) for piece in pieces)


def offices_ahead(folded: str, pieces: Iterable[Span], rules: Rules) -> int:
    """How many pieces at the head of a bare list are offices: sure ones, and companies where a sure one is among them.

    >>> offices_ahead("某县水利局、清河水务集团", [(1, 5), (6, 12)], load_rules())
    2
    """
    sure, count = False, 0
    for start, end in pieces:
        name = folded[start:end]
        if is_office(name, rules, strict=True):
            sure = True
        elif not (name.rstrip().endswith(_endings_beside(rules)) and is_office(name, rules)):
            break
        count += 1
    return count if sure else 0


def ending_rules(names: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """The rules by whose endings some names are offices."""
    folded = [fold(name).rstrip(CLOSE) for name in names]
    return tuple(entry.id for entry in rules.office_endings if any(name.endswith(entry.forms) for name in folded))
