"""The made-up notice as a file of each format, made on the fly."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from html import escape
from io import BytesIO, StringIO
from itertools import pairwise
from xml.sax.saxutils import escape as xml_escape

import notice
import pypdfium2
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from word_files import add_list, level, new_document, numbered, saved

from minsheng_extract.reading import pdf
from minsheng_extract.reading.page import Glyph, Page

FONT = "Noto Sans CJK SC"
NO_GAP = '<w:suff w:val="nothing"/>'
NOTICE_LIST = (
    level(0, "chineseCountingThousand", "%1、", extra=NO_GAP),
    level(1, "chineseCountingThousand", "（%2）", extra=NO_GAP),
    level(2, "decimal", "%3."),
)


def as_text() -> bytes:
    rows = ["\t".join(row) for row in notice.TABLE]
    return "\n".join([notice.TITLE, *notice.numbered_lines(), notice.TABLE_TITLE, *rows, ""]).encode()


def as_html(encoding: str = "utf-8", container: str = '<div class="TRS_Editor">') -> bytes:
    """A page as government sites build them: a frame of layout tables, crumbs, links, a metadata table, a footer."""
    table = "".join(f"<tr>{''.join(f'<td><p>{escape(c)}</p></td>' for c in row)}</tr>" for row in notice.TABLE)
    body = "".join(f"<p>　　{escape(line)}</p>\n" for line in notice.numbered_lines())
    links = "".join(f'<li><a href="/{n}/">栏目之{n}的名称</a></li>' for n in range(12))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">
<title>{notice.TITLE}_青溪县人民政府</title><meta name="ArticleTitle" content="{notice.TITLE}">
<meta name="PubDate" content="2024-01-05 09:30"><link rel="stylesheet" href="http://127.0.0.1:9/a.css"></head>
<body><div class="header"><ul class="nav">{links}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>
<table class="xxgk"><tr><td>索 引 号：</td><td>QX001/2024-00003</td><td>发布机构：</td><td>青溪县人民政府</td></tr>
<tr><td>成文日期：</td><td>2023-12-28</td><td>文　　号：</td><td>青政发〔2023〕45号</td></tr>
<tr><td>主题分类：</td><td></td><td>有 效 性：</td><td>有效</td></tr></table>
<table width="1000" align="center"><tr><td width="200"><ul>{links}</ul></td><td>
<h2>{notice.TITLE}</h2><div class="info">发布时间：2024-01-05 浏览次数：<span>1024</span>
字号：[<a href="#">大</a> <a href="#">小</a>]
<a href="javascript:window.print()">打印</a></div>
{container}<style>.TRS_Editor P{{line-height:2}}</style><script>document.write("脚本")</script>
<p style="text-align:center">{notice.TITLE}</p>{body}<p style="display: none">隐藏</p>
<p style="text-align:center">{notice.TABLE_TITLE}</p>
<table border="1" class="MsoNormalTable"><tbody>{table}</tbody></table></div>
<div class="share">分享到：微信</div><img src="http://127.0.0.1:9/a.png"></td></tr></table>
<div class="footer">版权所有：青溪县人民政府办公室 网站标识码：0000000000</div></body></html>""".encode(encoding)


def as_docx() -> bytes:
    """Numbers are the word processor's own; the table's header repeats on each page."""
    document = new_document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.header.paragraphs[0].text = "青溪县人民政府公报"
    _page_number(section.footer.paragraphs[0])
    add_list(document, 1, NOTICE_LIST)
    title = document.add_paragraph(notice.TITLE)
    title.alignment = 1
    title.runs[0].font.size = Pt(22)
    for part in notice.PARTS:
        paragraph = document.add_paragraph(part.text)
        if part.level:
            numbered(paragraph, 1, part.level - 1)
        paragraph.paragraph_format.left_indent = Pt(0)
        paragraph.paragraph_format.first_line_indent = Pt(0 if part.text.endswith("：") else 28)
    document.add_paragraph(notice.TABLE_TITLE).alignment = 1
    _table(document)
    return saved(document)


def _page_number(paragraph: object) -> None:
    fields = ('<w:fldChar {} w:fldCharType="begin"/>', "<w:instrText {}>PAGE</w:instrText>",
              '<w:fldChar {} w:fldCharType="end"/>')  # fmt: skip
    paragraph.text = "— "  # type: ignore[attr-defined]
    for field in fields:
        paragraph.add_run()._r.append(parse_xml(field.format(nsdecls("w"))))  # type: ignore[attr-defined]
    paragraph.add_run(" —")  # type: ignore[attr-defined]


