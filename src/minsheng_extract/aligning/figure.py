"""A quantity with what aligning needs to know of it, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate, groupby
from typing import NamedTuple

from minsheng_extract.aligning.claiming import Printed
from minsheng_extract.aligning.naming import Name, Sides, name_of, sides_of
from minsheng_extract.aligning.sentence import Sentence, sentence_of
from minsheng_extract.aligning.standing import Standing, plan_standings, report_standings
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Quantity

_REACH = 160  # how far back a sentence is looked at: some have no end


class Figure(NamedTuple):
    """A quantity, its comparable name, and how it stands in its sentence.

    clause
        The name of everything in its clause: what the indicator may have left out.
    context
        All since the figure before it, its clause included, folded.
    topic
        All before it in its part of the sentence, folded: 深化智能办事改革，19个部门推出124项服务.
    action
        The kind of its verb: what is done, whatever the word; the verb itself where no rule has it.
    sides
        Which words it holds, in action and indicator, that shut others out: 城镇 and 农村.
    standing
        Target, result or printed ratio; and the ratio printed for it.
    bracketed, enclosed
        It stands in brackets: 2000套（年度任务1800套）; as what another figure holds: 61家（含40家…）.
    part
        其中 stands before it.
    stock
        It is a total of all years: 累计建成286个.
    begun
        It counts what was begun, not what is done: 开工18个.
    undone
        It is the promise's own number, of which no more is said: 9处已全部开工, 5个完成选址.
    is_sum
        It is made of several figures; its name is what they are summed up as: 试点.
    level, adds
        It is how many there are (达到1850家); it is how many more (新增70家).
    effect
        It is what followed from what was done: 带动消费2.7亿元.
    rise
        It is how many more, by two levels; it answers only what is to be added.
    """

    quantity: Quantity
    name: Name
    clause: Name
    context: str
    topic: str
    action: str | None
    sides: Sides
    standing: Standing
    bracketed: bool
    enclosed: bool
    part: bool
    stock: bool
    begun: bool = False
    undone: bool = False
    is_sum: bool = False
    level: bool = False
    adds: bool = False
    effect: bool = False
    rise: bool = False

    @property
    def verb(self) -> str:
        """What is done, folded; empty where nothing is said."""
        return _folded(self.quantity.action or "")

    @property
    def printed(self) -> Printed | None:
        """The completion ratio that the text prints for it."""
        return self.standing.printed

    @property
    def is_target(self) -> bool:
        """True for what the text commits to."""
        return self.standing.part == "target"

    @property
    def is_result(self) -> bool:
        """True for what the text reports as done."""
        return self.standing.part == "result"

    @property
    def id(self) -> str:
        """Its quantity's id."""
        return self.quantity.quantity_id


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """A verb or a name folded: few differ, and each is asked for often."""
    return fold(text)


class _Told(NamedTuple):
    """A sentence with its figures, in order, and how each stands in it."""

    begin: int
    sentence: Sentence
    members: tuple[Quantity, ...]
    standings: tuple[Standing, ...]


def targets_of_plan(quantities: Sequence[Quantity], words: Vocabulary) -> tuple[Figure, ...]:
    """The figures that a plan's quantities commit to, in order."""
    told = _told_in(quantities, lambda members, _: plan_standings(members))
    return tuple(_figures(told, words, lambda standing: standing.part == "target"))


@lru_cache(maxsize=8)
def figures_of_report(quantities: tuple[Quantity, ...], words: Vocabulary) -> tuple[Figure, ...]:
    """The figures of a report's quantities, in order."""
    return tuple(_figures(_told_by_report(quantities, words), words))


def restates(quantities: tuple[Quantity, ...], words: Vocabulary) -> bool:
    """False where nothing in a report can have an answer: it has no target, no printed ratio and no 实际."""
    standings = (standing for told in _told_by_report(quantities, words) for standing in told.standings)
    return any(one.part == "target" or one.printed or one.really for one in standings)


@lru_cache(maxsize=8)
def _told_by_report(quantities: tuple[Quantity, ...], words: Vocabulary) -> tuple[_Told, ...]:
    return tuple(_told_in(quantities, partial(report_standings, words=words)))


def _told_in(
    quantities: Sequence[Quantity], standings: Callable[[Sequence[Quantity], Sentence], tuple[Standing, ...]]
) -> Iterator[_Told]:
    ordered = sorted(quantities, key=lambda quantity: (quantity.start, quantity.end))
    for (begin, text), group in groupby(ordered, key=lambda quantity: (quantity.sentence_start, quantity.sentence)):
        members, sentence = tuple(group), sentence_of(text)
        yield _Told(begin, sentence, members, standings(members, sentence))


