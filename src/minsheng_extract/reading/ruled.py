"""Tables drawn with lines: from the rulings of a page to the cells they enclose (by pdfplumber's algorithm)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.page import Ruling

_SNAP = 3.0
_LEAST_RULING = 4.0
_SAME = 4.0
_MOST_RULINGS = 20_000
_MOST_CROSSINGS = 1_000_000
_MOST_POINTS = 4_000
"""A page with more than this is a map or a plan, and its lines are no table."""

Edge = dict[str, Any]


class Box(NamedTuple):
    """A cell where it stands on the page, and its place in the table's grid."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    column: int
    row_span: int
    column_span: int


class RuledTable(NamedTuple):
    """The cells of one table in reading order, with the lines between its columns."""

    boxes: tuple[Box, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.rows[-1]

    def cover(self) -> dict[tuple[int, int], Box]:
        """Which cell each place of the grid belongs to."""
        return {
            (box.row + down, box.column + across): box
            for box in self.boxes
            for down in range(box.row_span)
            for across in range(box.column_span)
        }


def ruled_tables(rulings: Sequence[Ruling]) -> list[RuledTable]:
    """The tables of two columns or more that some rulings enclose, from the top down.

    Raises `ReadError`: MissingExtra where pdfplumber is not installed.
    """
    try:
        from pdfplumber import table as plumber
    except ImportError as missing:
        raise ReadError(
            "MissingExtra", "tables in PDF and OFD files need pdfplumber: pip install 'minsheng-extract[pdf]'"
        ) from missing
    if not rulings or len(rulings) > _MOST_RULINGS:
        return []
    merged = plumber.merge_edges([_edge(ruling) for ruling in rulings], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = [edge for edge in merged if _length(edge) >= _LEAST_RULING]
    down = sum(edge["orientation"] == "v" for edge in edges)
    if down * (len(edges) - down) > _MOST_CROSSINGS:
        return []
    points = plumber.edges_to_intersections(edges + _closing(edges), _SNAP, _SNAP)
    if len(points) > _MOST_POINTS:
        return []
    groups = plumber.cells_to_tables(plumber.intersections_to_cells(points))
    tables = [_table(cells) for cells in groups]
    return [table for table in tables if len(table.columns) > 2]


def _edge(ruling: Ruling) -> Edge:
    x0, top, x1, bottom = ruling
    if ruling.is_horizontal:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    kind = "h" if ruling.is_horizontal else "v"
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": kind, "object_type": "line",
            "width": x1 - x0, "height": bottom - top}  # fmt: skip


def _length(edge: Edge) -> float:
    return float(edge["x1"] - edge["x0"] + edge["bottom"] - edge["top"])


def _closing(edges: Iterable[Edge]) -> list[Edge]:
    """Edges that close a table open at a side, or at the foot of a page where a row goes on overleaf."""
    made: list[Edge] = []
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    for side in ("x0", "x1"):
        for at, ends in _aligned(across, side).items():
            if not any(abs(edge["x0"] - at) <= _SNAP for edge in down):
                made.append(_edge(Ruling(at, min(e["top"] for e in ends), at, max(e["top"] for e in ends))))
    for side in ("top", "bottom"):
        for at, ends in _aligned(down, side).items():
            if not any(abs(edge["top"] - at) <= _SNAP for edge in across):
                made.append(_edge(Ruling(min(e["x0"] for e in ends), at, max(e["x0"] for e in ends), at)))
    return made


def _aligned(edges: Iterable[Edge], side: str) -> dict[float, list[Edge]]:
    """Edges that end at one place, three or more of them."""
    by_place: dict[float, list[Edge]] = defaultdict(list)
    for edge in edges:
        place = next((at for at in by_place if abs(at - edge[side]) <= _SNAP), edge[side])
        by_place[place].append(edge)
    return {at: ends for at, ends in by_place.items() if len(ends) > 2}


def _table(cells: Sequence[tuple[float, float, float, float]]) -> RuledTable:
    columns = _places(edge for x0, _, x1, _ in cells for edge in (x0, x1))
    rows = _places(edge for _, top, _, bottom in cells for edge in (top, bottom))
    boxes = []
    for x0, top, x1, bottom in cells:
        row, last_row = _nearest(rows, top), _nearest(rows, bottom)
        column, last_column = _nearest(columns, x0), _nearest(columns, x1)
        boxes.append(Box(x0, top, x1, bottom, row, column, max(last_row - row, 1), max(last_column - column, 1)))
    return RuledTable(tuple(sorted(boxes, key=lambda box: (box.row, box.column))), columns, rows)


def _places(edges: Iterable[float]) -> tuple[float, ...]:
    places: list[float] = []
    for edge in sorted(edges):
        if not places or edge - places[-1] > _SAME:
            places.append(edge)
    return tuple(places)


def _nearest(places: Sequence[float], at: float) -> int:
    return min(range(len(places)), key=lambda place: abs(places[place] - at))
