"""PDF and OFD: lines to paragraphs, rulings to tables, rows cut by a page break made whole, what is no text said."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from PIL import Image

from minsheng_extract.reading import pdf
from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.ofd import read_ofd
from minsheng_extract.reading.page import Glyph, Page, Ruling
from minsheng_extract.reading.page import unified as as_unified
from minsheng_extract.reading.paged import content_of
from minsheng_extract.reading.pdf import read_pdf

EM = 10.0
LEFT, RIGHT = 50.0, 250.0  # twenty characters
FULL = "一二三四五六七八九十一二三四五六七八九十"


def glyphs(text: str, x: float, top: float, em: float = EM) -> list[Glyph]:
    out = []
    for character in text:
        width = em / 2 if character.isascii() else em
        if character != " ":
            out.append(Glyph(character, x, top, x + width, top + em))
        x += width
    return out


def page(lines: Sequence[tuple[str, float, float]], rulings: Sequence[Ruling] = ()) -> Page:
    """Lines as text, left edge in ems from the margin, top."""
    return Page(
        300, 400, tuple(g for text, indent, top in lines for g in glyphs(text, LEFT + indent * EM, top)), tuple(rulings)
    )


def grid_lines(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    across = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    return across + [Ruling(x, ys[0], x, ys[-1]) for x in xs]


def table_page(rows: Sequence[Sequence[Sequence[str]]], xs: Sequence[float], top: float = 60.0) -> Page:
    """A page with one ruled table; each cell is a list of lines."""
    ys = [top]
    found: list[Glyph] = []
    for row in rows:
        height = max(len(cell) for cell in row) * 12 + 6
        for x, cell in zip(xs, row, strict=False):
            for at, text in enumerate(cell):
                found.extend(glyphs(text, x + 4, ys[-1] + 3 + at * 12))
        ys.append(ys[-1] + height)
    return Page(300, 400, tuple(found), tuple(grid_lines(xs, ys)))


def cells(content: Content) -> list[tuple[int, int, int, str]]:
    return [(c.row, c.column, c.row_span, content.text[c.start : c.end]) for t in content.tables for c in t.cells]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(FULL[2:], 2, 60), (FULL, 0, 75), ("结束。", 0, 90)], [FULL[2:] + FULL + "结束。"]),
        (
            [(FULL[2:], 2, 60), ("甲。", 0, 75), (FULL[2:], 2, 90), ("乙。", 0, 105)],
            [FULL[2:] + "甲。", FULL[2:] + "乙。"],
        ),
        ([(FULL[3:] + "。", 2, 60), (FULL[2:], 2, 75), ("乙。", 0, 90)], [FULL[3:] + "。", FULL[2:] + "乙。"]),
        ([("新增学位1.", 0, 60), (FULL, 0, 75)], ["新增学位1.", FULL]),
        ([(FULL[:-1] + "12", 0, 60), ("34个学位。", 0, 75), (FULL, 0, 90)], [FULL[:-1] + "1234个学位。", FULL]),
        ([("目  录", 0, 60), (FULL, 0, 75)], ["目 录", FULL]),
        ([("GDP of", 0, 60), (FULL, 0, 75)], ["GDP of", FULL]),
    ],
)
def test_paragraphs(lines: list[tuple[str, float, float]], expected: list[str]) -> None:
    assert content_of([page(lines)]).text.splitlines() == expected


@pytest.mark.parametrize(
    ("given", "unified"), [("\u2f2f", "工"), ("\u2f00", "一"), ("\uf900", "豈"), ("工", "工"), ("％", "％")]
)
def test_radicals_are_the_characters_they_stand_for(given: str, unified: str) -> None:
    assert as_unified(given) == unified


def test_a_paragraph_goes_on_overleaf() -> None:
    first = page([(FULL[2:], 2, 60), (FULL, 0, 75)])
    second = page([("末尾。", 0, 60), (FULL[2:], 2, 75)])
    content = content_of([first, second])
    assert content.text.splitlines() == [FULL[2:] + FULL + "末尾。", FULL[2:]]
    assert content.text[content.page_starts[1] :].startswith("末尾。")


def test_page_numbers_and_running_heads_go_and_figures_stay() -> None:
    pages = [
        page([("青溪县公报", 0, 20), (FULL, 0, 60), (f"完成{number}00个。", 0, 75), (f"— {number} —", 9, 380)])
        for number in range(1, 6)
    ]
    text = content_of(pages).text
    assert text.splitlines() == [f"{FULL}完成{number}00个。" for number in range(1, 6)]


def test_attachments_that_begin_pages_are_no_running_heads() -> None:
    pages = [page([(FULL, 0, 60), (f"第{number}页在此。", 0, 200)]) for number in range(3)]
    pages += [page([(f"附件{number}", 0, 30), (FULL, 0, 60), ("完。", 0, 75)]) for number in (1, 2)]
    assert "附件1" in content_of(pages).text


def test_an_empty_page_keeps_its_number() -> None:
    content = content_of([page([("始。", 0, 60)]), page([]), page([("终。", 0, 60)])])
    assert (content.text, content.page_starts) == ("始。\n终。\n", (0, 3, 3))
    assert content_of([page([("始。", 0, 60)]), page([])]).page_starts == (0, 3)


XS = (50.0, 80.0, 170.0, 260.0)
HEAD = (["序号"], ["目标"], ["单位"])


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (  # rows end at the page break
            [(["1"], ["甲甲甲。"], ["教育局"])],
            [(["2"], ["乙乙乙。"], ["民政局"])],
            [["1", "甲甲甲。", "教育局"], ["2", "乙乙乙。", "民政局"]],
        ),
        (  # the target is cut; number and office ended before the break
            [(["1"], ["甲甲甲甲甲甲甲甲", "乙乙乙乙乙乙乙乙"], ["教育局"])],
            [([], ["丙丙。"], []), (["2"], ["丁"], ["民政局"])],
            [["1", "甲甲甲甲甲甲甲甲乙乙乙乙乙乙乙乙丙丙。", "教育局"], ["2", "丁", "民政局"]],
        ),
        (  # two columns are cut
            [(["1"], ["甲甲甲甲甲甲甲甲"], ["教育局、民政局、"])],
            [([], ["丙丙。"], ["住建局"])],
            [["1", "甲甲甲甲甲甲甲甲丙丙。", "教育局、民政局、住建局"]],
        ),
        (  # the number stands in the lower part
            [([], ["甲甲甲甲甲甲甲甲"], [])],
            [(["1"], ["丙丙。"], ["住建局"])],
            [["1", "甲甲甲甲甲甲甲甲丙丙。", "住建局"]],
        ),
        (  # a row that lacks an office is a row
            [(["1"], ["甲甲。"], ["教育局"])],
            [(["2"], ["丙丙。"], [])],
            [["1", "甲甲。", "教育局"], ["2", "丙丙。", ""]],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("repeats", [True, False])
def test_tables_over_a_page_break(
    upper: list[tuple[list[str], ...]], lower: list[tuple[list[str], ...]], expected: list[list[str]], repeats: bool
) -> None:
    first = table_page([HEAD, *upper], XS)
    second = table_page([HEAD, *lower] if repeats else lower, XS, top=40)
    content = content_of([first, second])
    rows = [[text for row, _, _, text in cells(content) if row == at] for at in range(1 + len(expected))]
    assert rows == [["序号", "目标", "单位"], *expected]
    assert len(content.page_starts) == 2


def test_another_table_overleaf_stays_another() -> None:
    first = table_page([HEAD, (["1"], ["甲"], ["乙"])], XS)
    other = table_page([(["项目"], ["资金"]), (["学位"], ["3亿元"])], (50.0, 150.0, 260.0))
    assert len(content_of([first, other]).tables) == 2
    between = page([("附件二", 0, 45)])
    second = table_page([HEAD, (["2"], ["丙"], ["丁"])], XS)
    mixed = second._replace(glyphs=between.glyphs + second.glyphs)
    content = content_of([first, mixed])
    assert len(content.tables) == 2
    assert "附件二\n" in content.text


def test_a_group_goes_on_overleaf() -> None:
    xs, ys = (50.0, 80.0, 170.0), (60.0, 90.0, 120.0)
    rulings = [*(Ruling(80, y, 170, y) for y in ys), Ruling(50, 60, 170, 60), Ruling(50, 120, 170, 120),
               *(Ruling(x, 60, x, 120) for x in xs)]  # fmt: skip
    first = Page(300, 400, (*glyphs("教育", 54, 70), *glyphs("甲。", 84, 65), *glyphs("乙。", 84, 95)), tuple(rulings))
    second = Page(300, 400, (*glyphs("丙。", 84, 65), *glyphs("丁。", 84, 95)), tuple(rulings))
    assert cells(content_of([first, second])) == [
        (0, 0, 4, "教育"), (0, 1, 1, "甲。"), (1, 1, 1, "乙。"), (2, 1, 1, "丙。"), (3, 1, 1, "丁。"),
    ]  # fmt: skip


def test_a_table_open_at_its_sides_is_closed() -> None:
    rulings = [ruling for ruling in grid_lines(XS, (60.0, 80.0, 100.0)) if ruling.is_horizontal or 50 < ruling.x0 < 260]
    filled = table_page([HEAD, (["1"], ["甲"], ["乙"])], XS)._replace(rulings=tuple(rulings))
    assert [text for *_, text in cells(content_of([filled]))] == ["序号", "目标", "单位", "1", "甲", "乙"]


@pytest.mark.parametrize(
    "rulings",
    [
        [Ruling(50, 100, 250, 100), Ruling(50, 102, 250, 102)],  # the red line under a letterhead
        grid_lines((40.0, 260.0), (50.0, 200.0)),  # a frame
        [Ruling(50 + n, 100, 50 + n, 101) for n in range(150)],
        [Ruling(float(n % 290), n / 80, float(n % 290) + 5, n / 80) for n in range(30_000)],
    ],
)
def test_lines_that_make_no_table(rulings: list[Ruling]) -> None:
    content = content_of([page([(FULL, 0, 60), ("终。", 0, 75)], rulings)])
    assert (content.text, content.tables) == (f"{FULL}终。\n", ())


# --- files ---------------------------------------------------------------------------------------------


def pdf_of(streams: Sequence[str], extra: str = "", page_extra: str = "") -> bytes:
    """A plain PDF of some content streams."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(streams)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</Font<</F 3 0 R>>>>"
            f"{page_extra}/Contents {5 + 2 * at} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R{extra}>>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<00><00>]"
