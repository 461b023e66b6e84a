"""How each figure of a sentence stands in it: target or result, and the completion ratio printed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import regex

from minsheng_extract.aligning.claiming import Printed, printed_in
from minsheng_extract.aligning.measuring import fit
from minsheng_extract.aligning.sentence import Sentence
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Quantity

Part = Literal["target", "result", "ratio", "other"]
_CUE_REACH = 10
_SUBJECT = 3
_LISTED = ("、", "和", "及", "以及")


class Standing(NamedTuple):
    """What a figure is for aligning.

    part
        `ratio`: it is the number of a printed completion ratio.
    printed
        The completion ratio that the text prints for it.
    really
        实际 or 完成情况: stands before it, so that a like figure before that word is the target.
    labelled
        A label between what was promised and what was done stands before it: 完成情况: ….
    reached
        已 or 实际 stands before it in its clause.
    cued
        The words around it make it a target, whatever its role.
    of_task
        It is a target for the completion rate itself: 投资完成率达到50%以上.
    share
        The completion ratio whose number it is, where that is printed for no figure.
    """

    part: Part
    printed: Printed | None = None
    really: bool = False
    labelled: bool = False
    reached: bool = False
    cued: bool = False
    of_task: bool = False
    share: Printed | None = None


class _Span(NamedTuple):
    """A figure's place in its sentence.

    lead, clause
        What stands before it in its clause: since the figure before it, and from the clause's start.
    rest
        What stands after it in its clause.
    """

    quantity: Quantity
    start: int
    end: int
    lead: str
    clause: str
    rest: str


def plan_standings(quantities: Sequence[Quantity], sentence: Sentence, words: Vocabulary) -> tuple[Standing, ...]:
    """The standings of a plan's sentence: what it promises is its targets."""
    return tuple(Standing(_by_role(quantity)) for quantity in quantities)


def report_standings(quantities: Sequence[Quantity], sentence: Sentence, words: Vocabulary) -> tuple[Standing, ...]:
    """The standings of a report's sentence.

    The words around a figure say more than the role it was given: what a completion ratio is printed
    for is a result; what 任务, 目标 or 计划 stand before is a target, and so is what the ratio's own
    phrase names (完成全年900万人目标的73%).
    """
    if not words.cue.search(sentence.folded):
        return plan_standings(quantities, sentence, words)
    spans = _spans(quantities, sentence)
    bound = [span for span in spans if _is_bound(span)]
    found = printed_in(quantities[0].sentence, words)
    printed = [one for one in found if not any(_is_number_of(span, [one]) for span in bound)]
    cued = _listed_on(spans, [_cued(span, printed, words) for span in spans], words)
    results = [span for span, part in zip(spans, cued, strict=True) if part in (None, "result")]
    given = _given(spans, results, printed, sentence, words)
    really, labelled = _first(words.really, sentence), _first(words.done_label, sentence)
    ratios = [one for one in printed if one.names_task or one in given.values()]
    return tuple(
        Standing(
            part=_settled(span, after, sentence, part, ratios, given, words),
            printed=given.get(span.quantity.quantity_id),
            really=really <= span.start,
            labelled=labelled <= span.start,
            reached=words.reached.search(span.lead) is not None,
            cued=part == "target",
            of_task=span in bound and _is_number_of(span, found),
            share=_share(span, ratios, given) if ratios and span not in bound else None,
        )
        for span, after, part in zip(spans, [*spans[1:], None], cued, strict=True)
    )


def _share(span: _Span, ratios: Sequence[Printed], given: dict[str, Printed]) -> Printed | None:
    """The ratio of the task or of the work whose number a figure is, if no figure has it."""
    if span.quantity.unit != "%" or span.quantity.quantity_id in given:
        return None
    own = (one for one in ratios if one.start <= span.start and one.number < span.end and span.start < one.end)
    return next((one for one in own if one not in given.values()), None)


def _first(pattern: regex.Pattern[str], sentence: Sentence) -> int:
    """Where the first match ends, behind the sentence where there is none."""
    match = pattern.search(sentence.folded)
    return match.end() if match else len(sentence.folded) + 1


def _settled(
    span: _Span,
    after: _Span | None,
    sentence: Sentence,
    cued: Part | None,
    ratios: Sequence[Printed],
    given: dict[str, Printed],
    words: Vocabulary,
) -> Part:
    if span.quantity.quantity_id in given:
        return "result"
    if cued == "ratio" and not _is_number_of(span, ratios):
        return _by_role(span.quantity) if span.lead else "other"  # (93%) of no figure is neither
    part = cued or _by_role(span.quantity)
    return "other" if part == "result" and _is_restated(span, after, sentence, ratios, words) else part


