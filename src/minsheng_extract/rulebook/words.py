"""Lists of words in rules/, in which `<高|低>于` stands for 高于 and 低于."""

from __future__ import annotations

import re
from itertools import product
from typing import Annotated

from pydantic import AfterValidator

_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")


def spelled(word: str) -> tuple[str, ...]:
    """Every word that a word with choices in it stands for, in the order written; a choice may be empty.

    >>> spelled("<高|低>于全省<|平均>")
    ('高于全省', '高于全省平均', '低于全省', '低于全省平均')
    >>> spelled("公里")
    ('公里',)
    """
    parts = _CHOICE.split(word)
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    return tuple("".join(chosen) for chosen in product(*choices))


def _spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    meant = tuple(one for word in words for one in spelled(word))
    if not all(meant):
        raise ValueError("a word of no characters; write out what its choices stand for")
    return meant


Words = Annotated[tuple[str, ...], AfterValidator(_spelled_out)]
"""Words as an analyst lists them, every choice spelled out."""
