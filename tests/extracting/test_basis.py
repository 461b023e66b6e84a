"""What a figure is counted per."""

from __future__ import annotations

import pytest
from made_texts import said


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每月服务1000人次", "月"),
        ("每个月开展义诊4场", "月"),
        ("每周至少巡查一次", "周"),
        ("1周至少巡查一次", "周"),
        ("每天一小时", "日"),
        ("每日处理垃圾300吨", "日"),
        ("日均处理垃圾300吨", "日"),
        ("每年举办讲座12场", "年"),
        ("年均举办讲座12场", "年"),
        ("居民收入年均增长7%", "年"),
        ("每季度举办讲座3场", "季度"),
        ("每半年检修2次", "半年"),
        ("每两年免费体检1次", "两年"),
        ("每千人口拥有床位6.5张", "千人口"),
        ("每千人检验食品5批次", "千人"),
        ("每万人口发明专利拥有量达到12件", "万人口"),
        ("每家不低于600平方米", "家"),
        ("每户补助5000元", "户"),
        ("每个社区不少于3名", "社区"),
        ("每人每月补助300元", "月"),
        ("新建学校5所", None),
        ("9月1日发放补贴500元", None),
        ("每月1日发放补贴500元", "月"),
        ("生均用地面积达到25平方米", None),
        ("PM2.5年均浓度降至30微克/立方米", None),
        ("补贴标准为90元/人·月", None),
    ],
)
def test_the_basis_of_a_figure(text: str, per: str | None):
    assert said(text, "per")[-1] == per


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月开展义诊4场，新建学校2所", ["月", None]),
        ("新建学校2所，每所补助30万元", [None, "所"]),
        ("每年培训500人。新建学校2所", ["年", None]),
    ],
)
def test_a_basis_holds_for_its_own_figures(text: str, expected: list[str | None]):
    assert said(text, "per") == expected
