"""Tables written out as lines of plain text."""

from __future__ import annotations

from minsheng_extract.records import Table


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables in a plain text."""
    return ()
