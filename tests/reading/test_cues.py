"""What an analyst adds to the rules holds in reading too; without any rules nothing is told, and nothing fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from minsheng_extract.extracting import segment
from minsheng_extract.reading import read
from minsheng_extract.reading.content import Hints
from minsheng_extract.reading.linear_table import find_tables
from minsheng_extract.reading.metadata import describe
from minsheng_extract.records import Document
from minsheng_extract.rulebook import Rules, load_rules
from minsheng_extract.rulebook.column import Column
from minsheng_extract.rulebook.cue import Cue, CuePurpose, cued
from minsheng_extract.rulebook.document import DocumentRule
from minsheng_extract.rulebook.entry import Example

EXAMPLE = (Example(text="项次|项目", columns=("number", "content")),)
ROWS = "项次 项目 责任单位\n1 新建学校 区教育局\n2 新建公园 区住建局\n"


def _with(purpose: CuePurpose, *words: str) -> Rules:
    rules = load_rules()
    return replace(rules, cues=(*rules.cues, Cue(id="own", purpose=purpose, words=words, examples=EXAMPLE)))


def test_a_head_of_numbers_of_ones_own() -> None:
    rules = load_rules()
    own = Column(id="own", role="number", heads=("^项次$",), examples=EXAMPLE)
    assert find_tables(ROWS, rules) == ()
    (table,) = find_tables(ROWS, replace(rules, tables=(own, *rules.tables)))
    assert len(table.cells) == 9


@pytest.mark.parametrize(
    ("purpose", "word", "text", "field", "value"),
    [
        ("as-of", "到了", "2031年某某县民生实事完成情况\n到了9月底，新建公园3座。", "period_end", "2031-09-30"),
        ("site", "资讯", "标题：关于2031年实事的通知 - 某某资讯\n各镇：\n请执行。", "title", "关于2031年实事的通知"),
        ("about", "下发", "某某县人民政府\n下发实事方案\n一、新建公园3座。", "title", "某某县人民政府下发实事方案"),
    ],
)
def test_a_word_of_ones_own(purpose: CuePurpose, word: str, text: str, field: str, value: str) -> None:
    assert str(getattr(describe(text, Hints(), load_rules()), field)) != value
    assert str(getattr(describe(text, Hints(), _with(purpose, word)), field)) == value


def test_without_rules_nothing_is_told() -> None:
    text = "某某县人民政府关于2031年实事的通知\n截至9月底\n1.新建学校2所。（区教育局，年底前）\n2.新建公园3座。\n"
    about = describe(text, Hints(), Rules())
    assert (about.title, about.issuer, about.doc_type) == ("某某县人民政府关于2031年实事的通知", None, "other")
    assert find_tables(text + ROWS, Rules()) == ()
    assert segment(Document.from_text(text, year=2031), rules=Rules()) == ()


def test_a_cue_says_something() -> None:
    with pytest.raises(ValueError, match="give words: or pattern:"):
        Cue(id="own", purpose="sum", examples=EXAMPLE)
    assert cued((), "sum") == "(?!)"


def test_a_label_of_ones_own_on_a_web_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    rows = "<tr><td>成文的日子</td><td>2031-03-10</td></tr><tr><td>文号</td><td>某政发〔2031〕7号</td></tr>"
    body = "<h1>关于办好2031年实事的通知</h1>" + "<p>一、新建公园3座，改造道路5条，新增床位300张。</p>" * 5
    page.write_text(f"<html><body><table>{rows}</table>{body}</body></html>", encoding="utf-8")
    rules = load_rules()
    own = DocumentRule(id="own", field="issued", labels=("成文的日子",), examples=EXAMPLE)
    assert read(page, rules=rules).issued is None
    assert read(page, rules=replace(rules, documents=(own, *rules.documents))).issued == date(2031, 3, 10)
