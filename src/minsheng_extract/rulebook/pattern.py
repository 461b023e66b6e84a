"""Regular expressions written by analysts: refused where they could run away on some text."""

from __future__ import annotations

from typing import Annotated

import regex
from pydantic import AfterValidator

from minsheng_extract.rulebook.backtracking import runaway


def check_pattern(source: str) -> str:
    """The source itself where it is sound and cannot backtrack without end; else ValueError."""
    try:
        danger = runaway(source)
    except regex.error as broken:
        raise ValueError(f"not a regular expression: {broken}") from broken
    if danger:
        raise ValueError(f"{danger}, so a text can make it run without end")
    return source


Pattern = Annotated[str, AfterValidator(check_pattern)]
"""A regular expression as written in a rules file; `check_pattern` has seen it."""
