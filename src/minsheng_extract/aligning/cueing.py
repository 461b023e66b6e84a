"""What the words around the figures of a sentence make of them, whatever their role: 任务为…, 已完成…, 其中…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from minsheng_extract.aligning.claiming import Printed
from minsheng_extract.aligning.sentence import Sentence
from minsheng_extract.aligning.span import Span
from minsheng_extract.aligning.vocabulary import Vocabulary

Part = Literal["target", "result", "ratio", "other"]
_CUE_REACH = 10
_YEAR = re.compile(r"(\d{4}) ?年")


def asked_for(spans: Sequence[Span], sentence: Sentence, words: Vocabulary) -> list[bool]:
    """Which figures a list of tasks holds, as far as nothing tells of what was done: 目标任务为:…, …."""
    opened = words.task_list.search(sentence.folded)
    if opened is None or words.turn.search(sentence.folded, 0, opened.end()):
        return [False] * len(spans)
    turned = words.turn.search(sentence.folded, opened.end())
    until = turned.start() if turned else len(sentence.folded)
    return [opened.end() <= span.start < until and _may_be_asked(span, sentence) for span in spans]


def _may_be_asked(span: Span, sentence: Sentence) -> bool:
    """True for a figure of the year that the sentence names last before it, if it names one."""
    quantity = span.quantity
    years = _YEAR.findall(sentence.folded, 0, span.start)
    due = str(quantity.deadline.year) if quantity.deadline else None
    return quantity.role in ("target", "actual") and (not years or due is None or years[-1] == due)


def cued_in(
    spans: Sequence[Span], asked: Sequence[bool], printed: Sequence[Printed], sentence: Sentence, words: Vocabulary
) -> list[Part | None]:
    """What the words make of each figure; None where they say nothing."""
    cued = [_cued(span, printed, sentence, words) for span in spans]
    parts = ["target" if asks and part != "ratio" else part for asks, part in zip(asked, cued, strict=True)]
    _list_on(spans, parts, words)
    _part_off(spans, parts, words)
    _leave_excess(spans, parts, words)
    return parts


def _cued(span: Span, printed: Sequence[Printed], sentence: Sentence, words: Vocabulary) -> Part | None:
    """What the words right around a figure make of it."""
    if span.is_number_of(printed):
        return "ratio"
    if any(one.start <= span.start and span.end <= one.number for one in printed) or _names_project(span, words):
        return "target"
    if span.quantity.role == "actual" and words.proposed.search(sentence.folded, 0, span.start):
        return "target"
    cues = [match.span() for match in words.restated.finditer(span.lead)]
    done = words.done.search(span.lead) or words.reached.search(span.lead)
    near = cues and len(span.lead) - cues[-1][1] <= _CUE_REACH and (done is None or cues[0][0] < done.start())
    if near and words.reached.search(span.lead, cues[-1][1]):
        return "result"  # 500场任务已完成520场
    if near:
        return "other" if words.beyond.search(span.lead, 0, cues[0][0]) else "target"
    return "result" if words.reached.search(span.lead) and span.quantity.role in ("target", "actual") else None


def _names_project(span: Span, words: Vocabulary) -> bool:
    """True for a figure in the quoted name of a project: “改造危房70户”项目."""
    closing = words.project_name.search(span.rest)
    return closing is not None and "“" not in span.rest[: closing.start()]


def _list_on(spans: Sequence[Span], parts: list[Part | None], words: Vocabulary) -> None:
    """What a list of targets goes on with (任务为开工900套、基本建成300套), and targets whose result follows."""
    for at in range(1, len(parts)):
        lead = spans[at].lead
        goes_on = words.listing.match(lead) and words.reached.search(lead) is None
        if goes_on and parts[at] is None and parts[at - 1] == "target":
            parts[at] = "target"
        if parts[at - 1] in (None, "result") and _is_promise_of(spans[at - 1], spans[at], words):
            parts[at - 1] = "target"


def _is_promise_of(span: Span, after: Span, words: Vocabulary) -> bool:
    """True for what was planned, however long its name, before how much of it is done: 计划新增…60个，已完成51个."""
    planned = words.restated.search(span.lead) and not words.reached.search(span.lead)
    return bool(planned) and words.reached.search(after.lead) is not None and span.quantity.unit == after.quantity.unit


def _part_off(spans: Sequence[Span], parts: list[Part | None], words: Vocabulary) -> None:
    """The parts of a target, as far as they come to no more: 任务为9000套，其中公租房5000套，廉租房4000套."""
    for at, span in enumerate(spans[:-1]):
        if parts[at] != "target" or not words.part.match(spans[at + 1].between.lstrip(",(; ")):
            continue
        left = span.quantity.value
        for later, part in enumerate(spans[at + 1 :], start=at + 1):
            left -= part.quantity.value
            told = parts[later] is not None or words.telling_done.search(part.between)
            if told or left < 0 or part.quantity.unit != span.quantity.unit or ";" in part.between:
                break
            parts[later] = "target"


def _leave_excess(spans: Sequence[Span], parts: list[Part | None], words: Vocabulary) -> None:
    """How much more than promised the figure before is: 开工75所，超额完成15所."""
    for at in range(1, len(spans)):
        before, span = spans[at - 1].quantity, spans[at]
        smaller = before.unit == span.quantity.unit and before.value > span.quantity.value
        if parts[at] is None and smaller and span.quantity.role == "actual" and not words.restated.search(span.rest):
            over = words.over_done.search(span.lead)
            if over and over.end() == len(span.lead):
                parts[at] = "other"
