"""What the rules make of a text, shown in a terminal: each numeral's class, each figure's fields and rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from minsheng_extract.extracting import read_figures
from minsheng_extract.records import Document, Item, Numeral, NumeralClass, Quantity
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting import lay_out
from minsheng_extract.showing.cut import cut
from minsheng_extract.writing import json_rows

STYLES: dict[NumeralClass, str] = {
    "quantity": "bold green",
    "date": "cyan",
    "marker": "bright_black",
    "document_number": "blue",
    "name": "magenta",
    "ordinal": "yellow",
    "word": "bright_black",
    "furniture": "bright_black",
    "unexplained": "bold white on red",
}

# Which kinds of rules settle a field; a field without any comes from the text or the document.
_SETTLED_BY: dict[str, tuple[str, ...]] = {
    "role": ("roles", "phrasings"),
    "action": ("actions",),
    "indicator": ("edges",),
    "indicator_id": ("indicators",),
    "comparator": ("comparators",),
    "value": ("phrases",),
    "value_high": (),
    "unit": ("units",),
    "per": ("bases",),
    "change": ("changes",),
    "reference": (),
    "nature": (),
    "value_base": (),
    "unit_base": (),
    "deadline": ("periods", "numerals"),
    "deadline_text": (),
    "deadline_from": (),
    "lead_units": ("labels", "duties", "offices", "office_endings"),
    "responsible_units": (),
    "topic": ("topics",),
    "review": (),
}

# What settles a field that no rule settled.
_OF_ITSELF = {"indicator": "the words around it", "comparator": "no word compares"}


class Explanation(NamedTuple):
    """A document and all that was made of it."""

    document: Document
    items: tuple[Item, ...]
    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]


def explain(document: Document, rules: Rules) -> Explanation:
    """Run the steps up to quantities on one document.

    >>> explain(Document.from_text("新增学位1.3万个"), load_rules()).quantities[0].unit   # doctest: +SKIP
    '个'
    """
    layout = lay_out(document, rules)
    figures = read_figures(document, layout, rules)
    return Explanation(document, layout.items, tuple(figures.quantities), tuple(figures.numerals))


def as_json(explanation: Explanation) -> str:
    """Figures and numerals for a program, each a row as in the tables."""
    made = {
        "quantities": json_rows("quantities", explanation.quantities),
        "numerals": json_rows("numerals", explanation.numerals),
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def kinds_of(rules: Rules) -> dict[str, str]:
    """The kind (the file) of every rule, by its id."""
    return {entry.id: field.name for field in fields(rules) for entry in getattr(rules, field.name)}


def coloured(explanation: Explanation, *, plain: bool = False) -> Text:
    """The text with each numeral in the colour of its class; where there is no colour, its class in braces."""
    text, end = Text(), 0
    following = [*explanation.numerals[1:], None]
    for numeral, after in zip(explanation.numerals, following, strict=False):
        text.append(explanation.document.text[end : numeral.start])
        text.append(cut(numeral.text), STYLES[numeral.class_])
        end = numeral.end
        goes_on = after is not None and (after.start, after.class_) == (end, numeral.class_)
        if plain and not goes_on:
            text.append(f"{{{numeral.class_}}}")
    text.append(explanation.document.text[end:])
    return text


def legend(numerals: Iterable[Numeral]) -> Text:
    """Each class in its colour, with how often it came."""
    counts = Counter(numeral.class_ for numeral in numerals)
    shown = [Text.assemble((name, style), f" {counts[name]}") for name, style in STYLES.items() if counts[name]]
    return Text("   ").join(shown)


def _shown(value: object) -> str:
    return cut("; ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def _without_rule(field: str, document: Document) -> Text:
    """What made a field that no rule made; for one that says so itself, or is copied, nothing."""
    if field == "role":
        return Text(f"its place and time in a document of this kind: {document.doc_type}", "dim")
    return Text(_OF_ITSELF.get(field, ""), "dim")


def quantity_table(quantity: Quantity, document: Document, rules: Rules, kinds: dict[str, str]) -> RenderableType:
    """The fields of one figure that say something, each with the rules that made it."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    left = [*quantity.rules, *(topic.id for topic in rules.topics if topic.name == quantity.topic)]
    for field, settled_by in _SETTLED_BY.items():
        value = getattr(quantity, field)
        if value in (None, ()):
            continue
        made_by = [rule for rule in left if kinds.get(rule) in settled_by]
        left = [rule for rule in left if rule not in made_by]
        named = Text(", ".join(made_by), "cyan") if made_by else _without_rule(field, document)
        table.add_row(Text(field, "dim"), Text(_shown(value)), named)
    if left:
        table.add_row(Text("also", "dim"), "", Text(", ".join(left), "cyan"))
    head = Text.assemble((cut(quantity.quote), "bold green"), f"  {quantity.start}-{quantity.end}")
    return Group(head, Padding(table, (0, 0, 1, 2), expand=False))


def numeral_table(numerals: Iterable[Numeral]) -> Table:
    """Every numeral with its class and the rule that decided."""
    table = Table("start", "numeral", "class", "rule", box=None, padding=(0, 2, 0, 0), header_style="dim")
    for numeral in numerals:
        style = STYLES[numeral.class_]
        rule = Text(numeral.rule or "", "cyan")
        table.add_row(str(numeral.start), Text(cut(numeral.text), style), Text(numeral.class_, style), rule)
    return table


def explanation_of_text(explanation: Explanation, rules: Rules, *, plain: bool) -> Iterator[RenderableType]:
    """A short text: all figures field by field, then all numerals."""
    kinds = kinds_of(rules)
    yield coloured(explanation, plain=plain)
    yield ""
    if not explanation.quantities:
        yield Text("no figure found")
    for quantity in explanation.quantities:
        yield quantity_table(quantity, explanation.document, rules, kinds)
    yield numeral_table(explanation.numerals)


def explanation_of_file(explanation: Explanation, *, plain: bool) -> Iterator[RenderableType]:
    """A whole notice: its text in colours, the legend, and what no rule explains."""
    yield coloured(explanation, plain=plain)
    yield ""
    yield legend(explanation.numerals)
    unexplained = [numeral for numeral in explanation.numerals if numeral.class_ == "unexplained"]
    if unexplained:
        yield Text(f"\n{len(unexplained)} unexplained:", "bold")
    text = explanation.document.text
    for numeral in unexplained:
        before, after = text[max(0, numeral.start - 20) : numeral.start], text[numeral.end : numeral.end + 20]
        around = f"{before}{cut(numeral.text)}{after}".replace("\n", " ")
        yield Text(f"  {numeral.start}: …{around}…")
