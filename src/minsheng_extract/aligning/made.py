"""A result made of others: the figure that they come to, and how it then answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.records import Quantity, Relation, stable_id


class Made(NamedTuple):
    """A result made of others.

    figure
        What it amounts to.
    members
        The figures it is made of: those that answer.
    relation
        How it answers.
    parts
        The figures of the report that it takes the place of, where the target means all of them.
    marks
        Why a person should look.
    """

    figure: Figure
    members: tuple[Figure, ...]
    relation: Relation
    parts: tuple[Figure, ...] = ()
    marks: tuple[str, ...] = ()


def made_quantity(quantity: Quantity, members: Sequence[Figure], **changed: object) -> Quantity:
    """A copy with other contents, and an id of its own."""
    made = stable_id(
        *(member.id for member in members), changed["value"], changed.get("unit"), changed.get("indicator")
    )
    return quantity.model_copy(update=changed | {"quantity_id": made, "indicator_id": None})
