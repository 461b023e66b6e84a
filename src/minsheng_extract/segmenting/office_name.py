"""The normal form of offices' names, beside the written one: 人力资源和社会保障局 after 区教育局 is 区人社局."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.office import PLACE, Office

_LEVEL = "省|市|区|县|州|盟|旗"
_PLACE = rf"(?P<place>{_LEVEL}|[\u4e00-\u9fff]{{1,10}}?(?:省|市|区|县|自治州|盟|旗))"
_SPACE = regex.compile(r"\s+")


class _Kind(NamedTuple):
    """One kind of office, compiled: group `place` is the place or level before or inside the name."""

    office: Office
    pattern: regex.Pattern[str]


def normal_forms(names: tuple[str, ...], rules: Rules, region: str | None = None) -> tuple[str, ...]:
    """The normal form of each name, in the same order; a name that no rule knows stays as written.

    Names are those of one statement: an office without a level has that of the office before it. With
    `region` (the document's place) an office's own place becomes its level: 海安县教育局 is 县教育局 in 海安县.

    >>> normal_forms(("区教育局", "市场监督管理局", "城投集团"), load_rules())
    ('区教育局', '区市场监管局', '城投集团')
    """
    normal: list[str] = []
    level = ""
    for written in names:
        office, place = _recognised(_SPACE.sub("", fold(written)), rules)
        level = _level(place, region) or level
        normal.append(_named(office, level) or written)
    return tuple(normal)


def normal_of(text: str, rules: Rules) -> str:
    """The normal forms of names parted by 、, parted the same way."""
    return "、".join(normal_forms(tuple(text.split("、")), rules))


def _level(place: str, region: str | None) -> str:
    return place[-1:] if region and place in region else place


def _named(office: Office | None, level: str) -> str | None:
    """The normal name at a level; None where there is none, or where the name needs a level and has none."""
    if office is None or (PLACE in office.name and not level):
        return None
    if not office.places:
        return office.name
    return office.name.replace(PLACE, level) if PLACE in office.name else level + office.name


@lru_cache(maxsize=1 << 12)
def _recognised(name: str, rules: Rules) -> tuple[Office | None, str]:
    """The kind of office a name is, with the place in it; None where no rule knows it."""
    for kind in _kinds(rules):
        if match := kind.pattern.fullmatch(name):
            return kind.office, next(filter(None, match.captures("place")), "") if kind.office.places else ""
    return None, ""


@lru_cache(maxsize=8)
def _kinds(rules: Rules) -> tuple[_Kind, ...]:
    return tuple(_Kind(office, regex.compile(_expression(office))) for office in rules.offices)


def _expression(office: Office) -> str:
    """All forms, each with an optional place in front, or with a place where the form has it."""
    before = f"{_PLACE}?" if office.places else ""
    forms = (form.replace(PLACE, _PLACE) if PLACE in form else f"{before}(?:{form})" for form in office.forms)
    return "|".join(f"(?:{form})" for form in forms)
