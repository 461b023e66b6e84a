"""Rules prove themselves: every example and counterexample of every entry is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any, NamedTuple, get_type_hints

from pydantic import TypeAdapter

from minsheng_extract.records import Document, Item, Numeral, Quantity, Record
from minsheng_extract.rulebook import Entry, Example, Rules
from minsheng_extract.rulebook.entry import Expected
from minsheng_extract.scoring.place import shown
from minsheng_extract.scoring.steps import lay_out, read_figures


class Outcome(NamedTuple):
    """One example or counterexample run. `problem` is None where it holds."""

    file: str
    entry: str
    text: str
    problem: str | None

    def __str__(self) -> str:
        return f"{self.file}: entry '{self.entry}': {self.problem or 'holds'} | {self.text}"


class Reading(NamedTuple):
    """What the steps make of an example's text."""

    items: tuple[Item, ...]
    quantities: tuple[Quantity, ...]
    numerals: tuple[Numeral, ...]

    @property
    def fired(self) -> set[str]:
        """Ids of the rules that made something here."""
        made = {rule for quantity in self.quantities for rule in quantity.rules}
        return made | {numeral.rule for numeral in self.numerals if numeral.rule}


def run_examples(rules: Rules) -> list[Outcome]:
    """Runs every example and counterexample of every entry.

    An example of figures must give the full span and exactly one reading, and name the entry among
    the rules that made it; on a counterexample the entry must fire nowhere.

    >>> failed = [outcome for outcome in run_examples(rules) if outcome.problem]   # doctest: +SKIP
    """
    return [outcome for file, entry in entries(rules) for outcome in run_entry(file, entry, rules)]


def entries(rules: Rules) -> Iterator[tuple[str, Entry]]:
    """Every entry with the name of its file, in the order of the files."""
    for field in fields(rules):
        for entry in getattr(rules, field.name):
            yield f"{field.name}.yaml", entry


def run_entry(file: str, entry: Entry, rules: Rules) -> Iterator[Outcome]:
    """The outcomes of one entry's examples and counterexamples."""
    for example in entry.examples:
        yield Outcome(file, entry.id, example.text, _problem(entry, example, rules))
    for text in entry.counterexamples:
        fired = entry.id in read_example(Example(text=text, quantities=()), rules).fired
        yield Outcome(file, entry.id, text, "fires on its counterexample" if fired else None)


def read_example(example: Example, rules: Rules) -> Reading:
    """The steps up to quantities on an example's text."""
    document = Document.from_text(example.text, year=example.year, doc_type=example.doc_type, issued=example.issued)
    layout = lay_out(document, rules)
    figures = read_figures(document, layout, rules)
    return Reading(layout.items, figures.quantities, figures.numerals)


def _problem(entry: Entry, example: Example, rules: Rules) -> str | None:
    """Why an example does not hold, or None."""
    (expectation,) = (name for name in _CHECKS if name in example.model_fields_set)
    return next(_CHECKS[expectation](entry, example, rules), None)


def _quantity(entry: Entry, example: Example, rules: Rules) -> Iterator[str]:
    return _quantities(entry, example, rules, (example.quantity or {},))


def _all_quantities(entry: Entry, example: Example, rules: Rules) -> Iterator[str]:
    return _quantities(entry, example, rules, example.quantities or ())


def _quantities(entry: Entry, example: Example, rules: Rules, expected: tuple[Expected, ...]) -> Iterator[str]:
    if not all({"quote", "start"} & wanted.keys() for wanted in expected):
        yield "give the quantity's quote:, so that its span is held"
    reading = read_example(example, rules)
    yield from _unlike(expected, reading.quantities)
    if expected and entry.id not in reading.fired:
        yield f"the entry did not fire; those that did: {', '.join(sorted(reading.fired)) or 'none'}"


def _numerals(entry: Entry, example: Example, rules: Rules) -> Iterator[str]:
    reading = read_example(example, rules)
    yield from _unlike(example.numerals or (), reading.numerals)
    if entry.id not in reading.fired:
        yield f"the entry did not fire; those that did: {', '.join(sorted(reading.fired)) or 'none'}"


def _items(entry: Entry, example: Example, rules: Rules) -> Iterator[str]:
    return _unlike(example.items or (), read_example(example, rules).items)


_CHECKS: dict[str, Callable[[Entry, Example, Rules], Iterator[str]]] = {
    "quantity": _quantity,
    "quantities": _all_quantities,
    "numerals": _numerals,
    "items": _items,
}


def _unlike(expected: tuple[Expected, ...], got: tuple[Record, ...]) -> Iterator[str]:
    """What parts expectation and records: their number, then each field that differs."""
    if len(expected) != len(got):
        yield f"expected {len(expected)}, got {len(got)}: {'; '.join(map(_brief, got)) or 'none'}"
        return
    for wanted, record in zip(expected, got, strict=True):
        for field, value in wanted.items():
            actual, right = _value(record, field), _typed(type(record), field, value)
            if actual != right:
                yield f"{_brief(record)}: {field} is {shown(actual)}, expected {shown(right)}"


def _brief(record: Record) -> str:
    named = {name: getattr(record, name, None) for name in ("quote", "text", "path", "title", "class_")}
    return " ".join(shown(value) for value in named.values() if value is not None)


def _value(record: Record, field: str) -> Any:
    return getattr(record, _attributes(type(record))[field])


def _typed(kind: type[Record], field: str, value: object) -> Any:
    """An expected value in the field's own type: 12.5 as Decimal, a list as tuple, a text as date."""
    return _adapter(kind, _attributes(kind)[field]).validate_python(value)


@lru_cache
def _attributes(kind: type[Record]) -> dict[str, str]:
    return {field.alias or name: name for name, field in kind.model_fields.items()}


@lru_cache
def _adapter(kind: type[Record], attribute: str) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(kind)[attribute])
