"""Statements of who is in charge and by when: labels with names, and brackets of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.labels import LabelHit, labels_in
from minsheng_extract.segmenting.names import Named, all_offices, ending_rules, ends_with_duty, is_office, names_in

_BRACKET = re.compile(r"[()【】\[\]〔〕]")
_PAIRS = {")": "(", "】": "【", "]": "[", "〕": "〔"}
_BEFORE_LABEL = "(【[〔。;,:!?)】]〕》” \t\n\u3000"
_AFTER = "。;.,、 \t"
_LONGEST_NAME = 40
_LONGEST_LEADER = 20
_LONGEST_BRACKET = 800


class Statement(NamedTuple):
    """Who is in charge, as stated in one place: its span, the names, and a due day's span.

    `alone` says that nothing but such statements stands in its paragraph.
    """

    start: int
    end: int
    named: tuple[Named, ...]
    deadline: tuple[int, int] | None
    rules: tuple[str, ...]
    alone: bool = False


def statements_in(text: str, folded: str, start: int, end: int, rules: Rules) -> list[Statement]:
    """The statements of one paragraph, in order. `start` is where its own text begins, after a marker."""
    hits = [hit for hit in labels_in(folded, start, end, rules) if _may_stand(folded, start, hit)]
    if not hits and folded[end - 1] not in ")】]。;" and ")" not in folded[start:end]:
        return []
    pairs = _bracket_pairs(folded, start, end)
    found = list(_labelled(text, folded, start, end, hits, pairs, rules))
    covered = [(statement.start, statement.end) for statement in found]
    found += _bracketed(text, folded, end, pairs, covered, rules)
    found.sort()
    return _with_alone(folded, start, end, found)


def _may_stand(folded: str, start: int, hit: LabelHit) -> bool:
    return hit.start <= start or folded[hit.start - 1] in _BEFORE_LABEL


def _bracket_pairs(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Matching brackets as spans, end exclusive, inner ones before outer ones."""
    open_: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(folded, start, end):
        if match.group() not in _PAIRS:
            open_.append(match.start())
        elif open_ and folded[open_[-1]] == _PAIRS[match.group()]:
            pairs.append((open_.pop(), match.end()))
    return pairs


def _labelled(
    text: str, folded: str, start: int, end: int, hits: list[LabelHit], pairs: list[tuple[int, int]], rules: Rules
) -> Iterator[Statement]:
    """One statement for each bracket with labels in it, one for each label outside."""
    groups: dict[tuple[int, int], list[Statement]] = {}
    for at, hit in enumerate(hits):
        around = next((pair for pair in pairs if pair[0] < hit.start and hit.end <= pair[1] - 1), None)
        limit = min(around[1] - 1 if around else end, hits[at + 1].start if at + 1 < len(hits) else end)
        stop = _value_end(folded, hit.end, limit)
        statement = _statement(text, folded, hit, stop, rules)
        if not _is_plausible(folded, start, hit, statement, rules):
            continue
        if around:
            groups.setdefault(around, []).append(statement)
        else:
            yield statement
    for (opened, closed), inside in groups.items():
        yield _merged(opened, closed, inside)


def _value_end(folded: str, start: int, limit: int) -> int:
    stop = folded.find("。", start, limit)
    stop = limit if stop < 0 else stop + 1
    while stop > start and folded[stop - 1] in "([【〔 ":
        stop -= 1
    return stop


def _statement(text: str, folded: str, hit: LabelHit, stop: int, rules: Rules) -> Statement:
    fired = (hit.label.id,)
    if hit.label.role == "deadline":
        last = stop
        while last > hit.end and folded[last - 1] in "。;,、. \n":
            last -= 1
        return Statement(hit.start, stop, (), (hit.end, last), fired)
    names = names_in(text, folded, hit.end, stop, hit.label.role, rules)
    return Statement(hit.start, stop, names.named, None, (*fired, *names.rules))


def _is_plausible(folded: str, start: int, hit: LabelHit, statement: Statement, rules: Rules) -> bool:
    """Names are short; in the midst of a text the first must look like an office."""
    if hit.label.role == "deadline":
        return statement.deadline is not None and 0 < statement.deadline[1] - statement.deadline[0] <= _LONGEST_NAME
    longest = _LONGEST_LEADER if hit.label.role == "leader" else _LONGEST_NAME
    if not statement.named or any(len(named.name) > longest for named in statement.named):
        return False
    opens = hit.start <= start or folded[hit.start - 1] in "(【[〔"
    return opens or hit.label.role == "leader" or is_office(fold(statement.named[0].name), rules)


def _merged(opened: int, closed: int, inside: list[Statement]) -> Statement:
    deadline = next((each.deadline for each in inside if each.deadline), None)
    named = tuple(name for each in inside for name in each.named)
    return Statement(opened, closed, named, deadline, tuple(rule for each in inside for rule in each.rules))


def _bracketed(
    text: str, folded: str, end: int, pairs: list[tuple[int, int]], covered: list[tuple[int, int]], rules: Rules
) -> Iterator[Statement]:
    """Brackets without a label: （区教育局牵头，区财政局配合）, and at a paragraph's end （区教育局、区财政局）."""
    last = end
    while last and folded[last - 1] in _AFTER:
        last -= 1
    for opened, closed in pairs:
        inner = folded[opened + 1 : closed - 1]
        if len(inner) > _LONGEST_BRACKET or any(start < closed and opened < stop for start, stop in covered):
            continue
        duty = ends_with_duty(inner, rules)
        if not (duty or (closed == last and all_offices(folded, opened + 1, closed - 1, rules))):
            continue
        named, fired = names_in(text, folded, opened + 1, closed - 1, "responsible", rules)
        if named and all(len(name.name) <= _LONGEST_NAME for name in named) and is_office(fold(named[0].name), rules):
            yield Statement(opened, closed, named, None, fired if duty else ending_rules(named, rules))


def _with_alone(folded: str, start: int, end: int, found: list[Statement]) -> list[Statement]:
    at = start
    for statement in found:
        if folded[at : statement.start].strip(" \t\n;,、。()【】[]·-—"):
            return found
        at = max(at, statement.end)
    if folded[at:end].strip(" \t\n;,、。)】]"):
        return found
    return [statement._replace(alone=True) for statement in found]
