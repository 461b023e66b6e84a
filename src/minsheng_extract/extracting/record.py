"""A reading becomes a Quantity: fields in the record's terms, quotes from the text itself."""

from __future__ import annotations

from decimal import Decimal

from minsheng_extract.extracting.canonical import indicator_id
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.indicator import indicators
from minsheng_extract.extracting.reader import Reading
from minsheng_extract.extracting.setting import Surroundings
from minsheng_extract.folding import fold
from minsheng_extract.records import Block, Change, Document, Quantity, stable_id
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.topic import topic_among

_MONEY = (
    "资金",
    "投资",
    "收入",
    "产值",
    "贷款",
    "保费",
    "金额",
    "经费",
    "费用",
    "支出",
    "总额",
    "补贴",
    "补助",
    "销售额",
    "税收",
    "生产总值",
    "增加值",
    "助学金",
)


class Recorder:
    """Makes the records of one document."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self._document = document
        self._rules = rules

    def record(self, reading: Reading, block: Block, around: Surroundings) -> Quantity:
        """The Quantity of one reading."""
        document, figure = self._document, reading.clause.figure
        text = document.text
        indicator = reading.named.indicator(text) or block.indicator or self._from_title(around.item_title, reading)
        unit = self._unit(figure, block, indicator)
        base = figure.unit_rule
        action = text[slice(*reading.named.action)] if reading.named.action else None
        when = reading.deadline
        start, end = reading.clause.sentence
        return Quantity(
            quantity_id=stable_id(document.doc_id, "quantity", figure.start, figure.end),
            doc_id=document.doc_id,
            item_id=around.item.item_id if around.item else None,
            item_path=around.item.path if around.item else (),
            item_title=around.item_title,
            role=reading.cast.role,
            action=action,
            indicator=indicator,
            comparator=reading.comparison.comparator,
            value=figure.value,
            value_high=figure.value_high,
            unit=unit,
            per=reading.basis.per if reading.basis else None,
            change=self._change(reading),
            reference=reading.reference,
            value_base=figure.value * base.factor if base else None,
            value_high_base=figure.value_high * base.factor if base and figure.value_high is not None else None,
            unit_base=base.base if base else None,
            dimension=base.dimension if base else None,
            deadline=when.last,
            deadline_start=when.first,
            deadline_text=text[when.period.start : when.period.end] if when.period else None,
            deadline_from=when.origin,
            lead_units=around.offices.lead_units,
            responsible_units=around.offices.responsible_units,
            topic=topic_among((indicator, around.item_title, text[start:end]), self._rules),
            region=document.region,
            region_code=document.region_code,
            year=document.year,
            indicator_id=indicator_id(indicator, action, unit, self._rules),
            quote=text[figure.start : figure.end],
            start=figure.start,
            end=figure.end,
            sentence=text[start:end],
            sentence_start=start,
            location=document.locate(figure.start),
            rules=self._named(reading),
            review=self._review(reading, indicator, unit),
        )

    def _from_title(self, title: str | None, reading: Reading) -> str | None:
        """What the item's heading names, where the sentence names nothing: 建设|智慧环卫平台. 投入300万元."""
        span = indicators(self._rules).title(fold(title)) if title and reading.cast.role != "context" else None
        return title[slice(*span)] if title and span else None

    @staticmethod
    def _change(reading: Reading) -> Change | None:
        """降低900万个体户税负 counts the served, not the change."""
        rule = reading.clause.figure.unit_rule
        counts = rule is None or rule.dimension in ("count", "people", "household")
        served = counts and reading.named.behind > reading.clause.comparison.end
        return reading.clause.figure.change or (None if served else reading.changed.change)

    def _unit(self, figure: Figure, block: Block, indicator: str | None) -> str | None:
        if figure.unit is not None:
            written = self._document.text[figure.end - len(figure.unit) : figure.end]
            return written if written == figure.unit or fold(written) == figure.unit else figure.unit
        if figure.value >= Decimal(10000) and indicator and any(word in indicator for word in _MONEY):
            return "元"
        return block.unit

    @staticmethod
    def _named(reading: Reading) -> tuple[str, ...]:
        found = [
            *reading.clause.figure.rules,
            *reading.comparison.rules,
            *reading.changed.rules,
            reading.basis.rule if reading.basis else None,
            *reading.named.rules,
            reading.cast.rule,
            reading.deadline.rule,
        ]
        return tuple(dict.fromkeys(rule for rule in found if rule))

    @staticmethod
    def _review(reading: Reading, indicator: str | None, unit: str | None) -> tuple[str, ...]:
        reasons: list[str] = []
        if indicator is None:
            reasons.append("no indicator")
        elif len(indicator) > 40:
            reasons.append("long indicator")
        if unit is None:
            reasons.append("no unit")
        return tuple(reasons)
