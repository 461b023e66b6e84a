"""What is counted or measured, in the source's own words, and the verb of it."""

from __future__ import annotations

import pytest
from made_texts import said


@pytest.mark.parametrize(
    ("text", "indicator", "action"),
    [
        ("新建学校5所", "学校", "新建"),
        ("新建5所学校", "学校", "新建"),
        ("新建公办幼儿园不少于5所", "公办幼儿园", "新建"),
        ("新增公办义务教育阶段学位1.3万个", "公办义务教育阶段学位", "新增"),
        ("城镇新增就业3000人", "城镇新增就业", None),
        ("新增城镇就业3000人", "城镇就业", "新增"),
        ("重点人群家庭医生签约服务覆盖率达到75%", "重点人群家庭医生签约服务覆盖率", None),
        ("实现村级养老服务设施全覆盖", "村级养老服务设施", "实现"),
        ("建设智慧图书馆（读书驿站）5个", "智慧图书馆（读书驿站）", "建设"),
        ("开展社区活动60场", "社区活动", "开展"),
        ("开展60场社区活动", "社区活动", "开展"),
        ("全市新建口袋公园12个", "口袋公园", "新建"),
        ("完成城区118公里道路配套污水管网", "城区道路配套污水管网", "完成"),
        ("就业率、服务率、回访率均达到100%", "就业率、服务率、回访率", None),
        ("单位能耗较上年下降14%", "单位能耗", "下降"),
        ("2024年底前，改造老旧小区30个", "老旧小区", "改造"),
        ("确保群众满意度保持在95%以上", "群众满意度", "保持"),
        ("森林覆盖率提高2个百分点", "森林覆盖率", "提高"),
        ("粮食供应达到5万吨", "粮食供应", None),
        ("绿化覆盖率均应达到40%", "绿化覆盖率", None),
        ("覆盖率须达到90%", "覆盖率", None),
        ("覆盖率必须达到90%", "覆盖率", None),
        ("全县2022年末有幼儿园12所", "幼儿园", None),
        ("完成了挂号数年的4处火灾隐患整改", "火灾隐患整改", "完成"),
        ("8所幼儿园全部建成", "幼儿园", "建成"),
        ("对2000户农房进行改造", "农房改造", "改造"),
        ("全市收入可比增长6%", "收入", "增长"),
        ("筹措7亿元实施就业惠民工程", "就业惠民工程", "筹措"),
        ("18个乡镇发生森林火情", "乡镇", None),
        ("选择100个贫困村开展试点", "贫困村", "选择"),
        ("改造“口袋公园”12个", "“口袋公园”", "改造"),
    ],
)
def test_the_name_of_a_figure(text: str, indicator: str, action: str | None):
    assert said(text, "indicator", "action") == [(indicator, action)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("新建学校5所、医院3所", ["学校", "医院"]),
        ("新建学校5所，改造医院3所", ["学校", "医院"]),
        ("新增停车位3000个，其中公共停车位500个", ["停车位", "公共停车位"]),
        ("护理员由120名增加到200名", ["护理员", "护理员"]),
        ("走访企业30户、职工1000名", ["企业", "职工"]),
        ("走访30户企业、1000名职工", ["企业", "职工"]),
        ("收入增长8%，达到120亿元", ["收入", "收入"]),
        ("发放贷款3000万元，给予贴息200万元", ["贷款", "贴息"]),
        ("2010年12月31日前、2011年3月底前分别建成小学3所、5所", ["小学", "小学"]),
        ("抓好20万吨尼龙、海天公司10万吨针状焦等项目", ["尼龙", "针状焦等项目"]),
    ],
)
def test_the_names_of_several_figures(text: str, indicators: list[str]):
    assert said(text, "indicator") == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("1.建设智慧环卫平台。投入300万元。", "智慧环卫平台"),
        ("1.工作计划。投入300万元。", None),
        ("5所", None),
    ],
)
def test_a_figure_without_a_name_takes_its_heading_s(text: str, indicator: str | None):
    assert said(text, "indicator") == [indicator]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("新建 幼儿园 5所", "幼儿园"),
        ("新建幼兒園5所", "幼兒園"),
    ],
)
def test_a_name_is_as_written_without_its_white_space(text: str, indicator: str):
    assert said(text, "indicator") == [indicator]
