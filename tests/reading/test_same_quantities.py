"""The same notice gives the same quantities, offices and deadlines, whatever format it came in."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher

import pytest
from test_same_notice import SHEETS, WHOLE

from minsheng_extract import extract
from minsheng_extract.records import Document, Quantity

Row = tuple[object, ...]


def row(quantity: Quantity) -> Row:
    """What has to be the same; places and white space may differ."""
    return (
        re.sub(r"\s", "", quantity.quote), quantity.value, quantity.unit, quantity.comparator, quantity.role,
        re.sub(r"\s", "", quantity.indicator or ""), quantity.deadline, quantity.lead_units, quantity.item_path,
    )  # fmt: skip


def rows(document: Document, *, of_tables: bool = False) -> list[Row]:
    return [row(q) for q in extract(document) if not of_tables or "table" in (q.location or "")]


def agreement(one: list[Row], other: list[Row]) -> float:
    """Share of rows that both have, in the same order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@pytest.mark.parametrize("suffix", WHOLE)
def test_whole_notice(document: Callable[[str], Document], suffix: str) -> None:
    found, wanted = rows(document(suffix)), rows(document("txt"))
    assert len(found) > 50
    assert agreement(found, wanted) >= 0.99


@pytest.mark.parametrize("suffix", SHEETS)
def test_the_table_alone(document: Callable[[str], Document], suffix: str) -> None:
    found = [each[:-1] for each in rows(document(suffix), of_tables=True)]
    wanted = [each[:-1] for each in rows(document("txt"), of_tables=True)]
    assert len(found) > 30
    assert agreement(found, wanted) >= 0.99
