"""Tables: column roles, units, indicators, merged cells, rows as units; tables that are still lines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import cells, laid, offices, outline, table_layout, with_table

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules

TASKS = [
    ["序号", "项目名称", "主要内容", "牵头单位", "责任单位", "完成时限"],
    ["1", "老旧小区改造", "改造小区20个。", "区住建局", "各街道、区财政局", "10月底前"],
    ["2", "学位扩容", "新增学位900个。", "区教育局", "区住建局\n区财政局", "12月底前"],
]


def test_rows_of_an_attachment_are_its_units():
    document = with_table(TASKS, above=("附件", "任务分解表"))
    first, second = table_layout(document).items
    assert (first.path, first.title, first.start) == (("附件", "1"), "老旧小区改造", document.text.index("1\t老旧"))
    assert (first.lead_units, first.responsible_units) == (("区住建局",), ("各街道", "区财政局"))
    assert (second.path, second.responsible_units) == (("附件", "2"), ("区住建局", "区财政局"))


def test_rows_without_a_number_are_counted_and_keep_their_first_character():
    document = with_table([["工作任务", "完成时限", "牵头单位"], ["新建停车场3处。", "11月", "县住建局"]])
    (item,) = table_layout(document).items
    assert (item.path, item.marker, item.start) == (("1",), "", document.text.index("新建"))
    (figure,) = me.extract(document)
    assert (figure.action, figure.indicator, figure.sentence) == ("新建", "停车场", "新建停车场3处。")


def test_a_rows_due_day_holds_for_all_its_cells():
    document = with_table(TASKS)
    blocks = [block for block in table_layout(document).blocks if block.item == 1]
    assert {document.text[slice(*block.deadline)] for block in blocks if block.deadline} == {"12月底前"}
    assert len(blocks) == 6


def test_merged_cells_hold_for_the_rows_they_reach():
    document = with_table(
        [
            ["序号", "领域", "工作任务", "目标值", "责任单位"],
            ["1", "就业", "城镇新增就业（万人）", "1.2", "区人社局"],
            ["2", None, "技能培训（人次）", "3000", None],
            ["3", "教育", "新增学位（个）", "900", "区教育局"],
        ],
        {(1, 1): (2, 1), (1, 4): (2, 1)},
    )
    assert [item.responsible_units for item in table_layout(document).items] == [
        ("区人社局",),
        ("区人社局",),
        ("区教育局",),
    ]
    figures = [cell for cell in cells(document) if cell[1] == "plan"]
    assert figures == [
        ("1.2", "plan", "万人", "城镇新增就业"),
        ("3000", "plan", "人次", "技能培训"),
        ("900", "plan", "个", "新增学位"),
    ]  # fmt: skip


def test_two_header_rows_a_unit_column_and_years_in_the_heads():
    document = with_table(
        [
            ["指标", "单位", "2020年", "2025年", None, "属性"],
            [None, None, None, "目标值", "年均增长", None],
            ["城镇化率", "%", "60.1", "65", "1.2", "预期性"],
            ["新增就业", "万人", "5.2", "6", "3", "约束性"],
        ],
        {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (2, 1), (0, 3): (1, 2), (0, 5): (2, 1)},
    )
    assert cells(document)[:6] == [
        ("城镇化率", "indicator"), ("%", "unit"), ("60.1", "base", "%", "城镇化率"), ("65", "plan", "%", "城镇化率"),
        ("1.2", "growth", "%", "城镇化率"), ("预期性", "nature"),
    ]  # fmt: skip
    plan = next(block for block in table_layout(document).blocks if document.text[block.start : block.end] == "65")
    assert plan.deadline is not None
    assert document.text[slice(*plan.deadline)] == "2025年"


def test_unit_above_the_table_and_indicators_in_the_heads():
    document = with_table(
        [["单位", "城镇新增就业", "失业再就业"], ["东镇", "500", "100"], ["西镇", "600", "120"]], above=("单位：人",)
    )
    assert [cell for cell in cells(document) if cell[0].isdigit()] == [
        ("500", "other", "人", "城镇新增就业"), ("100", "other", "人", "失业再就业"),
        ("600", "other", "人", "城镇新增就业"), ("120", "other", "人", "失业再就业"),
    ]  # fmt: skip


def test_heading_rows_and_a_plan_beside_what_was_done():
    document = with_table(
        [
            ["序号", "重点任务", "牵头单位", "完成情况", "完成率"],
            ["一、就业创业", None, None, None, None],
            ["1", "新增就业5000人", "区人社局", "5200人", "104"],
            ["二、教育", None, None, None, None],
            ["1", "新增学位900个", "区教育局", "900个", "100%"],
        ],
        {(1, 0): (1, 5), (3, 0): (1, 5)},
    )
    assert ["/".join(item.path) for item in table_layout(document).items] == ["一", "一/1", "二", "二/1"]
    assert [cell[1] for cell in cells(document)[1:6]] == ["number", "plan", "lead", "done", "ratio"]


def test_rows_without_numbers_that_name_offices_are_counted():
    rows = [
        ["民生实事", "责任单位", "完成时限"],
        ["新建天桥2座。", "县住建局", "9月"],
        ["启动图书馆建设。", "县文旅局", "年底"],
    ]
    items = table_layout(with_table(rows, above=("一、任务",))).items
    assert [item.path for item in items] == [("一",), ("一", "1"), ("一", "2")]
    assert items[2].responsible_units == ("县文旅局",)


def test_offices_told_apart_inside_a_cell():
    rows = [
        ["序号", "任务", "责任单位", "牵头单位及责任人"],
        ["1", "新建学校", "区教育局（牵头）、区财政局", "区教育局 高山"],
        ["2", "新建公园", "牵头单位：区园林局；配合单位：区财政局", "区园林局\n流水生"],
    ]
    first, second = table_layout(with_table(rows)).items
    assert (first.lead_units, first.responsible_units, first.leaders) == (("区教育局",), ("区财政局",), ("高山",))
    assert (second.lead_units, second.responsible_units, second.leaders) == (("区园林局",), ("区财政局",), ("流水生",))


def test_a_form_is_about_the_unit_above_it():
    rows = [
        ["项目名称", "老旧小区改造", "牵头单位", "区住建局"],
        ["建设内容", "改造小区20个，加装电梯30部。", "责任领导", "高山"],
        ["责任单位", "各街道、区财政局", "完成时限", "10月底前"],
    ]
    document = with_table(rows, above=("一、改造工程",))
    (item,) = table_layout(document).items
    assert (item.lead_units, item.responsible_units, item.leaders) == (("区住建局",), ("各街道", "区财政局"), ("高山",))
    content = next(b for b in table_layout(document).blocks if document.text[b.start : b.end].startswith("改造小区"))
    assert (content.item, content.column, content.deadline and document.text[slice(*content.deadline)]) == (
        0, "content", "10月底前",
    )  # fmt: skip


def test_a_day_in_a_column_of_goals_is_when_the_row_is_due():
    rows = [
        ["序号", "项目名称", "建设内容", "年度目标", "责任单位"],
        ["1", "校舍工程", "改造校舍3间", "8月底前竣工", "县教育局"],
        ["2", "公厕工程", "改造公厕6座", "完成改造3座", "县城管局"],
    ]
    document = with_table(rows)
    due = {
        document.text[block.start : block.end]: block.deadline and document.text[slice(*block.deadline)]
        for block in table_layout(document).blocks
        if block.column in ("content", "plan", "deadline")
    }
    assert due["改造校舍3间"] == due["8月底前竣工"] == "8月底前竣工"
    assert due["改造公厕6座"] is due["完成改造3座"] is None


def test_a_second_deed_in_a_row_is_not_the_next_rows():
    text = (
        "序号\n民生实事\n责任单位\n完成时限\n1\n开工建设甲楼。\n县民政局\n5月底前\n开工建设乙校。\n12月底前\n"
        "2\n迁建丙服务中心。\n县丙服务中心\n县代建中心\n12月底前\n3\n新建丁桥。\n县住建局\n9月底前\n"
    )
    assert offices(text) == ["1 with=县民政局", "2 with=县丙服务中心+县代建中心", "3 with=县住建局"]
    assert [item.title for item in laid(text).items] == ["开工建设甲楼", "迁建丙服务中心", "新建丁桥"]


def test_a_part_of_a_numbered_row_with_offices_of_its_own():
    rows = [
        ["序号", "项目", "责任单位"],
        ["1", "改造东区5个小区", "东街道"],
        ["", "改造西区6个小区", "西街道"],
        ["2", "建公园2个", "区园林局"],
    ]
    items = table_layout(with_table(rows)).items
    assert [("/".join(item.path), *item.responsible_units) for item in items] == [
        ("1", "东街道"), ("1/2", "西街道"), ("2", "区园林局"),
    ]  # fmt: skip


ONE_LINE = (
    "序号 | 任务 | 责任单位 | 配合单位 |\n1 | 新建学校2所。 | 教育局 | 财政局、住建局 |\n"
    "2 | 新建公园1个。 | 园林局 | 财政局 |\n"
)
CELL_A_LINE = (
    "序号 |\n任务 |\n分管 领导 |\n责任单位 |\n进展情况 |\n说明 |\n"
    "1 |\n新建学校2所。 |\n高山 |\n教育局 |\n已开工。 |\n|\n"
    "2 |\n新建公园1个。 |\n流水 |\n园林局 |\n已建成1个。 |\n|\n"
)
STACKED = (
    "序号\n\n民生实事\n\n责任单位\n\n完成时限\n\n1\n\n新建学校2所。\n\n县教育局\n\n县住建局\n\n12月底前\n\n2\n\n新建天桥1座。\n\n县住建局\n\n9月底前\n\n"
    "3\n\n新建养老楼1栋。\n\n县民政局\n\n5月底前\n\n开工建设老年大学1所。\n\n12月底前\n\n分享到：\n"
)
SECTIONS = (
    "序号\n重点任务\n责任单位\n配合单位\n一、稳增长目标\n3\n投资增长7.5%左右。\n县发改委\n县工信局、县住建局\n二、惠民生任务\n"
    "68\n新增托位50个。\n县教育局\n县财政局\n69\n新建学校1所。\n县教育局\n县住建局\n"
)
SHORT_ROWS = (
    "类别 | 事项名称 | 年度任务目标 | 责任单位 | 分管领导 | 完成情况 |\n"
    "四、教育 | 14.新建学校 | 完成2所学校主体建设。 | 教育局 | 高流水 | 已完成1所，开工率100%。 |\n"
    "15.建设运动场 | 完成13处农村学校运动场。 | 教育局 | 高流水 | 已完成基础施工30%。 | |\n"
    "索引号: | 113706850042672474/2022-04772 | 成文日期: | 2022-10-08 |\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ONE_LINE, ["1 with=教育局+财政局+住建局", "2 with=园林局+财政局"], id="a row a line"),
        pytest.param(CELL_A_LINE, ["1 with=教育局 by=高山", "2 with=园林局 by=流水"], id="a cell a line with bars"),
        pytest.param(
            STACKED, ["1 with=县教育局+县住建局", "2 with=县住建局", "3 with=县民政局"], id="cells on several lines"
        ),
        pytest.param(
            SECTIONS,
            ["一/3 with=县发改委+县工信局+县住建局", "二/68 with=县教育局+县财政局", "二/69 with=县教育局+县住建局"],
            id="headings between rows",
        ),
        pytest.param(
            SHORT_ROWS, ["四/14 with=教育局 by=高流水", "四/15 with=教育局 by=高流水"], id="merged cells left out"
        ),
    ],
)
def test_tables_that_are_still_lines(text, expected):
    assert offices(text) == expected


def test_a_row_cut_off_at_its_end_keeps_its_columns():
    text = (
        "序号 | 项目内容 | 年度完成情况 | 完成成效 | 责任单位 |\n"
        "1 | 新增托位40个 | 新增托位55个 | 超额完成 | 县卫健局 |\n"
        "2 | 新增学位90个 | 新增学位95个，新\n"
    )
    columns = {text[block.start : block.end]: block.column for block in laid(text).blocks}
    assert (columns["新增学位90个"], columns["新增学位95个，新"]) == ("plan", "done")


def test_what_follows_a_stacked_table_is_no_part_of_it():
    text = STACKED.replace("分享到：\n", "各单位要高度重视上述工作，加强组织领导，压实责任，确保如期完成全部任务。\n")
    assert laid(text).blocks[-1].kind == "paragraph"


def test_rows_of_metadata_are_furniture():
    last = laid(SHORT_ROWS).blocks[-1]
    assert (last.kind, SHORT_ROWS[last.start : last.end].endswith("2022-10-08 |")) == ("furniture", True)


def test_rows_of_metadata_in_a_table_are_furniture():
    rows = [["序号", "任务", "责任单位"], ["1", "新建学校2所", "教育局"], ["索引号：", "12345/2024", "2024-03-01"]]
    document = with_table(rows)
    last = table_layout(document).blocks[-1]
    assert (last.kind, last.rule, document.text[last.start : last.end]) == ("furniture", "frame.metadata", "2024-03-01")


CELLS = st.sampled_from(
    [
        *("", "序号", "任务", "单位", "2025年目标", "完成情况", "完成率", "牵头单位", "责任领导", "完成时限"),
        *("1", "2", "一、就业", "新增就业500人。", "5.2", "104%", "万人", "县教育局", "县教育局（牵头）、县财政局"),
        *("高山", "10月底前", "<p>已完成</p>", "甲\n乙"),
    ]
)
GRIDS = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2))
SPANS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.tuples(st.integers(1, 3), st.integers(1, 2)), max_size=2
)


@settings(max_examples=200, deadline=None)
@given(GRIDS, SPANS, st.sampled_from(["text/html", "text/plain"]))
def test_every_character_of_any_table_is_in_one_block(rows, spans, media_type):
    document = with_table(rows, spans, above=("一、任务", "单位：人")).model_copy(update={"media_type": media_type})
    layout = table_layout(document)
    at = 0
    for block in layout.blocks:
        assert at <= block.start < block.end
        assert not document.text[at : block.start].strip()
        assert block.item is None or block.item < len(layout.items)
        at = block.end
    assert not document.text[at:].strip()


def test_numbers_in_cells_are_no_units():
    text = (
        "序号\t任务\t责任单位\n1\t1.新建学校2所。2.新增学位90个。一是快；二是好。\t教育局\n2\t新建公园1个。\t园林局\n"
    )
    document = with_table([line.split("\t") for line in text.strip().split("\n")])
    assert [item.path for item in table_layout(document).items] == [("1",), ("2",)]
    assert outline("一、任务") == ["一 | 任务"]


def test_a_row_of_many_hundred_columns_is_left_as_it_stands():
    document = with_table([["指标", "目标"] * 400, ["开展筛查", "", "9"] * 266 + ["", ""]])
    started = time.process_time()
    assert len(table_layout(document).blocks) > 800
    assert time.process_time() - started < 10


MONTHS = {
    "months since the year's beginning": (
        ("年度目标", "1-4月", "1-5月"), [("target", "12-31"), ("actual", "04-30"), ("actual", "05-31")],
    ),
    "months with what was done": (
        ("年度目标", "1-4月完成", "1-5月完成"), [("target", "12-31"), ("actual", "04-30"), ("actual", "05-31")],
    ),
    "months one behind the other are stages": (
        ("总投资", "1-6月", "7-12月"), [("target", "12-31"), ("target", "12-31"), ("target", "12-31")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MONTHS)
def test_months_in_heads(case):
    heads, expected = MONTHS[case]
    rows = [["序号", "项目", *heads], ["1", "食堂", "90家", "30家", "40家"], ["2", "公园", "9个", "3个", "4个"]]
    text = "\n".join("\t".join(row) for row in rows)
    found = me.extract(Document.from_text(text, year=2031), rules=load_rules())
    assert [(each.role, str(each.deadline)[5:]) for each in found] == expected * 2
