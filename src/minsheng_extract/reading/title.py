"""The notice's own title: labelled, on one line or broken over several, repeated, after the page's chrome."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.dates import DATE_AT_END
from minsheng_extract.reading.labels import is_labelled
from minsheng_extract.reading.lines import Line, closed, line_of
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_LONGEST = 120
_SHORTEST = 5
_LONGEST_PLAIN = 60
_MOST_LINES = 4
_BODY = re.compile(r"[。;!?]|[,，].{30}|[:：]$")
_BROKEN_OFF = re.compile(r"(?:\.{2,}|…+)$")
_ARTICLE = re.compile(r"(?:第\d+号|[〔\[(]\d{4}[〕\])]\d+号)[)]?$")
_NO_TITLE = re.compile(rf"{_BODY.pattern}|{_ARTICLE.pattern}")
_LISTED = re.compile(r"附件|\d{1,2}[.、](?!\d)")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、")
_ENCLOSURE = r"附件\s*[0-9０-９一二三四五六七八九十]{0,2}\s*[:：.、]\s*"
_NUMBERED = re.compile(r"[一-鿿]{1,10}[〔\[［(（]\d{4}[〕\]］)）]\s*\d+\s*[号號][:：]?\s*(?=\S{6})")
_EDGES = " \u3000|>»-_—"
_COLUMN = re.compile(r"[^丨｜|《]{2,8}[丨｜|]\s*(?=\S{6})")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
_PAIRS = ("《》", "()", "“”", "〈〉")


class _Cues(NamedTuple):
    """What rules say of a title's surroundings: the page's site behind it, leads before it, what opens its matter.

    `opens`: what goes on with a title behind the office on the line above.
    """

    site: re.Pattern[str]
    site_name: re.Pattern[str]
    leads: tuple[re.Pattern[str], ...]
    about: re.Pattern[str]
    opens: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(rules: Rules) -> _Cues:
    site, parts = cued(rules.cues, "site"), cued(rules.cues, "site", "site-part")
    labels = "|".join(re.escape(label) for rule in rules.documents if rule.field == "title" for label in rule.labels)
    labelled = rf"(?:{labels or '(?!)'})\s*[:：]\s*"
    return _Cues(
        re.compile(rf"[_|][^_|]{{2,30}}$|\s*[-–—]{{1,2}}\s*[^-–—]{{0,24}}{parts}$"),
        re.compile(f"{site}$"),
        (_COLUMN, re.compile(f"{_ENCLOSURE}|{labelled}"), _NUMBERED),
        re.compile(cued(rules.cues, "about")),
        re.compile(cued(rules.cues, "about", "notice")),
    )


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule.pattern) for rule in rules.documents if rule.field == "title" and rule.pattern)


@lru_cache(maxsize=8)
def _offices(rules: Rules) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule.pattern) for rule in rules.documents if rule.field == "issuer" and rule.pattern)


def is_office(key: str, rules: Rules) -> bool:
    """Whether a folded text without spaces is the name of an office, or of several that sign together."""
    return 3 <= len(key) <= 60 and any(form.fullmatch(key) for form in _offices(rules))


def subtitles(lines: Sequence[Line], rules: Rules) -> list[str]:
    """The lines at a notice's head that have a title's form, folded: an attached scheme's title among them."""
    short = (line.key for line in lines if len(line.key) <= _LONGEST and not _BODY.search(line.key))
    return [key for key in short if any(form.fullmatch(key) for form in _forms(rules))]


def office_before(title: str | None, rules: Rules) -> str | None:
    """What stands before a title's matter: 某区人民政府办公室 of 某区人民政府办公室关于…"""
    about = _cues(rules).opens.search(fold(title or ""))
    return title[: about.start()] or None if title and about else None


