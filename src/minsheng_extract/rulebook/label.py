"""rules/labels.yaml and rules/duties.yaml: the words that say in which part an office or leader acts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.words import Words

LabelRole = Literal["lead", "responsible", "leader", "deadline"]


class Label(Entry):
    """Words before a colon or in 【】 that announce offices, leaders or a due day: 牵头单位：…"""

    role: LabelRole = Field(description="lead, responsible: offices; leader: persons; deadline: a due day")
    forms: tuple[Pattern, ...] = Field(min_length=1, description="The whole label, without spaces: 牵头单位")
    mixed: bool = Field(False, description="Announces offices and persons together: what is no office is a leader")
    section: bool = Field(
        False, description="No label but a section's heading: offices stated below it are for the unit above"
    )


class Duty(Entry):
    """Words after offices that say what they do: （市教育局牵头，市财政局配合）."""

    role: Literal["lead", "responsible", "none"] = Field(description="none: words that are no part of a name (等)")
    forms: tuple[Pattern, ...] = Field(min_length=1, description="At the end of the names, folded: 按职责分工负责")


class OfficeEnding(Entry):
    """How names of offices end: the test of what is one where no label says so."""

    forms: Words = Field(min_length=1, description="Last characters of a name: 局, 委员会, 街道")
    weak: bool = Field(
        False, description="Also ends names of things: an office in bare brackets only behind a level (县, 市, 区 …)"
    )
    beside: bool = Field(False, description="Weak, but an office's in bare brackets beside one that is sure")


class Position(Entry):
    """How the names of posts end: what stands beside a leader's name and is none."""

    forms: Words = Field(min_length=1, description="Last characters of a post: 县长, 主任, 书记")
