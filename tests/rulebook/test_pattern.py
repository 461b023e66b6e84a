"""Patterns that could run away are refused, with what to do; ordinary ones pass."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from minsheng_extract.rulebook import Pattern

PATTERN = TypeAdapter(Pattern)


@pytest.mark.parametrize(
    "source",
    [
        r"(?:a+)+$",
        r"(a*)*b",
        r"(?:a{0,12}){0,12}$",
        r"(?:a{1,2})+$",
        r"(?:\d+,?)+元",
        r"(?:[一二三]+、?)*项",
        r"(?:a|ab|b)*c",
        r"(?:a|a)*b",
        r"(?:|a)+b",
        r"(?:)*(?:a|aa)*b",
        r"(?:.|\s)*完成",
        r"(?:公里|亩|公里数)+x",
        r"((?:a|b)+c?)+d",
        r"(?:(?:a?){20}){20}x",
        r".*年.*月",
        r"[^。]*牵头[^。]*单位",
        r"\s*\s*:",
        r"\s+\s?\s*:",
        r"\d*[0-9]*x",
        r"a*(?:b?)a*c",
        r"(?=(?:a+)+$)a",
        r"(?<![一-龥]+[一-龥]+)a",
        r"\d+(?:\d+|个)",
    ],
)
def test_a_pattern_that_can_run_away_is_refused(source):
    with pytest.raises(ValidationError, match="run without end"):
        PATTERN.validate_python(source)


@pytest.mark.parametrize(
    "source",
    [
        r"\d{1,3}(?:,\d{3})*(?:\.\d+)?",
        r"(?<=[A-Za-z][-·]?)\d+(?:[.\-]\d+)*[A-Za-z]?",
        r"[一-龥]+(?:、[一-龥]{2,20})*",
        r"(?:[^、。]{1,20}、)+",
        r"\d+年\d+月(?:\d+日)?",
        r"(?:公里|公顷|亩)+",
        r"(?:\d|[一二三])+",
        r"(?:\d{4}|[一二三]{2})*",
        r"\s*[:：]\s*",
        r"^\s*(?:\d{1,3}[.、])",
        r"(?:(?:19|20)\d{2})\s?[-—–~至]{1,2}\s?(?:19|20)\d{2}(?!\d)",
        r"(?!)",
        r".{0,30}年.{0,30}月",
        r"(?P<n>\d+)(?P=n)?",
        r"(?:余|多){0,3}",
        r"\d+(?=\s?号(?:文|令|公告)?)",
    ],
)
def test_an_ordinary_pattern_passes(source):
    assert PATTERN.validate_python(source) == source


@pytest.mark.parametrize("source", ["(", "[", "a{2,1}", "*", r"(?<=x", "\\"])
def test_what_is_no_pattern_is_named_as_such(source):
    with pytest.raises(ValidationError, match="not a regular expression"):
        PATTERN.validate_python(source)
