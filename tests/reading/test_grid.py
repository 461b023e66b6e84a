"""Tables written into a text: every cell's span holds its text, whatever the grid."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng_extract.reading.draft import PAGE, Draft, tidy
from minsheng_extract.reading.grid import Slot
from minsheng_extract.reading.numerals import as_format

TEXTS = st.text(st.sampled_from("新增学位1.3万个，\n\t \u3000\u200b"), max_size=8)


@st.composite
def grids(draw: st.DrawFn) -> list[Slot]:
    """A grid of merged and single cells that do not overlap."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    taken: set[tuple[int, int]] = set()
    slots = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            down, across = draw(st.integers(1, rows - row)), draw(st.integers(1, columns - column))
            area = {(row + i, column + j) for i in range(down) for j in range(across)}
            if area & taken:
                down, across, area = 1, 1, {(row, column)}
            taken |= area
            slots.append(Slot(row, column, draw(TEXTS), down, across))
    return slots


@settings(deadline=None)
@given(st.lists(st.one_of(grids(), TEXTS), max_size=4))
def test_spans_hold_what_was_written(parts: list[list[Slot] | str]) -> None:
    draft = Draft()
    for part in parts:
        if isinstance(part, str):
            draft.paragraph(part)
        else:
            draft.table(part)
    content = draft.content()
    texts = [text for part in parts for text in ([part] if isinstance(part, str) else [slot.text for slot in part])]
    wanted = "".join(map(tidy, texts)).replace("\n", "")
    assert sorted(wanted) == sorted(content.text.replace("\n", "").replace("\t", ""))
    for table in content.tables:
        cells = table.cells
        assert 0 <= table.start < table.end <= len(content.text)
        assert content.text[table.end - 1] == "\n"
        assert [(c.row, c.column) for c in cells] == sorted({(c.row, c.column) for c in cells})
        assert all(table.start <= c.start <= c.end < table.end for c in cells)
        assert all(one.end < other.start for one, other in pairwise(cells))
        covered = [(c.row + i, c.column + j) for c in cells for i in range(c.row_span) for j in range(c.column_span)]
        assert len(covered) == len(set(covered))
        assert "\t" not in "".join(content.text[c.start : c.end] for c in cells)


@settings(deadline=None)
@given(grids())
def test_a_row_has_a_tab_for_each_column_boundary(slots: list[Slot]) -> None:
    draft = Draft()
    draft.table([slot._replace(text=slot.text.replace("\n", "")) for slot in slots])
    content = draft.content()
    for table in content.tables:
        columns = max(cell.column + cell.column_span for cell in table.cells)
        lines = content.text[table.start : table.end].split("\n")[:-1]
        assert {line.count("\t") for line in lines} == {columns - 1}
        assert len(lines) == max(cell.row + cell.row_span for cell in table.cells)


def test_pages_are_marked_where_they_begin() -> None:
    draft = Draft()
    draft.paragraph(f"{PAGE}新增{PAGE}学位")
    draft.table([Slot(0, 0, "序号"), Slot(0, 1, "项目"), Slot(1, 0, f"{PAGE}1"), Slot(1, 1, "学位")])
    content = draft.content()
    assert content.text == "新增学位\n序号\t项目\n1\t学位\n"
    assert content.page_starts == (0, 2, 11)


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"), (12, "ideographDigital", "一二"),
        (3, "chineseLegalSimplified", "叁"), (2, "ideographTraditional", "乙"), (12, "ideographZodiac", "亥"),
        (21, "decimalEnclosedCircle", "㉑"), (51, "decimalEnclosedCircle", "51"), (3, "decimalEnclosedParen", "⑶"),
        (7, "decimalFullWidth", "７"), (7, "decimalZero", "07"), (27, "lowerLetter", "aa"), (4, "upperRoman", "IV"),
        (5, "none", ""), (5, "noSuchFormat", "5"), (0, "upperLetter", "0"),
    ],
)  # fmt: skip
def test_number_formats(number: int, kind: str, written: str) -> None:
    assert as_format(number, kind) == written
