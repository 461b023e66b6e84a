"""Which place a notice is from, with its GB/T 2260 code; places of one name are told apart by the text's own clues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.regions import Place, gazetteer
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_KIND = re.compile("[省市区县旗盟州]")
_LONGEST, _SHORTEST = 18, 2
_BINDING = 4
_CLUES = 200_000
_CITED = re.compile("《[^《》]{0,80}》")
_NEIGHBOURS = 3
_COUNTY = 2
_HAN = re.compile("[一-鿿]")


class Region(NamedTuple):
    """A place with all it lies in and its code; the name alone where the text leaves open which one it is."""

    name: str | None = None
    code: str | None = None


class _Mention(NamedTuple):
    start: int
    end: int
    places: tuple[Place, ...]


class _Cues(NamedTuple):
    """What rules say of places: what follows one that speaks, or a short name; names that are none, or not always."""

    acts: re.Pattern[str]
    short_end: re.Pattern[str]
    no_place: re.Pattern[str]
    common: re.Pattern[str]
    bound: re.Pattern[str]
    level_tail: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(rules: Rules) -> _Cues:
    return _Cues(
        re.compile(cued(rules.cues, "acts")),
        re.compile(rf"$|[0-9《“(]|{cued(rules.cues, 'about', 'zone')}"),
        re.compile(cued(rules.cues, "no-place")),
        re.compile(cued(rules.cues, "common-place")),
        re.compile(rf"(?:{cued(rules.cues, 'about')}|\d年度?)$"),
        re.compile(cued(rules.cues, "level-tail")),
    )


def find_region(surest: Sequence[str], opening: str, text: str, year: int | None, rules: Rules) -> Region:
    """The place that the first of the surest sources (issuer, title, …) names, else the one the opening speaks of.

    The sources are folded and without white space. One of the surest may begin with a short name (海州).
    """
    looks = [*((_chain, source) for source in surest), *((_short_chain, source) for source in surest)]
    for look, source in (*looks, (_spoken_of, opening)):
        if places := look(source, year, rules):
            return _settled(places, text)
    return Region()


def _settled(places: Sequence[Place], text: str) -> Region:
    table = gazetteer()
    chosen = places[0] if len(places) == 1 else _by_clues(places, text)
    return Region(table.full_name(chosen), chosen.code) if chosen else Region(places[0].name)


def _chain(source: str, year: int | None, rules: Rules) -> Sequence[Place]:
    """The places that the first name in a text, and those that follow it without a gap, can mean."""
    return next((_of_year(link.places, year) for link in _chains(source, rules)), ())


def _chains(source: str, rules: Rules) -> Iterator[_Mention]:
    """Names that follow each other without a gap, taken together: 佛山市南海区 is the district."""
    last: _Mention | None = None
    for mention in _mentions(source, rules):
        inside = [one for one in mention.places if last and mention.start == last.end and _lies_in(one, last.places)]
        if last and inside:
            last = _Mention(last.start, mention.end, tuple(inside))
            continue
        if last:
            yield last
        last = mention
    if last:
        yield last


def _spoken_of(opening: str, year: int | None, rules: Rules) -> Sequence[Place]:
    """The place a text speaks of, titles it cites left out.

    The first that acts (某县人民政府) or is named with what it lies in; else what the counties named have
    in common; else the first city, or county named twice.
    """
    text = _CITED.sub("", opening)
    links = list(_chains(text, rules))
    for link in links:
        acts = _cues(rules).acts.match(text, link.end)
        if (acts and "、" not in (text[link.start - 1 : link.start], text[acts.end() : acts.end() + 1])) or (
            text[link.start : link.end] not in gazetteer().by_name
        ):
            return _of_year(link.places, year)
    named = Counter(_of_year(link.places, year)[0] for link in links)
    counties = [place for place in named if place.level == _COUNTY]
    cities = {f"{place.code[:4]}00" for place in counties}
    if len(counties) >= _NEIGHBOURS and len(cities) == 1:
        return gazetteer().by_code.get(cities.pop(), ())[-1:]
    return [place for place, times in named.items() if place.level < _COUNTY or times > 1][:1]


def _mentions(source: str, rules: Rules) -> list[_Mention]:
    """Names of places from left to right, the longest that ends at each place."""
    names = gazetteer().by_name
    found: list[_Mention] = []
    for kind in _KIND.finditer(source):
        end = kind.end()
        for start in range(max(0, end - _LONGEST), end - 1):
            if (places := names.get(source[start:end])) is None:
                continue
            if any(mention.end == start for mention in found) or _is_clear(source, start, end, rules):
                found = [mention for mention in found if mention.start < start]
                found.append(_Mention(start, end, places))
            break
    return found


def _is_clear(source: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a name that follows no other is one: 全市城区, 建成县级医院 and 会同县教育局 name no place.

    A short one is where 关于 or a year binds it: 关于曹县2031年…, 2031年睢县….
    """
    cues = _cues(rules)
    if cues.no_place.fullmatch(source, start, end):
        return False
    if not cues.common.fullmatch(source, start, end) or start == 0 or not _HAN.match(source[start - 1]):
        return True
    bound = end - start == _SHORTEST and cues.bound.search(source, max(0, start - _BINDING), start)
    return bool(bound) and not cues.level_tail.match(source, end)


def _lies_in(place: Place, above: Sequence[Place]) -> bool:
    return any(place.code != one.code and place.code.startswith(_stem(one)) for one in above)


def _stem(place: Place) -> str:
    return place.code[: (place.level + 1) * 2]


def _of_year(places: Sequence[Place], year: int | None) -> Sequence[Place]:
    nearest = min(place.years_off(year) for place in places)
    return tuple(place for place in places if place.years_off(year) == nearest)


def _short_chain(source: str, year: int | None, rules: Rules) -> Sequence[Place]:
    """A source that begins with a place's short name: 海州 (as a page's 发布机构), 连云港海州."""
    shorts = gazetteer().by_short
    places: Sequence[Place] = ()
    start = 0
    while step := next((n for n in range(8, 1, -1) if source[start : start + n] in shorts), None):
        here = shorts[source[start : start + step]]
        inside = [place for place in here if not places or _lies_in(place, places)]
        if not inside:
            break
        places, start = inside, start + step
    return _of_year(places, year) if places and _cues(rules).short_end.match(source[start:]) else ()


def _by_clues(places: Sequence[Place], text: str) -> Place | None:
    """The place whose city, province and neighbours the text names most, each counted once; None where it is a draw."""
    sample = fold(text[:_CLUES])
    scored = sorted(((_clues(place, sample), place) for place in places), key=lambda pair: -pair[0])
    best, second = scored[0], scored[1]
    return best[1] if best[0] > second[0] else None


def _clues(place: Place, text: str) -> int:
    """3 for the city (or what else it lies in directly), 1 for the province, 1 each for up to three neighbours."""
    table = gazetteer()
    above = [one.short for one in table.above(place)]
    neighbours = {one.name for one in table.under.get(place.code[:4], ()) if one.name != place.name}
    nearest = 3 * sum(name in text for name in above[-1:])
    return nearest + sum(name in text for name in above[:-1]) + min(3, sum(name in text for name in neighbours))
