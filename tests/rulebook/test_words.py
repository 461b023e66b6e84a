"""Choices in the words of a rule."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from minsheng_extract.rulebook.words import Words, spelled


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("公里", ["公里"]),
        ("<高|低>于", ["高于", "低于"]),
        ("监测<站|点|中心>", ["监测站", "监测点", "监测中心"]),
        ("<一|两>年<|来>", ["一年", "一年来", "两年", "两年来"]),
        ("新（改、扩）建", ["新（改、扩）建"]),
        ("<5", ["<5"]),
        ("a|b", ["a|b"]),
    ],
)
def test_a_word_with_choices_stands_for_each(written: str, meant: list[str]) -> None:
    assert list(spelled(written)) == meant


def test_lists_are_spelled_out_in_the_order_written() -> None:
    assert TypeAdapter(Words).validate_python(["优于", "<高|低>于"]) == ("优于", "高于", "低于")


@pytest.mark.parametrize("written", ["", "<|全省>"])
def test_a_word_of_no_characters_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="no characters"):
        TypeAdapter(Words).validate_python([written])
