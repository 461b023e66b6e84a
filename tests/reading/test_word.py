"""Word files: automatic numbers as LibreOffice prints them; what is shown comes out, what is deleted does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

import pytest
from docx.document import Document as WordDocument
from word_files import BULLET, add_list, add_num, insert_xml, level, new_document, ns, numbered, saved

from minsheng_extract.reading import office
from minsheng_extract.reading.content import Content
from minsheng_extract.reading.docx import read_docx
from minsheng_extract.reading.errors import ReadError

NO_GAP = '<w:suff w:val="nothing"/>'
RESTARTED = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def numbering_document() -> WordDocument:
    """Every way of numbering that notices use, and some that they should not."""
    document = new_document()
    add_list(
        document,
        1,
        (
            level(0, "chineseCountingThousand", "%1、", extra=NO_GAP),
            level(1, "chineseCounting", "（%2）", extra=NO_GAP),
            level(2, "decimal", "%3."),
            level(3, "decimalEnclosedCircle", "%4"),
            level(4, "decimal", "%3.%5"),
        ),
    )
    add_list(document, 2, (level(0, "bullet", BULLET),))
    add_list(document, 3, (level(0, "decimal", "%1"),))
    add_list(
        document,
        4,
        (
            level(0, "upperLetter", "%1)"),
            level(1, "lowerRoman", "%2)"),
            level(2, "ideographTraditional", "%3、", start=3),
        ),
    )
    add_list(
        document,
        5,
        (
            level(0, "chineseCounting", "第%1章", extra='<w:pStyle w:val="Heading1"/>'),
            level(1, "chineseCounting", "第%2条", extra='<w:pStyle w:val="Heading2"/>'),
        ),
    )
    add_num(document, 6, 1, RESTARTED.format(1))
    add_num(document, 7, 1)
    add_num(document, 8, 1, RESTARTED.format(5))

    def item(text: str, num_id: int, at: int = 0) -> None:
        numbered(document.add_paragraph(text), num_id, at)

    for text, num_id, at in (
        ("总体要求", 1, 0), ("工作目标", 1, 1), ("新增学位", 1, 2), ("新增床位", 1, 2), ("一项", 1, 3), ("二项", 1, 3),
        ("细目", 1, 4), ("基本原则", 1, 1), ("又一条", 1, 2), ("重点任务", 1, 0), ("教育", 1, 1), ("条", 1, 2),
        ("从头来", 6, 0), ("从头目标", 6, 1), ("从头二", 6, 0), ("接着编", 7, 0), ("回到一号", 1, 0), ("从五起", 8, 0),
        ("从六起", 8, 0), ("项目符号", 2, 0), ("甲", 4, 0), ("乙", 4, 1), ("丙", 4, 2), ("丁", 4, 2), ("戊", 4, 0),
    ):  # fmt: skip
        item(text, num_id, at)
    for at, text in ((1, "总则"), (2, "目的"), (2, "范围"), (1, "分则"), (2, "职责")):
        document.add_heading(text, at)
    for at in (1, 2):
        properties = document.styles[f"Heading {at}"].element.get_or_add_pPr()
        properties.append(ns(f'<w:numPr><w:ilvl w:val="{at - 1}"/><w:numId w:val="5"/></w:numPr>'))
    off = document.add_heading("不编号", 1)
    numbered(off, 0)
    table = document.add_table(3, 3)
    for column, text in enumerate(("序号", "项目", "目标")):
        table.cell(0, column).text = text
    for row in (1, 2):
        numbered(table.cell(row, 0).paragraphs[0], 3)
        table.cell(row, 1).text = f"项目{row}"
        table.cell(row, 2).text = "新增1.3万个"
        numbered(table.cell(row, 2).add_paragraph("子项"), 4, 0)
    item("表后", 1, 0)
    return document


@pytest.mark.office
def test_numbers_are_those_libreoffice_prints(shared: Callable[[str, Callable[[], bytes]], bytes]) -> None:
    data = shared("numbering.docx", lambda: saved(numbering_document()))
    printed = shared("numbering.txt", lambda: office.convert(data, ".docx", "txt:Text (encoded):UTF8"))
    theirs = [re.sub(r"\s", "", line) for line in printed.decode("utf-8-sig").splitlines() if line.strip()]
    ours = [re.sub(r"\s", "", line) for line in re.split(r"[\n\t]", read_docx(data).text) if line.strip()]
    assert [pair for pair in zip_longest(ours, theirs) if pair[0] != pair[1]] == []
    assert "第二条范围" in ours
    assert "第一条职责" in ours


def test_numbers_in_cells_are_the_cells_text() -> None:
    content = read_docx(saved(numbering_document()))
    (table,) = content.tables
    assert [content.text[c.start : c.end] for c in table.cells if c.column == 0] == ["序号", "1", "2"]
    assert [content.text[c.start : c.end] for c in table.cells if c.column == 2][1:] == [
        "新增1.3万个\nC) 子项",
        "新增1.3万个\nD) 子项",
    ]


def test_legal_numbering_writes_digits() -> None:
    """LibreOffice does not know w:isLgl; Word prints 1.1 under 第一章."""
    document = new_document()
    levels = (level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", extra="<w:isLgl/>"))
    add_list(document, 1, levels)
    numbered(document.add_paragraph("总则"), 1, 0)
    numbered(document.add_paragraph("目的"), 1, 1)
    assert read_docx(saved(document)).text == "第一章总则\n1.1 目的\n"


def test_a_level_that_never_restarts_counts_on() -> None:
    """The articles of 第二章 go on from those of 第一章; LibreOffice 7 starts them anew."""
    document = new_document()
    never = '<w:lvlRestart w:val="0"/>'
    add_list(document, 1, (level(0, "chineseCounting", "第%1章"), level(1, "chineseCounting", "第%2条", extra=never)))
    for at in (0, 1, 1, 0, 1):
        numbered(document.add_paragraph("某"), 1, at)
    assert read_docx(saved(document)).text.splitlines() == ["第一章某", "第一条某", "第二条某", "第二章某", "第三条某"]


def body(xml: str) -> Content:
    document = new_document()
    insert_xml(document, xml)
    return read_docx(saved(document))


RUN = "<w:r><w:t>{}</w:t></w:r>"


def run(text: str) -> str:
    return RUN.format(text)


RUBY = "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIGNS = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("甲") + f'<w:ins w:id="1" w:author="a">{run("乙")}</w:ins>', "甲乙"),
        (run("甲") + '<w:del w:id="1" w:author="a"><w:r><w:delText>乙</w:delText></w:r></w:del>', "甲"),
        (f'<w:moveFrom w:id="1" w:author="a">{run("乙")}</w:moveFrom>{run("甲")}', "甲"),
        (f'<w:moveTo w:id="1" w:author="a">{run("乙")}</w:moveTo>{run("甲")}', "乙甲"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
        (f'<w:hyperlink w:anchor="x">{run("甲")}</w:hyperlink><w:smartTag>{run("乙")}</w:smartTag>', "甲乙"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>" + run("甲"), "甲"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r>', "甲"),
        (SIGNS, "甲\n乙 丙-丁"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲乙"),
        (RUBY.format(run("甲")), "甲"),
        (FIELD.format(run("3月")), "3月"),
    ],
)  # fmt: skip
def test_runs(inner: str, expected: str) -> None:
    assert body(f"<w:p>{inner}</w:p>").text == expected + "\n"


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    document = new_document()
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    insert_xml(document, f"<w:p>{mark}{RUN.format('新增学位')}</w:p>")
    insert_xml(document, f"<w:p>{RUN.format('1.3万个。')}</w:p>")
    assert read_docx(saved(document)).text == "新增学位1.3万个。\n"


def test_a_text_box_comes_once() -> None:
    box = f"<w:txbxContent><w:p>{RUN.format('框里的字')}</w:p></w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    inner = f"<w:r><mc:AlternateContent {spaces}>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert body(f"<w:p>{RUN.format('正文')}{inner}</w:p>").text == "正文\n框里的字\n"


def test_generated_contents_are_left_out() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    document = new_document()
    insert_xml(document, f"<w:sdt>{gallery}<w:sdtContent><w:p>{RUN.format('一、总则 1')}</w:p></w:sdtContent></w:sdt>")
    insert_xml(document, f"<w:p>{RUN.format('一、总则')}</w:p>")
    assert read_docx(saved(document)).text == "一、总则\n"


def test_merged_cells_stand_once() -> None:
    document = new_document()
    table = document.add_table(4, 4)
    for row in range(4):
        for column in range(4):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "竖"
    table.cell(1, 2).merge(table.cell(2, 3)).text = "方"
    content = read_docx(saved(document))
    cells = {
        (c.row, c.column, c.row_span, c.column_span, content.text[c.start : c.end]) for c in content.tables[0].cells
    }
    assert cells == {
        (0, 0, 1, 2, "横"), (0, 2, 1, 1, "02"), (0, 3, 1, 1, "03"), (1, 0, 3, 1, "竖"), (1, 1, 1, 1, "11"),
        (1, 2, 2, 2, "方"), (2, 1, 1, 1, "21"), (3, 1, 1, 1, "31"), (3, 2, 1, 1, "32"), (3, 3, 1, 1, "33"),
    }  # fmt: skip


def test_deleted_rows_are_left_out() -> None:
    document = new_document()
    table = document.add_table(3, 2)
    for row in range(3):
        for column in range(2):
            table.cell(row, column).text = f"{row}{column}"
    table.rows[1]._tr.get_or_add_trPr().append(ns('<w:del w:id="1" w:author="a"/>'))
    content = read_docx(saved(document))
    assert content.text == "00\t01\n20\t21\n"


def test_a_frame_of_one_cell_is_no_table() -> None:
    document = new_document()
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "外框里的标题"
    inner = frame.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            inner.cell(row, column).text = f"{row}{column}"
    content = read_docx(saved(document))
    assert content.text == "外框里的标题\n00\t01\n10\t11\n"
    assert len(content.tables) == 1


def test_strict_files_are_read() -> None:
    import zipfile
    from io import BytesIO

    document = new_document()
    document.add_paragraph("一、总则")
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(document))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(info.filename, part)
    assert read_docx(out.getvalue()).text == "一、总则\n"


def test_no_main_part() -> None:
    import zipfile
    from io import BytesIO

    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/styles.xml", "<x/>")
    with pytest.raises(ReadError) as caught:
        read_docx(out.getvalue())
    assert caught.value.error == "Truncated"


def test_entities_are_not_expanded() -> None:
    import zipfile
    from io import BytesIO

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    bomb = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    xml = f'{bomb}<w:document xmlns:w="{space}"><w:body><w:p>{RUN.format("甲&b;&f;")}</w:p></w:body></w:document>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert read_docx(out.getvalue()).text == "甲\n"
