"""Tables written out as lines of plain text: what a scrape leaves of a web page's tables.

Four forms are read, each where it cannot be mistaken:

- cells parted by tabs, with or without `<p>` tags around them, a cell running over several lines;
- cells parted by `|`, with or without a rule of dashes, empty cells written or left out;
- cells parted by spaces, under a header with a number column (序号) first or after a category (类别);
- one cell a line under such a header.

A merged cell (a number, a category) that later rows leave out stays empty there: which columns hold figures
shows where the rest belongs.

A header that is repeated above later rows stands in the table once, and in its span only after that.
Rows that are labelled metadata of the page (索引号 | … | 发布机构 | …) are no table of the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from minsheng_extract.reading.labels import is_labelled
from minsheng_extract.reading.linear_fit import Pattern, columns_of, fitness, pattern_of
from minsheng_extract.reading.linear_header import under_headers
from minsheng_extract.reading.linear_row import (
    Row,
    Span,
    after_tags,
    filled,
    lines,
    split,
    trimmed,
    words,
)
from minsheng_extract.reading.linear_tabs import tabbed
from minsheng_extract.reading.lines import line_of
from minsheng_extract.records import Cell, Table
from minsheng_extract.rulebook import Rules

_PIPE = re.compile(r"[|｜│┃]")
_SECTION = re.compile(r"[^|｜│┃。；;，,！？:：]{2,24}")
_RULE = re.compile(r"[\s:+|=_—-]+")


def find_tables(text: str, rules: Rules) -> tuple[Table, ...]:
    """The tables in a plain text, in order; cell spans leave out white space and tags around the cell.

    >>> from minsheng_extract.rulebook import load_rules
    >>> text = "序号\\t项目\\n1\\t新增学位\\n2\\t新建公厕\\n"
    >>> [text[cell.start:cell.end] for cell in find_tables(text, load_rules())[0].cells]
    ['序号', '项目', '1', '新增学位', '2', '新建公厕']
    """
    apart: list[Table] = []
    for rows in sorted(chain(tabbed(text, rules), _piped(text), under_headers(text, rules))):
        table = _table(text, rows, rules)
        if table and (not apart or table.start >= apart[-1].end):
            apart.append(table)
    return tuple(apart)


def _table(text: str, rows: Sequence[Row], rules: Rules) -> Table | None:
    """A table of some rows, if two of them have two cells or more, and they are not the page's metadata."""
    rows = _under_caption(rows)
    full = [row for row in rows if filled(row) > 1]
    if len(full) < 2 or all(is_labelled(line_of(text[row[0].start : row[-1].end]), rules) for row in full[:2]):
        return None
    head = words(text, rows[0])
    kept = [row for place, row in enumerate(rows) if place == 0 or words(text, row) != head]
    if len(kept) < 2:
        return None
    pattern = pattern_of(head, [words(text, row) for row in kept[1:]], rules)
    cells = (cell for place, row in enumerate(kept) for cell in _cells(place, row, len(head), pattern, text))
    return Table(rows[0][0].start, after_tags(text, rows[-1][-1].end), tuple(cells))


def _under_caption(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows without a first one that has a caption in its first cell and nothing in the others."""
    captioned = len(rows) > 2 and len(rows[0]) > 1 and filled(rows[0]) == 1 and filled(rows[1]) > 2
    return rows[1:] if captioned and rows[0][0].start < rows[0][0].end else rows


def _cells(place: int, row: Row, width: int, pattern: Pattern | None, text: str) -> Iterator[Cell]:
    """A row's cells in their columns: a lone one spans them all; one without its merged cells stands to the right."""
    if len(row) == 1 and width > 1:
        yield Cell(place, 0, *row[0], column_span=width)
        return
    columns = list(range(len(row)))
    if pattern is not None and place > 0 and filled(row) > 1:
        columns = _columns(words(text, row), columns, pattern)
    for column, cell in zip(columns, row, strict=False):
        yield Cell(place, column, *cell)


def _columns(written: list[str], columns: list[int], pattern: Pattern) -> list[int]:
    """The columns of a row that is short, or has its last cells empty because merged ones were left out before."""
    stated = len(written)
    while not written[stated - 1]:
        stated -= 1
    if stated >= len(pattern.figures):
        return columns
    fitted = columns_of(written[:stated], pattern) or columns
    full = len(written) == len(pattern.figures)
    if full and fitness(written[:stated], fitted, pattern) <= fitness(written[:stated], columns, pattern):
        return columns
    return fitted[:stated]


def _piped(text: str) -> Iterator[list[Row]]:
    """Stretches of lines with two bars or more, blank lines and rules of dashes between them left out."""
    rows: list[Row] = []
    position = 0
    while (bar := _PIPE.search(text, position)) is not None:
        for line in lines(text, text.rfind("\n", position, bar.start()) + 1 or position):
            position = line.end + 1
            written = text[line.start : line.end].strip()
            if written and not _RULE.fullmatch(written):
                if len(_PIPE.findall(written)) > 1:
                    rows.append(_between_bars(text, line))
                elif rows and _is_section(text, line, len(rows[-1])):
                    rows.append([trimmed(text, line.start, line.end)])
                else:
                    break
        yield rows
        rows = []


def _is_section(text: str, line: Span, width: int) -> bool:
    """Whether a short line without bars stands between rows that are as wide: a cell merged over all columns."""
    written = text[line.start : line.end].strip()
    below = next(lines(text, line.end + 1), None)
    if _SECTION.fullmatch(written) is None or below is None or width < 2:
        return False
    bars = len(_PIPE.findall(text, below.start, below.end))
    return bars > 1 and len(_between_bars(text, below)) == width


def _between_bars(text: str, line: Span) -> Row:
    """The cells of a line with bars; the empty ones that outer bars make are none."""
    written = text[line.start : line.end].strip()
    row = split(text, line, _PIPE)
    return row[1 if _PIPE.match(written) else 0 : -1 if _PIPE.match(written[-1]) else None]
