"""A report's text around its figures: where an item's figures end, and what it claims there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from minsheng_extract.aligning.claiming import claim_of
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.aligning.wording import Clause, clauses_of
from minsheng_extract.folding import fold

_SENTENCE_END = re.compile(r"[。!?\n\t<>;]")
_SHORT = 24


class Context(NamedTuple):
    """The text (empty where there is none) with all figures, in order.

    starts
        Where each figure begins.
    begins
        Where the first figure's sentence of each item begins.
    claims
        Where short sentences claim that a task is done, and what they say.
    promised
        The sentences that hold a target: start and end, in order.
    """

    text: str
    figures: tuple[Figure, ...]
    starts: tuple[int, ...]
    begins: tuple[int, ...]
    claims: tuple[tuple[int, str], ...]
    promised: tuple[tuple[int, int], ...]

    def key_of(self, figure: Figure) -> object:
        """The item it stands in; without one, its table row or its paragraph."""
        return _key(figure, self.text)

    def end_of_item(self, figure: Figure) -> int:
        """Where the first figure's sentence of the next item begins, or the end of the text."""
        at = bisect_right(self.begins, figure.quantity.start)
        return self.begins[at] if at < len(self.begins) else len(self.text)


def context_of(text: str, figures: Sequence[Figure], words: Vocabulary) -> Context:
    """The context of one document's figures."""
    begins = [next(group).quantity.sentence_start for _, group in groupby(figures, key=lambda one: _key(one, text))]
    promised = {_sentence_span(one) for one in figures if one.is_target}
    return Context(
        text=text,
        figures=tuple(figures),
        starts=tuple(one.quantity.start for one in figures),
        begins=tuple(begins),
        claims=_claims(text, words),
        promised=tuple(sorted(promised)),
    )


def _key(figure: Figure, text: str) -> object:
    quantity = figure.quantity
    if quantity.item_id is not None:
        return quantity.item_id
    if quantity.location and " column " in quantity.location:
        return quantity.location.partition(" column ")[0]
    if quantity.sentence.strip() == quantity.quote.strip():
        return quantity.indicator
    return text.rfind("\n", 0, quantity.sentence_start)


def _sentence_span(figure: Figure) -> tuple[int, int]:
    quantity = figure.quantity
    return quantity.sentence_start, quantity.sentence_start + len(quantity.sentence)


def claimed_by(figure: Figure, context: Context, words: Vocabulary) -> str | None:
    """What the report says of the task after a result: in its sentence, or in a short one of the item."""
    quantity = figure.quantity
    begin, end = _sentence_span(figure)
    at = bisect_left(context.starts, quantity.end)
    following = min(context.starts[at], end) if at < len(context.starts) else end
    own = claim_of(quantity.sentence[quantity.end - begin : following - begin], words)
    return own or claim_between(end, context.end_of_item(figure), context)


def claim_between(first: int, last: int, context: Context) -> str | None:
    """The first claim of a short sentence without figures between two places: 完成任务。"""
    at = bisect_left(context.claims, (first, ""))
    return context.claims[at][1] if at < len(context.claims) and context.claims[at][0] < last else None


def _claims(text: str, words: Vocabulary) -> tuple[tuple[int, str], ...]:
    """Where short sentences without figures claim that a task is done, and what they say."""
    folded = fold(text)
    found: dict[int, str] = {}
    for pattern in words.claims:
        for match in pattern.finditer(folded):
            sentence = _sentence_around(folded, match.start())
            if len(sentence) <= _SHORT and not any(char.isdigit() for char in sentence):
                found.setdefault(match.start(), text[match.start() : match.end()])
    return tuple(sorted(found.items()))


def _sentence_around(folded: str, at: int) -> str:
    before, after = folded[max(0, at - _SHORT) : at], folded[at : at + _SHORT]
    return _SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(after)[0]


def clauses_after(figure: Figure, context: Context, words: Vocabulary) -> tuple[Clause, ...]:
    """What the rest of the figure's item says in words."""
    _, after = _sentence_span(figure)
    return clauses_of(context.text, context.promised, words, after, context.end_of_item(figure))