TEXT = "BT /F 12 Tf 40 300 Td (2023 plan 150 places) Tj ET"


def picture() -> bytes:
    out = BytesIO()
    Image.new("L", (600, 800), 200).save(out, "PDF", resolution=72)
    return out.getvalue()


def test_a_plain_file() -> None:
    content = read_pdf(pdf_of([TEXT, TEXT]))
    assert content.text == "2023 plan 150 places\n2023 plan 150 places\n"
    assert content.page_starts == (0, 21)


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, "0 1 -1 0 100 50"), (180, "-1 0 0 -1 260 100"), (270, "0 -1 1 0 200 350")]
)
def test_turned_pages_read_upright(turn: int, matrix: str) -> None:
    lines = "(first line) Tj 0 -20 Td (second line) Tj"
    stream = f"BT /F 12 Tf {matrix} Tm {lines} ET"
    content = read_pdf(pdf_of([stream], page_extra=f"/Rotate {turn}"))
    assert content.text.splitlines() == ["first line", "second line"]


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (lambda: picture(), "Scanned", "OCR"),
        (lambda: pdf_of([TEXT])[:-200], "Truncated", "fetch it again"),
        (lambda: b"%PDF-1.7\n" + b"junk" * 500 + b"%%EOF", "Truncated", "damaged"),
        (lambda: pdf_of([TEXT], LOCKED), "Encrypted", "password"),
        (lambda: pdf_of([TEXT] * 10_000), "TooLarge", "10,000 pages"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read(data: Callable[[], bytes], error: str, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(data())
    assert caught.value.error == error
    assert says in caught.value.detail


def test_a_watermark_across_the_page_is_no_text() -> None:
    across = "BT /F 30 Tf 0.7 0.7 -0.7 0.7 30 250 Tm (DRAFT DRAFT) Tj ET"
    assert read_pdf(pdf_of([f"{across} {TEXT}"])).text == "2023 plan 150 places\n"


def test_the_time_limit_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "TIME_LIMIT", 0.0)
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf_of([TEXT] * 3))
    assert caught.value.error == "TimedOut"


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf_of([TEXT]))
    assert caught.value.error == "MissingExtra"
    assert "pip install 'minsheng-extract[pdf]'" in caught.value.detail


