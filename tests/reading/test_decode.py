"""Bytes to text: every encoding a notice comes in, told apart by how Chinese the text reads."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from minsheng_extract.reading import ReadError
from minsheng_extract.reading.decode import decode

SIMPLIFIED = "各镇人民政府：\r\n新增公办学位1.3万个，改造老旧小区12个。\r\n"
TRADITIONAL = "各鎮人民政府：新增公辦學位1.3萬個，改造老舊小區12個。"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        ("新建公园5个㐂", "gb18030", "gb18030"),  # four bytes for the last one
        ("plain ASCII, 5 km", "ascii", "utf-8"),
    ],
)
def test_the_text_comes_back_unchanged(text, encoding, named):
    assert decode(text.encode(encoding)) == (text, named)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark, encoding):
    assert decode(mark + SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize(
    ("data", "error", "advice"),
    [
        (b"", "Empty", "save it again"),
        (b" \r\n\t ", "Empty", "save it again"),
        (codecs.BOM_UTF8, "Empty", "save it again"),
        (bytes(random.Random(1).randbytes(4000)), "Binary", "give the notice itself"),
        (b"\x00" * 500, "Binary", "give the notice itself"),
        (SIMPLIFIED.encode() + b"\xff\xfe\x80", "Undecodable", "line 3"),
        (SIMPLIFIED.encode()[:-3], "Undecodable", "byte"),
        (codecs.BOM_UTF16_LE + b"a", "Undecodable", "UTF-8"),
        (codecs.BOM_UTF8 + b"\xff\xff", "Undecodable", "UTF-8"),
    ],
)
def test_what_is_no_text_says_why_and_what_to_do(data, error, advice):
    with pytest.raises(ReadError) as raised:
        decode(data)
    assert raised.value.error == error
    assert advice in raised.value.detail


def test_a_declaration_is_believed_only_where_the_bytes_bear_it_out():
    assert decode(SIMPLIFIED.encode("gbk"), "utf-8").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-8"), "gb2312").text == SIMPLIFIED
    assert decode("déjà vu, très".encode("latin-1"), "latin-1").text == "déjà vu, très"


words = st.sampled_from(
    ["新增学位", "改造", "老旧小区", "1.3万个", "，", "。\n", "不少于", "城镇就业", "覆盖率达到", "90%"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=5, max_size=80).map("".join), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_text_of_notices_survives_any_encoding(text, encoding):
    assume(any("一" <= character <= "龥" for character in text))  # commas alone are Chinese in no encoding
    assert decode(text.encode(encoding)).text == text
