"""A figure with everything the text says of it: the record this project exists for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from minsheng_extract.records.base import Record

Comparator = Literal["=", ">=", "<=", ">", "<", "~", "range"]
Change = Literal["increase", "decrease"]
Role = Literal["target", "actual", "baseline", "context"]
DeadlineFrom = Literal["text", "item", "document"]
Nature = Literal["约束性", "预期性"]


class Quantity(Record):
    """One number with its unit. `document.text[start:end] == quote`."""

    quantity_id: str = Field(description="Hash of doc_id, start and end")
    doc_id: str = Field(description="The document it stands in")
    item_id: str | None = Field(None, description="The innermost item it stands in")
    item_path: tuple[str, ...] = Field((), description="Path of that item")
    item_title: str | None = Field(None, description="Title of that item, or of the nearest above with one")
    role: Role = Field(
        description="target: committed to; actual: reported as done; baseline: where a stated change "
        "starts; context: any other true quantity"
    )
    action: str | None = Field(None, description="The verb as written: 新增, 建设, 开展")
    indicator: str | None = Field(None, description="What is counted or measured, from the text")
    comparator: Comparator = Field(
        "=", description="= exactly; >= 不少于, 以上; <= 以内; > 超, 余; < 不足; ~ 约; range"
    )
    value: Decimal = Field(description="The number, multipliers multiplied out (1.3万 is 13000), in `unit`")
    value_high: Decimal | None = Field(None, description="Upper end of a range, in `unit`")
    unit: str | None = Field(None, description="The unit as written without its multiplier, e.g. 个, 亩, 元, %")
    per: str | None = Field(None, description="The basis, e.g. 月 (每月1000人次), 千人口, 家")
    change: Change | None = Field(None, description="Set where the number is by how much something changes")
    reference: str | None = Field(
        None, description="What a change is measured against, as written: 上年, 去年同期, 2020年"
    )
    nature: Nature | None = Field(None, description="约束性 (binding) or 预期性 (expected), where stated")
    value_base: Decimal | None = Field(None, description="value in `unit_base`")
    value_high_base: Decimal | None = Field(None, description="value_high in `unit_base`")
    unit_base: str | None = Field(None, description="Base unit of the dimension, e.g. 米 for 公里")
    dimension: str | None = Field(None, description="Dimension of the unit from rules/units.yaml, e.g. length")
    deadline: date | None = Field(None, description="Last day by which it is due, or was reached")
    deadline_start: date | None = Field(None, description="First day of a stated period")
    deadline_text: str | None = Field(None, description="The words that gave the deadline, as written")
    deadline_from: DeadlineFrom | None = Field(
        None, description="text: same sentence or clause chain; item; document; null where none"
    )
    lead_units: tuple[str, ...] = Field((), description="牵头单位 of its item, own or inherited, as written")
    responsible_units: tuple[str, ...] = Field((), description="责任单位 of its item, own or inherited")
    topic: str | None = Field(None, description="Topic of rules/topics.yaml, null where none fits")
    region: str | None = Field(None, description="The document's place")
    region_code: str | None = Field(None, description="The document's GB/T 2260 code")
    year: int | None = Field(None, description="The document's year")
    indicator_id: str | None = Field(None, description="Canonical indicator of rules/indicators.yaml, or null")
    quote: str = Field(description="The characters of the figure: text[start:end]")
    start: int = Field(description="First character of the numeral")
    end: int = Field(description="After the last character of the unit, exclusive")
    sentence: str = Field(description="The sentence it stands in: text from sentence_start on")
    sentence_start: int = Field(description="First character of the sentence")
    location: str | None = Field(None, description="Page and table cell, where the format has them")
    rules: tuple[str, ...] = Field((), description="Ids of the rules that made this record")
    review: tuple[str, ...] = Field((), description="Why a person should look, empty where nothing is odd")
