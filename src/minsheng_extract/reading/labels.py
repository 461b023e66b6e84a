"""Labelled values at a page's head: `发布机构: 某区人民政府`, `文 号 | 某政发〔2020〕15号 |`, one a line or many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.lines import Line, closed
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.document import DocumentRule

_CELLS = re.compile(r"[|\t]|\s{3,}")
_BARE = " \u3000|/-—:：;；[]【】"


class Value(NamedTuple):
    """What stands after a label, as written, and the rule that knows the label."""

    rule: DocumentRule
    text: str


class _Labels(NamedTuple):
    pattern: re.Pattern[str]
    rules: dict[str, DocumentRule]


@lru_cache(maxsize=8)
def _labels(rules: Rules) -> _Labels:
    """One pattern for all labels, their characters spaced out or not, longest first."""
    known = {fold(label): rule for rule in reversed(rules.documents) for label in rule.labels}
    spaced = (r"\s*".join(map(re.escape, label)) for label in sorted(known, key=len, reverse=True))
    ended = r"\s*(?:[】\])]\s*:?|:|$)"
    return _Labels(re.compile(rf"(?:^|(?<=[\s;,。【\[(]))[【\[(]?\s*({'|'.join(spaced)}){ended}\s*"), known)


def is_labelled(line: Line, rules: Rules) -> bool:
    """Whether a line is one of the page's own rows and no part of the notice."""
    return _labels(rules).pattern.match(fold(_CELLS.split(line.text)[0].strip())) is not None


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
    open_rule: DocumentRule | None = None
    for line in lines:
        for cell in _CELLS.split(line.text):
            written = cell.strip()
            found = list(labels.pattern.finditer(fold(written)))
            before = written[: found[0].start()] if found else written
            if open_rule is not None and (value := before.strip(_BARE)):
                yield Value(open_rule, closed(value) if open_rule.field != "furniture" else value)
                open_rule = None
            for place, label in enumerate(found):
                end = found[place + 1].start() if place + 1 < len(found) else len(written)
                open_rule = labels.rules[re.sub(r"\s+", "", label[1])]
                if value := written[label.end() : end].strip(_BARE):
                    yield Value(open_rule, value)
                    open_rule = None
