"""Every numeral is accounted for, and nothing but a quantity claims a figure of the gold."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minsheng_extract import Document, account, extract, load_rules, read, segment
from minsheng_extract.extracting import Figures, read_figures
from minsheng_extract.records import Numeral
from minsheng_extract.scoring import read_gold
from minsheng_extract.scoring.gold import GoldDocument
from minsheng_extract.segmenting import lay_out

GOLD = read_gold(Path(__file__).parents[2] / "samples").documents
RULES = load_rules()
NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿〇零两①-⑳]+")
DIGITS = re.compile(r"[0-9０-９]+")


@lru_cache
def figures_of(name: str) -> tuple[Document, Figures]:
    document = read(next(gold.file for gold in GOLD if gold.name == name))
    return document, read_figures(document, lay_out(document, RULES), RULES)


def uncovered(runs: re.Pattern[str], text: str, numerals: tuple[Numeral, ...]) -> Iterator[str]:
    """Each run of which a character stands in no numeral, with the text around it."""
    held = {at for numeral in numerals for at in range(numeral.start, numeral.end)}
    for run in runs.finditer(text):
        if not held.issuperset(range(*run.span())):
            yield text[max(0, run.start() - 10) : run.end() + 10]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_no_class_but_quantity_claims_a_figure_of_the_gold(gold: GoldDocument):
    _, figures = figures_of(gold.name)
    claimed = [
        (line.quote, line.start, numeral.class_, numeral.rule)
        for line in gold.quantities or ()
        if not line.optional
        for numeral in figures.numerals
        if numeral.start < line.end and line.start < numeral.end and numeral.class_ != "quantity"
    ]
    assert not claimed


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_every_run_of_number_characters_is_accounted_for(gold: GoldDocument):
    document, figures = figures_of(gold.name)
    assert not list(uncovered(NUMBER, document.text, figures.numerals))


def test_at_most_half_a_per_cent_is_unexplained():
    numerals = [numeral for gold in GOLD for numeral in figures_of(gold.name)[1].numerals]
    unexplained = [numeral for numeral in numerals if numeral.class_ == "unexplained"]
    assert len(numerals) > 1500
    assert len(unexplained) <= 0.005 * len(numerals), [numeral.text for numeral in unexplained]


def check_account(document: Document, figures: Figures) -> None:
    """What holds for every text: spans are true, in order and apart; numerals and quantities agree."""
    quantities = {quantity.quantity_id: quantity for quantity in figures.quantities}
    for numeral in figures.numerals:
        assert document.text[numeral.start : numeral.end] == numeral.text != ""
        assert (numeral.class_ == "unexplained") == (numeral.rule is None)
        assert (numeral.class_ == "quantity") == (numeral.quantity_id is not None)
        if numeral.quantity_id is not None:
            quantity = quantities[numeral.quantity_id]
            assert quantity.start <= numeral.start < numeral.end <= quantity.end
    for quantity in figures.quantities:
        assert document.text[quantity.start : quantity.end] == quantity.quote != ""
        start = quantity.sentence_start
        assert document.text[start : start + len(quantity.sentence)] == quantity.sentence
        assert quantity.value_high is None or quantity.comparator == "range"
        assert (quantity.deadline is None) == (quantity.deadline_from is None)
        assert quantity.rules
    for spans in (figures.numerals, figures.quantities):
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_the_account_of_a_notice_agrees_with_itself(gold: GoldDocument):
    check_account(*figures_of(gold.name))


PIECES = [
    *"0123456789０５９", *"一二三十百千万亿零〇两几余多半", *".,，、。；:：%％‰()（）—-~～至到 \n\t　/*×+〔〕“”①⑴",
    "个", "万元", "公里", "人次", "平方米", "年", "月", "日", "号", "第", "期", "级", "个百分点", "分之", "成", "倍",
    "点", "廿", "佰", "仟", "兆", "億", "千瓦", "／", "±", "：",
    "新增", "不少于", "以上", "超过", "提高", "下降", "达到", "全覆盖", "翻一番", "每", "同比", "分别", "由",
    "牵头单位：", "2023年底前", "一是", "（一）", "一、", "附件1", "PM2.5", "5G", "12345热线", "区教育局", "学位",
]  # fmt: skip


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("1 2 3\n4")
@example("１２０个、１，０００万元")
@example("十\n十")
@example("0")
@example("1.2.3.4")
@example("5—")
@example("一、二、三、")
@example("二十 億家")
@example("六点四二万家")
@example("一百千瓦")
def test_no_numeral_is_dropped_whatever_the_text(text: str):
    document = Document.from_text(text, year=2023)
    figures = read_figures(document, lay_out(document, RULES), RULES)
    assert not list(uncovered(DIGITS, text, figures.numerals))
    check_account(document, figures)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=60))
@example("\r\n5个\r\n")
@example("\ud800 5个")
@example("5\u200b个")
@example("٣ 个")
@example("𝟓个 5个")
@example("½ ⅓ Ⅻ 5个")
def test_any_text_at_all_is_read_without_an_error(text: str):
    document = Document.from_text(text, year=2023)
    assert not list(uncovered(DIGITS, text, account(document, rules=RULES)))
    assert all(text[item.start :].startswith(item.marker[:1]) for item in segment(document, rules=RULES))
    assert all(text[quantity.start : quantity.end] == quantity.quote for quantity in extract(document, rules=RULES))


@pytest.fixture
def ten_seconds() -> Iterator[None]:
    """Fails a test that takes longer of the processor, instead of hanging with it."""

    def too_long(*_: object) -> None:
        raise TimeoutError("longer than ten seconds")

    before = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, 10)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.usefixtures("ten_seconds")
def test_a_long_text_without_any_break_is_read_in_time():
    document = Document.from_text("新增学位1.3万个和" * 2000, year=2023)
    assert len(extract(document, rules=RULES)) == 2000


HOSTILE = [
    "1" * 50_000, "一" * 50_000, "1," * 25_000, "1、" * 25_000, "(" * 50_000, "1 " * 25_000, "1.1" * 20_000,
    "\n" * 50_000, "十万" * 25_000, "1—" * 25_000, "年1月" * 20_000,
]  # fmt: skip


@pytest.mark.usefixtures("ten_seconds")
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:4]))
def test_a_hostile_text_is_read_in_time(text: str):
    document = Document.from_text(text, year=2023)
    assert not list(uncovered(DIGITS, text, account(document, rules=RULES)))
