"""Plans and reports in plain prose: what stands beside a promise takes no answer from it and gives it none."""

from __future__ import annotations

import pytest
from test_made_pairs import figures_of

from minsheng_extract.aligning import align

PLAN, REPORT = "青山县2031年民生实事项目\n\n", "青山县2031年民生实事完成情况\n\n"
Verdict = tuple[str, str, str]
PAIRS: dict[str, tuple[str, str, tuple[Verdict, ...]]] = {
    "the name in another order": (
        "建成900套教师宿舍周转房。完成9万人就业技能培训。",
        "上半年，全县教师周转宿舍完工640套。",
        (("900套", "unmet", "640套"), ("9万人", "not_reported", "")),
    ),
    "the name before the verb, another work beside it": (
        "雨污分流改造工程。实施雨污分流改造300公里。",
        "城市排水管网雨污分流改造工程，完成改造300公里，占年度任务的100%。"
        "市政老旧管网改造工程，完成市政老旧管网改造120公里，占年度任务的100%。",
        (("300公里", "met", "300公里"),),
    ),
    "told in the lead and in the list": (
        "全年改造老旧小区30万户。今年将办好民生实事。\n\n一是改造老旧小区30万户；二是新建学校5所。",
        "完成老旧小区改造41万户。",
        (("30万户", "exceeded", "41万户"), ("30万户", "exceeded", "41万户"), ("5所", "not_reported", "")),
    ),
    "a name that is but a verb": (
        "推进城镇老旧小区改造提升，全年完成改造30万户；加强窨井设施维护改造。",
        "城市窨井设施维护改造数量占年度目标任务的120.5%。",
        (("30万户", "not_reported", ""),),
    ),
    "a promise as the head of its item": (
        "开设15个爱心公益暑托班。",
        "2.开设15个爱心公益暑托班。\n\n拟订工作方案，赴邻县学习经验。",
        (("15个", "not_reported", ""),),
    ),
    "a line of what was done": (
        "开设15个爱心公益暑托班。",
        "2.开设15个爱心公益暑托班。\n\n3.新建口袋公园7个。",
        (("15个", "met", "15个"),),
    ),
    "the promise's number under another name": (
        "拟投入277亿元，办好民生实事。",
        "重点项目计划总投资277亿元，上半年实际完成投资156.9亿元。其中县级财政24.2亿元。",
        (("277亿元", "unmet", "156.9亿元"),),
    ),
    "the goal of several years": (
        "疏浚渠塘0.8万口。",
        "完成5.2万口渠塘疏浚（2031—2035年）。全县5.2万口渠塘疏浚工作已提前完成总目标任务。",
        (("0.8万口", "met", ""),),
    ),
    "the matter in the sentence before": (
        "完成高山生态扶贫搬迁9万人。",
        "30万人高山生态扶贫搬迁（2031—2035年）。上半年已完成搬迁安置4.2万人。",
        (("9万人", "unmet", "4.2万人"),),
    ),
    "a share that is not theirs, under one name": (
        "新增托位数900个。",
        "新增托位数506个，已完成目标任务的100%。",
        (("900个", "unmet", "506个"),),
    ),
    "what is left": (
        "1.新建、改扩建20所学校。",
        "1.新建、改扩建20所学校。\n\n目前已开工18所。还有2所已完成可行性研究。",
        (("20所", "unmet", "18所"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_each_promise_has_its_own_answer(name: str) -> None:
    promise, said, verdicts = PAIRS[name]
    (plan, promised), (report, reported) = figures_of(PLAN + promise), figures_of(REPORT + said)
    quotes = {one.quantity_id: one.quote for one in (*promised, *reported)}
    found = align(promised, reported, plan=plan, report=report)
    got = [
        (quotes[one.plan_quantity_id], one.status, "".join(quotes[answer] for answer in one.actual_quantity_ids))
        for one in found
    ]
    assert got == list(verdicts)
