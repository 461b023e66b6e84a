"""Statements of who is in charge and by when: labels with names, and brackets of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.brackets import Brackets
from minsheng_extract.segmenting.duties import ends_with_duty, without_duties
from minsheng_extract.segmenting.labels import LabelHit, labels_in
from minsheng_extract.segmenting.names import Named, names_in
from minsheng_extract.segmenting.office_form import ending_rules, is_office, offices_ahead, pieces_in
from minsheng_extract.segmenting.sections import is_section_head
from minsheng_extract.segmenting.when import opens_with_time

_BEFORE_LABEL = "(【[〔。;,:!?)】]〕》”* \t\r\n"
_OPENING = "([【〔"
_CLOSED = re.compile(r"[)\]】〕]")
_AFTER = "。;.,、 \t"
_BETWEEN = " \t\r\n;,、。()【】[]〔〕·*-—"
_COLUMN = re.compile(r"(?<=\s)([^\s:,、。;()]{2,12}):")
_LONGEST_NAME = 40
_LONGEST_LEADER = 20

Span = tuple[int, int]


class Statement(NamedTuple):
    """Who is in charge, as stated in one place: its span, the names, and a due day's span.

    `alone` says that nothing but such statements stands in its paragraph.
    """

    start: int
    end: int
    named: tuple[Named, ...]
    deadline: Span | None
    rules: tuple[str, ...]
    alone: bool = False


class _Text(NamedTuple):
    text: str
    folded: str
    start: int
    end: int
    rules: Rules


def statements_in(text: str, folded: str, start: int, end: int, rules: Rules) -> list[Statement]:
    """The statements in a stretch of text, in order: a unit's own text, or a paragraph without units.

    >>> [statement.named[0].name for statement in statements_in("学位9个(区教育局)", "学位9个(区教育局)", 0, 10, rules)]
    ... # doctest: +SKIP
    ['区教育局']
    """
    hits = [hit for hit in labels_in(folded, start, end, rules) if _may_stand(folded, start, hit)]
    if not hits and _CLOSED.search(folded, start, end) is None:
        return []
    stretch = _Text(text, folded, start, end, rules)
    brackets = Brackets(folded, start, end)
    found = list(_labelled(stretch, hits, brackets))
    found += _bracketed(stretch, brackets, [(each.start, each.end) for each in found])
    return _with_alone(stretch, sorted(found))


def headed_by(text: str, folded: str, start: int, end: int, rules: Rules) -> Statement | None:
    """What a heading states that is only offices and what they do: 县教育局牵头工作(8项)."""
    if not ends_with_duty(folded[start:end], rules):
        return None
    names, fired = names_in(text, folded, start, end, "responsible", rules)
    offices = bool(names) and all(is_office(fold(each.name), rules, strict=True) for each in names)
    return Statement(start, end, names, None, fired) if offices else None


def _may_stand(folded: str, start: int, hit: LabelHit) -> bool:
    return hit.start <= start or folded[hit.start - 1] in _BEFORE_LABEL


def _labelled(stretch: _Text, hits: list[LabelHit], brackets: Brackets) -> Iterator[Statement]:
    """One statement for each bracket with labels in it, one for each label outside."""
    inside: dict[Span, list[Statement]] = {}
    for at, hit in enumerate(hits):
        around = brackets.around(hit.start, hit.end)
        limit = min(around[1] - 1 if around else stretch.end, hits[at + 1].start if at + 1 < len(hits) else stretch.end)
        statement = _statement(stretch, hit, _value_end(stretch, hit.end, limit))
        if not _is_plausible(stretch, hit, statement, labelled=around in inside):
            continue
        if around:
            inside.setdefault(around, []).append(statement)
        else:
            yield statement
    for span, statements in inside.items():
        yield _merged(span, statements)


def _value_end(stretch: _Text, start: int, limit: int) -> int:
    """Where names end: at a full stop, at latest before the next label; 完成情况: is one too."""
    folded = stretch.folded
    stop = folded.find("。", start, limit)
    stop = limit if stop < 0 else stop + 1
    other = (head for head in _COLUMN.finditer(folded, start, stop) if is_section_head(head[1], stretch.rules))
    stop = next((head.start() for head in other), stop)
    while stop > start and folded[stop - 1] in "([【〔 ":
        stop -= 1
    return stop


def _statement(stretch: _Text, hit: LabelHit, stop: int) -> Statement:
    if hit.label.role == "deadline":
        last = hit.end + len(stretch.folded[hit.end : stop].rstrip("。;,、.* \r\n"))
        return Statement(hit.start, stop, (), (hit.end, last), (hit.label.id,))
    label = hit.label
    names = names_in(stretch.text, stretch.folded, hit.end, stop, label.role, stretch.rules, mixed=label.mixed)
    return Statement(hit.start, stop, names.named, None, (hit.label.id, *names.rules))


def _is_plausible(stretch: _Text, hit: LabelHit, statement: Statement, *, labelled: bool) -> bool:
    """Names are short; in the midst of a text the first must look like an office, but behind another label's names."""
    if statement.deadline is not None:
        return 0 < statement.deadline[1] - statement.deadline[0] <= _LONGEST_NAME
    longest = _LONGEST_LEADER if hit.label.role == "leader" else _LONGEST_NAME
    if not statement.named or any(len(named.name) > longest for named in statement.named):
        return False
    opens = labelled or hit.start <= stretch.start or stretch.folded[hit.start - 1] in _OPENING
    return opens or hit.label.role == "leader" or is_office(fold(statement.named[0].name), stretch.rules)


