"""The noun phrase behind a figure: 15个|空气质量监测点位."""

from __future__ import annotations

import re

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.edge import Edges, edges
from minsheng_extract.extracting.means import means
from minsheng_extract.extracting.noun import nouns
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import LISTED, Span, Words, is_open, skip_space
from minsheng_extract.rulebook import Rules

_JOINED = re.compile(r"(?:以及|和|及|与|或|并|同)(?![^,;。]{0,2}谐)")
_JOINER = re.compile(r"(?:以及|和|及|与|、|\s)+$")
_QUOTES = '“《"‘'
_SHORTEST_NAME = 3
_PREDICATE = 40


class NounBehind:
    """Finds the phrase right behind a figure, if one stands there."""

    def __init__(self, rules: Rules) -> None:
        self._edges = edges(rules)
        self._nouns = nouns(rules)
        self._means = means(rules)
        self._verbs = verbs(rules)
        self._phrasings = phrasings(rules)

    def read(self, clause: Clause) -> Span | None:
        """The phrase between the figure and the next one, or the clause's end."""
        last, following = self._last_paired(clause), clause.following
        reach = _reach(last or clause, None if last else following)
        text, start, limit = clause.text, *_in_quotation(clause.text, *reach)
        if self._phrasings["task-behind"].match(text, start, limit):
            return None
        if (behind := self._means.after_manner(text, start, clause.end)) is not None:
            return self._object(clause, behind)
        start = self._begin(text, start, limit)
        if self._is_done_with(clause, start, limit):
            return None
        if start >= limit or not (text[start].isalnum() or text[start] in _QUOTES) or _JOINED.match(text, start, limit):
            return None
        first = following.comparison.end if following and following.comparison.start == start else start
        end = self._edges.stop(text, first, limit, clause.words)
        if self._is_spent(clause) and (spent := self._spent_on(clause, start, limit)):
            return spent
        if end == start:
            return self._relative(clause, start, limit)
        if end < limit and (relative := self._relative_within(clause, end, limit)):
            return relative
        return self._cut(clause, start, end, limit)

    def granted(self, clause: Clause) -> Span | None:
        """按投资额的30%|给予最高300万元的|奖励: what is granted by a share or a sum, behind the verb; not by 300户."""
        if clause.figure.counts:
            return None
        match = self._phrasings["granted"].match(clause.text, clause.comparison.end, clause.sentence[1])
        return match.span("what") if match else None

    def _last_paired(self, clause: Clause) -> Clause | None:
        """新建|3家、改建2家、|扩建5家|活动室: the last of such figures, where this is one of them."""
        last = None
        while (following := clause.following) is not None and self._is_paired(clause, following):
            clause = last = following
        return last

    def _is_paired(self, clause: Clause, following: Clause) -> bool:
        """新建|3家、|改建|5家|活动室: two verbs, each with its own count of what stands behind both."""
        gap = LISTED.match(clause.text, clause.comparison.end, following.comparison.start)
        if gap is None or clause.figure.unit != following.figure.unit or not clause.figure.counts:
            return False
        verb = self._verbs.at(clause.text, gap.end(), following.comparison.start)
        return verb is not None and verb.end == following.comparison.start and self._is_bare(clause)

    def _is_bare(self, clause: Clause) -> bool:
        """Whether nothing but a verb stands before a figure."""
        verb = self._verbs.ending(clause.text, clause.comparison.start, clause.floor)
        return verb is not None and self._edges.left(clause.text, clause.floor, verb.start, clause.words) == verb.start

    def _is_done_with(self, clause: Clause, start: int, limit: int) -> bool:
        """投资4000万元|新建|幼儿园3所: what is done with a sum, where the next figure says how much of it."""
        rule = clause.figure.unit_rule
        if rule is None or rule.dimension != "money" or limit == clause.end or self._is_spent(clause):
            return False
        verb = self._verbs.at(clause.text, start, limit)
        return verb is not None and not verb.meaning.joins and clause.text[start - 1] != "的"

    def _is_spent(self, clause: Clause) -> bool:
        """筹措|7亿元: an amount of money that nothing but a verb stands before."""
        rule = clause.figure.unit_rule
        return rule is not None and rule.dimension == "money" and self._is_bare(clause)

    def _spent_on(self, clause: Clause, start: int, limit: int) -> Span | None:
        """筹措7亿元|实施|就业工程: what money is spent on, behind the verb."""
        text, words = clause.text, clause.words
        verb = self._verbs.at(text, start, limit)
        begin = self._edges.left(text, verb.end, limit, words) if verb else limit
        return self._cut(clause, begin, self._edges.stop(text, begin, limit, words), limit) if begin < limit else None

    def delimited(self, clause: Clause, behind: Span | None) -> Span | None:
        """Who or what a delimiting figure delimits: 6—14岁|特殊儿童."""
        if behind is None:
            return None
        start = _behind_of(clause.text, *behind)
        return start, self._nouns.people(clause.text, start, behind[1])

    def predicate(self, clause: Clause, behind: Span) -> Span:
        """80%|行政村达到卫生村标准: a share's whole clause is what it measures."""
        end = self._edges.right(clause.text, behind[0], clause.ceiling, clause.words)
        whole = clause.ceiling == clause.end and end - behind[0] <= _PREDICATE
        return (behind[0], end) if whole and end > behind[1] else behind

    def ranked(self, clause: Clause, behind: Span) -> Span | None:
        """3个|国家级|、12个省级|示范社: what the next figure of a list counts, where only a rank stands behind this."""
        following = clause.following
        if following is None or not self.is_rank(clause.text, *behind):
            return None
        listed = LISTED.fullmatch(clause.text, behind[1], following.comparison.start)
        if listed is None or following.figure.unit != clause.figure.unit:
            return None
        beside = self.read(following)
        own = self._phrasings["rank-alone"].match(clause.text, *beside) if beside else None
        return (own.end(), beside[1]) if beside and own and own.end() < beside[1] else None

    def shared(self, clause: Clause) -> Span | None:
        """国家级3家、|省级12家|示范社: what the last of a list of ranks stands before, which all of them are of."""
        following = clause.following
        if following is None or following.figure.unit != clause.figure.unit:
            return None
        gap = LISTED.match(clause.text, clause.comparison.end, following.comparison.start)
        if gap is None or not self.is_rank(clause.text, gap.end(), following.comparison.start):
            return None
        return self.read(following) or self.shared(following)

    def is_rank(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is no more than a rank or a size: 国家级, 亿元以上."""
        return self._phrasings["rank-alone"].fullmatch(text, start, end) is not None

    def counted(self, clause: Clause, behind: Span) -> Span:
        """8个|水利项目|总投资20亿元: what is counted, without the measure of it that the next figure gives."""
        (start, end), following = behind, clause.following
        if following is None or following.comparison.start != end or following.figure.unit == clause.figure.unit:
            return behind
        head = self._nouns.before_owned(clause.text, start, end)
        head = self._edges.right(clause.text, start, head, clause.words) if head < end else end
        return (start, head) if head > start else behind

    def _begin(self, text: str, start: int, limit: int) -> int:
        """Behind a remark in brackets, 的 and a date."""
        if start < limit and text[start] == "(":
            start = text.find(")", start, limit) + 1 or limit
        if start < limit and text[start] == "的":
            start += 1
        return self._edges.behind_date(text, start, limit)

    def _cut(self, clause: Clause, start: int, end: int, limit: int) -> Span | None:
        text, rule = clause.text, clause.figure.unit_rule
        people = rule is not None and rule.dimension == "people"
        if people and (reached := self._phrasings["reaching"].match(text, end, clause.end)):
            return start, reached.end()
        if limit < clause.end:
            end = self._before_act(clause, start, end)
            end = _before_next_name(text, start, _before_conjunction(text, start, end, clause.words))
            if joiner := _JOINER.search(text[start:end]):
                end = start + joiner.start()
        end = self._edges.right(text, start, _before_details(text, start, end, self._edges), clause.words)
        if of_work := self._phrasings["of-work"].search(text[start:end]):
            end = start + of_work.start()
        return (start, end) if end > start and not self._nouns.names_nothing(text[start:end]) else None

    def _before_act(self, clause: Clause, start: int, end: int) -> int:
        """在(甲镇等)17个|乡镇|硬化道路10万平方米: before what is done in so many places, or for so many people."""
        verb, named = None, self._phrasings["examples"].search(clause.text, clause.start, clause.comparison.start)
        begins = self._means.coverb(clause.text, clause.start, clause.comparison.start) if named else None
        if begins or self._means.ends_with_coverb(clause.text, clause.start, clause.comparison.start):
            verb = self._verbs.last(clause.text, start, end, clause.words, pure=False)
        done = verb is not None and verb.start > start and verb.end < end and not verb.meaning.joins
        if not done or verb is None or self._nouns.is_head(clause.text, verb.end, end):
            return end
        return verb.start

    def _object(self, clause: Clause, start: int) -> Span | None:
        """按4%的幅度|持续提高|低保标准: what the verb behind the manner is done to."""
        text, end, words = clause.text, clause.end, clause.words
        verb = self._verbs.at(text, self._edges.left(text, start, end, words), end)
        if verb is None or text[verb.end : verb.end + 1].isdigit():
            return None
        end = self._edges.right(text, verb.end, end, words)
        return (verb.end, end) if verb.end < end else None

    def _relative(self, clause: Clause, start: int, limit: int) -> Span | None:
        """来自不同领域的|劳动者; 以失能人员照护为主的机构 is a name as a whole."""
        text, behind = clause.text, _behind_of(clause.text, start, limit)
        if behind == start:
            return None
        if self._phrasings["whole-relative"].match(text, start, limit):
            return self._cut(clause, start, limit, limit)
        if not self._phrasings["relative"].match(text, start, limit):
            return None
        return self._cut(clause, behind, self._edges.stop(text, behind, limit, clause.words), limit)

    def _relative_within(self, clause: Clause, cut: int, limit: int) -> Span | None:
        """站|在科技前沿的|院士后备人才: the noun behind a relative clause that a word at `cut` goes on."""
        behind = _behind_of(clause.text, cut, limit)
        if behind == cut or limit < clause.end or not self._phrasings["relative"].match(clause.text, cut, limit):
            return None
        return self._cut(clause, behind, self._edges.stop(clause.text, behind, limit, clause.words), limit)


def without_list(text: str, span: Span) -> tuple[Span, ...]:
    """行政村(甲家村、乙家村)|供水工程: a list of names in brackets is left out."""
    opener = text.find("(", *span)
    closer = text.find(")", opener, span[1]) if opener >= 0 else -1
    names = text[opener + 1 : closer].split("、") if 0 <= opener < closer else []
    if len(names) < 2 or max(map(len, names)) < _SHORTEST_NAME:
        return (span,)
    return tuple(piece for piece in ((span[0], opener), (closer + 1, span[1])) if piece[0] < piece[1])


def _reach(clause: Clause, following: Clause | None) -> Span:
    """Where to look: up to the next figure; behind one that follows at once (30场次1000人次的|培训), or a list."""
    if clause.tail is not None:
        return clause.tail.comparison.end, clause.tail.ceiling
    start, limit = skip_space(clause.text, clause.comparison.end, clause.ceiling), clause.ceiling
    if start >= limit and following is not None and following.comparison.start == limit < clause.end:
        return skip_space(clause.text, following.comparison.end, following.end), following.ceiling
    return start, limit


def _in_quotation(text: str, start: int, limit: int) -> Span:
    """“新建9处|停车场”项目: no further than the end of the quotation that the figure stands in."""
    closer = text.find("”", start, limit)
    return start, (closer if closer >= 0 and text.find("“", start, closer) < 0 else limit)


def _before_details(text: str, start: int, end: int, edges: Edges) -> int:
    """城市书房|(藏书10000册): before a bracket that ends the phrase and has numbers in it, or only says when."""
    opener = text.find("(", start, end)
    counted = opener > start and any(char.isdigit() for char in text[opener:end]) and text[end - 1] == ")"
    return opener if counted else edges.before_years(text, start, end)


def _before_conjunction(text: str, start: int, end: int, words: Words) -> int:
    for at in range(end - 1, start, -1):
        if text[at] in "和及与" and words.get(at) == at + 1 and not is_open(text, start, at):
            return at
    return end


def _before_next_name(text: str, start: int, end: int) -> int:
    """20万吨|尿素|、某化工厂10万吨纯碱: behind the last mark stands what belongs to the next figure; not in 省、市."""
    mark = text.rfind("、", start, end)
    return mark if mark > start + 1 and not is_open(text, start, mark) else end


def _behind_of(text: str, start: int, limit: int) -> int:
    return text.rfind("的", start, limit) + 1 or start
