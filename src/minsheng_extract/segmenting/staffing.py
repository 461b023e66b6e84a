"""Which unit a statement of offices, leaders or a due day is for."""

from __future__ import annotations

from collections.abc import Iterator

from minsheng_extract.records import Offices
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.labels import heads_duties, label_named
from minsheng_extract.segmenting.names import Named, names_in
from minsheng_extract.segmenting.offices import Statement, headed_by, statements_in
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.trailing import heads_above, trailing_offices
from minsheng_extract.segmenting.tree import Tree
from minsheng_extract.segmenting.unit import Unit

_LONGEST_VALUE, _LONGEST_HEADING = 400, 40


def statements_of(
    text: str, folded: str, paragraphs: list[Paragraph], tree: Tree, rules: Rules
) -> dict[int, list[Statement]]:
    """The statements of each paragraph of text, given to the units they are for."""
    found: dict[int, list[Statement]] = {}
    first_unit = 0
    units = tree.units
    heads = heads_above(folded, paragraphs, rules)
    for at, paragraph in enumerate(paragraphs):
        while first_unit < len(units) and units[first_unit].paragraph < at:
            first_unit += 1
        if paragraph.kind != "text":
            continue
        _lead_by_headings(text, folded, at, first_unit, tree, rules)
        statements = [
            statement
            for start, end in _stretches(paragraph, at, first_unit, units)
            for statement in statements_in(text, folded, start, end, rules)
        ]
        if not statements:
            statements = _value_below_label(text, folded, at, paragraphs, tree, rules)
        if not statements and heads is not None and at > heads.paragraph:
            statements = trailing_offices(text, folded, paragraph, heads, rules)
        if statements:
            found[at] = statements
            _give(folded, at, first_unit, statements, tree, rules)
    return found


def own_offices(found: dict[int, list[Statement]], tree: Tree) -> dict[int, Offices]:
    """The offices of paragraphs that have them for themselves: several under one unit, or any under none.

    Such a paragraph has no list number, and its offices stand at its end: 建成公园3个。（责任单位：甲局）
    The unit above has those of all its paragraphs.
    """
    numbered = {unit.paragraph for unit in tree.units}
    by_unit: dict[int | None, list[int]] = {}
    for at, statements in found.items():
        if at not in numbered and not any(each.alone for each in statements) and _names(statements):
            by_unit.setdefault(tree.current[at], []).append(at)
    alone = (at for unit, places in by_unit.items() if unit is None or len(places) > 1 for at in places)
    return {at: _offices(_names(found[at])) for at in alone}


def _names(statements: list[Statement]) -> list[Named]:
    return [named for statement in statements for named in statement.named]


def _offices(named: list[Named]) -> Offices:
    lead, responsible, leaders = (
        tuple(dict.fromkeys(each.name for each in named if each.role == role))
        for role in ("lead", "responsible", "leader")
    )
    return Offices(lead, responsible, leaders)


def _stretches(paragraph: Paragraph, at: int, first_unit: int, units: list[Unit]) -> Iterator[tuple[int, int]]:
    """The paragraph's text before its first unit, then that of each of its units."""
    if first_unit == len(units) or units[first_unit].paragraph != at:
        yield paragraph.start, paragraph.end
        return
    if paragraph.start < units[first_unit].start:
        yield paragraph.start, units[first_unit].start
    while first_unit < len(units) and units[first_unit].paragraph == at:
        yield units[first_unit].text_start, units[first_unit].text_end
        first_unit += 1


def _lead_by_headings(text: str, folded: str, at: int, first_unit: int, tree: Tree, rules: Rules) -> None:
    """A heading that names who acts in what stands below it: 一、县教育局牵头工作(8项)."""
    for number in range(first_unit, len(tree.units)):
        unit = tree.units[number]
        if unit.paragraph != at:
            return
        short = unit.text_end - unit.text_start <= _LONGEST_HEADING
        if short and (statement := headed_by(text, folded, unit.text_start, unit.text_end, rules)) is not None:
            unit.state(statement)


def _value_below_label(
    text: str, folded: str, at: int, paragraphs: list[Paragraph], tree: Tree, rules: Rules
) -> list[Statement]:
    """A line of names below a line that is a label alone: 责任单位, then 县教育局."""
    paragraph = paragraphs[at]
    above = at - 1
    while above >= 0 and paragraphs[above].kind == "furniture":
        above -= 1
    if above < 0 or paragraphs[above].kind != "text" or paragraph.end - paragraph.start > _LONGEST_VALUE:
        return []
    head = paragraphs[above]
    start = head.marker.end if head.marker else head.start
    if head.end - start > 20 or paragraph.marker is not None:
        return []
    label = label_named("".join(folded[start : head.end].split()), rules)
    if label is None or "。" in folded[paragraph.start : paragraph.end - 1]:
        return []
    if label.role == "deadline":
        span = (paragraph.start, paragraph.end)
        return [Statement(*span, (), span, (label.id,), alone=True)]
    names = names_in(text, folded, paragraph.start, paragraph.end, label.role, rules)
    return [Statement(paragraph.start, paragraph.end, names.named, None, (label.id, *names.rules), alone=True)]


def _give(folded: str, at: int, first_unit: int, statements: list[Statement], tree: Tree, rules: Rules) -> None:
    for statement in statements:
        unit = _unit_at(statement.start, at, first_unit, tree)
        if unit is None:
            continue
        unit = _for_whom(folded, unit, at, statement, tree, rules)
        tree.units[unit].state(statement)


def _unit_at(start: int, at: int, first_unit: int, tree: Tree) -> int | None:
    """The innermost unit at an offset of a paragraph, whose own units begin with `first_unit`."""
    found = tree.current[at]
    while first_unit < len(tree.units):
        unit = tree.units[first_unit]
        if unit.paragraph != at or unit.start > start:
            break
        found, first_unit = first_unit, first_unit + 1
    return found


def _for_whom(folded: str, number: int, at: int, statement: Statement, tree: Tree, rules: Rules) -> int:
    """The unit meant: the one above, where a unit is only the statement, or the statement ends a list of units."""
    unit = tree.units[number]
    if unit.under is not None and not unit.row and statement.alone and _is_label(folded, unit, at, statement, rules):
        return unit.under
    while unit.under is not None and _ends_list(number, unit, at, statement, tree):
        number = unit.under
        unit = tree.units[number]
    return number


def _is_label(folded: str, unit: Unit, at: int, statement: Statement, rules: Rules) -> bool:
    """Whether a unit is nothing but a statement: （二）责任单位：县教育局, or the names on the line below."""
    if unit.paragraph == at:
        return not folded[unit.text_start : statement.start].strip()
    return heads_duties("".join(folded[unit.text_start : unit.text_end].split()), rules)


def _ends_list(number: int, unit: Unit, at: int, statement: Statement, tree: Tree) -> bool:
    """The unit is the last of several under one, or the only one with a bullet, and none has names of its own."""
    fewest = 1 if unit.bullet else 2
    if unit.under is None or unit.named or unit.deadline or tree.units[unit.under].children < fewest:
        return False
    units = tree.units
    if unit.inline and unit.paragraph == at:
        last = number + 1 == len(units) or units[number + 1].paragraph != at
    else:
        last = statement.alone and unit.paragraph < at and unit.end >= units[unit.under].end
    return last and not any(each.named for each in units[unit.under + 1 : number])
