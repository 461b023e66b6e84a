"""Every numeral in one class: what is a figure, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from made_texts import RULES, held, said

from minsheng_extract import Document, account
from minsheng_extract.extracting.scan import Bare, scanner


def classes(text: str) -> list[tuple[str, str]]:
    """Each numeral of a plan of 2024 with its class."""
    return held(account(Document.from_text(text, year=2024), rules=RULES))


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("2024年3月15日前完成", ["2024", "3", "15"]),
        ("1—11月开展巡查", ["1", "11"]),
        ("2023—2025年实施", ["2023", "2025"]),
        ("2024年12月", ["2024", "12"]),
        ("10月底前办结", ["10"]),
        ("上午9:30开始", ["9", "30"]),
        ("公示期为2024-05-06至2024-05-12", ["2024", "05", "06", "2024", "05", "12"]),
        ("2022、2023年度已完成", ["2022", "2023"]),
        ("三年内全部改造", ["三"]),
    ],
)
def test_dates(text: str, numerals: list[str]):
    assert classes(text) == [(numeral, "date") for numeral in numerals]


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("道路交通万车死亡率控制在1.8以下", "quantity"),
        ("工矿商贸死亡率低于1.2；", "quantity"),
        ("指数达到103.5。", "quantity"),
        ("平台版本1.2上线", "unexplained"),
        ("指数达到103", "unexplained"),
    ],
)
def test_a_number_without_a_unit_is_a_figure_where_it_is_compared(text: str, class_: str):
    assert classes(text)[-1][1] == class_


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("拨打12345热线", ["12345"]),
        ("覆盖5G网络", ["5"]),
        ("创建4A级景区", ["4"]),
        ("PM2.5浓度下降", ["2.5"]),
        ("通过ISO22000认证", ["22000"]),
        ("构建“1+13”政策体系", ["1", "13"]),
        ("构建1+6+N体系", ["1", "6"]),
        ("打造10分钟健身圈", ["10"]),
        ("落实“十四五”规划", ["十四五"]),
        ("实施三年行动方案", ["三"]),
        ("218国道改线", ["218"]),
        ("24小时自助图书馆", ["24"]),
        ("联系电话：0599-7654321", ["0599", "7654321"]),
    ],
)
def test_names_and_codes(text: str, numerals: list[str]):
    assert classes(text) == [(numeral, "name") for numeral in numerals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照清政办发〔2024〕15号文件要求", [("2024", "document_number"), ("15", "document_number")]),
        ("县第十七届人民代表大会第6次会议", [("十七", "ordinal"), ("6", "ordinal")]),
        ("贯彻党的二十大精神", [("二十", "ordinal")]),
        ("推进二期工程", [("二", "ordinal")]),
        ("三级以上技术标准", [("三", "ordinal")]),
        ("晋升二级医院", [("二", "ordinal")]),
        ("一是抓生产，二是保供应", [("一", "marker"), ("二", "marker")]),
        ("一要抓早，二要抓实", [("一", "marker"), ("二", "marker")]),
        ("①建学校②修道路", [("①", "marker"), ("②", "marker")]),
        ("进一步推进一体化", [("一", "word"), ("一", "word")]),
        ("打造一批示范点", [("一", "word")]),
        ("推进一站式服务", [("一", "word")]),
        ("救助三无人员", [("三", "word")]),
        ("开展“两癌”筛查", [("两", "word")]),
        ("打击八类案件", [("八", "word")]),
        ("这是一个好办法", [("一", "word")]),
        ("有效解决一些难题", [("一", "word")]),
    ],
)
def test_what_else_is_no_figure(text: str, expected: list[tuple[str, str]]):
    assert classes(text) == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("新建学校5所", ["5所"]),
        ("新建1个公园", ["1个"]),
        ("新建一所小学", ["一所"]),
        ("每季度举办一次讲座", ["一次"]),
        ("每天一小时锻炼", ["一小时"]),
        ("举办百场演出", ["百场"]),
        ("护患比不低于0.8:1", ["0.8:1"]),
        ("全年改造小区1 2 0个", ["1 2 0个"]),
        ("培育近百家企业", ["百家"]),
        ("引进数十个项目", ["十个"]),
        ("建成两三个基地", ["两三个"]),
        ("新建（改建）厕所12座", ["12座"]),
        ("1.新建公园3个", ["3个"]),
        ("开展“送戏下乡”30场", ["30场"]),
        ("投入资金超2.5亿", ["2.5亿"]),
        ("覆盖率提高到九成", ["九成"]),
        ("实现行政村快递服务全覆盖", ["全覆盖"]),
    ],
)
def test_figures(text: str, quotes: list[str]):
    assert said(text, "quote") == quotes


@pytest.mark.parametrize(
    "text",
    [
        "这是一个好办法",
        "打造一批示范点",
        "开展全覆盖检查",
        "坚持两手抓",
        "一年来成效明显",
        "最近一个时期进展较快",
        "最近二十多年来持续下降",
    ],
)
def test_nothing_is_counted(text: str):
    assert said(text, "quote") == []


def test_a_longer_figure_holds_all_its_numerals():
    numerals = account(Document.from_text("降至百分之五到百分之八", year=2024), rules=RULES)
    assert [(n.text, n.class_) for n in numerals] == [
        ("百", "quantity"),
        ("五", "quantity"),
        ("百", "quantity"),
        ("八", "quantity"),
    ]
    assert len({n.quantity_id for n in numerals}) == 1


def test_the_account_gives_value_and_rule():
    document = Document.from_text("2024年新增学位1.3万个", year=2024, issued=date(2024, 2, 1))
    year, figure = account(document, rules=RULES)
    assert (year.value, year.rule, year.quantity_id) == (2024, "numeral.date", None)
    assert (figure.text, figure.value, figure.rule) == ("1.3万", 13000, "unit.count.ge")


def test_what_no_rule_explains_is_shown():
    (numeral,) = account(Document.from_text("编码甲 77 乙", year=2024), rules=RULES)
    assert (numeral.text, numeral.class_, numeral.rule) == ("77", "unexplained", None)


def test_a_bare_number_counts_only_where_the_cell_says_so():
    scan = scanner(RULES)
    assert [claim.class_ for claim in scan.claims("5.2", 0, 3)] == ["unexplained"]
    (claim,) = scan.claims("5.2", 0, 3, Bare("万人"))
    assert claim.class_ == "quantity"
    assert claim.figure is not None
    assert (claim.figure.value, claim.figure.unit) == (52000, "人")


def test_claims_keep_within_their_stretch():
    text = "新建5所，改建12座"
    assert [(c.start, c.end) for c in scanner(RULES).claims(text, 5, 9)] == [(7, 9)]
