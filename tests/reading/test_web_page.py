"""Saved web pages: the notice whole, nothing of the page around it, tables with their merged cells."""

from __future__ import annotations

import re
import socket
import sys

import notice
import pytest
import renderings

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.html import read_html

CONTAINERS = (
    '<div id="UCAP-CONTENT" class="pages_content">',
    '<div class="TRS_Editor">',
    '<div class=" view TRS_UEDITOR trs_paper_default trs_web ">',
    '<div id="zoom">',
    '<div class="bt_content" id="Zoom">',
    '<div id="vsb_content_502">',
    '<div class="v_news_content">',
    '<div class="article-content">',
    '<div class="wzcon j-fontContent">',
    '<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">',
    '<article class="article-body">',
    '<div class="x17" style="padding:9px">',  # no container anybody knows
    "<div>",
)


def page(body: str, head: str = "") -> Content:
    """A page with a little of everything around `body`, which stands in a known container."""
    filler = "　　各镇人民政府，县政府各部门：现将有关事项通知如下，请结合实际认真贯彻执行，确保按时完成。"
    return read_html(
        f"<html><head><meta charset=utf-8>{head}</head><body><div id=nav><a href=/>首页</a></div>"
        f'<div id="zoom"><p>{filler}</p>{body}</div><div>版权所有</div></body></html>'.encode()
    )


def lines(content: Content) -> list[str]:
    """The lines below the filler."""
    return content.text.splitlines()[1:]


def grid(content: Content) -> list[tuple[int, int, int, int, str]]:
    (table,) = content.tables
    return [(c.row, c.column, c.row_span, c.column_span, content.text[c.start : c.end]) for c in table.cells]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_notice_and_nothing_else(container: str) -> None:
    content = read_html(renderings.as_html(container=container))
    table = content.tables[0]
    got = [re.sub(r"\s", "", line) for line in content.text[: table.start].splitlines()]
    assert got == [notice.TITLE, *notice.numbered_lines(), notice.TABLE_TITLE]
    assert content.text[table.end :] == ""
    assert [content.text[c.start : c.end] for c in table.cells] == [text for row in notice.TABLE for text in row]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_encodings(encoding: str) -> None:
    content = read_html(renderings.as_html().decode().replace("charset=utf-8", f"charset={encoding}").encode("gb18030"))
    assert content.encoding == "gb18030"
    assert content.text == read_html(renderings.as_html()).text


def test_a_four_byte_character_does_not_end_a_page_declared_gb2312() -> None:
    rare = "\U00020bb7"
    data = renderings.as_html("gb2312").replace("县教育局".encode("gb2312"), f"县{rare}教育局".encode("gb18030"))
    content = read_html(data)
    assert f"县{rare}教育局" in content.text
    assert "新增515个" in content.text


def test_a_stray_byte_in_the_footer_spoils_nothing() -> None:
    data = renderings.as_html("gb2312").replace("网站标识码".encode("gb2312"), b"\xff\xfe")
    assert read_html(data).text == read_html(renderings.as_html()).text
    broken = renderings.as_html("gb2312").replace("新增515个".encode("gb2312"), b"\xff515")
    with pytest.raises(ReadError) as caught:
        read_html(broken)
    assert caught.value.error == "Undecodable"


