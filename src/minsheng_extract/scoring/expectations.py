"""What an example may expect: for each kind the result of its text, and what parts the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from minsheng_extract.aligning import align, why_apart
from minsheng_extract.extracting import read_figures
from minsheng_extract.reading import read_bytes
from minsheng_extract.records import Alignment, Block, Document, Item, Numeral, Quantity
from minsheng_extract.rulebook import Example, Rules
from minsheng_extract.scoring.likening import unlike
from minsheng_extract.scoring.place import shown
from minsheng_extract.segmenting import lay_out
from minsheng_extract.segmenting.office_name import normal_of
from minsheng_extract.segmenting.tables.columns import columns_of
from minsheng_extract.segmenting.topic import topic_of

R = TypeVar("R")


class Expectation(NamedTuple, Generic[R]):
    """One kind of expectation.

    result
        What the steps make of an example's text.
    problems
        In words, where the result is not what the example expects.
    fired
        Ids of the rules that made the result; None where records of this kind do not name them.
    """

    result: Callable[[Example, Rules], R]
    problems: Callable[[Example, R], Iterator[str]]
    fired: Callable[[R], set[str]] | None = None


class Reading(NamedTuple):
    """What the steps up to quantities make of an example's text."""

    items: tuple[Item, ...]
    blocks: tuple[Block, ...]
    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]


def _document(example: Example) -> Document:
    document = Document.from_text(example.text, year=example.year, doc_type=example.doc_type, issued=example.issued)
    return document.model_copy(update={"period_end": example.period_end}) if example.period_end else document


def _report(example: Example) -> Example:
    return example.model_copy(update={"text": example.report, "doc_type": "report"})


def read_example(example: Example, rules: Rules) -> Reading:
    """The steps up to quantities on an example's text."""
    document = _document(example)
    layout = lay_out(document, rules)
    figures = read_figures(document, layout, rules)
    return Reading(layout.items, layout.blocks, figures.quantities, figures.numerals)


def _fired(reading: Reading) -> set[str]:
    """Every rule that a record names."""
    made = {rule for item in reading.items for rule in item.rules}
    made |= {rule for quantity in reading.quantities for rule in (*quantity.rules, quantity.indicator_id) if rule}
    made |= {numeral.rule for numeral in reading.numerals if numeral.rule}
    return made | {block.rule for block in reading.blocks if block.rule}


def _quantity(example: Example, reading: Reading) -> Iterator[str]:
    wanted = (example.quantity,) if example.quantity is not None else example.quantities or ()
    if not all({"quote", "start"} & each.keys() for each in wanted):
        yield "give the quantity's quote:, so that its span is held"
    yield from unlike(wanted, reading.quantities)


def _numerals(example: Example, reading: Reading) -> Iterator[str]:
    return unlike(example.numerals or (), reading.numerals)


def _items(example: Example, reading: Reading) -> Iterator[str]:
    return unlike(example.items or (), reading.items)


def _blocks(example: Example, reading: Reading) -> Iterator[str]:
    return _equal(example.blocks, tuple(block.kind for block in reading.blocks))


def _indicator_ids(example: Example, reading: Reading) -> Iterator[str]:
    return _equal((example.indicator_id,), tuple(quantity.indicator_id for quantity in reading.quantities))


def _read(example: Example, rules: Rules) -> Document:
    return read_bytes(example.text.encode(), "example.txt", rules)


def _metadata(example: Example, document: Document) -> Iterator[str]:
    return unlike((example.document or {},), (document,))


def _aligned(example: Example, rules: Rules) -> tuple[Alignment, ...]:
    plan = _document(example)
    report = _document(_report(example)) if example.report is not None else plan
    figures = [read_figures(document, lay_out(document, rules), rules).quantities for document in (plan, report)]
    return align(*figures, plan=plan, report=report, rules=rules)


def _alignment(example: Example, alignments: tuple[Alignment, ...]) -> Iterator[str]:
    return unlike((example.alignment or {},), alignments)


def _belonging(example: Example, rules: Rules) -> bool:
    plan, report = (read_bytes(text.encode(), "example.txt", rules) for text in (example.text, example.report or ""))
    return why_apart(plan, report, rules=rules) is None


def _belongs(example: Example, got: bool) -> Iterator[str]:
    return _equal(example.belong, got)


def _roles(text: str, rules: Rules) -> tuple[str | None, ...]:
    return tuple(column.role for column in columns_of([[head] for head in text.split("|")], rules))


def _equal(expected: object, got: object) -> Iterator[str]:
    if expected != got:
        yield f"gives {shown(got)}, expected {shown(expected)}"


def _plain(name: str, result: Callable[[str, Rules], Any]) -> Expectation[Any]:
    """An expectation that a function of the text alone gives exactly this."""
    return Expectation(
        lambda example, rules: result(example.text, rules), lambda example, got: _equal(getattr(example, name), got)
    )


EXPECTATIONS: dict[str, Expectation[Any]] = {
    "quantity": Expectation(read_example, _quantity, _fired),
    "quantities": Expectation(read_example, _quantity, _fired),
    "numerals": Expectation(read_example, _numerals, _fired),
    "items": Expectation(read_example, _items, _fired),
    "blocks": Expectation(read_example, _blocks, _fired),
    "indicator_id": Expectation(read_example, _indicator_ids, _fired),
    "document": Expectation(_read, _metadata),
    "alignment": Expectation(_aligned, _alignment),
    "belong": Expectation(_belonging, _belongs),
    "topic": _plain("topic", topic_of),
    "normal": _plain("normal", normal_of),
    "columns": _plain("columns", _roles),
}
