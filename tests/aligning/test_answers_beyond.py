from __future__ import annotations

import pytest
from test_report_passages import aligned, targets_in

from minsheng_extract.records import Alignment

Row = tuple[str, str | None, str]
"""Target, result (None where none answers), status."""

TOLD: dict[str, tuple[str, tuple[Row, ...]]] = {
    "the task, then its progress in the next paragraph": (
        "2031年，省下达我市安置房建设任务9000套，计划年内基本建成3000套。\n"
        "截至11月底，全市安置房开工9612套，开工率106.8%；基本建成3591套，建成率119.7%。\n",
        (("9000", "9612", "exceeded"), ("3000", "3591", "exceeded")),
    ),
    "the result, then what had been promised": (
        "2031年1-5月，全市新增就业岗位2.8万个，培训护理员1160人。\n"
        "2031年民生实事项目目标为：新增就业岗位5万个，计划培训护理员1万人。\n",
        (("50000", "28000", "unmet"), ("10000", "1160", "unmet")),
    ),
    "more than the year's target, in one sentence": (
        "全年新建幼儿园48所，超额完成40所的年度目标任务；新开工安置房1680套，超额完成1000套的年度目标任务。\n",
        (("40", "48", "exceeded"), ("1000", "1680", "exceeded")),
    ),
    "within the year's ceiling": (
        "全市城镇登记失业率为3.5%，控制在4.5%的年度目标以内。\n",
        (("4.5", "3.5", "exceeded"),),
    ),
    "acts told in one order, twice": (
        "2031年，全市安置房开工任务9.5万套、基本建成任务2.7万套，实际开工9.9万套，基本建成4.6万套。\n",
        (("95000", "99000", "exceeded"), ("27000", "46000", "exceeded")),
    ),
    "begun, then finished": (
        "2031年危房改造任务为9000户，截至5月已动工9180户，动工率102%；竣工7200户，竣工率80%。\n",
        (("9000", "7200", "unmet"),),
    ),
}
UNANSWERED = {
    "a promise for the next year": (
        "2031年，全市新增就业岗位2.8万个。\n2032年目标任务为：新增就业岗位5万个。\n",
        "2031年，全市新增就业岗位2.8万个。\n2032年计划新增就业岗位5万个。\n",
    ),
    "an expectation for the year": ("1至11月，全市新增就业岗位2.8万个，预计全年将超过3万个。\n",),
    "another act on the same thing": (
        "2031年计划新建充电桩500个。\n\n全市维护充电桩1200个。\n",
        "2031年计划新建农村公路300公里。\n\n养护农村公路500公里。\n",
        "2031年计划发放助学贷款3000万元。\n\n偿还助学贷款500万元。\n",
    ),
    "another thing in the same unit": (
        "2031年计划投资800万元，建设东沟水库除险加固工程。\n西沟灌区改造已完成投资85万元。\n",
        "目标任务：2031年开办爱心暑托班30个。\n全市已开办爱心寒托班12个。\n",
    ),
}


def shown(one: Alignment) -> Row:
    value = None if one.actual_value is None else f"{one.actual_value.normalize():f}"
    return f"{one.target_value.normalize():f}", value, one.status


@pytest.mark.parametrize("name", TOLD)
def test_a_result_told_apart_from_its_promise_answers_it(name: str) -> None:
    text, rows = TOLD[name]
    assert tuple(shown(one) for one in aligned(text)) == rows


@pytest.mark.parametrize("text", [text for texts in UNANSWERED.values() for text in texts])
def test_what_is_not_its_result_answers_no_promise(text: str) -> None:
    assert targets_in(text)
    assert [shown(one) for one in aligned(text) if one.actual_value is not None] == []
