"""Tables of measures: heads 指标, 单位, 2020年, 2025年, then each row a name, its unit and figures; no list numbers.

A row stands on a line with blanks between its cells, or each of its cells has a line. A name alone above rows
(学前教育) heads those below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.barred import BAR
from minsheng_extract.segmenting.tables.columns import Column, is_unit
from minsheng_extract.segmenting.tables.fitting import Manner, fit
from minsheng_extract.segmenting.tables.region import MOST_HEADS, Found, LooseRow, Region, Span
from minsheng_extract.segmenting.tables.spreading import names_in, spread
from minsheng_extract.segmenting.tables.stating import OFFICES
from minsheng_extract.segmenting.tables.suiting import suits

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"(?=.*[一-龥a-zA-Z]{2})[^。;,!?]{2,40}")
_NAMED: frozenset[ColumnRole | None] = frozenset({"indicator", "content"})
_MEASURED: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "value", "growth", "ratio"})
_FIRST: dict[ColumnRole | None, float] = {"plan": 0.2, "base": 0.1}
_HEAD_LINES, _MOST_LINES = 3, 2000
_FEWEST_ROWS, _LONGEST_SECTION = 2, 24
_NEVER, _SAME = -9.0, -0.4

Cells = Sequence[Span]


def rows_of_measures(region: Region) -> Found | None:
    """A row a line: its name may have blanks in it, its other cells have none."""
    for used in range(1, _HEAD_LINES + 1):
        lines = list(islice(region.lines(), used))
        heads = _heads([word for line in lines for word in _words(line, region)], region)
        if len(lines) == used and _are_heads(heads, region):
            rows = list(_rows_of_lines(region, used, region.columns(heads)))
            return _found(heads, rows, used + len(rows))
    return None


def cells_of_measures(region: Region) -> Found | None:
    """A cell a line, with a bar behind each or without; cells without text left out, and none with offices."""
    heads = _stacked_heads([cell for cell, _ in islice(_cells(region), MOST_HEADS + 2)], region)
    columns = region.columns(heads)
    if not _are_heads(heads, region) or any(column.role in OFFICES for column in columns):
        return None
    cells = list(_cells(region))
    rows: list[LooseRow] = []
    at = len(heads)
    names: list[Line] = []
    for group in _groups([cell for cell, _ in cells[at:]], region):
        names = [*names, group[0]]
        parted = names_in(names, region.rules)
        if parted is not None and len(group) > 1 and (below := spread(parted, group[1:], columns, region)):
            del rows[len(rows) - len(parted.parts) :]
            rows += below
        elif (row := _row([(cell.start, cell.end) for cell in group], columns, region)) is not None:
            rows.append(row)
        else:
            break
        names = names if len(group) == 1 else []
        at += len(group)
    while rows and rows[-1].section:
        rows.pop()
        at -= 1
    return _found(heads, rows, cells[at - 1][1] + 1)


def _cells(region: Region) -> Iterator[tuple[Line, int]]:
    """The cells with text, and the place of the line that ends each; a bar may have a line of its own."""
    first, second = region.line(0), region.line(1)
    barred = any(line is not None and line.squeezed.endswith(BAR) for line in (first, second))
    for at, line in enumerate(islice(region.lines(), _MOST_LINES)):
        if not barred:
            yield line, at
        elif (text := region.written((line.start, line.end)).rstrip(BAR + " ")) and BAR not in text:
            below = region.line(at + 1)
            ended = text != region.written((line.start, line.end)) or below is None
            yield Line(line.start, line.start + len(text), "".join(text.split())), at if ended else at + 1
        elif text:
            return


def _stacked_heads(cells: Sequence[Line], region: Region) -> list[Span]:
    """The heads among some cells: those of a known role before the first row's name."""
    row = next((at for at, cell in enumerate(cells) if is_figure(cell.squeezed, region.rules)), 0)
    return region.heads_among(cells[: max(0, row - 1)])


def _found(heads: list[Span], rows: list[LooseRow], used: int) -> Found | None:
    """The table, without what is no row's heading at its end."""
    while rows and rows[-1].section:
        rows.pop()
        used -= 1
    return Found(heads, rows, used) if sum(not row.section for row in rows) >= _FEWEST_ROWS else None


