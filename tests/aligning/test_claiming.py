from __future__ import annotations

import pytest

from minsheng_extract.aligning.claiming import claim_of, printed_in
from minsheng_extract.aligning.vocabulary import vocabulary
from minsheng_extract.rulebook import load_rules


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("已完成8个(53%)，已建成120条（95%）", ["53%", "95%"]),
        ("完成全年900万人目标的73%", ["73%"]),
        ("占年度投资计划的97.2%，超过时间进度13.8个百分点", ["97.2%"]),
        ("目标完成率达303%", ["303%"]),
        ("完成比例187.9%", ["187.9%"]),
        ("占年度任务的39.1%", ["39.1%"]),
        ("为目标任务的565.97％", ["565.97%"]),
        ("完成全年目标数65.3%", ["65.3%"]),
        ("分别完成年度任务的102%、98.5%和71%", ["102%", "98.5%", "71%"]),
        ("超额完成年度任务22.4%", ["超额完成年度任务22.4%"]),
        ("已开工8个，开工率80%", ["80%"]),
        ("实际新增3600个，完成120%", ["120%"]),
        ("覆盖率达95%，同比增长12%", []),
        ("工业增加值占地区生产总值的35%", []),
        ("线索处理率超85%", []),
        ("（含新建3个）", []),
        ("", []),
    ],
)
def test_printed_ratios(text: str, printed: list[str]) -> None:
    found = printed_in(text, vocabulary(load_rules()))
    assert [one.text for one in found] == printed
    assert all(0 <= one.start <= one.number < one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("完成任务", "完成任务"),
        ("超额完成市下达目标任务", "超额完成市下达目标任务"),
        ("已圆满完成年度目标任务", "圆满完成年度目标任务"),
        ("提前完成全年目标", "提前完成全年目标"),
        ("完成年度任务的46%", None),
        ("完成投资12亿元", None),
    ],
)
def test_claims_in_words(text: str, claim: str | None) -> None:
    assert claim_of(text, vocabulary(load_rules())) == claim