def _table(document: object) -> None:
    table = document.add_table(len(notice.TABLE), len(notice.HEADER))  # type: ignore[attr-defined]
    table.style, table.autofit = "Table Grid", False
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row, texts in zip(table.rows, notice.TABLE, strict=True):
        for cell, text, width in zip(row.cells, texts, (1.3, 2.6, 4.6, 2.6, 2.1, 2.4), strict=True):
            cell.text, cell.width, cell.vertical_alignment = text, Cm(width), 1
            cell.paragraphs[0].runs[0].font.size = Pt(12)


def as_rtf() -> bytes:
    """Rich text as Chinese editors write it: GBK by the byte, what GBK lacks by its code point."""

    def written(text: str) -> str:
        out = []
        for character in text:
            try:
                raw = character.encode("gbk")
            except UnicodeEncodeError:
                out.append(f"\\u{ord(character)}?")
                continue
            out.append(character if character.isascii() else "".join(f"\\'{byte:02x}" for byte in raw))
        return "".join(out)

    edges = "".join(f"\\cellx{1500 * (at + 1)}" for at in range(len(notice.HEADER)))
    rows = [
        f"\\trowd{edges}" + "".join(f"\\intbl {written(text)}\\cell" for text in row) + "\\row" for row in notice.TABLE
    ]
    lines = [f"\\pard {written(line)}\\par" for line in (notice.TITLE, *notice.numbered_lines(), notice.TABLE_TITLE)]
    body = "\n".join([*lines, *rows, "\\pard\\par"])
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}}}\n{body}\n}}".encode("ascii")


def as_xlsx(book_title: str | None = notice.TABLE_TITLE) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    first = 0
    if book_title is not None:
        sheet.merge_range(0, 0, 0, len(notice.HEADER) - 1, book_title)
        first = 1
    for at, row in enumerate(notice.TABLE, first):
        for column, text in enumerate(row):
            if text.isdecimal():
                sheet.write_number(at, column, int(text))
            else:
                sheet.write_string(at, column, text)
    book.close()
    return out.getvalue()


def as_csv(encoding: str = "utf-8-sig") -> bytes:
    import csv

    out = StringIO(newline="")
    csv.writer(out).writerows(notice.TABLE)
    return out.getvalue().encode(encoding)


def pages_of(pdf_bytes: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(pdf_bytes)
    try:
        return list(pdf._pages(document))
    finally:
        document.close()


def as_ofd(pages: Iterable[Page]) -> bytes:
    """An OFD of the same glyphs and rulings at the same places."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as ofd:
        ofd.writestr("OFD.xml", _ofd("OFD", "<ofd:DocBody><ofd:DocInfo><ofd:Title>标题</ofd:Title></ofd:DocInfo>"
                                            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"))  # fmt: skip
        listed = []
        for number, page in enumerate(pages):
            listed.append(f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>')
            ofd.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", _ofd_page(page))
        box = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        area = f"<ofd:CommonData><ofd:PageArea>{box}</ofd:PageArea></ofd:CommonData>"
        ofd.writestr("Doc_0/Document.xml", _ofd("Document", f"{area}<ofd:Pages>{''.join(listed)}</ofd:Pages>"))
    return out.getvalue()


def _ofd(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} xmlns:ofd="http://www.ofdspec.org/2016">{inner}</ofd:{name}>'


def _ofd_page(page: Page) -> str:
    mm = 25.4 / 72
    objects = [_ofd_text(run, mm) for run in _runs(page.glyphs)]
    for x0, top, x1, bottom in page.rulings:
        box = f"{x0 * mm:.3f} {top * mm:.3f} {max(x1 - x0, 0.1) * mm:.3f} {max(bottom - top, 0.1) * mm:.3f}"
        path = f"M 0 0 L {(x1 - x0) * mm:.3f} {(bottom - top) * mm:.3f}"
        objects.append(
            f'<ofd:PathObject Boundary="{box}"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
        )
    return _ofd("Page", f"<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content>")


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow one another on a line, as a program that prints OFD writes them."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last is not None and abs(glyph.bottom - last.bottom) < 4 and 0 <= glyph.x0 - last.x0 < 30:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _ofd_text(run: list[Glyph], mm: float) -> str:
    first = run[0]
    wide = [glyph.x1 - glyph.x0 for glyph in run if not glyph.text.isascii()]
    size = max(wide, default=0.8 * (first.bottom - first.top)) * mm
    steps = " ".join(f"{(b.x0 - a.x0) * mm:.3f}" for a, b in pairwise(run))
    text = xml_escape("".join(glyph.text for glyph in run))
    box = f"{first.x0 * mm:.3f} {first.top * mm:.3f} 100 {size * 1.2:.3f}"
    return (
        f'<ofd:TextObject Boundary="{box}" Font="1" Size="{size:.3f}">'
        f'<ofd:TextCode X="0" Y="{0.88 * size:.3f}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )
