"""records x gold -> precision, recall, F1, and every difference with its place."""

from minsheng_extract.scoring.evaluate import evaluate
from minsheng_extract.scoring.gold import Gold, GoldError, read_gold
from minsheng_extract.scoring.rendering import as_json, as_lines, as_markdown, as_table
from minsheng_extract.scoring.scores import Difference, Part, Scores, Share, Tally

__all__ = [
    "Difference", "Gold", "GoldError", "Part", "Scores", "Share", "Tally", "as_json", "as_lines", "as_markdown",
    "as_table", "evaluate", "read_gold",
]  # fmt: skip
