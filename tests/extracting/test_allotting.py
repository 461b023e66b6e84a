"""Times listed beside figures, one each."""

from __future__ import annotations

import pytest
from made_texts import said


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("开工率6月底、9月底、12月底分别达到40%、70%、100%", ["2024-06-30", "2024-09-30", "2024-12-31"]),
        ("改造任务6月底、9月、12月前分别完成40%、70%、100%", ["2024-06-30", "2024-09-30", "2024-12-31"]),
        ("上半年、前三季度分别新增就业5000人、8000人", ["2024-06-30", "2024-09-30"]),
        ("到2025年和2027年，覆盖率分别达到60%和80%", ["2025-12-31", "2027-12-31"]),
        ("6月底、9月底分别完成40%、70%和100%", ["2024-06-30", "2024-09-30", "2024-09-30"]),
        ("6月底前完成40%，9月底前完成70%", ["2024-06-30", "2024-09-30"]),
    ],
)
def test_each_figure_has_its_own_day(text: str, days: list[str]):
    assert [str(day) for day in said(text, "deadline")] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("改造管网22公里、道路13公里，9月底前完成", ["2024-09-30", "2024-09-30"]),
        ("为600间宿舍安装空调，9月1日前全部投入使用。", ["2024-09-01"]),
        ("3月底前开工5所，12月底前全部建成", ["2024-03-31"]),
        ("新建学校5所；改造医院3所，9月底前完成", ["2024-12-31", "2024-09-30"]),
        ("新建学校5所，9月底前完成2所", ["2024-12-31", "2024-09-30"]),
    ],
)
def test_a_day_at_the_end_holds_for_all_before_it(text: str, days: list[str]):
    assert [str(day) for day in said(text, "deadline")] == days
