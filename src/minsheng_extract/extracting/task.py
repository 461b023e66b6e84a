"""Tasks that a report names before it tells what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minsheng_extract.extracting.cast import Cast
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.label import Labels
from minsheng_extract.extracting.phrasing import entry_of, phrasings
from minsheng_extract.extracting.place import Place
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.wording import Purpose

_NEAR = 8
_OPENING = 300


class Tasks:
    """Tells them by what stands around and below; compiled once from rules/roles.yaml and rules/phrasings.yaml."""

    def __init__(self, rules: Rules, labels: Labels) -> None:
        self._rules, self._labels = rules, labels
        self._phrasings = phrasings(rules)

    def ahead(self, clause: Clause, place: Place) -> Cast | None:
        """The task a paragraph of a report begins with, its result behind: 新建8所。完成情况：…; …。截至9月底，…."""
        text, end = clause.text, max(place.block.end, place.item.end if place.item else 0)
        label = self._labels.first(text, clause.figure.end, end)
        if label is not None and label.before_label:
            return Cast(label.before_label, label.id)
        ticked = self._phrasings["ticked-task"].match(text, place.start)
        if ticked and text.find("\n", place.start, clause.figure.start) < 0:
            return Cast("target", entry_of(self._rules, "ticked-task", ticked))
        if self._told_below(text, place) and not self._answers_first(clause):
            return Cast("target", "phrasing.told")
        first = clause.sentence[0] <= place.start + _NEAR
        part = place.document_end is not None and place.document_end.month < 12
        if not first:
            return None
        if part and (so_far := self._phrasings["so-far"].search(text, clause.sentence[1] - 1, end)):
            return Cast("target", entry_of(self._rules, "so-far", so_far))
        then = self._phrasings["then-done"].match(text, clause.sentence[1] - 1, end) if place.of_tasks else None
        return Cast("target", entry_of(self._rules, "then-done", then)) if then else None

    def told_of(self, clause: Clause, said: bool) -> str | None:
        """The rule by which a figure is a task that a report tells of; `said`: another word says what it is."""
        told = ((purpose, found) for purpose, found in self._told_by(clause, said) if found is not None)
        return next((entry_of(self._rules, purpose, found) for purpose, found in told), None)

    def _told_by(self, clause: Clause, said: bool) -> Iterator[tuple[Purpose, re.Match[str] | None]]:
        """What may tell of a task, one purpose at a time."""
        if not said:
            yield "of-which-done", self._part_done(clause)
        yield "quoted-task", self._quoted(clause)
        share = self._phrasings["task-of-share"].match(clause.text, clause.comparison.end, clause.sentence[1])
        yield "task-of-share", share
        yield "unreached", self._unreached(clause)
        yield "not-yet", self._waiting(clause)

    def _part_done(self, clause: Clause) -> re.Match[str] | None:
        """15个幸福院建设|已完成|8个: the first of two counts."""
        more = clause.ceiling < clause.end and clause.figure.counts
        return self._phrasings["of-which-done"].search(clause.right) if more else None

    def _answers_first(self, clause: Clause) -> bool:
        """15个幸福院建设|已完成|8个: the second of two counts."""
        return clause.follows_figure and self._phrasings["of-which-done"].search(clause.between) is not None

    def _quoted(self, clause: Clause) -> re.Match[str] | None:
        """“新建9处停车场”项目已完成: a task told in its own words."""
        text, closer = clause.text, clause.text.find("”", clause.figure.end, clause.sentence[1])
        opener = text.rfind("“", clause.sentence[0], clause.figure.start)
        if closer < 0 or opener < 0 or "“" in text[opener + 1 : closer] or "”" in text[opener:closer]:
            return None
        return self._phrasings["quoted-task"].match(text, closer + 1)

    def _waiting(self, clause: Clause) -> re.Match[str] | None:
        """打造5个公园尚未开工: a task of which no more is told than that it waits."""
        text, figure = clause.text, clause.figure
        found = self._phrasings["not-yet"].finditer(text, clause.start, clause.end)
        return next((match for match in found if match.start() < figure.start < figure.end <= match.end()), None)

    def _unreached(self, clause: Clause) -> re.Match[str] | None:
        """未完成3项，分别是|新建公园5个: in the list of what was not reached, each is the task."""
        match = self._phrasings["unreached"].search(clause.text, clause.sentence[0], clause.figure.start)
        reached = self._phrasings["reached"].search(clause.text, match.end(), clause.figure.start) if match else None
        return match if reached is None else None

    def _told_below(self, text: str, place: Place) -> bool:
        """Whether an item's first paragraph is a task that the one below tells of; headings of such reports are."""
        item, block = place.item, place.block
        if item is None or block.start != item.start or block.kind == "cell":
            return False
        shared = bool(item.lead_units or item.responsible_units)
        if not (shared or (place.of_tasks and not self._is_review(place))):
            return False
        if block.kind == "heading" and block.end < item.end and place.document.doc_type == "report":
            return True
        end = min(item.end, block.end + _OPENING)
        summed = self._phrasings["sums-up"].search(text, block.end, end)
        return self._phrasings["told"].search(text, block.end, summed.start() if summed else end) is not None

    def _is_review(self, place: Place) -> bool:
        """Whether a title above says that all below looks back (2031年工作回顾): no paragraph of it is a task."""
        return any(self._phrasings["review-title"].search(title) for title in place.titles)
