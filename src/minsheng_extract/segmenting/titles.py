"""The heading of a numbered unit: the line that is one, or the sentence that opens its text."""

from __future__ import annotations

import re

from minsheng_extract.segmenting.markup import TAG

_CLOSER = re.compile(r"[。:;!?]|[(《“【\[‘〈][^)》”】\]’〉]{0,200}[)》”】\]’〉]")
_LABELLED = re.compile(r"[【\[]([^】\]]{2,30})[】\]]")
_BREAK = re.compile(r"\s*[\n\r]+\s*")
_DATED = re.compile(r"(?:从|到|至|在|截至|截止|于)?\s?(?:\d{4}\s?年|\d{1,2}\s?月|今年|全年|本年)")
_SPACED = re.compile(
    r"([^\s,。;:]{4,20})[ \u3000]+"
    r"(?=(?:从|到|至|在|截至|截止)?(?:\d{4}\s?年|\d{1,2}[-—]?\d{0,2}\s?月|今年|去年|全年|目前|近年|[上下]半年|[一二三四]季度))"
)
_FIGURE = re.compile(
    r"(?<![\dA-Za-z.])(?:\d{1,4}(?:[,.]\d+)*\s?(?:[万亿千百余多几]|[%‰㎡]|(?![年月日号届期级类分度+“])[㐀-鿿])|\d{5,}\s?[元人亩户吨平米])"
)
_WORD = re.compile(r"[㐀-鿿]")
_EDGES = " \t\r\n\u3000。.:：;；,，、!！?？"
_ONE_CLAUSE, _TWO_CLAUSES, _THREE_CLAUSES, _OWN_LINE = 45, 34, 20, 60


def title_of(text: str, folded: str, start: int, end: int, follows: bool, *, stated: bool = False) -> str | None:
    """The heading in a unit's own text, without final punctuation; None where it runs straight into its text.

    `start` stands after the marker, `end` before what names its offices. `follows` says that the unit
    goes on below the line: with a paragraph, a deeper unit, or its offices; `stated` that its offices stand
    right behind it, so that a sentence of one figure or more is its heading too.

    >>> title_of("改善办学条件。新建6所。", "改善办学条件。新建6所。", 0, 12, follows=False)
    '改善办学条件'
    """
    start, end = _stripped(folded, start, end)
    if start >= end:
        return None
    if (labelled := _LABELLED.match(folded, start, end)) and labelled.end() < end:
        return _clean(text, labelled.start(1), labelled.end(1))
    if (spaced := _SPACED.match(folded, start, end)) and _is_heading(spaced.group(1)):
        return _clean(text, start, spaced.end(1))
    closer = _first_closer(folded, start, end)
    if closer is None:
        whole = _is_line(folded[start:end], follows) and not (_is_cut(folded, start, end) and not follows)
        return _clean(text, start, end) if whole else None
    sentence, rest = folded[start:closer], folded[closer + 1 : end].strip()
    if folded[closer] == ";":
        return None
    if not rest:
        heading = _is_heading(sentence) or (stated and _is_line(sentence, follows) and not _DATED.search(sentence))
        return _clean(text, start, closer) if follows and heading else None
    if folded[closer] == ":" and follows and _is_whole_line(rest):
        return _clean(text, start, end)
    return _clean(text, start, closer) if _is_heading(sentence) else None


def _is_cut(folded: str, start: int, end: int) -> bool:
    """The text's last line, broken off where an excerpt ends: several clauses, or not a word."""
    return not folded[end:].strip() and ("," in folded[start:end] or not _WORD.search(folded, start, end))


def is_heading_line(folded: str, start: int, end: int) -> bool:
    """Whether a line without a list number is a heading: short, no sentence, no figure but a year."""
    written = folded[start:end]
    if len(written) > _OWN_LINE or written[-1] in "。;!?,、" or "。" in written or ";" in written:
        return False
    return not _FIGURE.search(written) and written.count(",") < 2


def _stripped(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (folded[start].isspace() or folded[start] in "、.,:"):
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end


def _first_closer(folded: str, start: int, end: int) -> int | None:
    """Where the first sentence or lead-in ends; marks in quotation marks and brackets end nothing."""
    for match in _CLOSER.finditer(folded, start, min(end, start + 400)):
        at = match.start()
        if match.end() - at == 1 and not _is_ratio(folded, at, end):
            return at
    return None


def _is_ratio(folded: str, at: int, end: int) -> bool:
    return folded[at] == ":" and at + 1 < end and folded[at - 1].isdigit() and folded[at + 1].isdigit()


def _is_heading(sentence: str) -> bool:
    """Short, of one clause or two, without a figure, not dated."""
    if _DATED.match(sentence) or _FIGURE.search(sentence):
        return False
    clauses = sentence.count(",") + 1
    longest = {1: _ONE_CLAUSE, 2: _TWO_CLAUSES, 3: _THREE_CLAUSES}.get(clauses, 0)
    return 1 < len(sentence) <= longest


def _is_line(written: str, follows: bool) -> bool:
    """A line without final punctuation is a heading where its text stands below it, or it has no figure."""
    if not written or written[-1] in ",、" or len(written) > _OWN_LINE:
        return False
    return follows or (not _FIGURE.search(written) and not _DATED.match(written) and len(written) <= _ONE_CLAUSE)


def _is_whole_line(rest: str) -> bool:
    return len(rest) <= _TWO_CLAUSES and rest[-1] not in "。;" and "。" not in rest and not _FIGURE.search(rest)


def _clean(text: str, start: int, end: int) -> str | None:
    written = text[start:end]
    if "<" in written:
        written = TAG.sub("", written)
    return _BREAK.sub("", written).strip(_EDGES) or None
