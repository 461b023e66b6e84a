"""Tables with a cell a line: a number or a group in the first of several rows alone, marks, cells of several lines."""

from __future__ import annotations

import time

import pytest
from outlines import laid, offices, outline

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules


def stacked(cells: str) -> str:
    return "\n".join(cells.split()) + "\n"


def figures(text: str) -> list[tuple[str, ...]]:
    """Each figure as (item, quote, role, indicator)."""
    found = me.extract(Document.from_text(text, year=2031), rules=load_rules())
    assert all(text[each.start : each.end] == each.quote for each in found)
    return [("/".join(each.item_path), each.quote, each.role, each.indicator or "-") for each in found]


MERGED_NUMBER = stacked(
    "序号 类别 项目名称 目标任务 责任单位 1 教育 新建学校 新建小学2所 区教育局 改扩建幼儿园 新增学位900个 区教育局 "
    "2 养老 居家养老 改造困难家庭120户 区民政局 老年食堂 新建食堂15家 区民政局 3 交通 农村公路 改造公路35公里 区交通局"
)
GROUP_FIRST = stacked(
    "类别 序号 项目名称 目标任务 责任单位 教育 1 新建学校 新建小学2所 区教育局 2 改扩建幼儿园 新增学位900个 区教育局 "
    "养老 3 居家养老 改造困难家庭120户 区民政局 4 老年食堂 新建食堂15家 区民政局"
)
MARKS = stacked(
    "序号 一级指标 二级指标 目标值 分值 责任单位 1 政务服务 网上可办率 ≥98% 10 区政务服务局 即办件占比 60%以上 5 "
    "区政务服务局 2 民生保障 新增就业 5000人 8 区人社局 参保率 ≥96% 7 区医保局"
)
UNNUMBERED = stacked(
    "考核指标 目标值 分值 责任单位 网上可办率 98% 10 区政务服务局 新增就业 5000人 8 区人社局 参保率 96% 7 区医保局"
)
UNIT_IN_HEAD = stacked(
    "序号 指标 目标值（万人） 分值 责任单位 1 城镇新增就业 1.2 5 区人社局 2 技能培训 3.5 5 区人社局 "
    "3 参保扩面 4 3 区医保局"
)
BROKEN_HEADS = stacked(
    "工程 名称 序号 项目内容 目标任务 市级牵头 责任单位 进度 完成目标 (%) 备注 就业工程 1 促进创业 新增就业(人) 600 "
    "市人力资源 社会保障局 660 110 超额完成 2 失业人员再就业(人) 400 500 125 超额完成 "
    "3* 开展农村青年电子商务职业技能培训(人次) 90 团市委 90 100 已完成 4* 高校毕业生初次就业率(%) 80 市教育局 88 110 "
    "超额完成"
)
NUMBERED_SECTIONS = stacked(
    "序号 考核项目 各项分值 考核指标 负责考核部门 一、 组织领导 20 1 成立领导小组 5 召开会议4次。 区水利局 "
    "2 落实河长 15 1.落实河长120名。 2.公示牌设置到位，每个村 庄都有公示牌。 区水利局 "
    "二、 水岸联动 30 3 治理黑臭水体 30 整治黑臭水体12条。 区住建局 区环保局"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            MERGED_NUMBER,
            ["1 with=区教育局", "1/2 with=区教育局", "2 with=区民政局", "2/2 with=区民政局", "3 with=区交通局"],
            id="a number and a group over several rows",
        ),
        pytest.param(
            GROUP_FIRST,
            ["1 with=区教育局", "2 with=区教育局", "3 with=区民政局", "4 with=区民政局"],
            id="a group before the numbers",
        ),
        pytest.param(
            MARKS,
            ["1 with=区政务服务局", "1/2 with=区政务服务局", "2 with=区人社局", "2/2 with=区医保局"],
            id="marks that could be row numbers",
        ),
        pytest.param(UNNUMBERED, ["1 with=区政务服务局", "2 with=区人社局", "3 with=区医保局"], id="no numbers"),
        pytest.param(
            UNIT_IN_HEAD, ["1 with=区人社局", "2 with=区人社局", "3 with=区医保局"], id="bare goals and marks"
        ),
        pytest.param(
            NUMBERED_SECTIONS,
            ["1 with=区水利局", "2 with=区水利局", "3 with=区住建局+区环保局"],
            id="sections with marks of their own, cells of several lines",
        ),
    ],
)
def test_rows_are_told_apart_by_what_suits_their_columns(text, expected):
    assert offices(text) == expected


def test_a_row_with_its_group_is_named_by_its_own_cell():
    assert outline(GROUP_FIRST) == ["1 | 新建学校", "2 | 改扩建幼儿园", "3 | 居家养老", "4 | 老年食堂"]


