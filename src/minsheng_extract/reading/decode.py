"""Bytes -> text: byte order mark, strict UTF-8, then the encoding in which the text reads as Chinese.

UTF-8 proves itself. GB18030, Big5 and UTF-16 do not: most of Big5 can be decoded as GB18030, into
characters nobody uses. So each candidate that decodes without error is judged by how many of its
characters are everyday ones. chardet has the last word where none of them looks like Chinese.
"""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.errors import ReadError

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
_CHINESE = 0.7
"""Share of everyday characters from which a text is taken for Chinese; wrong readings stay under 0.55."""
_NOISE = 0.003
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_SURE = 0.5


class Decoded(NamedTuple):
    """A text and Python's name of the encoding it was decoded with."""

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


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """The first plane of GB 2312 (3755 characters in daily use) and its punctuation."""
    planes = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    pairs = (bytes((high, low)) for high in planes for low in range(0xA1, 0xFF))
    return frozenset(fold("".join(pair.decode("gb2312", "ignore") for pair in pairs)))


def _chineseness(text: str) -> float:
    """Share of everyday characters among those that are not ASCII, traditional ones folded."""
    sample = [character for character in fold(text[:_SAMPLE]) if not character.isascii()]
    everyday = _everyday()
    return sum(character in everyday for character in sample) / len(sample) if sample else 0.0


def _judged(data: bytes, declared: str | None, noisy: bool) -> Decoded:
    encodings = [name for name in _CANDIDATES if not noisy or name.startswith("utf-16")]
    read = [Decoded(text, name) for name in encodings if (text := _strict(data, name)) is not None]
    best = max(read, key=lambda one: _chineseness(one.text), default=None)
    if best is not None and _chineseness(best.text) >= _CHINESE:
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
