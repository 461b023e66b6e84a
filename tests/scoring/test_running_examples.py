"""The runner of examples itself: what does not hold is found and said, with file and entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minsheng_extract.rulebook import Rules, load_rules
from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.scoring.examples import entries, run_entry, run_examples


def outcome_of(kind: str, **changes: object) -> str | None:
    """The problem of the first example of the first unit or numeral rule, changed."""
    rules = load_rules()
    entry = getattr(rules, kind)[0]
    data = entry.model_dump(exclude_unset=True, by_alias=True) | changes
    changed: Entry = type(entry).model_validate(data)
    run = replace(rules, **{kind: (changed, *getattr(rules, kind)[1:])})
    return next(run_entry(f"{kind}.yaml", changed, run)).problem


UNIT = {"forms": ("测竿",), "dimension": "count", "base": "测竿"}


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        ({"text": "新立12测竿", "quantity": {"quote": "12测竿", "value": 12, "unit": "测竿"}}, None),
        ({"text": "新立1.2万测竿", "quantity": {"quote": "1.2万测竿", "value": 12000}}, None),
        ({"text": "新立12测竿", "quantity": {"value": 12}}, "give the quantity's quote"),
        ({"text": "新立12测竿", "quantity": {"quote": "12", "value": 12}}, "quote is 12测竿, expected 12"),
        ({"text": "新立12测竿", "quantity": {"quote": "12测竿", "value": 13}}, "value is 12, expected 13"),
        ({"text": "新立12测竿、8测竿", "quantity": {"quote": "12测竿"}}, "expected 1, got 2"),
        ({"text": "新立测竿", "quantity": {"quote": "12测竿"}}, "expected 1, got 0"),
        ({"text": "新立12测竿、8测竿", "quantities": [{"quote": "12测竿"}, {"quote": "8测竿"}]}, None),
        ({"text": "新增学位12个", "quantity": {"quote": "12个", "value": 12}}, "the entry had no part in it"),
        ({"text": "2023年新立12测竿", "numerals": [{"text": "2023", "class": "date"}, {"text": "12"}]}, None),
        ({"text": "新立12测竿", "year": 2023, "quantity": {"quote": "12测竿", "deadline": "2023-12-31"}}, None),
        (
            {"text": "新立12测竿", "year": 2023, "quantity": {"quote": "12测竿", "deadline": None}},
            "deadline is 2023-12-31",
        ),
    ],
)
def test_an_example_of_figures(example, problem):
    got = outcome_of("units", **UNIT, examples=[example])
    assert (got is None) if problem is None else (got is not None and problem in got)


@pytest.mark.parametrize(("text", "fires"), [("新立12测竿", True), ("新立12个", False)])
def test_a_counterexample(text, fires):
    rules = load_rules()
    unit = type(rules.units[0]).model_validate(
        UNIT
        | {
            "id": "unit.test.pole",
            "examples": [{"text": "立1测竿", "quantity": {"quote": "1测竿"}}],
            "counterexamples": [text],
        }
    )
    with_unit = replace(rules, units=(unit, *rules.units))
    *_, outcome = run_entry("units.yaml", unit, with_unit)
    assert (outcome.problem == "fires on its counterexample") == fires


def test_a_rule_of_another_kind_that_proves_nothing_is_found():
    """Topics name no rule in what they make: the example must not hold without the entry."""
    problem = outcome_of("topics", examples=[{"text": "万事俱备", "topic": None}])
    assert problem == "the entry had no part in it, it holds without the entry too"


def test_an_error_in_a_step_is_a_problem_of_the_example(monkeypatch):
    from minsheng_extract.scoring import expectations

    def broken(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(expectations, "lay_out", broken)
    problem = outcome_of("units", **UNIT, examples=[{"text": "新立12测竿", "quantity": {"quote": "12测竿"}}])
    assert problem == "ZeroDivisionError: on purpose"


def test_an_outcome_names_file_and_entry():
    rules = load_rules()
    only = Rules(units=rules.units[:1])
    outcome = run_examples(only)[0]
    assert str(outcome).startswith(f"units.yaml: entry '{rules.units[0].id}': ")
    assert [entry.id for _, entry in entries(only)] == [rules.units[0].id]
