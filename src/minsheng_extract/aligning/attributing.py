"""Which figure of a sentence each printed completion ratio is of."""

from __future__ import annotations

from collections.abc import Sequence

from minsheng_extract.aligning.claiming import Printed
from minsheng_extract.aligning.measuring import fit
from minsheng_extract.aligning.sentence import Sentence
from minsheng_extract.aligning.span import Span
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold

_SUBJECT = 3


def attributed(
    spans: Sequence[Span], results: Sequence[Span], printed: Sequence[Printed], sentence: Sentence, words: Vocabulary
) -> dict[str, Printed]:
    """The ratio printed for each figure, by quantity_id.

    A ratio belongs to the last figure before it, to the last in the unit of the target that its
    phrase names; the ratios of a list (分别) to as many figures.
    """
    given: dict[str, Printed] = {}
    for run in _runs(printed):
        before = [span for span in results if span.end <= run[0].start and not _is_compared(span, words)]
        named = [span.quantity for span in spans if run[0].start <= span.start and span.end <= run[0].number]
        alike = [span for span in before if any(fit(one, span.quantity, words) for one in named)]
        for one, span in zip(reversed(run), reversed(alike or before), strict=False):
            if _belongs(one, span, sentence):
                given.setdefault(span.quantity.quantity_id, one)
    return given


def share_of(span: Span, ratios: Sequence[Printed], given: dict[str, Printed]) -> Printed | None:
    """The ratio of the task or of the work whose number a figure is, if no figure has it."""
    if span.quantity.unit != "%" or span.quantity.quantity_id in given:
        return None
    own = (one for one in ratios if one.start <= span.start and one.number < span.end and span.start < one.end)
    return next((one for one in own if one not in given.values()), None)


def _is_compared(span: Span, words: Vocabulary) -> bool:
    """True for what only says how much more or less than before: 比上年增加83万人."""
    return span.quantity.change is not None or words.compared.search(span.lead) is not None


def _runs(printed: Sequence[Printed]) -> list[list[Printed]]:
    """Ratios of one list together: only those stand right after each other."""
    runs: list[list[Printed]] = []
    for one in printed:
        if runs and one.start == runs[-1][-1].end:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _belongs(one: Printed, span: Span, sentence: Sentence) -> bool:
    if one.work:
        return False
    if one.close:
        return one.start - span.end <= 2
    if one.verb is not None:
        return one.verb in span.clause or one.verb in fold(span.quantity.action or "")
    return not one.names_task or _is_of(one, span, sentence)


def _is_of(one: Printed, span: Span, sentence: Sentence) -> bool:
    """False where the ratio's own clause names another matter than the figure's: 新建3所，公园建设完成任务的95%."""
    subject = sentence.folded[max(sentence.clause_start(one.start), span.end) : one.start]
    named = {subject[at : at + 2] for at in range(len(subject) - 1) if subject[at : at + 2].isalpha()}
    if len(named) < _SUBJECT:
        return True
    return any(pair in f"{span.clause}{span.rest}{span.quantity.indicator or ''}" for pair in named)
