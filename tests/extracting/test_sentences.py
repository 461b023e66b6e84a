"""Where sentences and clauses begin and end, and the words in them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minsheng_extract.extracting.sentence import clause_end, clause_start, sentences
from minsheng_extract.extracting.words import Words, cut_words, is_open, skip_space, skip_space_left, words_of


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建学校。改造医院。", ["新建学校。", "改造医院。"]),
        ("新建学校", ["新建学校"]),
        ("怎么办?马上办!好。", ["怎么办?", "马上办!", "好。"]),
        ("他说“办好。”随后散会。", ["他说“办好。”", "随后散会。"]),
        ("好!!!再好", ["好!!!", "再好"]),
        (" \n 新建学校。 \n 改造医院 \n", ["新建学校。", "改造医院"]),
        ("新建学校，\n改造医院;修路", ["新建学校，\n改造医院;修路"]),
        ("占3.5%。", ["占3.5%。"]),
        ("新建学校……近日", ["新建学校……", "近日"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_sentences(text: str, expected: list[str]):
    assert cut(text) == expected


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="学校。!?”) \n,5", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_sentences_hold_all_but_white_space(text: str, one: int, other: int):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    spans = list(sentences(text, start, end))
    assert all(start <= first < last <= end for first, last in spans)
    assert "".join("".join(text[slice(*span)].split()) for span in spans) == "".join(text[start:end].split())


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("新建学校,改造医院@5所,修路", "改造医院5所"),
        ("新建学校;改造医院@5所。", "改造医院5所"),
        ("目标:改造医院@5所", "改造医院5所"),
        ("改造（扩建,迁建)医院@5所".replace("（", "("), "改造(扩建,迁建)医院5所"),
        ("开展“送戏,送书”活动@5场,好", "开展“送戏,送书”活动5场"),
        ("改造医院(其中@5所)好", "其中5所"),
        ("改造医院@5所(含县医院,镇医院)以上,好", "改造医院5所(含县医院,镇医院)以上"),
        ("师生比1:15@好", "师生比1:15好"),
        ("出台《关于教育,卫生的意见》@5份", "出台《关于教育,卫生的意见》5份"),
    ],
)
def test_clauses_step_over_brackets_and_quotations(text: str, clause: str):
    position = text.index("@")
    text = text.replace("@", "")
    assert text[clause_start(text, position, 0) : clause_end(text, position, len(text))] == clause


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="学,;:()“”《》[]【】5", max_size=40), st.integers(0, 40))
def test_a_clause_holds_its_position_and_keeps_its_limits(text: str, position: int):
    position = min(position, len(text))
    assert 0 <= clause_start(text, position, 0) <= position <= clause_end(text, position, len(text)) <= len(text)


def test_words_begin_and_end_where_others_do():
    text = "甲,新建幼儿园,乙"
    words = words_of(text, 2, 7)
    assert [text[start:end] for start, end in words.items()] == ["新建", "幼儿园"]


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=30))
@example("\ud800学校")
@example("学校\udfff")
@example("\U0001f600学校")
def test_words_tile_any_text(text: str):
    words = words_of(text, 0, len(text))
    assert sum(map(len, cut_words(text))) == len(text)
    assert "".join(text[start:end] for start, end in words.items()) == text


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="新建幼儿园,、。学校5个(以上)“ \n%", max_size=30))
def test_words_cut_between_marks_are_those_of_the_whole(text: str):
    whole, words = words_of(text, 0, len(text)), Words(text, 0, len(text))
    asked = [start for start, char in enumerate(text) if not char.isspace()]
    assert [words.get(start) for start in reversed(asked)] == [whole.get(start) for start in reversed(asked)]


@pytest.mark.parametrize(
    ("text", "open_"),
    [("(甲", True), ("(甲)乙", False), ("“甲", True), ("“甲”", False), ("《甲", True), ("甲)", False), ("(“甲”", True)],
)
def test_an_open_bracket(text: str, open_: bool):
    assert is_open(text, 0, len(text)) is open_


def test_white_space_is_skipped_up_to_a_limit():
    text = "甲 \n　乙"
    assert (skip_space(text, 1, 5), skip_space(text, 1, 3), skip_space(text, 0, 5)) == (4, 3, 0)
    assert (skip_space_left(text, 4, 0), skip_space_left(text, 4, 2), skip_space_left(text, 1, 0)) == (1, 2, 1)
