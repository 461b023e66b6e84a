"""Mojibake: a text that was once read in a wrong encoding and saved so, 涓浗 or ÖÐ¹ú for 中国.

It is undone by going back through the wrong encoding, where nothing was lost on the way. Where bytes were
lost (a � or ? for each), the text stays as it is, and what is wrong with it is said.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from minsheng_extract.reading.everyday import CHINESE, chineseness

_SAMPLE, _GLANCE = 2000, 300
_FEWEST = 4
_LOST = 0.25
_LATIN = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): chr(byte) for byte in range(0x80, 0xA0)}
_LAST_LATIN = "\N{TRADE MARK SIGN}"
_UNDEFINED = "\N{REPLACEMENT CHARACTER}"


class Way(NamedTuple):
    """A text in the encoding `right` that was read as `wrong`."""

    right: str
    wrong: str


class Undone(NamedTuple):
    """A text put right, and the way it had gone wrong."""

    text: str
    way: Way


WAYS = (Way("utf-8", "gb18030"), Way("gb18030", "latin-1"), Way("utf-8", "latin-1"))


def undone(text: str) -> Undone | None:
    """The text that some mojibake stands for; None where it is none, or cannot be undone without loss.

    >>> undone("年度目标".encode().decode("gb18030")).text, undone("年度目标")
    ('年度目标', None)
    """
    for way in WAYS:
        if _may_have_gone(text[:_SAMPLE], way) and (right := _undone(text, way)) is not None:
            return Undone(right, way)
    return None


def damage(text: str) -> str | None:
    """What a person should know of a text that is mojibake beyond repair; None of any other.

    >>> damage("年度目标任务".encode().decode("gbk", "replace")) is None, damage("年度目标任务")
    (False, None)
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    lost = sample.count(_UNDEFINED)
    if lost > _LOST * len(sample):
        return f"{lost} of the first {len(sample)} characters were lost (�) before it was saved; fetch the file again"
    if chineseness(sample[:_GLANCE]) >= CHINESE or chineseness(sample) >= CHINESE:
        return None
    way = next((way for way in WAYS if chineseness(_readable(sample, way)) >= CHINESE), None)
    if way is None:
        return None
    return (
        f"the text is {way.right} that was once read as {way.wrong}, and characters were lost on the way, so it is "
        "left as it is; fetch the file again"
    )


def _bytes(text: str, wrong: str, errors: str = "strict") -> bytes:
    return (text.translate(_LATIN) if wrong == "latin-1" else text).encode(wrong, errors)


def _may_have_gone(sample: str, way: Way) -> bool:
    """Whether the beginning of a text can go back, however its last character is cut."""
    if way.wrong == "latin-1" and max(sample, default="") > _LAST_LATIN:
        return False
    try:
        right = codecs.getincrementaldecoder(way.right)().decode(_bytes(sample, way.wrong))
    except UnicodeError:
        return False
    return chineseness(right) >= CHINESE and sum(not each.isascii() for each in right) >= _FEWEST


def _undone(text: str, way: Way) -> str | None:
    try:
        return _bytes(text, way.wrong).decode(way.right)
    except UnicodeError:
        return None


def _readable(sample: str, way: Way) -> str:
    """What of a text goes back, where enough of it does."""
    right = _bytes(sample, way.wrong, "replace").decode(way.right, "replace")
    lost = right.count(_UNDEFINED) + right.count("?")
    return right.replace(_UNDEFINED, "") if lost <= _LOST * len(right) else ""
