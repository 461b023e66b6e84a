"""What stands around and within a sentence: page numbers are read over, quotation marks are told in pairs."""

import pytest

from minsheng_extract import Document
from minsheng_extract.extracting import read_figures
from minsheng_extract.records import Cell, Table
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out

RULES = load_rules()
PAGES = ["— 3 —", "- 12 -", "第 4 页 共 9 页"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_number_within_a_sentence_is_no_figure(page: str):
    text = f"一、办好教育。投入专项资金，用于新建城区和乡镇的\n{page}\n公办幼儿园12所，惠及学生3000人。"
    document = Document.from_text(text, year=2031)
    quantities, numerals, _ = read_figures(document, lay_out(document, RULES), RULES)
    assert [(one.quote, one.indicator) for one in quantities] == [
        ("12所", "城区和乡镇的公办幼儿园"),
        ("3000人", "学生"),
    ]
    first, last = text.index(page), text.index(page) + len(page)
    assert {one.class_ for one in numerals if first <= one.start < last} == {"furniture"}
    assert len({one.start for one in numerals}) == len(numerals)


def test_a_number_larger_than_any_amount_in_a_cell_of_figures_is_left_unexplained():
    text = "指标\t目标\n总量\t99999999999999999999999999亿\n绿地\t36"
    cells = (Cell(0, 0, 0, 2), Cell(0, 1, 3, 5), Cell(1, 0, 6, 8), Cell(1, 1, 9, 36), Cell(2, 0, 37, 39))
    cells = (*cells, Cell(2, 1, 40, 42))
    document = Document.from_text(text, year=2031).model_copy(update={"tables": (Table(0, 42, cells),)})
    quantities, numerals, _ = read_figures(document, lay_out(document, RULES), RULES)
    assert [one.quote for one in quantities] == ["36"]
    assert [one.class_ for one in numerals] == ["unexplained", "quantity"]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ('"3家好邻居"服务站', ["name"]),
        ('"年度重点民生实事项目推进工作安排总表"新建5所"乙"', ["quantity"]),
        ('"3家好邻居服务站', ["quantity"]),
    ],
)
def test_straight_quotes_go_in_pairs(text: str, classes: list[str]):
    document = Document.from_text(text, year=2031)
    _, numerals, _ = read_figures(document, lay_out(document, RULES), RULES)
    assert [one.class_ for one in numerals] == classes
