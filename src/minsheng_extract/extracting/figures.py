"""A document's figures: layout -> quantities, and the account of every numeral."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from minsheng_extract.extracting.account import numerals_of
from minsheng_extract.extracting.period import Period, period_finder
from minsheng_extract.extracting.place import Places
from minsheng_extract.extracting.reader import reader
from minsheng_extract.extracting.record import Recorder
from minsheng_extract.extracting.scan import Bare, Claim, scanner
from minsheng_extract.extracting.sentence import sentences
from minsheng_extract.folding import fold
from minsheng_extract.records import Block, ColumnRole, Document, Layout, Numeral, Quantity
from minsheng_extract.rulebook import Rules

_NUMBER_COLUMNS: tuple[ColumnRole, ...] = ("plan", "done", "base", "ratio", "other")
_MARKER = "numeral.marker"


class Figures(NamedTuple):
    """What extracting finds in one document, in document order."""

    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]


def read_figures(document: Document, layout: Layout, rules: Rules) -> Figures:
    """Every figure of a document as a Quantity, every numeral in one class.

    >>> from minsheng_extract.segmenting import lay_out
    >>> document = Document.from_text("新增学位1.3万个", year=2023)
    >>> [q.value for q in read_figures(document, lay_out(document, load_rules()), load_rules()).quantities]
    [Decimal('13000')]
    """
    found = list(_Pass(document, layout, rules).stretches())
    numerals = sorted(chain.from_iterable(figures.numerals for figures in found), key=lambda numeral: numeral.start)
    return Figures(tuple(chain.from_iterable(figures.quantities for figures in found)), tuple(numerals))


class _Pass:
    """One pass over one document, stretch by stretch: a paragraph, a heading, a cell."""

    def __init__(self, document: Document, layout: Layout, rules: Rules) -> None:
        self._document = document
        self._text = fold(document.text)
        self._blocks = layout.blocks
        self._markers = {item.start: item.start + len(item.marker) for item in layout.items}
        self._places = Places(document, layout, period_finder(rules))
        self._scanner = scanner(rules)
        self._reader = reader(rules)
        self._recorder = Recorder(rules)

    def stretches(self) -> Iterator[Figures]:
        """The figures of each stretch; blocks through which a sentence runs are one."""
        held: list[Block] = []
        for block in self._blocks:
            if block.kind == "furniture":
                yield self._furniture(block)
                continue
            if held and not block.continues:
                yield self._stretch(held[0], held[-1].end)
                held = []
            held.append(block)
        if held:
            yield self._stretch(held[0], held[-1].end)

    def _furniture(self, block: Block) -> Figures:
        claim = Claim(block.start, block.end, "furniture", block.rule)
        return Figures((), tuple(numerals_of(self._document, self._text, claim)))

    def _stretch(self, block: Block, end: int) -> Figures:
        start = self._markers.get(block.start, block.start)
        claims = list(self._scanner.claims(self._text, start, end, _bare(block)))
        quantities = {q.start: q for q in self._quantities(block, start, end, claims)}
        if start > block.start:
            claims.append(Claim(block.start, start, "marker", _MARKER))
        numerals = (numerals_of(self._document, self._text, c, quantities.get(c.start)) for c in claims)
        return Figures(tuple(quantities.values()), tuple(chain.from_iterable(numerals)))

    def _quantities(self, block: Block, start: int, end: int, claims: list[Claim]) -> Iterator[Quantity]:
        figures = [claim.figure for claim in claims if claim.figure is not None]
        if not figures:
            return
        place = self._places.of(block, start)
        stated: Period | None = None
        for sentence in sentences(self._text, start, end):
            inside = [figure for figure in figures if sentence[0] <= figure.start < sentence[1]]
            readings, stated = self._reader.read(self._text, inside, sentence, place, stated)
            for reading in readings:
                yield self._recorder.record(reading, place)


def _bare(block: Block) -> Bare | None:
    """Whether numbers of a block need no unit of their own: the cells of plan, result and base columns."""
    return Bare(block.unit) if block.kind == "cell" and block.column in _NUMBER_COLUMNS else None
