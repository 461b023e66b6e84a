"""rules/units.yaml: units with their dimension and the factor to a base unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.words import Words


class Unit(Entry):
    """One unit and the ways it is written.

    `1 unit = factor × base`; for counts (个, 家, 场) the dimension is the kind of count, the base the
    unit itself and the factor 1.
    """

    forms: Words = Field(min_length=1, description="As written, without 万 or 亿: 公里, km, ㎞")
    dimension: str = Field(description="length, area, volume, mass, money, ratio, people, visits, count, time …")
    base: str = Field(description="The base unit of the dimension, as written: 米, 平方米, 元, %, 个")
    factor: Decimal = Field(Decimal(1), gt=0, description="How many base units one of this is")
    written: str | None = Field(
        None, description="The form a record states whichever is written: 个百分点 → 百分点, 个小时 → 小时"
    )
    weak: bool = Field(
        False, description="Also an everyday word (级, 年, 号, 点): a figure only where other words say so"
    )
    not_before: Words = Field(
        (), description="What makes another word of it: 条次|干道, 成|员; a shorter unit is read there, if one fits"
    )
    prefixes: Words = Field((), description="Signs that stand before the number instead: ￥, US$")
    parts: dict[str, Annotated[Decimal, Field(gt=0)]] = Field(
        {}, description="Smaller units that may follow, each with how many make one of this: 五元|三角, 1小时|30分"
    )
