"""What kind of file some bytes are: decided by their content, the file's name is only a hint.

To add a format: a module with `read_X(data: bytes) -> Content`, a line in `READERS`, and a way to
know its bytes.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

TEXT = "text/plain"
HTML = "text/html"
MHTML = "multipart/related"
CSV = "text/csv"
PDF = "application/pdf"
OFD = "application/ofd"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
WPS = "application/vnd.ms-works"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
IMAGE = "image/*"
OLE = "application/x-ole-storage"

READERS: dict[str, tuple[str, str]] = {
    TEXT: ("text", "read_text"),
    HTML: ("html", "read_html"),
    MHTML: ("mhtml", "read_mhtml"),
    CSV: ("sheet", "read_csv"),
    XLSX: ("sheet", "read_xlsx"),
    DOCX: ("docx", "read_docx"),
    PDF: ("pdf", "read_pdf"),
    OFD: ("ofd", "read_ofd"),
    DOC: ("legacy", "read_legacy"),
    XLS: ("legacy", "read_legacy"),
    WPS: ("legacy", "read_legacy"),
    RTF: ("legacy", "read_legacy"),
    ODT: ("legacy", "read_legacy"),
    OLE: ("legacy", "read_legacy"),
}
"""Media type -> the module of this package and its function; imported when first needed."""

PAGES = frozenset({HTML, MHTML})
"""Kinds whose readers look for a page's labels, and take the rules that know them."""

ARCHIVES = frozenset({ZIP, TAR, GZIP})

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x1f\x8b", GZIP),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
)
_OLE_BY_NAME = {".doc": DOC, ".dot": DOC, ".xls": XLS, ".et": XLS, ".wps": WPS}
_INSIDE_ZIP: tuple[tuple[str, str], ...] = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", XLSX),
    ("OFD.xml", OFD),
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|link|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_NAMES = frozenset({".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php"})
_TAG = re.compile(rb"<[a-zA-Z][^<>]{0,300}>")
_MIME_START = re.compile(
    rb"(?:[\w-]{2,40}:[^\n]{0,500}\r?\n(?:[ \t][^\n]{0,500}\r?\n)*){0,12}Content-Type:\s*multipart/related",
    re.IGNORECASE,
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096


def sniff(data: bytes, name: str = "") -> str:
    """The media type of some bytes.

    >>> sniff(b"%PDF-1.7 ...", "notice.txt")
    'application/pdf'
    >>> sniff("新增学位1.3万个".encode(), "notice.txt")
    'text/plain'
    """
    suffix = PurePath(name).suffix.lower()
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _inside_zip(data)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[257:262] == b"ustar":
        return TAR
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _OLE_BY_NAME.get(suffix, OLE) if kind == OLE else kind
    if _MIME_START.match(head.lstrip()):
        return MHTML
    if _looks_like_html(data) or (suffix in _WEB_NAMES and _TAG.search(head)):
        return HTML
    return CSV if suffix in {".csv", ".tsv"} else TEXT


def _looks_like_html(data: bytes) -> bool:
    for bom in _BOMS:
        data = data.removeprefix(bom)
    return _HTML_START.match(data[: 2 * _HEAD].replace(b"\x00", b"").lstrip()[:_HEAD]) is not None


def _inside_zip(data: bytes) -> str:
    """DOCX, XLSX and OFD are zip files with a known member; ODT states its type."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ZIP
    for member, kind in _INSIDE_ZIP:
        if member in names:
            return kind
    return ODT if {"mimetype", "content.xml"} <= names else ZIP
