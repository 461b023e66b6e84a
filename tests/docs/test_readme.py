"""The row that README shows is the row that the program makes."""

from __future__ import annotations

import re
from pathlib import Path

import minsheng_extract as me
from minsheng_extract import scoring

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def test_the_row_of_the_readme_is_real() -> None:
    (sentence,) = re.findall(r"^> (.+)$", README, re.MULTILINE)
    row = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", README.split("## Use")[0], re.MULTILINE))
    (path,) = re.findall(r"\(samples/([\w.-]+)\)", README)
    document = me.read(ROOT / "samples" / path)
    assert sentence in document.text
    (quantity,) = [one for one in me.extract(document) if one.start == int(row["start"])]
    assert {name: shown(getattr(quantity, name)) for name in row} == row
    assert quantity.sentence == sentence
    assert document.text[quantity.start : quantity.end] == row["quote"]


def test_set_up_stands_first() -> None:
    commands = re.findall(r"^(?:make|minsheng|pip) .*$", README, re.MULTILINE)
    assert [command.split()[:2] for command in commands[:2]] == [["make", "run"], ["make", "test"]]


def test_the_program_is_as_good_as_the_readme_says() -> None:
    (said,) = re.findall(r"^\| (\d+(?: \| \d+)+) \|$", README, re.MULTILINE)
    measures = ["found", "unit", "comparator", "role", "deadline", "offices", "indicator", "strict"]
    floors = {name: int(least) / 100 for name, least in zip(measures, said.split(" | "), strict=True)}
    (figures,) = re.findall(r"(\d+) figures in five notices", README)
    assert int(figures) == sum(len(me.extract(me.read(file))) for file in (ROOT / "samples").glob("*.txt"))
    assert scoring.under(scoring.evaluate(ROOT / "samples", me.load_rules()).total, floors) == []
