"""Tables written a row a line with blanks between the cells: what a page's table leaves where its rules are lost.

The heads say what the columns are for, and which words of a row belong together follows from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Cell, ColumnRole, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.counters import counter_value, is_row_number
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.fitting import Manner, fit
from minsheng_extract.segmenting.tables.region import Found, Region, Span
from minsheng_extract.segmenting.tables.suiting import suits

_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"[^\d,。;、]{0,5}\d[\d,.]*[^\d,。;、]{0,5}|[-—/]+")
_BARE = re.compile(r"[-+]?\d[\d,.]*|[-—/]+")
_NAME = re.compile(r"\S*[一-龥]\S{3}")
_MEASURED: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base"})
_SINGLE: frozenset[ColumnRole | None] = _MEASURED | {"number", "unit", "ratio"}
_NAMING: frozenset[ColumnRole | None] = frozenset({"indicator", "content"})
_NEVER, _SAME, _LATER = -9.0, -0.4, -0.1
_FARTHEST, _MOST_LINES = 3, 4
_FEWEST_ROWS, _FEWEST_FIGURES = 2, 2

Cells = list[Span]


def rows_of_blanks(region: Region) -> Found | None:
    """A row a line under a line of heads that begins with the number's: a number has one or more, broken or whole."""
    first = region.line(0)
    heads = _heads(_words(first, region), region) if first is not None else []
    if not region.is_header(heads) or role_of(region.written(heads[0]), region.rules) != "number":
        return None
    columns = region.columns(heads)
    if not {"plan", "done"} & {column.role for column in columns}:
        return None
    parts = list(_parts(region))
    if sum(_count(words[0], region) > 0 for words, _ in parts) < _FEWEST_ROWS:
        return None
    rows = [_fitted(words, columns, region) for words, _ in parts]
    name = next((at for at, column in enumerate(columns) if column.role in _NAMING), None)
    return Found([], [], parts[-1][1], _table(heads, rows, name, region))


def _words(line: Line, region: Region) -> Cells:
    return [match.span() for match in _WORD.finditer(region.folded, line.start, line.end)]


def _heads(words: Cells, region: Region) -> Cells:
    """The heads of a line; one whose characters are spread out (单 位) is one."""
    heads: Cells = []
    for word in words:
        spread = heads and word[1] - word[0] == 1 and region.folded[heads[-1][0] + 1 : heads[-1][1]].strip() == ""
        if spread:
            heads[-1] = (heads[-1][0], word[1])
        else:
            heads.append(word)
    return heads


def _parts(region: Region) -> Iterator[tuple[Cells, int]]:
    """The words of each row, and how many lines it ends behind; the table ends where a line is neither row nor rest."""
    count, figures, since, behind = 0, 0, 0, 1
    words: Cells = []
    for at, line in enumerate(region.lines(1), 1):
        own = _words(line, region)
        number, more = _number(own, region), _figures(own, region)
        opens = _follows(number, count)
        if opens or (words and min(more, figures) >= _FEWEST_FIGURES):
            if words:
                yield words, behind
            count = number if opens else count
            words, figures, since = own, more, 1
        elif words and since < _MOST_LINES and (figures < _FEWEST_FIGURES or _opens_below(at, count, region)):
            words, figures, since = [*words, *own], figures + more, since + 1
        else:
            break
        behind = at + 1
    if words:
        yield words, behind


def _opens_below(at: int, count: int, region: Region) -> bool:
    """Whether the next number stands right below a line."""
    below = region.line(at + 1)
    return below is not None and _follows(_number(_words(below, region), region), count)


def _follows(number: int, count: int) -> bool:
    return count < number <= count + _FARTHEST


def _number(words: Cells, region: Region) -> int:
    """The number that a line of several words opens with, 0 for none."""
    return _count(words[0], region) if len(words) > 1 else 0


def _count(word: Span, region: Region) -> int:
    written = region.written(word)
    return counter_value(written) if is_row_number(written) else 0


def _figures(words: Cells, region: Region) -> int:
    """How many words hold one figure and little else."""
    return sum(_FIGURE.fullmatch(region.written(word)) is not None for word in words)


def _fitted(words: Cells, columns: Sequence[Column], region: Region) -> dict[int, Cells]:
    """A row's words by column."""
    written = [region.written(word) for word in words]
    cells: dict[int, Cells] = {}
    for word, column in zip(words, fit(written, columns, region.rules, _WORDS).columns, strict=True):
        cells.setdefault(column, []).append(word)
    return cells


def _suits_word(role: ColumnRole | None, folded: str, rules: Rules) -> float:
    """Figures stand where something was planned or done, shares in per cent are ratios, words are neither."""
    if role in _MEASURED:
        only = 0.0 if role == "plan" else _LATER
        return only + (2.0 if _BARE.fullmatch(folded) else 1.0 if _FIGURE.fullmatch(folded) else -1.0)
    if role == "ratio":
        return 2.0 if folded[-1:] == "%" else -1.0
    return suits(role, folded, rules)


def _repeated(role: ColumnRole | None) -> float:
    return _NEVER if role in _SINGLE else _SAME


_WORDS = Manner(_suits_word, _repeated)


def _table(heads: Cells, rows: Sequence[dict[int, Cells]], name: int | None, region: Region) -> Table:
    """The table of some rows. Where names have a group before them, their head spans two columns."""
    grouped = name is not None and any(_is_grouped(row.get(name, []), region) for row in rows)
    after = name if grouped and name is not None else len(heads)
    cells = [Cell(0, at + (at > after), *head, column_span=1 + (at == after)) for at, head in enumerate(heads)]
    for number, row in enumerate(rows, 1):
        for at, words in sorted(row.items()):
            if at == after and _is_grouped(words, region):
                cells += [Cell(number, at, *words[0]), Cell(number, at + 1, words[1][0], words[-1][1])]
            else:
                cells.append(Cell(number, at + (at >= after), words[0][0], words[-1][1]))
    return Table(cells[0].start, cells[-1].end, tuple(cells))


def _is_grouped(words: Cells, region: Region) -> bool:
    """A name and what it is a group of: 老年人服务 居家适老化改造."""
    return len(words) > 1 and all(_NAME.match(region.written(word)) for word in words[:2])
