"""The body and the attachments of a document: where each begins, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minsheng_extract.records import Part
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.framing import announced
from minsheng_extract.segmenting.office_form import is_office
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.titles import is_heading_line

_LONGEST_TITLE = 80
_DATE = "frame.date"
_LIST_NUMBER = "0123456789.、() "


class Opening(NamedTuple):
    """Where an attachment begins: the index of its first paragraph, and of the one with its title."""

    first: int
    title: int | None


def _squeezed(folded: str, paragraph: Paragraph) -> str:
    return "".join(folded[paragraph.start : paragraph.end].split())


def _name(squeezed: str) -> str:
    return squeezed.lstrip(_LIST_NUMBER).strip("《》<>。;")


def with_references(paragraphs: list[Paragraph], folded: str, rules: Rules) -> list[Paragraph]:
    """The paragraphs, with the numbered lines of a list of attachments told from numbered units.

    `附件：1.…` goes on with lines that start with 2., 3. …: they only name attachments.
    """
    out: list[Paragraph] = []
    number = 0
    for paragraph in paragraphs:
        if paragraph.kind == "attachment":
            named = announced(_squeezed(folded, paragraph), rules) or ""
            number = 1 if named[:1].isdigit() or not named else 0
        elif number and paragraph.marker and paragraph.kind == "text":
            listed = paragraph.marker.number in (number, number + 1) and not _is_sentence(folded, paragraph)
            number = paragraph.marker.number if listed else 0
            if listed and _follows_reference(out, folded):
                paragraph = paragraph._replace(kind="attachment", marker=None)
            else:
                number = 0
        else:
            number = 0
        out.append(paragraph)
    return out


def _is_sentence(folded: str, paragraph: Paragraph) -> bool:
    written = folded[paragraph.start : paragraph.end]
    return len(written) > _LONGEST_TITLE or "。" in written or "," in written


def _follows_reference(before: list[Paragraph], folded: str) -> bool:
    """The line above names an attachment, or is 附件： with nothing behind it."""
    last = before[-1]
    return last.kind == "attachment" and not _squeezed(folded, last).endswith("附件")


def openings_of(paragraphs: list[Paragraph], folded: str, rules: Rules) -> list[Opening]:
    """Where attachments begin: at a line 附件, or at the title that such a line announced before."""
    lines = {at: _squeezed(folded, each) for at, each in enumerate(paragraphs) if each.kind == "attachment"}
    names = {at: _announced_name(line, rules) for at, line in lines.items()}
    titles = _titles(paragraphs, folded, {name: at for at, name in reversed(names.items()) if name})
    found: list[Opening] = []
    for at in sorted({*titles, *lines}):
        if at in titles:
            if not found or found[-1].title != at:
                found.append(Opening(at, at))
        elif names[at]:
            if names[at] not in titles.values() and _is_followed(at, paragraphs, folded, rules):
                found.append(Opening(at, at))
        elif _is_followed(at, paragraphs, folded, rules, announces=lines[at].endswith(":")):
            found.append(Opening(at, _title_below(at, paragraphs, folded, rules)))
    return found


def _announced_name(line: str, rules: Rules) -> str:
    """What a line names as an attachment; a line of a list of attachments is a name itself."""
    named = announced(line, rules)
    return _name(line if named is None else named)


def _titles(paragraphs: list[Paragraph], folded: str, announced_at: dict[str, int]) -> dict[int, str]:
    """The lines that are an attachment's title, announced further up."""
    return {
        at: name
        for at, each in enumerate(paragraphs)
        if announced_at and each.kind == "text" and each.end - each.start <= _LONGEST_TITLE
        if announced_at.get(name := _name(_squeezed(folded, each)), at) < at
    }


def _is_followed(at: int, paragraphs: list[Paragraph], folded: str, rules: Rules, *, announces: bool = True) -> bool:
    """Whether an attachment's text follows a line 附件…, rather than a signature or another such line."""
    below = at + 1
    while below < len(paragraphs) and paragraphs[below].kind == "furniture":
        below += 1
    if below == len(paragraphs) or paragraphs[below].kind in ("attachment", "closing"):
        return False
    return not (announces and _is_signature(paragraphs[below], folded, rules))


def _is_signature(paragraph: Paragraph, folded: str, rules: Rules) -> bool:
    """A short line that is an office's name, or several."""
    short = paragraph.end - paragraph.start <= 60
    unmarked = paragraph.kind == "text" and paragraph.marker is None
    return short and unmarked and is_office(folded[paragraph.start : paragraph.end], rules)


def _title_below(at: int, paragraphs: list[Paragraph], folded: str, rules: Rules) -> int | None:
    for below in range(at + 1, min(at + 4, len(paragraphs))):
        paragraph = paragraphs[below]
        if paragraph.kind == "furniture":
            continue
        heading = paragraph.kind == "text" and paragraph.marker is None
        return below if heading and is_heading_line(folded, paragraph.start, paragraph.end, rules) else None
    return None


def parts_of(
    openings: list[Opening], paragraphs: list[Paragraph], text: str, title: str | None, folded: str, rules: Rules
) -> tuple[Part, ...]:
    """The body and each attachment, each up to where the next begins."""
    starts = [paragraphs[opening.first].start for opening in openings]
    stops = [*starts, len(text)]
    parts = [Part(0, stops[0], title, attachment=False)]
    for opening, start, end in zip(openings, starts, stops[1:], strict=True):
        parts.append(Part(start, end, _title(opening, paragraphs, text, folded, rules), attachment=True))
    return tuple(part for part in parts if part.end > part.start)


def _title(opening: Opening, paragraphs: list[Paragraph], text: str, folded: str, rules: Rules) -> str | None:
    if opening.title is None:
        return None
    paragraph = paragraphs[opening.title]
    written = "".join(text[paragraph.start : paragraph.end].split())
    if paragraph.kind == "attachment":
        named = announced(_squeezed(folded, paragraph), rules) or ""
        written = written[written.rfind(named) if named in written else len(written) - len(named) :]
    return written.strip("《》") or None


def closings(paragraphs: list[Paragraph], folded: str, found: list[Opening], rules: Rules) -> Iterator[tuple[int, int]]:
    """Where a numbering starts anew: the index of a paragraph, and the offset at which the units before it end.

    A date closes a text where a signature stands above it.
    """
    firsts = {opening.first for opening in found}
    for at, paragraph in enumerate(paragraphs):
        if at in firsts or paragraph.kind == "attachment":
            yield at, paragraph.start
        elif paragraph.kind == "closing":
            signed = at > 0 and _is_signature(paragraphs[at - 1], folded, rules)
            if signed or paragraph.rule != _DATE:
                yield at, paragraphs[at - 1].start if signed else paragraph.start
