"""An answer written down: the record of what became of a target."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.context import Context, claim_between, claimed_by
from minsheng_extract.aligning.reasoning import Said, marks_of, reason_of
from minsheng_extract.aligning.verdict import judge
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Alignment, stable_id


class Recorder(NamedTuple):
    """What all alignments of one pair share: the report's text and figures, and the marks of the pair."""

    context: Context
    report_id: str
    marks: tuple[str, ...]
    words: Vocabulary

    def record(self, answer: Answer) -> Alignment:
        """The alignment of one target."""
        target = answer.target.quantity
        verdict, said = judge(answer, self.words), self._said(answer)
        return Alignment(
            alignment_id=stable_id(target.quantity_id, self.report_id),
            plan_doc_id=target.doc_id,
            plan_quantity_id=target.quantity_id,
            report_doc_id=self.report_id,
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
            reason=reason_of(answer, verdict, self.words),
            region=target.region,
            year=target.year,
            lead_units=target.lead_units,
            plan_sentence=target.sentence,
            actual_sentence=answer.results[0].quantity.sentence if answer.results else answer.sentence,
            review=(*self.marks, *marks_of(answer, verdict, said, self.words)),
        )

    def _said(self, answer: Answer) -> Said:
        """The ratio that the report prints, or its words that the task is done."""
        printed = answer.printed_by.printed if answer.printed_by else None
        if printed is not None:
            return Said(printed.text, printed.value, printed.step)
        if answer.results:
            return Said(claimed_by(answer.results[-1], self.context, self.words))
        target, figures = answer.target.quantity, self.context.figures
        if figures and target.doc_id == figures[0].quantity.doc_id:
            end = target.sentence_start + len(target.sentence)
            return Said(claim_between(end, self.context.end_of_item(answer.target), self.context))
        return Said(None)
