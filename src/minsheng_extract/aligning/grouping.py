"""Figures by the item they stand in, and which items of a report are about which items of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.naming import Index, Name, Weights, alikeness, mutual, name_of, weigh
from minsheng_extract.aligning.vocabulary import Vocabulary

Key = tuple[str, ...]
_NEARLY = 0.85
_MOST = 40
_HELD = 0.9


class Group(NamedTuple):
    """The figures of one item, with its title and with everything its figures are called."""

    key: Key
    title: Name
    matter: Name
    figures: tuple[Figure, ...]


def groups_of(figures: Sequence[Figure], words: Vocabulary) -> tuple[Group, ...]:
    """The figures by the titled item they stand in, in order of first appearance."""
    by_key: dict[Key, list[Figure]] = {}
    for figure in figures:
        by_key.setdefault(_key(figure), []).append(figure)
    return tuple(_group(key, members, words) for key, members in by_key.items())


def _key(figure: Figure) -> Key:
    """Main text and attachment apart; an item without a title of its own with the one above it."""
    quantity = figure.quantity
    if quantity.item_title is None:
        return quantity.item_path
    return (*quantity.item_path[:1], quantity.item_title)


def _group(key: Key, members: list[Figure], words: Vocabulary) -> Group:
    title = members[0].quantity.item_title or ""
    called = "，".join(dict.fromkeys(member.quantity.indicator or "" for member in members))
    return Group(key, name_of(title, words), name_of(title + called, words), tuple(members))


def of_one_matter(
    plan: Sequence[Group], report: Sequence[Group], words: Vocabulary
) -> tuple[tuple[Group, tuple[Group, ...]], ...]:
    """Each group of the plan with the report's groups on its matter.

    Two are of one matter where one is (nearly) the other's most alike, and alike enough.
    """
    weights = weigh([name for group in (*plan, *report) for name in (group.title, group.matter)])
    index = Index([(group.title, group.matter) for group in report], weights, _MOST)
    alike = [{place: _likeness(mine, report[place], weights) for place in index.nearest(mine.matter)} for mine in plan]
    best_of_report = [max((row.get(place, 0.0) for row in alike), default=0.0) for place in range(len(report))]
    pairs: list[tuple[Group, tuple[Group, ...]]] = []
    for mine, row in zip(plan, alike, strict=True):
        best = max(row.values(), default=0.0)
        chosen = [
            report[place]
            for place, score in row.items()
            if score >= words.thresholds.item and score >= _NEARLY * min(best, best_of_report[place])
        ]
        pairs.append((mine, tuple(chosen)))
    return tuple(pairs)


def _likeness(mine: Group, yours: Group, weights: Weights) -> float:
    """By their titles, or by how much of the one's matter the other holds."""
    by_title = alikeness(mine.title, yours.title, weights)
    return max(by_title, _HELD * max(mutual(mine.matter, yours.matter, weights)))
