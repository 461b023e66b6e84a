"""Which lines stand around a notice's own text: rules/frames.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.frame import Frame

_LONGEST = 400
_BULLETS = "•·●-"


@lru_cache(maxsize=8)
def _compiled(rules: Rules) -> re.Pattern[str]:
    branches = (
        f"(?P<f{number}>{'|'.join(f'(?:{line})' for line in frame.lines)})" for number, frame in enumerate(rules.frames)
    )
    return re.compile("|".join(branches) or r"(?!)")


@lru_cache(maxsize=1 << 12)
def frame_of(squeezed: str, rules: Rules) -> Frame | None:
    """The rule by which a line (folded, without spaces) stands around the text, or None."""
    if len(squeezed) > _LONGEST:
        return None
    match = _compiled(rules).match(squeezed) or (
        _compiled(rules).match(squeezed.lstrip(_BULLETS)) if squeezed[:1] in _BULLETS else None
    )
    return rules.frames[int(match.lastgroup[1:])] if match and match.lastgroup else None


@lru_cache(maxsize=8)
def _announcing(rules: Rules) -> re.Pattern[str]:
    lines = [f"(?:{line})" for frame in rules.frames if frame.part == "attachment" for line in frame.lines]
    return re.compile("|".join(lines) or r"(?!)")


def announced(squeezed: str, rules: Rules) -> str | None:
    """What a line names as an attachment after 附件 and its number: '' for nothing, None for no such line."""
    match = _announcing(rules).match(squeezed)
    return None if match is None else squeezed[match.end() :].strip(":.、《》<>")
