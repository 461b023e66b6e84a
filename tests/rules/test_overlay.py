"""A rule is added by an edit in a folder of rules alone, in five lines each, as CONTRIBUTING shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from minsheng_extract import Document, account, extract, load_rules, segment
from minsheng_extract.records import Item, Numeral, Quantity
from minsheng_extract.rulebook import Rules
from minsheng_extract.scoring.examples import entries, run_entry

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


def shown() -> dict[str, str]:
    """The snippets of CONTRIBUTING's section on adding a rule, by the file that each names in its first line."""
    section = CONTRIBUTING.read_text(encoding="utf-8").split("## Adding a rule")[1].split("\n## ")[0]
    snippets = re.findall(r"```yaml\n# (\w+\.yaml).*\n((?:.+\n)+?)```", section)
    return dict(snippets)


@pytest.fixture
def added(request: pytest.FixtureRequest, tmp_path: Path) -> Rules:
    """The built-in rules with one snippet of CONTRIBUTING laid over them."""
    file: str = request.param
    (tmp_path / file).write_text(shown()[file], encoding="utf-8")
    return load_rules(tmp_path)


def document(text: str) -> Document:
    return Document.from_text(text, year=2024)


def one_quantity(text: str, rules: Rules | None = None) -> Quantity:
    (quantity,) = extract(document(text), rules=rules)
    return quantity


def numeral(text: str, rules: Rules | None = None) -> Numeral:
    return account(document(text), rules=rules)[0]


def items(text: str, rules: Rules | None = None) -> tuple[Item, ...]:
    return segment(document(text), rules=rules)


@pytest.mark.parametrize("file", ["units.yaml", "labels.yaml", "comparators.yaml", "numerals.yaml", "numberings.yaml"])
def test_each_is_shown_in_five_lines(file):
    assert len(shown()[file].splitlines()) <= 6, "five lines, and one for the example"


@pytest.mark.parametrize("added", ["units.yaml"], indirect=True)
def test_a_unit(added):
    text = "新建标准化渔排120口塘"
    assert one_quantity(text).unit != "口塘"
    quantity = one_quantity(text, added)
    assert (quantity.unit, quantity.quote, quantity.dimension) == ("口塘", "120口塘", "count")


@pytest.mark.parametrize("added", ["labels.yaml"], indirect=True)
def test_a_label_for_lead_units(added):
    text = "一、改善办学条件\n领办科局：县教育局\n新建学校2所。\n"
    assert items(text)[0].lead_units == ()
    assert items(text, added)[0].lead_units == ("县教育局",)
    assert extract(document(text), rules=added)[0].lead_units == ("县教育局",)


@pytest.mark.parametrize("added", ["comparators.yaml"], indirect=True)
def test_a_comparison_word(added):
    text = "新建学校打底5所"
    assert one_quantity(text).comparator == "="
    assert one_quantity(text, added).comparator == ">="


@pytest.mark.parametrize("added", ["numerals.yaml"], indirect=True)
def test_a_name_that_is_no_quantity(added):
    text = "推广九家连心做法"
    assert numeral(text).rule != "numeral.nine-homes"
    found = numeral(text, added)
    assert (found.class_, found.rule) == ("name", "numeral.nine-homes")
    assert not extract(document(text), rules=added)


@pytest.mark.parametrize("added", ["numberings.yaml"], indirect=True)
def test_a_numbering_style(added):
    text = "实事1 新建学校2所。\n实事2 改造道路3公里。\n"
    assert items(text) == ()
    assert [item.path for item in items(text, added)] == [("实事1",), ("实事2",)]


@pytest.mark.parametrize(
    "added",
    [
        "units.yaml",
        "labels.yaml",
        "comparators.yaml",
        "numerals.yaml",
        "numberings.yaml",
        "roles.yaml",
        "documents.yaml",
        "cues.yaml",
        "tables.yaml",
    ],
    indirect=True,
)
def test_the_examples_shown_hold(added):
    known = {entry.id for _, entry in entries(load_rules())}
    new = [(file, entry) for file, entry in entries(added) if entry.id not in known]
    assert len(new) == 1
    assert [str(outcome) for file, entry in new for outcome in run_entry(file, entry, added) if outcome.problem] == []
