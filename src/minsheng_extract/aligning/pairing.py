"""Which documents belong together: by place, year and kind; and why others do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from minsheng_extract.aligning.vocabulary import Vocabulary, vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Document, Quantity
from minsheng_extract.rulebook import Rules, load_rules

PairKind = Literal["yearly", "inside", "across_years"]
_MOST = 0.3
_ENOUGH = 5


class PairError(ValueError):
    """Two documents do not belong together; the message says why, and how to align them all the same."""


class Pair(NamedTuple):
    """A plan and the report to set against it.

    kind
        `yearly`: one year's plan and report; `inside`: one document that restates its targets;
        `across_years`: a plan of several years against one year's report, or a report on the year before.
    """

    plan: Document
    report: Document
    kind: PairKind


class Refusal(NamedTuple):
    """A plan and a report that look alike but do not belong together, and why."""

    plan: Document
    report: Document
    reason: str


class Pairing(NamedTuple):
    """The pairs among some documents, the near misses, and what may have a partner that nobody can tell.

    unplaced
        Plans and reports without place or year, where there is another that could be theirs by its kind.
    """

    pairs: tuple[Pair, ...]
    refusals: tuple[Refusal, ...]
    unplaced: tuple[Document, ...] = ()


class Scope(NamedTuple):
    """What a document is about: its place (code and name) and its years, None where it does not say."""

    region: str | None
    region_code: str | None
    first_year: int | None
    last_year: int | None
    title: str | None


def pair_documents(documents: Iterable[Document], *, rules: Rules | None = None) -> Pairing:
    """The pairs of plan and report among the documents, each report by itself among them.

    A document without place or year is paired with none but itself: name both files to align it.
    Refused are pairs of one place and kind whose years differ.
    """
    words = vocabulary(rules or load_rules())
    ordered = sorted(documents, key=lambda document: (document.path, document.doc_id))
    reports = [document for document in ordered if document.doc_type in ("report", "both")]
    by_place: dict[str, list[Document]] = {}
    for document in ordered:
        place = document.region_code or document.region
        if place and document.doc_type in ("plan", "both"):
            by_place.setdefault(place, []).append(document)
    pairs = [Pair(document, document, "inside") for document in reports]
    refusals: list[Refusal] = []
    for report in reports:
        for plan in by_place.get(report.region_code or report.region or "", ()):
            if plan.doc_id != report.doc_id:
                _sort_in(plan, report, words, pairs, refusals)
    return Pairing(tuple(pairs), tuple(refusals), _unplaced(ordered))


def _sort_in(plan: Document, report: Document, words: Vocabulary, pairs: list[Pair], refusals: list[Refusal]) -> None:
    mine, yours = scope_of(plan, words), scope_of(report, words)
    if mine.last_year is None or yours.last_year is None:
        return
    if report.doc_type == "both" and mine.last_year == yours.last_year - 1:
        yours = yours._replace(last_year=mine.last_year)  # this year's plans, last year's results
    reason = mismatch(mine, yours, words)
    if reason is None:
        kind: PairKind = "yearly" if mine.first_year == mine.last_year == report.year else "across_years"
        pairs.append(Pair(plan, report, kind))
    else:
        refusals.append(Refusal(plan, report, reason))


def _unplaced(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Those without place or year that a document of the other kind could belong to."""
    plans = {document.doc_id for document in documents if document.doc_type in ("plan", "both")}
    reports = {document.doc_id for document in documents if document.doc_type in ("report", "both")}
    unknown = (one for one in documents if one.year is None or not (one.region_code or one.region))
    return tuple(
        one
        for one in unknown
        if (one.doc_id in plans and reports - {one.doc_id}) or (one.doc_id in reports and plans - {one.doc_id})
    )


def why_apart(plan: Document, report: Document, *, rules: Rules | None = None) -> str | None:
    """Why a plan and a report do not belong together; None where they do, or where nothing is known."""
    words = vocabulary(rules or load_rules())
    return mismatch(scope_of(plan, words), scope_of(report, words), words)


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
    if not _covers(plan, report.last_year):
        return f"年份不同：计划为{_span(plan)}年，报告为{report.last_year}年"
    mine, yours = _programme(plan.title, words), _programme(report.title, words)
    if mine is not None and yours is not None and mine != yours:
        return f"类别不同：计划为{words.programmes[mine][0]}，报告为{words.programmes[yours][0]}"
    return None


def _covers(plan: Scope, year: int | None) -> bool:
    """True where the year is one of the plan's, or either is not known."""
    if plan.first_year is None or plan.last_year is None or year is None:
        return True
    return plan.first_year <= year <= plan.last_year


def _same_place(one: str, other: str) -> bool:
    """True where one name is the end of the other: 海州区, 连云港市海州区."""
    return one.endswith(other) or other.endswith(one)


def _span(scope: Scope) -> str:
    return f"{scope.first_year}" if scope.first_year == scope.last_year else f"{scope.first_year}—{scope.last_year}"


def _programme(title: str | None, words: Vocabulary) -> int | None:
    folded = fold(title or "")
    return next((at for at, names in enumerate(words.programmes) if any(name in folded for name in names)), None)


class Bond(NamedTuple):
    """What holds for all rows of a pair.

    marks
        Why a person should look at each: the reason why a forced pair does not belong together.
    years
        The years whose results answer the plan, beside each target's own; None for any.
    """

    marks: tuple[str, ...] = ()
    years: frozenset[int] | None = None


def check_pair(
    plan_quantities: Sequence[Quantity],
    report_quantities: Sequence[Quantity],
    plan: Document | None,
    report: Document | None,
    words: Vocabulary,
    *,
    force: bool = False,
) -> Bond:
    """What holds for the rows of a pair.

    Raises `PairError` where it does not belong together and is not forced.
    """
    mine = scope_of(plan, words) if plan else _scope_of_quantities(plan_quantities)
    yours = scope_of(report, words) if report else _scope_of_quantities(report_quantities)
    reached = Counter(one.deadline.year for one in report_quantities if one.role == "actual" and one.deadline)
    reason = mismatch(mine._replace(first_year=None), yours, words) or _other_years(mine, yours, reached)
    if reason is None:
        return Bond(years=None if mine.last_year is None else frozenset(_years_of(mine)))
    if not force:
        names = " 与 ".join(f"《{name}》" for name in (mine.title, yours.title) if name)
        raise PairError(f"{names}不应对照：{reason}。如确需对照，请加 --force（Python: force=True），结果会逐行标记。")
    return Bond(marks=(f"强制对照：{reason}",))


def _scope_of_quantities(quantities: Sequence[Quantity]) -> Scope:
    first = quantities[0] if quantities else None
    if first is None:
        return Scope(None, None, None, None, None)
    return Scope(first.region, first.region_code, first.year, first.year, None)


def _years_of(plan: Scope) -> range:
    return range(plan.first_year or 0, (plan.last_year or -1) + 1)


def _other_years(plan: Scope, report: Scope, reached: Counter[int]) -> str | None:
    """Why the years differ: by the dates of the results, where enough have one, else by the report's own year."""
    if plan.last_year is None or report.last_year is None:
        return None
    if reached.total() >= _ENOUGH:
        if sum(reached[year] for year in _years_of(plan)) >= _MOST * reached.total():
            return None
        usual = min(reached, key=lambda year: (-reached[year], year))
        return f"年份不同：计划为{_span(plan)}年，报告所列结果多为{usual}年"
    if _covers(plan, report.last_year):
        return None
    return f"年份不同：计划为{_span(plan)}年，报告为{report.last_year}年"
