"""What a document is about: its place, its years and its programme; and why two do not belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Document, Quantity


class Scope(NamedTuple):
    """What a document is about: its place (code and name) and its years, None where it does not say."""

    region: str | None
    region_code: str | None
    first_year: int | None
    last_year: int | None
    title: str | None


def scope_of(document: Document, words: Vocabulary) -> Scope:
    """The scope of a document from its metadata; its first year from its title, for plans of several."""
    first, last = _years(document.title or "", document.year, words)
    return Scope(document.region, document.region_code, first, last, document.title)


def _years(title: str, year: int | None, words: Vocabulary) -> tuple[int | None, int | None]:
    for pattern in words.several_years:
        match = pattern.search(fold(title))
        if match is None:
            continue
        first, last = match.groupdict().get("first"), match.groupdict().get("last")
        if first and last:
            return int(first), int(last)
        if year is not None:
            return year - 4, year
    return year, year


def mismatch(plan: Scope, report: Scope, words: Vocabulary) -> str | None:
    """Why two scopes do not belong together: another place, other years, another kind of programme."""
    if plan.region_code and report.region_code:
        elsewhere = plan.region_code != report.region_code
    else:
        elsewhere = bool(plan.region and report.region) and not _same_place(plan.region or "", report.region or "")
    if elsewhere:
        return f"地区不同：计划属{plan.region or plan.region_code}，报告属{report.region or report.region_code}"
    if not covers(plan, report.last_year):
        return f"年份不同：计划为{years_written(plan)}年，报告为{report.last_year}年"
    mine, yours = _programme(plan.title, words), _programme(report.title, words)
    if mine is not None and yours is not None and mine != yours:
        return f"类别不同：计划为{words.programmes[mine][0]}，报告为{words.programmes[yours][0]}"
    return None


def covers(plan: Scope, year: int | None) -> bool:
    """True where the year is one of the plan's, or either is not known."""
    if plan.first_year is None or plan.last_year is None or year is None:
        return True
    return plan.first_year <= year <= plan.last_year


def _same_place(one: str, other: str) -> bool:
    """True where one name is the end of the other: 海州区, 连云港市海州区."""
    return one.endswith(other) or other.endswith(one)


def years_written(scope: Scope) -> str:
    """2031, or 2031—2035."""
    return f"{scope.first_year}" if scope.first_year == scope.last_year else f"{scope.first_year}—{scope.last_year}"


def _programme(title: str | None, words: Vocabulary) -> int | None:
    folded = fold(title or "")
    return next((at for at, names in enumerate(words.programmes) if any(name in folded for name in names)), None)


def scope_of_quantities(quantities: Sequence[Quantity]) -> Scope:
    """The same from a document's figures, where the document is not at hand."""
    first = quantities[0] if quantities else None
    if first is None:
        return Scope(None, None, None, None, None)
    return Scope(first.region, first.region_code, first.year, first.year, None)
