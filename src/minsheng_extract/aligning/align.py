"""A plan's targets with what a report says became of them: the step's public face."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from minsheng_extract.aligning.across import answers_across
from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.below import answers_below
from minsheng_extract.aligning.beyond import answers_beyond
from minsheng_extract.aligning.bond import Bond, check_pair
from minsheng_extract.aligning.context import clauses_after, context_of
from minsheng_extract.aligning.figure import Figure, figures_of_report, restates, targets_of_plan
from minsheng_extract.aligning.inside import answers_inside
from minsheng_extract.aligning.naming import Weights
from minsheng_extract.aligning.passage import Passage, passages_of
from minsheng_extract.aligning.recording import Recorder
from minsheng_extract.aligning.repeats import answers_told_again, first_told
from minsheng_extract.aligning.retold import answers_retold, named_by_promise, without_retold
from minsheng_extract.aligning.saying import answers_said, clauses_waiting
from minsheng_extract.aligning.sharing import answers_by_share
from minsheng_extract.aligning.vocabulary import Vocabulary, vocabulary
from minsheng_extract.aligning.wording import Clause, answers_in_words, clauses_of
from minsheng_extract.records import Alignment, Document, Quantity
from minsheng_extract.rulebook import Rules, load_rules


def align(
    plan_quantities: Iterable[Quantity],
    report_quantities: Iterable[Quantity],
    *,
    plan: Document | None = None,
    report: Document | None = None,
    force: bool = False,
    rules: Rules | None = None,
) -> tuple[Alignment, ...]:
    """Each target of a plan with the figures of a report that answer it, in the plan's order.

    With the same document on both sides, each target that the document restates is set against the
    results beside it; targets for later, which have none, are left out. The documents' texts are
    needed only for what is said in words (建成全区首个查验场; 完成任务).

    force
        Align documents of different places or years too, each row marked. Without it they raise
        `PairError`, which says why they do not belong together.

    >>> alignments = align(plan_quantities, report_quantities, plan=plan, report=report)  # doctest: +SKIP
    >>> alignments[0].status, alignments[0].ratio                                         # doctest: +SKIP
    ('exceeded', Decimal('1.2000'))
    """
    words = vocabulary(rules or load_rules())
    targets, results = tuple(plan_quantities), tuple(report_quantities)
    if _doc_id(plan, targets) == _doc_id(report, results):
        return _aligned_inside(targets, report or plan, words)
    bond = check_pair(targets, results, plan, report, words, force=force)
    return _aligned_across(targets, results, report, bond, words)


def _doc_id(document: Document | None, quantities: Sequence[Quantity]) -> str | None:
    return document.doc_id if document else quantities[0].doc_id if quantities else None


def _aligned_across(
    plan: tuple[Quantity, ...], report: tuple[Quantity, ...], document: Document | None, bond: Bond, words: Vocabulary
) -> tuple[Alignment, ...]:  # fmt: skip
    reported = figures_of_report(report, words)
    targets = targets_of_plan(plan, words)
    context = context_of(document.text if document else "", reported, words)
    reported = named_by_promise(without_retold(targets, reported, context, words))
    answers, weights = answers_across(targets, reported, bond.years, words)

    answers |= answers_retold(targets, reported, answers, weights, words)
    answers |= answers_told_again(targets, answers, weights, words)
    answers |= answers_by_share(_without(targets, answers), reported, weights, words)

    @cache
    def clauses() -> tuple[Clause, ...]:
        waiting = clauses_waiting(reported, context, words)
        return (*clauses_of(context.text, context.promised, words), *waiting)

    answers |= answers_in_words(_without(targets, answers), lambda _: clauses(), weights)
    recorder = Recorder(context, _doc_id(document, report) or "", bond.marks, words)
    return tuple(recorder.record(answers.get(target.id, Answer(target))) for target in targets)


def _aligned_inside(
    quantities: tuple[Quantity, ...], document: Document | None, words: Vocabulary
) -> tuple[Alignment, ...]:
    if not restates(quantities, words):
        return ()
    context = context_of(document.text if document else "", figures_of_report(quantities, words), words)
    passages = passages_of(context, words)
    answers, weights = answers_inside(passages, words)
    answers |= answers_beyond(passages, answers, weights, words)
    answers |= answers_below(passages, answers, weights, words)
    answers |= answers_said(passages, answers, context, words)
    targets = _restated(passages, answers, weights, words)
    answers |= answers_in_words(
        _without(targets, answers), lambda target: clauses_after(target, context, words), weights
    )
    recorder = Recorder(context, _doc_id(document, quantities) or "", (), words)
    return tuple(recorder.record(answers.get(target.id, Answer(target))) for target in targets)


def _without(targets: Sequence[Figure], answers: dict[str, Answer]) -> list[Figure]:
    return [target for target in targets if target.id not in answers]


def _restated(
    passages: Sequence[Passage], answers: dict[str, Answer], weights: Weights, words: Vocabulary
) -> list[Figure]:
    """Answered targets, and unanswered ones of a table in which targets have their results further down."""
    rowed = [answer.target.quantity for answer in answers.values() if _is_rowed(answer)]
    rows = {quantity.item_id for quantity in rowed}
    tables = {quantity.item_path[:-1] for quantity in rowed if len(quantity.item_path) > 1}
    restated: list[Figure] = []
    for passage in passages:
        last_result = max((one.quantity.start for one in passage.members if one.is_result), default=-1)
        for one in passage.members:
            beside_results = one.quantity.item_id in rows or one.quantity.item_path[:-1] in tables
            waits = passage.tabular and beside_results and (last_result < 0 or one.quantity.start < last_result)
            if one.id in answers or (one.is_target and waits and first_told(one, passage, weights, words) is None):
                restated.append(one)
    return restated


def _is_rowed(answer: Answer) -> bool:
    """True for a target of an item that has its result in a later sentence."""
    target = answer.target.quantity
    return (
        bool(answer.results)
        and target.item_id is not None
        and target.sentence_start != answer.results[0].quantity.sentence_start
    )