def test_metadata_beside_the_text() -> None:
    hints = read_html(renderings.as_html()).hints
    assert hints.index_number == "QX001/2024-00003"
    assert hints.issuer == "青溪县人民政府"
    assert hints.issued == "2023-12-28"
    assert hints.published == "2024-01-05"
    assert hints.doc_number == "青政发〔2023〕45号"
    assert hints.title == notice.TITLE


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ul><li>索引号：QX9/2023-7</li><li>发文机关：青溪县水利局</li></ul>", ("QX9/2023-7", "青溪县水利局")),
        (
            "<dl><dt>索 引 号</dt><dd>QX9/2023-7</dd><dt>发布机构</dt><dd>青溪县水利局</dd></dl>",
            ("QX9/2023-7", "青溪县水利局"),
        ),
        (
            "<p><b>索引号:</b><span> QX9/2023-7 </span><b>发布机构:</b></p><p><b>主题分类：</b>水利</p>",
            ("QX9/2023-7", None),
        ),
        ("<p>索引号是什么</p>", (None, None)),
    ],
)
def test_labels_in_any_markup(markup: str, expected: tuple[str | None, str | None]) -> None:
    data = renderings.as_html().decode()
    start, end = data.index('<table class="xxgk">'), data.index("</table>") + 8
    hints = read_html((data[:start] + markup + data[end:]).encode()).hints
    assert (hints.index_number, hints.issuer) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一<b>、</b>总体<font>要求</font></p>", ["一、总体要求"]),
        ("<p>新增学位\n   1.3万个</p>", ["新增学位 1.3万个"]),
        ("<p>新增公办\r\n      学位</p>", ["新增公办学位"]),
        ("<p>一、甲<br>二、乙<br/>　　三、丙</p>", ["一、甲", "二、乙", "三、丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<span style='DISPLAY : none'>乙</span>丙<i hidden>丁</i></p>", ["甲丙"]),
        ("<style>p{}</style><script>x()</script><noscript>无</noscript><!-- 注 --><p>甲</p>", ["甲"]),
        ("<p>甲<del>乙</del><ins>丙</ins></p>", ["甲丙"]),
        ("<pre>一、甲\n二、乙</pre>", ["一、甲", "二、乙"]),
        ("<ol><li>甲</li><li>乙</li></ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3 style='list-style-type:simp-chinese-informal'><li>甲</li><li>乙</li></ol>", ["三、甲", "四、乙"]),
        ("<ol><li>一、甲</li><li>二、乙</li></ol>", ["一、甲", "二、乙"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<p>字号：<a href='#'>大</a><a href='javascript:f()'>小</a></p><p>甲</p>", ["甲"]),
        ("<p>附件：<a href='/1.doc'>1.任务表.doc</a></p>", ["附件：1.任务表.doc"]),
        ("<div class='share'>分享到：微信</div><p>甲</p>", ["甲"]),
        ("<p>新&shy;增&#8203;学位</p>", ["新增学位"]),
        ("<p>甲&nbsp;&nbsp;&#160;乙&lt;丙</p>", ["甲 乙<丙"]),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", ["甲", "乙"]),
        ("<table role=presentation><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", list("甲乙丙丁")),
        ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", ["甲", "乙"]),
    ],
)  # fmt: skip
def test_text(body: str, expected: list[str]) -> None:
    content = page(body)
    assert lines(content) == expected
    assert content.tables == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "<tr><td>类<td colspan=2>任务<tr><td rowspan=2>甲<td>1<td>新增<tr><td>2<td>改造",
            [(0, 0, 1, 1, "类"), (0, 1, 1, 2, "任务"), (1, 0, 2, 1, "甲"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "新增"),
             (2, 1, 1, 1, "2"), (2, 2, 1, 1, "改造")],
        ),
        (
            "<tr><td>甲<td>乙<tr><td rowspan=99>丙<td>丁",
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")],
        ),
        (
            "<tr><td>甲<td>乙<tr><td>丙<td>&nbsp;",
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "")],
        ),
        (
            "<tr><td rowspan=0>甲<td>乙<tr><td>丙<td rowspan=1000 colspan=1000>丁",
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")],
        ),
        (
            "<tr style='display:none'><td>宽<td>窄<tr><td>甲<td>乙<td style='display:none'>暗<tr><td>丙<td>丁",
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")],
        ),
        (
            "<tr><td colspan=x>甲<td>乙<tr><td>丙<br>丁<td><p>戊</p><p>己</p>",
            [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙\n丁"), (1, 1, 1, 1, "戊\n己")],
        ),
    ],
)  # fmt: skip
def test_cells(rows: str, expected: list[tuple[int, int, int, int, str]]) -> None:
    assert grid(page(f"<table>{rows}</table>")) == expected


def test_a_title_row_and_a_note_are_no_rows() -> None:
    content = page(
        "<table><tr><td colspan=2>任务表</td></tr><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>新增</td></tr>"
        "<tr><td colspan=2>注：以上为预计数。</td></tr></table>"
    )
    assert lines(content) == ["任务表", "序号\t任务", "1\t新增", "注：以上为预计数。"]
    assert [cell[:2] for cell in grid(content)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_plan_whose_columns_are_called_as_labels_is_no_metadata() -> None:
    rows = "<tr><td>编号<td>名称<td>责任部门<td>时间<td>来源<tr><td>1<td>学位<td>教育局<td>年底<td>财政"
    assert len(grid(page(f"<table>{rows}</table>"))) == 10


def test_broken_markup_is_read_to_its_end() -> None:
    body = "<p><b>一、甲" * 2000 + "<table><tr><td>1<td>乙<tr><td>2<td>丙</table><p>丁"
    content = page(body)
    assert lines(content).count("一、甲") == 2000
    assert len(content.tables) == 1
    assert lines(content)[-1] == "丁"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: asked.append(a))
    data = renderings.as_html(container="<div>").decode()
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'
    content = read_html(
        (entity + data[data.index("<html") :])
        .replace("县人大常委会：", "&x;县人大常委会：<iframe src='http://127.0.0.1:9/'>")
        .encode()
    )
    assert notice.TITLE in content.text
    assert asked == []


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><script>app()</script><div id=app></div></body></html>"]
)
def test_a_page_without_text_says_so(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_html(data)
    assert caught.value.error == "Empty"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ReadError) as caught:
        read_html(b"<html><body><p>no sentence</p></body></html>")
    assert caught.value.error == "MissingExtra"
    assert "pip install trafilatura" in caught.value.detail
