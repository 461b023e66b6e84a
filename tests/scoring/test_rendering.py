"""Scores as a person and a program read them."""

from __future__ import annotations

import json
from io import StringIO

from rich.console import Console

from minsheng_extract.scoring import (
    Difference,
    Score,
    Scores,
    Share,
    Tally,
    as_json,
    as_lines,
    as_markdown,
    as_table,
    measures,
)

PLAN = Score(name="plan", found=Tally(hits=9, predicted=10, gold=12), fields={"unit": Share(right=8, of=9)})
REPORT = Score(name="report", found=Tally(hits=1, predicted=2, gold=2), alignments=Share(right=1, of=2))
DIFFERENCE = Difference(
    name="plan",
    part="quantities",
    kind="field",
    field="unit",
    start=5,
    quote="3个",
    gold="个",
    got="–",
    context="建【3个】",
)
SCORES = Scores(parts=(PLAN, REPORT), fingerprint="f" * 64, differences=(DIFFERENCE,))


def test_the_total_adds_counts_and_not_shares():
    assert SCORES.total.found == Tally(hits=10, predicted=12, gold=14)
    assert SCORES.total.fields["unit"] == Share(right=8, of=9)
    assert measures(SCORES.total)["found"] == 20 / 26


def test_nothing_of_nothing_is_right_and_not_shown():
    assert Tally().f1 == Tally().precision == Share().share == 1
    assert measures(Score(name="none")) == dict.fromkeys(measures(PLAN))


def test_markdown_has_a_row_for_each_measure_and_a_column_for_each_notice():
    lines = as_markdown(SCORES).splitlines()
    assert lines[0] == "| % | plan | report | all |"
    assert "| found | 81.8 | 50.0 | 76.9 |" in lines
    assert "| unit | 88.9 | – | 88.9 |" in lines
    assert len({line.count("|") for line in lines}) == 1


def test_json_is_read_by_a_program():
    read = json.loads(as_json(SCORES))
    assert read["total"]["found"]["precision"] == 10 / 12
    assert [part["name"] for part in read["parts"]] == ["plan", "report"]
    assert read["differences"][0]["gold"] == "个"


def test_the_table_shows_every_notice():
    console = Console(file=StringIO(), width=120)
    console.print(as_table(SCORES))
    shown = console.file.getvalue()
    assert all(word in shown for word in ("plan", "report", "all", "found", "76.9"))


def test_a_difference_is_one_line():
    assert as_lines(SCORES.differences) == ["plan@5 quantities field 3个 unit: 个 ≠ – | 建【3个】"]
