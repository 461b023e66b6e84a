"""The commands that prove: evaluate, and rules check, test, list."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from minsheng_extract.cli.options import DONE, NOT_ALL, Floor, Json, Overlays, loaded_rules, wide_console


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

    scores = scoring.evaluate(samples, loaded_rules(rules))
    if show:
        print("\n".join(scoring.as_lines(scores.differences)))
    if json or markdown:
        print(scoring.as_json(scores) if json else scoring.as_markdown(scores))
    else:
        wide_console().print(scoring.as_table(scores))
    stored = scoring.read_floors(samples)
    given = {"found": min_found, "strict": min_strict, "items": min_items}
    floors = dict(stored.floors if stored else {}) | {name: floor for name, floor in given.items() if floor is not None}
    below = scoring.under(scores.total, floors)
    for line in below:
        print(f"minsheng: {line}; see what differs with --show", file=sys.stderr)
    raise typer.Exit(NOT_ALL if below else DONE)


def _demand(named: Sequence[object], part: str) -> None:
    """Raises where no rule was named: a misspelt id must not pass for one whose examples hold."""
    if not named:
        raise typer.BadParameter(f"no rule has '{part}' in its id; all ids: minsheng rules list")


def _counted(all_of_them: int, failed: int) -> str:
    examples = f"{all_of_them} example{'s' * (all_of_them != 1)}"
    return f"{examples}, {failed} of which do not hold" if failed else f"{examples}, all hold"


def check(rules: Overlays = None) -> None:
    """Load all rules; all that is wrong is said, a line each: file, line, entry."""
    from minsheng_extract.showing.rules import rule_counts

    counts = rule_counts(loaded_rules(rules))
    print("\n".join(f"{kind:<18}{count:>6}" for kind, count in counts.items()))
    print(f"{sum(counts.values())} rules, all well-formed. Next: minsheng rules test")


def run_examples(
    part: Annotated[str, typer.Argument(metavar="ID", help="Only rules with this in their id.")] = "",
    rules: Overlays = None,
) -> None:
    """Run the examples and counterexamples that stand beside the rules; exit 1 where one does not hold."""
    from minsheng_extract.scoring.examples import entries, run_entry

    known = loaded_rules(rules)
    named = [(file, entry) for file, entry in entries(known) if part in entry.id]
    outcomes = [outcome for file, entry in named for outcome in run_entry(file, entry, known)]
    failed = [outcome for outcome in outcomes if outcome.problem]
    _demand(named, part)
    print(*failed, _counted(len(outcomes), len(failed)), sep="\n")
    raise typer.Exit(NOT_ALL if failed else DONE)


def list_all(
    part: Annotated[str, typer.Argument(metavar="ID", help="Only rules with this in their id.")] = "",
    on: Annotated[
        list[str] | None, typer.Option("--on", metavar="INPUT", help="Count how often each fires on these notices.")
    ] = None,
    rules: Overlays = None,
    json: Json = False,
) -> None:
    """List the rules: kind, id, number of examples, and with --on how often each fired."""
    from minsheng_extract import pipeline
    from minsheng_extract.showing import rules as showing

    known = loaded_rules(rules)
    fired = pipeline.count_rules(on, rules=known) if on else None
    lines = [line for line in showing.rule_lines(known, fired) if part in line.id]
    _demand(lines, part)
    print(showing.as_json(lines) if json else "\n".join(map(showing.as_text, lines)))
