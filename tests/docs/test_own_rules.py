from __future__ import annotations

import re
from pathlib import Path

from minsheng_extract.rulebook import load_rules
from minsheng_extract.scoring.examples import entries, run_entry

PAGE = (Path(__file__).parents[2] / "docs" / "own-rules.md").read_text(encoding="utf-8")


def test_the_rule_of_the_page_holds_and_takes_nothing_away(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n# DIR/(\S+)\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / block[0]).write_text(block[1], encoding="utf-8")
    rules = load_rules(tmp_path)
    (added,) = [(file, entry) for file, entry in entries(rules) if ".mine." in entry.id]
    assert [outcome.problem for outcome in run_entry(*added, rules)] == [None]
    assert rules.comparators[1:] == load_rules().comparators


def test_the_page_warns_that_an_entry_is_replaced_whole(tmp_path: Path) -> None:
    entry = (
        'comparator: ">="\n  before: [至少]\n  examples: [{text: 至少3个, quantity: {quote: 3个, comparator: ">="}}]\n'
    )
    (tmp_path / "comparators.yaml").write_text(f"- id: comparator.at-least\n  {entry}", encoding="utf-8")
    (replaced,) = [one for one in load_rules(tmp_path).comparators if one.id == "comparator.at-least"]
    assert (replaced.before, replaced.after) == (("至少",), ())
