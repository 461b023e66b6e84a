"""The noun phrase before a figure: 新增校舍面积|6.19万平方米."""

from __future__ import annotations

import re
from typing import NamedTuple

from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.edge import edges
from minsheng_extract.extracting.means import means
from minsheng_extract.extracting.naming import Carried, Named
from minsheng_extract.extracting.noun import nouns
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import Span, Words, is_open
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Found, pattern_of
from minsheng_extract.rulebook.wording import ActionRule

_JOINED = ("、", "和", "并", "及")
_LEVEL_WORDS = ("在", "至", "到")
_LONG_NAME = 7
_SHORTEST = 3  # characters of what two verbs in a row have as their object (培育壮大|农业品牌)


class _Stripped(NamedTuple):
    """Where a phrase begins once verbs are stepped over, the last verb, and its rule."""

    start: int
    action: Span | None = None
    rule: str | None = None
    light: bool = False

    def over(self, verb: Found[ActionRule], rest: int) -> _Stripped:
        """The phrase behind one verb more."""
        return _Stripped(rest, (verb.start, verb.end), verb.meaning.id, verb.meaning.light)


class NounBefore:
    """Finds the phrase before a figure, and its verb."""

    def __init__(self, rules: Rules) -> None:
        self._edges = edges(rules)
        self._nouns = nouns(rules)
        self._means = means(rules)
        self._verbs = verbs(rules)
        said = phrasings(rules)
        self._no_owner = said["no-owner"]
        whole_year = pattern_of(rule.words for rule in rules.periods if rule.whole_year)
        in_all = f"(?P<in_all>{said['in-all'].pattern})"
        self._in_year = re.compile(rf"(?<=[一-龥)”])(?:{whole_year}[已共]{{0,2}}|{in_all})")
        self._aside = said["aside"]
        self._compares, self._after_deed = said["compares"], said["after-deed"]
        self._measure_of = said["measure-of"]
        self._task, self._from, self._of_kind = said["task"], said["from"], said["of-kind"]

    def read(self, clause: Clause, changed: Changed, before: Carried, has_behind: bool, starts: bool = False) -> Named:
        """The phrase between the figure before (or the clause's beginning) and the figure, or before 由 and 从."""
        text, words, floor = clause.text, clause.words, self._floor(clause, before)
        limit = min(changed.start, clause.comparison.start)
        if starts:
            limit = self._before_from(clause, floor, limit)
        task = self._task.search(text[floor:limit])
        end = self._edges.right(text, floor, floor + task.start() if task else limit, words)
        trailing = None
        if not has_behind and changed.verb is None and clause.comparison.verb is None:
            trailing = self._trailing(text, floor, end, words)
        if trailing is not None:
            end = self._edges.right(text, floor, trailing.start, words)
        begin = self._behind_adverb(text, self._edges.after_year(text, floor, end), end)
        phrase = self.phrase(text, begin, end, words, has_behind)
        if phrase.pieces and (inside := self._edges.after_basis(text, *phrase.pieces[-1])):
            own = self.phrase(text, inside, end, words, has_behind)
            phrase = own._replace(action=own.action or phrase.action, rules=own.rules or phrase.rules)
        if not has_behind and (kind := self._of_kind.search(text, max(floor - 1, 0), clause.comparison.start)):
            phrase = phrase._replace(pieces=(kind.span("what"),), left_only=True)
        elif len(phrase.pieces) == 1 and self._names_nothing(text, *phrase.pieces[0], phrase.action):
            phrase = phrase._replace(pieces=(), left_only=False)
        action, rule = phrase.action, phrase.rules
        if trailing is not None:
            action, rule = (trailing.start, trailing.end), (trailing.meaning.id, *rule)
        action = clause.comparison.verb or action or changed.verb
        if action is None and (verb := self._verb_beside(text, limit, floor)) is not None:
            action, rule = (verb.start, verb.end), (*rule, verb.meaning.id)
        return phrase if action is phrase.action else Named(phrase.pieces, action, rule, left_only=phrase.left_only)

    def measure(self, clause: Clause) -> Span | None:
        """年销售收入|10亿元以上企业, 投资|3亿元以上项目: of what a figure that only delimits is so much."""
        text, floor, limit = clause.text, clause.floor, clause.comparison.start
        if clause.figure.counts or self._measure_of.search(text, floor, limit) is None:
            return None
        pieces = self.phrase(text, floor, self._edges.right(text, floor, limit, clause.words), clause.words).pieces
        return pieces[-1] if pieces else None

    def _behind_adverb(self, text: str, start: int, end: int) -> int:
        """图书馆|全年|新增藏书, 已建成的|公路: behind who did something in the year, and behind what was done to it.

        So does 共 (镇内|共|建设充电桩), unless the verb joins what stands on both its sides.
        """
        found = list(self._in_year.finditer(text, start, end))
        verb = self._verbs.at(text, found[-1].end(), end) if found else None
        if verb and not (found[-1]["in_all"] and self._has_subject(text, verb, end)):
            start = found[-1].end()
        for match in self._aside.finditer(text, start, end):
            start = match.end() if match.end() < end else start
        return start

    def _has_subject(self, text: str, verb: Found[ActionRule], end: int) -> bool:
        """Whether what stands before 共 and a verb belongs to the name: 重点项目共|完成|投资, 医保共|新增|参保人数."""
        rule, rest = verb.meaning, text[verb.end : end]
        return rule.light or rule.joins or not rest or self._nouns.is_measure(rest)

    def phrase(self, text: str, start: int, end: int, words: Words, has_behind: bool = False) -> Named:
        """What is left of a stretch behind its verbs; 实现 joins what stands on both its sides."""
        stripped = self._behind_means(text, start, end, words, has_behind)
        stripped = self._behind_heads(text, stripped, end, words, has_behind)
        subject: tuple[Span, ...] = ()
        inner = self._verbs.last(text, stripped.start, end, words, pure=True)
        if inner is not None and self._nouns.is_head(text, inner.end, end):
            inner = None
        if inner is not None and (has_behind or self._edges.left(text, inner.end, end, words) < end):
            subject = self._subject(text, stripped.start, inner, end, words)
            stripped = stripped.over(inner, self._object(text, inner.end, end, words, bool(subject)))
            if self._after_deed.match(text, inner.end, end):
                stripped = self._behind_heads(text, stripped, end, words, has_behind)
        at = self._behind_examples(text, stripped.start, end, words)
        pieces = (*subject, *(((at, end),) if at < end else ()))
        rules = (stripped.rule,) if stripped.rule else ()
        return Named(pieces, stripped.action, rules, left_only=bool(pieces))

    def _names_nothing(self, text: str, start: int, end: int, action: Span | None) -> bool:
        """新建|(改建)|10家, 目标|1500户, 比实施前|提高400元: a remark, a word for the task, what is compared with.

        So does a verb behind another (完成|开工|12处).
        """
        name = text[start:end]
        trailing = self._verbs.trailing(text, end, start) if action is not None else None
        if trailing is not None and trailing.start == start:
            return True
        remark = name[0] == "(" and name.find(")") == len(name) - 1
        return remark or self._nouns.names_nothing(name) or self._compares.match(name) is not None

    def _before_from(self, clause: Clause, floor: int, limit: int) -> int:
        """返还标准|由保险费的50%: where the change starts is no part of the name, if one stands before it."""
        for match in reversed(list(self._from.finditer(clause.text, floor, limit))):
            own = clause.words.get(match.start()) == match.end()
            if own and self._edges.left(clause.text, floor, match.start(), clause.words) < match.start():
                return match.start()
        return limit

    @staticmethod
    def _floor(clause: Clause, before: Carried) -> int:
        """Where the words of this figure begin: behind what the figure before it has taken."""
        if not clause.floor < before.behind <= clause.comparison.start:
            return clause.floor
        gap = clause.text[before.behind : clause.comparison.start].strip()
        return before.behind if gap or before.unit == clause.figure.unit else clause.floor

    def _trailing(self, text: str, floor: int, end: int, words: Words) -> Found[ActionRule] | None:
        """A verb behind its object (重大项目|开工|18个), if it has one."""
        trailing = self._verbs.trailing(text, end, floor)
        if trailing is None:
            return None
        inner = self._edges.right(text, floor, trailing.start, words)
        return trailing if self._edges.left(text, floor, inner, words) < inner else None

    def _verb_beside(self, text: str, limit: int, floor: int) -> Found[ActionRule] | None:
        """The verb right before the figure, or before the word for its level: 完成|174户施工改造, 保持|在96%."""
        at = limit - 1 if text[limit - 1 : limit] in _LEVEL_WORDS else limit
        return self._verbs.ending(text, at, floor)

    def _behind_means(self, text: str, start: int, end: int, words: Words, has_behind: bool) -> _Stripped:
        """Behind a phrase of means, place or beneficiary (通过…渠道, 在小区, 为老年人) and the verb that ends it."""
        at, means = self._edges.left(text, start, end, words), False
        while (guest := self._coverb(text, at, end)) is not None:
            at, means = self._edges.left(text, guest, end, words), True
        if not means:
            return _Stripped(at)
        at = self._edges.left(text, self._means.after_means(text, at, end), end, words)
        verb = self._verbs.last(text, at, end, words, pure=True) or self._verbs.last(text, at, end, words, pure=False)
        if verb is not None and not verb.meaning.joins and not self._nouns.is_head(text, verb.end, end):
            rest = self._edges.left(text, verb.end, end, words)
            if has_behind or rest < end:
                return _Stripped(at).over(verb, rest)
        return _Stripped(self._edges.left(text, self._means.after_coverb(text, at, end, words), end, words))

    def _coverb(self, text: str, at: int, end: int) -> int | None:
        """Behind the coverb here, which is no part of a verb (给予)."""
        guest = self._means.coverb(text, at, end)
        verb = self._verbs.at(text, at, end) if guest is not None else None
        return guest if guest is not None and (verb is None or verb.end <= guest) else None

    def _behind_heads(self, text: str, stripped: _Stripped, end: int, words: Words, has_behind: bool) -> _Stripped:
        """Behind the verbs at the head of a phrase: 完成|新增|学位; a measure noun keeps its verb (抽检率)."""
        while (verb := self._verbs.at(text, stripped.start, end)) is not None:
            rest, first = self._edges.left(text, verb.end, end, words), stripped.action is None
            gap = text[stripped.action[1] : verb.start] if stripped.action else ""
            joined = stripped.action is not None and (gap in _JOINED or gap.startswith("后"))
            empty = rest >= end
            chained = stripped.action is not None and stripped.action[1] == verb.start and end - rest >= _SHORTEST
            last = chained or (has_behind and (empty or self._only_verbs(text, rest, end, words)))
            follows = first or verb.meaning.pure or stripped.light or joined or last
            whole = self._nouns.is_head(text, verb.end, end) or self._is_rate(text, verb, end)
            if not follows or whole or (empty and not has_behind and not first):
                break
            stripped = stripped.over(verb, rest)
        return stripped

    def _only_verbs(self, text: str, start: int, end: int, words: Words) -> bool:
        """补充|维护|更新|90个: whether nothing but verbs stands here."""
        while start < end and (verb := self._verbs.at(text, start, end)) is not None:
            start = self._edges.left(text, verb.end, end, words)
        return start >= end

    def _is_rate(self, text: str, verb: Found[ActionRule], end: int) -> bool:
        """核查|处置率: a verb, and a rate of what another does, are one name; 开展, 完成, 提高 are no part of one."""
        rule, rest = verb.meaning, text[verb.end : end]
        alone = rule.pure or rule.light or rule.joins or rule.level
        return not alone and self._nouns.is_measure(rest) and self._verbs.in_name(rest)

    def _subject(self, text: str, start: int, verb: Found[ActionRule], end: int, words: Words) -> tuple[Span, ...]:
        """失业人员|实现|就业, 重点项目|完成|投资: what stands before the verb belongs to the name."""
        owned = verb.meaning.light and self._nouns.is_owned(text[verb.end : end])
        if not (verb.meaning.joins or owned) or verb.start <= start:
            return ()
        head = self._edges.right(text, start, verb.start, words)
        if owned and self._no_owner.search(text, start, head):
            return ()
        return ((start, head),) if head > start else ()

    def _object(self, text: str, start: int, end: int, words: Words, joined: bool) -> int:
        """Where the object of a verb begins; behind 实现, verbs at its head are stepped over (实现|新增|就业)."""
        at = self._edges.left(text, start, end, words)
        while joined and (verb := self._verbs.at(text, at, end)) and not verb.meaning.pure and verb.end < end:
            at = self._edges.left(text, verb.end, end, words)
        return at

    def _behind_examples(self, text: str, start: int, end: int, words: Words) -> int:
        """广场舞、合唱等|群众性文化活动: a long name behind 等 stands by itself; not in 高等教育."""
        cut = text.rfind("等", start, end)
        if (
            cut < 0
            or words.get(cut) != cut + 1
            or end - cut - 1 < _LONG_NAME
            or "、" not in text[start:cut]
            or is_open(text, start, cut)
        ):
            return start
        return self._nouns.after_series(text, cut + 1)
