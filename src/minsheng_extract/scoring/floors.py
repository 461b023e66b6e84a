"""Floors under the scores: a log beside the gold, in which nothing is lowered without a reason.

`FOLDER/gold/floors.toml` is a list of steps. Each step states the fingerprint of the gold it was measured
on and the floors it sets; the floors that hold are the last ones set. A step that lowers a floor, or that
comes with another gold, says `why`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from minsheng_extract.records import Record
from minsheng_extract.scoring.gold import GoldError
from minsheng_extract.scoring.measures import measures
from minsheng_extract.scoring.scores import Score

_NAMES = frozenset(measures(Score(name="")))


class Step(Record):
    """One change of the floors."""

    day: date
    gold: str = Field(description="Fingerprint of the gold these floors were measured on")
    why: str | None = Field(None, description="Needed where a floor is lowered or the gold is another")
    floors: Mapping[str, float] = Field(description="Measure -> lowest score allowed, from 0 to 1")


class _Log(Record):
    step: tuple[Step, ...] = Field(min_length=1)


class Floors(Record):
    """The floors that hold, and the fingerprint of the gold they hold for."""

    gold: str
    floors: Mapping[str, float]


def read_floors(folder: str | Path) -> Floors | None:
    """The floors of a folder with gold; None where it has none.

    Raises `GoldError` where the log is wrong: an unknown measure, or a floor lowered in silence.
    """
    file = Path(folder) / "gold" / "floors.toml"
    if not file.exists():
        return None
    try:
        log = _Log.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as wrong:
        raise GoldError(f"{file}: {wrong}") from wrong
    held: dict[str, float] = {}
    for earlier, step in zip((None, *log.step), log.step, strict=False):
        _check_step(file, step, held, earlier)
        held |= step.floors
    return Floors(gold=log.step[-1].gold, floors=held)


def _check_step(file: Path, step: Step, held: Mapping[str, float], earlier: Step | None) -> None:
    if unknown := step.floors.keys() - _NAMES:
        raise GoldError(
            f"{file}: {step.day}: no such measure: {', '.join(sorted(unknown))}; there are {sorted(_NAMES)}"
        )
    lowered = [name for name, floor in step.floors.items() if floor < held.get(name, 0)]
    if lowered and not step.why:
        raise GoldError(f"{file}: {step.day}: lowers {', '.join(lowered)}; say why:")
    if earlier and earlier.gold != step.gold and not step.why:
        raise GoldError(f"{file}: {step.day}: is for another gold than the step before; say why:")
