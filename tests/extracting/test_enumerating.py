"""Names listed before as many figures, each for one of its own; and what a part takes from its whole."""

from __future__ import annotations

import pytest
from made_texts import said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("幼儿园覆盖率、大班额消除率分别达到92%和100%", ["幼儿园覆盖率", "大班额消除率"]),
        ("城镇居民收入和农村居民收入分别增长8%和6%", ["城镇居民收入", "农村居民收入"]),
        ("城镇收入8000元、农村收入4000元，分别增长6%和8%", ["城镇收入", "农村收入"] * 2),
        ("火灾起数、交通事故起数下降12%、9%", ["火灾起数", "交通事故起数"]),
        ("城镇职工、居民住院报销限额提高到10万元和6万元", ["城镇职工、居民住院报销限额"] * 2),
        ("城乡低保标准分别提高3%和7%", ["城乡低保标准", "城乡低保标准"]),
        ("入园率、巩固率均达到96%", ["入园率、巩固率"]),
        ("幼儿园覆盖率、大班额消除率、巩固率分别达到92%和100%", ["幼儿园覆盖率、大班额消除率、巩固率"] * 2),
    ],
)
def test_each_figure_has_its_own_name(text: str, names: list[str]):
    assert said(text, "indicator") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建成幼儿园8所。其中：东湖区2所、西岭区1所", ["幼儿园", "东湖区幼儿园", "西岭区幼儿园"]),
        ("将企业返还标准由失业保险费的50%提高到100%", ["企业返还标准", "企业返还标准"]),
        ("拆除锅炉20台；整治作坊企业，依法取缔35家、提升8家", ["锅炉", "作坊企业", "作坊企业"]),
        ("重点人群签约人数5000人，签约覆盖率80%", ["重点人群签约人数", "重点人群签约覆盖率"]),
        ("常住人口城镇化率达到69%，城镇调查失业率5%", ["常住人口城镇化率", "城镇调查失业率"]),
        ("（一）建成学校5所\n进度安排：上半年开工3所", ["学校", "学校"]),
    ],
)
def test_a_name_is_completed_from_around(text: str, names: list[str]):
    assert said(text, "indicator") == names
