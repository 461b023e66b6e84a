"""What is counted or measured, and by which verb: the shortest noun phrase of the source around a figure."""

from __future__ import annotations

from functools import lru_cache

from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.completion import Completion
from minsheng_extract.extracting.edge import edges
from minsheng_extract.extracting.naming import Carried, Named
from minsheng_extract.extracting.noun import nouns
from minsheng_extract.extracting.noun_before import NounBefore
from minsheng_extract.extracting.noun_behind import NounBehind, without_list
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import LISTED, Span, Words
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Found
from minsheng_extract.rulebook.wording import ActionRule

_LONGEST_GRANT = 24  # characters from 每 to the sum
_PEOPLE = ("people", "household")
_WHOLE_NAME, _LONG_NAME = 3, 4  # characters of a name behind a figure that needs nothing before it


class Indicators:
    """Puts together what stands before and behind a figure, and what is carried over to it."""

    def __init__(self, rules: Rules) -> None:
        self._edges = edges(rules)
        self._nouns = nouns(rules)
        self._verbs = verbs(rules)
        self._phrasings = phrasings(rules)
        self._before = NounBefore(rules)
        self._behind = NounBehind(rules)
        self._completion = Completion(rules, self._before)

    def read(self, clause: Clause, changed: Changed, before: Carried, starts: bool = False) -> Named:
        """The indicator and action of one figure; `before` is carried over where the clause names nothing.

        `starts`: a change starts from it, so that its name stands before 由 or 从.
        """
        behind = self._behind.read(clause)
        if clause.delimiter is not None:
            whom = self._before.measure(clause) or self._behind.delimited(clause, behind)
            return Named((whom,) if whom else ())
        if (granted := self._behind.granted(clause)) is not None:
            to_whom = self._phrasings["granted-to"].search(clause.text, clause.start, clause.comparison.start)
            return Named((to_whom.span("what"), granted) if to_whom else (granted,))
        left = self._before.read(clause, changed, before, behind is not None, starts)
        if behind is None and left.pieces and self._behind.is_rank(clause.text, *left.pieces[-1]):
            shared = self._behind.shared(clause)
            left = left._replace(pieces=(*left.pieces, shared), left_only=False) if shared else left
        named = self._joined(clause, left, behind, before)
        completed = (self._completion.complete if named.pieces else self._completion.carry)(clause, named, before)
        completed = self._with_grant(clause, completed, named)
        return completed if completed.action else self._acted(clause, completed, before)

    def title(self, text: str) -> Span | None:
        """The noun phrase of a heading (建设|智慧环卫管理平台); None where it names nothing that is counted."""
        if self._nouns.is_generic(text):
            return None
        start = self._edges.left(text, 0, len(text), Words.one(text))
        verb = self._verbs.at(text, start, len(text))
        if verb and not self._nouns.is_head(text, verb.end, len(text)):
            start = verb.end
        return (start, len(text)) if start < len(text) else None

    def _acted(self, clause: Clause, named: Named, before: Carried) -> Named:
        """An action for a figure with no verb before it: that of the list it stands in, or one behind its noun."""
        text = clause.text
        since = max(clause.floor, before.behind if before.behind <= clause.figure.start else 0)
        if clause.follows_figure and before.named is not None and LISTED.match(text, since, since + 1):
            return named._replace(action=before.named.action)
        verb = self._verb_from(clause, named.behind) if named.behind else None
        return named._replace(action=(verb.start, verb.end), rules=(*named.rules, verb.meaning.id)) if verb else named

    def _verb_from(self, clause: Clause, start: int) -> Found[ActionRule] | None:
        """8所幼儿园|全部建成, 2000户住房|进行|改造: the last of the verbs behind the noun."""
        text, end, found = clause.text, clause.ceiling, None
        while verb := self._verbs.at(text, self._edges.left(text, start, end, clause.words), end):
            found, start = (None if verb.meaning.level else verb), verb.end
        return found

    def _joined(self, clause: Clause, left: Named, behind: Span | None, before: Carried) -> Named:
        """城区|118公里|道路污水管网: what stands on both sides, unless the left side is the whole name."""
        if behind is None or (left.pieces and self._keeps_left(clause, left, before.named)):
            return left
        modifiers = left.pieces if left.pieces and self._modifies(clause, left.pieces[-1], behind, before) else ()
        if not modifiers and clause.figure.unit == "%" and clause.text[behind[0] - 1] != "的":
            behind = self._behind.predicate(clause, behind)
        service = self._completion.service(clause, behind)
        thing = without_list(clause.text, self._behind.counted(clause, behind))
        measured = modifiers and clause.text.startswith("的", clause.comparison.end)
        if measured and self._phrasings["measure-of"].search(clause.text[slice(*modifiers[-1])]):
            return Named((*thing, *modifiers), left.action, left.rules, behind=behind[1])
        ranked = self._behind.ranked(clause, behind)
        pieces = (*modifiers, *thing, *((ranked,) if ranked else service))
        subject = self._concerned(clause, left) if not modifiers else ()
        return Named(pieces, left.action, left.rules, behind=behind[1], subject=subject)

    def _concerned(self, clause: Clause, left: Named) -> tuple[Span, ...]:
        """敬老院建设|涉及|6个乡镇: what is said to concern what is counted."""
        if not left.pieces:
            return ()
        apart = self._phrasings["apart"].search(clause.text, left.pieces[-1][1], clause.comparison.start)
        return left.pieces if apart and apart["listed"] is None else ()

    def _modifies(self, clause: Clause, modifier: Span, behind: Span, before: Carried) -> bool:
        """Whether what stands before a figure tells which of the things behind it is meant (城区|118公里|管网).

        Not so with 的 between, what the figure before has taken (70个|村|3万户贫困户), a subject of its own
        (项目涉及|4个|镇), and another thing of a list (小学和|3所|幼儿园).
        """
        text, rule = clause.text, clause.figure.unit_rule
        if clause.between.endswith("的") or self._says_nothing(clause, modifier):
            return False
        people = rule is not None and rule.dimension in _PEOPLE
        if behind[1] - behind[0] >= (_WHOLE_NAME if people else _LONG_NAME):
            taken = modifier[1] <= before.behind <= clause.figure.start
            if taken or people:
                return not taken
        apart = self._phrasings["apart"].search(text, modifier[1], clause.comparison.start)
        return apart is None or (apart["listed"] is not None and "的" in text[slice(*behind)])

    def _with_grant(self, clause: Clause, named: Named, own: Named) -> Named:
        """建成幸福院50所，每所|补助|20万元: what each is given belongs to the name, not what others were."""
        if clause.figure.counts:
            return named
        since = max(clause.floor, clause.comparison.start - _LONGEST_GRANT)
        match = self._phrasings["granted-each"].search(clause.text, since, clause.comparison.start)
        if match is None or match.end() != clause.comparison.start:
            return named
        grant, text = match.span("what"), clause.text
        if any(start < grant[1] and grant[0] < end for start, end in named.pieces):
            return named
        carried = [piece for piece in named.pieces if own.pieces or not self._is_grant(text, piece)]
        return named._replace(pieces=(*carried, grant))

    def _is_grant(self, text: str, piece: Span) -> bool:
        """Whether a piece is what another figure's each is given."""
        match = self._phrasings["granted-each"].search(text, max(0, piece[0] - _LONGEST_GRANT), piece[1])
        return match is not None and match.span("what") == piece

    def _says_nothing(self, clause: Clause, modifier: Span) -> bool:
        """Examples (甲、乙等) and places in front of a figure do not tell what is counted."""
        examples = self._phrasings["examples"].search(clause.between)
        return bool(examples or self._phrasings["place"].search(clause.text[slice(*modifier)].strip()))

    def _keeps_left(self, clause: Clause, left: Named, before: Named | None) -> bool:
        """Whether the left side is the whole name: a measure, or one more of a list named on the left."""
        listed = before is not None and before.left_only and clause.follows_figure and "、" in clause.between[:2]
        if listed and self._behind.is_rank(clause.text, *left.pieces[-1]):
            return False
        return listed or self._nouns.is_measure(clause.text[slice(*left.pieces[-1])])


@lru_cache(maxsize=8)
def indicators(rules: Rules) -> Indicators:
    """The noun-phrase finder of a rulebook, compiled once."""
    return Indicators(rules)
