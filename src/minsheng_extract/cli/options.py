"""What commands share: options, the rules they name, and where they print."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from minsheng_extract.rulebook import Rules

DONE, NOT_ALL, USAGE = 0, 1, 2  # exit codes


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders (to the bottom) or globs.")]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Output folder; replaced whole, or left.")]
Overlays = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="Your own rules, laid over the built-in ones; may be repeated."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", min=0, metavar="N", help="Processes; 0: as many as the input is worth. Same bytes out."
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="Also write csv, xlsx or jsonl; may be repeated."),
]
Folder = Annotated[Path, typer.Argument(metavar="OUT", help="An output folder of `minsheng run`.")]
Floor = Annotated[float | None, typer.Option(min=0, max=1, metavar="F1", help="Exit 1 where this F1 is lower.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program.")]


def loaded_rules(overlays: list[Path] | None) -> Rules:
    """The built-in rules with the folders named laid over them."""
    from minsheng_extract.rulebook import load_rules

    return load_rules(*(overlays or ()))


@contextmanager
def progress_shown() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, a line now and then elsewhere; both on standard error."""
    if not sys.stderr.isatty():
        yield lambda done, total: print(f"{done} of {total} files", file=sys.stderr, flush=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def wide_console() -> Console:
    """Standard output; where it is no terminal, wide enough for a table."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 200, highlight=False)
