"""rules/indicators.yaml: the indicators that recur everywhere, each under one canonical name."""

from __future__ import annotations

from pydantic import Field

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern


class Indicator(Entry):
    """One canonical indicator. The entry's id is what records state as `indicator_id`.

    It must describe the whole indicator: a modifier that the pattern does not know (脱贫人口…, …完成率)
    makes it another one. Matched is the indicator folded, without spaces and quotation marks.
    """

    name: str = Field(description="The canonical name, e.g. 城镇新增就业")
    pattern: Pattern = Field(description="The whole of the indicator as officials write it")
    action: Pattern | None = Field(None, description="What must occur in the action or in the indicator itself")
    dimensions: tuple[str, ...] = Field((), description="Dimensions its unit may have; empty: any unit, or none")
