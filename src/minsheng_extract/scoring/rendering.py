"""Scores as a person or a program reads them: a table, lines of differences, JSON, Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table

from minsheng_extract.scoring.scores import Difference, Score, Scores, Share, Tally

_COLUMNS = (
    "items F1", "title", "lead", "found P", "found R", "found F1", "value_high", "unit", "per", "comparator",
    "change", "role", "deadline", "indicator", "action", "strict F1", "alignments", "answers P",
)  # fmt: skip


def _percent(value: float, of: int) -> str:
    return f"{100 * value:.1f}" if of else "–"


def _share(share: Share | None) -> str:
    return _percent(share.share, share.of) if share else "–"


def _f1(tally: Tally) -> str:
    return _percent(tally.f1, tally.predicted + tally.gold)


def row(score: Score) -> list[str]:
    """The cells of one score: its name, then one for each column, in per cent."""
    items, fields = score.item_fields, score.fields
    return [
        score.name,
        _f1(score.items),
        _share(items.get("title")),
        _share(items.get("lead_units")),
        _percent(score.found.precision, score.found.predicted),
        _percent(score.found.recall, score.found.gold),
        _f1(score.found),
        *(_share(fields.get(field)) for field in _COLUMNS[6:15]),
        _f1(score.strict),
        _share(score.alignments),
        _percent(score.actuals.precision, score.actuals.predicted),
    ]


def _rows(scores: Scores) -> list[list[str]]:
    return [row(score) for score in (*scores.parts, scores.total)]


def as_table(scores: Scores) -> Table:
    """A table for the terminal: measures down, notices across."""
    rows = _rows(scores)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("%")
    for name, *_ in rows:
        table.add_column(name, justify="right", overflow="fold")
    for n, column in enumerate(_COLUMNS, 1):
        table.add_row(column, *(cells[n] for cells in rows), style="bold" if "F1" in column else None)
    return table


def as_markdown(scores: Scores) -> str:
    """The same as a Markdown table."""
    rows = _rows(scores)
    lines = [["%", *(cells[0] for cells in rows)], ["---", *("---:" for _ in rows)]]
    lines += [[column, *(cells[n] for cells in rows)] for n, column in enumerate(_COLUMNS, 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def as_json(scores: Scores) -> str:
    """Everything, for a program."""
    return scores.model_dump_json(indent=2)


def as_lines(differences: Iterable[Difference]) -> list[str]:
    """One line for each difference: where, what, gold against got, and the text around it."""
    return [
        f"{one.name}@{one.start} {one.part} {one.kind} {one.quote}"
        + (f" {one.field}: {one.gold} ≠ {one.got}" if one.field else "")
        + f" | {one.context}"
        for one in differences
    ]
