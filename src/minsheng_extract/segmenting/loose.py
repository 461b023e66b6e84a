"""Tables whose rows are lines or whose cells are lines, known by the roles of their heads.

What reading could tell by its form alone is a table already. Here the rules say what the heads mean,
so cells that were merged, left out or written on several lines find their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from minsheng_extract.records import Cell, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.columns import Column, columns_of, role_of
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.fitting import fit, suits_as_it_stands
from minsheng_extract.segmenting.framing import frame_of
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.markers import marker_at

_NUMBER = re.compile(r"\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}")
_BAR = "|"
_LONGEST_HEAD = 16
_FEWEST_HEADS, _MOST_HEADS = 3, 14
_SURE = 1.0

Span = tuple[int, int]


class _Cells(NamedTuple):
    """One row: the spans of its cells by column; `section` says that it is one cell over all columns."""

    by_column: dict[int, Span]
    section: bool = False


def with_tables(pieces: Sequence[Line | Table], folded: str, rules: Rules) -> list[Line | Table]:
    """The lines and tables of a text, with the tables that are still lines among them made tables."""
    out: list[Line | Table] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        found = _table_at(pieces, at, folded, rules) if isinstance(piece, Line) and _may_head(piece, rules) else None
        if found is None:
            out.append(piece)
            at += 1
        else:
            out.append(found[0])
            at = found[1]
    return out


def _may_head(line: Line, rules: Rules) -> bool:
    head = line.squeezed.split(_BAR, 1)[0]
    return len(head) <= _LONGEST_HEAD and role_of(head, rules) is not None


def _table_at(pieces: Sequence[Line | Table], at: int, folded: str, rules: Rules) -> tuple[Table, int] | None:
    """The table whose header begins at a line, and the index behind it."""
    lines = []
    for piece in pieces[at : at + 4000]:
        if not isinstance(piece, Line):
            break
        lines.append(piece)
    for read in (_rows_of_bars, _cells_of_bars, _rows_by_number, _rows_by_width):
        found = read(lines, folded, rules)
        if found is not None and len(found[1]) > 0:
            heads, rows, used = found
            return _table(heads, rows), at + used
    return None


_Found = tuple[list[Span], list[_Cells], int]


def _bars(line: Line, folded: str) -> list[Span]:
    """The cells of a line with bars, the outer bars left off."""
    start, end = line.start, line.end
    if folded[start] == _BAR and end - start > 1 and folded[end - 1] == _BAR and set(line.squeezed) != {_BAR}:
        start += 1
    stops = [position for position in range(start, end) if folded[position] == _BAR]
    if not stops or stops[-1] != end - 1:
        stops.append(end)
    return [_stripped(folded, left, right) for left, right in pairwise([start - 1, *stops])]


def _stripped(folded: str, left: int, right: int) -> Span:
    start, end = left + 1, right
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end


def _is_header(heads: Sequence[str], rules: Rules) -> bool:
    if not _FEWEST_HEADS <= len(heads) <= _MOST_HEADS or any(not 0 < len(head) <= _LONGEST_HEAD for head in heads):
        return False
    return sum(role_of(head, rules) is not None for head in heads) * 3 >= len(heads) * 2


def _heads(spans: Sequence[Span], folded: str) -> list[str]:
    return ["".join(folded[slice(*span)].split()) for span in spans]


def _columns(spans: Sequence[Span], folded: str, rules: Rules) -> tuple[Column, ...]:
    return columns_of([[head] for head in _heads(spans, folded)], rules)


def _rows_of_bars(lines: Sequence[Line], folded: str, rules: Rules) -> _Found | None:
    """A row a line, its cells parted by bars."""
    heads = _bars(lines[0], folded) if lines[0].squeezed.count(_BAR) > 1 else []
    if not _is_header(_heads(heads, folded), rules):
        return None
    columns = _columns(heads, folded, rules)
    rows: list[_Cells] = []
    used = 1
    for line in lines[1:]:
        frame = frame_of(line.squeezed, rules)
        if line.squeezed.count(_BAR) < 1 or (frame is not None and frame.part != "attachment"):
            break
        rows.append(_fitted(_bars(line, folded), columns, folded, rules))
        used += 1
    return heads, rows, used


def _fitted(spans: Sequence[Span], columns: Sequence[Column], folded: str, rules: Rules) -> _Cells:
    """Cells in their columns: as they stand where all are there, else where they suit best."""
    filled = [at for at, span in enumerate(spans) if span[1] > span[0]]
    if len(filled) == 1:
        return _Cells({0: spans[filled[0]]}, section=True)
    written = [folded[slice(*spans[at])] for at in filled]
    if len(filled) >= len(columns) or (
        len(spans) >= len(columns) and suits_as_it_stands(written, filled, columns, rules)
    ):
        return _Cells(dict(enumerate(spans[: len(columns)])))
    return _Cells(dict(zip(fit(written, columns, rules).columns, (spans[at] for at in filled), strict=True)))


def _cells_of_bars(lines: Sequence[Line], folded: str, rules: Rules) -> _Found | None:
    """A cell a line, a bar behind each: as many in every row as in the header."""
    tokens: list[tuple[Span, int]] = []
    start: int | None = None
    for at, line in enumerate(lines):
        if frame_of(line.squeezed, rules) is not None:
            break
        if _BAR not in line.squeezed:
            start = line.start if start is None else start
            continue
        spans = _bars(line, folded)
        if start is not None:
            spans[0] = (start, spans[0][1])
            start = None
        tokens += [(span, at) for span in spans]
    first = next((at for at, (span, _) in enumerate(tokens) if at and _NUMBER.fullmatch(_heads([span], folded)[0])), 0)
    heads = [span for span, _ in tokens[:first]]
    if not _is_header(_heads(heads, folded), rules) or tokens[0][1] == tokens[first - 1][1]:
        return None
    columns, width = _columns(heads, folded, rules), len(heads)
    chunks = [tokens[at : at + width] for at in range(first, len(tokens), width)]
    rows = [_fitted([span for span, _ in chunk], columns, folded, rules) for chunk in chunks]
    return heads, rows, tokens[-1][1] + 1


def _rows_by_number(lines: Sequence[Line], folded: str, rules: Rules) -> _Found | None:
    """A line a cell or part of one; a row begins at its number."""
    below = enumerate(lines[: _MOST_HEADS + 1])
    first = next((at for at, line in below if at and (_is_number(line) or _is_section(line, folded, rules))), 0)
    heads = [(line.start, line.end) for line in lines[:first]]
    if not _is_header(_heads(heads, folded), rules) or role_of(lines[0].squeezed, rules) != "number":
        return None
    columns = _columns(heads, folded, rules)
    rows: list[_Cells] = []
    at = first
    while at < len(lines) and (group := _group(lines, at, folded, rules)):
        if _is_section(lines[at], folded, rules):
            rows.append(_Cells({0: (lines[at].start, lines[at].end)}, section=True))
        else:
            group = _best_part(group, columns, folded, rules, last=not _group(lines, at + len(group), folded, rules))
            rows += _rows_in(group, columns, folded, rules)
        at += len(group)
    return heads, rows, at


def _is_section(line: Line, folded: str, rules: Rules) -> bool:
    marker = marker_at(folded, line.start, line.end, rules)
    return marker is not None and marker.style.rank <= 2 and not marker.style.weak and marker.end < line.end


def _group(lines: Sequence[Line], at: int, folded: str, rules: Rules) -> Sequence[Line]:
    """The lines of one row: from its number to the next one's; a heading over rows stands alone."""
    if at >= len(lines) or frame_of(lines[at].squeezed, rules) is not None:
        return ()
    if _is_section(lines[at], folded, rules):
        below = at + 1
        goes_on = below < len(lines) and (_is_number(lines[below]) or _is_section(lines[below], folded, rules))
        return lines[at:below] if goes_on else ()
    if not _is_number(lines[at]):
        return ()
    number, end = counter_value(lines[at].squeezed), at + 1
    while end < len(lines) and end - at < 4 * _MOST_HEADS:
        line = lines[end]
        follows = _is_number(line) and number < counter_value(line.squeezed) <= number + 9
        if follows or frame_of(line.squeezed, rules) is not None or _is_section(line, folded, rules):
            break
        end += 1
    return lines[at:end]


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.squeezed) is not None


