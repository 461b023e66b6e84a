"""rules/frames.yaml: lines that stand around a notice's own text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern


class Frame(Entry):
    """One kind of line. Patterns match from the start of the folded line, its spaces taken out."""

    part: Literal["site", "page", "closing", "attachment"] = Field(
        description="site: buttons, metadata rows, footers; page: page numbers; closing: what ends a text "
        "(抄送, a date of signature); attachment: the line that announces or opens an attachment"
    )
    lines: tuple[Pattern, ...] = Field(min_length=1, description="The line, from its start; $ where it must end there")
