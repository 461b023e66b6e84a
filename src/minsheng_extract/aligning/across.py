"""A plan's targets against a report's results: item by item first, then what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from minsheng_extract.aligning.answer import Answer, answer_of
from minsheng_extract.aligning.assigning import assign
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.grouping import groups_of, of_one_matter
from minsheng_extract.aligning.likeness import Candidate, candidate, favour_lone, name_likeness
from minsheng_extract.aligning.made import Made
from minsheng_extract.aligning.making import made_of
from minsheng_extract.aligning.naming import Index, Weights, weigh
from minsheng_extract.aligning.settling import settled
from minsheng_extract.aligning.vocabulary import Vocabulary

_TWINS = 55.0
_MOST, _MANY = 40, 80


def answers_across(
    targets: Sequence[Figure], reported: Sequence[Figure], years: frozenset[int] | None, words: Vocabulary
) -> tuple[dict[str, Answer], Weights]:
    """The answer to each target that has one, by the target's quantity_id; and what the names' grams tell.

    `years` are those whose results answer, beside the year in which a target is due; None for any.
    """
    made = {one.figure.id: one for one in made_of(reported, words)}
    stated = {total.id for one in made.values() if one.parts and one.relation == "direct" for total in one.members}
    pool = (
        *(one for one in reported if one.is_result and one.id not in stated), *(one.figure for one in made.values()),
    )  # fmt: skip
    weights = weigh(name for figure in (*targets, *pool) for name in (figure.name, figure.clause))
    answers: dict[str, Answer] = {}
    within = [one for one in _within_items(targets, pool, made, weights, words) if _in_time(one, years)]
    _choose(within, made, weights, words, answers)
    taken = {result.id for answer in answers.values() for result in answer.results}
    rest = [target for target in targets if target.id not in answers]
    free = [result for result in pool if result.id not in taken]
    anywhere = [one for one in _anywhere(rest, free, made, weights, words) if _in_time(one, years)]
    _choose(anywhere, made, weights, words, answers)
    return answers, weights


def _in_time(one: Candidate, years: frozenset[int] | None) -> bool:
    """True where the result is of a year of the plan's, or of the target's own; or of no known year."""
    due, reached = one.target.quantity.deadline, one.result.quantity.deadline
    return years is None or reached is None or reached.year in years or (due is not None and due.year == reached.year)


def _within_items(
    targets: Sequence[Figure], results: Sequence[Figure], made: Mapping[str, Made], weights: Weights, words: Vocabulary
) -> list[Candidate]:
    found: list[Candidate] = []
    for mine, theirs in of_one_matter(groups_of(targets, words), groups_of(results, words), words):
        pool = [figure for group in theirs for figure in group.figures]
        near = _near(mine.figures, pool, weights, _MANY)
        pairs = [one for target, result in near if (one := candidate(target, result, weights, words))]
        found += [
            one for one in favour_lone(settled(pairs, made, weights, words)) if one.score >= words.thresholds.inside
        ]
    return found


def _anywhere(
    targets: Iterable[Figure], results: Sequence[Figure], made: Mapping[str, Made], weights: Weights, words: Vocabulary
) -> list[Candidate]:
    """Candidates of other items: only the results most like each target are looked at."""
    near = _near(targets, results, weights, _MOST)
    pairs = [one for target, result in near if (one := candidate(target, result, weights, words))]
    return [one for one in settled(pairs, made, weights, words) if one.score >= words.thresholds.across]


def _near(
    targets: Iterable[Figure], results: Sequence[Figure], weights: Weights, most: int
) -> Iterator[tuple[Figure, Figure]]:
    """Each target with the results whose names share most with its own: all, if there are no more than `most`."""
    index = Index([(result.name, result.clause) for result in results], weights, most)
    return ((target, results[place]) for target in targets for place in index.nearest(target.name))


def _choose(
    candidates: Sequence[Candidate], made: dict[str, Made], weights: Weights,
    words: Vocabulary, answers: dict[str, Answer],
) -> None:  # fmt: skip
    for choice in assign(candidates, _twins(candidates, weights, words), words.thresholds.margin):
        one = choice.candidate
        answers[one.target.id] = answer_of(one, made.get(one.result.id), choice.rivals)


def _twins(candidates: Sequence[Candidate], weights: Weights, words: Vocabulary) -> dict[str, str]:
    """Results that say the same twice (in the text and in the table) under the first one's id."""
    by_value: dict[object, list[Figure]] = {}
    node_of: dict[str, str] = {}
    for one in sorted({c.result.id: c.result for c in candidates}.values(), key=_place):
        quantity = one.quantity
        same = by_value.setdefault((quantity.value, quantity.change, quantity.per), [])
        twin = next((other for other in same if _are_twins(other, one, weights, words)), None)
        node_of[quantity.quantity_id] = twin.quantity.quantity_id if twin else quantity.quantity_id
        if twin is None:
            same.append(one)
    return node_of


def _place(figure: Figure) -> int:
    return figure.quantity.start


def _are_twins(one: Figure, other: Figure, weights: Weights, words: Vocabulary) -> bool:
    apart = one.quantity.sentence_start != other.quantity.sentence_start
    return apart and (name_likeness(one, other, weights, words) or 0.0) >= _TWINS
