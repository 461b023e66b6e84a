"""Items -> quantities: numerals, units, comparison, range, change, indicator, deadline, offices, role."""

from __future__ import annotations

from minsheng_extract.extracting.figures import Figures, TimeLimitError, dated_items, read_figures
from minsheng_extract.records import Document, Item, Numeral, Quantity
from minsheng_extract.rulebook import Rules, load_rules
from minsheng_extract.segmenting import lay_out

__all__ = ["Figures", "TimeLimitError", "account", "extract", "read_figures", "segment"]


def extract(document: Document, *, rules: Rules | None = None) -> tuple[Quantity, ...]:
    """Every figure of a document, in document order.

    >>> extract(Document.from_text("新增公办义务教育阶段学位1.3万个", year=2023))[0].indicator
    '公办义务教育阶段学位'
    """
    rules = rules or load_rules()
    return read_figures(document, lay_out(document, rules), rules).quantities


def account(document: Document, *, rules: Rules | None = None) -> tuple[Numeral, ...]:
    """Every numeral of a document with its class, in document order.

    >>> [n.class_ for n in account(Document.from_text("2023年新增学位1.3万个", year=2023))]
    ['date', 'quantity']
    """
    rules = rules or load_rules()
    return read_figures(document, lay_out(document, rules), rules).numerals


def segment(document: Document, *, rules: Rules | None = None) -> tuple[Item, ...]:
    """The numbered units of a document, in document order, each with the day by which the whole of it is due.

    >>> [item.title for item in segment(Document.from_text("1.改善办学条件。新建6所。\\n2.稳定就业。新增500人。"))]
    ['改善办学条件', '稳定就业']
    """
    rules = rules or load_rules()
    return dated_items(document, lay_out(document, rules), rules)
