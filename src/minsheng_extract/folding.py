"""Folding for matching: one character becomes one, so that an offset in the fold is an offset in the text.

Rules match on the folded text; what is quoted comes from the text itself. Folded are

- full-width letters, digits and punctuation to ASCII (`１２，％（` to `12,%(`), wide spaces to a space;
- traditional characters to simplified ones (opencc t2s, character by character);
- look-alike code points that PDF text is full of: Kangxi radicals and compatibility ideographs.

Corner brackets become quotation marks. Circled digits, superscripts and `〇` stay as they are: folding
must not make digits of what is none.
"""

from __future__ import annotations

from codecs import utf_32_le_decode, utf_32_le_encode
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COMPATIBLE = (
    (0x00A0, 0x00A1), (0x2000, 0x200B), (0x202F, 0x2030), (0x2E80, 0x2FE0), (0x3000, 0x3001),
    (0xF900, 0xFB00), (0xFE10, 0xFE20), (0xFE30, 0xFE70), (0xFF01, 0xFF5F), (0xFFE0, 0xFFE7),
)  # fmt: skip
_IDEOGRAPHS = (0x3400, 0xA000)
_LAST = "\uffff"
_LONG = 40
_LOOKALIKES = {"∶": ":", "−": "-", "「": "“", "」": "”", "『": "‘", "』": "’", "・": "·", "‧": "·"}


def _narrow(character: str) -> str:
    """The compatible character, where it is one character, printable and in the same place."""
    folded = normalize("NFKC", character)
    return folded if len(folded) == 1 and folded <= _LAST else character


def _simplified(characters: list[str]) -> list[str]:
    """Each character converted by itself: line breaks between them keep phrases from matching."""
    from opencc import OpenCC

    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return [new if len(new) == 1 and new <= _LAST else old for old, new in zip(characters, converted, strict=True)]


@lru_cache(maxsize=1)
def _table() -> str:
    """A string of the whole basic plane in which each character stands at its code point, folded."""
    table = [chr(code) for code in range(0x10000)]
    first, last = _IDEOGRAPHS
    table[first:last] = _simplified(table[first:last])
    simplified = dict(enumerate(table))
    for low, high in _COMPATIBLE:
        for code in range(low, high):
            narrow = _narrow(table[code])
            table[code] = simplified.get(ord(narrow), narrow)
    for character, folded in _LOOKALIKES.items():
        table[ord(character)] = folded
    return "".join(table)


@lru_cache(maxsize=1)
def _codes() -> NDArray[np.uint32]:
    """The same table as numbers, for long texts: every code point, beyond the basic plane itself."""
    import numpy as np

    codes = np.arange(0x110000, dtype=np.uint32)
    codes[:0x10000] = np.frombuffer(_table().encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return codes


def fold(text: str) -> str:
    """The text with every character folded by itself; `len(fold(text)) == len(text)`.

    >>> fold("完成率达９５％（含）")
    '完成率达95%(含)'
    """
    if text.isascii():
        return text
    if len(text) < _LONG:
        return text.translate(_table())
    import numpy as np

    characters = np.frombuffer(utf_32_le_encode(text, "surrogatepass")[0], dtype="<u4")
    return utf_32_le_decode(_codes().take(characters).data, "surrogatepass")[0]


def folded(groups: Iterable[Iterable[str]]) -> list[str]:
    """All words of some lists, folded.

    >>> folded([("（含）",), ("以上", "％")])
    ['(含)', '以上', '%']
    """
    return [fold(word) for group in groups for word in group]
