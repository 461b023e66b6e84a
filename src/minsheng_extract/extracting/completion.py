"""Names that say too little by themselves, completed by what stands around them."""

from __future__ import annotations

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.edge import edges
from minsheng_extract.extracting.naming import Carried, Named
from minsheng_extract.extracting.nearby import SERVED, Nearby
from minsheng_extract.extracting.noun import nouns
from minsheng_extract.extracting.noun_before import NounBefore
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.sentence import clause_start
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import Span, is_open
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.wording import Purpose

_SHORT_NAME = 8
_STEM = 2
_THINGS = ("count", "household", "area", "length")


class Completion:
    """Completes a name by its whole or its subject, and carries one over from the figure before or from nearby."""

    def __init__(self, rules: Rules, before_figure: NounBefore) -> None:
        self._edges = edges(rules)
        self._nouns = nouns(rules)
        self._verbs = verbs(rules)
        self._phrasings = phrasings(rules)
        self._nearby = Nearby(rules, before_figure)

    def complete(self, clause: Clause, named: Named, before: Carried) -> Named:
        """A name of its own, with what it needs: its whole, its people, its part of the whole."""
        taken = named.pieces[-1][1] <= before.behind <= clause.figure.start and not named.behind
        if taken and (given := self._nearby.given(clause)):  # 46个|村|8700户完成自来水改造
            return named._replace(pieces=(given,))
        pieces = named.pieces + self.taking_part(clause, named.behind)
        if whole := self._whole(clause, pieces, before, named.action):
            return named._replace(pieces=pieces + whole, whole=whole)
        if measure := self._nearby.labelled(clause, pieces):
            return named._replace(pieces=pieces + measure)
        own = clause.text[slice(*pieces[0])]
        if len(pieces) == 1 and self._is_deed(clause, pieces[0], named, before):
            return self.carry(clause, named._replace(pieces=()), before)
        if len(pieces) == 1 and (again := self._said_before(clause, own, before)):
            return named._replace(pieces=again)
        if len(pieces) == 1 and self._nouns.is_share(own):
            pieces = _subject(clause, pieces[0], before) + pieces
        elif len(pieces) == 1 and self._nouns.is_dependent(own):
            pieces = _without_end(clause.text, _subject(clause, pieces[0], before), own) + pieces
        elif before.named is not None and before.named.pieces:
            pieces = self._same_stem(clause, pieces, before.named) + pieces
        pieces = self._scope(clause, pieces) + pieces
        return named if pieces == named.pieces else named._replace(pieces=pieces)

    def carry(self, clause: Clause, named: Named, before: Carried) -> Named:
        """A name for a figure without one: what is given, before its bracket, of the figure or the clause before."""
        if given := self._nearby.given(clause):
            return named._replace(pieces=(given,))
        if carried := self._nearby.before_bracket(clause, before) or self._nearby.risen(clause, before):
            return named._replace(pieces=carried + self._nearby.labelled(clause, carried))
        last = before.named
        if last is None or not last.pieces:
            alike = before.alike[-1].pieces if before.alike else ()
            own = _alike(clause, named, before) if named.action and self._stands_alone(clause, before) else ()
            return named._replace(pieces=self._nearby.clause_before(clause, before) or own or before.earlier or alike)
        if last.subject and before.unit != clause.figure.unit:
            last = last._replace(pieces=last.subject, whole=())
        if nearer := self._nearby.nearer(clause, before):
            return named._replace(pieces=nearer)
        goes_on = bool(before.alike) and before.alike[-1].pieces == last.pieces
        back = before.alike and not goes_on and before.unit != clause.figure.unit
        rule = clause.figure.unit_rule
        thing = rule is not None and rule.dimension in ("count", "area", "length")
        if back and (named.action or thing) and self._stands_alone(clause, before):
            last = last._replace(pieces=_alike(clause, named, before), whole=())
        action = named.action or (last.action if clause.follows_figure else None)
        if act := self._another_act(clause, named, last, before):
            return named._replace(pieces=(act,))
        return Named((*last.pieces, *self.taking_part(clause)), action, named.rules, whole=last.whole)

    def _another_act(self, clause: Clause, named: Named, last: Named, before: Carried) -> Span | None:
        """开展检查3次、|巡查|5次: an act that is itself what is counted, other than the one before it."""
        rule, alike = clause.figure.unit_rule, clause.figure.unit == before.unit and clause.follows_figure
        if named.action is None or rule is None or rule.dimension != "times" or not alike:
            return None
        verb = self._verbs.at(clause.text, *named.action)
        alone = verb is not None and not (verb.meaning.pure or verb.meaning.light or verb.meaning.level)
        same = last.action is not None and clause.text[slice(*last.action)] == clause.text[slice(*named.action)]
        return named.action if alone and not same else None

    def _is_deed(self, clause: Clause, own: Span, named: Named, before: Carried) -> bool:
        """计划开辟8条校车线，已完成|开辟|12条: a verb behind another names nothing but what was counted before."""
        rule, alike = clause.figure.unit_rule, before.unit == clause.figure.unit and not clause.follows_figure
        if named.action is None or named.behind or rule is None or rule.dimension not in _THINGS or not alike:
            return False
        verb = self._verbs.at(clause.text, *own)
        return verb is not None and verb.end == own[1] and before.named is not None

    @staticmethod
    def _stands_alone(clause: Clause, before: Carried) -> bool:
        """改造小区210个，涉及居民3万户，完工|136个: a count in a clause of its own may be of one further back."""
        rule = clause.figure.unit_rule
        counted = rule is None or rule.dimension in (*SERVED, *_THINGS)
        own = counted and not clause.follows_figure and clause.start > before.end
        return own and not is_open(clause.text, clause.sentence[0], clause.figure.start)

    def taking_part(self, clause: Clause, behind: int = 0) -> tuple[Span, ...]:
        """企业单位1.5万人次|到基地参观: what the people counted do."""
        rule = clause.figure.unit_rule
        start, end = max(behind, clause.comparison.end), clause.ceiling
        if rule is None or rule.dimension not in ("people", "visits") or end <= start:
            return ()
        purpose: Purpose = "going" if behind > clause.comparison.end else "taking-part"
        return ((start, end),) if self._phrasings[purpose].match(clause.text, start, end) else ()

    def service(self, clause: Clause, behind: Span) -> tuple[Span, ...]:
        """为1.2万名妇女|进行|免费筛查: the service behind the people served."""
        rule = clause.figure.unit_rule
        if rule is None or rule.dimension not in SERVED:
            return ()
        if not self._phrasings["beneficiary"].search(clause.text[clause.start : clause.head]):
            return ()
        match = self._phrasings["service"].search(clause.text, behind[1], clause.end)
        if match is None or "等" in match["what"]:
            return ()
        start = max(match.start("what"), match["what"].rfind("的") + 1 + match.start("what"))
        return ((start, clause.end),) if start < clause.end else ()

    def _scope(self, clause: Clause, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """工贸行业|实现…，投保企业12023家: the part of the whole named last in the sentence."""
        text = clause.text
        if pieces[0][0] < clause.start or not self._nouns.has_scope(text, clause.sentence[0], clause.start):
            return ()
        if sum(end - start for start, end in pieces) > _SHORT_NAME:
            return ()
        at = clause.start
        while at > clause.sentence[0]:
            start = clause_start(text, at - 1, clause.sentence[0])
            begin = self._edges.left(text, start, at, clause.words)
            if verb := self._verbs.at(text, begin, at):
                begin = self._edges.left(text, verb.end, at, clause.words)
            end = self._nouns.scope(text, begin, at)
            if end is not None and self._verbs.at(text, end, at):
                return ((begin, end),)
            at = start
        return ()

    def _said_before(self, clause: Clause, own: str, before: Carried) -> tuple[Span, ...]:
        """危房改造|项目|，6个项目2118套…: what a figure that opens its clause counts, in full in the words before it.

        A second figure right behind that noun is of the same.
        """
        last, at = before.named, clause.start - 1
        if last and last.pieces and last.behind == before.behind == clause.comparison.start:
            whole = clause.text[slice(*last.pieces[-1])]
            return last.pieces if whole == own or (len(last.pieces) == 1 and whole.endswith(own)) else ()
        opens = clause.left.strip() == "" and not clause.follows_figure and clause.text[at : at + 1] == ","
        if not opens or not clause.text.endswith(own, clause.sentence[0], at):
            return ()
        return self._nearby.clause_before(clause, before)

    def _whole(
        self, clause: Clause, pieces: tuple[Span, ...], before: Carried, action: Span | None
    ) -> tuple[Span, ...]:
        """新增车位3000个，其中公共500个: a part carries the name of its whole."""
        rule = clause.figure.unit_rule
        if rule is None or rule.dimension not in (*_THINGS, "ratio"):
            return ()
        parts = self._phrasings["part-of"].finditer(clause.text, clause.sentence[0], clause.end)
        inside = any(clause.start in part.span() for part in parts)
        own = clause.text[slice(*pieces[-1])]
        if rule.dimension == "ratio" and not self._shares_measure(clause, own, before):
            return ()
        if inside and self._phrasings["whole-alone"].fullmatch(own):
            return ()
        same = before.unit == clause.figure.unit
        alike = before.alike[-1] if before.alike else None
        last = before.named if same else alike if inside and self._phrasings["place"].search(own) else None
        closed = not inside and (action is not None or ")" in clause.text[before.end : clause.figure.start])
        whole = (last.whole or (last.pieces if inside and not before.beside else ())) if last and not closed else ()
        if whole and own.endswith("级") and (rank := self._phrasings["rank"].match(clause.text, *whole[0])):
            whole = ((rank.end(), whole[0][1]), *whole[1:])
        name = "".join(clause.text[slice(*piece)] for piece in whole)
        short = own[-1:] in name and own[-2:-1] in name  # 公厕 of 公共厕所
        return whole if whole and not short and name[-1] != own[-1] and name[-2:] not in own else ()

    def _shares_measure(self, clause: Clause, own: str, before: Carried) -> bool:
        """入学率达到98%，其中|山区|97%: a name that is no measure, behind a measure."""
        pieces = before.named.pieces if before.named else ()
        whole = clause.text[slice(*pieces[-1])] if pieces else ""
        return len(own) < _SHORT_NAME and self._nouns.is_measure(whole) and not self._nouns.has_head(own)

    def _same_stem(self, clause: Clause, pieces: tuple[Span, ...], before: Named) -> tuple[Span, ...]:
        """重点人群签约人数，签约覆盖率: the second measure is of the same people."""
        own, earlier = clause.text[slice(*pieces[0])], clause.text[slice(*before.pieces[0])]
        at = earlier.find(own[:_STEM])
        last = clause.text[slice(*before.pieces[-1])]
        if at <= 0 or not (self._nouns.is_measure(own) and self._nouns.is_measure(last)):
            return ()
        start, stem = before.pieces[0][0], before.pieces[0][0] + at
        return ((start, stem),) if clause.words.get(stem) == stem + _STEM else ()


def _subject(clause: Clause, own: Span, before: Carried) -> tuple[Span, ...]:
    """工业用电量增长6%，|增幅扩大2个百分点: the name of the figure before, up to the next semicolon."""
    if before.named is None or not before.named.pieces or ";" in clause.text[before.end : own[0]]:
        return ()
    return before.named.pieces


def _without_end(text: str, subject: tuple[Span, ...], measure: str) -> tuple[Span, ...]:
    """A subject without the measure that its own name ends with: 增加值增速, |增速."""
    if not subject:
        return ()
    *pieces, (start, end) = subject
    while text[start:end].endswith(measure[-2:]):
        end -= len(measure[-2:])
    return (*pieces, (start, end)) if start < end else tuple(pieces)


def _alike(clause: Clause, named: Named, before: Carried) -> tuple[Span, ...]:
    """What was counted in its unit by the same verb (新增泊位9个、改造小区8个; 新增|6个), else the likeliest."""
    if not before.alike:
        return ()
    action = clause.text[slice(*named.action)] if named.action else None
    same = (one for one in reversed(before.alike) if one.action and clause.text[slice(*one.action)] == action)
    return next(same, before.alike[-1]).pieces