def find_title(head: Sequence[Line], labelled: Sequence[str], rules: Rules) -> str | None:
    """The title: a labelled one, else the first lines that have a title's form, else the first that could be one.
    Headings of sections (二、…) come last.

    `head` are the lines before the body; `labelled` are titles from the page's rows or a file's
    properties. White space inside is closed up.
    """
    head = [line for line in head if not is_labelled(line, rules) and not DATE_AT_END.match(line.key.lstrip("("))]
    sections = [line for line in head if _SECTION.match(line.key)]
    head = [line for line in head if line not in sections]
    own = [line for line in head if not _LISTED.match(line.key)]
    listed = [line for line in head if _LISTED.match(line.key)]
    candidates = [title for form in _forms(rules) for part in (own, listed) for title in _titles(part, form, rules)]
    for given in (cleaned(one, rules) for one in labelled):
        if len(given) >= _SHORTEST and not _cues(rules).site_name.search(given) and not is_office(fold(given), rules):
            return _whole(given, candidates, head)
    below = (title for form in _forms(rules) for title in _titles(sections, form, rules))
    plain = (*_plain(head, rules), *below, *_plain(sections, rules))
    return next((title for title in (*candidates, *plain) if len(title) > _SHORTEST), None)


def cleaned(title: str, rules: Rules) -> str:
    """A title as a page states it, without the site's name, a number before it, and white space inside.

    >>> from minsheng_extract.rulebook import load_rules
    >>> cleaned("某政发〔2021〕7号 关于 2021 年实事的通知_某某市人民政府网", load_rules())
    '关于2021年实事的通知'
    """
    shorter = title.strip()
    while (cut := _cues(rules).site.sub("", shorter)) != shorter and len(cut) > 2 * _SHORTEST:
        shorter = cut
    return _bare(closed(shorter).strip(_EDGES), rules)


def _bare(title: str, rules: Rules) -> str:
    """A title without 附件1: or its number before it, without pictures, and without the 《》 around the whole of it."""
    title = _PICTURES.sub("", title).strip(_EDGES)
    for lead in _cues(rules).leads:
        if found := lead.match(title):
            title = title[found.end() :]
    whole = title.startswith("《") and title.find("》") == len(title) - 1
    return title[1:-1] if whole else title


def _whole(given: str, candidates: Sequence[str], lines: Sequence[Line]) -> str:
    """The title as the text has it, where the page has only a part: …方案的通..., or without its office."""
    stem = _BROKEN_OFF.sub("", given)
    longer = [*candidates, *(closed(line.text) for line in lines if stem != given)]
    return next((one for one in longer if stem in one and not _BROKEN_OFF.search(one)), given)


def _titles(head: Sequence[Line], form: re.Pattern[str], rules: Rules) -> Iterator[str]:
    """Single lines, and runs of lines from one that leaves a title open; a run ends where the form fits."""
    for first in range(len(head)):
        joined = ""
        for reach, part in enumerate(head[first : first + _MOST_LINES]):
            if _BODY.search(part.key) or (reach and _ARTICLE.search(part.key)):
                break
            joined += part.text
            key = line_of(joined).key
            if len(key) > _LONGEST:
                break
            if _balanced(key) and form.fullmatch(key):
                yield _bare(_last_crumb(joined), rules)
                break
            if not _open(key, head, first + reach, rules):
                break


def _open(key: str, head: Sequence[Line], at: int, rules: Rules) -> bool:
    """Whether a line asks for the next one: 关于… without an end, an open bracket, an office before 关于."""
    if at + 1 == len(head):
        return False
    following = head[at + 1].key
    if is_office(key, rules):
        return _cues(rules).opens.match(following) is not None
    return (
        _cues(rules).about.search(key) is not None
        or not _balanced(key)
        or following.startswith(("的", "及", "和", "与", "暨"))
    )


def _balanced(key: str) -> bool:
    return all(key.count(pair[0]) == key.count(pair[1]) for pair in _PAIRS)


def _last_crumb(text: str) -> str:
    """首页 > 政务公开 > 某通知: the way to a page ends in its title."""
    return closed(re.split(r"[>»＞]", text)[-1] if text.count(">") + text.count("»") + text.count("＞") > 1 else text)


def _plain(head: Sequence[Line], rules: Rules) -> Iterator[str]:
    """Lines that could be a title by their length alone; one with bars is a table's row, or a page's."""
    for line in head[:8]:
        if "|" in line.key:
            continue
        if len(line.key) <= _LONGEST_PLAIN and not _NO_TITLE.search(line.key) and not is_office(line.key, rules):
            yield _bare(" ".join(re.split(r"[>»＞]", line.text)[-1].split()), rules)
