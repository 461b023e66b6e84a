"""From a path or bytes to documents: the kind by content, one failure with advice for what cannot be read."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile

import pytest

from minsheng_extract.reading import ReadError, media, read, read_all, read_bytes
from minsheng_extract.records import Document, Failure
from minsheng_extract.rulebook import load_rules

NOTICE = "某某区2021年民生实事项目\r\n一、教育\r\n新增学位3000个。\r\n"


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (NOTICE.encode(), "notice.txt", media.TEXT),
        (NOTICE.encode(), "notice", media.TEXT),
        (NOTICE.encode(), "notice.pdf", media.TEXT),
        (NOTICE.encode(), "notice.csv", media.CSV),
        (b"%PDF-1.7\n...", "notice.txt", media.PDF),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "notice.txt", media.HTML),
        ("<html><body>".encode("utf-16"), "notice", media.HTML),
        (b"<p>\xd0\xc2</p>", "notice.txt", media.TEXT),
        (b"<p>\xd0\xc2</p>", "notice.html", media.HTML),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "notice.doc", media.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "notice.wps", media.WPS),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "notice.txt", media.OLE),
        (b"{\\rtf1\\ansi", "notice.doc", media.RTF),
        (zipped(a__txt=b"x"), "notice.docx", media.ZIP),
        (zipped(OFD__xml=b"<x/>"), "notice.zip", media.OFD),
        (gzip.compress(b"x"), "notice.txt", media.GZIP),
        (b"\x89PNG\r\n\x1a\n", "scan.png", media.IMAGE),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,  # zip files hold the time of day
)
def test_content_decides_what_a_file_is(data, name, kind):
    assert media.sniff(data, name) == kind


def test_a_text_is_the_decoded_file_unchanged(tmp_path):
    (tmp_path / "notice.txt").write_bytes("\ufeff".encode() + NOTICE.encode())
    document = read(tmp_path / "notice.txt")
    assert document.text == NOTICE
    assert (document.encoding, document.media_type, document.n_chars) == ("utf-8", "text/plain", len(NOTICE))
    assert document.doc_id == document.sha256[:16]
    assert document.path == str(tmp_path / "notice.txt")


def test_the_same_bytes_are_the_same_document_wherever_they_lie():
    first, second = (read_bytes(NOTICE.encode(), path, load_rules()) for path in ("a.txt", "b/c.txt"))
    assert first.model_copy(update={"path": ""}) == second.model_copy(update={"path": ""})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "Empty"),
        (b"\n \n", "Empty"),
        (bytes(range(256)) * 20, "Binary"),
        (NOTICE.encode() + b"\xff\xfe", "Undecodable"),
        (b"Rar!\x1a\x07\x00 and so on", "Unsupported"),
        (b"\x89PNG\r\n\x1a\n and so on", None),
    ],
)
def test_bad_bytes_are_one_failure_that_says_what_to_do(tmp_path, data, error):
    (tmp_path / "bad.txt").write_bytes(data)
    (failure,) = read_all(tmp_path / "bad.txt")
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.path) == ("read", str(tmp_path / "bad.txt"))
    assert error is None or failure.error == error
    assert len(failure.detail) > 20
    with pytest.raises(ReadError):
        read(tmp_path / "bad.txt")


def test_wrong_paths(tmp_path):
    (tmp_path / "file.txt").write_text(NOTICE, encoding="utf-8")
    wrong = ((tmp_path / "none.txt", "Missing"), (tmp_path, "Folder"), (tmp_path / "file.txt" / "in.txt", "Unreadable"))
    for path, error in wrong:
        with pytest.raises(ReadError) as raised:
            read(path)
        assert raised.value.error == error
        assert str(path) in raised.value.detail


def test_too_large_a_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["minsheng_extract.reading.read"], "MAX_BYTES", 10)
    (tmp_path / "long.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.raises(ReadError, match="split it"):
        read(tmp_path / "long.txt")


def test_an_archive_gives_each_member_and_one_bad_one_stops_none(tmp_path):
    data = zipped(a__txt=NOTICE.encode(), b__txt=b"", c__txt="二〇二一年实事".encode("gb18030"))
    (tmp_path / "all.zip").write_bytes(data)
    first, second, third = read_all(tmp_path / "all.zip")
    assert isinstance(first, Document)
    assert first.path.endswith("all.zip!a.txt")
    assert isinstance(second, Failure)
    assert isinstance(third, Document)
    assert third.encoding == "gb18030"
    with pytest.raises(ReadError, match="read_all"):
        read(tmp_path / "all.zip")


def test_an_archive_of_one_file_is_that_file(tmp_path):
    (tmp_path / "one.zip").write_bytes(zipped(a__txt=NOTICE.encode()))
    assert read(tmp_path / "one.zip").text == NOTICE


def test_fifty_megabytes_are_read(tmp_path):
    text = NOTICE * (50_000_000 // len(NOTICE.encode()))
    document = read_bytes(text.encode(), "long.txt", load_rules())
    assert document.n_chars == len(text)
