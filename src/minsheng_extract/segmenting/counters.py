"""What a list number counts: 十二, 12, ⑫ and Ⅻ are twelve."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize, numeric

from minsheng_extract.reading.numerals import number_of

_ROW = re.compile(r"\d{1,3}[.、]?\*?|[一二三四五六七八九十]{1,3}")


@lru_cache(maxsize=1024)
def counter_value(written: str) -> int:
    """The number a counter stands for; 0 where it is none. A decimal counter counts by its last part.

    >>> [counter_value(each) for each in ("二十一", "7", "③", "⑴", "Ⅻ", "1.2")]
    [21, 7, 3, 1, 12, 2]
    """
    plain = normalize("NFKC", written).strip("().、* ").rsplit(".", 1)[-1]
    return number_of(plain) or (int(numeric(written, 0)) if len(written) == 1 else 0)


def bare(written: str) -> str:
    """A counter without brackets and dots, Chinese numerals kept: ⑴ is 1, ㈠ is 一.

    >>> bare("⑴"), bare("十 一")
    ('1', '十一')
    """
    return "".join(normalize("NFKC", written).split()).strip("().*")


def is_row_number(folded: str) -> bool:
    """Whether a cell is a row's number and nothing else: 12, 3., 9*, 十二; 1.2 and (3) may be figures.

    >>> [is_row_number(each) for each in ("12", "9*", "十二", "1.2", "12个")]
    [True, True, True, False, False]
    """
    return _ROW.fullmatch(folded) is not None
