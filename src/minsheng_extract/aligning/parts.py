"""What a report lists part by part, and what the parts come to.

- kinds of one thing: 新增小学学位3180个、初中学位2360个 come to 5540 学位;
- acts on one thing: 新建农村公路48公里，改造75公里;
- instalments and parts of a year: 首批1200万元，第二批900万元; 一季度2公里，二季度3公里;
- of each of a list: 城东、城西各建成2所.

A total that the report states behind the list (共计5540个) is the answer itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.made import Made, made_quantity
from minsheng_extract.aligning.measuring import fit, is_rate
from minsheng_extract.aligning.naming import name_of
from minsheng_extract.aligning.period import period_of
from minsheng_extract.aligning.vocabulary import Vocabulary

_LISTED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_ENDS = re.compile(r"[,;。!?\n\t]")
_NOUN = 2
_UNSTATED = "报告未写合计数"
_ROUNDED = Decimal("0.01")
_MOST = 12
_EACH = "各"


def listed_in(sentence: Sequence[Figure], folded: str, words: Vocabulary) -> Iterator[Made]:
    """What the lists of a sentence come to."""
    if _EACH in folded:
        for figure in filter(_may_be_part, sentence):
            yield from _of_each(figure, folded, words)
    units = [figure.quantity.unit_base or figure.quantity.unit for figure in sentence]
    if len(set(units)) < len(units):
        for run in _runs([figure for figure in sentence if _may_be_part(figure)], folded, words):
            yield from _sums(run, folded, words)


def _may_be_part(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.change or quantity.per or quantity.value_high is not None or not quantity.unit or "/" in quantity.unit:
        return False
    beside = figure.bracketed or figure.part or figure.level
    return figure.is_result and not beside and not is_rate(quantity)


def _runs(figures: Sequence[Figure], folded: str, words: Vocabulary) -> Iterator[list[Figure]]:
    """The figures of a sentence in one unit that belong to one list, a stated total at its end."""
    by_unit: dict[str | None, list[Figure]] = {}
    for figure in figures:
        by_unit.setdefault(figure.quantity.unit_base or figure.quantity.unit, []).append(figure)
    for alike in by_unit.values():
        if len(alike) < 2:
            continue
        run: list[Figure] = []
        for figure in alike:
            if run and len(run) < _MOST and _goes_on(run, figure, folded, words):
                run.append(figure)
                continue
            yield run
            run = [figure]
        yield run


def _goes_on(run: Sequence[Figure], figure: Figure, folded: str, words: Vocabulary) -> bool:
    if _is_total(run[-1], folded, words):
        return False
    if _is_total(figure, folded, words):
        return len(run) > 1 and _comes_to(figure, run, words)
    if figure.stock or run[0].stock or figure.begun != run[0].begun:
        return False
    names = _names((*run, figure), words)
    if len(set(names)) == 1:
        return _is_same_again(run[-1], figure, folded, words)
    return bool(_head(names)) or bool(_heading(run[0], figure, folded))


def _names(run: Sequence[Figure], words: Vocabulary) -> list[str]:
    """What the figures are called, without 首批 and 第二批; what is called nothing more, as the one before it."""
    names: list[str] = []
    for figure in run:
        own = words.instalment.sub("", figure.name.text)
        names.append(own or (names[-1] if names else ""))
    return names


def _heading(first: Figure, last: Figure, folded: str) -> str:
    """What a colon stands behind before a list in one breath: 新增停车泊位:老城区150个、新城区180个."""
    colon = folded.rfind(":", 0, _start(first))
    if colon < 0 or _ENDS.search(folded, colon, _start(last)):
        return ""
    begins = max((mark.end() for mark in _ENDS.finditer(folded, 0, colon)), default=0)
    heading = folded[begins:colon]
    return "" if any(char.isdigit() for char in heading) else heading


def _is_total(figure: Figure, folded: str, words: Vocabulary) -> bool:
    """True where 共计 stands right before the figure."""
    return any(match.end() == _start(figure) for match in words.total.finditer(folded, max(0, _start(figure) - 6)))


def _comes_to(total: Figure, run: Sequence[Figure], words: Vocabulary) -> bool:
    value = _total(run, total, words)
    return value is not None and abs(value - total.quantity.value) <= total.quantity.value * _ROUNDED


def _is_same_again(before: Figure, figure: Figure, folded: str, words: Vocabulary) -> bool:
    """True for one thing counted on: in a bare list, by another act, in a later part of the year or instalment."""
    earlier, later = period_of(before.quantity), period_of(figure.quantity)
    if earlier != later:
        return earlier is not None and later is not None and earlier.goes_on_with(later)
    between = folded[_end(before) : _start(figure)]
    return (
        _is_by_another_act(before, figure, words)
        or _LISTED.fullmatch(between) is not None
        or words.instalment.search(between) is not None
    )


def _is_by_another_act(before: Figure, figure: Figure, words: Vocabulary) -> bool:
    """True for known verbs that differ (新建农村公路48公里，改建75公里), but not a later phase of the same (已投用)."""
    one, other = before.verb, figure.verb
    if words.finished.search(other) and words.action_class.get(one) == words.action_class.get(other):
        return False
    return one != other and one in words.action_class and other in words.action_class


def _head(names: Sequence[str]) -> str:
    """The noun that all names end with, where each has something more that is its own."""
    least = min(len(name) for name in names)
    shared = next((size for size in range(least) if len({name[-1 - size] for name in names}) > 1), least)
    head = names[0][len(names[0]) - shared :]
    own = [name[: len(name) - len(head)] for name in names]
    apart = len(set(own)) == len(own) and all(own)
    return head if len(head) >= _NOUN and apart else ""


def _sums(run: Sequence[Figure], folded: str, words: Vocabulary) -> Iterator[Made]:
    stated = _stated(run, folded, words)
    parts = [part for part in run if part is not stated]
    if len(parts) < 2:
        return
    names = _names(parts, words)
    head = names[0] if len(set(names)) == 1 else _heading(parts[0], parts[-1], folded) or _head(names)
    value = _total(parts, parts[0], words)
    if value is None:
        return
    quantity = (stated or parts[0]).quantity
    changed = {"indicator": head or quantity.indicator, "value": stated.quantity.value if stated else value}
    first = parts[0].quantity
    if stated is None and first.value_base and first.value:
        changed["value_base"] = value * first.value_base / first.value
    members = (stated,) if stated else tuple(parts)
    figure = (stated or parts[0])._replace(
        quantity=made_quantity(quantity, run, **changed, deadline=parts[-1].quantity.deadline),
        name=name_of(head, words),
        clause=name_of("".join(part.context for part in parts), words),
        topic=parts[0].topic,
        action=parts[0].action if len({part.action for part in parts if part.action}) < 2 else None,
        sides=tuple(_union(part.sides for part in parts)),
        stock=False,
        is_sum=True,
    )
    yield Made(figure, members, "direct" if stated else "sum", tuple(run), () if stated else (_UNSTATED,))


def _union(sides: Iterator[tuple[int, ...]] | Sequence[tuple[int, ...]]) -> Iterator[int]:
    for several in zip(*sides, strict=True):
        bits = 0
        for one in several:
            bits |= one
        yield bits


def _stated(run: Sequence[Figure], folded: str, words: Vocabulary) -> Figure | None:
    """The total among the figures of a list: 共计 before the last; the first, if it is all the others together."""
    if len(run) < 3:
        return None
    if _is_total(run[-1], folded, words):
        return run[-1]
    return run[0] if _total(run[1:], run[0], words) == run[0].quantity.value else None


def _total(parts: Sequence[Figure], unit_of: Figure, words: Vocabulary) -> Decimal | None:
    """The parts added up in the unit of one of them; None where one has another unit."""
    fits = [fit(unit_of.quantity, part.quantity, words) for part in parts]
    if any(one is None or one.marks for one in fits):
        return None
    return sum((part.quantity.value * one.factor for part, one in zip(parts, fits, strict=True) if one), Decimal(0))


def _of_each(figure: Figure, folded: str, words: Vocabulary) -> Iterator[Made]:
    """What each of a list has, times as many as the list names."""
    if _EACH not in figure.context:
        return
    match = words.apiece.search(figure.topic)
    if match is None or _start(figure) - match.end() > len(figure.context):
        return
    count = len(re.split("[、和与及]", match["list"]))
    base = figure.quantity.value_base
    quantity = made_quantity(
        figure.quantity, (figure,), value=figure.quantity.value * count, value_base=base * count if base else None,
        indicator=figure.quantity.indicator,
    )  # fmt: skip
    made = figure._replace(quantity=quantity, is_sum=True)
    yield Made(made, (figure,), "sum", (figure,), (f"{count}处各{figure.quantity.quote}，{_UNSTATED}",))


def _start(figure: Figure) -> int:
    return figure.quantity.start - figure.quantity.sentence_start


def _end(figure: Figure) -> int:
    return figure.quantity.end - figure.quantity.sentence_start
