"""All rules, validated: one field for each file in rules/."""

from __future__ import annotations

from dataclasses import dataclass

from minsheng_extract.rulebook.column import Column
from minsheng_extract.rulebook.cue import Cue
from minsheng_extract.rulebook.document import DocumentRule
from minsheng_extract.rulebook.frame import Frame
from minsheng_extract.rulebook.indicator import Indicator
from minsheng_extract.rulebook.label import Duty, Label, OfficeEnding, Position
from minsheng_extract.rulebook.matching import Matching
from minsheng_extract.rulebook.numbering import Numbering
from minsheng_extract.rulebook.office import Office
from minsheng_extract.rulebook.topic import Topic
from minsheng_extract.rulebook.unit import Unit
from minsheng_extract.rulebook.wording import (
    ActionRule,
    BasisRule,
    ChangeRule,
    ComparatorRule,
    EdgeRule,
    NumeralRule,
    PeriodRule,
    PhraseRule,
    PhrasingRule,
    RoleRule,
    UnderstoodRule,
)


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Rules:
    """The rulebook. Each field holds the entries of the file of its name; order is priority.

    Compared by identity, so that matchers compiled from it can be cached on it.
    """

    units: tuple[Unit, ...] = ()
    topics: tuple[Topic, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    offices: tuple[Office, ...] = ()
    numerals: tuple[NumeralRule, ...] = ()
    phrases: tuple[PhraseRule, ...] = ()
    comparators: tuple[ComparatorRule, ...] = ()
    changes: tuple[ChangeRule, ...] = ()
    bases: tuple[BasisRule, ...] = ()
    periods: tuple[PeriodRule, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    actions: tuple[ActionRule, ...] = ()
    edges: tuple[EdgeRule, ...] = ()
    phrasings: tuple[PhrasingRule, ...] = ()
    understood: tuple[UnderstoodRule, ...] = ()
    matching: tuple[Matching, ...] = ()
    numberings: tuple[Numbering, ...] = ()
    labels: tuple[Label, ...] = ()
    duties: tuple[Duty, ...] = ()
    office_endings: tuple[OfficeEnding, ...] = ()
    positions: tuple[Position, ...] = ()
    tables: tuple[Column, ...] = ()
    frames: tuple[Frame, ...] = ()
    documents: tuple[DocumentRule, ...] = ()
    cues: tuple[Cue, ...] = ()
