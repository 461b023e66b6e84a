"""Whether a line goes on the paragraph above it, and what may stand between the two."""

from __future__ import annotations

import re
from typing import NamedTuple

from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.framing import frame_of
from minsheng_extract.segmenting.labels import opens_with_label
from minsheng_extract.segmenting.lines import Line, width
from minsheng_extract.segmenting.markers import Marker
from minsheng_extract.segmenting.office_form import all_offices
from minsheng_extract.segmenting.tearing import is_fragment, splits_figure, splits_word

_FINISHED = "。!?;:)】]》>”’…"
_CLOSED = ")】]》>”’…"
_GOES_ON_AFTER = ",、("
_STARTS_A_REST = ",。;:!?、)》】”’%/"
_SHORT_REST = re.compile(r"[^\s,。;:、\d]{1,3}[。,;、]")
_TORN_REST = re.compile(r"[^\s,。;:、\d][。,;]")
_OPENING = re.compile(r"[《“(](?=[^》”)]{0,60}$)")
_NUMBER_ALONE = re.compile(r"\d{1,4}$")
_PARTED = re.compile(r"\n\s*\n|\n[ \t]{2,}$")
_LONG, _LONG_ITEM, _SHORT, _SHORTEST = 50, 20, 20, 8
_INDENT = 2
_PAGE = "frame.page"
_HEADING_RANK = 4


class Flow(NamedTuple):
    """A text as it flows over lines.

    `wrap` is the width at which they were broken, `repeated` are the lines that come again and again, `tear`
    is how many line breaks stand where it is torn (0: nowhere); at `listed` stand list numbers alone on their lines;
    `closes` says that its list's items end as sentences do, `clauses` that lines break behind every semicolon.
    """

    folded: str
    rules: Rules
    wrap: int | None
    repeated: frozenset[str]
    tear: int = 0
    listed: frozenset[int] = frozenset()
    closes: bool = False
    clauses: bool = False

    def is_page(self, line: Line) -> bool:
        """Whether a line is a page number."""
        frame = frame_of(line.squeezed, self.rules)
        return frame is not None and frame.id == _PAGE

    def is_full(self, line: Line) -> bool:
        """Whether a line is as long as lines could be."""
        return self.wrap is not None and width(line) >= self.wrap - 3


class Unfinished(NamedTuple):
    """The paragraph so far: where it starts, its list number, its last line."""

    start: int
    marker: Marker | None
    last: Line


def may_interrupt(line: Line, marker: Marker | None, above: Unfinished, around: tuple[int, int], flow: Flow) -> bool:
    """Whether a line may be a page's own in the midst of a paragraph: its number, or its running head.

    `around` is where the line before it ends, and where the one behind it starts.
    """
    if _is_finished(above, flow):
        return False
    if flow.is_page(line):
        return True
    if line.start in flow.listed:
        return False
    if _NUMBER_ALONE.match(line.squeezed):
        return not flow.tear and _stands_apart(line, around, flow.folded)
    if line.squeezed not in flow.repeated or flow.is_full(line) or opens(line, marker, flow):
        return False
    bracketed = flow.folded[above.last.end - 1] in "《“(" or flow.folded[around[1] : around[1] + 1] in "》”)"
    return not bracketed and (len(line.squeezed) >= _SHORTEST or _stands_apart(line, around, flow.folded))


def _stands_apart(line: Line, around: tuple[int, int], folded: str) -> bool:
    """Blank lines or a page's end on both sides."""
    gaps = (folded[around[0] : line.start], folded[line.end : around[1]])
    return all(gap.count("\n") > 1 or "\f" in gap for gap in gaps)


