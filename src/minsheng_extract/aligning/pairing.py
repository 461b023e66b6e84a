"""Which documents belong together: by place, year and kind; and why others do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from minsheng_extract.aligning.scope import mismatch, scope_of
from minsheng_extract.aligning.vocabulary import Vocabulary, vocabulary
from minsheng_extract.records import Document
from minsheng_extract.rulebook import Rules, load_rules

PairKind = Literal["yearly", "inside", "across_years"]


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
