"""Figures that the text itself adds up: 试点共计6家供餐单位、14家中央厨房、20家食堂."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.measuring import fit
from minsheng_extract.aligning.naming import name_of, sides_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import stable_id

_ENDS_LIST = re.compile(r"[,;。!?:\n\t]")
_NEAR = 6


class Sum(NamedTuple):
    """A figure made of its members, which stand in a list after 共计."""

    figure: Figure
    members: tuple[Figure, ...]


def sums_of(results: Sequence[Figure], words: Vocabulary) -> tuple[Sum, ...]:
    """The sums that the sentences of these results ask for."""
    sums: list[Sum] = []
    for _, group in groupby(results, key=lambda figure: (figure.quantity.sentence_start, figure.quantity.sentence)):
        sentence = list(group)
        folded = fold(sentence[0].quantity.sentence) if sentence else ""
        for word in words.total.finditer(folded):
            members = _members(sentence, folded, word.end(), words)
            if len(members) > 1:
                sums.append(_sum(members, folded, word.start(), words))
    return tuple(sums)


def _members(sentence: list[Figure], folded: str, at: int, words: Vocabulary) -> list[Figure]:
    """The figures of the list that begins right after 共计, without those in brackets."""
    members: list[Figure] = []
    for figure in sentence:
        start = figure.quantity.start - figure.quantity.sentence_start
        if start < at or figure.enclosed:
            continue
        between = folded[at:start]
        if (not members and start - at > _NEAR) or (members and not _continues(between)):
            break
        if members and fit(members[0].quantity, figure.quantity, words) is None:
            break
        members.append(figure)
        at = figure.quantity.end - figure.quantity.sentence_start
    return members


def _continues(between: str) -> bool:
    """True where a list goes on: 、 or 和 between, no other mark outside brackets."""
    plain = re.sub(r"\([^()]*\)", "", between)
    return not _ENDS_LIST.search(plain) and bool(re.search(r"、|以及|和|及", plain))


def _sum(members: list[Figure], folded: str, at: int, words: Vocabulary) -> Sum:
    first, last = members[0].quantity, members[-1].quantity
    begins = max((mark.end() for mark in _ENDS_LIST.finditer(folded, 0, at)), default=0)
    ends = _ENDS_LIST.search(folded, last.end - last.sentence_start)
    label = words.done.sub("", folded[begins:at])
    total = sum((member.quantity.value for member in members), Decimal(0))
    quantity = first.model_copy(
        update={
            "quantity_id": stable_id(*(member.quantity.quantity_id for member in members)),
            "indicator": label or first.indicator,
            "indicator_id": None,
            "value": total,
            "value_base": total * first.value_base / first.value if first.value_base and first.value else None,
        }
    )
    figure = members[0]._replace(
        quantity=quantity,
        name=name_of(label, words),
        clause=name_of(folded[begins : ends.start() if ends else len(folded)], words),
        sides=sides_of(label, words),
        stock=False,
        part=False,
        is_sum=True,
    )
    return Sum(figure, tuple(members))
