from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from made_pair import HALF_YEAR, HALF_YEAR_ANSWERS, PLAN, YEARLY, YEARLY_ANSWERS

from minsheng_extract.aligning import align
from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import read_bytes
from minsheng_extract.records import Alignment, Document, Quantity
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out

REPORTS = {"yearly": (YEARLY, YEARLY_ANSWERS), "half a year": (HALF_YEAR, HALF_YEAR_ANSWERS)}


def figures_of(text: str) -> tuple[Document, tuple[Quantity, ...]]:
    rules = load_rules()
    document = read_bytes(text.encode(), "notice.txt", rules)
    return document, read_figures(document, lay_out(document, rules), rules).quantities


@cache
def aligned(name: str) -> tuple[dict[str, Alignment], dict[str, str]]:
    """The alignments by the target's quote, and the quotes of the report's figures by their ids."""
    (plan, promised), (report, reported) = figures_of(PLAN), figures_of(REPORTS[name][0])
    quotes = {one.quantity_id: one.quote for one in (*promised, *reported)}
    found = align(promised, reported, plan=plan, report=report)
    return {quotes[one.plan_quantity_id]: one for one in found}, quotes


@pytest.mark.parametrize(("name", "quote"), [(name, quote) for name, (_, rows) in REPORTS.items() for quote in rows])
def test_a_target_has_its_answer(name: str, quote: str) -> None:
    found, quotes = aligned(name)
    answers, ratio, status = REPORTS[name][1][quote]
    got = found[quote]
    assert (tuple(quotes[one] for one in got.actual_quantity_ids), got.status) == (answers, status)
    assert got.ratio == (None if ratio is None else Decimal(ratio))


@pytest.mark.parametrize("name", REPORTS)
def test_every_target_of_the_plan_is_told(name: str) -> None:
    assert set(aligned(name)[0]) == set(REPORTS[name][1])
