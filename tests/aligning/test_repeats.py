from __future__ import annotations

import pytest
from test_answers_beyond import Row, shown
from test_report_passages import aligned

AGAIN: dict[str, tuple[str, tuple[Row, ...]]] = {
    "planned again beside the result": (
        "任务：新增养老服务站60个。完成情况：全年计划新增养老服务站60个，目前已完成51个。\n",
        (("60", "51", "unmet"),),
    ),
    "told again without 计划": (
        "新增牙椅80张。完成情况：全县新增牙椅数80张，目前已新增51张。\n",
        (("80", "51", "unmet"),),
    ),
    "the promise's number, then how it went": (
        "新增牙椅80张。完成情况：全县新增牙椅数80张，目前已新增96张。\n",
        (("80", "96", "exceeded"),),
    ),
    "told once": ("新增牙椅80张。完成情况：全县新增牙椅80张。\n", (("80", "80", "met"),)),
    "in use is more than built": (
        "新建助餐点80个。完成情况：建成助餐点80个，已投用51个。\n",
        (("80", "80", "met"),),
    ),
    "a list of tasks": (
        "任务为开工安置房900套、基本建成300套，实际开工960套、基本建成360套。\n",
        (("900", "960", "exceeded"), ("300", "360", "exceeded")),
    ),
}


@pytest.mark.parametrize("name", AGAIN)
def test_a_promise_told_again_is_no_result(name: str) -> None:
    text, rows = AGAIN[name]
    assert tuple(shown(one) for one in aligned(text)) == rows


def test_the_first_of_two_tellings_is_the_target() -> None:
    (one,) = aligned("任务：新增养老服务站60个。完成情况：计划新增养老服务站60个，目前已完成51个。\n")
    assert one.plan_sentence.strip() == "任务：新增养老服务站60个。"
