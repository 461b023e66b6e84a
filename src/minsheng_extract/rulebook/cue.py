"""rules/cues.yaml: words that tell what a notice's title, office, place, year and tables are, and are none of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field, model_validator

from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.words import Words

CuePurpose = Literal[
    "site", "site-part", "about", "notice", "section-of-a-year", "project-heading",
    "short-office", "office-level", "local-government", "printed", "session",
    "acts", "zone", "no-place", "common-place", "level-tail",
    "this-year", "lately", "as-of", "one-day", "since", "no-period", "outlook", "plan-of-years",
    "looking-back", "looking-ahead",
    "work-report-given", "whole-year",
    "due-lead", "open-due",
    "sum", "of-which", "among-others", "idle-head", "unit-label", "growth-over-years", "nature", "figure-lead",
    "cell-done",
]  # fmt: skip


class Cue(Entry):
    """Words, or a turn of phrase, that help to tell one thing. Both see folded text without white space.

    purpose, of a title
        `site`: what a page's site is called (…门户网站), which is no part of a title. `site-part`: the same,
        only behind a dash (公开). `about`: opens the matter, behind the office (关于). `notice`: a title that is
        nothing but its office and this (公告). `section-of-a-year`: how the heading of a section ends that begins
        with its year (2023年工作回顾). `project-heading`: how one ends that names a project, a sentence
        behind its space.
    purpose, of offices, and of the day of signature
        `short-office`: how the name of an office begins that is abbreviated (区政府). `office-level`: what one
        begins with that states no place (县, 有关). `local-government`: behind a level that stands for its
        government (各县、区政府). `printed`: behind the day of printing (印发). `session`: behind the day of a
        report's session (在某次会议上).
    purpose, of the place
        `acts`: behind a place whose government speaks (人民政府). `zone`: behind a place's short name
        (高新). `no-place`: a name that is no place's (城区). `common-place`: one that is a place's only where
        no word runs into it. `level-tail`: behind 县, makes a word of it (县|级).
    purpose, of the year
        `this-year`: the year of issue (今年). `lately`: a time without a date; no heading begins with one (近年).
        `as-of`: before the day up to which is reported (截至). `one-day`: behind a
        month, says that it is one project's own (9月|如期开园). `since`: behind the year that a report tells of
        from its beginning on (以来). `no-period`: behind a year that the notice is not about (以来); `outlook`: the
        same, in titles too (远景). `plan-of-years`: behind the number of years that a plan is for (三年|行动).
        `looking-back`: said in a text of the year before. `looking-ahead`: behind the year that a text of both
        kinds plans (2031年的发展目标). `work-report-given`: behind the year of a work report that news tells of.
        `whole-year`: said where a report's items may go
        further than its first 截至.
    purpose, of due days
        `due-lead`: before one (力争). `open-due`: in its place, where there is no last day (长期).
    purpose, of tables
        `sum`: the head of what sums all places, or the name of a row that sums (合计). `of-which`: before the
        name of a part (其中). `among-others`: between some names and the number of all
        (东镇、西镇|等|3家敬老院). `idle-head`: what tells in a row's name only that it was planned or done
        (学位|完成数). `unit-label`: before a unit (单位:万元). `growth-over-years`: in the head of growth that is
        planned (年均). `nature`: how a measure's nature begins (约束性). `figure-lead`: what a cell may break off
        behind, its figure on the next line (控制在). `cell-done`: how a cell opens that tells what was done (已).
    """

    purpose: CuePurpose = Field(description="What the words tell; see above")
    words: Words = Field((), description="The words")
    pattern: Pattern | None = Field(None, description="Where words do not do")

    @model_validator(mode="after")
    def _says_something(self) -> Cue:
        if not self.words and self.pattern is None:
            raise ValueError("give words: or pattern:")
        return self


def cued(cues: Iterable[Cue], *purposes: CuePurpose) -> str:
    """A regular expression, in a group, for all that the entries of some purposes hold; it matches nothing without any.

    >>> cued([], "site")
    '(?!)'
    """
    known = [cue for cue in cues if cue.purpose in purposes]
    words = [word for cue in known for word in cue.words]
    forms = [*(cue.pattern for cue in known if cue.pattern), *([any_of(words)] if words else [])]
    return f"(?:{'|'.join(forms)})" if forms else "(?!)"
