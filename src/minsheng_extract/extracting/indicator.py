"""What is counted or measured, and by which verb: the shortest noun phrase of the source around a figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.phrase import edges, is_open, verbs
from minsheng_extract.extracting.sentence import clause_start
from minsheng_extract.rulebook import Rules

Span = tuple[int, int]
_EXAMPLES = re.compile(r"等(?:共|合计|总计)?\s*$")
_TASK_BEHIND = re.compile(r"的[^,;。]{0,4}(?:目标任务|任务|目标)(?![一-龥])")
_TASK = re.compile(r"(?:占|完成|为|达到?|超额?|超过|高于|相当于)?[^,;。、]{0,8}?(?:目标任务|任务|目标|年度计划|年计划|预算)[数值]?的?$")
_JOINER = re.compile(r"(?:以及|和|及|与|、|\s)+$")
_JOINED = re.compile(r"^(?:以及|和|及|与|或|并|同)(?![^,;。]{0,2}谐)")
_PLACE = re.compile(
    r"(?:[镇乡县市州旗]|街道|地区|片区|(?<![社小园景校城库矿灾市辖])区)(?:北部|南部|东部|西部|中部)?$|^[东南西北中]部$"
)
_OF_WORK = re.compile(r"的(?:建设|改造|打造|建造|整治|任务|工作|目标)(?:工作|任务)?$")
_SERVICE = re.compile(r"(?:提供|开展|进行|发放|购买|实施|办理|落实)(?P<what>[^,;。:\d]{2,40})$")
_TAKING_PART = re.compile(r"\s*(?:到|赴|参与|参加|进(?!行|一步))[^,;。:]*")
_GOING = re.compile(r"\s*(?:到|赴)[^,;。:]*")
_REACHING = re.compile(r"(?:达到|达)[^,;。:\d]{2,16}(?:标准|水平|要求)(?=[,;。:]|$)")
_MEASURES = "率数量额比例积"
_SHORT_NAME = 8
_SHORTEST_NAME = 3
_LONG_NAME = 7
_PREDICATE = 40


class Named(NamedTuple):
    """An indicator and an action, as spans into the text; an indicator may be of several pieces.

    `behind`: the end of what was taken behind the figure. `left_only`: the name stands before the
    figure. `whole`: the name of the whole that this is a part of (其中).
    """

    pieces: tuple[Span, ...]
    action: Span | None
    rules: tuple[str, ...]
    behind: int = 0
    left_only: bool = False
    whole: tuple[Span, ...] = ()

    def indicator(self, text: str) -> str | None:
        """The indicator's words, white space inside left out."""
        words = "".join("".join(text[start:end].split()) for start, end in self.pieces)
        return words or None


NOTHING = Named((), None, ())


class Carried(NamedTuple):
    """What the figures before say: the last name, its unit, where its figure and what it took end."""

    named: Named | None
    unit: str | None
    end: int
    behind: int


