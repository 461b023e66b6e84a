"""`python -m minsheng_extract.scoring samples [--show]`: scores while working on a step."""

from __future__ import annotations

import sys

from rich.console import Console

from minsheng_extract.scoring import as_lines, as_table, evaluate

scores = evaluate(sys.argv[1])
if "--show" in sys.argv:
    print(*as_lines(scores.differences), sep="\n")
Console(width=200).print(as_table(scores))
