"""rules/matching.yaml: what an analyst knows of setting a report against a plan."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from minsheng_extract.rulebook.entry import Entry, Strict
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.words import Words

MatchingKind = Literal[
    "same", "light", "contrast", "action", "units", "printed_ratio", "claim", "begun", "done", "finished", "completed",
    "not_done", "waiting", "called_off", "all_done", "over_done", "step", "future", "restated", "task_list", "proposed",
    "turn", "listing", "project_name", "reached", "really", "done_label", "beyond", "compared", "rate_verb", "total",
    "part", "stock", "within_year", "by_then", "lower_is_better", "cap", "times_a_year", "general_action",
    "both_actions", "set_going", "instalment", "apiece", "whole", "progress", "level", "adds", "effect", "rise", "fall",
    "programme", "several_years", "thresholds", "listed", "of_years",
]  # fmt: skip
_NEEDS = {
    "printed_ratio": "pattern", "claim": "pattern", "several_years": "pattern",
    "task_list": "pattern", "proposed": "pattern",
    "cap": "pattern", "restated": "pattern", "reached": "pattern", "really": "pattern", "done_label": "pattern",
    "all_done": "pattern", "over_done": "pattern", "instalment": "pattern", "apiece": "pattern", "whole": "pattern",
    "progress": "pattern", "step": "pattern", "waiting": "pattern", "level": "pattern", "adds": "pattern",
    "listed": "pattern", "of_years": "pattern",
    "times_a_year": "value", "thresholds": "thresholds",
}  # fmt: skip


class Thresholds(Strict):
    """How alike is alike enough, from 0 to 100.

    `inside`: a target and a result of one item; `across`: of different items; `item`: two items;
    `margin`: how far a result may be from the target it is most like and still answer another one;
    `about`: how much less than an approximate target (约, 左右) still meets it, in percent.
    """

    inside: float = Field(ge=0, le=100)
    across: float = Field(ge=0, le=100)
    item: float = Field(ge=0, le=100)
    margin: float = Field(ge=0, le=100)
    about: Decimal = Field(ge=0, le=100)


class Matching(Entry):
    """One piece of knowledge by which targets and results are set against each other.

    kind, of names
        `same`: words that mean the same in an indicator, the first stands for all. `light`: words
        that tell nothing there. `contrast`: words that shut each other out; `/` parts spellings of
        one side. `action`: verbs of one meaning. `rate_verb`: verbs whose part of a whole is a rate
        (开工率). `both_actions`: words that say several acts at once (新改建), `general_action`: verbs
        that leave open which; what was done in one way and another adds up to them. `set_going`: verbs
        that a beginning fulfils. `effect`: verbs of what followed from it (带动消费).
    kind, of figures
        `units`: units that may answer each other. `times_a_year`: how often a basis comes. `total`,
        `part`, `stock`: before a figure that is a sum to be made, a part of the one before, a total
        of all years; `within_year`: right before such a word, so that it is of one year only;
        `by_then`: the same of a result, while a promise with it is of all years.
        `begun`: verbs of beginning, whose figures are less than what is done; `finished`: verbs of a work
        done to its end, whose figures answer before those; `completed`: says so of any act; `step`: what is only on
        the way there. `lower_is_better`: what one wants less of; `cap`:
        before a ceiling. `rise`, `fall`: names of a change that
        is given as a level. `level`: before a figure that is how many there are; `adds`: how many more.
        `instalment`: before the figures of one thing done by and by; `apiece`: before a figure that
        each of a list has; `whole`: after the number of which the next one is a part.
        `listed`: a list of names that holds the figure; `of_years`: behind the goal of several years.
    kind, of what a report restates
        `restated`: before a figure that is the target; `task_list`: before a list of them; `proposed`:
        before one in quotation marks; `turn`: where such a list ends and results begin; `listing`:
        between the members of a list; `project_name`: after a name in quotes that
        holds it; `reached`: before a result; `really`: parts the two (实际); `done_label`: a label
        that does (完成情况:); `beyond`, `compared`: before a difference from the plan, or from the
        year before.
    kind, of what a report says of itself
        `printed_ratio`: a share of the task that was done, in the pattern's group `rate`, or `excess`
        for what lies above the task; a group `verb` must stand in the figure's clause too; one that
        starts with `^` holds right after the figure. `progress`: how much of the work is done, in the
        group `rate`. `claim`: it is done, in words. `done`, `not_done`, `future`: words of a sentence
        without a figure; `called_off`: behind a project in quotes that came to nothing; `waiting`: right
        behind the number promised, that it is not begun; `all_done`, `over_done`: of several things that
        all of them are, or more.
    kind, of documents
        `programme`: names of one kind of programme. `several_years`: titles of more than one year.
    `thresholds`: how alike is alike enough.
    """

    kind: MatchingKind = Field(description="What the entry knows; see above")
    words: Words = Field((), description="The words, names or units, for kinds that need no pattern")
    pattern: Pattern | None = Field(
        None, description=f"For kinds {', '.join(kind for kind, needed in _NEEDS.items() if needed == 'pattern')}"
    )
    value: Decimal | None = Field(None, description="For times_a_year: 12 for 月")
    thresholds: Thresholds | None = Field(None, description="For kind thresholds; each from 0 to 100")
    marked: bool = Field(False, description="For units: the answer is allowed, and marked for review")

    @model_validator(mode="after")
    def _has_matter(self) -> Matching:
        needed = _NEEDS.get(self.kind, "words")
        if not getattr(self, needed):
            raise ValueError(f"an entry of kind {self.kind} needs {needed}:")
        return self
