"""The words that announce offices, leaders or a due day: rules/labels.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.label import Label

_LONGEST = 16
_MARK = re.compile(r"[。;,:!?(【\[〔)】\]〕”]")
_TRIGGER = re.compile(r"[:】\]]")


class LabelHit(NamedTuple):
    """A label in the text: its span from its own bracket or first character to after its colon."""

    label: Label
    start: int
    end: int


@lru_cache(maxsize=8)
def _alternatives(rules: Rules) -> str:
    return "|".join(
        f"(?P<l{number}>{'|'.join(f'(?:{form})' for form in label.forms)})"
        for number, label in enumerate(rules.labels)
        if not label.section
    )


@lru_cache(maxsize=8)
def _at_end(rules: Rules) -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives(rules) or '(?!)'})$")


@lru_cache(maxsize=8)
def _at_start(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"[(\[【〔]?(?:{_alternatives(rules) or '(?!)'})(?:[:】\]]|$)")


def opens_with_label(squeezed: str, rules: Rules) -> bool:
    """Whether a folded line without spaces starts with a label, or is one.

    >>> opens_with_label("责任单位:县教育局", load_rules())
    True
    """
    head = squeezed[: _LONGEST + 2]
    if not (_TRIGGER.search(head) or len(squeezed) <= _LONGEST):
        return False
    return _at_start(rules).match(head if len(squeezed) > _LONGEST else squeezed) is not None


def label_named(squeezed: str, rules: Rules) -> Label | None:
    """The label that some text is, all of it: a heading or a cell that says 责任单位."""
    match = _at_end(rules).match(squeezed.strip("【】[]():"))
    return rules.labels[int((match.lastgroup or "l0")[1:])] if match else None


@lru_cache(maxsize=8)
def _sections(rules: Rules) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{form})" for label in rules.labels if label.section for form in label.forms) or "(?!)"
    )


def heads_duties(squeezed: str, rules: Rules) -> bool:
    """Whether a heading says that who is in charge stands below it, for the unit above: 责任分工, 保障措施."""
    written = squeezed.strip("【】[]():。、")
    return _sections(rules).fullmatch(written) is not None or label_named(written, rules) is not None


def labels_in(folded: str, start: int, end: int, rules: Rules) -> Iterator[LabelHit]:
    """Every label with its colon, or in brackets of its own, in a stretch of folded text."""
    floor = start
    for trigger in _TRIGGER.finditer(folded, start, end):
        found = _ending_at(folded, floor, trigger.start(), rules)
        if found is None:
            continue
        label, at = found
        bracketed = trigger.group() != ":"
        if bracketed and (at == floor or folded[at - 1] not in "【["):
            continue
        floor = _after_colon(folded, trigger.end(), end)
        yield LabelHit(label, at - bracketed, floor)


def _ending_at(folded: str, floor: int, at: int, rules: Rules) -> tuple[Label, int] | None:
    """The label whose last character stands before `at` and where it starts; spaces inside it are allowed."""
    before = _MARK.split(folded[max(floor, at - 2 * _LONGEST) : at])[-1]
    found = _label_ending("".join(before.replace("*", " ").split())[-_LONGEST:], rules)
    if found is None:
        return None
    label, left = found
    while left:
        at -= 1
        left -= not (folded[at].isspace() or folded[at] == "*")
    return label, at


@lru_cache(maxsize=1 << 12)
def _label_ending(squeezed: str, rules: Rules) -> tuple[Label, int] | None:
    """The label that some text without spaces ends with, and its length."""
    match = _at_end(rules).search(squeezed)
    return (rules.labels[int((match.lastgroup or "l0")[1:])], len(match.group())) if match else None


def _after_colon(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in ": *":
        at += 1
    return at
