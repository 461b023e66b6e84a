"""A document's figures: layout -> quantities, and the account of every numeral."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minsheng_extract.extracting.number import parse_number
from minsheng_extract.extracting.period import Period, period_finder
from minsheng_extract.extracting.reader import Reader, reader
from minsheng_extract.extracting.record import Recorder
from minsheng_extract.extracting.role import Setting
from minsheng_extract.extracting.scan import RUN, Bare, Claim, scanner
from minsheng_extract.extracting.sentence import sentences
from minsheng_extract.extracting.setting import Settings, Surroundings
from minsheng_extract.folding import fold
from minsheng_extract.records import Block, Document, Layout, Numeral, Quantity
from minsheng_extract.rulebook import Rules

_NUMBER_COLUMNS = ("plan", "done", "base", "ratio", "other")
_MARKER = "numeral.marker"


class Figures(NamedTuple):
    """What extracting finds in one document, in document order."""

    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]


class _Stretch(NamedTuple):
    """Blocks through which a sentence may run: the first, and those that continue it."""

    blocks: tuple[Block, ...]

    @property
    def start(self) -> int:
        return self.blocks[0].start

    @property
    def end(self) -> int:
        return self.blocks[-1].end


def read_figures(document: Document, layout: Layout, rules: Rules) -> Figures:
    """Every figure of a document as a Quantity, every numeral in one class.

    >>> from minsheng_extract.segmenting import lay_out
    >>> document = Document.from_text("新增学位1.3万个", year=2023)
    >>> [q.value for q in read_figures(document, lay_out(document, load_rules()), load_rules()).quantities]
    [Decimal('13000')]
    """
    text = fold(document.text)
    settings = Settings(document, layout, period_finder(rules))
    recorder = Recorder(document, rules)
    read, scan = reader(rules), scanner(rules)
    markers = {item.start: item.start + len(item.marker) for item in layout.items}
    quantities: list[Quantity] = []
    numerals: list[Numeral] = []
    for stretch in _stretches(layout.blocks):
        block = stretch.blocks[0]
        if block.kind == "furniture":
            numerals += _runs(document, text, Claim(block.start, block.end, "furniture", block.rule), None)
            continue
        marker = markers.get(block.start)
        if marker is not None:
            numerals += _runs(document, text, Claim(block.start, marker, "marker", _MARKER), None)
        claims = list(scan.claims(text, marker or stretch.start, stretch.end, _bare(block)))
        held = [claim for claim in claims if claim.figure is not None]
        made: dict[int, Quantity] = {}
        if held:
            around = settings.of(block)
            period: Period | None = None
            for quantity, period in _quantities(
                text, stretch, held, read, recorder, settings, around, document, period, marker
            ):
                made[quantity.start] = quantity
        for claim in claims:
            numerals += _runs(document, text, claim, made.get(claim.start))
        quantities += made.values()
    return Figures(tuple(quantities), tuple(sorted(numerals, key=lambda numeral: numeral.start)))


def _stretches(blocks: tuple[Block, ...]) -> Iterator[_Stretch]:
    """Blocks joined where a sentence goes on; furniture in between stays by itself."""
    open_blocks: list[Block] = []
    for block in blocks:
        if block.kind == "furniture":
            yield _Stretch((block,))
        elif block.continues and open_blocks:
            open_blocks.append(block)
        else:
            if open_blocks:
                yield _Stretch(tuple(open_blocks))
            open_blocks = [block]
    if open_blocks:
        yield _Stretch(tuple(open_blocks))


def _bare(block: Block) -> Bare | None:
    """Whether numbers of a block need no unit of their own: the cells of plan, result and base columns."""
    return Bare(block.unit) if block.kind == "cell" and block.column in _NUMBER_COLUMNS else None


def _quantities(
    text: str,
    stretch: _Stretch,
    held: list[Claim],
    read: Reader,
    recorder: Recorder,
    settings: Settings,
    around: Surroundings,
    document: Document,
    period: Period | None,
    marker: int | None,
) -> Iterator[tuple[Quantity, Period | None]]:
    block = stretch.blocks[0]
    setting = Setting(
        document.doc_type, block.column, around.titles, document.year, document.issued, marker or stretch.start
    )
    for sentence in sentences(text, marker or stretch.start, stretch.end):
        inside = [c.figure for c in held if c.figure and sentence[0] <= c.start < sentence[1]]
        readings, period = read.read(text, inside, sentence, setting, around, period)
        for reading in readings:
            yield recorder.record(reading, block, around), period


def _runs(document: Document, text: str, claim: Claim, quantity: Quantity | None) -> Iterator[Numeral]:
    """Each run of digits or number characters of a claim as a record."""
    for run in RUN.finditer(text, claim.start, claim.end):
        try:
            value = parse_number(run[0].replace(",", ""))
        except ValueError:
            value = None
        yield Numeral(
            doc_id=document.doc_id,
            start=run.start(),
            end=run.end(),
            text=document.text[run.start() : run.end()],
            value=value,
            class_=claim.class_,
            rule=claim.rule,
            quantity_id=quantity.quantity_id if quantity else None,
        )
