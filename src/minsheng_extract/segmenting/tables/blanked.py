"""Tables written a row a line with blanks between the cells: what a page's table leaves where its rules are lost.

The heads say what the columns are for, and which words of a row belong together follows from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column, role_of
from minsheng_extract.segmenting.tables.fitting import fit
from minsheng_extract.segmenting.tables.region import Found, LooseRow, Region, Span

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}")
_FIGURE = re.compile(r"[^\d,。;、]{0,5}\d[\d,.]*[^\d,。;、]{0,5}|[-—/]+")
_FARTHEST, _MOST_LINES = 3, 4
_FEWEST_ROWS, _FEWEST_FIGURES = 2, 2

Words = list[Span]


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
    percent = any(_has_percent(words, region) for words, _ in parts)
    rows = [_row(words, columns, region, percent=percent) for words, _ in parts]
    return Found(heads, rows, parts[-1][1], merged=False)


def _words(line: Line, region: Region) -> Words:
    return [match.span() for match in _WORD.finditer(region.folded, line.start, line.end)]


def _heads(words: Words, region: Region) -> Words:
    """The heads of a line; one whose characters are spread out (单 位) is one."""
    heads: Words = []
    for word in words:
        spread = heads and word[1] - word[0] == 1 and region.folded[heads[-1][0] + 1 : heads[-1][1]].strip() == ""
        if spread:
            heads[-1] = (heads[-1][0], word[1])
        else:
            heads.append(word)
    return heads


def _parts(region: Region) -> Iterator[tuple[Words, int]]:
    """The words of each row, and how many lines it ends behind; the table ends where a line is neither row nor rest."""
    count, figures, since, behind = 0, 0, 0, 1
    words: Words = []
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


def _number(words: Words, region: Region) -> int:
    """The number that a line of several words opens with, 0 for none."""
    return _count(words[0], region) if len(words) > 1 else 0


def _count(word: Span, region: Region) -> int:
    written = region.written(word)
    return counter_value(written) if _NUMBER.fullmatch(written) else 0


def _figures(words: Words, region: Region) -> int:
    """How many words hold one figure and little else."""
    return sum(_FIGURE.fullmatch(region.written(word)) is not None for word in words)


def _has_percent(words: Words, region: Region) -> bool:
    return any(region.written(word).endswith("%") for word in words)


def _row(words: Words, columns: Sequence[Column], region: Region, *, percent: bool) -> LooseRow:
    """A row's words in their columns; where ratios are written with their sign, a row without one has none."""
    without = percent and not _has_percent(words, region)
    places = [at for at, column in enumerate(columns) if not (without and column.role == "ratio")]
    written = [region.written(word) for word in words]
    best = fit(written, [columns[at] for at in places], region.rules, lines=True).columns
    cells: dict[int, Span] = {}
    for word, place in zip(words, best, strict=True):
        cells[places[place]] = (cells.get(places[place], word)[0], word[1])
    return LooseRow(cells)
