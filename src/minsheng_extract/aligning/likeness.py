"""How likely it is that a result answers a target, from 0 to 100."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.measuring import Fit, fit
from minsheng_extract.aligning.naming import Weights, alikeness, covered, name_of, shut_out
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Quantity

_SAME_ACTION, _OTHER_ACTION = 4.0, -4.0
_SAME_UNIT = 3.0
_MARKED_UNIT = -4.0
_STOCK, _NO_STOCK = -15.0, -15.0
_PART = -6.0
_BEGUN = -12.0
_ENCLOSED = -25.0
_PEAK = -20.0
_PRINTED = 18.0
_WITNESSED = 45.0
_MISPRINTED = -10.0
_CONTRADICTED = -60.0
_FAR_OFF = Decimal("1.5")
_LONE = 12.0
_IN_CLAUSE = 0.85
_BY_CLAUSE = 0.9
_IN_CONTEXT = 0.65
_BY_TOPIC = 0.75
_GENERAL = 2
_VERB_REACH = 6
_TELLING = 6
_EQUAL = 95.0
_SAME_INDICATOR = 95.0
_USUAL = (Decimal("0.2"), Decimal(5))
_FAR = (Decimal("0.02"), Decimal(50))
_OF_A_YEAR = (Decimal(0), Decimal(5))
_UNUSUAL = -10.0
_OWN_DATE = 3.0


class Candidate(NamedTuple):
    """A target, a result that may answer it, how the result fits, and how likely it is.

    The score is about 0 to 100; it goes above where more than the names agrees.
    """

    target: Figure
    result: Figure
    fit: Fit
    score: float


def candidate(target: Figure, result: Figure, weights: Weights, words: Vocabulary) -> Candidate | None:
    """The result as a candidate for the target; None where unit, basis or change shut it out."""
    fits = fit(target.quantity, result.quantity, words)
    if fits is None or _is_other_kind(target, result):
        return None
    if fits.marks and not _is_usual(target.quantity, result.quantity, fits, _FAR):
        return None
    if result.stock and not target.stock and not _is_usual(target.quantity, result.quantity, fits, _OF_A_YEAR):
        return None
    likeness = name_likeness(target, result, weights, words)
    if likeness is None:
        return None
    if result.printed and result.printed.value != 1 and agrees(target, result, fits):
        likeness = max(likeness, _WITNESSED)
    score = likeness + _adjustment(target, result, fits, words)
    return Candidate(target, result, fits, max(0.0, score))


def _is_other_kind(target: Figure, result: Figure) -> bool:
    """True for how many there are against how many more (新增70家; 达到1850家), and for what only followed from it."""
    if result.effect and not target.effect:
        return True
    if target.adds and (result.level or result.stock) and not result.adds:
        return True
    if result.rise and not target.adds:
        return True
    return target.level and not target.adds and result.adds and not result.level


def name_likeness(target: Figure, result: Figure, weights: Weights, words: Vocabulary) -> float | None:
    """How alike the two are by what they are called; None where a word shuts the other out."""
    if shut_out(target.sides, result.sides):
        return None
    mine, yours = target.quantity, result.quantity
    if mine.indicator_id and yours.indicator_id:
        if mine.indicator_id == yours.indicator_id:
            return _of_one_indicator(target, result, weights)
        if not _is_shortened(target, result):
            return None
    by_name = alikeness(target.name, result.name, weights)
    if by_name >= _EQUAL:
        return by_name
    in_clause = _IN_CLAUSE * covered(target.name, result.clause, weights) if target.name.text else 0.0
    context = name_of(target.context, words)
    for called in (result.name, result.clause):
        if len(called.text) >= _TELLING:
            in_clause = max(in_clause, _IN_CONTEXT * covered(called, context, weights))
    if _takes_up(target, result, words):
        in_clause = max(in_clause, _BY_TOPIC * covered(target.name, name_of(result.topic, words), weights))
    if result.is_sum:
        in_clause = max(in_clause, _IN_CLAUSE * covered(result.name, target.clause, weights))
    by_clause = _BY_CLAUSE * alikeness(target.clause, result.clause, weights)
    return max(by_name, in_clause, by_clause)


def _is_shortened(target: Figure, result: Figure) -> bool:
    """True where one says less than the other of the same thing: 学前教育学位, 学位."""
    mine, yours = target.name.text, result.name.text
    return mine.endswith(yours) or yours.endswith(mine)


def _of_one_indicator(target: Figure, result: Figure, weights: Weights) -> float:
    """Sure, and surest under the same name: 普惠托位 and 公办托位 are one indicator."""
    own = 100.0 if target.name.text == result.name.text else alikeness(target.name, result.name, weights)
    return _SAME_INDICATOR + (100.0 - _SAME_INDICATOR) * own / 100


def _takes_up(target: Figure, result: Figure, words: Vocabulary) -> bool:
    """True for a result under a general name that does what the target does: its topic stands before.

    深化智能办事改革，19个部门推出124项服务: the 124, right behind its verb, not the 19.
    """
    verb = result.verb
    general = verb in words.general_actions and target.verb in words.general_actions
    if not verb or not (general or (target.action is not None and target.action == result.action)):
        return False
    return len(result.name.text) <= _GENERAL and verb in name_of(result.topic, words).text[-_VERB_REACH:]


def favour_lone(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of one item, those raised that are the only ones in their unit on both sides."""
    exact = [one for one in candidates if not one.fit.marks and one.result.quantity.comparator != "<="]
    keys = [(one.target.quantity.quantity_id, one.result.quantity.quantity_id) for one in exact]
    results_of = Counter(target for target, _ in keys)
    targets_of = Counter(result for _, result in keys)
    lone = {key for key in keys if results_of[key[0]] == 1 and targets_of[key[1]] == 1}
    if not lone:
        return list(candidates)
    return [
        one._replace(score=one.score + _LONE) if (one.target.id, one.result.id) in lone else one for one in candidates
    ]


