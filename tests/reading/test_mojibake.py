"""Mojibake: undone where nothing was lost, told where something was, and never seen in a sound text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.reading import read_all
from minsheng_extract.reading.decode import decode
from minsheng_extract.reading.mojibake import damage, undone
from minsheng_extract.records import Document, Failure

TEXT = "一、稳定就业\r\n全年新增就业5000人，培训技工800人次。\n二、办好教育\n新增公办学位1.3万个，惠及家庭。"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TEXT, "gb18030", "latin-1"),
        (TEXT, "utf-8", "latin-1"),
        ("年度目标任务，全部完成", "gb18030", "cp1252"),
        ("年度目标任务", "utf-8", "gb18030"),
    ],
)
@pytest.mark.parametrize("saved", ["utf-8", "utf-16"])
def test_a_text_read_wrongly_and_saved_is_put_right(text, right, wrong, saved):
    decoded = decode(text.encode(right).decode(wrong).encode(saved))
    assert decoded.text == text
    assert decoded.encoding.startswith(f"{right} read as {'latin-1' if wrong == 'cp1252' else wrong}, saved as")


def test_a_text_that_lost_characters_stays_as_it_is_and_says_so(tmp_path):
    garbled = TEXT.encode().decode("gb18030", "replace")
    path = tmp_path / "notice.txt"
    path.write_text(garbled, encoding="utf-8", newline="")
    document, failure = read_all(path)
    assert isinstance(document, Document)
    assert document.text == garbled
    assert isinstance(failure, Failure)
    assert failure.error == "Partial"
    assert "utf-8 that was once read as gb18030" in failure.detail


@pytest.mark.parametrize("text", [TEXT, "", "plain words", "Ä Ö Ü", "１２％", "新", "�", "涓浗"])
def test_sound_and_short_texts_are_left_alone(text):
    assert undone(text) is None
    assert damage(text) is None or "�" in text


@given(st.text(alphabet="年度目标任务新增学位个，。0123456789", min_size=1))
def test_no_chinese_text_is_taken_for_mojibake(text):
    assert undone(text) is None
    assert damage(text) is None


@given(st.text())
def test_any_text_is_judged_without_error(text):
    undone(text)
    damage(text)
