"""On the gold's own quantities: what aligning does by itself, whatever extracting finds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from gold_figures import document_of, lines_of, quantities_of

from minsheng_extract.aligning import align
from minsheng_extract.records import Alignment, Document, Quantity

PLAN, REPORT = "nanhai-2023-plan", "nanhai-2023-report"


def sides() -> dict[str, tuple[Document, list[Quantity]]]:
    documents = {PLAN: document_of(PLAN, "plan", 2023), REPORT: document_of(REPORT, "report", 2023)}
    return {name: (document, quantities_of(name, document)) for name, document in documents.items()}


@pytest.mark.parametrize(("plan", "gold"), [(PLAN, f"{PLAN}--{REPORT}"), (REPORT, REPORT)])
def test_targets_and_answers_are_the_golds(plan: str, gold: str) -> None:
    given = sides()
    (plan_document, promised), (report_document, reported) = given[plan], given[REPORT]
    index = {quantity.quantity_id: line for line, quantity in enumerate(reported)}
    found = align(promised, reported, plan=plan_document, report=report_document)
    got = {one.plan_quantity_id: one for one in found}
    lines = [line for line in lines_of(f"{gold}.alignments") if not line["optional"]]
    pairs = [(line, got[promised[line["plan"]].quantity_id]) for line in lines]
    answers = [(index[answer], line) for line, one in pairs for answer in one.actual_quantity_ids]
    right = [answer in {*line["actuals"], *line.get("also_actuals", [])} for answer, line in answers]
    assert sum(is_right(line, one) for line, one in pairs) / len(pairs) >= 0.95
    assert sum(right) / len(right) >= 0.98


def is_right(line: dict[str, object], got: Alignment) -> bool:
    if got.status != line["status"]:
        return False
    if line["ratio"] is None:
        return True
    gold = Decimal(str(line["ratio"]))
    return got.ratio is not None and abs(got.ratio - gold) <= gold * Decimal("0.005")