def _best_part(
    group: Sequence[Line], columns: Sequence[Column], folded: str, rules: Rules, *, last: bool
) -> Sequence[Line]:
    """All lines of a row; of the last row those that suit its columns, for what follows is no part of it."""
    if not last:
        return group
    written = [folded[line.start : line.end] for line in group]
    end = _best_length(written, columns, rules, at_least=0.0)
    return group[: end + _best_length(written[end:], columns[1:], rules, at_least=_SURE)]


def _best_length(written: Sequence[str], columns: Sequence[Column], rules: Rules, *, at_least: float) -> int:
    """How many lines suit the columns best, 0 where none suit so well a line."""
    ends = range(2, min(len(written), 3 * len(columns)) + 1)
    scores = {end: fit(written[:end], columns, rules, lines=True).score for end in ends}
    best = max(scores, key=lambda end: (scores[end], end), default=0)
    return best if best and scores[best] >= at_least * best else 0


def _rows_in(group: Sequence[Line], columns: Sequence[Column], folded: str, rules: Rules) -> Iterator[_Cells]:
    """The row of a number, and those below it that go on under the same number."""
    written = [folded[line.start : line.end] for line in group]
    best = fit(written, columns, rules, lines=True)
    split = _split_at(written, columns, rules, best.score)
    if split is not None:
        yield from _rows_in(group[:split], columns, folded, rules)
        yield from _rows_in(group[split:], columns, folded, rules)
        return
    cells: dict[int, Span] = {}
    for line, column in zip(group, best.columns, strict=True):
        start = cells[column][0] if column in cells else line.start
        cells[column] = (start, line.end)
    yield _Cells(cells)


