"""Tables with a column of targets, one of results and one of ratios, as a web page and as lines of text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from minsheng_extract.aligning import align
from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import read_bytes
from minsheng_extract.records import Alignment
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out

HEAD = ["序号", "项目名称", "单位", "年度目标", "完成数", "完成比例", "责任单位"]
ROWS = [
    ["1", "城镇新增就业", "万人", "5.2", "7.23", "139%", "县人社局"],
    ["2", "自然村通硬化路", "公里", "136", "149.6", "110%", "县交通局"],
    ["3", "新增农村通自来水人口", "人", "45200", "40228", "89%", "县水利局"],
    ["4", "城镇登记失业率", "%", "4.3以内", "3.57", "", "县人社局"],
    ["5", "改造农村户厕", "户", "1400", "1274", "91.00", "县农业农村局"],
    ["6", "新建村级文化广场", "个", "25", "27", "188%", "县文旅局"],
]
EXPECTED = [
    ("52000", "72300", "1.3904", "exceeded", "139%"),
    ("136", "149.6", "1.1", "exceeded", "110%"),
    ("45200", "40228", "0.89", "unmet", "89%"),
    ("4.3", "3.57", "0.8302", "exceeded", None),
    ("1400", "1274", "0.91", "unmet", "91.00%"),
    ("25", "27", "1.08", "exceeded", "188%"),
]


def page(rows: list[list[str]]) -> bytes:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    title = "青山县2031年民生实事完成情况表"
    return f"<html><meta charset=utf-8><title>{title}</title><h1>{title}</h1><table>{cells}</table></html>".encode()


def lines(rows: list[list[str]]) -> bytes:
    return ("青山县2031年民生实事完成情况表\n\n" + "\n".join("\t".join(row) for row in rows)).encode()


def aligned(data: bytes, name: str) -> list[Alignment]:
    rules = load_rules()
    document = read_bytes(data, name, rules)
    quantities = read_figures(document, lay_out(document, rules), rules).quantities
    return list(align(quantities, quantities, plan=document, report=document))


@pytest.mark.parametrize(("data", "name"), [(page([HEAD, *ROWS]), "table.html"), (lines([HEAD, *ROWS]), "table.txt")])
def test_each_row_is_a_target_with_its_result(data: bytes, name: str) -> None:
    got = [(one.target_value, one.actual_value, one.ratio, one.status, one.claimed) for one in aligned(data, name)]
    assert got == [
        (Decimal(target), Decimal(result), Decimal(ratio), status, claimed)
        for target, result, ratio, status, claimed in EXPECTED
    ]


def test_a_misprinted_ratio_is_marked() -> None:
    marks = [mark for one in aligned(page([HEAD, *ROWS]), "table.html") for mark in one.review]
    assert marks == ["报告所列比例188%与计算结果108%不符"]


def test_a_row_in_words_and_a_row_that_claims() -> None:
    rows = [
        ["序号", "目标任务", "完成情况"],
        ["1", "新建公办幼儿园2所，新增学位720个。", "新建公办幼儿园2所，新增学位810个，完成率112.5%。完成任务。"],
        ["2", "建设充电桩600个；建设口袋公园5个。", "已建成充电桩660个，占任务的110%；口袋公园正在施工。"],
    ]
    got = [(str(one.target_value), str(one.ratio), one.status, one.claimed) for one in aligned(page(rows), "rows.html")]
    assert got == [
        ("2", "1.0000", "met", "完成任务"),
        ("720", "1.1250", "exceeded", "112.5%"),
        ("600", "1.1000", "exceeded", "110%"),
        ("5", "None", "unmet", None),
    ]
