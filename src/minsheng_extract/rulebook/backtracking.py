"""Whether a regular expression can match the same text in too many ways: catastrophic backtracking.

Two shapes are refused. A loop whose rounds can be cut in more than one way, `(a+)+` or `(a|ab)*`: its
body must be of one width, or begin or end with a character that stands nowhere else in it. And
an open-ended repeat followed by another one that can take over the same characters, `.*年.*月`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import regex

try:  # the parser's tree is the same in 3.11 to 3.13
    from re import _constants as _c  # type: ignore[attr-defined]
    from re import _parser  # type: ignore[attr-defined]
except ImportError as missing:  # pragma: no cover
    raise ImportError("minsheng_extract needs Python 3.11 or later") from missing

_FEW = 3  # a loop of no more rounds is harmless
_OPEN = 100  # a repeat of more rounds is open-ended
_REPEATS = (_c.MAX_REPEAT, _c.MIN_REPEAT)
_WIDTHLESS = (_c.AT, _c.ASSERT, _c.ASSERT_NOT)
_SAMPLE = "0５aZ_ \n一，"  # one character of each kind a category or a dot tells apart

Chars = frozenset[str]


class _Step(NamedTuple):
    """One element of a sequence: what it can begin with, how often it can stand, what it repeats."""

    first: Chars
    low: int
    high: int
    body: Any


def runaway(source: str) -> str | None:
    """What is dangerous in the pattern and how to mend it; None where nothing is.

    >>> runaway(r"(?:\\d+,?)+")
    'the body of a loop can be cut in more than one way; bound the loop by {0,3} or start its body with a separator'
    >>> runaway(r"\\d{1,3}(?:,\\d{3})*") is None
    True
    """
    try:
        tree = _parser.parse(source)
    except (_parser.error, OverflowError) as broken:  # syntax that regex knows and re does not
        raise regex.error(f"{broken} (keep to what Python's re knows)") from broken
    if not _may_run(tree):
        return None
    alphabet = frozenset(_SAMPLE) | frozenset(_mentioned(tree))
    return next(_dangers(tree, alphabet), None)


def _may_run(tree: Any) -> bool:
    """Whether there is anything to look into: a loop of more than a character, or two open-ended repeats."""
    repeats = list(_repeats(tree))
    loops = any(len(body) != 1 or _branches(body[0][1]) for _, body in repeats)
    return loops or sum(high > _OPEN for high, _ in repeats) > 1


def _repeats(tree: Any) -> Iterator[tuple[int, Any]]:
    """Every repeat of more than a few rounds: how many, and of what."""
    for op, value in tree:
        if op in _REPEATS and value[1] > _FEW:
            yield value[1], value[2]
        for branch in _branches(value):
            yield from _repeats(branch)


def _dangers(tree: Any, alphabet: Chars) -> Iterator[str]:
    for op, value in tree:
        if op in _REPEATS and value[1] > _FEW and not _cut_in_one_way(value[2], alphabet):
            yield (
                "the body of a loop can be cut in more than one way; bound the loop by {0,3} or start its body "
                "with a separator"
            )
        for branch in _branches(value):
            yield from _dangers(branch, alphabet)
    if _takes_over(list(_steps(tree, alphabet))):
        yield "an open-ended repeat can take over the characters of another; bound one of them, e.g. {0,30}"


def _cut_in_one_way(body: Any, alphabet: Chars) -> bool:
    """Whether a text of several rounds of a loop's body can be parted into rounds in one way only."""
    if not _chosen_in_one_way(body, alphabet):
        return False
    low, high = body.getwidth()
    if low == high:
        return True
    atoms = [_chars(op, value, alphabet) for op, value in _atoms(body)]
    steps = list(_steps(body, alphabet))
    if len(steps) == 1 and steps[0].body is None and low > 0:  # alternatives alone, told apart by how they begin
        return all(branch.getwidth()[0] == branch.getwidth()[1] for branch in _alternatives(body))
    return any(
        step.low == step.high == 1 and sum(bool(step.first & other) for other in atoms) == 1
        for step in (steps[0], steps[-1])
    )


def _chosen_in_one_way(body: Any, alphabet: Chars) -> bool:
    """Whether no two alternatives of any choice can match at the same place."""
    for op, value in body:
        if op is _c.BRANCH and any(
            _confusable(one, other, alphabet) for n, one in enumerate(value[1]) for other in value[1][:n]
        ):
            return False
        if not all(_chosen_in_one_way(branch, alphabet) for branch in _branches(value)):
            return False
    return True


