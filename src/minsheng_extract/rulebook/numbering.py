"""rules/numberings.yaml: the ways in which the units of a notice are numbered."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field, field_validator

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern


class Numbering(Entry):
    """One style of list numbers. Patterns match folded text: ASCII brackets, commas and digits."""

    pattern: Pattern = Field(description="The marker, with a group `number` around its counter where it has one")
    path: str = Field(
        "{number}", description="Spelling in an item's path: {number} is the bare counter, {symbol} as written"
    )
    rank: int = Field(ge=0, description="How far down such a style usually stands: 3 一、 4 (一) 5 1. 6 (1) 7 ① 8 一是")
    weak: bool = Field(
        False, description="Looks like other things too: a marker only where it goes on a list, or the list goes on"
    )
    doubt: Pattern | None = Field(
        None, description="A marker that this matches where it starts is weak: 7、8月 may be two months"
    )
    continues: str | None = Field(None, description="Id of the style on whose lists this one stands too: 1. 2.50个 3.")
    inline: bool = Field(False, description="May stand inside a paragraph, after a sentence's end")
    leaf: bool = Field(False, description="Nothing numbered in a higher style stands under it")

    @cached_property
    def series(self) -> str:
        """The style whose numbers this one counts with: the one it continues, else itself."""
        return self.continues or self.id

    @field_validator("path")
    @classmethod
    def _spells_a_number(cls, path: str) -> str:
        try:
            path.format(number="1", symbol="①")
        except (KeyError, IndexError) as unknown:
            raise ValueError("a path is spelled with {number} or {symbol}") from unknown
        return path
