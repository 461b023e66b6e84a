"""Makes docs/tables.md from the schemas and docs/commands.md from the commands themselves: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from typer.main import get_command

from minsheng_extract.cli import app
from minsheng_extract.showing.schema import schema_markdown
from minsheng_extract.writing import TABLES

HERE = Path(__file__).parent
NOTE = "<!-- Made by `make docs`; edit the descriptions in the code instead. -->"


def tables() -> str:
    """The data dictionary."""
    about = (
        "One Parquet file a table (zstd); each column's meaning stands in the file's schema too. Offsets count "
        "characters of the document's `text`, the end exclusive: `text[start:end] == quote`. "
        '`minsheng_extract.read_tables("out")` gives typed data frames.'
    )
    return f"# Tables\n\n{NOTE}\n\n{about}\n\n{schema_markdown(TABLES)}"


def _default(parameter: Any) -> str:
    shown = parameter.default not in (None, False, "", 0) and not callable(parameter.default)
    return f" Default: {parameter.default}." if shown and not parameter.required else ""


def _parameter(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = parameter.metavar or parameter.name.upper()
    else:
        name = ", ".join(parameter.opts) + ("" if parameter.is_flag else f" {parameter.metavar or 'TEXT'}")
    needed = " Required." if parameter.required else ""
    name = name.replace("|", chr(92) + "|")
    return f"| `{name}` | {(parameter.help or '').replace('|', chr(92) + '|')}{needed}{_default(parameter)} |"


def _command(name: str, command: Any) -> Iterator[str]:
    if hasattr(command, "commands"):
        for child, inner in command.commands.items():
            yield from _command(f"{name} {child}", inner)
        return
    yield from ("", f"## {name}", "", cleandoc(command.help), "", "| argument, option | meaning |", "| --- | --- |")
    yield from (_parameter(parameter) for parameter in command.params if parameter.name != "help")


def commands() -> str:
    """The command reference."""
    group = get_command(app)
    epilog: str = group.epilog or ""
    return "\n".join([f"# Commands\n\n{NOTE}\n\n{epilog}", *_command("minsheng", group)]) + "\n"


PAGES = {"tables.md": tables, "commands.md": commands}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (HERE / page).write_text(make(), encoding="utf-8")
        print(HERE / page)
