"""Lines that break off in the midst of a phrase: what is left where each tag of a page became a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import rjieba

from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.markers import marker_at
from minsheng_extract.segmenting.tables.columns import is_unit

_ENDS_ONLY = ",。;、)”》%"
_FRAGMENT = re.compile(r"[-+]?\d[\d.,]*[%‰]?|[A-Za-z][A-Za-z0-9.+-]*|[“《(]+|[^“”]{0,12}[”》)]|%")
_FIGURE_AT_END = re.compile(r"[一-龥,(“][-+]?\d[\d.,]*$")
_FIGURE = re.compile(r"\d[\d.,]*(?=[^\d.,、)\s])")
_WORDS, _WORDS_AT_END = re.compile(r"[一-龥]+"), re.compile(r"[一-龥]+$")
_SCALES = "十百千万亿"
_REACH, _LONGEST_UNIT = 6, 5
_FEWEST, _SHARE = 3, 0.05
_FEWEST_SENTENCES = 2


def tear_of(lines: Sequence[Line], folded: str) -> int:
    """How many line breaks stand where a text is torn, 0 where it is not.

    It is where marks that only end something open many lines. More breaks than there part paragraphs.

    >>> from minsheng_extract.segmenting.lines import lines_of
    >>> text = "新增\\n120\\n个\\n、改造\\n35\\n户\\n,建成\\n3\\n所\\n。"
    >>> tear_of(list(lines_of(text, 0, len(text))), text)
    1
    """
    gaps = [
        folded.count("\n", above.end, line.start) for above, line in pairwise(lines) if line.squeezed[0] in _ENDS_ONLY
    ]
    if len(gaps) < _FEWEST or len(gaps) < _SHARE * len(lines):
        return 0
    return sorted(gaps)[len(gaps) // 2]


def breaks_clauses(lines: Sequence[Line], folded: str, rules: Rules) -> bool:
    """Whether a text has a line break behind each of its semicolons, those of running sentences too.

    Items of a list end with one as well; but where such breaks stand in sentences, some lines below them, without a
    list number, end that sentence and begin another one.

    >>> from minsheng_extract.rulebook import load_rules
    >>> from minsheng_extract.segmenting.lines import lines_of
    >>> text = "5月底,筛查90人;\\n随访8人。培训30人;\\n新建3所。改造2所;\\n接种70人。"
    >>> breaks_clauses(list(lines_of(text, 0, len(text))), text, load_rules())
    True
    """
    if any(";" in line.squeezed[:-1] for line in lines):
        return False
    below = (line for above, line in pairwise(lines) if above.squeezed[-1] == ";" and "。" in line.squeezed[:-1])
    plain = (line for line in below if marker_at(folded, line.start, line.end, rules) is None)
    return sum(1 for _ in plain) >= _FEWEST_SENTENCES


def is_fragment(line: Line) -> bool:
    """Whether a line is too little to be one: a figure, a Latin word, a quotation's opening mark.

    >>> [is_fragment(Line(0, 0, each)) for each in ("121.5", "PM2.5", "“", "惠企”", "新增就业")]
    [True, True, True, True, False]
    """
    return _FRAGMENT.fullmatch(line.squeezed) is not None


def splits_figure(above: Line, line: Line, rules: Rules) -> bool:
    """Whether a break stands inside a figure: between its digits, or before its unit.

    >>> from minsheng_extract.rulebook import load_rules
    >>> splits_figure(Line(0, 0, "学位不少于1"), Line(0, 0, "200个"), load_rules())
    True
    """
    if _FIGURE_AT_END.search(above.squeezed) is None:
        return False
    return _FIGURE.match(line.squeezed) is not None or _opens_with_unit(line.squeezed, rules)


def _opens_with_unit(written: str, rules: Rules) -> bool:
    bare = written[:_LONGEST_UNIT].lstrip(_SCALES)
    return any(is_unit(bare[:end], rules) for end in range(1, len(bare) + 1))


def splits_word(above: Line, line: Line) -> bool:
    """Whether a break stands inside a word: neither side can be read to it, and both together can.

    >>> splits_word(Line(0, 0, "中小学校安全建"), Line(0, 0, "设项目16个")), splits_word(
    ...     Line(0, 0, "三、优化营商环境"), Line(0, 0, "推进简政放权"))
    (True, False)
    """
    left, right = _WORDS_AT_END.search(above.squeezed[-_REACH:]), _WORDS.match(line.squeezed[:_REACH])
    if left is None or right is None:
        return False
    lone = len(rjieba.cut(left.group())[-1]) == 1 or len(rjieba.cut(right.group())[0]) == 1
    return lone and _straddles(rjieba.cut(left.group() + right.group()), len(left.group()))


def _straddles(words: Sequence[str], place: int) -> bool:
    """Whether one of some words begins before a place and ends after it."""
    at = 0
    for word in words:
        if at < place < at + len(word):
            return True
        at += len(word)
    return False
