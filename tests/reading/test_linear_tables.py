"""Tables that stand in plain text as lines: each form, and what only looks like one."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng_extract.reading import read
from minsheng_extract.reading.linear_table import find_tables
from minsheng_extract.rulebook import load_rules

SAMPLES = Path(__file__).parents[2] / "samples"
PLAIN = [
    ["序号", "项目", "目标", "牵头单位"],
    ["1", "新增学位", "3000个", "区教育局"],
    ["2", "新建公厕", "12座", "区城管局"],
]


def grid(text: str) -> list[list[str]]:
    """The only table of a text, row by row; a cell that spans columns once."""
    (table,) = find_tables(text, load_rules())
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(text[cell.start : cell.end])
    return list(rows.values())


def written(rows: list[list[str]], cell: str, row: str) -> str:
    return row.join(cell.join(cells) for cells in rows)


@pytest.mark.parametrize(
    "text",
    [
        written(PLAIN, "\t", "\n"),
        written(PLAIN, "\t", "\r\n"),
        written(PLAIN, "\t", "\n\n"),
        written([[f"<p>{cell}</p>" for cell in row] for row in PLAIN], "\t", "\n"),
        written(PLAIN, " | ", " |\n") + " |",
        "|" + written(PLAIN, "|", "|\n|") + "|",
        written([PLAIN[0], ["---"] * 4, *PLAIN[1:]], "|", "|\n"),
        written(PLAIN, "  ", "\n"),
        written(PLAIN, "　", "\n"),
        written(PLAIN, " ", "\n"),
        written(PLAIN, "\n", "\n"),
        written(PLAIN, "\n\n", "\n\n\n"),
        written([PLAIN[0], PLAIN[1], PLAIN[0], PLAIN[2]], "\t", "\n\n"),
    ],
)
@pytest.mark.parametrize("around", ["", "附件\n2021年实事任务表\n\n{}\n\n备注：以上数据为年度目标。\n"])
def test_every_form_gives_the_same_grid(text, around):
    assert grid(around.format(text) if around else text) == PLAIN


def test_the_characters_of_a_head_may_stand_apart():
    spaced = [
        ["序号", "工 作 任 务", "牵头单位"],
        ["1", "新增学位3000个", "区教育局"],
        ["2", "新建公厕12座", "区城管局"],
    ]
    assert grid(written(spaced, " ", "\n")) == spaced


def test_heads_put_together_by_guess_want_rows_that_fit():
    rows = [["序号", "项 目", "目标"], ["1", "新增学位", "3000个"], ["2", "新建公厕", "公园", "12座"]]
    assert not list(find_tables(written(rows, " ", "\n"), load_rules()))


LAYOUTS = [("\t", "\n"), (" | ", " |\n"), ("\n", "\n"), ("\n\n", "\n\n"), ("  ", "\n"), (" ", "\n")]


def test_the_samples_annex_is_one_table_with_its_header_once():
    document = read(SAMPLES / "nanhai-2023-report.txt")
    (table,) = document.tables
    rows = {cell.row for cell in table.cells}
    assert rows == set(range(11))
    assert len(table.cells) == 55
    numbers = [document.text[cell.start : cell.end] for cell in table.cells if cell.column == 0]
    assert numbers == ["序号", *map(str, range(1, 11))]
    assert not any(document.text[cell.start : cell.end].startswith("<") for cell in table.cells)
    assert document.text[table.start : table.end].count("序号\t民生实事") == 9


def test_a_cell_over_several_lines_is_one_cell():
    text = (
        "序号\t项目\t目标\t单位\n1\t学位\t<p>1000个\n\n其中小学500个</p>\t区教育局\n"
        "2\t公厕\t<p>12座</p>\n\n<p>其中乡镇5座</p>\t区城管局\n"
    )
    assert grid(text)[1:] == [
        ["1", "学位", "1000个\n\n其中小学500个", "区教育局"],
        ["2", "公厕", "12座</p>\n\n<p>其中乡镇5座", "区城管局"],
    ]


STACKED = "序号\n项目\n建设内容\n完成时限\n责任单位\n备注\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "1\n新增学位\n新建幼儿园3所；\n新增学位1000个。\n2021年9月\n区教育局\n续建\n2\n公厕\n新建12座。\n12月\n区城管局\n新建\n",
            ["1", "新增学位", "新建幼儿园3所；\n新增学位1000个。", "2021年9月", "区教育局", "续建"],
        ),
        (
            "1\n新增学位\n1000个\n2021年9月\n区教育局\n2\n公厕\n12座\n12月\n区城管局\n新建\n",
            ["1", "新增学位", "1000个", "2021年9月", "区教育局"],
        ),
    ],
)
def test_a_cell_a_line_with_a_longer_or_an_empty_cell(rows, expected):
    assert grid(STACKED + rows)[1] == expected


def test_sections_between_stacked_rows_span_all_columns():
    text = "序号\n项目\n目标\n1\n学位\n1000个\n二、环境\n2\n公厕\n5座\n"
    assert grid(text)[2:] == [["二、环境"], ["2", "公厕", "5座"]]


@pytest.mark.parametrize(
    "rows",
    [
        "1\n学位\n1000个。\n九月前建成。\n12月\n区教育局；\n区发改局；\n新\n2\n公厕\n5座\n12月\n城管\n新\n",
        "1\n学位\n2\n公厕\n3\n路\n",
    ],
)
def test_a_row_that_is_not_clear_makes_no_table(rows):
    assert find_tables(STACKED + rows, load_rules()) == ()


def test_a_line_between_rows_spans_all_columns():
    text = "序号\t项目\t目标\n一、教育\n1\t学位\t1000个\n二、环境\n2\t公厕\t5座\n"
    (table,) = find_tables(text, load_rules())
    spanning = [text[cell.start : cell.end] for cell in table.cells if cell.column_span == 3]
    assert spanning == ["一、教育", "二、环境"]


def test_a_caption_in_the_first_cell_is_no_row_of_the_table():
    text = "某县2031年民生实事进展情况 | |||\n序号 | 项目名称 | 目前进展 |\n1 | 新建学校3所 | 已完成2所 |\n"
    (table,) = find_tables(text, load_rules())
    assert [text[cell.start : cell.end] for cell in table.cells][:4] == ["序号", "项目名称", "目前进展", "1"]
    assert table.start == text.index("序号")


def test_a_short_row_without_its_number_stands_to_the_right():
    text = "序号 | 项目 | 目标 |\n1 | 学位 | 1000个 |\n合计 | 1000个 |\n"
    (table,) = find_tables(text, load_rules())
    assert [cell.column for cell in table.cells if cell.row == 2] == [1, 2]


NUMBER_MERGED = [
    ["序号", "实事项目", "完成情况", "占全年计划"],
    ["1", "新增400张床位", "438", "110%"],
    ["新增80张护理床位", "81", "101%"],
    ["2", "新增30个食堂", "39", "130%"],
]
CATEGORY_FIRST = [
    ["类别", "序号", "指标", "2020年", "2025年", "属性"],
    ["生态", "1", "森林覆盖率(%)", "45.3", "46.3", "约束性"],
    ["2", "森林蓄积量(万立方米)", "4606.2", "5000", "约束性"],
    ["城乡", "3", "公园(个)", "4", "5", "预期性"],
]
CATEGORY_SECOND = [
    ["序号", "类别", "指标", "单位", "2020年", "2025年"],
    ["1", "生态", "森林覆盖率", "%", "45.3", "46.3"],
    ["2", "森林蓄积量", "万立方米", "4606.2", "≥5000"],
    ["3", "城乡", "公园", "个", "4", "〔5〕"],
]


@pytest.mark.parametrize(
    ("rows", "places"),
    [(NUMBER_MERGED, [1, 2, 3]), (CATEGORY_FIRST, [1, 2, 3, 4, 5]), (CATEGORY_SECOND, [0, 2, 3, 4, 5])],
)
@pytest.mark.parametrize(("cell", "row"), LAYOUTS)
def test_a_row_without_its_merged_cell_stands_in_the_right_columns(rows, places, cell, row):
    text = "表1\n" + written(rows, cell, row) + row
    (table,) = find_tables(text, load_rules())
    assert [cell.column for cell in table.cells if cell.row == 2] == places
    assert grid(text) == rows


def test_cells_left_out_before_and_empty_behind():
    text = (
        "序号 | 项目 | 进展 | 单位 |\n1 | 建公园3座 | 建成3座 | 城管局 |\n建公厕5座 | 建成4座 | | |\n"
        "2 | 建学校2所 | 开工2所 | 教育局 |\n合计 | 10 | | |\n"
    )
    (table,) = find_tables(text, load_rules())
    assert [cell.column for cell in table.cells if cell.row == 2] == [1, 2]


def test_another_header_begins_another_table():
    text = "序号\t项目\t目标\n1\t学位\t1000个\n\n附表2\n序号\t指标\t完成值\n1\t入园率\t95%\n"
    assert len(find_tables(text, load_rules())) == 2


@pytest.mark.parametrize(
    "text",
    [
        "索 引 号 | 01-5/2020-082 | 分 类 | 通知 |\n发布机构 | 某区 | 发文日期 | |\n标 题 | 某通知 | ||\n",
        "一、就业\n\t新增就业3万人。\n\t城镇登记失业率控制在4%以内。\n",
        "某区人民政府\t2023年3月\n正文没有表格。\n",
        "序号 项目\n没有行。\n",
        "序号\n项目\n目标\n1\n学位\n",
        "来源：某网 | 字号：大 | 打印\n",
        "",
    ],
)
def test_what_only_looks_like_a_table(text):
    assert find_tables(text, load_rules()) == ()


scraps = st.sampled_from(
    [
        "序号",
        "类别",
        "项目",
        "指标",
        "1",
        "2",
        "46.3",
        "110%",
        "\t",
        "|",
        "\n",
        " ",
        "<p>",
        "</p>",
        "学位",
        "\u3000",
        "---",
        "\r\n",
        "一、",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(scraps, max_size=60).map("".join))
def test_cells_lie_in_their_table_in_order_and_tables_apart(text):
    end = 0
    for table in find_tables(text, load_rules()):
        assert end <= table.start < table.end <= len(text)
        places = [(cell.row, cell.column) for cell in table.cells]
        assert places == sorted(set(places))
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
        end = table.end


@pytest.mark.parametrize("line", ["序号\n", "类别\n序号\n", "序号 项目 目标\n"])
def test_heads_that_come_again_and_again_take_no_time_in_the_square(line):
    began = process_time()
    assert find_tables(line * 5_000, load_rules()) == ()
    assert process_time() - began < 10


OFFICES_BETWEEN = """序号 目标任务 责任单位 推进情况
一、经济发展
1 工业投资增长12%。 区经信委 工业投资同比增长23.5%。
2 林业产值增长5%。 区林业局
区供销联社
区农业农村委
林业产值同比增长3.4%，
新建林场2个。
二、重点工作
3 新建路灯 80盏。 区住建委 已建成30盏。
以上情况每月报送。
"""


def test_offices_part_what_was_asked_from_what_was_done():
    assert grid(OFFICES_BETWEEN) == [
        ["序号", "目标任务", "责任单位", "推进情况"],
        ["一、经济发展"],
        ["1", "工业投资增长12%。", "区经信委", "工业投资同比增长23.5%。"],
        ["2", "林业产值增长5%。", "区林业局\n区供销联社\n区农业农村委", "林业产值同比增长3.4%，\n新建林场2个。"],
        ["二、重点工作"],
        ["3", "新建路灯 80盏。", "区住建委", "已建成30盏。"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号 目标任务 责任单位 推进情况\n1 工业投资增长12%。 尚在推进。\n2 林业产值增长5%。 尚在推进。\n",
        "序号 目标任务 责任单位 推进情况\n新增床位的工作由 区民政局 负责。\n2 林业产值增长5%。 区林业局 已完成。\n",
        "序号 目标任务 责任单位\n1 工业投资增长12%。 区经信委 同比增长23.5%。\n2 林业增产。 区林业局 已完成。\n",
    ],
)
def test_rows_that_no_office_parts_are_no_table(text):
    assert find_tables(text, load_rules()) == ()


def test_a_long_table_parted_by_offices_takes_time_in_proportion():
    heads = "序号 目标任务 责任单位 推进情况\n"
    rows = "".join(f"{number} 新建路灯 80盏。 区住建委 已建成30盏。\n" for number in range(1, 999))
    started = process_time()
    assert len(find_tables(heads + rows, load_rules())[0].cells) == 4 * 999
    find_tables(heads + "1 新建路灯 80盏。\n" * 2000, load_rules())
    find_tables(heads * 2000, load_rules())
    assert process_time() - started < 5