def _figures(
    sentences: Iterable[_Told], words: Vocabulary, wanted: Callable[[Standing], bool] | None = None
) -> Iterator[Figure]:
    for begin, sentence, members, standings in sentences:
        ends = [0, *accumulate((_end(quantity) - begin for quantity in members), max)]
        starts = [*(quantity.start - begin for quantity in members[1:]), len(sentence.folded)]
        for quantity, standing, earliest, latest in zip(members, standings, ends, starts, strict=False):
            if wanted is None or wanted(standing):
                yield _figure(quantity, standing, sentence, earliest, latest, words)


def _end(quantity: Quantity) -> int:
    """Where what is said of the figure ends; of where a change starts, nothing is (由200辆提高到300辆)."""
    return quantity.sentence_start if quantity.role == "baseline" else quantity.end


def _figure(
    quantity: Quantity, standing: Standing, sentence: Sentence, earliest: int, latest: int, words: Vocabulary
) -> Figure:
    start, end = quantity.start - quantity.sentence_start, quantity.end - quantity.sentence_start
    first, last = _clause(sentence, start, end, earliest, latest)
    folded, bracket = sentence.folded, sentence.bracket(start)
    part = max(sentence.part_start(start), start - _REACH)
    called = _called(quantity)
    verb = _folded(quantity.action or "")
    lead, acted = folded[first:start], f"{verb}{called}"
    stock = words.promised_stock if standing.part == "target" else words.stock
    begun, undone = _begun(lead, folded[end:last], words)
    told = words.telling_kind.search(f"{acted}{lead}") is not None
    level = told and words.level.search(lead) is not None
    return Figure(
        quantity=_as_change(quantity, lead, words),
        name=name_of(called, words),
        clause=name_of(folded[first:start] + folded[end:last], words),
        context=folded[max(earliest, part) : start] + folded[end:last],
        topic=folded[part:start],
        action=_action(quantity, words),
        sides=sides_of(f"{_verb(quantity, lead)}{called}", words),
        standing=standing,
        bracketed=bracket is not None,
        enclosed=bracket is not None and words.part.search(folded, bracket, start) is not None,
        part=any(sentence.bracket(word.start()) == bracket for word in words.part.finditer(folded, part, start)),
        stock=stock.search(folded, first, start) is not None,
        begun=begun or words.begun.search(verb) is not None,
        undone=undone,
        level=level,
        adds=told and words.adds.search(f"{called if level else acted}{lead}") is not None,
        effect=told and words.effect.search(lead) is not None,
    )


def _begun(before: str, after: str, words: Vocabulary) -> tuple[bool, bool]:
    """Whether the figure's clause says no more of it than that it is begun, and whether it counts what is not done.

    开工18个 counts what is begun; of 9处已全部开工 and 完成选址9处 none is done.
    """
    found = words.on_the_way.search(f"{before};{after}")
    if found is None:
        return False, False
    if found.start() < len(before):
        return True, words.step.search(before) is not None
    late = words.done.search(after, found.end() - len(before) - 1) is None
    return late, late


def _as_change(quantity: Quantity, lead: str, words: Vocabulary) -> Quantity:
    """The quantity; as a change where the text gives one as a level: 涨幅控制在3%以内."""
    if quantity.change or quantity.unit != "%":
        return quantity
    change = "increase" if words.rise.search(lead) else "decrease" if words.fall.search(lead) else None
    return quantity.model_copy(update={"change": change}) if change else quantity


def _called(quantity: Quantity) -> str:
    """The indicator; with the figure's own words where it has no number: 全覆盖."""
    wordy = quantity.unit == "%" and not any(char.isdigit() for char in quantity.quote)
    return f"{quantity.indicator or ''}{quantity.quote if wordy else ''}"


def _verb(quantity: Quantity, lead: str) -> str:
    """The verb with what says how far it got: 基本建成, not 建成."""
    verb = _folded(quantity.action or "")
    at = lead.rfind(verb)
    return lead[max(0, at - len(verb)) : at + len(verb)] if verb and at >= 0 else verb


def _action(quantity: Quantity, words: Vocabulary) -> str | None:
    """The kind of the verb, or of the word that the indicator begins with where it has no verb."""
    if verb := _folded(quantity.action or ""):
        return words.action_class.get(verb, verb)
    named = words.action.match(_folded(quantity.indicator or ""))
    return words.action_class[named.group()] if named else None


def _clause(sentence: Sentence, start: int, end: int, earliest: int, latest: int) -> tuple[int, int]:
    """The span of the figure's clause, no further than the figures before and after it.

    Where those stand in the same clause, 、 parts it too: 供餐单位6家、中央厨房14家.
    """
    first, last = sentence.clause_start(start), sentence.clause_end(end)
    if earliest > first:
        first = max(earliest, sentence.folded.rfind("、", earliest, start) + 1)
    if latest < last:
        listed = sentence.folded.find("、", end, latest)
        last = listed if listed >= 0 else latest
    return first, last
