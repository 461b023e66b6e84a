"""Tasks that a report lists before it tells what became of them, and what such a list does not hold."""

from __future__ import annotations

import pytest
from test_answers_beyond import Row, shown
from test_report_passages import aligned, targets_in

LISTS: dict[str, tuple[str, tuple[Row, ...]]] = {
    "the parts of a task": (
        "2031年，省下达我市安置房总任务为9000套，其中公租房5200套，廉租房3800套。\n"
        "截至11月底，全市公租房开工5554套，开工率106.8%；廉租房开工3891套，开工率102.4%。\n",
        (("5200", "5554", "exceeded"), ("3800", "3891", "exceeded")),
    ),
    "two acts, each with its answer": (
        "今年任务为新建学校60所，其中改造20所。截至目前，新建学校62所，改造学校12所。\n",
        (("60", "62", "exceeded"), ("20", "12", "unmet")),
    ),
    "a rate among the tasks": (
        "2031年目标任务为：开工改造老旧小区150个，投资完成率达到50%及以上。"
        "截至8月底，已开工小区111个，开工率74.0%，投资完成率37.44%。\n",
        (("150", "111", "unmet"), ("50", "37.44", "unmet")),
    ),
    "what the report had set": (
        "民生方面，报告明确，2031年新建农村公路200公里、改造水厂20座。最终，全年新建农村公路290公里、改造水厂21座。\n",
        (("200", "290", "exceeded"), ("20", "21", "exceeded")),
    ),
    "told again with a ratio that proves it": (
        "市民政局牵头两项：一是新增老年助餐点220个，二是新增失智照护床位900张。"
        "截至12月底，新增老年助餐点231个，完成率105.0%；新增失智照护床位1111张，完成率123.4%。\n",
        (("900", "1111", "exceeded"),),
    ),
    "a heading, its items below": (
        "2031年民生实事项目完成情况通报\n一、新建公园5处\n全市新建公园6处，完成年度计划的120%。\n二、新增30所学校操场向社会开放，新增41家图书馆、文化馆错时开放\n"
        "（一）全市新增31所学校均已完成场地改造，并向社会开放。\n"
        "（二）全市新增42家场馆均已错时开放。\n",
        (("5", "6", "exceeded"), ("30", "31", "exceeded"), ("41", "42", "exceeded")),
    ),
    "a total of all years": (
        "任务：年底累计建成康复站10个。完成情况：2031年新建康复站5个，目前全市累计建成康复站12个。\n",
        (("10", "12", "exceeded"),),
    ),
    "the same number in both lists": (
        "（一）健康行动\n市定任务\n1、新增牙椅8张；\n2、新增诊室12间。\n工作进展情况\n"
        "1、全县新增牙椅数8张，目前已新增8张；\n2、全县已新增诊室12间。\n",
        (("8", "8", "met"), ("12", "12", "met")),
    ),
}
NOT_ASKED = {
    "what turns to results": ("2031年目标任务为：新增学位900个，截至11月底新增学位960个，完成率106.7%。\n", ["900个"]),
    "money handed down": ("省级补助资金下达3780万元，完成年度计划的100%。\n", []),
    "a part that is done": ("2031年安置房任务为9000套，其中竣工2000套，完成投资300万元。\n", ["9000套"]),
    "parts that come to more": ("2031年安置房任务为9000套，其中公租房9600套，廉租房800套。\n", ["9000套"]),
    "a list for later": ("明年的主要任务为：新增学位900个。\n", ["900个"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_asks_for_has_its_answer(name: str) -> None:
    text, rows = LISTS[name]
    assert tuple(shown(one) for one in aligned(text)) == rows


@pytest.mark.parametrize("name", NOT_ASKED)
def test_what_a_list_does_not_hold_is_no_target(name: str) -> None:
    text, targets = NOT_ASKED[name]
    assert targets_in(text) == targets
