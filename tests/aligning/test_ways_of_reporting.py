from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from test_made_pairs import figures_of
from ways_of_reporting import WAYS, Row

from minsheng_extract.aligning import align
from minsheng_extract.records import Alignment

ROWS = [(family, row) for family, rows in WAYS.items() for row in rows]


@cache
def first_alignment(promise: str, said: str) -> tuple[Alignment, dict[str, str]]:
    """What became of the first target, and the quotes of the report's figures by their ids."""
    plan, promised = figures_of(f"青山县2031年民生实事工作方案\n一、{promise}\n")
    report, reported = figures_of(f"青山县2031年民生实事完成情况报告\n一、{said}\n")
    found = align(promised, reported, plan=plan, report=report)
    return found[0], {one.quantity_id: one.quote for one in reported}


@pytest.mark.parametrize(("family", "row"), ROWS, ids=[f"{family}: {row[1]}" for family, row in ROWS])
def test_a_way_of_reporting_is_read(family: str, row: Row) -> None:
    promise, said, answers, ratio, status = row
    got, quotes = first_alignment(promise, said)
    assert (tuple(quotes[one] for one in got.actual_quantity_ids), got.status) == (answers, status), family
    assert got.ratio == (None if ratio is None else Decimal(ratio))


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[row[1] for _, row in ROWS])
def test_a_person_is_told_what_the_report_does_not_say(row: Row) -> None:
    got, _ = first_alignment(row[0], row[1])
    if got.relation == "sum" or got.actual_quantity_ids == () or got.ratio is None:
        assert got.review or got.status == "not_reported"
    assert got.reason.startswith("目标")
