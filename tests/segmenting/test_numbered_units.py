"""The tree of numbered units: styles, mixtures of styles, lists that start anew, attachments."""

from __future__ import annotations

import pytest
from outlines import laid, outline

FAMILIES = {
    "four levels": (
        "一、主要任务\n（一）改善交通\n1.新建道路2条。\n（1）东街；\n（2）西街。\n2.新建桥梁1座。\n（二）改善供水\n二、工作要求",
        ["一 | 主要任务", "一/(一) | 改善交通", "一/(一)/1 | -", "一/(一)/1/(1) | -", "一/(一)/1/(2) | -",
         "一/(一)/2 | -", "一/(二) | 改善供水", "二 | 工作要求"],
    ),
    "numbers go on under the next heading": (
        "一、教育\n1.新增学位300个。\n2.新建学校1所。\n二、医疗\n3.新增床位50张。\n4.改造卫生室6个。",
        ["一 | 教育", "一/1 | -", "一/2 | -", "二 | 医疗", "二/3 | -", "二/4 | -"],
    ),
    "two months at the head of a line": (
        "全县实事进展顺利。\n5、6月在“安居”项目中，改造危房30户。\n6、7月份，新建公厕2座。\n（一）养老\n7、8月底前建成食堂3个。",
        ["(一) | 养老", "(一)/7 | -"],
    ),
    "a month behind a list number": (
        "1、2月启动改造，改造危房30户。\n2、3月份招标，新建公厕2座。\n3、新建公园1个。",
        ["1 | -", "2 | -", "3 | -"],
    ),
    "siblings numbered in different styles": (
        "1.稳定就业\n分管领导：高山\n（一）概况\n新增就业300人。\n2、办好教育\n分管领导：流水\n（一）概况\n新增学位60个。\n"
        "三、改善医疗\n分管领导：高山\n新增床位50张。",
        ["1 | 稳定就业", "1/(一) | 概况", "2 | 办好教育", "2/(一) | 概况", "三 | 改善医疗"],
    ),
    "a list restarts under headings without numbers": (
        "一、推进计划\n开展筛查:\n1、3月，制定方案。\n2、6月，筛查500人。\n开展宣传:\n1、4月，印发资料。\n2、8月，举办活动3场。",
        ["一 | 推进计划", "一/1 | -", "一/2 | -", "一/1 | -", "一/2 | -"],
    ),
    "a list of its own style goes on behind numbers that end where it does": (
        "三、医疗。\n1.筛查9000例。\n2.接种8000人。\n3.改造卫生室32个。\n牵头单位：县卫健局\n四、养老。新建养老院2家。\n牵头单位：县民政局",
        ["三 | 医疗", "三/1 | -", "三/2 | -", "三/3 | -", "四 | 养老"],
    ),
    "a bracket of another kind goes on the list": (
        "1.交通\n（一）项目概况\n新建道路2条。\n(2)推进计划\n1。3月开工。\n2。6月完工。",
        ["1 | 交通", "1/(一) | 项目概况", "1/(2) | 推进计划", "1/(2)/1 | -", "1/(2)/2 | -"],
    ),
    "一是 in running text": (
        "（一）稳定就业。一是举办招聘会20场；二是培训800人次。\n（二）短板。主要有：一是人少。二是钱少。",
        ["(一) | 稳定就业", "(一)/一是 | -", "(一)/二是 | -", "(二) | 短板", "(二)/一是 | -", "(二)/二是 | -"],
    ),
    "一是 opening paragraphs": (
        "一、工作\n一是强服务，效能再提升。举办招聘会20场。二是扶创业。\n三是重保障。\n二、要求",
        ["一 | 工作", "一/一是 | 强服务，效能再提升", "一/二是 | -", "一/三是 | -", "二 | 要求"],
    ),
    "numbers inside a paragraph": (
        "一、任务。重点是：1.新建公园2个；2.改造道路3条。\n二、指标：①就业500人；②学位90个。",
        ["一 | 任务", "一/1 | -", "一/2 | -", "二 | 指标", "二/① | -", "二/② | -"],
    ),
    "a whole notice on one line": (
        "现印发如下。 一、就业 （一）新增就业。新增500人。 （二）培训。培训300人。 "
        "二、教育 1.新增学位90个。 2.改造学校3所。",
        ["一 | 就业", "一/(一) | 新增就业", "一/(二) | 培训", "二 | 教育", "二/1 | -", "二/2 | -"],
    ),
    "notes are no units": (
        "1.新增学位90个。\n2.新建公厕3座。\n注：1.学位按秋季学期计；2.公厕含改造。\n说明：①甲；②乙。",
        ["1 | -", "2 | -"],
    ),
    "deeds with sections of their own": (
        "实事三：修路\n一、目标\n新建道路9公里。\n（一）准备\n二、资金\n投资20万元。\n实事四：助学\n一、目标\n资助42人。",
        ["三 | 修路", "三/一 | 目标", "三/一/(一) | 准备", "三/二 | 资金", "四 | 助学", "四/一 | 目标"],
    ),
    "numbers behind the offices of the item before": (
        "一、目标\n（一）收入增长8%。（市财政局负责）（二）投资增长9%。（市发改委主办，市工信局协办）\n二、任务\n"
        "1.抓好60个项目。（责任单位：市发改委）2.培育企业30家。【市工信局主办】3.建设园区2个（含1个续建）4.5亿元。",
        ["一 | 目标", "一/(一) | -", "一/(二) | -", "二 | 任务", "二/1 | -", "二/2 | -", "二/3 | -"],
    ),
    "a list whose first numbers are cut away": (
        "一、去年工作回顾\n全年建成学校5所。\n（二）生态治理取得成效。\n拆除锅炉208台。\n二、今年目标\n（一）就业\n新增就业9万人。",
        ["一 | 去年工作回顾", "一/(二) | 生态治理取得成效", "二 | 今年目标", "二/(一) | 就业"],
    ),
    "parts of a speech": (
        "一、去年工作回顾\n第三，办好民生实事。一是建账。制定方案。二是查账。办结9件。\n第四，抓好落实。\n二、工作安排",
        ["一 | 去年工作回顾", "一/第三 | 办好民生实事", "一/第三/一是 | 建账", "一/第三/二是 | 查账",
         "一/第四 | -", "二 | 工作安排"],
    ),
    "a line below the title that opens with a dash": (
        "东河县政府工作报告\n――2022年1月6日在东河县第八届人民代表大会会议上\n一、去年回顾\n——就业更充分。新增就业6000人。",
        ["一 | 去年回顾", "一/--就业更充分 | 就业更充分"],
    ),
    "dashes that are a list from the first line on": (
        "主要目标\n——就业更充分。新增就业6000人。\n——环境更优美。新建公园3个。",
        ["--就业更充分 | 就业更充分", "--环境更优美 | 环境更优美"],
    ),
    "the last line broken off": (
        "一、工作\n1.新建公园\n全年3个。\n2.各园区围绕主导产业，引进企业，形成",
        ["一 | 工作", "一/1 | 新建公园", "一/2 | -"],
    ),
    "deeds in brackets": ("【实事一】修路\n新建道路9公里。\n【实事二】助学\n资助42人。", ["一 | 修路", "二 | 助学"]),
    "deeds counted": (
        "一、内容\n第一件实事：新建小学2所。\n第二件实事：改造公厕30座。\n二、要求",
        ["一 | 内容", "一/一 | -", "一/二 | -", "二 | 要求"],
    ),
    "deeds below a heading": (
        "一、内容\n项目一：修路\n（一）目标\n新建道路9公里。\n项目二：助学\n（一）目标\n资助42人。\n二、要求",
        ["一 | 内容", "一/一 | 修路", "一/一/(一) | 目标", "一/二 | 助学", "一/二/(一) | 目标", "二 | 要求"],
    ),
    "bullets": (
        "一、目标\n——就业更充分。新增就业6000人。\n——环境更优美。新建公园3个。\n二、任务",
        ["一 | 目标", "一/--就业更充分 | 就业更充分", "一/--环境更优美 | 环境更优美", "二 | 任务"],
    ),
    "full width": ("１．新建公园２个。\n２．改造道路３条。", ["1 | -", "2 | -"]),
    "signs of one character": (
        "㈠任务\n⑴新建公园2个。\n⑵改造道路3条。\n㈡要求",
        ["(一) | 任务", "(一)/(1) | -", "(一)/(2) | -", "(二) | 要求"],
    ),
    "chapters": (
        "第一章 总则\n第一节 目标\n一、指标\n新增学位90个。\n第二章 任务\n二、措施\n新建学校1所。",
        ["第一章 | 总则", "第一章/第一节 | 目标", "第一章/第一节/一 | 指标", "第二章 | 任务", "第二章/二 | 措施"],
    ),
    "glued to the figure": (
        "1.30个村通水。\n2.500户通气。\n3.完成2所学校改造。", ["1 | -", "2 | -", "3 | -"],
    ),
    "decimal numbers": (
        "1.改善交通\n1.1新建道路2条。\n1.2新建桥梁1座。\n2.改善供水",
        ["1 | 改善交通", "1/1.1 | -", "1/1.2 | -", "2 | 改善供水"],
    ),
    "markdown": ("## 一、就业\n- 新增就业500人。\n- 培训300人。", ["一 | 就业", "一/-- | -", "一/-- | -"]),
    "a number gone missing": ("1、选址。\n2、招标。\n4、开工。\n5、完工。", ["1 | -", "2 | -", "4 | -", "5 | -"]),
}  # fmt: skip

