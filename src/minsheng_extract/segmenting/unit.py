"""A numbered unit in the making: what is known of an item while its text is still being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from minsheng_extract.segmenting.names import Named
from minsheng_extract.segmenting.offices import Statement


@dataclass(slots=True)
class Unit:
    """A unit of the tree. `text_start` to `text_end` is its own text: behind the marker, in its paragraph or cell.

    `under` is the index of the unit above it, `paragraph` that of its paragraph or table.
    """

    element: str
    marker: str
    start: int
    text_start: int
    text_end: int
    under: int | None
    paragraph: int
    prefix: tuple[str, ...]
    rules: list[str]
    inline: bool = False
    row: bool = False
    bullet: bool = False
    title: str | None = None
    end: int = 0
    named: dict[Named, None] = field(default_factory=dict)
    deadline: tuple[int, int] | None = None
    children: int = 0

    def state(self, statement: Statement) -> None:
        """Take what a statement says: names are added, the first due day is kept."""
        if statement.named:
            self.named |= dict.fromkeys(statement.named)
        self.deadline = self.deadline or statement.deadline
        self.rules += [rule for rule in statement.rules if rule not in self.rules]

    def names(self, role: str) -> tuple[str, ...]:
        """The names of those that act in one part, each once."""
        if not self.named:
            return ()
        return tuple(dict.fromkeys(named.name for named in self.named if named.role == role))
