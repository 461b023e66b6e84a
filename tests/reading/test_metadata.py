# ruff: noqa: E501 (the texts of notices stay in one piece)
"""What a notice says of itself: the five samples, and made-up heads in the forms that sites and offices use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng_extract.reading import Hints, read
from minsheng_extract.reading.metadata import describe
from minsheng_extract.rulebook import load_rules

SAMPLES = Path(__file__).parents[2] / "samples"
END_2023 = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "haizhou-2020-tasks",
            {
                "title": "区政府关于印发2020年海州区50件民生实事分解落实方案的通知",
                "doc_type": "plan",
                "doc_number": "海政发〔2020〕15号",
                "issuer": "海州区人民政府",
                "issued": date(2020, 3, 10),
                "region": "江苏省连云港市海州区",
                "region_code": "320706",
                "year": 2020,
                "period_end": date(2020, 12, 31),
            },
        ),
        (
            "mingshan-2023-programme",
            {
                "title": "关于印发《在明山全面振兴新突破三年行动中进一步保障和改善民生的实施方案》的通知",
                "doc_type": "plan",
                "doc_number": "本明政发〔2023〕7号",
                "issuer": "明山区人民政府",
                "issued": date(2023, 11, 30),
                "region_code": "210504",
                "year": 2025,
                "period_end": date(2025, 12, 31),
            },
        ),
        (
            "nanhai-2023-plan",
            {
                "title": "南海区2023年发展规划(南海2023年度民生实事项目出炉)(1)",
                "doc_type": "plan",
                "doc_number": None,
                "issuer": None,
                "issued": None,
                "region_code": "440605",
                "year": 2023,
                "period_end": END_2023,
            },
        ),
        (
            "nanhai-2023-report",
            {
                "title": "佛山市南海区人民政府关于2023年民生实事项目办理落实情况的报告",
                "doc_type": "report",
                "issuer": "佛山市南海区人民政府",
                "issued": date(2023, 12, 19),
                "region": "广东省佛山市南海区",
                "year": 2023,
                "period_end": END_2023,
            },
        ),
        (
            "zengcheng-2023-scheme",
            {
                "title": "广州市增城区人民政府办公室关于印发《增城区2023年民生十大实事推进方案》的通知",
                "doc_type": "plan",
                "issuer": "广州市增城区人民政府办公室",
                "issued": date(2023, 4, 6),
                "region_code": "440118",
                "year": 2023,
                "period_end": END_2023,
            },
        ),
    ],
)
def test_the_samples(name, expected):
    document = read(SAMPLES / f"{name}.txt")
    assert {field: getattr(document, field) for field in expected} == expected


HEADS = {
    "rows with bars, in traditional characters": (
        "索引號: | 002/2024-00380 | 公開方式: | 主動公開 |\n文號: | 某政辦函〔2024〕4號 | 成文日期: | 2024-02-04 |\n"
        "發布單位: | 市政府辦公廳 |\n各區、縣:\n為確保10件民生實事完成,現將有關要求通知如下:\n某某市人民政府辦公廳\n2024年2月4日\n",
        {
            "title": None,
            "doc_number": "某政辦函〔2024〕4號",
            "issuer": "某某市人民政府辦公廳",
            "issued": date(2024, 2, 4),
        },
    ),
    "a label a line, its value on the next": (
        "返回顶部\n某某县2024年实事工作方案\n • 索引号:\n   6107/2024-001\n • 来源:\n • 发文机构:\n   某某县人民政府\n"
        " • 发文字号:\n   某政发〔2024〕7号\n • 发文日期:\n   2024年04月06日 16:40\n • 有效性:\n第一章总则\n",
        {"title": "某某县2024年实事工作方案", "doc_number": "某政发〔2024〕7号", "issued": date(2024, 4, 6)},
    ),
    "labels ended by spaces": (
        "区办公室关于印发2023年任务分解方案的通知\n2023-01-05 10:00 区办公室\n索 引 号 MB15/2023-05475 发文日期 2023-01-03\n"
        "发布机构 某某区人民政府办公室 文    号 某政办〔2023〕1号\n各街道办事处:\n",
        {"doc_number": "某政办〔2023〕1号", "issuer": "某某区人民政府办公室", "issued": date(2023, 1, 3)},
    ),
    "a title over three lines under its office": (
        "首页 > 政务公开 > 通知公告\n某某区人民政府办公室\n关于印发2020年区政府\n工作报告主要目标任务责任分解\n方案的通知\n各街道:\n",
        {
            "title": "某某区人民政府办公室关于印发2020年区政府工作报告主要目标任务责任分解方案的通知",
            "doc_type": "plan",
            "year": 2020,
        },
    ),
    "a number before the title": (
        "某政办〔2020〕2 号 关于印发 2020 年实事方案的通知\n各街道:\n",
        {"title": "关于印发2020年实事方案的通知", "doc_number": "某政办〔2020〕2号"},
    ),
    "a work report and its session": (
        "政府工作报告\n——2019年3月2日在浮山县第十六届人民代表大会第四次会议上\n县长 某某\n各位代表:\n一、2018年工作回顾\n",
        {
            "title": "政府工作报告",
            "doc_type": "both",
            "issued": date(2019, 3, 2),
            "region_code": "141027",
            "year": 2019,
        },
    ),
    "a session at the end of the title": (
        "浮山县政府工作报告——2019年3月2日在浮山县第十六届人民代表大会第四次会议上\n二、2019年工作总体要求\n新建学校3所。\n",
        {"doc_type": "plan", "issued": date(2019, 3, 2), "year": 2019, "period_end": date(2019, 12, 31)},
    ),
    "plan done and plan to come": (
        "关于某某市2015年国民经济和社会发展计划执行情况与2016年计划(草案)的报告\n来源:某某委 发布时间:2017-08-01\n"
        "——2016年1月31日在某某市第六届人民代表大会第二次会议上\n",
        {"doc_type": "both", "issued": date(2016, 1, 31), "year": 2016, "period_end": date(2016, 12, 31)},
    ),
    "Chinese numerals in the signature": (
        "某某市人民政府关于2012年十件实事的通知\n请认真执行。\n某某市人民政府\n二〇一二年三月五日\n",
        {"issuer": "某某市人民政府", "issued": date(2012, 3, 5)},
    ),
    "office and date on one line": (
        "关于2022年实事的通知\n请认真执行。\n某某县教育局　２０２２ 年 3 月 5 日\n",
        {"issuer": "某某县教育局", "issued": date(2022, 3, 5)},
    ),
    "only the printer's line": (
        "关于2022年实事的通知\n请认真执行。\n某某县人民政府办公室    2022年3月5日印发\n",
        {"issuer": "某某县人民政府办公室", "issued": date(2022, 3, 5)},
    ),
    "a copy put up years later": (
        "某某区2021年实事方案\n日期: 2025-01-14 18:04:47 |浏览: 28|编号: 64647\n一、就业\n",
        {"title": "某某区2021年实事方案", "issued": None, "year": 2021},
    ),
    "a part of the year in the title": (
        "某某市2017年“十件民生实事”1—9月进度公示\n一、教育\n",
        {"doc_type": "report", "period_end": date(2017, 9, 30)},
    ),
    "years of a programme in brackets": (
        "2015年30件民生实事计划投资20亿元，上半年完成投资12亿元，进展情况如下：\n300个村通公路（2013—2017年）。上半年已建成80公里。\n50个村改造（2013—2017年）。",
        {"year": 2015, "period_end": date(2015, 6, 30)},
    ),
    "the last of several years beside the one it tells of": (
        "建公园、修公厕，民生工程实施情况报账\n今年前三季度应完成公园50个。目前，完成公园70个。\n"
        "2030年至2031年，将新增厕所600座。其中，2030年的任务为300座。",
        {"doc_type": "report", "year": 2030},
    ),
    "what was planned and what was done of it": (
        "计划新增公交线6条，到10月底实际新增7条。\n计划铺设管网9公里，已竣工8公里。\n计划改造旧楼7栋，目前已完成5栋。",
        {"doc_type": "report"},
    ),
    "a report of spring tells up to its date": (
        "云平市水利局\n\n2019年3月31日\n\n2019年，全市计划建设供水工程90处。项目进展情况如下：\n一、资金\n累计到位资金9500万元。",
        {"doc_type": "report", "period_end": date(2019, 3, 31)},
    ),
    "results told item by item": (
        "现将责任目标落实情况汇报如下：\n1.固定资产投资增速高于全市平均水平，继续保持第一方阵，各项指标稳步向好，重点项目按序时进度推进，投资结构持续优化。\n"
        "1-11月投资增长6%。\n2.工业增加值增速高于全市平均水平，并保持稳中有进的良好态势，企业效益不断改善，新旧动能加快转换。\n截止2020年11月份增长5%。\n"
        "3.发放补贴。\n1-12月份共发放补贴12万元。",
        {"doc_type": "report", "period_end": date(2020, 12, 31)},
    ),
    "a month in the title": ("2023年10月份实事项目进展情况的通报\n", {"period_end": date(2023, 10, 31)}),
    "an as-of day in the opening": (
        "2023年实事落实情况的报告\n截至10月20日,已完成8件。\n",
        {"period_end": date(2023, 10, 20), "year": 2023},
    ),
    "a range of years": ("某某县托育行动方案(2023—2025年)\n", {"year": 2025, "period_end": date(2025, 12, 31)}),
    "a year that is only compared with": (
        "某某市社会救助标准\n2022年城市低保标准为813元/月，较2021年增长5.3%。特困人员标准为1358元/月，较2021年增长3.8%。\n",
        {"year": 2022},
    ),
    "a range of years in the text": ("从2014年到2019年，某某县累计脱贫15117户。\n", {"year": 2019}),
    "years a plan only works towards": (
        "关于推进健康行动的实施意见\n到2025年，健康素养持续提高。\n到2030年，健康生活全面普及。\n",
        {"doc_type": "plan", "year": None, "period_end": None},
    ),
    "the only year a plan works towards": ("某某省蓝天行动\n到2020年，排放总量比2015年下降15%以上。\n", {"year": 2020}),
    "this year is the year of issue": (
        "全省33项民生工程全面攻坚\n发布时间：2020-11-24 15:07\n今年以来，1-10月各级财政累计拨付191亿元，超额完成年度任务。\n",
        {"doc_type": "report", "year": 2020, "period_end": date(2020, 10, 31), "issued": date(2020, 11, 24)},
    ),
    "a news page with the day first": (
        "某某省今年民生工程11月底提前超额完成\n14.12.2016  04:06\n记者获悉，截至11月底，累计拨付资金23.8亿元。\n",
        {"year": 2016, "period_end": date(2016, 11, 30), "issued": date(2016, 12, 14)},
    ),
    "last year's results in the new year's news": (
        "某某省民生实事满分交卷\n时间：2022-02-10 13:51:10\n记者获悉，2021年10件实事全面完成，完成率均达100%，今年将续写新篇。\n",
        {"doc_type": "report", "year": 2021},
    ),
    "an as-of day says the year, the dateline does not": (
        "某某省全面办结年度民生实事\n2023年01月12日07:31 | 来源：某某日报\n截至2022年12月底，30件实事已全部办结。\n",
        {"year": 2022, "period_end": date(2022, 12, 31), "issued": date(2023, 1, 12)},
    ),
    "a part of the year in the first lines": (
        "2023年1-6月全市招商工作情况通报如下：\n上半年引进资金219.2亿元，完成年度目标任务589亿元的37.2%。\n",
        {"doc_type": "report", "period_end": date(2023, 6, 30)},
    ),
    "the year's task is no period": (
        "部分指标接近完成全年目标任务\n2021年某某市实事前三季度实施情况已发布，完成全年3万人目标任务的95.2%。\n",
        {"doc_type": "report", "period_end": date(2021, 9, 30)},
    ),
    "a work report without a date looks back": (
        "各位代表：\n现在，我代表市人民政府向大会报告工作。\n一、过去四年及2021年工作回顾\n新建公园3座。\n",
        {"doc_type": "both", "year": 2022},
    ),
    "a work report is not of the five years it plans for": (
        "政府工作报告\n——2021年2月3日在某某县第十七届人民代表大会第六次会议上\n一、2020年工作回顾\n新建公园3座。\n"
        "二、“十四五”时期主要目标\n到2025年，新建公园20座。\n三、2021年重点工作\n新建公园4座。\n",
        {"doc_type": "both", "year": 2021, "issued": date(2021, 2, 3)},
    ),
    "nor where it has no date": (
        "政府工作报告\n一、2020年工作回顾\n新建公园3座。\n二、“十四五”时期主要目标\n到2025年，新建公园20座。\n"
        "三、2021年重点工作\n2021年新建公园4座。\n",
        {"doc_type": "both", "year": 2021},
    ),
    "a month apart from its year": (
        "某某县9月份民生工程进展情况\n2023年全县20项民生实事中，已完成12项。\n",
        {"doc_type": "report", "year": 2023, "period_end": date(2023, 9, 30)},
    ),
    "a month in brackets": (
        "2023年某某县民生实事完成情况进度表（五月份）\n新建公园3座，已完成2座。\n",
        {"doc_type": "report", "year": 2023, "period_end": date(2023, 5, 31)},
    ),
    "a report under a title of weak words": (
        "某某市年度目标任务看板\n1—5月，重点项目完成投资15.8亿元，占年计划的55.7%，同比快12.8个百分点。\n",
        {"doc_type": "report"},
    ),
    "promises without a title": (
        "目标要求：新建学校3所。\n牵头单位：市教育局。\n实施时间：2011年1月-12月。\n",
        {"doc_type": "plan", "year": 2011},
    ),
    "a plan's list that looks back once": (
        "某某市2021年实事\n截至目前仍有缺口，年底前将新建幼儿园3所，力争新增学位1200个。\n责任单位：市教育局\n",
        {"doc_type": "plan"},
    ),
    "years that only the text gives": (
        "关于印发教育提升三年行动计划的通知\n《教育提升三年行动计划（2022—2024年）》已经同意。\n某某县人民政府\n2022年5月8日\n",
        {"year": 2024, "period_end": date(2024, 12, 31)},
    ),
    "a far-off vision is no period": (
        "某某区第十四个五年规划和二〇三五年远景目标的建议\n“十三五”是2016年以来\n",
        {"year": 2025, "period_end": date(2025, 12, 31)},
    ),
    "norms hold until further notice": (
        "关于印发支持养老服务十条措施的通知\n成文日期：2021-03-10\n床位占比不低于60%。",
        {"year": 2021, "period_end": None},
    ),
    "no year at all": ("某某区民生实事项目\n一、新建公园\n", {"year": None, "period_end": None, "issued": None}),
    "a text in one line": (
        "某某镇2020年工作总结暨2021年工作计划 今年以来，全镇上下紧扣目标任务，坚决夺取胜利。"
        + "各项工作有序推进，成效明显。" * 12,
        {"title": "某某镇2020年工作总结暨2021年工作计划", "doc_type": "both", "year": 2021},
    ),
    "a column before the title, the office on its own line": (
        "政务服务丨某某市人民政府关于深化改革的实施意见\n- 发布日期:2021-07-19\n某某市人民政府\n关于深化改革的实施意见\n某政字〔2021〕30号\n",
        {"title": "某某市人民政府关于深化改革的实施意见", "doc_number": "某政字〔2021〕30号", "year": 2021},
    ),
    "an announcement": (
        "某某区人民政府\n公    告\n2022年 第3号\n现将某某区“十件实事”公告如下：\n一、新建幼儿园3所。\n2022年3月1日\n",
        {"title": "某某区人民政府公告", "doc_type": "plan", "doc_number": "2022年第3号", "issued": date(2022, 3, 1)},
    ),
    "the whole title in 《》 after its number, in traditional characters": (
        "某政辦〔2023〕1號《某某市人民政府辦公廳關于印發2023年任務分解方案的通知》\n瀏覽量: 時間:2024-01-10 21:15:53\n",
        {
            "title": "某某市人民政府辦公廳關于印發2023年任務分解方案的通知",
            "doc_number": "某政辦〔2023〕1號",
            "issued": None,
        },
    ),
    "a list of enclosures is no title": (
        "各区县:\n现印发给你们。\n附件:1.2020年重点工作责任分解\n2.实事责任分解\n某某市人民政府办公室\n2020年5月22日\n附件1\n2020年重点工作责任分解\n",
        {"title": "2020年重点工作责任分解", "issuer": "某某市人民政府办公室"},
    ),
    "a cited number is not the notice's own": (
        "关于做好实事工作的通知\n根据《关于办好实事的通知》（某政发〔2021〕12号）精神，现通知如下：\n",
        {"doc_number": None},
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads(name):
    text, expected = HEADS[name]
    about = describe(text, Hints(), load_rules())
    assert {field: getattr(about, field) for field in expected} == expected


def test_a_page_knows_more_than_its_text():
    hints = Hints(
        "关于2021年实事的通知_某某市人民政府网", "某政发〔2021〕7号", "某某市人民政府", "2021-03-05 10:00", "AB12"
    )
    about = describe("各区县：\n请认真执行。", hints, load_rules())
    assert about[:5] == ("关于2021年实事的通知", "plan", "某政发〔2021〕7号", "某某市人民政府", date(2021, 3, 5))


def test_a_cut_off_title_of_the_page_is_made_whole():
    hints = Hints(title="某某市人民政府关于印发2021年民生实事项目实施...")
    text = "某某市人民政府关于印发2021年民生实事项目实施方案的通知\n各区县：\n"
    assert describe(text, hints, load_rules()).title == text.splitlines()[0]


def test_a_page_that_only_names_its_site_has_its_title_from_the_text():
    text = "某某市人民政府关于2021年实事的通知\n各区县：\n"
    for title in ("某某市人民政府门户网站", "某某市人民政府", "关于2021年实事的通知"):
        assert describe(text, Hints(title=title), load_rules()).title == text.splitlines()[0]


scraps = st.sampled_from(
    ["关于", "2023年", "〔2023〕", "15号", "某某区", "人民政府", "\n", " ", "的通知", "成文日期：", "2023-02-30", "|", "\t",
     "二〇二三年十三月", "二〇二三年十十月一日", "《", "》", "截至", "99月", "三年行动", "十四五", "索引号", "<p>", "：", "海州区", "０", "年", "月", "日"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(scraps, max_size=40).map("".join))
def test_no_text_breaks_it(text):
    about = describe(text, Hints(), load_rules())
    assert about.doc_type in {"plan", "report", "both", "other"}
    assert about.title is None or about.title.strip()
