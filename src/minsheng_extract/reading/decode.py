"""Bytes -> text: byte order mark, strict UTF-8, then the encoding in which the text reads as Chinese.

UTF-8 proves itself. GB18030, Big5 and UTF-16 do not: most of Big5 can be decoded as GB18030, into
characters nobody uses. So each candidate that decodes without error is judged by how many of its
characters are everyday ones. chardet has the last word where none of them looks like Chinese.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.everyday import CHINESE, chineseness
from minsheng_extract.reading.mojibake import undone

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000
_NOISE = 0.003
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SURE = 0.5


class Decoded(NamedTuple):
    """A text and Python's name of the encoding it was decoded with.

    Mojibake that could be undone has both encodings: `utf-8 read as gb18030, saved as utf-8`.
    """

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes, without a byte order mark and otherwise unchanged.

    `declared` is what a page says of itself; it is believed only where the bytes bear it out.
    Raises `ReadError`: Empty, Binary, Undecodable.

    >>> decode("二〇二三年".encode("gb18030"))
    Decoded(text='二〇二三年', encoding='gb18030')
    """
    if not data.strip():
        raise ReadError("Empty", "the file has no text in it; fetch or save it again")
    decoded = _decoded(data, declared)
    mended = undone(decoded.text)
    if mended is None:
        return decoded
    return Decoded(mended.text, f"{mended.way.right} read as {mended.way.wrong}, saved as {decoded.encoding}")


def _decoded(data: bytes, declared: str | None) -> Decoded:
    """The bytes as they stand."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    noisy = _share_of(_CONTROL, data) > _NOISE
    if not noisy and (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    return _judged(data, declared, noisy)


def _share_of(wanted: bytes, data: bytes) -> float:
    return 1 - len(data.translate(None, wanted)) / len(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is None:
        raise ReadError(
            "Undecodable", f"the byte order mark says {encoding}, but the bytes are not; save the file again as UTF-8"
        )
    if not text.strip():
        raise ReadError("Empty", "the file has nothing but a byte order mark; fetch or save it again")
    return Decoded(text, encoding)


def _judged(data: bytes, declared: str | None, noisy: bool) -> Decoded:
    encodings = [name for name in _CANDIDATES if not noisy or name.startswith("utf-16")]
    read = [Decoded(text, name) for name in encodings if (text := _strict(data, name)) is not None]
    best = max(read, key=lambda one: chineseness(one.text), default=None)
    if best is not None and chineseness(best.text) >= CHINESE:
        return best
    if noisy:
        raise ReadError(
            "Binary", "the bytes are no text in any encoding; give the notice itself, not a program or image"
        )
    if declared is not None and (text := _strict(data, declared)) is not None:
        return Decoded(text, codecs.lookup(declared).name)
    return _by_chardet(data)


def _by_chardet(data: bytes) -> Decoded:
    import chardet

    guess = chardet.detect(data[:_SAMPLE])
    encoding = guess["encoding"]
    sure = encoding is not None and guess["confidence"] >= _SURE
    if encoding is not None and sure and (text := _strict(data, encoding)) is not None:
        return Decoded(text, codecs.lookup(encoding).name)
    raise ReadError("Undecodable", _where_broken(data))


def _broken_at(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as wrong:
        return wrong.start
    return len(data)


def _where_broken(data: bytes) -> str:
    """Where the likeliest encoding, the one that reads furthest, breaks off: for a person with an editor."""
    place, encoding = max((_broken_at(data, name), name) for name in ("gb18030", "big5", "utf-8"))
    if place == len(data):
        return "the bytes make no Chinese text in UTF-8, GB18030, Big5 or UTF-16; save the file again as UTF-8"
    line = data.count(b"\n", 0, place) + 1
    return (
        f"read as {encoding} the text breaks off at byte {place} (0x{data[place]:02x}, line {line}); "
        "fetch the file again, or repair that place and save it as UTF-8"
    )
