"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("１２０％，（含）：；", "120%,(含):;"),
        ("實現覆蓋率達９５％", "实现覆盖率达95%"),
        ("城鎮　新增就業", "城镇 新增就业"),
        ("①②㎡²½〇", "①②㎡²½〇"),
        ("「兩癌」", "“两癌”"),
        ("⼀、⼯作", "一、工作"),  # Kangxi radicals, as PDF text has them
        ("8∶2 −5", "8:2 -5"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded
    assert fold(written * 50) == folded * 50  # long texts take another way


@given(st.text(st.characters(codec=None), max_size=400))
def test_every_character_folds_by_itself(text):
    assert fold(text) == "".join(fold(character) for character in text)
    assert len(fold(text)) == len(text)