def test_goals_are_told_from_marks():
    assert figures(MARKS) == [
        ("1", "98%", "target", "网上可办率"), ("1", "10", "context", "分值"),
        ("1/2", "60%", "target", "即办件占比"), ("1/2", "5", "context", "分值"),
        ("2", "5000人", "target", "就业"), ("2", "8", "context", "分值"),
        ("2/2", "96%", "target", "参保率"), ("2/2", "7", "context", "分值"),
    ]  # fmt: skip


def test_a_bare_goal_has_the_unit_of_its_head():
    found = me.extract(Document.from_text(UNIT_IN_HEAD, year=2031), rules=load_rules())
    goals = [(each.quote, int(each.value), each.indicator) for each in found if each.role == "target"]
    assert goals == [("1.2", 12000, "城镇新增就业"), ("3.5", 35000, "技能培训"), ("4", 40000, "参保扩面")]


def test_what_follows_is_no_part_of_the_table():
    behind = "各责任单位要压实责任，加强督促检查，确保全年任务如期完成，年底前报送总结。"
    assert laid(MARKS + behind).blocks[-1].kind == "paragraph"


@pytest.mark.parametrize(
    "row", ["1\n教育\n", "教育\n", "区教育局\n", "98%\n10\n", "一、教育\n", "1\n新建学校\n新建小学2所\n区教育局\n"]
)
def test_long_tables_take_time_in_proportion(row):
    heads = "序号\n类别\n项目名称\n目标任务\n责任单位\n"
    started = time.process_time()
    laid(heads + row * 1000)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("between", ["", "此处说明，甲乙丙丁。\n"])
def test_a_header_that_comes_again_takes_time_in_proportion(between):
    table = "指标\n目标值\n分值\n责任单位\n" + "新增床位\n300张\n5\n县民政局\n" * 2 + between

    def seconds(times: int) -> float:
        started = time.process_time()
        laid(table * times)
        return time.process_time() - started

    seconds(40)
    short = max(min(seconds(40) for _ in range(3)), 0.02)
    assert min(seconds(160) for _ in range(3)) < 11 * short  # a square would take sixteen


PARTS = stacked(
    "指标 2025年 2030年 属性 一、发展水平 1.毛入园率（%） 99% 99%以上 约束性 2.平均受教育年限（年） 11.4年 12.3年以上 "
    "约束性 二、优质资源 1.标准班额比例（%） 其中：小学 初中 34.5% 77.3% 80%以上 85%以上 预期性 "
    "2.教师专科以上比例（%） 其中：本科以上比例（%） 97% 49% 100% 50% 预期性 3.智慧校园比例（%） 60% 100% 预期性"
)


def test_cells_of_several_lines_are_spread_over_the_parts_they_are_of():
    assert figures(PARTS)[4:] == [
        ("二/1", "34.5%", "baseline", "标准班额比例小学"), ("二/1", "77.3%", "baseline", "标准班额比例初中"),
        ("二/1", "80%", "target", "标准班额比例小学"), ("二/1", "85%", "target", "标准班额比例初中"),
        ("二/2", "97%", "baseline", "教师专科以上比例"), ("二/2", "49%", "baseline", "本科以上比例"),
        ("二/2", "100%", "target", "教师专科以上比例"), ("二/2", "50%", "target", "本科以上比例"),
        ("二/3", "60%", "baseline", "智慧校园比例"), ("二/3", "100%", "target", "智慧校园比例"),
    ]  # fmt: skip


def test_numbered_measures_are_items_under_their_headings():
    assert [item.path for item in laid(PARTS).items] == [
        ("一",), ("一", "1"), ("一", "2"), ("二",), ("二", "1"), ("二", "2"), ("二", "3"),
    ]  # fmt: skip


def test_one_nature_for_all_parts():
    found = me.extract(Document.from_text(PARTS, year=2025), rules=load_rules())
    assert {each.nature for each in found if each.item_path == ("二", "1")} == {"预期性"}


def test_a_title_above_the_heads_is_none_of_them():
    assert figures("东河区主要指标\n" + PARTS) == figures(PARTS)


def test_of_numbered_levels_of_measures_the_last_names_the_rows():
    text = stacked(
        "序号 一级指标 二级指标 三级指标 目标值 责任单位 1 产出指标 数量指标 新建小学数量 2所 区教育局 "
        "2 质量指标 验收合格率 100% 区教育局 3 效益指标 满意度指标 群众满意度 ≥90% 区教育局"
    )
    assert outline(text) == ["1 | 新建小学数量", "2 | 验收合格率", "3 | 群众满意度"]
    assert [indicator for *_, indicator in figures(text)][1:] == ["验收合格率", "群众满意度"]


