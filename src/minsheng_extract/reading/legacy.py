"""Old Word, WPS, Excel, RTF and OpenDocument files, through LibreOffice to the formats of today."""

from __future__ import annotations

import struct

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.office import convert

_FREE = 0xFFFFFFFF
_MOST_SECTOR = 0xFFFFFFFA
_FAT_IN_HEADER = 109


def read_legacy(data: bytes) -> Content:
    """Read a .doc, .wps, .xls, .et, .rtf or .odt file. What it is, its content decides.

    Raises `ReadError`: MissingExtra (LibreOffice is not installed), Encrypted, Truncated, TimedOut.
    """
    if data.startswith(b"{\\rtf"):
        if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
            raise ReadError("Truncated", "the RTF file ends before its last bracket; fetch it again")
        return _document(data, ".rtf", "Rich Text Format")
    if data.startswith(b"PK"):
        return _document(data, ".odt", "writer8")
    return _read_ole(data)


def _read_ole(data: bytes) -> Content:
    _check_whole(data)
    if _has_stream(data, "EncryptedPackage"):
        raise ReadError("Encrypted", "the file is protected by a password; save it without one")
    if _has_stream(data, "WordDocument"):
        return _document(data, ".doc", "MS Word 97")
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return _sheet(data)
    return _document(data, ".wps", "MS_Works")


def _document(data: bytes, suffix: str, infilter: str) -> Content:
    from minsheng_extract.reading.docx import read_docx

    return read_docx(convert(data, suffix, "docx", infilter=infilter))


def _sheet(data: bytes) -> Content:
    from minsheng_extract.reading.sheet import read_xlsx

    return read_xlsx(convert(data, ".xls", "xlsx", infilter="MS Excel 97"))


def _has_stream(data: bytes, name: str) -> bool:
    """Streams are named in UTF-16 in the file's directory."""
    return f"{name}\0".encode("utf-16-le") in data


def _check_whole(data: bytes) -> None:
    """Raise `ReadError` where the allocation table names sectors beyond the end of the file."""
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        sectors = [at for at in struct.unpack_from(f"<{_FAT_IN_HEADER}I", data, 76) if at < _MOST_SECTOR]
        table = [entry for at in sectors for entry in struct.unpack_from(f"<{size // 4}I", data, (at + 1) * size)]
    except struct.error as broken:
        raise _cut_off() from broken
    used = max((place for place, entry in enumerate(table) if entry != _FREE), default=0)
    if (used + 1) * size >= len(data) + size:
        raise _cut_off()


def _cut_off() -> ReadError:
    return ReadError("Truncated", "the file is cut off: parts that its directory names are missing; fetch it again")
