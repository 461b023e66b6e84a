"""A reading becomes a Quantity: fields in the record's terms, quotes from the text itself."""

from __future__ import annotations

import re
from decimal import Decimal

from minsheng_extract.extracting.canonical import indicator_id
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.grammar import figure_grammar
from minsheng_extract.extracting.indicator import indicators
from minsheng_extract.extracting.place import Place
from minsheng_extract.extracting.reader import Reading
from minsheng_extract.folding import fold
from minsheng_extract.records import Block, Change, Document, Quantity, stable_id
from minsheng_extract.records.base import unchecked
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.topic import topic_among

_DIGIT = re.compile(r"\d")
_SCALED = Decimal(10_000)
_LONG = 40
_quantity = unchecked(Quantity)


class Recorder:
    """Makes records of readings. `running`: the document's text, with blanks for what of the page breaks sentences."""

    def __init__(self, rules: Rules, running: str) -> None:
        self._rules = rules
        self._running = running

    def record(self, reading: Reading, place: Place) -> Quantity:
        """The Quantity of one reading."""
        document, item, offices = place.document, place.item, place.offices
        clause, when, basis = reading.clause, reading.deadline, reading.basis
        text, figure, (start, end) = document.text, clause.figure, clause.sentence
        change = _change(reading) or _of_column(figure, place)
        if place.block.column == "growth":
            figure = figure._replace(value=abs(figure.value))
        base, sentence = figure.unit_rule, text[start:end]
        indicator = reading.named.indicator(self._running) or self._from_place(reading, place)
        action = text[slice(*reading.named.action)] if reading.named.action else None
        unit, understood = self._unit(figure, place, indicator)
        return _quantity(
            quantity_id=stable_id(document.doc_id, "quantity", figure.start, figure.end),
            doc_id=document.doc_id,
            item_id=item.item_id if item else None,
            item_path=item.path if item else (),
            item_title=place.item_title,
            role=reading.cast.role,
            action=action,
            indicator=indicator,
            comparator=clause.comparison.comparator,
            value=figure.value,
            value_high=figure.value_high,
            unit=unit,
            per=basis.per if basis else None,
            change=change,
            reference=reading.reference,
            nature=place.block.nature,
            value_base=figure.value * base.factor if base else None,
            value_high_base=figure.value_high * base.factor if base and figure.value_high is not None else None,
            unit_base=base.base if base else None,
            dimension=base.dimension if base else None,
            deadline=when.last,
            deadline_start=when.first,
            deadline_text=text[when.period.start : when.period.end] if when.period else None,
            deadline_from=when.origin,
            lead_units=offices.lead_units,
            responsible_units=offices.responsible_units,
            topic=topic_among((indicator, place.item_title, sentence), self._rules),
            region=document.region,
            region_code=document.region_code,
            year=document.year,
            indicator_id=indicator_id(indicator, action, unit, self._rules),
            quote=text[figure.start : figure.end],
            start=figure.start,
            end=figure.end,
            sentence=sentence,
            sentence_start=start,
            location=_location(document, place.block, figure.start),
            rules=_rules(reading, understood),
            review=_review(indicator, unit),
        )

    def _from_place(self, reading: Reading, place: Place) -> str | None:
        """What the row's head or the item's heading names, where the sentence names nothing."""
        if place.block.indicator is not None:
            return self._thing(place.block.indicator) or place.block.indicator
        return self._thing(place.item_title) if place.item_title and reading.cast.role != "context" else None

    def _thing(self, heading: str) -> str | None:
        """The thing a heading names, its verb and its own figure left out: 新增|4000张|养老床位."""
        folded = fold(heading)
        digit = _DIGIT.search(folded)
        figure = figure_grammar(self._rules).read(folded, digit.start(), len(folded)) if digit else None
        plain = heading[: figure.start] + heading[figure.end :] if figure else heading
        span = indicators(self._rules).title(fold(plain))
        return plain[slice(*span)] if span else None

    def _unit(self, figure: Figure, place: Place, indicator: str | None) -> tuple[str | None, str | None]:
        """The unit as written, else what goes without saying (超2.5亿 with 资金), with its rule, else the column's."""
        folded, end = figure.unit, figure.end
        if folded is not None:
            if figure.unit_rule is not None and figure.unit_rule.written:
                return folded, None
            written = place.document.text[end - len(folded) : end]
            return (written if written == folded or fold(written) == folded else folded), None
        if figure.value >= _SCALED and indicator:
            for rule in self._rules.understood:
                if any(word in indicator for word in rule.words):
                    return rule.unit, rule.id
        return place.block.unit, None


def _change(reading: Reading) -> Change | None:
    """The change; 降低900万个体户税负 counts the served, not the change."""
    clause, change = reading.clause, reading.changed.change
    if clause.figure.change or change is None:
        return clause.figure.change
    return None if clause.figure.counts and reading.named.behind > clause.comparison.end else change


def _of_column(figure: Figure, place: Place) -> Change | None:
    """The change that a column of growth states; below zero it is a decrease."""
    if place.block.column != "growth":
        return None
    return "decrease" if figure.value < 0 or place.document.text[figure.start - 1] in "-－—" else "increase"


def _location(document: Document, block: Block, offset: int) -> str | None:
    """Where a figure stands, for a person; a table that only its lines gave away has its place too."""
    located = document.locate(offset)
    if block.location is None or (located and "table" in located):
        return located
    return f"{located}, {block.location}" if located else block.location


def _rules(reading: Reading, understood: str | None) -> tuple[str, ...]:
    clause = reading.clause
    found = (
        *clause.figure.rules,
        *clause.comparison.rules,
        *reading.changed.rules,
        reading.basis.rule if reading.basis else None,
        *reading.named.rules,
        reading.cast.rule,
        reading.deadline.rule,
        understood,
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _review(indicator: str | None, unit: str | None) -> tuple[str, ...]:
    """Why a person should look."""
    reasons: list[str] = []
    if indicator is None:
        reasons.append("no indicator")
    elif len(indicator) > _LONG:
        reasons.append("long indicator")
    if unit is None:
        reasons.append("no unit")
    return tuple(reasons)
