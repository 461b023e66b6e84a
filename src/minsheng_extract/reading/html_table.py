"""HTML tables: which are data and which only hold a page together, and the grid of those that are data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.grid import Slot
from minsheng_extract.reading.html_seen import inner_text, is_unseen

_MOST_SPAN = 1000
_MOST_CELLS = 200_000
_BLOCKS_OF_A_PAGE = 6
_CHARS_OF_A_PAGE = 500
_SHARE_OF_A_PAGE = 0.8

Place = tuple[int, int, int, int, Element]
"""Row, column, row span, column span and the cell's element."""


def places(table: Element) -> list[Place]:
    """The cells of a table where they stand, rowspan and colspan counted in."""
    taken: set[tuple[int, int]] = set()
    found: list[Place] = []
    rows = list(_rows(table))
    for row, tr in enumerate(rows):
        column = 0
        for cell in (each for each in tr.iterchildren("td", "th") if not is_unseen(each)):
            while (row, column) in taken:
                column += 1
            down, across = min(_span(cell, "rowspan"), len(rows) - row), _span(cell, "colspan")
            if len(taken) + down * across > _MOST_CELLS:
                raise ReadError("TooLarge", f"a table of the page has more than {_MOST_CELLS:,} cells")
            taken.update((row + i, column + j) for i in range(down) for j in range(across))
            found.append((row, column, down, across, cell))
            column += across
    return found


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if is_unseen(child):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child.iterchildren("tr") if not is_unseen(row))


def _span(cell: Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _MOST_SPAN) if written.isdecimal() else 1


def is_data(table: Element) -> bool:
    """True where rows and columns mean something; a page's frame is layout.

    Layout is a table with a table inside, one of a single row or column, one that says so by its role,
    and one of whose cells holds a whole page.
    """
    if table.get("role") == "presentation" or next(table.iterdescendants("table"), None) is not None:
        return False
    cells = places(table)
    if len({row for row, *_ in cells}) < 2 or max(column + across for _, column, _, across, _ in cells) < 2:
        return False
    lengths = [len(inner_text(cell)) for *_, cell in cells]
    longest = max(range(len(cells)), key=lengths.__getitem__)
    blocks = sum(1 for _ in cells[longest][-1].iterdescendants("p", "div", "br"))
    return not (
        lengths[longest] > _CHARS_OF_A_PAGE
        and lengths[longest] >= _SHARE_OF_A_PAGE * sum(lengths)
        and blocks >= _BLOCKS_OF_A_PAGE
    )


def slots(table: Element, text_of: Callable[[Element], str]) -> list[Slot]:
    """The table's slots; `text_of` gives the text of one cell."""
    return [Slot(row, column, text_of(cell), down, across) for row, column, down, across, cell in places(table)]
