"""Sections below headings without list numbers that name a year: 2016年：…, 2017年工作安排."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Part
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.titles import is_heading_line
from minsheng_extract.segmenting.tree import Tree

_LONGEST, _FEWEST = 40, 2


@lru_cache(maxsize=8)
def _year(rules: Rules) -> re.Pattern[str]:
    """A year, or a part of one: 2016年度, 2016年上半年."""
    parts = any_of(word for rule in rules.periods if rule.after_year for word in rule.words) or "(?!)"
    return re.compile(rf"(?:19|20)\d\d年(?:度|{parts})?")


def year_sections(paragraphs: Sequence[Paragraph], tree: Tree, text: str, folded: str, rules: Rules) -> Iterator[Part]:
    """The sections of a text that are headed by years, in order: by two or more, for a title may name one.

    A section ends where the next begins, where the list around it goes on, or with the text.
    """
    heads = [paragraph for paragraph in paragraphs if _is_head(paragraph, folded, rules)]
    if len({folded[head.start : head.start + 4] for head in heads}) < _FEWEST:
        return
    stops = [*(head.start for head in heads[1:]), len(text)]
    for head, stop in zip(heads, stops, strict=True):
        title = "".join(text[head.start : head.end].split()).rstrip(":：")
        yield Part(head.start, min(stop, _end(head, tree, stop)), title, attachment=False, section=True)


def _is_head(paragraph: Paragraph, folded: str, rules: Rules) -> bool:
    """A year with a colon behind it, or with what a section is about: 工作安排, 完成情况."""
    if paragraph.kind != "text" or paragraph.marker or paragraph.end - paragraph.start > _LONGEST:
        return False
    year = _year(rules).match(folded, paragraph.start, paragraph.end)
    if year is None or not is_heading_line(folded, paragraph.start, paragraph.end, rules):
        return False
    rest = "".join(folded[year.end() : paragraph.end].split())
    return not rest or rest[0] == ":" or role_of(rest.rstrip(":"), rules) is not None


def _end(head: Paragraph, tree: Tree, end: int) -> int:
    """Where the next unit goes on a list that began above; a list that begins below the heading is in the section."""
    following = next((unit for unit in tree.units if unit.start >= head.end), None)
    if following is None:
        return end
    if counter_value(following.element) > 1:
        return following.start
    return tree.units[following.under].end if following.under is not None else end


def divided(part: Part, sections: Sequence[Part]) -> Iterator[Part]:
    """A part of the document with the sections in it as parts of their own; what is between keeps its title."""
    at = part.start
    for section in sections:
        start, end = max(section.start, at), min(section.end, part.end)
        if start >= end:
            continue
        if start > at:
            yield part._replace(start=at, end=start)
        yield section._replace(start=start, end=end)
        at = end
    if at < part.end:
        yield part._replace(start=at)