NO_UNITS = [
    "2.5万人参加培训。\n3.5万人参加体检。",
    "48 万余人次参加活动。",
    "2024年计划新建学校3所。",
    "其中，\n3.5亿元用于道路，1.5亿元用于公园。",
    "这是建设的重要一是保障。",
    "",
    "   \n\u3000\n",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_outline_of(family):
    text, expected = FAMILIES[family]
    assert outline(text) == expected


@pytest.mark.parametrize("text", NO_UNITS)
def test_no_unit_in(text):
    assert outline(text) == []


def test_a_unit_starts_at_its_marker_and_ends_at_the_next_of_its_level():
    text = "前言。\n  一、就业\n（一）培训。培训300人。\n二、教育\n新增学位90个。\n县人民政府\n2024年3月1日\n"
    items = laid(text).items
    assert [text[item.start : item.end].strip() for item in items] == [
        "一、就业\n（一）培训。培训300人。", "（一）培训。培训300人。", "二、教育\n新增学位90个。",
    ]  # fmt: skip
    assert [item.marker for item in items] == ["一、", "（一）", "二、"]
    assert [item.parent_id for item in items] == [None, items[0].item_id, None]


def test_ids_are_the_same_on_every_run_and_tell_repeated_paths_apart():
    text = "甲:\n1、开工。\n乙:\n1、完工。"
    first, second = laid(text).items, laid(text).items
    assert [item.item_id for item in first] == [item.item_id for item in second]
    assert len({item.item_id for item in first}) == 2


ATTACHMENTS = {
    "opened by its line": (
        "一、要求\n附件：任务清单\n县政府办公室\n2024年3月1日\n附件\n任务清单\n1.新建公园2个。",
        ["一", "附件/1"], [(False, None), (True, "任务清单")],
    ),
    "opened by the title announced before": (
        "一、要求\n附件：《2024年任务清单》\n2024年任务清单\n1.新建公园2个。",
        ["一", "附件/1"], [(False, None), (True, "2024年任务清单")],
    ),
    "title on the same line": (
        "一、要求\n县政府办公室\n2024年3月1日\n附件1：任务清单\n1.新建公园2个。\n附件2：指标表\n1.学位90个。",
        ["一", "附件/1", "附件/1"], [(False, None), (True, "任务清单"), (True, "指标表")],
    ),
    "a list of attachments": (
        "一、要求\n附件：1.任务清单\n2.指标表\n县政府办公室\n2024年3月1日\n附件1\n任务清单\n一、公园\n新建2个。\n附件2\n指标表\n1.学位90个。",
        ["一", "附件/一", "附件/1"], [(False, None), (True, "任务清单"), (True, "指标表")],
    ),
    "only announced": ("一、要求\n加强领导。\n附件：任务清单\n县政府办公室\n2024年3月1日", ["一"], [(False, None)]),
    "appendix": ("一、要求\n附录\n任务清单\n1.新建公园2个。", ["一", "附件/1"], [(False, None), (True, "任务清单")]),
}  # fmt: skip


@pytest.mark.parametrize("case", ATTACHMENTS)
def test_attachment(case):
    text, paths, parts = ATTACHMENTS[case]
    layout = laid(text)
    assert ["/".join(item.path) for item in layout.items] == paths
    assert [(part.attachment, part.title) for part in layout.parts] == parts
    assert layout.parts[0].start == 0
    assert layout.parts[-1].end == len(text)


def test_a_signed_text_is_closed_and_numbering_starts_anew():
    text = "一、提高认识\n二、压实责任\n县人民政府\n2024年3月1日\n实施方案\n一、总体要求\n二、重点任务"
    assert outline(text) == ["一 | 提高认识", "二 | 压实责任", "一 | 总体要求", "二 | 重点任务"]


TITLES = {
    "1.改善办学条件。新建学校6所。": "改善办学条件",
    "1.改善办学条件，办好教育。新建学校6所。": "改善办学条件，办好教育",
    "1.新建学校6所。新增学位300个。": None,
    "1.新建学校，新增学位，改造校舍，培训教师。年底完成。": None,
    "1.2024年3月，制定方案。年底完成。": None,
    "1.稳就业：新增就业500人。": "稳就业",
    "1.【稳就业】新增就业500人。": "稳就业",
    "1.“菜篮子”工程。新增基地3个。": "“菜篮子”工程",
    "1.实现垃圾分类全覆盖。设置点位30个。": "实现垃圾分类全覆盖",
    "1.新增就业500人（牵头单位：县人社局）": None,
    "1.解决6万人饮水安全问题。（责任单位：市水务局）该件实事已完成": "解决6万人饮水安全问题",
    "1.新增床位90张。 责任单位：市民政局 完成情况：已新增床位70张。": "新增床位90张",
    "1.新增床位90张。（责任单位：市民政局）\n已新增床位70张。": "新增床位90张",
    "1.新增床位90张，2023年底完成。（责任单位：市民政局）\n已新增床位70张。": None,
    "1.完成时限：8月底前完成主体工程的80%": "完成时限",
    "1.社会用电 今年以来，全县用电量平稳增长，增幅为3%。": "社会用电",
    "1.新建 公园2个，改造步道3公里。": None,
    "1.教育：促进均衡发展\n牵头单位：县教育局": "教育：促进均衡发展",
    "1.新增学位500个\n截至目前，已新增600个。": "新增学位500个",
    "一、保障措施\n加强领导。": "保障措施",
    "一、优质均衡发\n\n展。加强领导。一是抓落实。二是抓督查。": "优质均衡发展",
    "1.打造5G示范区。建成基站20个。": "打造5G示范区",
    "1.农村道路畅通工程，牵头部门：县交通局。进展较慢。": "农村道路畅通工程",
}


@pytest.mark.parametrize("text", TITLES)
def test_title(text):
    assert laid(text).items[0].title == TITLES[text]


def test_a_starred_number_is_one():
    assert outline("*1.新增床位20张。\n2.新增托位30个。\n*3.新建公园4座。") == outline(
        "1.新增床位20张。\n2.新增托位30个。\n3.新建公园4座。"
    )


def test_a_line_with_the_day_of_a_session_is_no_item_though_dashes_follow():
    subtitle = "  ——2031年1月8日在清河县第九届\n  人民代表大会第一次会议上\n"
    text = f"政府工作报告\n{subtitle}各位代表：\n——建成公园3座。\n——建成学校2所。"
    assert "2031年1月8日在清河县第九届" not in str(outline(text))
    assert "2031年1月8日在清河县第九届" not in str(outline("清河日报客户端\n阅读量：\n字体：\n小\n中\n大\n" + text))
