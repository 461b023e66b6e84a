"""Columns of months beside a column of tasks: the latest answers, where the figures are running totals."""

from __future__ import annotations

import pytest
from test_answers_beyond import Row, shown

from minsheng_extract.aligning import align
from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import read_bytes
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out

TABLES: dict[str, tuple[tuple[str, ...], tuple[Row, ...]]] = {
    "sentences": (
        (
            "序号|项目|内容|责任单位|进展情况（7月）|进展情况（10月）|进展情况（12月）",
            "1|养老|新增15家照料中心。|区民政局|已完成8家照料中心。|已完成新增15家照料中心。|新增照料中心25家。",
        ),
        (("15", "25", "exceeded"),),
    ),
    "bare figures": (
        (
            "序号|项目|年度目标|1-3月完成|1-6月完成|1-9月完成",
            "1|新增照料中心|15家|4家|8家|12家",
            "2|新建幼儿园|5所|1所|2所|4所",
        ),
        (("15", "12", "unmet"), ("5", "4", "unmet")),
    ),
    "each month for itself": (
        (
            "序号|项目|年度目标|7月完成|8月完成|9月完成",
            "1|新增照料中心|15家|4家|8家|2家",
            "2|新建幼儿园|5所|1所|2所|4所",
        ),
        (("5", "4", "unmet"),),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_latest_of_running_totals_answers(name: str) -> None:
    lines, rows = TABLES[name]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split('|'))}</tr>" for line in lines)
    rules = load_rules()
    page = f"<html><body><p>2031年民生实事进展情况</p><table>{cells}</table></body></html>"
    document = read_bytes(page.encode(), "months.html", rules)
    quantities = read_figures(document, lay_out(document, rules), rules).quantities
    found = align(quantities, quantities, plan=document, report=document, rules=rules)
    assert tuple(shown(one) for one in found) == rows
