"""Quantities against the gold: found, each field over those found, and whole records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from minsheng_extract.records import Quantity
from minsheng_extract.scoring.answering import answers
from minsheng_extract.scoring.gold import GoldItem, GoldQuantity
from minsheng_extract.scoring.place import Place, shown
from minsheng_extract.scoring.scores import Difference, Score, Share, Tally

REQUIRED = ("value_high", "unit", "per", "comparator", "change", "role", "deadline", "indicator")
"""The fields a whole record needs right, beside its lead units."""
REPORTED = ("action", "deadline_from")
"""Fields scored for information."""
ALIKE = 80
"""From this similarity on an indicator is an accepted reading (0 to 100)."""

_QUOTATION_MARKS = str.maketrans("", "", "\"'“”‘’「」『』〝〞")


class Hit(NamedTuple):
    """A gold quantity, the prediction that answers it, and the lead units that hold for the gold."""

    gold: GoldQuantity
    got: Quantity
    lead_units: tuple[str, ...]


class MatchedQuantities(NamedTuple):
    """One notice's quantities beside the gold. Predictions that answer optional gold are in none of these."""

    hits: tuple[Hit, ...]
    unlike: tuple[Hit, ...]  # answered, but with another value
    missed: tuple[GoldQuantity, ...]
    spurious: tuple[Quantity, ...]


def lead_units_at(items: Sequence[GoldItem], offset: int) -> tuple[str, ...]:
    """The lead units that hold at an offset: those of the innermost item there, or of the nearest above it."""
    held: dict[tuple[str, ...], tuple[str, ...]] = {}
    here: tuple[str, ...] = ()
    for item in items:
        if item.start > offset:
            break
        above = next((held[item.path[:n]] for n in range(len(item.path) - 1, 0, -1) if item.path[:n] in held), ())
        here = held[item.path] = item.lead_units or above
    return here


def match_quantities(
    gold: Sequence[GoldQuantity], items: Sequence[GoldItem], predicted: Sequence[Quantity]
) -> MatchedQuantities:
    """Gold and predictions paired by their spans, one to one."""
    answered = answers(gold, predicted)
    pairs = [
        Hit(line, predicted[answered[g]], lead_units_at(items, line.start))
        for g, line in enumerate(gold)
        if g in answered and not line.optional
    ]
    answering = set(answered.values())
    return MatchedQuantities(
        tuple(pair for pair in pairs if is_right(pair, "value")),
        tuple(pair for pair in pairs if not is_right(pair, "value")),
        tuple(line for g, line in enumerate(gold) if g not in answered and not line.optional),
        tuple(quantity for p, quantity in enumerate(predicted) if p not in answering),
    )


def score_quantities(name: str, matched: MatchedQuantities) -> Score:
    """Counts of one notice's quantities."""
    hits, wrong = len(matched.hits), len(matched.unlike)
    predicted, gold = hits + wrong + len(matched.spurious), hits + wrong + len(matched.missed)
    whole = sum(all(is_right(hit, field) for field in (*REQUIRED, "lead_units")) for hit in matched.hits)
    return Score(
        name=name,
        found=Tally(hits=hits, predicted=predicted, gold=gold),
        fields={
            field: Share(right=sum(is_right(hit, field) for hit in matched.hits), of=hits)
            for field in (*REQUIRED, "lead_units", *REPORTED)
        },
        strict=Tally(hits=whole, predicted=predicted, gold=gold),
    )


def quantity_differences(place: Place, matched: MatchedQuantities) -> Iterator[Difference]:
    """Every quantity missed, spurious or of another value, and every field of a found one that differs."""
    for line in matched.missed:
        yield place.difference("quantities", "missed", (line.start, line.end), quote=line.quote)
    for quantity in matched.spurious:
        yield place.difference("quantities", "spurious", (quantity.start, quantity.end), quote=quantity.quote)
    for pair in matched.unlike:
        yield _field(place, pair, "value")
    for hit in matched.hits:
        yield from (_field(place, hit, f) for f in (*REQUIRED, "lead_units", *REPORTED) if not is_right(hit, f))


def _field(place: Place, hit: Hit, field: str) -> Difference:
    gold = hit.lead_units if field == "lead_units" else getattr(hit.gold, field)
    span = (hit.gold.start, hit.gold.end)
    return place.difference(
        "quantities",
        "field",
        span,
        quote=hit.gold.quote,
        field=field,
        gold=shown(gold),
        got=shown(getattr(hit.got, field)),
    )


def is_right(hit: Hit, field: str) -> bool:
    """Whether a field of a prediction is the gold's, or one of its other accepted readings."""
    got = getattr(hit.got, field)
    if field == "lead_units":
        return bool(got == hit.lead_units)
    return any(_alike(got, reading) if field == "indicator" else got == reading for reading in hit.gold.readings(field))


def _alike(got: str | None, reading: str | None) -> bool:
    return ratio(_folded(got), _folded(reading)) >= ALIKE


def _folded(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split()).translate(_QUOTATION_MARKS)
