"""A folder of notices with gold -> Scores: each notice read, segmented, extracted, aligned and compared."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from minsheng_extract.aligning import PairError, align
from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import read
from minsheng_extract.records import Document, Item, Quantity
from minsheng_extract.rulebook import Rules, load_rules
from minsheng_extract.scoring.alignments import alignment_differences, match_alignments, score_alignments
from minsheng_extract.scoring.answering import answers
from minsheng_extract.scoring.gold import GoldDocument, GoldError, GoldPair, read_gold
from minsheng_extract.scoring.items import item_differences, match_items, score_items
from minsheng_extract.scoring.place import Place
from minsheng_extract.scoring.quantities import match_quantities, quantity_differences, score_quantities
from minsheng_extract.scoring.scores import Difference, Score, Scores
from minsheng_extract.segmenting import lay_out


class Predicted(NamedTuple):
    """What the steps make of one notice, beside its gold."""

    gold: GoldDocument
    document: Document
    items: tuple[Item, ...]
    quantities: tuple[Quantity, ...]

    def answering(self) -> dict[int, Quantity]:
        """Line of the gold's quantities -> the quantity that answers it."""
        found = answers(self.gold.quantities or (), self.quantities)
        return {line: self.quantities[index] for line, index in found.items()}


def predict(gold: GoldDocument, rules: Rules) -> Predicted:
    """The steps up to quantities on one notice. Raises `GoldError` where the gold is of another text."""
    document = read(gold.file, rules=rules)
    for number, line in enumerate(gold.quantities or (), 1):
        if document.text[line.start : line.end] != line.quote:
            raise GoldError(
                f"{gold.file}: line {number} of its gold quantities has '{line.quote}' at {line.start}, the text "
                f"'{document.text[line.start : line.end]}'; offsets count characters of the text as read"
            )
    layout = lay_out(document, rules)
    return Predicted(gold, document, layout.items, read_figures(document, layout, rules).quantities)


def evaluate(folder: str | Path, rules: Rules | None = None) -> Scores:
    """The scores of a folder of notices against the gold in its `gold/`, as the guideline defines them.

    Raises `GoldError` where the gold is missing, wrong, or of another text.

    >>> scores = evaluate("samples")                            # doctest: +SKIP
    >>> scores.total.found.f1                                   # doctest: +SKIP
    0.998
    """
    rules = rules or load_rules()
    gold = read_gold(folder)
    notices = {line.name: predict(line, rules) for line in gold.documents}
    results = [_notice(notice) for notice in notices.values()]
    results += [_pair(pair, notices, rules) for pair in gold.pairs]
    parts: dict[str, Score] = {}
    for score, _ in results:
        parts[score.name] = parts.get(score.name, Score(name=score.name)) + score
    return Scores(
        parts=tuple(parts.values()),
        fingerprint=gold.fingerprint,
        differences=tuple(difference for _, differences in results for difference in differences),
    )


def _notice(notice: Predicted) -> tuple[Score, list[Difference]]:
    name, place = notice.gold.name, Place(notice.gold.name, notice.document.text)
    score = Score(name=name)
    differences: list[Difference] = []
    if notice.gold.items is not None:
        items = match_items(notice.gold.items, notice.items)
        score += score_items(name, items)
        differences += item_differences(place, items)
    if notice.gold.quantities is not None:
        quantities = match_quantities(notice.gold.quantities, notice.gold.items or (), notice.quantities)
        score += score_quantities(name, quantities)
        differences += quantity_differences(place, quantities)
    return score, differences


def _pair(pair: GoldPair, notices: dict[str, Predicted], rules: Rules) -> tuple[Score, list[Difference]]:
    plan, report = notices[pair.plan], notices[pair.report]
    place = Place(pair.name, plan.document.text)
    try:
        predicted = align(plan.quantities, report.quantities, plan=plan.document, report=report.document, rules=rules)
    except PairError as refusal:  # the gold says that they belong together: each target is missed
        predicted, place = (), Place(f"{pair.name} ({refusal})", place.text)
    verdicts = match_alignments(
        pair.alignments,
        predicted,
        {line: quantity.quantity_id for line, quantity in plan.answering().items()},
        {line: quantity.quantity_id for line, quantity in report.answering().items()},
    )
    spans = {n: (line.start, line.end) for n, line in enumerate(plan.gold.quantities or ())}
    return score_alignments(pair.name, verdicts), list(alignment_differences(place, verdicts, spans))