def goes_on(line: Line, marker: Marker | None, above: Unfinished, flow: Flow, *, paged: bool) -> bool:
    """Whether a line is the rest of the paragraph above it; `paged` says that a page number stands between."""
    if opens(line, marker, flow) or _counts_on(line, marker, above, flow.folded):
        return False
    if _ends_only(line, above, flow) or (flow.is_full(above.last) and not _is_parted(above, line, flow.folded)):
        return True
    if _is_finished(above, flow):
        return False
    if _lacks_its_end(above, line, flow.folded) or _splits(above, line, flow):
        return True
    if _is_indented(above.start, flow.folded) and _is_indented(line.start, flow.folded):
        return False
    first = above.marker.end if above.marker else above.start
    written = flow.folded[max(first, above.last.end - 1000) : above.last.end]
    if _OPENING.search(written) or _TORN_REST.match(line.squeezed):
        return True
    if "。" in written or ";" in written:
        return _is_prose(line) and not all_offices(flow.folded, line.start, line.end, flow.rules)
    if len(written) < (_SHORTEST if paged else _SHORT):
        return False
    enough = _LONG_ITEM if flow.closes and above.marker and above.marker.style.rank > _HEADING_RANK else _LONG
    long = "," in written and (paged or len(written) > enough)
    return _SHORT_REST.match(line.squeezed) is not None or (long and _is_prose(line))


def opens(line: Line, marker: Marker | None, flow: Flow) -> bool:
    """Whether a line surely starts something of its own: a list number, a label."""
    numbered = marker is not None and (not marker.weak or line.start in flow.listed)
    return numbered or opens_with_label(line.squeezed, flow.rules)


def _counts_on(line: Line, marker: Marker | None, above: Unfinished, folded: str) -> bool:
    """Whether a line behind a blank one begins with the number that follows the one above it, in the same style."""
    if marker is None or above.marker is None or marker.style is not above.marker.style:
        return False
    return marker.number == above.marker.number + 1 > 1 and folded.count("\n", above.last.end, line.start) > 1


def _is_parted(above: Unfinished, line: Line, folded: str) -> bool:
    """Behind a sentence's end a blank line or an indent opens a paragraph, however long the line above is."""
    return folded[above.last.end - 1] in "。!?" and _PARTED.search(folded, above.last.end, line.start) is not None


def _is_indented(start: int, folded: str) -> bool:
    """Whether a line begins with white space, as paragraphs do."""
    return folded[max(0, start - _INDENT) : start].count(" ") == _INDENT


def _ends_only(line: Line, above: Unfinished, flow: Flow) -> bool:
    """A line that only ends something goes on even a bracket or a quotation: “两个比例”, then 分别达标."""
    return line.squeezed[0] in _STARTS_A_REST and flow.folded[above.last.end - 1] in _CLOSED


def _splits(above: Unfinished, line: Line, flow: Flow) -> bool:
    """Whether the break between two lines stands inside a phrase."""
    if flow.tear and flow.folded.count("\n", above.last.end, line.start) <= flow.tear:
        begun = above.start < above.last.start or is_fragment(above.last)
        if begun or (is_fragment(line) and not _is_heading(above)):
            return True
    long = len(above.last.squeezed) >= _SHORTEST
    return splits_figure(above.last, line, flow.rules) or (long and splits_word(above.last, line))


def _is_heading(above: Unfinished) -> bool:
    """A numbered heading of a section, so far: one line without a comma."""
    ranked = above.marker is not None and above.marker.style.rank <= _HEADING_RANK
    return ranked and "," not in above.last.squeezed


def _is_finished(above: Unfinished, flow: Flow) -> bool:
    last = flow.folded[above.last.end - 1]
    return last in _FINISHED and not (flow.tear and last in _CLOSED) and not (flow.clauses and last == ";")


def _lacks_its_end(above: Unfinished, line: Line, folded: str) -> bool:
    """A list number alone, a comma at the end, or what only ends something at the start of the next line."""
    number_alone = above.marker is not None and above.marker.end >= above.last.end
    return number_alone or line.squeezed[0] in _STARTS_A_REST or folded[above.last.end - 1] in _GOES_ON_AFTER


def _is_prose(line: Line) -> bool:
    """A line of a running text has a sentence's marks in it; signatures and headings have none."""
    ends = line.squeezed[-1]
    return any(mark in line.squeezed for mark in ",。;、") or (ends in _FINISHED and ends != ":")
