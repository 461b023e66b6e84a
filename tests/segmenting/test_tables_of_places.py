"""Tables whose form only their roles tell: heads in two levels, rows by places, merged numbers, bars alone."""

from __future__ import annotations

from outlines import laid, outline

from minsheng_extract.reading.read import read_bytes
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out

PLACES = """\
地区
就业工程
城镇新增就业（人）
失业率（%）
县人社局
目标
任务
进度
完成比例（%）
目标
任务
进度
全县
900
950
105.6
4.5
3.2
东镇
400
420
105
4.5
3.1
西镇
500
530
注：数据为快报数。"""


def _cells(text: str) -> list[tuple[str, ...]]:
    """Cells of a plain text as (text, role, unit, indicator), as far as it has them."""
    blocks = lay_out(read_bytes(text.encode(), "notice.txt", load_rules()), load_rules()).blocks
    found = ((text[b.start : b.end], str(b.column), b.unit, b.indicator) for b in blocks if b.kind == "cell")
    return [tuple(each for each in cell if each is not None) for cell in found]


def test_two_levels_of_heads_over_places():
    found = _cells(PLACES)
    assert found[:6] == [
        ("全县", "other"),
        ("900", "plan", "人", "城镇新增就业"),
        ("950", "done", "人", "城镇新增就业"),
        ("105.6", "ratio", "%", "城镇新增就业"),
        ("4.5", "plan", "%", "失业率"),
        ("3.2", "done", "%", "失业率"),
    ]
    assert found[-2:] == [("500", "plan", "人", "城镇新增就业"), ("530", "done", "人", "城镇新增就业")]


def test_groups_without_their_share_are_told_by_its_arithmetic():
    heads = "地区\n新增就业（人）\n失业率（%）\n再就业（人）\n" + "目标\n任务\n进度\n完成比例（%）\n" * 3
    rows = "全县\n900\n945\n105\n4.5\n3.2\n200\n220\n110\n东镇\n400\n420\n105\n4.5\n3.1\n100\n90\n90\n"
    found = [cell[1:] for cell in _cells(heads + rows)]
    assert found[1:9] == [
        ("plan", "人", "新增就业"),
        ("done", "人", "新增就业"),
        ("ratio", "%", "新增就业"),
        ("plan", "%", "失业率"),
        ("done", "%", "失业率"),
        ("plan", "人", "再就业"),
        ("done", "人", "再就业"),
        ("ratio", "%", "再就业"),
    ]
    assert found[10:] == found[1:9]


def test_every_character_of_such_a_table_stands_in_a_block_in_order():
    blocks = laid(PLACES).blocks
    assert "".join("".join(PLACES[b.start : b.end].split()) for b in blocks) == "".join(PLACES.split())


def test_names_and_figures_without_heads_are_no_table():
    assert not _cells("地区\n人口\n面积\n其他\n东镇\n400\n420\n西镇\n500\n530\n")


def test_a_merged_number_and_units_from_the_rows_own_figure():
    heads = "序号\n项目名称\n完成情况\n占全年计划\n"
    text = heads + "1\n新增400张床位\n435\n109%\n改造1.2万户住房\n13000\n108%\n2\n新增食堂\n9\n90%"
    assert _cells(text)[1:7] == [
        ("新增400张床位", "plan"),
        ("435", "done", "张", "新增400张床位"),
        ("109%", "ratio", "%", "新增400张床位"),
        ("改造1.2万户住房", "plan"),
        ("13000", "done", "户", "改造1.2万户住房"),
        ("108%", "ratio", "%", "改造1.2万户住房"),
    ]


def test_a_merged_category_before_the_numbers():
    text = (
        "类别\n序号\n指标名称\n2020年\n2025年\n属性\n生态\n1\n绿化率(%)\n5\n6\n约束性\n2\n林木(万立方米)\n6\n8\n约束性"
    )
    assert outline_of(text) == ["1 | 绿化率(%)", "2 | 林木(万立方米)"]


def test_bars_behind_cells_and_alone_before_rows():
    rows = ["序号", "项目名称", "建设地点", "建设时间", "投资金额 (万元)", "责任单位"]
    first = ["1", "学校改造", "东镇", "2024", "300", "县教体局"]
    second = ["2", "道路建设", "西镇", "2024", "450", "县住建局"]
    text = "".join("|\n" + "".join(f"{cell} |\n" for cell in row) for row in (rows, first, second))
    assert outline(text) == ["1 | 学校改造", "2 | 道路建设"]
    assert ("300", "other", "万元", "学校改造") in _cells(text)


def outline_of(text: str) -> list[str]:
    items = lay_out(read_bytes(text.encode(), "notice.txt", load_rules()), load_rules()).items
    return [f"{'/'.join(item.path)} | {item.title}" for item in items]
