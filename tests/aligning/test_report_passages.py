from __future__ import annotations

import re
from decimal import Decimal

import pytest
from report_passages import PASSAGES

from minsheng_extract.aligning import align
from minsheng_extract.aligning.figure import figures_of_report
from minsheng_extract.aligning.vocabulary import vocabulary
from minsheng_extract.extracting import read_figures
from minsheng_extract.records import Alignment, Document
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out


def aligned(text: str) -> tuple[Alignment, ...]:
    document = Document.from_text(text, year=2031, doc_type="report")
    rules = load_rules()
    quantities = read_figures(document, lay_out(document, rules), rules).quantities
    return align(quantities, quantities, plan=document, report=document, rules=rules)


def targets_in(text: str) -> list[str]:
    """The quotes of what a report's text is read to promise."""
    document = Document.from_text(text, year=2031, doc_type="report")
    rules = load_rules()
    quantities = read_figures(document, lay_out(document, rules), rules).quantities
    return [one.quantity.quote for one in figures_of_report(quantities, vocabulary(rules)) if one.is_target]


@pytest.mark.parametrize("name", PASSAGES)
def test_a_passage_gives_the_ratio_it_prints(name: str) -> None:
    text, rows = PASSAGES[name]
    got = [
        (str(one.target_value.normalize()), str((one.actual_value or Decimal(0)).normalize()), one.claimed, one.status)
        for one in aligned(text)
    ]
    assert got == [
        (str(Decimal(target).normalize()), str(Decimal(result).normalize()), claimed or one_claim(text), status)
        for target, result, claimed, status in rows
    ]


@pytest.mark.parametrize("name", PASSAGES)
def test_no_passage_is_marked_for_a_ratio_that_differs(name: str) -> None:
    for one in aligned(PASSAGES[name][0]):
        assert not any("不符" in mark for mark in one.review), one.review


@pytest.mark.parametrize("name", PASSAGES)
def test_the_arithmetic_of_a_passage_is_its_own(name: str) -> None:
    for target, result, claimed, _ in PASSAGES[name][1]:
        if claimed is None:
            continue
        number = re.search(r"[\d.]+", claimed)
        assert number is not None
        printed = Decimal(number.group()) + (100 if "超额" in claimed else 0)
        step = Decimal(1).scaleb(Decimal(number.group()).as_tuple().exponent)  # type: ignore[arg-type]
        assert abs(Decimal(result) / Decimal(target) * 100 - printed) <= step


def one_claim(text: str) -> str | None:
    match = re.search(r"超额完成\w+", text)
    return match.group() if match else None
