from __future__ import annotations

import pytest
from test_report_passages import aligned, targets_in

SAID = {
    "2030年计划改造城区危房300户的任务已超额完成。\n": {"300": "exceeded"},
    "“改造城区危房70户”等12项实事超额完成。\n": {"70": "exceeded"},
    "“改造城区危房70户”项目因规划调整取消。\n": {"70": "unmet"},
    "计划建设智慧学校22所，尚未开工，正在履行政府采购程序。\n": {"22": "unmet"},
    "计划新建公园6个，因征地滞后，项目至今未动工。\n": {"6": "unmet"},
    "计划新建公园6个。目前均未开工。\n": {"6": "unmet"},
    "打造5个安全公园尚未开工。\n": {"5": "unmet"},
    "计划新建公园6个，目前正在办理前期手续。\n": {"6": "unmet"},
}
UNSAID = (
    "今年计划办理实事10件，其中8件圆满完成任务。\n",
    "计划改造城区危房70户，力争年底完成任务。\n",
    "“改造城区危房70户”项目已完成投资300万元。\n",
    "“改造城区危房70户”项目取消门槛，惠及群众300人。\n",
    "计划改造22所未完成达标建设的学校，力争年底开工。\n",
    "计划新建公园6个，另有学校建设正在选址。\n",
    "1 | 计划改造城区危房70户 | 6月底前全部完成 | 区住建局\n",
)


@pytest.mark.parametrize("text", SAID)
def test_words_right_behind_a_promise_answer_it(text: str) -> None:
    got = {f"{one.target_value.normalize():f}": one.status for one in aligned(text) if one.ratio is None}
    assert SAID[text].items() <= got.items()


@pytest.mark.parametrize("text", UNSAID)
def test_words_that_say_it_of_something_else_do_not(text: str) -> None:
    assert targets_in(text)
    assert [one.status for one in aligned(text) if one.status != "not_reported"] == []
