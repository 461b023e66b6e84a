"""Tasks that a report names before it tells what became of them."""

from __future__ import annotations

from minsheng_extract.extracting.cast import Cast
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.label import Labels
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.place import Place
from minsheng_extract.rulebook import Rules

_NEAR = 8
_OPENING = 300


class Tasks:
    """Tells them by what stands around and below; compiled once from rules/roles.yaml and rules/phrasings.yaml."""

    def __init__(self, rules: Rules, labels: Labels) -> None:
        self._labels = labels
        self._phrasings = phrasings(rules)

    def ahead(self, clause: Clause, place: Place) -> Cast | None:
        """The task a paragraph of a report begins with, its result behind: 新建8所。完成情况：…; …。截至9月底，…."""
        text, end = clause.text, max(place.block.end, place.item.end if place.item else 0)
        label = self._labels.first(text, clause.figure.end, end)
        if label is not None and label.before_label:
            return Cast(label.before_label, label.id)
        ticked = self._phrasings["ticked-task"].match(text, place.start)
        if ticked and text.find("\n", place.start, clause.figure.start) < 0:
            return Cast("target", "phrasing.ticked-task")
        if self._told_below(text, place) and not self._answers_first(clause):
            return Cast("target", "phrasing.told")
        first = clause.sentence[0] <= place.start + _NEAR
        part = place.document_end is not None and place.document_end.month < 12
        if not first:
            return None
        if part and self._phrasings["so-far"].search(text, clause.sentence[1] - 1, end):
            return Cast("target", "phrasing.so-far")
        then = place.of_tasks and self._phrasings["then-done"].match(text, clause.sentence[1] - 1, end)
        return Cast("target", "phrasing.then-done") if then else None

    def told_of(self, clause: Clause, said: bool) -> str | None:
        """The rule by which a figure is a task that a report tells of; `said`: another word says what it is."""
        if not said and self._is_part_done(clause):
            return "phrasing.of-which-done"
        if self._is_quoted(clause):
            return "phrasing.quoted-task"
        if self._phrasings["task-of-share"].match(clause.text, clause.comparison.end, clause.sentence[1]):
            return "phrasing.task-of-share"
        if self._is_unreached(clause):
            return "phrasing.unreached"
        return "phrasing.not-yet" if self._waits(clause) else None

    def _is_part_done(self, clause: Clause) -> bool:
        """15个幸福院建设|已完成|8个: the first of two counts."""
        more = clause.ceiling < clause.end and clause.figure.counts
        return more and self._phrasings["of-which-done"].search(clause.right) is not None

    def _answers_first(self, clause: Clause) -> bool:
        """15个幸福院建设|已完成|8个: the second of two counts."""
        return clause.follows_figure and self._phrasings["of-which-done"].search(clause.between) is not None

    def _is_quoted(self, clause: Clause) -> bool:
        """“新建9处停车场”项目已完成: a task told in its own words."""
        text, closer = clause.text, clause.text.find("”", clause.figure.end, clause.sentence[1])
        opener = text.rfind("“", clause.sentence[0], clause.figure.start)
        if closer < 0 or opener < 0 or "“" in text[opener + 1 : closer] or "”" in text[opener:closer]:
            return False
        return self._phrasings["quoted-task"].match(text, closer + 1) is not None

    def _waits(self, clause: Clause) -> bool:
        """打造5个公园尚未开工: a task of which no more is told than that it waits."""
        text, figure = clause.text, clause.figure
        found = self._phrasings["not-yet"].finditer(text, clause.start, clause.end)
        return any(match.start() < figure.start < figure.end <= match.end() for match in found)

    def _is_unreached(self, clause: Clause) -> bool:
        """未完成3项，分别是|新建公园5个: in the list of what was not reached, each is the task."""
        match = self._phrasings["unreached"].search(clause.text, clause.sentence[0], clause.figure.start)
        return (
            match is not None
            and self._phrasings["reached"].search(clause.text, match.end(), clause.figure.start) is None
        )

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