def _confusable(one: Any, other: Any, alphabet: Chars) -> bool:
    """Words are told apart unless one begins with the other, anything else by its first character."""
    if all(op is _c.LITERAL for op, _ in (*one, *other)):
        size = min(len(one), len(other))
        return list(one)[:size] == list(other)[:size]
    return bool(_first(one, alphabet) & _first(other, alphabet))


def _takes_over(steps: list[_Step]) -> bool:
    """Whether an open-ended repeat is followed by another one with nothing certain between them."""
    alive: list[Chars] = []
    for step in steps:
        if step.high > _OPEN and any(step.first & earlier for earlier in alive):
            return True
        if step.low > 0:
            alive = [earlier for earlier in alive if earlier & step.first]
        if step.high > _OPEN and step.body is not None:
            alive.append(step.first)
    return False


def _steps(tree: Any, alphabet: Chars) -> Iterator[_Step]:
    """The elements of a sequence, groups opened. `body` is set for a repeat of a single character."""
    for op, value in tree:
        if op in _WIDTHLESS:
            continue
        if op is _c.SUBPATTERN or op is _c.ATOMIC_GROUP:
            yield from _steps(_branches(value)[0], alphabet)
        elif op in _REPEATS:
            inner = value[2]
            single = len(inner) == 1 and inner.getwidth() == (1, 1)
            yield _Step(_first(inner, alphabet), value[0] * inner.getwidth()[0], value[1], inner if single else None)
        elif branches := _branches(value):
            first = frozenset().union(*(_first(branch, alphabet) for branch in branches))
            widths = [branch.getwidth() for branch in branches]
            yield _Step(first, min(low for low, _ in widths), max(high for _, high in widths), None)
        else:
            yield _Step(_chars(op, value, alphabet), 1, 1, op)


def _first(tree: Any, alphabet: Chars) -> Chars:
    """The characters that a match of the tree can begin with."""
    found: Chars = frozenset()
    for step in _steps(tree, alphabet):
        found |= step.first
        if step.low > 0:
            break
    return found


def _alternatives(body: Any) -> list[Any]:
    (op, value), *_ = body
    return (
        list(value[1]) if op is _c.BRANCH else [inner for branch in _branches(value) for inner in _alternatives(branch)]
    )


def _branches(value: Any) -> list[Any]:
    """The subpatterns inside an element's value."""
    if isinstance(value, _parser.SubPattern):
        return [value]
    if isinstance(value, list | tuple):
        return [branch for part in value if not isinstance(part, int) for branch in _branches(part)]
    return []


def _atoms(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every element that matches one character, wherever it stands, what is only looked at left out."""
    for op, value in tree:
        if op in _WIDTHLESS:
            continue
        if branches := _branches(value):
            for branch in branches:
                yield from _atoms(branch)
        else:
            yield op, value


def _mentioned(tree: Any) -> Iterator[str]:
    """Every character a pattern names, and those beside the ends of its ranges."""
    for op, value in tree:
        if op is _c.LITERAL or op is _c.NOT_LITERAL:
            yield chr(value)
        elif op is _c.RANGE:
            yield from (chr(max(0, min(end + by, 0x10FFFF))) for end in value for by in (-1, 0, 1))
        elif op is _c.IN:
            yield from _mentioned(value)
        for branch in _branches(value):
            yield from _mentioned(branch)


_CATEGORIES = {
    _c.CATEGORY_DIGIT: str.isdecimal,
    _c.CATEGORY_SPACE: str.isspace,
    _c.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    _c.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    _c.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    _c.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


def _chars(op: Any, value: Any, alphabet: Chars) -> Chars:
    """The characters of the alphabet that an atom matches; all of them for a back-reference."""
    if op is _c.LITERAL:
        return frozenset(chr(value))
    if op is _c.NOT_LITERAL:
        return alphabet - {chr(value)}
    if op is _c.ANY:
        return alphabet - {"\n"}
    if op is _c.RANGE:
        return frozenset(char for char in alphabet if value[0] <= ord(char) <= value[1])
    if op is _c.CATEGORY:
        return frozenset(filter(_CATEGORIES[value], alphabet))
    if op is _c.IN:
        listed = frozenset().union(*(_chars(kind, part, alphabet) for kind, part in value if kind is not _c.NEGATE))
        return alphabet - listed if value[0][0] is _c.NEGATE else listed
    return alphabet
