from __future__ import annotations

from datetime import date

from minsheng_extract import extract
from minsheng_extract.records import Document

TEXT = "新增学位900个。"


def test_a_bare_text_is_a_plan_of_no_known_year_or_place() -> None:
    document = Document.from_text(TEXT)
    assert (document.doc_type, document.year, document.period_end, document.region) == ("plan", None, None, None)
    assert [quantity.role for quantity in extract(document)] == ["target"]


def test_a_bare_text_is_what_its_arguments_say() -> None:
    region = "江苏省连云港市海州区"
    document = Document.from_text(TEXT, year=2031, doc_type="report", region=region, region_code="320706")
    (quantity,) = extract(document)
    assert (quantity.role, quantity.year, quantity.region, quantity.region_code) == ("actual", 2031, region, "320706")
    assert document.period_end == date(2031, 12, 31)
