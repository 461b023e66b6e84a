"""Scores as a person or a program reads them: a table, lines of differences, JSON, Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table

from minsheng_extract.scoring.measures import measures
from minsheng_extract.scoring.scores import Difference, Scores

_TOTALS = ("items", "found", "strict", "alignments")


def _columns(scores: Scores) -> list[tuple[str, list[str]]]:
    """For each measure its name and its value for each part and for all."""
    parts = [measures(score) for score in (*scores.parts, scores.total)]
    return [(name, [_percent(part[name]) for part in parts]) for name in parts[-1]]


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _names(scores: Scores) -> list[str]:
    return [score.name for score in (*scores.parts, scores.total)]


def as_table(scores: Scores) -> Table:
    """A table for the terminal: measures down, notices across, in per cent."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("%")
    for name in _names(scores):
        table.add_column(name, justify="right", overflow="fold")
    for name, cells in _columns(scores):
        table.add_row(name, *cells, style="bold" if name in _TOTALS else None)
    return table


def as_markdown(scores: Scores) -> str:
    """The same as a Markdown table."""
    names = _names(scores)
    lines = [["%", *names], ["---", *("---:" for _ in names)], *([name, *cells] for name, cells in _columns(scores))]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def as_json(scores: Scores) -> str:
    """Everything, for a program: counts, shares and every difference."""
    return scores.model_dump_json(indent=2)


def as_lines(differences: Iterable[Difference]) -> list[str]:
    """One line for each difference: where, what, gold against got, and the text around it."""
    return [
        f"{one.name}@{one.start} {one.part} {one.kind} {one.quote}"
        + (f" {one.field}: {one.gold} ≠ {one.got}" if one.field else "")
        + f" | {one.context}"
        for one in differences
    ]
