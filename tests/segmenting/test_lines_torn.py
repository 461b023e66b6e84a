"""Lines that break off in mid-phrase: figures, words and quotations stay whole, headings and lists stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import kinds, laid

SENTENCES = (
    "新建改扩建公办幼儿园17所，新增学位5130个，完成投资12.08亿元。城镇登记失业率控制在3%以内，"
    "其中“两个确保”群体帮扶率达98%，老旧小区改造惠及居民2140户。"
)
CASES = {
    "a word": ("全县共争取学校安全建\n设项目16个。", ["paragraph: 全县共争取学校安全建\n设项目16个。"]),
    "a numeral": ("1.新增学位不少于1\n200个", ["paragraph: 1.新增学位不少于1\n200个"]),
    "a figure before its unit": ("全年举办招聘会20\n场次", ["paragraph: 全年举办招聘会20\n场次"]),
    "items that end as sentences do": (
        "1)为老人建设助餐点5个,为特困老人和残疾人家庭\n开展适老化改造,每户补助2000元。\n2)新建公厕2座。\n3)新增学位90个。",
        [
            "paragraph: 1)为老人建设助餐点5个,为特困老人和残疾人家庭\n开展适老化改造,每户补助2000元。",
            "paragraph: 2)新建公厕2座。",
            "paragraph: 3)新增学位90个。",
        ],
    ),
    "not headings of a list without full stops": (
        "1.为老人建设助餐点5个,改造居家养老服务站\n已建成6个。\n2.新建公厕2座\n已建成2座。",
        [
            "heading: 1.为老人建设助餐点5个,改造居家养老服务站",
            "paragraph: 已建成6个。",
            "heading: 2.新建公厕2座",
            "paragraph: 已建成2座。",
        ],
    ),
    "behind every semicolon": (
        "截至5月，筛查90人；\n随访8人。1-4月培训30人；\n新建食堂3所。改造公厕2座；\n接种70人。\n（一）修路\n修路9公里；\n架桥1座。",
        [
            "paragraph: 截至5月，筛查90人；\n随访8人。1-4月培训30人；\n新建食堂3所。改造公厕2座；\n接种70人。",
            "heading: （一）修路",
            "paragraph: 修路9公里；\n架桥1座。",
        ],
    ),
    "not a list whose items end with semicolons": (
        "年内办好实事：\n筛查90人；\n随访8人；\n新建食堂3所。\n1.筛查。年内90人；\n2.随访。年内8人；\n3.食堂。新建3所。",
        [
            "heading: 年内办好实事：",
            "paragraph: 筛查90人；",
            "paragraph: 随访8人；",
            "paragraph: 新建食堂3所。",
            "paragraph: 1.筛查。年内90人；",
            "paragraph: 2.随访。年内8人；",
            "paragraph: 3.食堂。新建3所。",
        ],
    ),
    "not paragraphs that are indented, however long and without a full stop": (
        "  林场计划造林8520亩，其中东坡造林3780亩，西坡补植造林4740亩，实际完成造林8871亩，完成计划的105%\n"
        "  绿化计划2万株，完成3万株",
        [
            "paragraph: 林场计划造林8520亩，其中东坡造林3780亩，西坡补植造林4740亩，实际完成造林8871亩，完成计划的105%",
            "paragraph: 绿化计划2万株，完成3万株",
        ],
    ),
    "not two list numbers": (
        "一、改造小区3\n二、新建公园5个。",
        ["heading: 一、改造小区3", "paragraph: 二、新建公园5个。"],
    ),
    "not a heading and what stands below": (
        "一、优化办学条件\n推进集团办学。",
        ["heading: 一、优化办学条件", "paragraph: 推进集团办学。"],
    ),
    "not names of a list": ("第一中学\n第二医院", ["heading: 第一中学", "heading: 第二医院"]),
    "each tag on a line of its own": (
        "（一）办好实事\n2023\n年新增学位\n500\n个\n、床位\n60\n张\n，“\n安居\n”\n工程惠及\n90\n户\n。",
        [
            "heading: （一）办好实事",
            "paragraph: 2023\n年新增学位\n500\n个\n、床位\n60\n张\n，“\n安居\n”\n工程惠及\n90\n户\n。",
        ],
    ),
    "torn lines part at blank ones": (
        "三、关于《\n发展纲要\n》的说明\n\n我们编制了《\n发展纲要\n》、《\n用地规划\n》，今后五年\n按此实施。",
        [
            "heading: 三、关于《\n发展纲要\n》的说明",
            "paragraph: 我们编制了《\n发展纲要\n》、《\n用地规划\n》，今后五年\n按此实施。",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_line_break_splits(case):
    text, expected = CASES[case]
    assert kinds(text) == expected


@given(st.integers(12, 40))
def test_no_block_begins_inside_a_numeral(width):
    text = "\n".join(SENTENCES[at : at + width] for at in range(0, len(SENTENCES), width))
    starts = [block.start for block in laid(text).blocks if block.start]
    assert not [at for at in starts if text[at].isdigit() and text[at - 2].isdigit()]


def test_behind_a_full_line_an_indent_opens_a_paragraph():
    written = "　　新建改造公园绿地和社区步道若干处并完善照明排水等设施建成使用。"
    assert len(laid("\n".join([written] * 24)).blocks) == 24
