"""rules/offices.yaml: the offices every place has, and the ways their names are written."""

from __future__ import annotations

from pydantic import Field

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern

PLACE = "…"
"""Stands in a name or form for the place or level (区, 临江市); where it is left out, the place stands first."""


class Office(Entry):
    """One kind of office. Written in any of its forms it is the same office of its place."""

    name: str = Field(description="The usual short name: 人社局, …委宣传部, 团…委; a group of places has none: 各镇街")
    forms: tuple[Pattern, ...] = Field(min_length=1, description="The whole name without place: 人力资源和社会保障局")
    places: bool = Field(True, description="Whether a place or level belongs to it; false for 各镇街")