def test_a_task_over_several_deeds_each_with_its_own_offices():
    text = "东河区重点任务分解表\n" + stacked(
        "序号 重点任务 具体措施 牵头单位 责任单位 完成时限 1 提升教育质量 新建小学2所。 区教育局 区住建局、区财政局 "
        "8月底 开展教师培训1200人次。 区教育局 区财政局 区人社局 全年 "
        "2 强化养老服务 新建食堂15家。 区民政局 区卫健局 10月底"
    )
    assert offices(text) == [
        "1 lead=区教育局 with=区住建局+区财政局",
        "1/2 lead=区教育局 with=区财政局+区人社局",
        "2 lead=区民政局 with=区卫健局",
    ]


PROGRESS = "序号\n项目内容\n当前进度\n牵头单位\n备注\n" + "\n".join(
    f"{number}\n{task}\n{share}\n县城管局\n县实事"
    for number, (task, share) in enumerate(
        [
            ("新建公园5个，新增绿地1000亩。", "80%（东园滞后）"),
            ("建成投用东镇、西镇、南镇、北镇等8家卫生院", "98%"),
            ("打通东路（西路至南路）等12条断头路。", "88%（东镇缓慢）"),
            ("推进东校扩容提升。", "22%"),
            ("完成县应急中心、18个乡镇中心、376个村居广播室和752只高音喇叭建设以及沿线四十余处配套设施改造。", "97%"),
        ],
        1,
    )
)


def test_a_share_below_a_task_is_what_was_reached_of_it():
    """Though the task has no end; it is named by its first goal, or, too long for a name, by the head."""
    found = me.extract(Document.from_text(PROGRESS, year=2031), rules=load_rules())
    shares = [(each.quote, each.role, each.indicator) for each in found if each.unit == "%"]
    assert shares == [
        ("80%", "actual", "公园"), ("98%", "actual", "卫生院"), ("88%", "actual", "断头路"),
        ("22%", "actual", "东校扩容提升"), ("97%", "actual", "当前进度"),
    ]  # fmt: skip


def test_a_task_without_an_end_is_its_cell_alone():
    assert outline(PROGRESS)[1] == "2 | 建成投用东镇、西镇、南镇、北镇等8家卫生院"


HALF_CELLS = (
    "类别\n\n指标名称\n\n年度目标\n\n完成情况\n\n责任部门\n\n经济\n\n1、财政收入增速\n\n6%以上\n\n8.5%\n\n县财政局\n\n"
    "2、重点产业占税收\n\n比重\n\n40%\n\n41%\n\n县科技局\n\n县商务局\n\n3、新增亿元楼\n\n3幢\n\n年度指标\n\n县招商局\n\n"
    "民生\n\n4、登记失业人数\n\n控制在\n\n1000人以内\n\n701人\n\n县人社局\n\n5、新增床位\n\n20张\n\n21张\n\n县民政局\n"
)


def test_numbered_names_open_rows_and_broken_figures_go_on():
    assert [each[:3] for each in figures(HALF_CELLS)] == [
        ("1", "6%", "target"), ("1", "8.5%", "actual"), ("2", "40%", "target"), ("2", "41%", "actual"),
        ("3", "3幢", "target"), ("4", "1000人", "target"), ("4", "701人", "actual"),
        ("5", "20张", "target"), ("5", "21张", "actual"),
    ]  # fmt: skip
    assert "2 with=县科技局+县商务局" in offices(HALF_CELLS)


def test_cells_of_lines_say_in_which_row_they_stand():
    text = stacked("指标 年度目标 全年完成预计 工业总产值 550亿元 630亿元 新增总部企业 3家 4家")
    found = me.extract(Document.from_text(text, year=2031), rules=load_rules())
    assert [(each.quote, each.role, each.location) for each in found] == [
        ("550亿元", "target", "table 1 row 2 column 2"), ("630亿元", "actual", "table 1 row 2 column 3"),
        ("3家", "target", "table 1 row 3 column 2"), ("4家", "actual", "table 1 row 3 column 3"),
    ]  # fmt: skip


def test_heads_offices_and_names_broken_over_lines() -> None:
    found = {each.path: each for each in laid(BROKEN_HEADS).items}
    assert {path[-1]: each.title for path, each in found.items()} == {
        "1": "新增就业(人)",
        "2": "失业人员再就业(人)",
        "3": "开展农村青年电子商务职业技能培训(人次)",
        "4": "高校毕业生初次就业率(%)",
    }
    assert [each.lead_units for each in found.values()] == [
        ("市人力资源社会保障局",), ("市人力资源社会保障局",), ("团市委",), ("市教育局",),
    ]  # fmt: skip
    assert all(each.responsible_units == () for each in found.values())
    roles = {(item, quote): role for item, quote, role, _ in figures(BROKEN_HEADS)}
    assert [roles["2", quote] for quote in ("400", "500", "125")] == ["target", "actual", "actual"]
