"""The commands that do the work: run, extract, align."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, cast

import typer

from minsheng_extract.cli.options import (
    DONE,
    NOT_ALL,
    Formats,
    Inputs,
    Json,
    Out,
    Overlays,
    Workers,
    loaded_rules,
    progress_shown,
    wide_console,
)


def _run(
    inputs: list[str],
    out: Path,
    rules: list[Path] | None,
    workers: int,
    formats: list[str] | None,
    json: bool,
    align: bool,
) -> None:
    from minsheng_extract import pipeline
    from minsheng_extract.showing.summary import summary_lines

    known = loaded_rules(rules)
    with progress_shown() as progress:
        summary = pipeline.run(
            inputs, out, rules=known, workers=workers, formats=formats or (), align=align, progress=progress
        )
    print(summary.model_dump_json(indent=2) if json else "\n".join(summary_lines(summary)))
    raise typer.Exit(NOT_ALL if summary.failures else DONE)


def run(
    inputs: Inputs, out: Out, rules: Overlays = None, workers: Workers = 0, formats: Formats = None, json: Json = False
) -> None:
    """Notices to tables and a review page: the main job.

    Reads, segments, extracts, aligns promises with reports, and writes OUT whole or not at all.
    """
    _run(inputs, out, rules, workers, formats, json, align=True)


def extract(
    inputs: Inputs, out: Out, rules: Overlays = None, workers: Workers = 0, formats: Formats = None, json: Json = False
) -> None:
    """As run, without aligning."""
    _run(inputs, out, rules, workers, formats, json, align=False)


def align(
    out: Annotated[
        Path | None, typer.Argument(metavar="OUT", help="An output folder: its plans and reports are aligned anew.")
    ] = None,
    plan: Annotated[Path | None, typer.Option(metavar="FILE", help="One plan; goes with --report.")] = None,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="The report to set it against.")] = None,
    only: Annotated[
        str | None, typer.Option(metavar="STATUS", help="List these alone: exceeded, met, unmet, not_reported.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Also where place or year differ; rows are marked.")] = False,
    rules: Overlays = None,
    json: Json = False,
) -> None:
    """Set promises against reports.

    Either the notices of an output folder among themselves, or one plan against one report. With both
    the tables of plan and report are written to OUT. `--only unmet,not_reported` lists the problems.
    In the list, `at` is where promise and answer begin in their texts (186 → 95: character 186 of the
    plan, 95 of the report), and `look` why a person should look (the column `review`).
    """
    from minsheng_extract import pipeline
    from minsheng_extract.showing import alignments as showing

    if (plan is None) != (report is None) or (out is None and plan is None):
        raise typer.BadParameter("name an output folder, or --plan and --report")
    if force and plan is None:
        raise typer.BadParameter("--force goes with --plan and --report")
    showing.check_statuses(only)
    if plan is not None and report is not None:
        compared = pipeline.align_files(plan, report, out, rules=loaded_rules(rules), force=force)
    else:
        compared = pipeline.align_folder(cast(Path, out), rules=loaded_rules(rules))
    listed = showing.chosen(compared.alignments, only)
    if json:
        print(showing.as_json(listed))
        return
    wide_console().print(*showing.as_tables(listed, compared.quantities, compared.paths), sep="\n")
    print(showing.totals(compared.alignments))
    if not compared.alignments:
        nothing = "no plan here has a report whose place and year are known to be its own; name the two"
        print(f"minsheng: {nothing}: minsheng align --plan FILE --report FILE", file=sys.stderr)
