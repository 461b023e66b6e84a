"""A plan's targets with what a report says became of them: the step's public face."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from minsheng_extract.aligning.across import answers_across
from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.claiming import Printed
from minsheng_extract.aligning.context import Context, claim_between, claimed_by, clauses_after, context_of
from minsheng_extract.aligning.figure import Figure, figures_of_plan, figures_of_report
from minsheng_extract.aligning.inside import answers_inside, is_result, is_target, items_of
from minsheng_extract.aligning.naming import weigh
from minsheng_extract.aligning.pairing import check_pair
from minsheng_extract.aligning.reasoning import Said, marks_of, reason_of
from minsheng_extract.aligning.verdict import judge
from minsheng_extract.aligning.vocabulary import Vocabulary, vocabulary
from minsheng_extract.aligning.wording import Clause, clauses_of, said_of
from minsheng_extract.records import Alignment, Document, Quantity, stable_id
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
    marks = check_pair(targets, results, plan, report, words, force=force)
    return _aligned_across(targets, results, report, marks, words)


def _doc_id(document: Document | None, quantities: Sequence[Quantity]) -> str | None:
    return document.doc_id if document else quantities[0].doc_id if quantities else None


def _aligned_across(
    plan: Sequence[Quantity], report: Sequence[Quantity], document: Document | None, marks: tuple[str, ...],
    words: Vocabulary,
) -> tuple[Alignment, ...]:  # fmt: skip
    promised, reported = figures_of_plan(plan, words), figures_of_report(report, words)
    context = context_of(document.text if document else "", reported)
    targets = [figure for figure in promised if is_target(figure)]
    answers = answers_across(targets, reported, words)
    clauses = clauses_of(context.text, context.promised, words)
    told = _tell(targets, answers, {target.id: clauses for target in targets}, context)
    report_id = _doc_id(document, report) or ""
    return tuple(_alignment(answer, context, report_id, marks, words) for answer in told)


def _aligned_inside(
    quantities: Sequence[Quantity], document: Document | None, words: Vocabulary
) -> tuple[Alignment, ...]:
    context = context_of(document.text if document else "", figures_of_report(quantities, words))
    answers = answers_inside(context, words)
    targets = _restated(context, answers, words)
    clauses = {target.id: clauses_after(target, context, words) for target in targets if target.id not in answers}
    told = _tell(targets, answers, clauses, context)
    return tuple(_alignment(answer, context, _doc_id(document, quantities) or "", (), words) for answer in told)


def _restated(context: Context, answers: dict[str, Answer], words: Vocabulary) -> list[Figure]:
    """Answered targets, and unanswered ones in rows: items whose targets have their results further down."""
    rowed = [answer.target.quantity for answer in answers.values() if _is_rowed(answer)]
    rows = {quantity.item_id for quantity in rowed}
    tables = {quantity.item_path[:-1] for quantity in rowed if len(quantity.item_path) > 1}
    restated: list[Figure] = []
    for members in items_of(context, words):
        last_result = max((one.quantity.start for one in members if is_result(one)), default=-1)
        for one in members:
            in_row = one.quantity.item_id in rows and one.quantity.start < last_result
            in_table = one.quantity.item_path[:-1] in tables and (last_result < 0 or one.quantity.start < last_result)
            if one.id in answers or (is_target(one) and (in_row or in_table)):
                restated.append(one)
    return restated


def _is_rowed(answer: Answer) -> bool:
    """True for a target of an item that has its result in a later sentence."""
    target = answer.target.quantity
    return target.item_id is not None and target.sentence_start != answer.results[0].quantity.sentence_start


def _tell(
    targets: Sequence[Figure], answers: dict[str, Answer], clauses: dict[str, tuple[Clause, ...]], context: Context
) -> list[Answer]:
    """The answers to all targets, those in words alone and those that are missing among them."""
    weights = weigh(name for figure in (*targets, *context.figures) for name in (figure.name, figure.clause))
    told: list[Answer] = []
    for target in targets:
        answer = answers.get(target.id, Answer(target))
        if not answer.results and (said := said_of(target, clauses.get(target.id, ()), weights)):
            answer = answer._replace(said=said.status, sentence=said.sentence)
        told.append(answer)
    return told


def _alignment(
    answer: Answer, context: Context, report_id: str, marks: tuple[str, ...], words: Vocabulary
) -> Alignment:
    target = answer.target.quantity
    verdict, said = judge(answer, words), _said(answer, context, words)
    return Alignment(
        alignment_id=stable_id(target.quantity_id, report_id),
        plan_doc_id=target.doc_id,
        plan_quantity_id=target.quantity_id,
        report_doc_id=report_id,
        actual_quantity_ids=tuple(result.id for result in answer.results),
        relation=answer.relation,
        indicator=target.indicator,
        target_value=target.value,
        actual_value=answer.value,
        unit=target.unit,
        ratio=verdict.ratio,
        status=verdict.status,
        claimed=said.text,
        similarity=None if answer.score is None else min(100.0, round(answer.score, 1)),
        reason=reason_of(answer, verdict, words),
        region=target.region,
        year=target.year,
        lead_units=target.lead_units,
        plan_sentence=target.sentence,
        actual_sentence=answer.results[0].quantity.sentence if answer.results else answer.sentence,
        review=(*marks, *marks_of(answer, verdict, said, words)),
    )


def _said(answer: Answer, context: Context, words: Vocabulary) -> Said:
    """The ratio that the report prints, or its words that the task is done."""
    printed: Printed | None = answer.printed_by.printed if answer.printed_by else None
    if printed is not None:
        return Said(printed.text, printed.value, printed.step)
    if answer.results:
        return Said(claimed_by(answer.results[-1], context, words))
    if context.figures and answer.target.quantity.doc_id == context.figures[0].quantity.doc_id:
        end = answer.target.quantity.sentence_start + len(answer.target.quantity.sentence)
        return Said(claim_between(end, context.end_of_item(answer.target), context, words))
    return Said(None)
