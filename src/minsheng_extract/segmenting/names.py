"""Names of offices and persons, split as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.label import Duty, LabelRole

_SEPARATORS = "、,;/\n。"
_OPEN, _CLOSE = "(【[〔{", ")】]〕}"
_LONGEST = 60
_JOINED = re.compile(r"[和与及]")


class Named(NamedTuple):
    """A name as written, without inner spaces, and the part its bearer has."""

    role: LabelRole
    name: str


class Names(NamedTuple):
    """The names in one stretch of text, and the rules of the duties that parted them."""

    named: tuple[Named, ...]
    rules: tuple[str, ...]


class _Piece(NamedTuple):
    start: int
    end: int


@lru_cache(maxsize=8)
def _endings(rules: Rules) -> tuple[str, ...]:
    return tuple(form for ending in rules.office_endings for form in ending.forms)


@lru_cache(maxsize=8)
def _duties(rules: Rules) -> tuple[tuple[str, Duty], ...]:
    forms = [(form, duty) for duty in rules.duties for form in duty.forms]
    return tuple(sorted(forms, key=lambda pair: len(pair[0]), reverse=True))


@lru_cache(maxsize=8)
def _duty_words(rules: Rules) -> tuple[str, ...]:
    return tuple(form for form, duty in _duties(rules) if duty.role != "none")


def is_office(folded: str, rules: Rules) -> bool:
    """Whether some folded text ends as names of offices do; a bracket at its end is looked past.

    >>> is_office("各镇(街道)", load_rules()), is_office("续建", load_rules())
    (True, False)
    """
    written = folded.strip()
    while written and written[-1] in _CLOSE:
        opened = max(written.rfind(bracket) for bracket in _OPEN)
        if opened <= 0:
            return False
        written = written[:opened].rstrip()
    return 1 < len(written) <= _LONGEST and written.endswith(_endings(rules))


def all_offices(folded: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a stretch of text is nothing but names of offices."""
    pieces = list(_pieces(folded, start, end))
    return bool(pieces) and all(is_office(folded[slice(*piece)], rules) for piece in pieces)


def ending_rules(named: Iterable[Named], rules: Rules) -> tuple[str, ...]:
    """The rules by whose endings some names are offices."""
    names = [fold(name.name).rstrip(_CLOSE) for name in named]
    return tuple(entry.id for entry in rules.office_endings if any(name.endswith(entry.forms) for name in names))


def ends_with_duty(folded: str, rules: Rules) -> bool:
    """Whether some folded text ends with what offices do: …负责, …牵头, …配合."""
    return folded.rstrip("。;, ").endswith(_duty_words(rules))


def names_in(text: str, folded: str, start: int, end: int, role: LabelRole, rules: Rules) -> Names:
    """The names in a stretch of text. `role` is what its label says; a duty after names overrules it.

    >>> names_in("区教育局牵头，区财政局配合", "区教育局牵头,区财政局配合", 0, 13, "responsible", load_rules()).named
    (Named(role='lead', name='区教育局'), Named(role='responsible', name='区财政局'))
    """
    pieces = list(_pieces(folded, start, end))
    if role == "leader":
        persons = [part for piece in pieces for part in _persons(folded, piece)]
        return Names(tuple(Named(role, _written(text, piece)) for piece in persons), ())
    pieces = [part for piece in pieces for part in _offices(folded, piece, rules)]
    named: list[Named] = []
    fired: list[str] = []
    waiting: list[str] = []
    for piece in _rejoined(folded, pieces, rules):
        bare, duties = _without_duties(folded, piece, rules)
        fired += [duty.id for duty in duties]
        if bare.end > bare.start:
            waiting.append(_written(text, bare))
        given = next((duty.role for duty in duties if duty.role != "none"), None)
        if given is not None:
            named += [Named(given, name) for name in waiting]
            waiting, role = [], "responsible"
    return Names((*named, *(Named(role, name) for name in waiting)), tuple(dict.fromkeys(fired)))


def _pieces(folded: str, start: int, end: int) -> Iterator[_Piece]:
    """Stretches between separators that stand in no bracket."""
    depth, at = 0, start
    for position in range(start, end):
        character = folded[position]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _SEPARATORS and depth == 0:
            yield from _trimmed(folded, at, position)
            at = position + 1
    yield from _trimmed(folded, at, end)


def _trimmed(folded: str, start: int, end: int) -> Iterator[_Piece]:
    while start < end and (folded[start].isspace() or folded[start] in ":·—-"):
        start += 1
    while end > start and (folded[end - 1].isspace() or folded[end - 1] in ":·."):
        end -= 1
    if end > start:
        yield _Piece(start, end)


def _words(folded: str, piece: _Piece) -> list[_Piece]:
    return [_Piece(*match.span()) for match in re.compile(r"\S+").finditer(folded, piece.start, piece.end)]


def _persons(folded: str, piece: _Piece) -> Iterator[_Piece]:
    """Names parted by spaces; a name whose characters are spread out stays one."""
    words = _words(folded, piece)
    held: _Piece | None = None
    for word in words:
        if held and (held.end - held.start == 1 or word.end - word.start == 1):
            held = _Piece(held.start, word.end)
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _offices(folded: str, piece: _Piece, rules: Rules) -> Iterator[_Piece]:
    """Offices parted by spaces; a space inside a name, or before its bracket, parts nothing."""
    held: _Piece | None = None
    for word in _words(folded, piece):
        if held and is_office(folded[slice(*held)], rules) and folded[word.start] not in _OPEN:
            yield held
            held = word
        else:
            held = _Piece(held.start if held else word.start, word.end)
    if held:
        yield held


def _rejoined(folded: str, pieces: list[_Piece], rules: Rules) -> Iterator[_Piece]:
    """A name that is itself a list closed by 和 (文化、广播和旅游局) is one."""
    held: list[_Piece] = []
    for piece in pieces:
        bare, _ = _without_duties(folded, piece, rules)
        if is_office(folded[slice(*bare)], rules):
            if held and _JOINED.search(folded, bare.start + 1, bare.end - 1):
                yield _Piece(held[0].start, piece.end)
            else:
                yield from held
                yield piece
            held = []
        else:
            held.append(piece)
    yield from held


def _without_duties(folded: str, piece: _Piece, rules: Rules) -> tuple[_Piece, list[Duty]]:
    """A piece without the duties at its end, and those duties, the last one first."""
    start, end = piece
    found: list[Duty] = []
    while True:
        pair = next((pair for pair in _duties(rules) if folded.endswith(pair[0], start, end)), None)
        if pair is None:
            break
        end -= len(pair[0])
        found.append(pair[1])
    if folded.startswith("由", start, end):
        start += 1
    return next(_trimmed(folded, start, end), _Piece(start, start)), found


def _written(text: str, piece: _Piece) -> str:
    return "".join(text[slice(*piece)].split())
