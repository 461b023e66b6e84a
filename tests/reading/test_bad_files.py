"""Whatever is put in, comes out as one document or one failure, soon."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import notice
import pytest
import renderings
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng_extract.reading import ReadError, read_all, read_bytes
from minsheng_extract.records import Document, Failure
from minsheng_extract.rulebook import load_rules

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**parts: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def with_macro() -> bytes:
    out = io.BytesIO(renderings.as_docx())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")
    return out.getvalue()


EMPTY_MHT = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"


def mhtml() -> bytes:
    head = 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="--X"\n\n'
    page = "----X\nContent-Type: text/html\nContent-Transfer-Encoding: binary\n\n"
    picture = "\n----X\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n----X--\n"
    return head.encode() + page.encode() + renderings.as_html() + picture.encode()


def found(data: bytes, name: str, tmp_path: Path) -> Document | Failure:
    file = tmp_path / name
    file.write_bytes(data)
    (only,) = read_all(file)
    return only


@pytest.mark.parametrize(
    ("name", "make", "error"),
    [
        ("empty.pdf", lambda: b"", "Empty"),
        ("blank.txt", lambda: b" \r\n\t\n ", "Empty"),
        ("noise.doc", lambda: random.Random(1).randbytes(20_000), "Binary"),
        ("cut.docx", lambda: renderings.as_docx()[:9_000], "Truncated"),
        ("cut.xlsx", lambda: renderings.as_xlsx()[:2_000], "Truncated"),
        ("cut.zip", lambda: zipped(a=b"x" * 5_000)[:60], "Truncated"),
        ("broken.docx", lambda: zipped(word__document_xml=f'<w:document xmlns:w="{SPACE}"><w:body>'), "Truncated"),
        ("bomb.docx", lambda: zipped(word__document_xml=b" " * 60_000_000), "TooLarge"),
        ("bomb.xlsx", lambda: zipped(xl__workbook_xml="<x/>", xl__sharedStrings_xml=b" " * 60_000_000), "TooLarge"),
        ("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "Unsupported"),
        ("packed.rar", lambda: b"Rar!\x1a\x07\x00" + bytes(500), "Unsupported"),
        ("cut.pdf", lambda: b"%PDF-1.5\n1 0 obj\n<<", "Truncated"),
        ("no-table.html", lambda: b"<html><body></body></html>", "Empty"),
        ("deep.html", lambda: "<div>新增学位900个".encode() * 20_000, "TooLarge"),
        ("deep-behind.html", lambda: b"<p>A plan of ten schools</p>" + b"<div>x" * 3_000, "TooLarge"),
        ("empty.mht", lambda: EMPTY_MHT, "Truncated"),
        ("no-text.docx", lambda: zipped(word__document_xml=f'<w:document xmlns:w="{SPACE}"/>'), "Empty"),
    ],
)  # fmt: skip
def test_one_failure_that_says_what_to_do(name: str, make: Callable[[], bytes], error: str, tmp_path: Path) -> None:
    data = make()
    began = time.monotonic()
    failure = found(data, name, tmp_path)
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.error) == ("read", error)
    assert failure.path.endswith(name)
    assert len(failure.detail) > 20
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("html.doc", renderings.as_html),
        ("docx.doc", renderings.as_docx),
        ("docx.pdf", renderings.as_docx),
        ("macro.docm", with_macro),
        ("xlsx.csv", renderings.as_xlsx),
        ("page.mht", mhtml),
        ("page.doc", mhtml),
    ],
)
def test_content_wins_over_the_name(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    document = found(make(), name, tmp_path)
    assert isinstance(document, Document)
    assert notice.ROWS[-1][2] in document.text
    assert "macro" not in document.text
    assert len(document.tables) == 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["docx", "xlsx", "html", "csv"]), st.data())
def test_damage_anywhere_is_a_document_or_a_read_error(suffix: str, data: st.DataObject) -> None:
    makers = {
        "docx": renderings.as_docx,
        "xlsx": renderings.as_xlsx,
        "html": renderings.as_html,
        "csv": renderings.as_csv,
    }
    whole = bytearray(_made(suffix, makers[suffix]))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    try:
        document = read_bytes(bytes(whole), f"notice.{suffix}", load_rules())
    except ReadError:
        return
    assert document.text.strip()
    assert all(0 <= c.start <= c.end <= document.n_chars for table in document.tables for c in table.cells)


_MADE: dict[str, bytes] = {}


def _made(suffix: str, make: Callable[[], bytes]) -> bytes:
    return _MADE.setdefault(suffix, _MADE.get(suffix) or make())