def _is_restated(
    span: _Span, after: _Span | None, sentence: Sentence, ratios: Sequence[Printed], words: Vocabulary
) -> bool:
    """True for the promise's own number before what came of it: 9处工程完成工程量的70%; 5个中3个已建成; 3所正在建设."""
    if words.not_done.search(span.rest):
        return True
    if after and after.quantity.unit == span.quantity.unit and words.whole.match(sentence.folded[span.end : after.end]):
        return True
    return any(one.work and span.end <= one.start <= span.end + len(span.rest) for one in ratios)


def _spans(quantities: Sequence[Quantity], sentence: Sentence) -> list[_Span]:
    spans: list[_Span] = []
    before = 0
    for quantity in quantities:
        start, end = quantity.start - quantity.sentence_start, quantity.end - quantity.sentence_start
        clause = sentence.clause_start(start)
        first = max(clause, sentence.folded.rfind("(", clause, start) + 1)
        lead = sentence.folded[max(before, first) : start]
        rest = sentence.folded[end : sentence.clause_end(end)]
        spans.append(_Span(quantity, start, end, lead, sentence.folded[first:start], rest))
        before = end
    return spans


def _cued(span: _Span, printed: Sequence[Printed], words: Vocabulary) -> Part | None:
    """What the words right around the figure make of it, whatever its role; None where they say nothing."""
    if _is_number_of(span, printed):
        return "ratio"
    if any(one.start <= span.start and span.end <= one.number for one in printed) or _names_project(span, words):
        return "target"
    cues = [match.span() for match in words.restated.finditer(span.lead)]
    done = words.done.search(span.lead) or words.reached.search(span.lead)
    near = cues and len(span.lead) - cues[-1][1] <= _CUE_REACH and (done is None or cues[0][0] < done.start())
    if near and words.reached.search(span.lead, cues[-1][1]):
        return "result"  # 500场任务已完成520场
    if near:
        return "other" if words.beyond.search(span.lead, 0, cues[0][0]) else "target"
    return "result" if words.reached.search(span.lead) and span.quantity.role in ("target", "actual") else None


def _listed_on(spans: Sequence[_Span], cued: Sequence[Part | None], words: Vocabulary) -> list[Part | None]:
    """The same, where a list of targets goes on (任务为开工900套、基本建成300套), or its result follows."""
    parts = list(cued)
    for at in range(1, len(parts)):
        lead = spans[at].lead
        goes_on = lead.startswith(_LISTED) and words.reached.search(lead) is None
        if goes_on and parts[at] is None and parts[at - 1] == "target":
            parts[at] = "target"
        if parts[at - 1] in (None, "result") and _is_promise_of(spans[at - 1], spans[at], words):
            parts[at - 1] = "target"
    return parts


def _is_promise_of(span: _Span, after: _Span, words: Vocabulary) -> bool:
    """True for what was planned, however long its name, before how much of it is done: 计划新增…60个，已完成51个."""
    planned = words.restated.search(span.lead) and not words.reached.search(span.lead)
    return bool(planned) and words.reached.search(after.lead) is not None and span.quantity.unit == after.quantity.unit


def _names_project(span: _Span, words: Vocabulary) -> bool:
    """True for a figure in the quoted name of a project: “改造危房70户”项目."""
    closing = words.project_name.search(span.rest)
    return closing is not None and "“" not in span.rest[: closing.start()]


def _by_role(quantity: Quantity) -> Part:
    if quantity.role == "target":
        return "target"
    return "result" if quantity.role == "actual" else "other"


def _is_bound(span: _Span) -> bool:
    """True for a commitment to at least or at most so much: 投资完成率达到50%以上."""
    return span.quantity.role == "target" and span.quantity.comparator in (">=", ">", "<=", "<")


def _is_number_of(span: _Span, printed: Sequence[Printed]) -> bool:
    return any(span.start < one.end and one.number < span.end for one in printed)


def _given(
    spans: Sequence[_Span], results: Sequence[_Span], printed: Sequence[Printed], sentence: Sentence, words: Vocabulary
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


def _is_compared(span: _Span, words: Vocabulary) -> bool:
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


def _belongs(one: Printed, span: _Span, sentence: Sentence) -> bool:
    if one.work:
        return False
    if one.close:
        return one.start - span.end <= 2
    if one.verb is not None:
        return one.verb in span.clause or one.verb in (span.quantity.action or "")
    return not one.names_task or _is_of(one, span, sentence)


def _is_of(one: Printed, span: _Span, sentence: Sentence) -> bool:
    """False where the ratio's own clause names another matter than the figure's: 新建3所，公园建设完成任务的95%."""
    subject = sentence.folded[max(sentence.clause_start(one.start), span.end) : one.start]
    named = {subject[at : at + 2] for at in range(len(subject) - 1) if subject[at : at + 2].isalpha()}
    if len(named) < _SUBJECT:
        return True
    return any(pair in f"{span.clause}{span.rest}{span.quantity.indicator or ''}" for pair in named)