def _split_at(written: Sequence[str], columns: Sequence[Column], rules: Rules, score: float) -> int | None:
    """Where a second row begins under the same number, if two rows suit clearly better than one."""
    if not len(columns) - 1 < len(written) <= 2 * _MOST_HEADS:
        return None
    best, place = score + 1.0, None
    for at in range(3, len(written) - 1):
        halves = (
            fit(written[:at], columns, rules, lines=True).score
            + fit(written[at:], columns[1:], rules, lines=True).score
        )
        if halves > best:
            best, place = halves, at
    return place


def _rows_by_width(lines: Sequence[Line], folded: str, rules: Rules) -> _Found | None:
    """A line a cell, no numbers: as many in every row as in the header."""
    width = 0
    while width < min(len(lines), _MOST_HEADS) and 0 < len(lines[width].squeezed) <= _LONGEST_HEAD:
        if role_of(lines[width].squeezed, rules) is None:
            break
        width += 1
    heads = [(line.start, line.end) for line in lines[:width]]
    columns = _columns(heads, folded, rules)
    if width < _FEWEST_HEADS or not {"plan", "done"} & {column.role for column in columns}:
        return None
    rows: list[_Cells] = []
    at = width
    while at + width <= len(lines):
        row = lines[at : at + width]
        score = sum(
            fit([folded[each.start : each.end]], [column], rules).score
            for each, column in zip(row, columns, strict=True)
        )
        if score < width / 2 or any(frame_of(line.squeezed, rules) for line in row):
            break
        rows.append(_Cells({column: (line.start, line.end) for column, line in enumerate(row)}))
        at += width
    return heads, rows, at


def _table(heads: list[Span], rows: list[_Cells]) -> Table:
    """The table of some rows; a column left out between others goes on from the row above."""
    cells: list[Cell] = [Cell(0, column, *span) for column, span in enumerate(heads)]
    above: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        if row.section:
            cells.append(Cell(number, 0, *row.by_column[0], column_span=len(heads)))
            above = {}
            continue
        last = max(row.by_column, default=-1)
        for column in range(len(heads)):
            if column in row.by_column:
                above[column] = len(cells)
                cells.append(Cell(number, column, *row.by_column[column]))
            elif column < last and column in above:
                merged = cells[above[column]]
                cells[above[column]] = merged._replace(row_span=number - merged.row + 1)
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return Table(start, end, tuple(cells))
