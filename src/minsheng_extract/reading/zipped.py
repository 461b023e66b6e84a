"""Zip containers read with care: nothing is unpacked to disk, and no member may be larger than it should."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from minsheng_extract.reading.errors import ReadError

MOST_RATIO = 200
"""How much larger than its packed bytes a member may be; text packs about ten to one."""
SMALL = 1_000_000
"""A member of up to this size is read whatever its ratio."""
MOST_BYTES = 200_000_000
_ENCRYPTED = 0x1


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The container's directory. Raises `ReadError` (Truncated)."""
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as broken:
        raise ReadError("Truncated", f"the file is cut off or damaged ({broken}); fetch it again") from broken


def member_bytes(container: zipfile.ZipFile, info: zipfile.ZipInfo, most: int = MOST_BYTES) -> bytes:
    """The bytes of one member. Raises `ReadError` (Encrypted, TooLarge, Truncated)."""
    if info.flag_bits & _ENCRYPTED:
        raise ReadError("Encrypted", f"{info.filename} is protected by a password; give it without")
    if info.file_size > most or (info.file_size > SMALL and info.file_size > MOST_RATIO * info.compress_size):
        raise ReadError("TooLarge", f"{info.filename} unpacks to {info.file_size:,} bytes; that is no notice")
    try:
        with container.open(info) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as broken:
        raise ReadError("Truncated", f"{info.filename} is cut off or damaged ({broken}); fetch it again") from broken
    if len(data) > most:
        raise ReadError("TooLarge", f"{info.filename} unpacks to more than {most:,} bytes; that is no notice")
    return data


def part_bytes(container: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of the part of that name, None where there is none."""
    try:
        info = container.getinfo(name)
    except KeyError:
        return None
    return member_bytes(container, info)


def parse_xml(data: bytes, name: str) -> Element:
    """An XML part's root; entities are not expanded and nothing outside is loaded. Raises `ReadError` (Truncated)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise ReadError("Truncated", f"{name} inside the file is damaged ({broken.msg}); save it again") from broken
