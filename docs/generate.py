"""Makes docs/tables.md, commands.md and rules.md from schemas, commands and models of rules: `make docs`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from typer.main import get_command

from minsheng_extract.cli import app
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.entry import Entry, Example
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.words import Words
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
        name = name if parameter.required else f"[{name}]"
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


_PLAIN = {str: "text", int: "whole number", float: "number", Decimal: "number", bool: "true or false", date: "date"}


def _value(hint: Any) -> str:
    """What is written for a field of this type."""
    if hint == Pattern:
        return "pattern"
    if hint == Words:
        return "words"
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in get_args(hint))
    if get_origin(hint) is tuple:
        return f"list: {_value(get_args(hint)[0])}"
    if get_origin(hint) is dict:
        return f"words, each with a {_value(get_args(hint)[1])}"
    inner = [arg for arg in get_args(hint) if arg is not type(None)]
    if inner and hasattr(hint, "__metadata__"):
        return _value(inner[0]) if get_origin(inner[0]) is not dict else "fields of the record"
    if inner:
        return " or ".join(_value(arg) for arg in inner)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return ", ".join(f"`{name}`" for name in hint.model_fields)
    return _PLAIN[hint]


def _fields(model: type[BaseModel], known: type[BaseModel]) -> Iterator[str]:
    hints = get_type_hints(model, include_extras=True)
    yield from ("| field | value | meaning |", "| --- | --- | --- |")
    for name, field in model.model_fields.items():
        if name not in known.model_fields:
            needed = "**" if field.is_required() else ""
            meaning = (field.description or "").replace("|", chr(92) + "|")
            yield f"| {needed}`{field.alias or name}`{needed} | {_value(hints[name])} | {meaning} |"


def rules() -> str:
    """Every kind of rule with its fields."""
    about = (
        "What may stand in an entry of each file of `rules/`; the fields that must are bold. Every entry has `id` and "
        "`examples` too, and may have a `note` and `counterexamples`, texts on which it must not fire. A pattern is a "
        "regular expression. Words are a list, in which `<高|低>于` stands for 高于 and 低于. How to add an entry: "
        "[CONTRIBUTING.md](../CONTRIBUTING.md); words of each field in use: the file itself; one's own beside "
        "these, and how to change a word of a list: [own-rules.md](own-rules.md)."
    )
    lines = [f"# Rules\n\n{NOTE}\n\n{about}"]
    for name, kind in get_type_hints(Rules).items():
        if name in {field.name for field in fields(Rules)}:
            model = get_args(kind)[0]
            doc = re.sub(r"^rules/[^:]*: ", "", cleandoc(model.__doc__ or ""))
            lines += ["", f"## {name}.yaml", "", doc[0].upper() + doc[1:], "", *_fields(model, Entry)]
    lines += ["", "## An example", "", cleandoc(Example.__doc__ or ""), "", *_fields(Example, BaseModel)]
    return "\n".join(lines) + "\n"


PAGES = {"tables.md": tables, "commands.md": commands, "rules.md": rules}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (HERE / page).write_text(make(), encoding="utf-8")
        print(HERE / page)
