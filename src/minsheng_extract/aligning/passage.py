"""Where a report sets targets and results side by side: the row of a table, or a stretch of prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from minsheng_extract.aligning.cells import with_ratio_cells
from minsheng_extract.aligning.context import Context
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate
from minsheng_extract.aligning.vocabulary import Vocabulary

_ATTACHMENT = "附件"
_ALIKE_TOGETHER, _ALIKE_APART, _ALIKE_CHANGES = 60.0, 80.0, 95.0
_FAR = 300
_MOST = 60
_HUNDRED = 100


class Passage(NamedTuple):
    """The figures of one item, in order.

    places
        For each figure its place among them, the numbers of printed ratios left out.
    tabular
        A row of a table, or an item with a label between what was promised and what was done
        (完成情况: …): there a target is set against what follows. Elsewhere in prose figures of
        another year or another matter stand beside each other too.
    """

    members: tuple[Figure, ...]
    places: Mapping[str, int]
    tabular: bool

    @property
    def path(self) -> tuple[str, ...]:
        """The path of its item; empty outside items."""
        return self.members[0].quantity.item_path

    def adjacent(self, one: Figure, other: Figure) -> bool:
        """True where no other figure stands between the two."""
        first, second = self.places.get(one.id), self.places.get(other.id)
        return first is not None and second is not None and abs(first - second) == 1

    def follows(self, one: Figure, other: Figure) -> bool:
        """True where one stands right after the other."""
        return self.adjacent(one, other) and one.quantity.start > other.quantity.start

    def around(self, one: Figure) -> tuple[Figure, ...]:
        """The figures near enough to have to do with one: in a long passage not all of them."""
        quantity = one.quantity
        first = bisect_left(self.members, max(quantity.sentence_start, quantity.start - _FAR), key=_start)
        last = bisect_right(self.members, quantity.end + _FAR, key=_start)
        return self.members[max(0, first - _MOST) : max(last, first + _MOST)]

    def bars(self, target: Figure, result: Figure) -> bool:
        """True where target and result, as they stand here, are not set against each other, whatever their names."""
        mine, yours = target.quantity, result.quantity
        together = mine.sentence_start == yours.sentence_start
        if mine.start > yours.start:
            near = target.bracketed or (target.standing.cued and self.adjacent(target, result))
            return not (together and near)
        if self.tabular:
            return False
        if together and result.part and not target.part:
            return True  # 总数100个，其中…30个: a part of the target
        if _is_cued(target, together=together):
            return False
        return is_for_later(target, result) or not (together or yours.start - mine.end <= _FAR)

    def admits(self, found: Candidate) -> bool:
        """Whether a target and a result that nothing bars are enough alike to be set against each other."""
        target, result = found.target, found.result
        together = target.quantity.sentence_start == result.quantity.sentence_start
        if target.quantity.start > result.quantity.start or self.tabular:
            return True
        if not of_one_size(found) and found.score < _ALIKE_CHANGES:
            return False
        cued = _is_cued(target, together=together)
        if cued or together:
            near = (cued and together) or self.adjacent(target, result)
            return near or found.score >= _ALIKE_TOGETHER
        return found.score >= (_ALIKE_CHANGES if target.quantity.change else _ALIKE_APART)


def passages_of(context: Context, words: Vocabulary) -> tuple[Passage, ...]:
    """The passages of a report, a table's ratio column with the results it is of."""
    rows = [tuple(group) for _, group in groupby(context.figures, key=context.key_of)]
    return tuple(Passage(row, _places(row), any(map(_is_tabular, row))) for row in with_ratio_cells(rows, words))


def _places(row: tuple[Figure, ...]) -> dict[str, int]:
    plain = (figure for figure in row if figure.standing.part != "ratio")
    return {figure.id: place for place, figure in enumerate(plain)}


def _start(figure: Figure) -> int:
    return figure.quantity.start


def _is_cued(target: Figure, *, together: bool) -> bool:
    """True where the words around it make it a target; for a change only those of the result's own sentence."""
    return target.standing.cued and (together or target.quantity.change is None)


def is_for_later(target: Figure, result: Figure) -> bool:
    """True where the target is for a later year than the result is of."""
    due, reached = target.quantity.deadline, result.quantity.deadline
    return due is not None and reached is not None and due.year > reached.year


def of_one_size(found: Candidate) -> bool:
    """True where the result is neither a hundredth nor a hundredfold of the target."""
    mine, yours = found.target.quantity.value, found.result.quantity.value * found.fit.factor
    return not mine or mine <= yours * _HUNDRED <= mine * _HUNDRED * _HUNDRED


def _is_tabular(figure: Figure) -> bool:
    quantity = figure.quantity
    in_table = quantity.location is not None and "table" in quantity.location
    return in_table or quantity.item_path[:1] == (_ATTACHMENT,) or figure.standing.labelled
