"""Blocks: what is joined, what is parted, what belongs to the page; and what holds for every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import kinds, laid

JOINED = {
    "a page break in mid-sentence": (
        "（一）稳定就业。举办招聘会20场，新增\n\n就业500人。",
        ["paragraph: （一）稳定就业。举办招聘会20场，新增\n\n就业500人。"],
    ),
    "a line that begins with a comma": (
        "新增学位500个\n，新建学校2所。",
        ["paragraph: 新增学位500个\n，新建学校2所。"],
    ),
    "a bracket left open": ("新建东、西（含\n城南）公园3个。", ["paragraph: 新建东、西（含\n城南）公园3个。"]),
    "a heading and its text": (
        "一、稳定就业\n\n举办招聘会20场。",
        ["heading: 一、稳定就业", "paragraph: 举办招聘会20场。"],
    ),
    "a signature below": (
        "请认真执行。特此通知\n县人民政府\n2024年3月1日",
        ["paragraph: 请认真执行。特此通知", "heading: 县人民政府", "paragraph: 2024年3月1日"],
    ),
    "an addressee above": ("各镇人民政府：\n现印发给你们。", ["heading: 各镇人民政府：", "paragraph: 现印发给你们。"]),
    "offices apart from the sentence": (
        "1.新建学校2所。（牵头单位：区教育局）",
        ["paragraph: 1.新建学校2所。", "office: （牵头单位：区教育局）"],
    ),
    "what was done behind offices": (
        "1.新建学校2所。 责任单位：区教育局 实际完成情况：已建成1所。",
        ["heading: 1.新建学校2所。", "office: 责任单位：区教育局", "paragraph: 实际完成情况：已建成1所。"],
    ),
    "a page's own lines behind bullets": (
        "• 浏览次数：\n• 字体：[ ]\n新建学校2所。",
        ["furniture: • 浏览次数：", "furniture: • 字体：[ ]", "paragraph: 新建学校2所。"],
    ),
    "offices in mid-sentence": (
        "1.新建学校2所（区教育局负责），并投入使用。",
        ["paragraph: 1.新建学校2所（区教育局负责），并投入使用。"],
    ),
}


@pytest.mark.parametrize("case", JOINED)
def test_lines_and_blocks(case):
    text, expected = JOINED[case]
    assert kinds(text) == expected


def test_a_sentence_goes_on_behind_a_page_number_and_a_running_head():
    head = "某某县2024年民生实事"
    text = f"全年举办招聘会20场，新增就业\n— 3 —\n{head}\n5000人，培训300人。\n{head}\n一、教育\n{head}\n新增学位90个。"
    blocks = laid(text).blocks
    assert [(block.kind, block.continues) for block in blocks[:4]] == [
        ("paragraph", False), ("furniture", False), ("furniture", False), ("paragraph", True),
    ]  # fmt: skip


def test_lines_broken_at_a_fixed_width_are_paragraphs():
    sentence = "新建改造公园绿地和社区步道若干处并完善照明排水等配套设施让群众出门见绿"
    paragraphs = [f"{number}、{sentence * 3}第{number}项完成率不低于95%。" for number in "一二三四五六七"]
    text = "\n".join(line[at : at + 30] for line in paragraphs for at in range(0, len(line), 30))
    assert [block.kind for block in laid(text).blocks] == ["paragraph"] * 7


def test_sections_of_a_unit_have_their_columns_role():
    text = "1.新建幼儿园\n承诺：新建3所。\n完成情况：已建成4所。\n下一步工作：加强管理。"
    assert [block.column for block in laid(text).blocks] == [None, "plan", "done", "next"]


def test_paragraphs_below_a_heading_that_is_a_columns_name_have_its_role():
    text = (
        "教育行动\n任务安排\n新建学校3所。\n落实情况\n第一季度：开工2所。\n第三季度：建成3所。\n1.其他\n新增学位90个。"
    )
    roles = {text[block.start : block.end]: block.column for block in laid(text).blocks}
    assert roles["新建学校3所。"] == "plan"
    assert roles["第三季度：建成3所。"] == "done"
    assert roles["新增学位90个。"] is None


ASKED_AND_DONE = [
    "一、就业\n县定任务（2031年度）\n1、创建就业社区12个；\n2、培训技工80人。\n工作进展情况\n1、创建就业社区13个。\n2、培训技工90人。",
    "项目名称\n新建街旁公园40处\n进展情况\n建成街旁公园43处。",
    "（一）养老\n目标任务：\n1.新增床位60张。\n完成情况（上半年）：\n1.新增床位50张。\n（二）托育\n年度任务\n新增托位70个。\n完成情况\n新增托位75个。",
]


@pytest.mark.parametrize("text", ASKED_AND_DONE)
def test_what_was_asked_and_what_was_done_stand_below_headings_of_their_own(text):
    roles = [block.column for block in laid(text).blocks if any(map(str.isdigit, text[block.start : block.end]))]
    told = [role for role in roles if role in ("plan", "done")]
    assert told in (["plan", "plan", "done", "done"], ["plan", "done"], ["plan", "done", "plan", "done"])


@pytest.mark.parametrize(
    "text",
    [
        "项目名称\n进展情况\n新建公园3座。",
        "县定任务\n新建公园3座。\n二、其他\n完成情况\n新建公园4座。",
        "重点工作\n新建公园3座。\n有关背景\n完成情况\n新建公园4座。",
    ],
)
def test_a_heading_of_tasks_asks_only_where_the_next_heading_answers_it(text):
    assert all(block.column != "plan" for block in laid(text).blocks)


FURNITURE = [
    "索 引 号：000014349/2024-00012 主题分类：综合政务",
    "发布机构 | 某县政府办 | 发文日期 | 2024-03-01 |",
    "• 发文字号 某政发〔2024〕3号",
    "您当前的位置：首页 > 政务公开 > 通知公告",
    "【字体：大 中 小】　打印　关闭",
    "来源：县政府办　发布时间：2024-03-01 10:20　浏览次数：126",
    "分享到：微信 微博",
    "上一篇：关于开展检查的通知",
    "责任编辑：办公室",
    "版权所有：某县人民政府　备案号12345678号",
    "扫一扫在手机打开当前页",
    "- 12 -",
    "第 3 页 共 10 页",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line):
    text = f"新增就业500人。\n{line}\n新增学位90个。"
    kind = {text[block.start : block.end]: block.kind for block in laid(text).blocks}
    assert kind[line] == "furniture"
    assert all(block.rule for block in laid(text).blocks if block.kind == "furniture")


NOT_FURNITURE = [
    "主办单位：区文旅局",
    "发布会由县政府主办，参加人数500人。",
    "打印机更新300台，关闭小煤矿5座，共享单车2000辆投放到位。",
    "来源于群众的意见500条已全部办结。",
    "扫除文盲200人。",
    "关闭小煤矿5座。",
    "相关信息公开率达到100%。",
    "扫码支付覆盖商户500家。",
    "访问量突破500万人次。",
    "编辑出版地方志3部。",
    "时间：每月第一周",
]


@pytest.mark.parametrize("line", NOT_FURNITURE)
def test_no_furniture(line):
    assert not any(block.kind == "furniture" for block in laid(f"一、工作\n{line}").blocks)


PIECES = st.sampled_from(
    [
        *(
            "一、",
            "（一）",
            "1.",
            "2、",
            "（1）",
            "①",
            "一是",
            "二是",
            "——",
            "附件",
            "附件：1.清单",
            "第一章 总则",
            "12",
        ),
        *(
            "\n",
            "\n\n",
            "。",
            "，",
            "；",
            "：",
            "(",
            "）",
            "【",
            "】",
            "|",
            "\t",
            " ",
            "\u3000",
            "\u200b",
            "\ud800",
            "😀",
        ),
        *("责任单位：", "牵头单位：县教育局", "新增就业500人", "序号", "任务", "完成情况", "完成时限：10月底"),
        *("- 3 -", "2024年3月1日", "县人民政府", "<p>", "</p>"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_character_is_in_one_block_and_units_are_nested(text):
    layout = laid(text)
    at = 0
    for block in layout.blocks:
        assert not text[at : block.start].strip()
        assert at <= block.start < block.end <= len(text)
        assert block.item is None or 0 <= block.item < len(layout.items)
        at = block.end
    assert not text[at:].strip()
    by_id = {item.item_id: item for item in layout.items}
    for ordinal, item in enumerate(layout.items):
        assert item.ordinal == ordinal
        assert 0 <= item.start <= item.end <= len(text)
        assert text.startswith(item.marker, item.start) or item.marker.isdecimal()
        if item.parent_id is not None:
            above = by_id[item.parent_id]
            assert above.start <= item.start
            assert item.end <= above.end
            assert item.path[: len(above.path)] == above.path


HOSTILE = {
    "one long line": "一、" + "新增就业500人，" * 30_000,
    "brackets never closed": "（" * 30_000,
    "labels without names": "责任单位：" * 20_000,
    "numbers alone": "1\n2\n3\n" * 10_000,
    "heads of tables": "序号\n项目\n目标\n" * 2_000,
    "heads of measures": "指标\n单位\n2020年\n2025年\n学位\n1\n" * 2_000,
    "bars": "序号|项目|目标|\n" + "1|学位|\n" * 4_000,
    "heads parted by blanks": "序号 考核指标 单位 工作目标 已完成数\n" * 4_000,
    "rows parted by blanks": "序号 考核指标 单位 工作目标 已完成数\n" + "1 新增学位\n新增 3 3\n" * 4_000,
    "bullets in one paragraph": "一是开工，二是完工，" * 5_000,
    "brackets of offices": "1.新建（县教育局负责）" * 5_000,
    "attachments": "附件：清单\n" * 20_000,
    "signatures": "县人民政府\n2024年3月1日\n" * 10_000,
    "tables turned round": "东片 西片 南片\n" + "年度目标 2 3 1\n实际完成 1 2 0\n" * 2_000,
    "running heads": "某县公报\n新增就业\n" * 5_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_takes_time_in_proportion(case):
    started = time.process_time()
    laid(HOSTILE[case])
    assert time.process_time() - started < 10
