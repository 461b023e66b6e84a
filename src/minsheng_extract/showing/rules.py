"""The rules as a list: what there is, of which kind, and how often each fired."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import NamedTuple

from minsheng_extract.rulebook import Rules


class Line(NamedTuple):
    """One rule of the list."""

    kind: str
    id: str
    examples: int
    fired: int | None
    note: str


def rule_lines(rules: Rules, fired: Mapping[str, int] | None = None) -> list[Line]:
    """Every rule in the order of the files; `fired` says how often each made a record."""
    return [
        Line(field.name, entry.id, len(entry.examples), fired.get(entry.id, 0) if fired is not None else None,
             entry.note or "")
        for field in fields(rules)
        for entry in getattr(rules, field.name)
    ]  # fmt: skip


def rule_counts(rules: Rules) -> dict[str, int]:
    """How many rules of each kind there are."""
    return {field.name: len(getattr(rules, field.name)) for field in fields(rules)}


def as_text(line: Line) -> str:
    """One line of the list for a terminal."""
    fired = "" if line.fired is None else f"{line.fired:>8,} ×"
    return f"{line.kind:<16}{line.id:<44}{line.examples:>3} example{'s' * (line.examples != 1):<1}{fired}"


def as_json(lines: Iterable[Line]) -> str:
    """The list for a program."""
    return json.dumps([line._asdict() for line in lines], ensure_ascii=False, indent=2)
