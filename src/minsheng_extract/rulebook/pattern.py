"""Regular expressions written by analysts: compiled once, and refused where they could run away."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import regex
from pydantic import AfterValidator

# The standard library's parser of regular expressions; its tree is the same in 3.11 to 3.13.
_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_MANY = 12


def _branches(value: Any) -> list[Any]:
    if isinstance(value, _parser.SubPattern):
        return [value]
    if isinstance(value, list | tuple):
        return [branch for part in value for branch in _branches(part)]
    return []


def _runs_away(tree: Any, inside: bool) -> bool:
    """True where an open-ended repeat stands inside another one: (a+)+ and its kin."""
    for op, value in tree:
        open_ended = op in _REPEATS and value[1] > _MANY
        if open_ended and inside:
            return True
        if any(_runs_away(branch, inside or open_ended) for branch in _branches(value)):
            return True
    return False


def check_pattern(source: str) -> str:
    """The source itself where it compiles and cannot backtrack without end; else ValueError."""
    try:
        regex.compile(source)
        tree = _parser.parse(source)
    except (regex.error, _parser.error) as broken:
        raise ValueError(f"not a regular expression: {broken}") from broken
    if _runs_away(tree, inside=False):
        raise ValueError("an open-ended repeat inside another one can run without end; bound one of them, e.g. {0,12}")
    return source


Pattern = Annotated[str, AfterValidator(check_pattern)]
