"""The table of places: every province, city and county with its GB/T 2260 code, old ones with their years."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

OPEN_FIRST, OPEN_LAST = 0, 9999


class Place(NamedTuple):
    """A province, city or county.

    `short` is the name without its kind (连云港 of 连云港市); `first` and `last` are the years
    between which the code was in force under this name.
    """

    code: str
    name: str
    short: str
    first: int
    last: int

    @property
    def level(self) -> int:
        """0 a province, 1 a city, 2 a county."""
        return 0 if self.code.endswith("0000") else 1 if self.code.endswith("00") else 2

    def years_off(self, year: int | None) -> int:
        """How many years before or after its time a year lies; today's places lie at 0 without one."""
        if year is None:
            return OPEN_LAST - self.last
        return max(self.first - year, year - self.last, 0)


class Gazetteer(NamedTuple):
    """The places by what they are called and by code."""

    by_name: dict[str, tuple[Place, ...]]
    by_short: dict[str, tuple[Place, ...]]
    by_code: dict[str, tuple[Place, ...]]
    under: dict[str, tuple[Place, ...]]

    def above(self, place: Place) -> tuple[Place, ...]:
        """The places it lies in, the province first, each under its latest name."""
        codes = [place.code[:2] + "0000", place.code[:4] + "00"][: place.level]
        return tuple(self.by_code[code][-1] for code in codes if code in self.by_code)

    def full_name(self, place: Place) -> str:
        """The name with all that it lies in: 江苏省连云港市海州区."""
        return "".join(one.name for one in (*self.above(place), place))


def _also_called(place: Place) -> list[str]:
    """恩施州 for 恩施土家族苗族自治州; 孟村县 for 孟村回族自治县."""
    if "自治" not in place.name or place.short == place.name:
        return []
    kind = place.name[-1]
    return [name for name in (f"{place.short}{kind}", f"{place.short}自治{kind}") if name != place.name]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The table, loaded when first needed.

    >>> gazetteer().full_name(gazetteer().by_name["南海区"][0])
    '广东省佛山市南海区'
    """
    table = files("minsheng_extract").joinpath("reading/regions.tsv").read_text(encoding="utf-8")
    places = [_place(line) for line in table.splitlines()[1:]]
    named = [(name, place) for place in places for name in (place.name, *_also_called(place))]
    return Gazetteer(
        by_name=_grouped(named),
        by_short=_grouped((place.short, place) for place in places),
        by_code=_grouped((place.code, place) for place in places),
        under=_grouped((place.code[:4], place) for place in places if place.level == 2),
    )


def _place(line: str) -> Place:
    code, name, short, first, last = line.split("\t")
    return Place(code, name, short, int(first or OPEN_FIRST), int(last or OPEN_LAST))


def _grouped(pairs: object) -> dict[str, tuple[Place, ...]]:
    groups: dict[str, list[Place]] = {}
    for key, place in pairs:  # type: ignore[attr-defined]
        groups.setdefault(key, []).append(place)
    return {key: tuple(group) for key, group in groups.items()}
