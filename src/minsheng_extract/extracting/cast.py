"""The role of a figure as it was decided, with the rule that decided it."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.records import Role


class Cast(NamedTuple):
    """A role, the rule that gave it, whether the document's own period does not bind it, whether it is a
    share of the task (done so far, unless a day to come stands with it), whether it holds against the section's,
    and whether it is that of a task with which a paragraph opens, its result behind.
    """

    role: Role
    rule: str | None = None
    open_deadline: bool = False
    of_task: bool = False
    firm: bool = False
    opens: bool = False
