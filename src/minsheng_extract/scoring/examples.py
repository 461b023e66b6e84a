"""Rules prove themselves: every example and counterexample of every entry is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from typing import Any, NamedTuple

from minsheng_extract.rulebook import Entry, Example, Rules
from minsheng_extract.scoring.expectations import EXPECTATIONS, Expectation


class Outcome(NamedTuple):
    """One example or counterexample run. `problem` is None where it holds."""

    file: str
    entry: str
    text: str
    problem: str | None

    def __str__(self) -> str:
        return f"{self.file}: entry '{self.entry}': {self.problem or 'holds'} | {self.text}"


def run_examples(rules: Rules) -> list[Outcome]:
    """Runs every example and counterexample of every entry, and names file and entry of what fails.

    An example of figures must give the full span and exactly one reading. The entry must have had a
    part in it: its id is among the rules of what was made, or the example does not hold without it.
    On a counterexample it has no part in anything.

    >>> [outcome for outcome in run_examples(rules) if outcome.problem]   # doctest: +SKIP
    []
    """
    return [outcome for file, entry in entries(rules) for outcome in run_entry(file, entry, rules)]


def entries(rules: Rules) -> Iterator[tuple[str, Entry]]:
    """Every entry with the name of its file, in the order of the files."""
    for field in fields(rules):
        for entry in getattr(rules, field.name):
            yield f"{field.name}.yaml", entry


def run_entry(file: str, entry: Entry, rules: Rules) -> Iterator[Outcome]:
    """The outcomes of one entry's examples and counterexamples."""
    without = _without(rules, file, entry)
    for example in entry.examples:
        yield Outcome(file, entry.id, example.text, _tried(partial(_problem, entry, example, rules, without)))
    for text in entry.counterexamples:
        yield Outcome(file, entry.id, text, _tried(partial(_fires, entry, text, rules, without)))


def _tried(check: Callable[[], str | None]) -> str | None:
    """What the check says; an error in a step is a problem of the example, and the others are still run."""
    try:
        return check()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _without(rules: Rules, file: str, entry: Entry) -> Rules:
    """The rules with one entry left out."""
    field = file.removesuffix(".yaml")
    return replace(rules, **{field: tuple(other for other in getattr(rules, field) if other.id != entry.id)})


def expectation_of(example: Example) -> Expectation[Any]:
    """The kind of expectation that an example gives."""
    return next(EXPECTATIONS[name] for name in EXPECTATIONS if name in example.model_fields_set)


def _problem(entry: Entry, example: Example, rules: Rules, without: Rules) -> str | None:
    """Why an example does not hold, or None."""
    expectation = expectation_of(example)
    result = expectation.result(example, rules)
    if problem := next(expectation.problems(example, result), None):
        return problem
    fired = expectation.fired(result) if expectation.fired is not None else ()
    if entry.id in fired or any(expectation.problems(example, expectation.result(example, without))):
        return None
    others = f"; those that had: {', '.join(sorted(fired))}" if fired else ""
    return f"the entry had no part in it, it holds without the entry too{others}"


def _fires(entry: Entry, text: str, rules: Rules, without: Rules) -> str | None:
    """How the entry fires on a counterexample, or None. Tried with every kind of expectation its examples have."""
    for expectation in {id(kind): kind for kind in map(expectation_of, entry.examples)}.values():
        example = Example(text=text, quantities=())
        result = expectation.result(example, rules)
        if expectation.fired is None:
            fires = result != expectation.result(example, without)
        else:
            fires = entry.id in expectation.fired(result)
        if fires:
            return "fires on its counterexample"
    return None
