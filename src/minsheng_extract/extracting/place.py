"""Where a figure stands, beyond its own sentence: document, part, item, column."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from minsheng_extract.extracting.clock import clock_of, last_day, tells_of_last_year
from minsheng_extract.extracting.period import Clock, Period, PeriodFinder
from minsheng_extract.folding import fold
from minsheng_extract.records import Block, Document, Item, Layout, Offices, inherited, over

_OPENING = 300


class Heading(NamedTuple):
    """A heading, folded, and the last day of the period that it names."""

    title: str
    end: date | None


class Place(NamedTuple):
    """Everything about a block that is not in its own words.

    `titles`: folded, nearest first. `titled`: the last day of the period that the nearest of them names.
    `due`: the due day stated for its item. `document_end`: the last day of the period that its part of
    the document is about. `reached`: that of what it tells of as done. `start`: where its words begin.
    `of_tasks`: the document's title or opening says that it tells how tasks were done. `earlier`: the
    headings of the sections before its own, the last first, in a document that both reports and plans.
    """

    document: Document
    block: Block
    start: int
    item: Item | None
    item_title: str | None
    titles: tuple[str, ...]
    titled: date | None
    offices: Offices
    due: date | None
    document_end: date | None
    reached: date | None
    clock: Clock
    of_tasks: bool
    earlier: tuple[Heading, ...]


class Places:
    """Answers for each block of one document what surrounds it."""

    def __init__(self, document: Document, layout: Layout, periods: PeriodFinder, task_report: re.Pattern[str]) -> None:
        self._document = document
        opening = fold((document.title or "") + document.text[:_OPENING])
        self._of_tasks = task_report.search(opening) is not None
        self._layout = layout
        self._periods = periods
        self._clock = clock_of(document, periods)
        self._looked_back = self._clock.past if tells_of_last_year(document) else None
        self._ends: dict[str, date | None] = {}
        self._offices = inherited(layout.items)
        self._index = {item.item_id: number for number, item in enumerate(layout.items)}
        self._titles = {item.item_id: fold(item.title) for item in layout.items if item.title}
        self._roots = [item.start for item in layout.items if item.parent_id is None and item.title]
        self._headings = [self._heading(item) for item in layout.items if item.parent_id is None and item.title]
        self._part_starts = [part.start for part in layout.parts]
        self._part_ends = [self._part_end(part.title) for part in layout.parts]

    def of(self, block: Block, start: int) -> Place:
        """The place of a block whose words begin at `start`, behind its marker."""
        chain = self._chain(block.item)
        titles = self._titles_at(chain, block.start)
        held = self._offices[block.item] if block.item is not None else Offices()
        offices = over(block.offices, held) if block.offices else held
        titled = self._titled(titles)
        part_end = self._part_end_at(titled, block.start)
        document_end = part_end or self._document.period_end
        clock = self._clock_of(document_end)
        return Place(
            self._document,
            block,
            start,
            chain[0] if chain else None,
            next((item.title for item in chain if item.title), None),
            titles,
            titled,
            offices,
            self._due(block.deadline, clock),
            document_end,
            self._reached(part_end) or self._looked_back or document_end,
            clock,
            self._of_tasks,
            self._earlier(block.start) if self._document.doc_type == "both" else (),
        )

    def _reached(self, part_end: date | None) -> date | None:
        """The last day of what a part tells of as done: not after that of a report on “十二五” that 2013 saw."""
        end = self._document.period_end
        later = self._document.doc_type == "report" and end is not None and part_end is not None and part_end > end
        return end if later else part_end

    def is_below(self, item: int, other: int | None) -> bool:
        """Whether an item stands under another."""
        return other is not None and any(self._index[above.item_id] == other for above in self._chain(item)[1:])

    def _chain(self, index: int | None) -> list[Item]:
        """The item and those above it, innermost first."""
        chain: list[Item] = []
        while index is not None:
            item = self._layout.items[index]
            chain.append(item)
            index = self._index.get(item.parent_id) if item.parent_id else None
        return chain

    def _heading(self, item: Item) -> Heading:
        title = self._titles[item.item_id]
        return Heading(title, self._titled((title,)))

    def _earlier(self, position: int) -> tuple[Heading, ...]:
        """The headings of the top sections before the one at an offset."""
        return tuple(reversed(self._headings[: max(0, bisect_right(self._roots, position) - 1)]))

    def dated_items(self) -> tuple[Item, ...]:
        """The items, each with the day by which the whole of it is due, where that is stated."""
        dated = list(self._layout.items)
        for at, stated in enumerate(self._layout.due):
            if stated is not None:
                titles = self._titles_at(self._chain(at), dated[at].start)
                end = self._part_end_at(self._titled(titles), dated[at].start) or self._document.period_end
                dated[at] = dated[at].model_copy(update={"deadline": self._due(stated, self._clock_of(end))})
        return tuple(dated)

    def _titles_at(self, chain: list[Item], position: int) -> tuple[str, ...]:
        """The titles over a place, nearest first."""
        return (*(self._titles[item.item_id] for item in chain if item.title), *self._section(position))

    def _part_end_at(self, titled: date | None, position: int) -> date | None:
        """The last day of the years that its headings name, if these are others than the document's, or its part."""
        other = titled is not None and titled.year != self._document.year
        return titled if other else self._part(position)

    def _clock_of(self, end: date | None) -> Clock:
        return self._clock._replace(year=end.year) if end else self._clock

    def _due(self, stated: tuple[int, int] | None, clock: Clock) -> date | None:
        if stated is None:
            return None
        start, end = stated
        written = fold(self._document.text[start:end])
        found = self._periods.find(written, 0, end - start, clock)
        return found[-1].last if found else last_day(written)

    def _part_end(self, title: str | None) -> date | None:
        """The last day of the period that an attachment's own title names, if it is not just the document's year."""
        if title is None:
            return None
        folded = fold(title)
        issued = self._document.issued
        found = self._periods.find(folded, 0, len(folded), self._clock)
        dated = [p for p in found if p.explicit_year and p.last and p.last != issued]
        last = dated[-1].last if dated else None
        same = last is not None and last.year == self._document.year and dated[-1].whole
        return None if same else last

    def _titled(self, titles: tuple[str, ...]) -> date | None:
        """The end of the years that the nearest heading names (2017年工作回顾, “十五”时期, 今后五年)."""
        for title in titles:
            if title not in self._ends:
                found = self._periods.find(title, 0, len(title), self._clock)
                self._ends[title] = max((p.last for p in found if p.last and self._is_named(p)), default=None)
            if end := self._ends[title]:
                return end
        return None

    def _is_named(self, period: Period) -> bool:
        """Whether a heading's period is its own: with its year, 过去五年, 下半年, 今年; not 全年 or 明年."""
        if period.explicit_year or period.past:
            return True
        own = period.first is not None and period.last is not None and period.last.year == self._document.year
        return own and not period.adverb

    def _section(self, position: int) -> tuple[str, ...]:
        """The heading without a list number that names a year (2016年工作安排), if one stands above."""
        part = self._layout.parts[bisect_right(self._part_starts, position) - 1] if self._part_starts else None
        return (fold(part.title),) if part and part.section and part.title and part.start <= position else ()

    def _part(self, position: int) -> date | None:
        """The last day of what the part of the document at an offset is about, where it has its own."""
        number = bisect_right(self._part_starts, position) - 1
        return self._part_ends[number] if number >= 0 else None