class Indicators:
    """Finds noun phrases around figures; compiled once from rules/actions.yaml and rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._edges = edges(rules)
        self._verbs = verbs(rules)

    def read(
        self, clause: Clause, changed: Changed, before: Carried, following: Clause | None, delimits: bool
    ) -> Named:
        """The indicator and action of one figure; `before` is carried over where the clause names nothing.

        `delimits`: the figure only delimits who or what is meant (6—14岁儿童).
        """
        right = self._right(clause, following)
        if delimits:
            return self._delimited(clause, right)
        left = self._left(clause, changed, before, right)
        named = self._joined(clause, left, right, before.named)
        if named.pieces:
            return self._completed(clause, named, before)
        if bracketed := self._before_bracket(clause, before):
            return named._replace(pieces=bracketed)
        last = before.named
        if last is not None and last.pieces:
            action = named.action or (last.action if clause.follows_figure else None)
            return Named((*last.pieces, *self._taking_part(clause)), action, named.rules, whole=last.whole)
        return named._replace(pieces=self._clause_before(clause))

    def _completed(self, clause: Clause, named: Named, before: Carried) -> Named:
        """A name that says too little by itself, completed by what the sentence said before."""
        pieces = (*named.pieces, *self._taking_part(clause, named.behind))
        whole = self._whole(clause, pieces, before)
        if whole:
            return named._replace(pieces=(*pieces, *whole), whole=whole)
        if before.named is not None and before.named.pieces:
            pieces = self._same_stem(clause, pieces, before.named) or pieces
        return named._replace(pieces=(*self._scope(clause, pieces), *pieces))

    def _before_bracket(self, clause: Clause, before: Carried) -> tuple[Span, ...]:
        """台阶维修工作(约2.5公里): what stands before the bracket, unless it is a figure."""
        text, at = clause.text, clause.start - 1
        if at <= clause.sentence[0] or text[at] != "(" or before.end >= at:
            return ()
        start = clause_start(text, at, clause.sentence[0])
        return self._after_verbs(clause, start, self._edges.right(text, start, at, clause.words), False).pieces

    @staticmethod
    def _taking_part(clause: Clause, behind: int = 0) -> tuple[Span, ...]:
        """企业单位1.5万人次|到基地参观: what the people counted do."""
        rule = clause.figure.unit_rule
        start, end = max(behind, clause.comparison.end), clause.ceiling
        people = rule is not None and rule.dimension in ("people", "visits")
        pattern = _GOING if behind > clause.comparison.end else _TAKING_PART
        return ((start, end),) if people and end > start and pattern.match(clause.text, start, end) else ()

    @staticmethod
    def _whole(clause: Clause, pieces: tuple[Span, ...], before: Carried) -> tuple[Span, ...]:
        """新增车位3000个，其中公共500个: a part carries the name of its whole."""
        last = before.named
        rule = clause.figure.unit_rule
        things = rule is not None and rule.dimension in ("count", "area", "length")
        if last is None or not last.pieces or before.unit != clause.figure.unit or not things:
            return ()
        head = clause.text[clause.sentence[0] : clause.start].rstrip(" ,:").endswith("其中")
        inside = head or clause.text.startswith("其中", clause.start)
        whole = last.whole or (last.pieces if inside else ())
        name = "".join(clause.text[slice(*piece)] for piece in whole)
        own = clause.text[slice(*pieces[-1])]
        return whole if whole and name[-2:] not in own and own not in name else ()

    @staticmethod
    def _same_stem(clause: Clause, pieces: tuple[Span, ...], before: Named) -> tuple[Span, ...] | None:
        """重点人群签约人数，签约覆盖率: the second measure is of the same people."""
        own, earlier = clause.text[slice(*pieces[0])], clause.text[slice(*before.pieces[0])]
        at = earlier.find(own[:2])
        if at <= 0 or own[-1] not in _MEASURES or clause.text[before.pieces[-1][1] - 1] not in _MEASURES:
            return None
        return ((before.pieces[0][0], before.pieces[0][0] + at), *pieces)

    def _scope(self, clause: Clause, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """工贸行业实现…，投保企业12023家: the part of the whole named last in the sentence."""
        text = clause.text
        length = sum(end - start for start, end in pieces)
        if length > _SHORT_NAME or pieces[0][0] < clause.start or not self._edges.has_scope(text, clause.sentence[0], clause.start):
            return ()
        at = clause.start
        while at > clause.sentence[0]:
            start = clause_start(text, at - 1, clause.sentence[0])
            begin = self._edges.left(text, start, at, clause.words)
            if verb := self._verbs.at(text, begin, at):
                begin = self._edges.left(text, verb.end, at, clause.words)
            end = self._edges.scope(text, begin, at)
            if end is not None and self._verbs.at(text, end, at):
                return ((begin, end),)
            at = start
        return ()

    def _clause_before(self, clause: Clause) -> tuple[Span, ...]:
        """开展义诊活动，其中至少20场: what the clause before it names."""
        text, end = clause.text, clause.start - 1
        if end <= clause.sentence[0] or text[end] not in ",:":
            return ()
        start = clause_start(text, end, clause.sentence[0])
        stop = self._edges.right(text, start, end, clause.words)
        return self._after_verbs(clause, start, stop, False).pieces

    def title(self, text: str) -> Span | None:
        """The noun phrase of a heading: 建设|智慧环卫管理平台."""
        if self._edges.is_generic(text):
            return None
        words = {0: len(text)}
        start = self._edges.left(text, 0, len(text), words)
        verb = self._verbs.at(text, start, len(text))
        if verb and not self._edges.is_head(text, verb.end, len(text)):
            start = verb.end
        return (start, len(text)) if start < len(text) else None

    def _joined(self, clause: Clause, left: Named, right: Span | None, before: Named | None) -> Named:
        if right is None or (left.pieces and self._keeps_left(clause, left, before)):
            return left._replace(left_only=bool(left.pieces))
        text = clause.text
        modifiers = left.pieces
        if modifiers and (_EXAMPLES.search(clause.between) or _PLACE.search(text[slice(*modifiers[-1])].strip())):
            modifiers = ()
        if not modifiers and clause.figure.unit == "%" and text[right[0] - 1] != "的":
            right = self._predicate(clause, right)
        pieces = (*modifiers, *self._without_list(text, right), *self._service(clause, right))
        return Named(pieces, left.action, left.rules, behind=right[1])

    @staticmethod
    def _keeps_left(clause: Clause, left: Named, before: Named | None) -> bool:
        """Whether the left side is the whole name: a measure, or one more of a list named on the left."""
        start, end = left.pieces[-1]
        listed = before is not None and before.left_only and clause.follows_figure and "、" in clause.between[:2]
        return listed or clause.text[end - 1] in "率量额数"

    def _left(self, clause: Clause, changed: Changed, before: Carried, right: Span | None) -> Named:
        text, words = clause.text, clause.words
        floor = self._floor(clause, before)
        end = min(changed.start, clause.comparison.start)
        verb_before = clause.comparison.verb
        level = self._verbs.ending(text, end - 1 if text[end - 1 : end] in ("在", "至", "到") else end, floor)
        if task := _TASK.search(text[floor:end]):
            end = floor + task.start()
        end = self._edges.right(text, floor, end, words)
        action: Span | None = verb_before
        rules: list[str] = []
        trailing = self._verbs.trailing(text, end, floor)
        if trailing and right is None and changed.verb is None and action is None:
            inner = self._edges.right(text, floor, trailing.start, words)
            if self._edges.left(text, floor, inner, words) < inner:
                action, end = (trailing.start, trailing.end), inner
                rules.append(trailing.meaning.id)
        phrase = self._after_verbs(clause, floor, end, right is not None)
        action = action or phrase.action
        if changed.verb and action is None:
            action = changed.verb
        if action is None and level is not None and level.meaning.level:
            action, rules = (level.start, level.end), [*rules, level.meaning.id]
        return Named(phrase.pieces, action, (*rules, *phrase.rules))

    @staticmethod
    def _floor(clause: Clause, before: Carried) -> int:
        """Where the words of this figure begin: behind what the figure before it has taken."""
        floor = clause.floor
        if not floor < before.behind <= clause.comparison.start:
            return floor
        gap = clause.text[before.behind : clause.comparison.start].strip()
        return before.behind if gap or before.unit == clause.figure.unit else floor

    def _after_verbs(self, clause: Clause, start: int, end: int, has_right: bool) -> Named:
        """What is left of a phrase behind its verbs; 实现 joins what stands on both its sides."""
        text, words, trim = clause.text, clause.words, self._edges.left
        action: Span | None = None
        rules: list[str] = []
        at, means = trim(text, start, end, words), False
        while (guest := self._edges.coverb(text, at, end)) is not None:
            at, means = trim(text, guest, end, words), True
        subject: tuple[Span, ...] = ()
        light = False
        if means:
            start = self._edges.after_means(text, at, end)
            at = trim(text, start, end, words)
        verb = None
        if means:
            verb = self._verbs.last(text, at, end, words, True) or self._verbs.last(text, at, end, words, False)
        some = verb is not None and (has_right or trim(text, verb.end, end, words) < end)
        if means and verb and some and not verb.meaning.joins and not self._edges.is_head(text, verb.end, end):
            action, rules, at = (verb.start, verb.end), [verb.meaning.id], trim(text, verb.end, end, words)
        elif means:
            at = trim(text, self._edges.after_coverb(text, at, end, words), end, words)
        while (verb := self._verbs.at(text, at, end)) is not None:
            rest = trim(text, verb.end, end, words)
            joined = action is not None and text[action[1] : verb.start] in ("、", "和", "并", "及")
            own = action is None or verb.meaning.pure or light or joined or (rest >= end and has_right)
            if not own or self._edges.is_head(text, verb.end, end) or (rest >= end and not has_right and action):
                break
            action, rules, at, light = (verb.start, verb.end), [verb.meaning.id], rest, verb.meaning.light
        inner = self._verbs.last(text, at, end, words, pure=True)
        if inner is not None and (trim(text, inner.end, end, words) < end or has_right):
            if inner.meaning.joins and inner.start > at:
                head = self._edges.right(text, at, inner.start, words)
                subject = ((at, head),) if head > at else ()
            action, rules, at = (inner.start, inner.end), [inner.meaning.id], trim(text, inner.end, end, words)
            while (verb := self._verbs.at(text, at, end)) and verb.meaning.pure is False and verb.end < end and subject:
                at = trim(text, verb.end, end, words)
        at = self._behind_examples(text, at, end)
        pieces = (*subject, *(((at, end),) if at < end else ()))
        return Named(pieces, action, tuple(rules))

    @staticmethod
    def _behind_examples(text: str, start: int, end: int) -> int:
        """广场舞、合唱等群众性文化活动: a long name behind 等 stands by itself."""
        cut = text.rfind("等", start, end)
        if cut < 0 or end - cut - 1 < _LONG_NAME or "、" not in text[start:cut] or is_open(text, start, cut):
            return start
        behind = cut + 1
        for word in ("各类", "各项", "系列", "各种"):
            behind += len(word) if text.startswith(word, behind) else 0
        return behind

    def _right(self, clause: Clause, following: Clause | None) -> Span | None:
        """The noun phrase right behind the figure, if one stands there."""
        text, words, start, limit = clause.text, clause.words, clause.comparison.end, clause.ceiling
        start = _skip(text, start, limit)
        if start >= limit and following is not None and following.comparison.start == limit < clause.end:
            start, limit = _skip(text, following.comparison.end, following.end), following.ceiling
        if _TASK_BEHIND.match(text, start, limit):
            return None
        if (behind := self._edges.after_manner(text, start, clause.end)) is not None:
            return self._object(clause, behind)
        if start < limit and text[start] == "(":
            start = text.find(")", start, limit) + 1 or limit
        if start < limit and text[start] == "的":
            start += 1
        start = self._edges.behind_date(text, start, limit)
        if start >= limit or not (text[start].isalnum() or text[start] in "“《") or _JOINED.match(text[start:limit]):
            return None
        first = following.comparison.end if following and following.comparison.start == start else start
        end = self._edges.stop(text, first, limit, words)
        if end == start:
            relative = self._relative(text, start, limit)
            if relative is None:
                return None
            start = relative
            end = limit if text[start] == "以" else self._edges.stop(text, start, limit, words)
        rule = clause.figure.unit_rule
        if rule is not None and rule.dimension == "people" and (reached := _REACHING.match(text, end, clause.end)):
            return start, reached.end()
        if limit < clause.end:
            end = self._before_conjunction(text, start, end, words)
            if joiner := _JOINER.search(text[start:end]):
                end = start + joiner.start()
        end = self._edges.right(text, start, end, words)
        if of_work := _OF_WORK.search(text[start:end]):
            end -= len(of_work[0])
        return (start, end) if end > start else None

    def _object(self, clause: Clause, start: int) -> Span | None:
        """按4%的幅度|持续提高|低保标准: what the verb behind the manner is done to."""
        text, end, words = clause.text, clause.end, clause.words
        start = self._edges.left(text, start, end, words)
        if (verb := self._verbs.at(text, start, end)) is None:
            return None
        start, end = verb.end, self._edges.right(text, verb.end, end, words)
        return (start, end) if start < end else None

    @staticmethod
    def _relative(text: str, start: int, limit: int) -> int | None:
        """来自不同领域的|劳动者; 以失能人员照护为主的机构 whole."""
        behind = _behind_of(text, start, limit)
        if behind == start:
            return None
        if text.startswith("以", start):
            return start
        return behind if text.startswith(("来自", "用于", "具有", "在", "可", "能", "需")) else None

    @staticmethod
    def _before_conjunction(text: str, start: int, end: int, words: dict[int, int]) -> int:
        for at in range(end - 1, start, -1):
            if text[at] in "和及与" and words.get(at) == at + 1 and not is_open(text, start, at):
                return at
        return end

    def _predicate(self, clause: Clause, right: Span) -> Span:
        """80%|行政村达到卫生村标准: a share's whole clause is what it measures."""
        end = self._edges.right(clause.text, right[0], clause.ceiling, clause.words)
        whole = clause.ceiling == clause.end and end - right[0] <= _PREDICATE
        return (right[0], end) if whole and end > right[1] else right

    @staticmethod
    def _without_list(text: str, span: Span) -> tuple[Span, ...]:
        """行政村(甲村、乙村)供水工程: a list of names in brackets is left out."""
        opener = text.find("(", *span)
        closer = text.find(")", opener, span[1]) if opener >= 0 else -1
        names = text[opener + 1 : closer].split("、") if 0 <= opener < closer else []
        if len(names) < 2 or max(map(len, names)) < _SHORTEST_NAME:
            return (span,)
        return tuple(piece for piece in ((span[0], opener), (closer + 1, span[1])) if piece[0] < piece[1])

    @staticmethod
    def _service(clause: Clause, right: Span) -> tuple[Span, ...]:
        """为1.2万名妇女|进行|免费筛查: the people and the service."""
        rule = clause.figure.unit_rule
        served = rule is not None and rule.dimension in ("people", "household", "count", "visits")
        if not served or not re.search(r"[为对向给]\s*$", clause.text[clause.start : clause.head].rstrip("全区市县各")):
            return ()
        match = _SERVICE.search(clause.text, right[1], clause.end)
        if match is None or "等" in match["what"]:
            return ()
        start = max(match.start("what"), match["what"].rfind("的") + 1 + match.start("what"))
        return ((start, clause.end),) if start < clause.end else ()

    def _delimited(self, clause: Clause, right: Span | None) -> Named:
        if right is None:
            return NOTHING
        start = _behind_of(clause.text, right[0], right[1])
        return Named(((start, self._edges.people(clause.text, start, right[1])),), None, ())


def _skip(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start


def _behind_of(text: str, start: int, limit: int) -> int:
    return text.rfind("的", start, limit) + 1 or start


@lru_cache(maxsize=8)
def indicators(rules: Rules) -> Indicators:
    """The noun-phrase finder of a rulebook, compiled once."""
    return Indicators(rules)
