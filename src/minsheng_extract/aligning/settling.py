"""Which of a report's figures a target means: the parts of a list or what they come to, the half year or the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.latest import latest
from minsheng_extract.aligning.likeness import Candidate
from minsheng_extract.aligning.made import Made
from minsheng_extract.aligning.naming import Weights, covered
from minsheng_extract.aligning.period import period_of
from minsheng_extract.aligning.vocabulary import Vocabulary

_TELLS = 0.8
_NAMED = 55.0
_TOLD = 10.0


def settled(
    candidates: Sequence[Candidate], made: Mapping[str, Made], weights: Weights, words: Vocabulary
) -> list[Candidate]:
    """The candidates without parts where the whole is meant, wholes where a part is, and what a later figure holds."""
    candidates = _finished(candidates, words)
    wholes = {one.result.id for one in candidates if one.result.is_sum and made[one.result.id].parts}
    dated = any(period_of(one.result.quantity) for one in candidates)
    if not wholes and not dated:
        return list(candidates)
    by_target: dict[str, list[Candidate]] = {}
    for one in candidates:
        by_target.setdefault(one.target.id, []).append(one)
    kept: list[Candidate] = []
    for several in by_target.values():
        if wholes:
            several = _without_parts(several, made, weights, words)
        kept += latest(several) if dated and len(several) > 1 else several
    return kept


def _finished(candidates: Sequence[Candidate], words: Vocabulary) -> Sequence[Candidate]:
    """The candidates without what was begun, where the sentence goes on to say how much of it is finished.

    The finished is as likely then: 任务900户，已动工910户，竣工720户.
    """
    begun = [one for one in candidates if one.result.begun and not _is_to_begin(one.target, words)]
    dropped: set[int] = set()
    lent: dict[int, float] = {}
    mates: dict[tuple[str, int], list[Candidate]] = {}
    for one in candidates if begun else ():
        mates.setdefault((one.target.id, one.result.quantity.sentence_start), []).append(one)
    for one in begun:
        together = mates[one.target.id, one.result.quantity.sentence_start]
        done = next((more for more in together if _finishes(more, one, words)), None)
        if done:
            dropped.add(id(one))
            lent[id(done)] = max(lent.get(id(done), done.score), one.score)
    return [one._replace(score=lent.get(id(one), one.score)) for one in candidates if id(one) not in dropped]


def _is_to_begin(target: Figure, words: Vocabulary) -> bool:
    return target.begun or words.set_going.search(target.verb) is not None


def _finishes(more: Candidate, one: Candidate, words: Vocabulary) -> bool:
    """True for what is finished of the same things; both are told in one sentence, for one target."""
    result, begun = more.result, one.result
    if result.begun or result.is_sum:
        return False
    alike = result.name.text in ("", begun.name.text) and result.quantity.unit == begun.quantity.unit
    return alike and words.finished.search(result.verb) is not None


def _without_parts(
    candidates: list[Candidate], made: Mapping[str, Made], weights: Weights, words: Vocabulary
) -> list[Candidate]:
    dropped: set[str] = set()
    scores = {one.result.id: one.score for one in candidates}
    for one in candidates:
        whole = made.get(one.result.id)
        if whole and whole.parts:
            best = max(scores.get(part.id, 0.0) for part in whole.parts)
            meant = _means_whole(one.target, whole, weights, words, surer=best >= one.score + _TOLD)
            dropped |= {part.id for part in whole.parts} if meant else {one.result.id}
    return [one for one in candidates if one.result.id not in dropped]


def _is_one_name(whole: Made) -> bool:
    """True where all parts are called alike: only what was done, or when, parts them."""
    return len({part.name.text for part in whole.parts}) == 1


def _means_whole(target: Figure, whole: Made, weights: Weights, words: Vocabulary, *, surer: bool) -> bool:
    """True where the target singles out none of the parts, and is what they are all called.

    `surer`: one of the parts is much more like the target.
    """
    if len(whole.parts) == 1:
        return "各" not in target.context
    parts = [part for part in whole.parts if part.id != whole.members[0].id or whole.relation == "sum"]
    head = whole.figure.name.text
    if _is_one_name(whole):
        return _means_all_acts(target, parts, words)
    own = _own(_without_verb(target.name.text, words), head)
    if own and any(part.name.text == target.name.text for part in parts):
        return False
    told = [part for part in parts if _is_told(target, part.name.text.removesuffix(head), own)]
    spread = bool(own) and told == parts[:1] and _is_spread(own, parts)
    if not spread and (surer or (told and len(told) < len(parts))):
        return False
    if not own or spread or whole.relation == "direct" or covered(target.name, whole.figure.name, weights) >= _NAMED:
        return True
    return any(all(mine & part.sides[at] for part in parts) for at, mine in enumerate(target.sides) if mine)


def _is_told(target: Figure, called: str, own: str) -> bool:
    """True where the target says by its words that it is of this part."""
    return _is_in(called, target.name.text) or (bool(own) and _is_in(own, called))


def _means_all_acts(target: Figure, parts: Sequence[Figure], words: Vocabulary) -> bool:
    """True where the target leaves open which act (建设), says several (新改建), or all parts are of its kind."""
    verb, verbs = target.verb, {part.verb for part in parts if part.verb}
    if len(verbs) < 2 or words.both_actions.search(target.clause.text) or verb in words.general_actions:
        return True
    return verb not in verbs and all(part.action == target.action for part in parts)


def _is_spread(own: str, parts: Sequence[Figure]) -> bool:
    """True where the first part says for all what the target says: 公办幼儿园学位、小学学位、初中学位."""
    return parts[0].name.text.startswith(own) and all(part.context.startswith("、") for part in parts[1:])


def _own(name: str, head: str) -> str:
    """What a name has before the noun that it shares with the head."""
    shared = 0
    while shared < min(len(name), len(head)) and name[-1 - shared] == head[-1 - shared]:
        shared += 1
    return name[: len(name) - shared]


def _without_verb(name: str, words: Vocabulary) -> str:
    """A name without the general verb it may end with: 污水管网建设."""
    return next((name.removesuffix(verb) for verb in words.general_actions if name.endswith(verb)), name)


def _is_in(inner: str, outer: str) -> bool:
    return inner in outer or sum(char in outer for char in inner) > _TELLS * len(inner)
