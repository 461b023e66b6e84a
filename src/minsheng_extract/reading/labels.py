"""Labelled values at a page's head: `发布机构: 某区人民政府`, `文 号 | 某政发〔2020〕15号 |`, one a line or many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.lines import Line, line_of
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.document import DocumentRule

_CELL = re.compile(r"[^|\t]+")
_BARE = " \u3000|/-—:：;；[]【】•"


_FIRST_ITEM = re.compile(r"(?:一、|[(]一[)]|第一[章条部])")
_LONGEST_HEADING = 120
_SHORT_LABEL = 2
_SENTENCE = re.compile("[,。;]")


class Value(NamedTuple):
    """What stands after a label, as written, and the rule that knows the label."""

    rule: DocumentRule
    text: str


class _Labels(NamedTuple):
    pattern: re.Pattern[str]
    rules: dict[str, DocumentRule]


@lru_cache(maxsize=8)
def _labels(rules: Rules) -> _Labels:
    """One pattern for all labels, their characters spaced out or not, longest first.

    A label ends with a colon, a bracket or its cell; a space is enough after a longer label or a spaced-out one.
    """
    known = {fold(label): rule for rule in reversed(rules.documents) for label in rule.labels}
    by_length = sorted(known, key=len, reverse=True)
    any_label = "|".join(r"\s*".join(map(re.escape, label)) for label in by_length) or "(?!)"
    sure = [label for label in by_length if len(label) > _SHORT_LABEL]
    spaced = [r"\s+".join(map(re.escape, label)) for label in by_length if len(label) == _SHORT_LABEL]
    sure_label = "|".join([*(r"\s*".join(map(re.escape, label)) for label in sure), *spaced]) or "(?!)"
    ended = rf"(?P<any>{any_label})\s*(?:[】\])]\s*:?|:|$)|(?P<sure>{sure_label})\s"
    return _Labels(re.compile(rf"(?:^|(?<=[\s;,。【\[(•]))[【\[(•]?\s*(?:{ended})\s*"), known)


def is_labelled(line: Line, rules: Rules) -> bool:
    """Whether a line is one of the page's own rows and no part of the notice."""
    first = _CELL.search(line.folded)
    return first is not None and _labels(rules).pattern.match(first.group().strip()) is not None


def head_of(lines: Sequence[Line], rules: Rules) -> list[Line]:
    """The lines before the body: down to the first item, or the first paragraph of sentences.

    A text that begins with such a paragraph may have its title there, parted from it by a space alone.
    """
    for place, line in enumerate(lines):
        paragraph = len(line.key) > _LONGEST_HEADING and _SENTENCE.search(line.key)
        if _FIRST_ITEM.match(line.key) or (paragraph and not is_labelled(line, rules)):
            return list(lines[:place]) if place else [line_of(line.text.split(maxsplit=1)[0])]
    return list(lines)


def labelled(lines: Sequence[Line], rules: Rules) -> list[Value]:
    """Every labelled value in some lines, those of the first rules first.

    >>> from minsheng_extract.reading.lines import head_lines
    >>> from minsheng_extract.rulebook import load_rules
    >>> [value.text for value in labelled(head_lines("文 号 | 某政发〔2020〕15号 | 主 题 词 | |"), load_rules())]
    ['某政发〔2020〕15号']
    """
    order = {rule.id: place for place, rule in enumerate(rules.documents)}
    return sorted(_values(lines, _labels(rules)), key=lambda value: order[value.rule.id])


def _values(lines: Sequence[Line], labels: _Labels) -> Iterator[Value]:
    """A label's value runs to the next label or the cell's end; where it is empty, it is the next cell."""
    waiting: DocumentRule | None = None
    for line in lines:
        for cell in _CELL.finditer(line.folded):
            written, folded = line.text[slice(*cell.span())], cell.group()
            found = list(labels.pattern.finditer(folded))
            before = written[: found[0].start()] if found else written
            if waiting is not None and (value := before.strip(_BARE)):
                yield Value(waiting, value)
                waiting = None
            for label, ends in zip(found, [*(one.start() for one in found[1:]), len(written)], strict=False):
                waiting = labels.rules["".join((label["any"] or label["sure"]).split())]
                if value := written[label.end() : ends].strip(_BARE):
                    yield Value(waiting, value)
                    waiting = None