def _words(line: Line, region: Region) -> list[Span]:
    return [match.span() for match in _WORD.finditer(region.folded, line.start, line.end)]


def _heads(words: Cells, region: Region) -> list[Span]:
    """Words as heads; characters that are spread out (单 位), and a unit in brackets, belong to the head before."""
    heads: list[Span] = []
    for word in words:
        spread = word[1] - word[0] == 1 and heads and not region.written(heads[-1])[1:].strip()
        if heads and (spread or region.folded[word[0]] in "(["):
            heads[-1] = (heads[-1][0], word[1])
        else:
            heads.append(word)
    return heads


def _are_heads(heads: list[Span], region: Region) -> bool:
    """A name's head first, then one for units or two for figures."""
    if not region.is_header(heads):
        return False
    roles = [column.role for column in region.columns(heads)]
    if "number" in roles or not _NAMED & set(roles[:2]):
        return False
    measured = sum(role in _MEASURED for role in roles)
    return measured > 1 or (measured == 1 and "unit" in roles)


def _rows_of_lines(region: Region, start: int, columns: Sequence[Column]) -> Iterator[LooseRow]:
    """Rows and the names above them, up to a line that is neither."""
    for line in region.lines(start):
        row = _row(_words(line, region), columns, region)
        if row is None:
            return
        yield row


def _groups(lines: Sequence[Line], region: Region) -> Iterator[Sequence[Line]]:
    """The cells of each row: it begins with a name that units or figures follow; a name alone is a group of its own."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _is_value(lines[end].squeezed, region):
            end += 1
        if not _NAME.fullmatch(lines[at].squeezed):
            return
        yield lines[at:end]
        at = end


def _is_value(written: str, region: Region) -> bool:
    """Whether a cell holds a figure, a unit or a nature: what may stand behind a row's name."""
    if is_figure(written, region.rules) or is_unit(written, region.rules):
        return True
    return suits("nature", written, region.rules) > 0


def _row(words: Cells, columns: Sequence[Column], region: Region) -> LooseRow | None:
    """The cells of a row's words: a name, and one figure or more where figures stand; a name alone heads rows."""
    written = [region.written(word) for word in words]
    if not words:
        return None
    if not any(is_figure(each, region.rules) for each in written):
        whole = (words[0][0], words[-1][1])
        title = "".join(region.written(whole).split())
        alone = len(title) <= _LONGEST_SECTION and _NAME.fullmatch(title) and len(words) <= 2
        return LooseRow({0: whole}, section=True) if alone else None
    cells: dict[int, Span] = {}
    for word, column in zip(words, fit(written, columns, region.rules, _MANNER).columns, strict=True):
        cells[column] = (cells[column][0] if column in cells else word[0], word[1])
    return LooseRow(cells) if _is_row(cells, columns, region) else None


def _is_row(cells: dict[int, Span], columns: Sequence[Column], region: Region) -> bool:
    written = [(columns[at].role, "".join(region.written(span).split())) for at, span in cells.items()]
    named = any(role in _NAMED and _NAME.fullmatch(each) for role, each in written)
    return named and all(_stands(role, each, region) for role, each in written)


def _stands(role: ColumnRole | None, written: str, region: Region) -> bool:
    """Only figures are measured, and a unit's cell holds one, or nothing."""
    figure = is_figure(written, region.rules)
    if role in _MEASURED:
        return figure
    return role != "unit" or figure or is_unit(written, region.rules)


def _suits(role: ColumnRole | None, folded: str, rules: Rules) -> float:
    """Figures stand where something is measured; of several such columns the plan's is filled first."""
    figure = is_figure(folded, rules)
    if role in _MEASURED:
        return 2.0 + _FIRST.get(role, 0.0) if figure else -3.0
    if role in _NAMED:
        return -3.0 if figure else 0.0 if is_unit(folded, rules) else 1.0
    return -1.0 if figure and role != "unit" else suits(role, folded, rules)


def _repeated(role: ColumnRole | None) -> float:
    return _SAME if role in _NAMED else _NEVER


_MANNER = Manner(_suits, _repeated)
