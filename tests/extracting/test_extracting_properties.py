"""What holds of every text: true spans, every digit in one numeral, the same again, and in linear time."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_texts import RULES

from minsheng_extract import Document
from minsheng_extract.extracting import Figures, read_figures
from minsheng_extract.extracting.sentence import sentences
from minsheng_extract.folding import fold
from minsheng_extract.segmenting import lay_out

PHRASES = [
    "新建公办幼儿园", "改造老旧小区", "森林覆盖率", "城镇新增就业", "投入资金", "为残疾人", "每月", "每千人口",
    "5所", "1.3万个", "98%以上", "5—8公里", "百分之八十五", "八成半", "三分之一", "１２０座", "3,000户", "上千名",
    "1∶3", "16.4亿元", "-3.2%", "90元/人·月", "0.5个百分点", "全覆盖", "翻一番", "12",
    "不少于", "达到", "由", "提高到", "分别下降", "和", "、", "，", "；", "。", "：", "（", "）", "“", "”", "《", "》",
    "2024年底前", "1—9月", "三年内", "其中", "\n", "\n\n", "\t", " ", "|", "一、", "1.", "①", "两三家", "牵头单位：",
    "\n— 3 —\n", "\n第 4 页 共 9 页\n",
    "\ud800", "\x00", "\u200b", "\ufeff", "\U0001f600", "é", "ⅷ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PHRASES), max_size=40).map("".join) | st.text(
    st.characters()
    | st.characters(categories=["Cs", "Cc", "Nd", "No"])
    | st.sampled_from("0123456789一二十百万亿个%年月"),
    max_size=60,
)
DIGITS = re.compile(r"[0-9]+")


def read(text: str, doc_type: str = "plan") -> tuple[Document, Figures]:
    document = Document.from_text(text, year=2024, doc_type=doc_type, issued=date(2024, 5, 6))  # type: ignore[arg-type]
    return document, read_figures(document, lay_out(document, RULES), RULES)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TEXTS, st.sampled_from(["plan", "report", "both", "other"]))
@example("新建公办幼儿园5所", "plan")
@example("5", "report")
def test_spans_are_true(text: str, doc_type: str):
    document, figures = read(text, doc_type)
    for quantity in figures.quantities:
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert document.text[quantity.start : quantity.end] == quantity.quote
        assert quantity.sentence.find(quantity.quote, quantity.start - quantity.sentence_start) >= 0
        assert quantity.sentence_start <= quantity.start
        assert text.startswith(quantity.sentence, quantity.sentence_start)
        assert quantity.sentence_start + len(quantity.sentence) >= quantity.end
        assert quantity.deadline_text is None or quantity.deadline_text in text
        assert quantity.action is None or quantity.action in text
        assert quantity.value.is_finite()
        assert quantity.value_high is None or quantity.value_high >= quantity.value
    assert all(one.end <= other.start for one, other in pairwise(figures.quantities))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TEXTS)
def test_numerals_hold_every_digit_once_and_in_order(text: str):
    _, figures = read(text)
    held = [at for numeral in figures.numerals for at in range(numeral.start, numeral.end)]
    assert held == sorted(set(held))
    digits = {at for run in DIGITS.finditer(fold(text)) for at in range(*run.span())}
    assert digits <= set(held)
    assert all(text[numeral.start : numeral.end] == numeral.text for numeral in figures.numerals)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(TEXTS)
def test_the_same_text_gives_the_same_again(text: str):
    assert read(text) == read(text)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(st.lists(st.sampled_from(PHRASES), max_size=25).map("".join))
def test_every_quantity_stands_in_one_sentence(text: str):
    _, figures = read(text)
    for quantity in figures.quantities:
        assert len(list(sentences(fold(quantity.sentence), 0, len(quantity.sentence)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "七" * 10_000,
        "1." * 5_000,
        "10万" * 5_000,
        "新建" + "学校" * 10_000 + "5所",
        "\x00\ud800" * 2_000 + "新建公园5个",
        "“" * 5_000 + "5个",
        "(" * 5_000 + "5个" + ")" * 5_000,
        "全覆盖" * 3_000,
        "百分之" * 3_000,
        "分之" * 3_000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_hostile_texts_are_read(text: str):
    _, figures = read(text)
    digits = sum(len(run) for run in DIGITS.findall(text))
    assert sum(1 for n in figures.numerals for char in n.text if char.isascii() and char.isdigit()) == digits


@pytest.mark.parametrize(
    "piece",
    [
        "新建学校5所和",
        "将5所增加到8所以及",
        "不少于30户企业、",
        "2024年3月新建",
        "每月(5次)",
        "提高5%",
        "由3个到",
        "每家补助5万元，",
        "欠进度的有3个，",
    ],
)
def test_a_sentence_without_end_is_read_in_linear_time(piece: str):
    """Four times the text in (much) less than sixteen times the time: a square would take sixteen."""

    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(10)
    short = max(min(seconds(150) for _ in range(2)), 0.005)
    assert min(seconds(600) for _ in range(2)) < 11 * short
