"""The guideline's scoring, held by predictions made of gold and broken on purpose."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_gold import items_of, quantities_of

from minsheng_extract.records import Quantity
from minsheng_extract.scoring.gold import GoldItem, GoldQuantity, read_gold
from minsheng_extract.scoring.items import match_items, score_items
from minsheng_extract.scoring.quantities import (
    REQUIRED,
    lead_units_at,
    match_quantities,
    quantity_differences,
    score_quantities,
)

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = read_gold(SAMPLES)


@pytest.mark.parametrize("notice", GOLD.documents, ids=lambda notice: notice.name)
def test_the_gold_itself_scores_full_marks(notice):
    items, quantities = notice.items or (), notice.quantities or ()
    score = score_items("it", match_items(items, items_of(items)))
    score += score_quantities("it", match_quantities(quantities, items, quantities_of(quantities, items)))
    assert score.items.f1 == score.found.f1 == score.strict.f1 == 1
    assert score.found.gold == sum(not line.optional for line in quantities) == score.found.predicted
    assert {share.share for share in (*score.item_fields.values(), *score.fields.values())} == {1.0}


TEXT_GOLD = GoldQuantity(
    start=10, end=15, quote="1.3万个", value=Decimal(13000), unit="个", role="target", indicator="公办学位",
    deadline=date(2023, 12, 31), also={"indicator": ["义务教育学位", "学位"], "deadline": "2024-12-31", "unit": None},
)  # fmt: skip
OPTIONAL = GoldQuantity(start=30, end=33, quote="十件", value=Decimal(10), unit="件", role="context", optional=True)


def predicted(**changes: object) -> Quantity:
    (quantity,) = quantities_of((TEXT_GOLD,), ())
    return quantity.model_copy(update=changes)


@pytest.mark.parametrize(
    ("changes", "found", "wrong"),
    [
        ({}, 1, set()),
        ({"start": 9, "end": 11}, 1, set()),
        ({"start": 15, "end": 18}, 0, set()),
        ({"value": Decimal("13000.0")}, 1, set()),
        ({"value": Decimal(13001)}, 0, set()),
        ({"indicator": "公办 “学位”"}, 1, set()),
        ({"indicator": "义务教育学位"}, 1, set()),
        ({"indicator": "工程"}, 1, {"indicator"}),
        ({"indicator": None}, 1, {"indicator"}),
        ({"deadline": date(2024, 12, 31)}, 1, set()),
        ({"deadline": None}, 1, {"deadline"}),
        ({"unit": None}, 1, set()),
        ({"unit": "所"}, 1, {"unit"}),
        ({"value_high": Decimal(2)}, 1, {"value_high"}),
        ({"comparator": ">=", "change": "increase", "role": "actual", "per": "年"}, 1,
         {"comparator", "change", "role", "per"}),
        ({"lead_units": ("区教育局",)}, 1, {"lead_units"}),
    ],
)  # fmt: skip
def test_one_figure(changes, found, wrong):
    matched = match_quantities((TEXT_GOLD,), (), (predicted(**changes),))
    score = score_quantities("it", matched)
    assert score.found.hits == found
    if found:
        assert {field for field in (*REQUIRED, "lead_units") if score.fields[field].right == 0} == wrong
    assert score.strict.hits == (1 if found and not wrong else 0)


def test_optional_gold_is_neither_hit_nor_miss():
    extra = predicted(start=31, end=33, value=Decimal(10))
    stray = predicted(start=50, end=52)
    score = score_quantities("it", match_quantities((TEXT_GOLD, OPTIONAL), (), (predicted(), extra, stray)))
    assert (score.found.hits, score.found.predicted, score.found.gold) == (1, 2, 1)


def test_each_answers_one_and_the_best_overlap_goes_first():
    other = TEXT_GOLD.model_copy(update={"start": 16, "end": 20})
    wide = predicted(start=14, end=20)
    matched = match_quantities((TEXT_GOLD, other), (), (wide,))
    assert [hit.gold.start for hit in matched.hits] == [16]
    assert [line.start for line in matched.missed] == [10]


def test_lead_units_are_inherited_by_path_and_never_from_a_neighbour():
    items = (
        GoldItem(start=0, path=("一",), lead_units=("甲局",)),
        GoldItem(start=10, path=("一", "1"), lead_units=("乙局",)),
        GoldItem(start=20, path=("一", "2")),
        GoldItem(start=30, path=("二",)),
        GoldItem(start=40, path=("二", "(一)", "1")),
    )
    held = [lead_units_at(items, offset) for offset in (5, 15, 25, 35, 45)]
    assert held == [("甲局",), ("乙局",), ("甲局",), (), ()]


def test_a_difference_shows_its_place():
    from minsheng_extract.scoring.place import Place

    text = "　　力争2023年新增学位1.3万个，其中公办一半。十件实事完成"
    gold = TEXT_GOLD.model_copy(update={"start": 13, "end": 18})
    (one,) = quantity_differences(Place("it", text), match_quantities((gold,), (), ()))
    assert (one.kind, one.start, one.quote) == ("missed", 13, "1.3万个")
    assert "【1.3万个】" in one.context
    assert json.loads(one.model_dump_json())["part"] == "quantities"
