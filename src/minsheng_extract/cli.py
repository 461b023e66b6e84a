"""The `minsheng` command: one command a step, no logic. Heavy imports stand inside the commands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from minsheng_extract.records import Record
    from minsheng_extract.rulebook import Rules
    from minsheng_extract.writing import Format

DONE, NOT_ALL, USAGE = 0, 1, 2

# Errors that are the user's to mend: their message is all that is said. A module not imported raised none.
_MENDABLE = {
    "minsheng_extract.aligning.pairing": "PairError",
    "minsheng_extract.reading.errors": "ReadError",
    "minsheng_extract.rulebook.source": "RulesError",
    "minsheng_extract.running.inputs": "InputError",
    "minsheng_extract.scoring.gold": "GoldError",
    "minsheng_extract.showing.alignments": "UnknownStatusError",
    "minsheng_extract.showing.query": "QueryError",
    "minsheng_extract.showing.schema": "UnknownTableError",
    "minsheng_extract.writing.folder": "OutputError",
}


class FormatName(StrEnum):
    """Formats that can be written beside Parquet."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"


app = typer.Typer(
    name="minsheng",
    help="Turns Chinese government notices into tables: every promised figure with its deadline and office.",
    epilog="Exit codes: 0 done; 1 some inputs failed, or below a floor; 2 wrong usage.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
rules_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check, test and list the rules.")
app.add_typer(rules_app, name="rules")

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
    list[FormatName] | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="Also write csv, xlsx or jsonl; may be repeated."),
]
Folder = Annotated[Path, typer.Argument(metavar="OUT", help="An output folder of `minsheng run`.")]
Floor = Annotated[float | None, typer.Option(min=0, max=1, metavar="F1", help="Exit 1 where this F1 is lower.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"minsheng_extract {version('minsheng_extract')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None: ...


def _rules(overlays: list[Path] | None) -> Rules:
    from minsheng_extract.rulebook import load_rules

    return load_rules(*(overlays or ()))


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
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


def _console() -> Console:
    """Standard output; where it is no terminal, wide enough for a table."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 200, highlight=False)


def _print_json(records: Sequence[Record]) -> None:
    print("[" + ",\n".join(record.model_dump_json(by_alias=True) for record in records) + "]")


def _run(
    inputs: list[str],
    out: Path,
    rules: list[Path] | None,
    workers: int,
    formats: list[FormatName] | None,
    json: bool,
    align: bool,
) -> None:
    from minsheng_extract import pipeline
    from minsheng_extract.showing.summary import summary_lines

    known, chosen = _rules(rules), cast("list[Format]", [str(form) for form in formats or ()])
    with _progress() as progress:
        summary = pipeline.run(
            inputs, out, rules=known, workers=workers, formats=chosen, align=align, progress=progress
        )
    print(summary.model_dump_json(indent=2) if json else "\n".join(summary_lines(summary)))
    raise typer.Exit(NOT_ALL if summary.failures else DONE)


@app.command()
def run(
    inputs: Inputs, out: Out, rules: Overlays = None, workers: Workers = 0, formats: Formats = None, json: Json = False
) -> None:
    """Notices to tables and a review page: the main job.

    Reads, segments, extracts, aligns promises with reports, and writes OUT whole or not at all.
    """
    _run(inputs, out, rules, workers, formats, json, align=True)


@app.command()
def extract(
    inputs: Inputs, out: Out, rules: Overlays = None, workers: Workers = 0, formats: Formats = None, json: Json = False
) -> None:
    """As run, without aligning."""
    _run(inputs, out, rules, workers, formats, json, align=False)


@app.command()
def align(
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="An output folder: its plans and reports are aligned anew.")
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
    """
    from minsheng_extract import pipeline
    from minsheng_extract.showing import alignments as showing

    if (plan is None) != (report is None) or (out is None and plan is None):
        raise typer.BadParameter("name an output folder, or --plan and --report")
    if force and plan is None:
        raise typer.BadParameter("--force goes with --plan and --report")
    showing.check_statuses(only)
    if plan is not None and report is not None:
        compared = pipeline.align_files(plan, report, out, rules=_rules(rules), force=force)
    else:
        compared = pipeline.align_folder(cast(Path, out), rules=_rules(rules))
    listed = showing.chosen(compared.alignments, only)
    if json:
        print(showing.as_json(listed))
        return
    _console().print(showing.as_table(listed, compared.quantities))
    print(showing.totals(compared.alignments))


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A sentence, a file, or - for standard input.")],
    rules: Overlays = None,
    year: Annotated[int | None, typer.Option(metavar="YEAR", help="The year the text is about.")] = None,
    report: Annotated[bool, typer.Option("--report", help="The text reports what was done.")] = False,
    json: Json = False,
) -> None:
    """Which rule made what, which numeral is what."""
    from minsheng_extract.reading import read
    from minsheng_extract.records import Document
    from minsheng_extract.running.inputs import names_a_file
    from minsheng_extract.showing import explain as showing

    known = _rules(rules)
    given = sys.stdin.read() if text == "-" else text
    is_file = names_a_file(given)
    if is_file:
        document = read(given, rules=known)
    else:
        document = Document.from_text(given, year=year, doc_type="report" if report else "plan")
    explanation = showing.explain(document, known)
    if json:
        _print_json(explanation.quantities)
        return
    console = _console()
    plain = not console.is_terminal
    if is_file:
        console.print(*showing.explanation_of_file(explanation, plain=plain), sep="\n", soft_wrap=True)
    else:
        console.print(*showing.explanation_of_text(explanation, known, plain=plain), sep="\n", soft_wrap=True)


@app.command()
def evaluate(
    samples: Annotated[Path, typer.Argument(metavar="SAMPLES", help="A folder of notices with gold/ in it.")],
    rules: Overlays = None,
    min_found: Floor = None,
    min_strict: Floor = None,
    min_items: Floor = None,
    json: Json = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a Markdown table.")] = False,
    show: Annotated[bool, typer.Option("--show", help="List every miss and difference with its sentence.")] = False,
) -> None:
    """Score against gold; exit 1 under a floor.

    Floors stand in SAMPLES/gold/floors.toml; one given here is used instead.
    """
    from minsheng_extract import scoring

    scores = scoring.evaluate(samples, _rules(rules))
    if show:
        print("\n".join(scoring.as_lines(scores.differences)))
    if json or markdown:
        print(scoring.as_json(scores) if json else scoring.as_markdown(scores))
    else:
        _console().print(scoring.as_table(scores))
    stored = scoring.read_floors(samples)
    given = {"found": min_found, "strict": min_strict, "items": min_items}
    floors = dict(stored.floors if stored else {}) | {name: floor for name, floor in given.items() if floor is not None}
    below = scoring.under(scores.total, floors)
    for line in below:
        print(f"minsheng: {line}; see what differs with --show", file=sys.stderr)
    raise typer.Exit(NOT_ALL if below else DONE)


@app.command()
def review(out: Folder) -> None:
    """Write the review page of OUT anew."""
    from minsheng_extract.showing.review import write_review

    print(write_review(out))


@app.command()
def query(
    out: Folder,
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One statement over the tables, in DuckDB's SQL.")],
    json: Json = False,
) -> None:
    """Ask the tables of OUT in SQL (extra: query)."""
    from minsheng_extract.showing import query as showing

    answer = showing.query(out, sql)
    if json:
        print(showing.as_json(answer))
        return
    _console().print(showing.as_table(answer))


@app.command()
def schema(
    tables: Annotated[
        list[str] | None, typer.Argument(metavar="[TABLE]", help="All tables where none is named.")
    ] = None,
    json: Json = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """The tables, their columns and meanings."""
    from minsheng_extract.showing import schema as showing

    named = showing.known_tables(tables or ())
    if json or markdown:
        print(showing.schema_json(named) if json else showing.schema_markdown(named))
    else:
        print("\n".join(showing.schema_lines(named)))


@rules_app.command("check")
def check_rules(rules: Overlays = None) -> None:
    """Load all rules; what is wrong is said with file, line and entry."""
    from minsheng_extract.showing.rules import rule_counts

    counts = rule_counts(_rules(rules))
    print("\n".join(f"{kind:<18}{count:>6}" for kind, count in counts.items()))
    print(f"{sum(counts.values())} rules, all well-formed. Next: minsheng rules test")


@rules_app.command("test")
def run_examples_of_rules(
    part: Annotated[str, typer.Argument(metavar="[ID]", help="Only rules with this in their id.")] = "",
    rules: Overlays = None,
) -> None:
    """Run the examples and counterexamples that stand beside the rules; exit 1 where one does not hold."""
    from minsheng_extract.scoring.examples import entries, run_entry

    known = _rules(rules)
    named = [(file, entry) for file, entry in entries(known) if part in entry.id]
    outcomes = [outcome for file, entry in named for outcome in run_entry(file, entry, known)]
    failed = [outcome for outcome in outcomes if outcome.problem]
    print(*failed, f"{len(outcomes)} examples, {len(failed)} do not hold", sep="\n")
    raise typer.Exit(NOT_ALL if failed else DONE)


@rules_app.command("list")
def list_rules(
    part: Annotated[str, typer.Argument(metavar="[ID]", help="Only rules with this in their id.")] = "",
    on: Annotated[
        list[str] | None, typer.Option("--on", metavar="INPUT", help="Count how often each fires on these notices.")
    ] = None,
    rules: Overlays = None,
    json: Json = False,
) -> None:
    """List the rules: kind, id, number of examples, and with --on how often each fired."""
    from minsheng_extract import pipeline
    from minsheng_extract.showing import rules as showing

    known = _rules(rules)
    fired = pipeline.count_rules(on, rules=known) if on else None
    lines = [line for line in showing.rule_lines(known, fired) if part in line.id]
    print(showing.as_json(lines) if json else "\n".join(map(showing.as_text, lines)))


def _is_mendable(error: Exception) -> bool:
    return any(
        isinstance(error, getattr(sys.modules[module], name))
        for module, name in _MENDABLE.items()
        if module in sys.modules
    )


def main() -> None:
    """The console script."""
    try:
        app()
    except Exception as error:
        if not _is_mendable(error):
            raise
        print(f"minsheng: {error}", file=sys.stderr)
        sys.exit(USAGE)
