"""What is counted or measured, and by which verb: the shortest noun phrase of the source around a figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.phrase import edges, is_open, verbs
from minsheng_extract.rulebook import Rules

Span = tuple[int, int]
_EXAMPLES = re.compile(r"等(?:共|合计|总计)?\s*$")
_JOINED = re.compile(r"^(?:以及|和|及|与|或|并|同)(?![^,;。]{0,2}谐)")
_PLACE = re.compile(r"(?:[镇乡县市州旗]|街道|地区|片区|(?<![社小园景校城库矿灾市辖])区)(?:北部|南部|东部|西部|中部)?$|^[东南西北中]部$")
_OF_WORK = re.compile(r"的(?:建设|改造|打造|建造|整治|任务|工作|目标)(?:工作|任务)?$")
_SERVICE = re.compile(r"(?:提供|开展|进行|发放|购买|实施|办理|落实)(?P<what>[^,;。:]{2,40})$")
_LONG_NAME = 7
_PREDICATE = 30


class Named(NamedTuple):
    """An indicator and an action, as spans into the text; an indicator may be of several pieces."""

    pieces: tuple[Span, ...]
    action: Span | None
    rules: tuple[str, ...]
    behind: int = 0
    left_only: bool = False

    def indicator(self, text: str) -> str | None:
        """The indicator's words, white space inside left out."""
        words = "".join("".join(text[start:end].split()) for start, end in self.pieces)
        return words or None


NOTHING = Named((), None, ())


class Indicators:
    """Finds noun phrases around figures; compiled once from rules/actions.yaml and rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._edges = edges(rules)
        self._verbs = verbs(rules)

    def read(
        self, clause: Clause, changed: Changed, before: Named | None, following: Clause | None, delimits: bool
    ) -> Named:
        """The indicator and action of one figure; `before` is carried over where the clause names nothing.

        `delimits`: the figure only delimits who or what is meant (6—14岁儿童).
        """
        right = self._right(clause, following)
        if delimits:
            return self._delimited(clause, right)
        left = self._left(clause, changed, before, right)
        named = self._joined(clause, left, right, before)
        if named.pieces:
            return named
        if before is not None and before.pieces:
            action = named.action or (before.action if clause.follows_figure else None)
            return Named(before.pieces, action, named.rules, before.behind)
        return named

    def title(self, text: str) -> Span | None:
        """The noun phrase of a heading: 建设|智慧环卫管理平台."""
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

    def _left(self, clause: Clause, changed: Changed, before: Named | None, right: Span | None) -> Named:
        text, words = clause.text, clause.words
        floor = self._floor(clause, before)
        end = min(changed.start, clause.comparison.start)
        verb_before = clause.comparison.verb
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
            action = (changed.start, changed.start + len(changed.verb))
        return Named(phrase.pieces, action, (*rules, *phrase.rules))

    @staticmethod
    def _floor(clause: Clause, before: Named | None) -> int:
        """Where the words of this figure begin: behind what the figure before it has taken."""
        floor = clause.floor
        if before is None or not clause.follows_figure or before.behind <= floor:
            return floor
        gap = clause.text[before.behind : clause.comparison.start].strip()
        return before.behind if gap else floor

    def _after_verbs(self, clause: Clause, start: int, end: int, has_right: bool) -> Named:
        """What is left of a phrase behind its verbs; 实现 joins what stands on both its sides."""
        text, words, trim = clause.text, clause.words, self._edges.left
        action: Span | None = None
        rules: list[str] = []
        means = self._edges.coverb(text, start, end) or self._edges.coverb(text, trim(text, start, end, words), end)
        at = trim(text, start, end, words)
        subject: tuple[Span, ...] = ()
        if means and (verb := self._verbs.last(text, at, end, words, pure=False)):
            action, rules, at = (verb.start, verb.end), [verb.meaning.id], trim(text, verb.end, end, words)
        elif means:
            at = trim(text, self._edges.after_coverb(text, start, end, words), end, words)
        while (verb := self._verbs.at(text, at, end)) is not None:
            rest = trim(text, verb.end, end, words)
            own = action is None or verb.meaning.pure or (rest >= end and has_right)
            if not own or self._edges.is_head(text, verb.end, end) or (rest >= end and not has_right and action):
                break
            action, rules, at = (verb.start, verb.end), [verb.meaning.id], rest
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
        if start < limit and text[start] == "(":
            start = text.find(")", start, limit) + 1 or limit
        if start < limit and text[start] == "的":
            start += 1
        if start >= limit or not (text[start].isalnum() or text[start] in "“《") or _JOINED.match(text[start:limit]):
            return None
        end = self._edges.stop(text, start, limit, words)
        if end == start:
            start = self._relative(text, start, limit)
            if start is None:
                return None
            end = self._edges.stop(text, _behind_of(text, start, limit), limit, words)
        if limit < clause.end:
            end = self._before_conjunction(text, start, end, words)
        end = self._edges.right(text, start, end, words)
        if of_work := _OF_WORK.search(text[start:end]):
            end -= len(of_work[0])
        return (start, end) if end > start else None

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
        if opener < 0 or closer < 0 or "、" not in text[opener:closer]:
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
