"""Pages whose publishing system nobody knows: the notice is found by its sentences and tables."""

from __future__ import annotations

import re
from html import escape

import notice
import pytest

from minsheng_extract.reading.html import read_html

TITLE, LINES = notice.TITLE, notice.numbered_lines()
LINKS = "".join(f'<li><a href="/{n}/">政务公开栏目第{n}号</a></li>' for n in range(15))
NEWS = "".join(
    f'<li><a href="/{n}.html">我县召开第{n}次工作推进会议</a><span>2023-0{n}-11</span></li>' for n in range(1, 9)
)
HEAD = f"""<div class="top"><span>今天是2024年1月8日 星期一</span><a href="/">设为首页</a></div>
<ul class="dh">{LINKS}</ul>"""
WHERE = '<div class="wz">您现在的位置：<a href="/">首页</a> &gt;&gt; <a href="/a">政务公开</a> &gt;&gt; 正文</div>'
INFO = """<div class="fbsj">发布时间：2024-01-08 10:21　来源：县政府办　浏览次数：<script>f()</script>
【字体：<a href="javascript:s(16)">大</a> <a href="javascript:s(14)">小</a>】</div>"""
TAIL = """<div class="gb">【<a href="javascript:window.print()">打印本页</a>】</div>
<div><p>上一篇：<a href="/1">青溪县2022年民生实事完成情况</a></p>
<p>下一篇：<a href="/2">青溪县2024年民生实事征集公告</a></p></div>"""
FOOT = """<div class="ft"><p>主办：青溪县人民政府办公室　承办：青溪县大数据中心</p><p>网站标识码：0000000000</p>
<p>联系电话：0000-0000000（工作日上午8:30-12:00，下午14:00-17:30）</p></div>"""

TABLE = f"<p>{notice.TABLE_TITLE}</p><table border=1>{{}}</table>".format(
    "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in notice.TABLE)
)
AS_P = "".join(f"<p>　　{escape(line)}</p>" for line in LINES)
AS_BR = "<br>".join(f"　　{escape(line)}" for line in LINES) + "<br>"
AS_DIV = "".join(f"<div>　　{escape(line)}</div>" for line in LINES)
AS_SECTION = "".join(f"<section><section><span>{escape(line)}</span></section></section>" for line in LINES)
AS_WORD = "".join(f"<p class=MsoNormal><span><font>　　{escape(line)}</font></span><o:p></o:p></p>" for line in LINES)
BOX = f"{HEAD}<div class=box>{WHERE}<div class=c1>{{title}}{INFO}{{body}}{TAIL}</div></div>{FOOT}"
OLD = f"""<table width=1000><tr><td>{HEAD}</td></tr></table>
<table width=1000><tr><td width=200><ul>{LINKS}</ul></td><td><table><tr><td>{WHERE}</td></tr>
<tr><td align=center><b>{{title}}</b></td></tr><tr><td>{INFO}</td></tr><tr><td>{{body}}</td></tr>
<tr><td>{TAIL}</td></tr></table></td></tr></table><table width=1000><tr><td>{FOOT}</td></tr></table>"""
SIDE = f"""{HEAD}<div class=l><h4>最新信息</h4><ul>{NEWS}</ul></div>
<div class=r>{WHERE}<div class=t>{{title}}</div>{INFO}{{body}}{TAIL}</div>
<div class=tj><h4>相关信息</h4><ul>{NEWS}</ul></div>{FOOT}"""


def lines(frame: str, body: str, title: str = TITLE) -> list[str]:
    page = frame.format(title=title, body=body)
    head = f"<head><meta charset=utf-8><title>{TITLE}-青溪县人民政府</title></head>"
    text = read_html(f"<html>{head}<body>{page}</body></html>".encode()).text
    return [re.sub(r"\s", "", line) for line in text.splitlines()]


EXPECTED = [TITLE, *LINES, notice.TABLE_TITLE, *("".join(row) for row in notice.TABLE)]


@pytest.mark.parametrize("frame", [BOX, OLD, SIDE], ids=["box", "old", "side"])
@pytest.mark.parametrize("body", [AS_P, AS_BR, AS_DIV, AS_SECTION, AS_WORD], ids=["p", "br", "div", "section", "word"])
@pytest.mark.parametrize("wrapper", ["<div class=nr>{}</div>", "{}"])
def test_body_whole_and_nothing_else(frame: str, body: str, wrapper: str) -> None:
    assert lines(frame, wrapper.format(body + TABLE)) == [re.sub(r"\s", "", line) for line in EXPECTED]


@pytest.mark.parametrize("frame", [BOX, OLD, SIDE], ids=["box", "old", "side"])
def test_a_table_apart_from_the_text(frame: str) -> None:
    body = f"<div class=nr><div>{AS_P}</div><div align=center>{TABLE}</div></div>"
    assert lines(frame, body) == [re.sub(r"\s", "", line) for line in EXPECTED]


@pytest.mark.parametrize("frame", [BOX, OLD, SIDE], ids=["box", "old", "side"])
def test_a_short_notice(frame: str) -> None:
    sentence = "今年以来，全县新增公办学位1.3万个，完成年度任务的100%。"
    assert lines(frame, f"<div class=nr><p>　　{sentence}</p></div>") == [TITLE, sentence]


@pytest.mark.parametrize("frame", [BOX, OLD, SIDE], ids=["box", "old", "side"])
def test_a_page_that_is_one_table(frame: str) -> None:
    rows = ["".join(row) for row in notice.TABLE]
    assert lines(frame, f"<div>{TABLE}</div>") == [TITLE, notice.TABLE_TITLE, *rows]


def test_the_link_to_an_attachment_stays() -> None:
    body = AS_P + '<p>附件：<a href="/f/1.docx">任务分解表.docx</a></p>'
    assert lines(BOX, f"<div>{body}</div>")[-1] == "附件：任务分解表.docx"


def test_a_page_without_a_sentence() -> None:
    items = [f"{n}.新增公办学位{n}00个" for n in range(1, 12)]
    assert lines(BOX, "<div>" + "".join(f"<p>{item}</p>" for item in items) + "</div>")[:12] == [TITLE, *items]
