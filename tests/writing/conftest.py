from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from minsheng_extract.records import Alignment, Document, Failure, Item, Numeral, Quantity


@pytest.fixture
def document() -> Document:
    return Document.from_text("新增学位1.3万个，覆盖率90%以上。", year=2031, title="二〇三一年民生实事")


@pytest.fixture
def item(document: Document) -> Item:
    return Item(
        item_id="i1", doc_id=document.doc_id, ordinal=0, path=("一", "(一)"), level=1, marker="（一）", start=0,
        end=18, lead_units=("区教育局", "区财政局"), deadline=date(2031, 6, 30),
    )  # fmt: skip


@pytest.fixture
def quantity(document: Document) -> Quantity:
    return Quantity(
        quantity_id="q1", doc_id=document.doc_id, role="target", action="新增", indicator="学位",
        value=Decimal("13000"), unit="个", deadline=date(2031, 12, 31), deadline_from="document",
        quote="1.3万个", start=4, end=9, sentence=document.text, sentence_start=0, rules=("unit.count.ge",), year=2031,
    )  # fmt: skip


@pytest.fixture
def numeral(document: Document) -> Numeral:
    return Numeral.model_validate(
        {"doc_id": document.doc_id, "start": 4, "end": 7, "text": "1.3", "value": "1.3", "class": "quantity"}
    )


@pytest.fixture
def alignment(document: Document) -> Alignment:
    return Alignment(
        alignment_id="a1", plan_doc_id=document.doc_id, plan_quantity_id="q1", report_doc_id="r", relation="direct",
        actual_quantity_ids=("q2",), target_value=Decimal("13000"), actual_value=Decimal("1.6e4"), unit="个",
        ratio=Decimal("1.2308"), status="exceeded", similarity=93.5, reason="承诺13000个，完成16000个",
        plan_sentence="新增学位1.3万个", year=2031,
    )  # fmt: skip


@pytest.fixture
def failure() -> Failure:
    return Failure(path="空.txt", stage="read", error="Empty", detail="the file has no bytes")
