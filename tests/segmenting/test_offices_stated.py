"""Who is in charge: labels, brackets, lines and sections; how names are split; whom a statement is for."""

from __future__ import annotations

import pytest
from outlines import laid, offices

ONE_UNIT = {
    "（牵头单位：区教育局）": "lead=区教育局",
    "(牵头单位:区教育局;责任单位:区财政局，各街道办事处)": "lead=区教育局 with=区财政局+各街道办事处",
    "(牵头单位:区教育局,责任单位:区财政局)": "lead=区教育局 with=区财政局",
    "（牵头单位：区教育局。配合单位：区财政局。）": "lead=区教育局 with=区财政局",
    "【责任单位】区教育局 区财政局": "with=区教育局+区财政局",
    "〔区教育局牵头，区财政局、各镇（街道）配合〕": "lead=区教育局 with=区财政局+各镇（街道）",
    "（区教育局牵头负责，区财政局等按职责分工负责）": "lead=区教育局 with=区财政局",
    "（区教育局、区财政局负责）": "with=区教育局+区财政局",
    "（区教育局、区财政局）": "with=区教育局+区财政局",
    "（区教育局牵头，区财政局配合，10月底前完成）": "lead=区教育局 with=区财政局",
    "（由区教育局牵头）": "lead=区教育局",
    "（责任单位：区教育局（牵头）、区财政局）": "lead=区教育局 with=区财政局",
    "（责任单位及责任人：区教育局 高山、区财政局 流水生）": "with=区教育局+区财政局 by=高山+流水生",
    "责任单位：区教育局、区财政局；完成时限：11月底前。": "with=区教育局+区财政局",
    "（责任部门：区委宣传部（区文广旅体局））": "with=区委宣传部（区文广旅体局）",
    "（责任部门：市民政局、各县（市、区）人民政府）": "with=市民政局+各县（市、区）人民政府",
    "（牵头单位：区文化，广播和旅游局，区财政局）": "lead=区文化，广播和旅游局+区财政局",
    "（责任单位：区 教 育 局、区财政局）": "with=区教育局+区财政局",
    "（责任领导：高山；责任单位：区教育局；责任人：流水生）": "with=区教育局 by=高山+流水生",
    "（主办单位：市住建局；协办单位：市城投集团、经开区管委会）": "lead=市住建局 with=市城投集团+经开区管委会",
    "（牵头单位：盟教育局；责任单位：各旗县区）": "lead=盟教育局 with=各旗县区",
    "（牵頭單位：縣教育局；責任單位：縣財政局）": "lead=縣教育局 with=縣財政局",
    "（责任单位：区教育局（排名第一的为牵头单位，下同））": "with=区教育局",
    "（由区教育局、区财政局负责。涉及多个部门的，由排名首位的部门牵头负责。下同）": "with=区教育局+区财政局",
    "（分管领导：高 山流 水；责任单位：区教育局）": "with=区教育局 by=高山+流水",
    "（区教育局牵头。区财政局配合）": "lead=区教育局 with=区财政局",
    "责任单位：县就业工作领导小组各成员单位，8乡镇人民政府": "with=县就业工作领导小组各成员单位+8乡镇人民政府",
    "（责任单位：市民政局，各县、市、区政府）": "with=市民政局+各县、市、区政府",
    "（责任单位：市民政局，各县（市）、区政府）": "with=市民政局+各县（市）、区政府",
    "（牵头单位：县人力\n资源社会保障局、县\n财政局、县总工\n会）": "lead=县人力资源社会保障局+县财政局+县总工会",
    "（责任单位：市人大\n市政协\n市财政局）": "with=市人大+市政协+市财政局",
    " 责任单位：市民政局 项目负责人：高山 实际完成情况：已新增床位60张。": "with=市民政局 by=高山",
    "（含续建项目）": "",
    "（含乡镇医院）": "",
    "（详见附件2）": "",
    "（此项工作由上级统筹安排）": "",
}  # fmt: skip


@pytest.mark.parametrize("statement", ONE_UNIT)
def test_stated_at_a_paragraphs_end(statement):
    expected = ONE_UNIT[statement]
    assert offices(f"1.新建学校2所。{statement}") == ([f"1 {expected}"] if expected else [])


