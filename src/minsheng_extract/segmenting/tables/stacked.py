"""Tables with every cell on a line of its own, or on several: rows begin at their number, or are all as long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng_extract.reading.heads import role_of
from minsheng_extract.segmenting.counters import counter_value, is_row_number
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.markers import marker_at
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.fitting import LINES, fit
from minsheng_extract.segmenting.tables.region import MOST_HEADS, Found, LooseRow, Region, Span
from minsheng_extract.segmenting.tables.suiting import suits

_MOST_LINES = 4 * MOST_HEADS
_FARTHEST = 9
_HEADING_RANK = 4
_SURE, _CLEARLY = 1.0, 1.0


def rows_by_number(region: Region) -> Found | None:
    """A line a cell or part of one, under a header that begins with the number's head."""
    below = list(islice(region.lines(), MOST_HEADS + 1))
    first = next((at for at, line in enumerate(below) if at and (_is_number(line) or _is_section(line, region))), 0)
    heads = region.joined_heads(below[:first])
    if not region.is_header(heads) or role_of(below[0].squeezed, region.rules) != "number":
        return None
    columns = region.columns(heads)
    rows: list[LooseRow] = []
    at = first
    while group := _group(region, at):
        if len(group) == 1 and _is_section(group[0], region):
            rows.append(LooseRow({0: _span(group[0])}, section=True))
        else:
            if not _group(region, at + len(group)):
                group = _own_lines(group, columns, region)
            rows += _rows_in(group, columns, region)
        at += len(group)
    return Found(heads, rows, at)


def rows_by_width(region: Region) -> Found | None:
    """A line a cell without numbers, under heads of what was planned or done: as many lines in every row."""
    heads = region.stacked_heads()
    columns = region.columns(heads) if region.is_header(heads) else ()
    if not {"plan", "done"} & {column.role for column in columns}:
        return None
    rows: list[LooseRow] = []
    at = len(heads)
    while len(row := list(islice(region.lines(at), len(heads)))) == len(heads):
        pairs = zip(columns, row, strict=True)
        score = sum(suits(column.role, region.written(_span(line)), region.rules) for column, line in pairs)
        if score * 2 < len(heads):
            break
        rows.append(LooseRow({column: _span(line) for column, line in enumerate(row)}))
        at += len(heads)
    return Found(heads, rows, at)


def _span(line: Line) -> Span:
    return line.start, line.end


def _is_number(line: Line) -> bool:
    return is_row_number(line.squeezed)


def _is_section(line: Line, region: Region) -> bool:
    """A heading over rows: 一、就业创业."""
    marker = marker_at(region.folded, line.start, line.end, region.rules)
    return marker is not None and marker.style.rank <= _HEADING_RANK and not marker.style.weak and marker.end < line.end


def _group(region: Region, at: int) -> list[Line]:
    """The lines of one row, from its number to the next one's; a heading stands alone before a row or a heading."""
    first, second = region.line(at), region.line(at + 1)
    if first is None:
        return []
    if _is_section(first, region):
        return [first] if second and (_is_number(second) or _is_section(second, region)) else []
    if not _is_number(first):
        return []
    group = [first]
    number = counter_value(first.squeezed)
    for line in islice(region.lines(at + 1), _MOST_LINES):
        follows = _is_number(line) and number < counter_value(line.squeezed) <= number + _FARTHEST
        if follows or _is_section(line, region):
            break
        group.append(line)
    return group


def _own_lines(group: list[Line], columns: Sequence[Column], region: Region) -> list[Line]:
    """The lines of the last row that suit its columns: what follows is no part of it."""
    written = [region.written(_span(line)) for line in group]
    end = _best_length(written, columns, region, at_least=0.0)
    end += _best_length(written[end:], columns[1:], region, at_least=_SURE)
    return group[: end or 1]


def _best_length(written: Sequence[str], columns: Sequence[Column], region: Region, *, at_least: float) -> int:
    """How many lines suit the columns best, 0 where none suit so well a line."""
    ends = range(2, min(len(written), 3 * len(columns)) + 1)
    scores = {end: fit(written[:end], columns, region.rules, LINES).score for end in ends}
    best = max(scores, key=lambda end: (scores[end], end), default=0)
    return best if best and scores[best] >= at_least * best else 0


def _rows_in(group: Sequence[Line], columns: Sequence[Column], region: Region) -> Iterator[LooseRow]:
    """The row of a number, and those below it that go on under the same number."""
    written = [region.written(_span(line)) for line in group]
    best = fit(written, columns, region.rules, LINES)
    split = _split_at(written, columns, region, best.score)
    if split is not None:
        yield from _rows_in(group[:split], columns, region)
        yield from _rows_in(group[split:], columns, region)
        return
    cells: dict[int, Span] = {}
    for line, column in zip(group, best.columns, strict=True):
        cells[column] = (cells.get(column, _span(line))[0], line.end)
    yield LooseRow(cells)


def _split_at(written: Sequence[str], columns: Sequence[Column], region: Region, score: float) -> int | None:
    """Where a second row begins under the same number, if two rows suit clearly better than one."""
    if not len(columns) <= len(written) <= 2 * MOST_HEADS:
        return None
    best, place = score + _CLEARLY, None
    for at in range(3, len(written) - 1):
        upper = fit(written[:at], columns, region.rules, LINES).score
        lower = fit(written[at:], columns[1:], region.rules, LINES).score
        if upper + lower > best:
            best, place = upper + lower, at
    return place
