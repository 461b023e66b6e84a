"""A table as it stands in a document's text: cells that know their place and their characters."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """One cell. `document.text[start:end]` is its content; an empty cell has `start == end`.

    A merged cell stands once, at its first row and column; `row_span` and `column_span` say how far
    it reaches. Rows and columns count from 0.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


class Table(NamedTuple):
    """A table of two rows or more, its cells in reading order (row by row, left to right).

    Header rows are ordinary cells here: which rows are headers, and what a column is for, is
    decided later from rules/tables.yaml. A header that the text repeats above later rows (at a page
    break, before every row) has its cells once, at the top; its repeats, like tags around cells, lie
    in `start` to `end` but in no cell. A line between rows that belongs to all columns (二、教育) is
    one cell that spans them. Rows of page metadata (索引号 | … | 发布机构 | …) make no table.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