def _merged(span: Span, statements: list[Statement]) -> Statement:
    deadline = next((each.deadline for each in statements if each.deadline), None)
    named = tuple(name for each in statements for name in each.named)
    rules = dict.fromkeys(rule for each in statements for rule in each.rules)
    return Statement(*span, named, deadline, tuple(rules))


def _bracketed(stretch: _Text, brackets: Brackets, covered: list[Span]) -> Iterator[Statement]:
    """Brackets without a label: （区教育局牵头，区财政局配合，年底前完成）, and at the end （区教育局、区财政局）."""
    last = stretch.start + len(stretch.folded[stretch.start : stretch.end].rstrip(_AFTER))
    taken = sorted(covered)
    for opened, closed in brackets.spans:
        while taken and taken[0][1] <= opened:
            taken.pop(0)
        if taken and taken[0][0] < closed:
            continue
        if (statement := _unlabelled(stretch, opened, closed, at_end=closed == last)) is not None:
            taken.insert(0, (opened, closed))
            yield statement


def _unlabelled(stretch: _Text, opened: int, closed: int, *, at_end: bool) -> Statement | None:
    """What a bracket states, if it holds offices: with duties, or alone at a text's end; then perhaps a due day."""
    folded, rules = stretch.folded, stretch.rules
    pieces = pieces_in(folded, opened + 1, _explained(stretch, opened, closed))
    duties = [at for at, piece in enumerate(pieces) if ends_with_duty(folded[slice(*piece)], rules)]
    count = duties[-1] + 1 if duties else offices_ahead(folded, pieces, rules) if at_end else 0
    if not count or not _is_when(folded, pieces[count:], rules, needed=not duties):
        return None
    names, fired = names_in(stretch.text, folded, opened + 1, pieces[count - 1][1], "responsible", rules)
    if not names or any(len(each.name) > _LONGEST_NAME for each in names) or not is_office(fold(names[0].name), rules):
        return None
    deadline = (pieces[count][0], pieces[-1][1]) if count < len(pieces) else None
    return Statement(
        opened, closed, names, deadline, fired if duties else ending_rules((one.name for one in names), rules)
    )


def _explained(stretch: _Text, opened: int, closed: int) -> int:
    """Where in a bracket of offices an explanation begins: …负责。一项任务涉及多个部门的,由排名首位的部门牵头。"""
    folded, rules = stretch.folded, stretch.rules
    stop = folded.find("。", opened, closed - 1)
    if stop < 0 or not ends_with_duty(folded[opened + 1 : stop], rules):
        return closed - 1
    rest = pieces_in(folded, stop + 1, closed - 1)
    named = [folded[slice(*without_duties(folded, piece, rules)[0])] for piece in rest]
    acts = [at for at, name in enumerate(named) if is_office(name, rules)]
    goes_on = bool(acts) and acts == list(range(len(acts))) and _is_when(folded, rest[len(acts) :], rules, needed=True)
    return closed - 1 if goes_on else stop


def _is_when(folded: str, rest: list[Span], rules: Rules, *, needed: bool) -> bool:
    return not rest or not needed or opens_with_time("".join(folded[slice(*rest[0])].split()), rules)


def _with_alone(stretch: _Text, found: list[Statement]) -> list[Statement]:
    at = stretch.start
    for statement in found:
        if stretch.folded[at : statement.start].strip(_BETWEEN):
            return found
        at = max(at, statement.end)
    if not found or stretch.folded[at : stretch.end].strip(_BETWEEN):
        return found
    return [statement._replace(alone=True) for statement in found]