def test_tables_need_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    assert content_of([page([("始。", 0, 60)])]).text == "始。\n"
    with pytest.raises(ReadError) as caught:
        content_of([table_page([HEAD, (["1"], ["甲"], ["乙"])], XS)])
    assert caught.value.error == "MissingExtra"
    assert "minsheng-extract[pdf]" in caught.value.detail


def test_a_scanned_page_among_others_is_told() -> None:
    import pypdfium2

    whole = pypdfium2.PdfDocument(pdf_of([TEXT, TEXT]))
    whole.import_pages(pypdfium2.PdfDocument(picture()))
    out = BytesIO()
    whole.save(out)
    content = read_pdf(out.getvalue())
    assert content.gaps == ("page 3 is an image without text; run the PDF through OCR first",)
    assert content.text.count("2023 plan") == 2


def test_a_damaged_ofd() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("OFD.xml", "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>")
    with pytest.raises(ReadError) as caught:
        read_ofd(out.getvalue())
    assert caught.value.error == "Truncated"
    assert "Doc_0/Document.xml" in caught.value.detail


def ofd_of(*objects: str, template: str = "") -> bytes:
    """An OFD of one page; its parts are named from the root and from beside, as programs do."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    layer = "<ofd:Content><ofd:Layer><ofd:PageBlock>{}</ofd:PageBlock></ofd:Layer></ofd:Content>"
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    head = f"<ofd:CommonData>{box}{{}}</ofd:CommonData>"
    pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
    known = '<ofd:TemplatePage ID="7" BaseLoc="/Doc_0/Tpls/T.xml"/>' if template else ""
    used = '<ofd:Template TemplateID="7"/>' if template else ""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        root = "<ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        archive.writestr("OFD.xml", f"<ofd:OFD {space}>{root}</ofd:OFD>")
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {space}>{head.format(known)}{pages}</ofd:Document>")
        content = layer.format("".join(objects))
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", f"<ofd:Page {space}>{used}{content}</ofd:Page>")
        archive.writestr("Doc_0/Tpls/T.xml", f"<ofd:Page {space}>{layer.format(template)}</ofd:Page>")
    return out.getvalue()


def text_object(text: str, x: float, y: float, more: str = "", delta: str = "") -> str:
    code = f'<ofd:TextCode X="0" Y="4"{delta}>{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 100 5" Size="5"{more}>{code}</ofd:TextObject>'


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        ([text_object("新增学位", 20, 30)], "新增学位\n"),
        ([text_object("位1.3万", 35, 30), text_object("新增学", 20, 30)], "新增学位1.3万\n"),
        ([text_object("新增学位", 20, 30, delta=' DeltaX="g 3 5"')], "新增学位\n"),
        ([text_object("新增", 20, 30, delta=' DeltaX="15"')], "新 增\n"),
        ([text_object("新增", 20, 30, more=' CTM="2 0 0 2 0 0"', delta=' DeltaX="5"')], "新增\n"),
        ([text_object("甲。", 20, 60), text_object("乙。", 20, 30)], "乙。\n甲。\n"),
    ],
)
def test_text_objects_in_position_order(objects: list[str], expected: str) -> None:
    assert read_ofd(ofd_of(*objects)).text == expected


def test_a_template_lies_under_the_page() -> None:
    data = ofd_of(text_object("新增学位1.3万个。", 20, 60), template=text_object("某县文件。", 20, 40))
    assert read_ofd(data).text == "某县文件。\n新增学位1.3万个。\n"


def test_a_scanned_ofd() -> None:
    with pytest.raises(ReadError) as caught:
        read_ofd(ofd_of('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>'))
    assert caught.value.error == "Scanned"
