"""Tables that are forms, all about one thing: a label, then its value (项目名称 | 校舍改造 | 牵头单位 | 区教育局)."""

from __future__ import annotations

from collections.abc import Iterator

from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Cell, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.tables.columns import columns_of
from minsheng_extract.segmenting.tables.rows import Grid, Row

_FEWEST_ROWS, _WIDTHS = 2, (2, 4, 6)
_TELLING = frozenset({"lead", "responsible", "leader", "deadline"})

Pair = tuple[Cell, Cell]


def form_of(table: Table, text: str, rules: Rules) -> Grid | None:
    """The form as a table of one row, its labels the heads; None where the table is no form.

    >>> from minsheng_extract.records import Cell, Table
    >>> text = "项目名称 学校 牵头单位 县教育局"
    >>> spans = [(0, 4), (5, 7), (8, 12), (13, 17)]
    >>> cells = tuple(Cell(at // 2, at % 2, *span) for at, span in enumerate(spans))
    >>> [column.role for column in form_of(Table(0, 17, cells), text, load_rules()).columns]
    ['content', 'lead']
    """
    pairs = list(_pairs(table))
    roles = [role_of(text[label.start : label.end], rules) for label, _ in pairs]
    rows = len({label.row for label, _ in pairs})
    if rows < _FEWEST_ROWS or not _TELLING & set(roles) or sum(role is None for role in roles) * 3 > len(roles):
        return None
    if any(role_of(text[value.start : value.end], rules) for _, value in pairs):
        return None
    columns = columns_of([[text[label.start : label.end]] for label, _ in pairs], rules)
    values = {at: value._replace(column=at, column_span=1) for at, (_, value) in enumerate(pairs)}
    return Grid(columns, tuple(_rows(pairs, values)), {}, form=True)


def _pairs(table: Table) -> Iterator[Pair]:
    """Labels with their values, where every row is made of such pairs; nothing otherwise."""
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    if width not in _WIDTHS or any(len(row) % 2 or row[0].column for row in by_row.values()):
        return
    for row in by_row.values():
        for label, value in zip(row[::2], row[1::2], strict=True):
            if label.end > label.start:
                yield label, value


def _rows(pairs: list[Pair], values: dict[int, Cell]) -> Iterator[Row]:
    """Label and value in turn, each as a row of its own, the value under all the labels."""
    for at, (label, _) in enumerate(pairs):
        yield Row({}, (label,), head=True)
        yield Row(values, (values[at],), head=False)
