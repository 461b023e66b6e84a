"""Items against the gold: found by start and path, then their headings and offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minsheng_extract.records import Item
from minsheng_extract.scoring.gold import GoldItem
from minsheng_extract.scoring.place import Place
from minsheng_extract.scoring.scores import Difference, Score, Share, Tally

FIELDS = ("title", "lead_units", "responsible_units", "leaders")


class MatchedItems(NamedTuple):
    """One notice's items beside the gold: `spurious` answer no gold, optional gold neither."""

    hits: tuple[tuple[GoldItem, Item], ...]
    missed: tuple[GoldItem, ...]
    spurious: tuple[Item, ...]


def match_items(gold: Sequence[GoldItem], items: Sequence[Item]) -> MatchedItems:
    """Pairs of equal start and path, and what is left over on either side."""
    found = {(item.start, item.path): item for item in items}
    known = {(line.start, line.path) for line in gold}
    required = [line for line in gold if not line.optional]
    return MatchedItems(
        tuple((line, found[line.start, line.path]) for line in required if (line.start, line.path) in found),
        tuple(line for line in required if (line.start, line.path) not in found),
        tuple(item for item in items if (item.start, item.path) not in known),
    )


def score_items(name: str, matched: MatchedItems) -> Score:
    """Counts of one notice's items."""
    hits = len(matched.hits)
    return Score(
        name=name,
        items=Tally(hits=hits, predicted=hits + len(matched.spurious), gold=hits + len(matched.missed)),
        item_fields={
            field: Share(right=sum(_right(line, item, field) for line, item in matched.hits), of=hits)
            for field in FIELDS
        },
    )


def item_differences(place: Place, matched: MatchedItems) -> Iterator[Difference]:
    """Every item missed or spurious, and every field of a found one that differs."""
    for line in matched.missed:
        yield place.difference("items", "missed", (line.start, line.start + 1), quote="/".join(line.path))
    for item in matched.spurious:
        yield place.difference("items", "spurious", (item.start, item.start + 1), quote="/".join(item.path))
    for line, item in matched.hits:
        for field in FIELDS:
            if not _right(line, item, field):
                yield place.field("items", (line.start, line.start + 1), "/".join(line.path), field, line, item)


def _right(line: GoldItem, item: Item, field: str) -> bool:
    return getattr(item, field) in line.readings(field)
