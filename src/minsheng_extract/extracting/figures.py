"""A document's figures: layout -> quantities, and the account of every numeral."""

from __future__ import annotations

from collections.abc import Iterable
from time import process_time
from typing import NamedTuple

from minsheng_extract.extracting.account import numerals_of
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.naming import Said
from minsheng_extract.extracting.period import period_finder
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.place import Places
from minsheng_extract.extracting.reader import reader
from minsheng_extract.extracting.record import Recorder
from minsheng_extract.extracting.scan import Bare, Claim, scanner
from minsheng_extract.extracting.sentence import sentences
from minsheng_extract.folding import fold
from minsheng_extract.records import Block, ColumnRole, Document, Item, Layout, Numeral, Quantity
from minsheng_extract.rulebook import Rules

_NUMBER_COLUMNS: tuple[ColumnRole, ...] = (
    "plan", "done", "base", "value", "growth", "ratio", "marks", "other",
)  # fmt: skip
_MARKER = "numeral.marker"
_SECONDS, _SLOWEST = 30, 10_000  # a document may take half a minute, and a second for each ten thousand characters

_Claimed = tuple[Claim, Quantity | None]


class TimeLimitError(RuntimeError):
    """Matching one document took longer than any notice should; the message says where it was."""


class Figures(NamedTuple):
    """What extracting finds in one document, in document order; `items` are the layout's with their deadlines."""

    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]
    items: tuple[Item, ...] = ()


def read_figures(document: Document, layout: Layout, rules: Rules) -> Figures:
    """Every figure of a document as a Quantity, every numeral in one class.

    >>> from minsheng_extract.segmenting import lay_out
    >>> document = Document.from_text("新增学位1.3万个", year=2023)
    >>> [q.value for q in read_figures(document, lay_out(document, load_rules()), load_rules()).quantities]
    [Decimal('13000')]
    """
    text = fold(document.text)
    places = _places(document, layout, rules)
    found = _Pass(document, text, layout, places, rules).claims()
    quantities = tuple(quantity for _, quantity in found if quantity is not None)
    return Figures(quantities, tuple(numerals_of(document, found, text)), places.dated_items())


def dated_items(document: Document, layout: Layout, rules: Rules) -> tuple[Item, ...]:
    """The items of a layout, each with the day by which the whole of it is due."""
    return _places(document, layout, rules).dated_items()


def _places(document: Document, layout: Layout, rules: Rules) -> Places:
    return Places(document, layout, period_finder(rules), phrasings(rules)["task-report"])


def _running(text: str, blocks: Iterable[Block]) -> str:
    """The text with blanks for what of the page stands within a sentence: a page number, a running title."""
    pieces: list[str] = []
    within: list[Block] = []
    end = 0
    for block in blocks:
        if block.kind == "furniture":
            within.append(block)
            continue
        for page in within if block.continues else ():
            pieces += text[end : page.start], " " * (page.end - page.start)
            end = page.end
        within.clear()
    return "".join((*pieces, text[end:])) if pieces else text


class _Intro(NamedTuple):
    """What stands before a colon and a list, and the item whose words it is: 到2026年底：①…；②…"""

    start: int
    end: int
    item: int | None


class _Pass:
    """One pass over one document, stretch by stretch: a paragraph, a heading, a cell; `text` is folded."""

    def __init__(self, document: Document, text: str, layout: Layout, places: Places, rules: Rules) -> None:
        self._text = _running(text, layout.blocks)
        self._blocks = layout.blocks
        self._markers = {item.start: item.start + len(item.marker) for item in layout.items}
        self._places = places
        self._scanner = scanner(rules)
        self._reader = reader(rules)
        self._intro: _Intro | None = None
        self._said: tuple[int | None, Said] = None, Said()  # the item of the last figures, and what they named
        self._recorder = Recorder(rules, _running(document.text, layout.blocks))

    def claims(self) -> list[_Claimed]:
        """Every claim, with the quantity it became; blocks through which a sentence runs are one stretch."""
        claimed: list[_Claimed] = []
        held: list[Block] = []
        limit = process_time() + _SECONDS + len(self._text) / _SLOWEST
        for block in self._blocks:
            if process_time() > limit:
                raise TimeLimitError(
                    f"matching took too long and was given up at offset {block.start}; look there for what repeats"
                )
            if block.kind == "furniture":
                claimed.append((Claim(block.start, block.end, "furniture", block.rule), None))
                continue
            if held and not block.continues:
                claimed += self._stretch(held[0], held[-1].end)
                held = []
            held.append(block)
        if held:
            claimed += self._stretch(held[0], held[-1].end)
        return claimed

    def _stretch(self, block: Block, end: int) -> list[_Claimed]:
        start = self._markers.get(block.start, block.start)
        marker = [Claim(block.start, start, "marker", _MARKER)] if start > block.start else []
        claims = [*marker, *self._scanner.claims(self._text, start, end, _bare(block))]
        figures = [claim.figure for claim in claims if claim.figure is not None]
        if not figures:
            self._intro = _Intro(start, end, block.item) if self._text.startswith(":", end - 1) else self._intro
            return [(claim, None) for claim in claims]
        quantities = iter(self._quantities(block, start, end, figures))
        return [(claim, next(quantities) if claim.figure else None) for claim in claims]

    def _quantities(self, block: Block, start: int, end: int, figures: list[Figure]) -> list[Quantity]:
        """The figures of a stretch as records, sentence by sentence; behind the last figure nothing is read."""
        place = self._places.of(block, start)
        quantities: list[Quantity] = []
        same = block.kind != "cell" and block.item is not None and block.item == self._said[0]
        thread = self._reader.thread(place, self._said[1].of_item() if same else Said())
        if (intro := self._intro) and self._is_of(block, start, intro):
            self._reader.read(self._text, [], (intro.start, intro.end), place, thread)
        done = 0
        for sentence in sentences(self._text, start, end):
            first = done
            while done < len(figures) and figures[done].start < sentence[1]:
                done += 1
            readings = self._reader.read(self._text, figures[first:done], sentence, place, thread)
            quantities += [self._recorder.record(reading, place) for reading in readings]
            if done == len(figures):
                break
        self._said = block.item, thread.said
        return quantities

    def _is_of(self, block: Block, start: int, intro: _Intro) -> bool:
        """Whether a block belongs to the list that words before a colon open: on their line, or under their item."""
        if "\n" not in self._text[intro.end : start]:
            return True
        return block.item is not None and block.item != intro.item and self._places.is_below(block.item, intro.item)


def _bare(block: Block) -> Bare | None:
    """Whether numbers of a block need no unit of their own: the cells of plan, result and base columns."""
    return Bare(block.unit) if block.kind == "cell" and block.column in _NUMBER_COLUMNS else None
