"""The `minsheng` command: one command a step, no logic. Heavy imports stand inside the commands."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Annotated

import typer

from minsheng_extract.cli import looking, rules, steps
from minsheng_extract.cli.options import USAGE
from minsheng_extract.settled import SELDOM

# Errors that are the user's to mend: their message is all that is said. A module not imported raised none.
_MENDABLE = {
    "minsheng_extract.aligning.bond": "PairError",
    "minsheng_extract.reading.errors": "ReadError",
    "minsheng_extract.rulebook.source": "RulesError",
    "minsheng_extract.running.inputs": "InputError",
    "minsheng_extract.scoring.gold": "GoldError",
    "minsheng_extract.showing.alignments": "UnknownStatusError",
    "minsheng_extract.showing.query": "QueryError",
    "minsheng_extract.showing.schema": "UnknownTableError",
    "minsheng_extract.writing.folder": "OutputError",
}

app = typer.Typer(
    name="minsheng",
    help="Turns Chinese government notices into tables: every promised figure with its deadline and office.",
    epilog="Exit codes: 0 done; 1 some inputs failed, or below a floor; 2 wrong usage; 143 terminated.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
rules_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check, test and list the rules.")


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


app.command()(steps.run)
app.command()(steps.extract)
app.command()(steps.align)
app.command()(looking.explain)
app.command()(rules.evaluate)
app.add_typer(rules_app, name="rules")
rules_app.command()(rules.check)
rules_app.command("test")(rules.run_examples)
rules_app.command("list")(rules.list_all)
app.command()(looking.review)
app.command()(looking.query)
app.command()(looking.schema)


def _is_mendable(error: Exception) -> bool:
    return any(
        isinstance(error, getattr(sys.modules[module], name))
        for module, name in _MENDABLE.items()
        if module in sys.modules
    )


def _terminated(number: int, _: object) -> None:
    """End as with Ctrl-C, so that nothing half-written stays; once, as what is under way then is the tidying up."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(128 + number)


def main() -> None:
    """The console script."""
    signal.signal(signal.SIGTERM, _terminated)
    gc.set_threshold(SELDOM)  # libraries and rules stay: a fifth of start-up went into looking for garbage
    try:
        app()
    except Exception as error:
        if not _is_mendable(error):
            raise
        print(f"minsheng: {error}", file=sys.stderr)
        sys.exit(USAGE)
