"""Names in the words around a figure that has none of its own: the clause before, a bracket, a label."""

from __future__ import annotations

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.edge import edges
from minsheng_extract.extracting.naming import Carried
from minsheng_extract.extracting.noun import nouns
from minsheng_extract.extracting.noun_before import NounBefore
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.sentence import clause_start
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import Span
from minsheng_extract.rulebook import Rules

SERVED = ("people", "household", "count", "visits")
"""The dimensions of those who are served, and of things done."""


class Nearby:
    """Looks around a figure; compiled once for a rulebook."""

    def __init__(self, rules: Rules, before_figure: NounBefore) -> None:
        self._edges = edges(rules)
        self._nouns = nouns(rules)
        self._verbs = verbs(rules)
        self._phrasings = phrasings(rules)
        self._before_figure = before_figure

    def given(self, clause: Clause) -> Span | None:
        """为1360户2540人|发放|生活补贴: what is given to people who are counted without a noun."""
        rule = clause.figure.unit_rule
        if rule is None or rule.dimension not in ("people", "household"):
            return None
        match = self._phrasings["given"].match(clause.text, clause.comparison.end, clause.sentence[1])
        return match.span("what") if match else None

    def before_bracket(self, clause: Clause, before: Carried) -> tuple[Span, ...]:
        """台阶维修工作(约2.5公里): what stands before the bracket, unless it is a figure."""
        at = clause.start - 1
        if at <= clause.sentence[0] or clause.text[at] != "(" or before.end >= at:
            return ()
        return self._named(clause, at, before.end)

    def risen(self, clause: Clause, before: Carried) -> tuple[Span, ...]:
        """地方财政收入|突破百亿大关，达102亿元: the subject of the clause before, which has no figure."""
        text, at = clause.text, clause.start - 1
        if at <= clause.sentence[0] or text[at] != "," or clause.left.strip():
            return ()
        start = clause_start(text, at, clause.sentence[0])
        rising = self._phrasings["rising"].search(text, start, at) if start >= before.end else None
        return self._named(clause, rising.start()) if rising else ()

    def clause_before(self, clause: Clause, before: Carried) -> tuple[Span, ...]:
        """开展义诊活动，其中至少20场; 成长驿站：3月底前建成2家: what the clause or label before names."""
        at = clause.start - 1
        if at <= clause.sentence[0] or clause.text[at] not in ",:":
            return ()
        return self._named(clause, at) if before.end <= clause_start(clause.text, at, clause.sentence[0]) else ()

    def nearer(self, clause: Clause, before: Carried) -> tuple[Span, ...]:
        """拆除锅炉20台；整治|作坊企业|，取缔35家: what a clause without figures names, since the last figure.

        So does one without a verb behind a semicolon (新建书屋2座；|村道项目|，已完工9公里), unless it is a place.
        """
        at = clause.start - 1
        start = clause_start(clause.text, at, clause.sentence[0])
        parted = ";" in clause.text[before.end : start]
        if start <= before.end or clause.text[at] != "," or (clause.figure.unit == before.unit and not parted):
            return ()
        rule = clause.figure.unit_rule
        counted = (rule is not None and rule.dimension in SERVED) or parted
        if self._verbs.at(clause.text, start, at) is not None:
            return self._named(clause, at) if counted and clause.figure.unit != before.unit else ()
        return self._named(clause, at) if parted and self._nouns.is_work(clause.text, start, at) else ()

    def labelled(self, clause: Clause, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """各市开工率：东湖市|94%、西岭市88%: a place's figure is of what the label before the list names."""
        text, label = clause.text, clause.text.rfind(":", clause.sentence[0], clause.figure.start)
        if label < 0 or len(pieces) != 1 or not self._phrasings["place"].search(text[slice(*pieces[0])]):
            return ()
        begin = clause.sentence[0]
        measure = self._phrasings["label-measure"].search(text[begin : label + 1])
        if measure is None or begin + measure.end() < label:
            return ()
        return ((begin + measure.start("what"), begin + measure.end("what")),)

    def _named(self, clause: Clause, end: int, since: int = 0) -> tuple[Span, ...]:
        start = max(clause_start(clause.text, end, clause.sentence[0]), since)
        stop = self._edges.right(clause.text, start, end, clause.words)
        if self._nouns.is_generic(clause.text[start:stop]):
            return ()
        pieces = self._before_figure.phrase(clause.text, start, stop, clause.words).pieces
        numbered = pieces and clause.text[pieces[0][0]].isdigit()
        return () if numbered or (pieces and self._nouns.names_nothing(clause.text[slice(*pieces[0])])) else pieces
