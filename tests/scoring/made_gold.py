"""Perfect predictions made of gold, for tests that then break them on purpose."""

from __future__ import annotations

from minsheng_extract.records import Item, Quantity
from minsheng_extract.scoring.gold import GoldItem, GoldQuantity
from minsheng_extract.scoring.quantities import lead_units_at


def items_of(gold: tuple[GoldItem, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(
            item_id=f"i{n}",
            doc_id="d",
            ordinal=n,
            path=line.path,
            level=len(line.path) - 1,
            marker=line.path[-1],
            title=line.title,
            start=line.start,
            end=line.start + 1,
            lead_units=line.lead_units,
            responsible_units=line.responsible_units,
            leaders=line.leaders,
        )
        for n, line in enumerate(gold)
    )


def quantities_of(gold: tuple[GoldQuantity, ...], items: tuple[GoldItem, ...]) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            quantity_id=f"q{n}",
            doc_id="d",
            **{field: getattr(line, field) for field in GoldQuantity.model_fields if field in Quantity.model_fields},
            lead_units=lead_units_at(items, line.start),
            sentence=line.quote,
            sentence_start=line.start,
        )
        for n, line in enumerate(gold)
    )
