"""`python -m minsheng_extract.scoring samples [--show]` and `… test [PART_OF_AN_ID]`, while working on a step."""

from __future__ import annotations

import sys

from rich.console import Console

from minsheng_extract.rulebook import load_rules
from minsheng_extract.scoring import as_lines, as_table, evaluate
from minsheng_extract.scoring.examples import run_examples

if sys.argv[1] == "test":
    part = sys.argv[2] if len(sys.argv) > 2 else ""
    outcomes = [outcome for outcome in run_examples(load_rules()) if part in outcome.entry]
    failed = [outcome for outcome in outcomes if outcome.problem]
    print(*failed, f"{len(outcomes)} examples, {len(failed)} do not hold", sep="\n")
else:
    scores = evaluate(sys.argv[1])
    if "--show" in sys.argv:
        print(*as_lines(scores.differences), sep="\n")
    Console(width=200).print(as_table(scores))