LINES = {
    "below the only bullet of a heading": (
        "一、托育\n●新增托位90个。\n牵头单位：市卫健委\n二、养老\n●新建养老院2家。\n●改造敬老院3家。\n牵头单位：市民政局",
        ["一 lead=市卫健委", "二 lead=市民政局"],
    ),
    "labels on lines of their own": (
        "一、教育\n分管领导：高 山 副区长\n牵 头 单 位：区教育局\n责任单位：区财政局、\n区住建局\n新建学校2所。",
        ["一 lead=区教育局 with=区财政局+区住建局 by=高山"],
    ),
    "a label alone, the names below it": (
        "一、教育\n新建学校2所。\n责任单位\n区教育局、区财政局",
        ["一 with=区教育局+区财政局"],
    ),
    "numbered labels are for the unit above": (
        "一、教育\n（一）任务：新建学校2所。\n（二）责任单位：区教育局\n（三）完成时限：10月底前", ["一 with=区教育局"],
    ),
    "a heading of offices and what they do": (
        "一、县教育局、县财政局牵头工作（2项）\n1.新建学校2所。\n2.新增学位90个。\n二、由县住建局负责的任务\n1.改造公厕3座。",
        ["一 lead=县教育局+县财政局", "二 with=县住建局"],
    ),
    "a heading of deeds is none": ("一、县教育局牵头抓好学校建设\n1.新建学校2所。", []),
    "a section of duties is for the unit above": (
        "一、教育\n（一）责任分工\n牵头单位：县教育局\n（二）资金保障\n安排资金200万元。", ["一 lead=县教育局"],
    ),
    "in a heading": ("一、教育（牵头单位：区教育局）\n1.新建学校2所。\n2.新增学位90个。", ["一 lead=区教育局"]),
    "a line that ends a list is for all of it": (
        "一、教育\n1.新建学校2所。\n2.新增学位90个。\n责任单位：区教育局\n二、就业\n1.培训300人。\n2.新增就业500人。\n责任单位：区人社局",
        ["一 with=区教育局", "二 with=区人社局"],
    ),
    "a line below each unit is for it": (
        "一、教育\n1.新建学校2所。\n责任单位：区教育局\n2.新增学位90个。\n责任单位：区财政局",
        ["一/1 with=区教育局", "一/2 with=区财政局"],
    ),
    "a bracket behind 一是 and 二是 is for the whole": (
        "1.教育。一是新建学校2所；二是新增学位90个。（牵头单位：区教育局）", ["1 lead=区教育局"],
    ),
    "a bracket in each of them is for each": (
        "1.教育。一是新建学校2所（区教育局负责）；二是新建公园2个（区园林局负责）。",
        ["1/一是 with=区教育局", "1/二是 with=区园林局"],
    ),
    "several brackets in one unit add up": (
        "1.养老。新建中心3个（区民政局牵头，区财政局配合）；新增床位200张（区民政局、区卫健委负责）。",
        ["1 lead=区民政局 with=区财政局+区民政局+区卫健委"],
    ),
    "a label behind another's names in one bracket, whatever those behind it are called": (
        "1.教育。（牵头单位：区教育局，配合单位：各项目牵头单位，各镇）", ["1 lead=区教育局 with=各项目牵头单位+各镇"],
    ),
    "what a bracket explains behind its offices": (
        "1.治理。〔市水利局牵头，市财政局参与，各县落实。以下各项工作均需各县落实，不再列出。〕",
        ["1 lead=市水利局 with=市财政局+各县"],
    ),
    "offices of a second sentence in a bracket": (
        "1.治理。（市水利局牵头。市财政局、各县配合，年底前完成）", ["1 lead=市水利局 with=市财政局+各县"],
    ),
    "a list that begins again in one line": (
        "一、高山县长牵头重点工作 1.增长8%。 责任单位：县发改局 2.节俭办事。 责任单位：县财政局 "
        "二、流水常务副县长牵头重点工作 1.坚持学法。 责任单位：县司法局",
        ["一/1 with=县发改局", "一/2 with=县财政局", "二/1 with=县司法局"],
    ),
    "no labels in running text": ("1.教育。各责任单位:要按月调度，压实责任，确保完成，不得拖延推诿，年底考核。", []),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES)
def test_stated_for_a_unit(case):
    text, expected = LINES[case]
    assert offices(text) == expected


DEADLINES = {
    "一、教育\n新建学校2所。\n完成时限：2024年10月底前": "2024年10月底前",
    "1.新建学校2所。（责任单位：区教育局；完成时间：11月底）": "11月底",
    "1.新建学校2所。（区教育局负责，年底前完成）": "年底前完成",
    "一、教育（完成时限：9月）\n1.新建学校2所。": "9月",
    "1.新建学校2所。【时间节点】三季度": "三季度",
}


@pytest.mark.parametrize("text", DEADLINES)
def test_due_day_of_a_unit_is_given_with_its_blocks(text):
    blocks = [block for block in laid(text).blocks if "2所" in text[block.start : block.end]]
    assert [text[slice(*block.deadline)] for block in blocks if block.deadline] == [DEADLINES[text]]
