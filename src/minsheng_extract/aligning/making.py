"""Results that no single figure states, made of figures that the text sets side by side.

- a sum: 试点共计6家供餐单位、14家中央厨房、20家食堂;
- a change by its two levels: 由200辆提高到300辆 is +50 %;
- more by two levels: 由1780家增加到1850家 is 70家 more; 达到1850家，比上年净增82家 is 82 more;
- a rate by its parts: 共40个小区，已开工36个 is an 开工率 of 90 %.

What the parts of a list come to stands in parts.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.made import Made, made_quantity
from minsheng_extract.aligning.measuring import fit, is_rate
from minsheng_extract.aligning.naming import name_of, sides_of
from minsheng_extract.aligning.parts import listed_in
from minsheng_extract.aligning.sentence import sentence_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Quantity

_ENDS_LIST = re.compile(r"[,;。!?:\n\t]")
_GOES_ON = re.compile(r"、|以及|和|及")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NEAR = 6
_LONGEST_NOUN = 12
_WHOLES = 6
_EACH = "各"


def made_of(figures: Sequence[Figure], words: Vocabulary) -> tuple[Made, ...]:
    """What the sentences of a report's figures amount to."""
    return tuple(made for sentence in _sentences(figures) for made in _made_in(sentence, words))


def _sentences(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    for _, group in groupby(figures, key=lambda figure: (figure.quantity.sentence_start, figure.quantity.sentence)):
        members = [figure for figure in group if figure.standing.part != "ratio"]
        if len(members) > 1 or (members and _EACH in members[0].context):
            yield members


def _made_in(sentence: list[Figure], words: Vocabulary) -> Iterator[Made]:
    folded = sentence_of(sentence[0].quantity.sentence).folded
    for word in words.total.finditer(folded):
        members = _listed(sentence, folded, word.end(), words)
        if len(members) > 1:
            yield _sum(members, folded, word.start(), words)
    yield from listed_in(sentence, folded, words)
    for before, after in pairwise(sentence):
        if before.quantity.role == "baseline" and after.is_result:
            yield from _change(before, after)
            yield from _more(before, after)
        elif before.level or before.stock:
            yield from _more_than_before(before, after)
    for at, part in enumerate(sentence):
        if at and part.is_result and part.printed is None and not is_rate(part.quantity):
            yield from _share(sentence[max(0, at - _WHOLES) : at], part, words)


def _listed(sentence: list[Figure], folded: str, at: int, words: Vocabulary) -> list[Figure]:
    """The results of the list that begins right after 共计, without those in brackets."""
    members: list[Figure] = []
    for figure in sentence:
        start = figure.quantity.start - figure.quantity.sentence_start
        if start < at or figure.enclosed or not figure.is_result:
            continue
        between = folded[at:start]
        if not members and start - at > _NEAR:
            break
        if members and not (_continues(between) and fit(members[0].quantity, figure.quantity, words)):
            break
        members.append(figure)
        at = figure.quantity.end - figure.quantity.sentence_start
    return members


def _continues(between: str) -> bool:
    """True where a list goes on: 、 or 和 between, no other mark outside brackets."""
    plain = _IN_BRACKETS.sub("", between)
    return not _ENDS_LIST.search(plain) and _GOES_ON.search(plain) is not None


def _sum(members: list[Figure], folded: str, at: int, words: Vocabulary) -> Made:
    first, last = members[0].quantity, members[-1].quantity
    begins = max((mark.end() for mark in _ENDS_LIST.finditer(folded, 0, at)), default=0)
    ends = _ENDS_LIST.search(folded, last.end - last.sentence_start)
    label = words.done.sub("", folded[begins:at])
    total = sum((member.quantity.value for member in members), Decimal(0))
    base = total * first.value_base / first.value if first.value_base and first.value else None
    figure = members[0]._replace(
        quantity=made_quantity(first, members, indicator=label or first.indicator, value=total, value_base=base),
        name=name_of(label, words),
        clause=name_of(folded[begins : ends.start() if ends else len(folded)], words),
        sides=sides_of(label, words),
        stock=False,
        part=False,
        is_sum=True,
    )
    return Made(figure, tuple(members), "sum")


def _change(before: Figure, after: Figure) -> Iterator[Made]:
    """The change from a level to a later one in the same unit: in %, and for rates in points too."""
    old, new = before.quantity, after.quantity
    if old.unit != new.unit or old.per != new.per or new.change or not old.value:
        return
    by = new.value - old.value
    change = "increase" if by >= 0 else "decrease"
    amounts = [("百分点", "points", abs(by))] if new.unit == "%" else []
    amounts.append(("%", "ratio", abs(by) / old.value * 100))
    for unit, dimension, value in amounts:
        quantity = made_quantity(
            new, [before, after], unit=unit, dimension=dimension, unit_base=unit, value=value, value_base=value,
            change=change, per=None, comparator="=",
        )  # fmt: skip
        yield Made(after._replace(quantity=quantity), (before, after), "rate")


def _more(before: Figure, after: Figure) -> Iterator[Made]:
    """How many more there are than before."""
    old, new = before.quantity, after.quantity
    by = new.value - old.value
    if is_rate(new) or old.unit_base != new.unit_base or old.unit != new.unit or by <= 0:
        return
    base = by * new.value_base / new.value if new.value_base and new.value else None
    quantity = made_quantity(new, [before, after], unit=new.unit, value=by, value_base=base, comparator="=")
    made = after._replace(quantity=quantity, level=False, adds=True, rise=True)
    yield Made(made, (before, after), "sum", (), (f"由{old.quote}到{new.quote}",))


def _more_than_before(level: Figure, more: Figure) -> Iterator[Made]:
    """How many came to those there are: 达到1850家，比上年净增82家."""
    new = more.quantity
    if more.is_result and more.adds and new.change == "increase" and new.unit == level.quantity.unit:
        quantity = made_quantity(new, [more], value=new.value, change=None)
        yield Made(more._replace(quantity=quantity, rise=True), (more,), "direct")


def _share(earlier: Sequence[Figure], part: Figure, words: Vocabulary) -> Iterator[Made]:
    """The share that a part has of the whole named before it, where its verb makes a rate (开工率)."""
    mine = part.quantity
    verb = next((match.group() for match in words.rate_verb.finditer(f"{part.clause.text}{mine.action or ''}")), None)
    whole = next((one.quantity for one in reversed(earlier) if _is_whole(one.quantity, mine)), None)
    if verb is None or whole is None:
        return
    noun = whole.indicator or mine.indicator or ""
    rate = mine.value / whole.value * 100
    quantity = made_quantity(
        mine, [part], indicator=f"{noun[-_LONGEST_NOUN:]}{verb}率", unit="%", dimension="ratio", unit_base="%",
        value=rate, value_base=rate, indicator_id=None, action=None,
    )  # fmt: skip
    name = name_of(quantity.indicator or "", words)
    whole_figure = next(one for one in earlier if one.quantity is whole)
    made = part._replace(quantity=quantity, name=name, clause=name, sides=sides_of(quantity.indicator or "", words))
    yield Made(made, (part, whole_figure), "rate")


def _is_whole(whole: Quantity, part: Quantity) -> bool:
    return whole.unit == part.unit and whole.change is None and whole.value >= part.value > 0
