"""How often each rule had a part in what is made of a folder of notices."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from rich import box
from rich.table import Table

from minsheng_extract.reading import read_all
from minsheng_extract.records import Failure
from minsheng_extract.rulebook import Entry, Rules
from minsheng_extract.scoring.examples import entries, expectation_of
from minsheng_extract.scoring.expectations import fired_in, read_document


class Use(NamedTuple):
    """One entry of the rulebook and its use."""

    file: str
    entry: Entry
    fired: int | None
    """Records of the notices that name it; None where records of its kind name no rule."""


def usage(folder: str | Path, rules: Rules) -> list[Use]:
    """Every entry with how often it fired on the notices right in `folder`, in the order of the files.

    >>> [use.entry.id for use in usage("samples", rules) if use.fired == 0]   # doctest: +SKIP
    """
    fired: Counter[str] = Counter()
    for file in sorted(path for path in Path(folder).iterdir() if path.is_file()):
        for document in read_all(file, rules):
            if not isinstance(document, Failure):
                fired.update(fired_in(read_document(document, rules)))
    return [Use(file, entry, fired[entry.id] if _is_named(entry) else None) for file, entry in entries(rules)]


def _is_named(entry: Entry) -> bool:
    return any(expectation_of(example).fired is not None for example in entry.examples)


def as_table(uses: list[Use]) -> Table:
    """The entries for the terminal: file, id, examples, counterexamples, and how often each fired."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("file")
    table.add_column("entry", overflow="fold")
    for name in ("examples", "counterexamples", "fired"):
        table.add_column(name, justify="right")
    for use in uses:
        counts = (len(use.entry.examples), len(use.entry.counterexamples), "–" if use.fired is None else use.fired)
        table.add_row(use.file, use.entry.id, *map(str, counts), style="dim" if use.fired == 0 else None)
    return table
