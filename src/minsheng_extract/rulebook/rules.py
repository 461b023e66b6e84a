"""All rules, validated: one field for each file in rules/."""

from __future__ import annotations

from dataclasses import dataclass

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
    RoleRule,
)


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Rules:
    """The rulebook. Each field holds the entries of the file of its name; order is priority.

    Compared by identity, so that matchers compiled from it can be cached on it.
    """

    units: tuple[Unit, ...] = ()
    numerals: tuple[NumeralRule, ...] = ()
    phrases: tuple[PhraseRule, ...] = ()
    comparators: tuple[ComparatorRule, ...] = ()
    changes: tuple[ChangeRule, ...] = ()
    bases: tuple[BasisRule, ...] = ()
    periods: tuple[PeriodRule, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    actions: tuple[ActionRule, ...] = ()
    edges: tuple[EdgeRule, ...] = ()
