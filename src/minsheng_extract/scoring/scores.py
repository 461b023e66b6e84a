"""The results of scoring: counts that know their precision, recall and F1, for a notice and for all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Literal

from pydantic import Field, computed_field

from minsheng_extract.records import Record

Kind = Literal["missed", "spurious", "field"]
Part = Literal["items", "quantities", "alignments"]


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


class Tally(Record):
    """Hits among what was predicted and what the gold has. Nothing of nothing counts as 1."""

    hits: int = Field(0, description="Predictions that are right")
    predicted: int = Field(0, description="Predictions that count (those that answer optional gold do not)")
    gold: int = Field(0, description="What the gold requires")

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float:
        """Hits / predicted."""
        return _ratio(self.hits, self.predicted)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float:
        """Hits / gold."""
        return _ratio(self.hits, self.gold)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.hits, self.predicted + self.gold)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            hits=self.hits + other.hits, predicted=self.predicted + other.predicted, gold=self.gold + other.gold
        )


class Share(Record):
    """How many are right, of how many looked at."""

    right: int = 0
    of: int = 0

    @computed_field  # type: ignore[prop-decorator]
    @property
    def share(self) -> float:
        """right / of; 1 where there is nothing to look at."""
        return _ratio(self.right, self.of)

    def __add__(self, other: Share) -> Share:
        return Share(right=self.right + other.right, of=self.of + other.of)


class Difference(Record):
    """One place where prediction and gold part, with the text around it."""

    name: str = Field(description="The notice, or PLAN--REPORT")
    part: Part
    kind: Kind = Field(description="missed: in the gold alone; spurious: predicted alone; field: both, but unlike")
    field: str | None = Field(None, description="The field that differs")
    start: int = Field(description="Offset in the notice")
    quote: str = Field(description="The item's path, or the figure")
    gold: str | None = Field(None, description="What the gold has")
    got: str | None = Field(None, description="What was predicted")
    context: str = Field("", description="The text around it, the place itself in 【】")


def _added(one: Mapping[str, Share], other: Mapping[str, Share]) -> dict[str, Share]:
    return {name: one.get(name, Share()) + other.get(name, Share()) for name in {**one, **other}}


class Score(Record):
    """The scores of one notice, of a pair of them, or of all. Empty counts where there is no gold."""

    name: str
    items: Tally = Field(Tally(), description="Items whose start and path are the gold's")
    item_fields: Mapping[str, Share] = Field(default_factory=dict, description="Over the items found")
    found: Tally = Field(Tally(), description="Quantities found: spans overlap and the value is equal")
    fields: Mapping[str, Share] = Field(default_factory=dict, description="Over the quantities found")
    strict: Tally = Field(Tally(), description="Quantities with every required field right, lead_units too")
    alignments: Share = Field(Share(), description="Targets with the right status and ratio")
    actuals: Tally = Field(Tally(), description="Figures given as answers to those targets")

    def __add__(self, other: Score) -> Score:
        return Score(
            name=self.name,
            items=self.items + other.items,
            item_fields=_added(self.item_fields, other.item_fields),
            found=self.found + other.found,
            fields=_added(self.fields, other.fields),
            strict=self.strict + other.strict,
            alignments=self.alignments + other.alignments,
            actuals=self.actuals + other.actuals,
        )


class Scores(Record):
    """The scores of a folder: each notice and pair, all together, and every difference."""

    parts: tuple[Score, ...]
    fingerprint: str = Field(description="Of the gold that was scored against")
    differences: tuple[Difference, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def total(self) -> Score:
        """All parts added up."""
        return reduce(Score.__add__, self.parts, Score(name="all"))
