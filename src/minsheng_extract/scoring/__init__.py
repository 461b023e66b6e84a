"""records x gold -> precision, recall, F1, and every difference with its place."""

from minsheng_extract.scoring.evaluate import evaluate
from minsheng_extract.scoring.examples import Outcome, run_examples
from minsheng_extract.scoring.floors import Floors, read_floors
from minsheng_extract.scoring.gold import Gold, GoldError, read_gold
from minsheng_extract.scoring.measures import measures, under
from minsheng_extract.scoring.rendering import as_json, as_lines, as_markdown, as_table
from minsheng_extract.scoring.scores import Difference, Part, Score, Scores, Share, Tally

__all__ = [
    "Difference", "Floors", "Gold", "GoldError", "Outcome", "Part", "Score", "Scores", "Share", "Tally", "as_json",
    "as_lines", "as_markdown", "as_table", "evaluate", "measures", "read_floors", "read_gold", "run_examples", "under",
]  # fmt: skip
