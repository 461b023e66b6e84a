"""rules/topics.yaml: what a promise is about, by the words that say so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from minsheng_extract.rulebook.entry import Entry

Word = Annotated[str, Field(min_length=2)]


class Topic(Entry):
    """One topic. Of overlapping words the longest counts, whatever topic it belongs to; each word counts once.

    A strong word counts three, another word one. Topics that tie on strong words are parted by the head of
    the phrase, which stands last: 校园食品抽检 is about food. Topics that tie on hints say nothing.
    """

    name: str = Field(description="As records state it, e.g. 就业")
    strong: tuple[Word, ...] = Field(min_length=1, description="Words that decide: 招聘会, 幼儿园")
    words: tuple[Word, ...] = Field((), description="Words that only hint at it: 培训, 补贴")
    but: tuple[Word, ...] = Field((), description="Longer words around one of these that say nothing: 警示教育")