def _adjustment(target: Figure, result: Figure, fits: Fit, words: Vocabulary) -> float:
    mine, yours = target.quantity, result.quantity
    score = 0.0
    score += _by_action(target, result, words)
    score += _MARKED_UNIT if fits.marks else _SAME_UNIT
    score += _STOCK if result.stock and not target.stock else 0.0
    score += _NO_STOCK if target.stock and not result.stock else 0.0
    score += _BEGUN if result.begun and not target.begun else 0.0
    score += _ENCLOSED if result.enclosed and not target.enclosed else 0.0
    score += _PART if result.part and not target.part else 0.0
    score += _PEAK if yours.comparator == "<=" and mine.comparator not in ("<=", "<") else 0.0
    score += _OWN_DATE if mine.deadline_from == "text" else 0.0
    score += 0.0 if _is_usual(mine, yours, fits) else _UNUSUAL
    return score + _printed_adjustment(target, result, fits)


def _by_action(target: Figure, result: Figure, words: Vocabulary) -> float:
    """For the same act, and against another known one: 新建60所、改造20所 have each its own answer."""
    if target.action and target.action == result.action:
        return _SAME_ACTION
    known = target.verb in words.action_class and result.verb in words.action_class
    return _OTHER_ACTION if known else 0.0


def _printed_adjustment(target: Figure, result: Figure, fits: Fit) -> float:
    """A printed ratio speaks for the target of which it is the share, and against any other."""
    if result.printed is None or not target.quantity.value:
        return 0.0
    if agrees(target, result, fits):
        return _PRINTED
    ratio = result.quantity.value * fits.factor / target.quantity.value
    off = max(ratio, result.printed.value) / max(min(ratio, result.printed.value), Decimal("0.0001"))
    same = target.name.text and (target.name.text, target.verb) == (result.name.text, result.verb)
    return _MISPRINTED if off <= _FAR_OFF or same else _CONTRADICTED


def _is_usual(
    target: Quantity, result: Quantity, fits: Fit, within: tuple[Decimal, Decimal] = _USUAL
) -> bool:  # fmt: skip
    """True where the result is of the target's order of size."""
    low, high = within
    return not target.value or low <= result.value * fits.factor / target.value <= high


def agrees(target: Figure, result: Figure, fits: Fit) -> bool:
    """True where the ratio printed for the result is that of the two figures, within rounding."""
    printed, value = result.printed, target.quantity.value
    if printed is None or not value:
        return False
    low, high = ratio_between(target, result, fits)
    return low - printed.step <= printed.value <= high + printed.step


def ratio_between(target: Figure, result: Figure, fits: Fit) -> tuple[Decimal, Decimal]:
    """The least and the greatest ratio that the two figures, rounded as they are written, can have."""
    mine, yours = target.quantity, result.quantity
    of_target, of_result = last_place(mine.quote, mine.value), last_place(yours.quote, yours.value)
    low = (yours.value - of_result) * fits.factor / (mine.value + of_target)
    high = (yours.value + of_result) * fits.factor / max(mine.value - of_target, mine.value / 2)
    return min(low, high), max(low, high)


def last_place(quote: str, value: Decimal) -> Decimal:
    """Half a unit of the last digit written: 0 for a plain whole number, 50 for 1.26万."""
    digits = "".join(char for char in quote if char.isdigit() or char == ".")
    if "." not in digits:
        return Decimal(0)
    try:
        written = Decimal(digits)
    except ArithmeticError:
        return Decimal(0)
    multiplier = value / written if written else Decimal(1)
    places = len(digits.partition(".")[2])
    return abs(multiplier) * Decimal(1).scaleb(-places) / 2
