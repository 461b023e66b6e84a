"""The heading of a numbered unit: the line that is one, or the sentence that opens its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.segmenting.markup import TAG

_CLOSER = re.compile(r"[。:;!?]|[(《“【\[‘〈][^)》”】\]’〉]{0,200}[)》”】\]’〉]")
_LABELLED = re.compile(r"[【\[]([^】\]]{2,30})[】\]]")
_BREAK = re.compile(r"\s*[\n\r]+\s*")
_WORD = re.compile(r"[㐀-鿿]")
_EDGES = " \t\r\n\u3000。.:：;；,，、!！?？"
_ONE_CLAUSE, _TWO_CLAUSES, _THREE_CLAUSES, _OWN_LINE = 45, 34, 20, 60


class _Forms(NamedTuple):
    """What makes a sentence of a heading: a date at its start or behind a space in it; a figure, no year or level.

    `of_year`: what the heading of a section ends with that begins with its year. `project`: a heading that names
    a project, behind whose space a sentence follows.
    """

    dated: re.Pattern[str]
    spaced: re.Pattern[str]
    figure: re.Pattern[str]
    of_year: re.Pattern[str]
    project: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> _Forms:
    lead = f"(?:[从到至在于]|{cued(rules.cues, 'as-of')})?"
    named = any_of(fold(word) for rule in rules.periods for word in rule.words) or "(?!)"
    counters = "".join(sorted({re.escape(form[0]) for unit in rules.units if not unit.weak for form in unit.forms}))
    return _Forms(
        re.compile(rf"{lead}\s?(?:\d{{4}}\s?年|\d{{1,2}}\s?月|{cued(rules.cues, 'this-year', 'whole-year')})"),
        re.compile(
            r"([^\s,。;:]{4,20})[ \u3000]+"
            rf"(?={lead}(?:\d{{4}}\s?年|\d{{1,2}}[-—]?\d{{0,2}}\s?月|{named}|{cued(rules.cues, 'lately')}))"
        ),
        re.compile(
            r"(?<![\dA-Za-z.])(?:\d{1,4}(?:[,.]\d+)*\s?"
            r"(?:[万亿千百余多几]|[%‰㎡]|(?![年月日号届期级类分度+“])[㐀-鿿])"
            rf"|\d{{5,}}\s?[{counters or chr(0)}])"
        ),
        re.compile(rf"{cued(rules.cues, 'section-of-a-year')}$"),
        re.compile(rf"([^\s,。;:]{{2,20}}{cued(rules.cues, 'project-heading')})[ \u3000]+(?=[^\n。]{{4,200}}。)"),
    )


def title_of(
    text: str, folded: str, start: int, end: int, rules: Rules, follows: bool, *, stated: bool = False
) -> str | None:
    """The heading in a unit's own text, without final punctuation; None where it runs straight into its text.

    `start` stands after the marker, `end` before what names its offices. `follows` says that the unit
    goes on below the line: with a paragraph, a deeper unit, or its offices; `stated` that its offices stand
    right behind it, so that a sentence of one figure or more is its heading too.

    >>> from minsheng_extract.rulebook import load_rules
    >>> title_of("改善办学条件。新建6所。", "改善办学条件。新建6所。", 0, 12, load_rules(), follows=False)
    '改善办学条件'
    """
    forms = _forms(rules)
    start, end = _stripped(folded, start, end)
    if start >= end:
        return None
    if (labelled := _LABELLED.match(folded, start, end)) and labelled.end() < end:
        return _clean(text, labelled.start(1), labelled.end(1))
    spaced = forms.spaced.match(folded, start, end)
    if spaced and (_is_heading(spaced[1], forms) or forms.of_year.search(spaced[1])):
        return _clean(text, start, spaced.end(1))
    project = forms.project.match(folded, start, end)
    if project and _is_heading(project[1], forms):
        return _clean(text, start, project.end(1))
    closer = _first_closer(folded, start, end)
    if closer is None:
        whole = _is_line(folded[start:end], follows, forms) and not (_is_cut(folded, start, end) and not follows)
        return _clean(text, start, end) if whole else None
    sentence, rest = folded[start:closer], folded[closer + 1 : end].strip()
    if folded[closer] == ";":
        return None
    if not rest:
        line = stated and _is_line(sentence, follows, forms) and not forms.dated.search(sentence)
        return _clean(text, start, closer) if follows and (line or _is_heading(sentence, forms)) else None
    if folded[closer] == ":" and follows and _is_whole_line(rest, forms):
        return _clean(text, start, end)
    return _clean(text, start, closer) if _is_heading(sentence, forms) else None


def _is_cut(folded: str, start: int, end: int) -> bool:
    """The text's last line, broken off where an excerpt ends: several clauses, or not a word."""
    return not folded[end:].strip() and ("," in folded[start:end] or not _WORD.search(folded, start, end))


def is_heading_line(folded: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a line without a list number is a heading: short, no sentence, no figure but a year."""
    written = folded[start:end]
    if len(written) > _OWN_LINE or written[-1] in "。;!?,、" or "。" in written or ";" in written:
        return False
    return not _forms(rules).figure.search(written) and written.count(",") < 2


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


def _is_heading(sentence: str, forms: _Forms) -> bool:
    """Short, of one clause or two, without a figure, not dated."""
    if forms.dated.match(sentence) or forms.figure.search(sentence):
        return False
    clauses = sentence.count(",") + 1
    longest = {1: _ONE_CLAUSE, 2: _TWO_CLAUSES, 3: _THREE_CLAUSES}.get(clauses, 0)
    return 1 < len(sentence) <= longest


def _is_line(written: str, follows: bool, forms: _Forms) -> bool:
    """A line without final punctuation is a heading where its text stands below it, or it has no figure."""
    if not written or written[-1] in ",、" or len(written) > _OWN_LINE:
        return False
    plain = not forms.figure.search(written) and not forms.dated.match(written)
    return follows or (plain and len(written) <= _ONE_CLAUSE)


def _is_whole_line(rest: str, forms: _Forms) -> bool:
    return len(rest) <= _TWO_CLAUSES and rest[-1] not in "。;" and "。" not in rest and not forms.figure.search(rest)


def _clean(text: str, start: int, end: int) -> str | None:
    written = text[start:end]
    if "<" in written:
        written = TAG.sub("", written)
    return _BREAK.sub("", written).strip(_EDGES) or None
