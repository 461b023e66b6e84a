"""An OFD (GB/T 33190) -> Content: its text objects and paths as a printed page, then as all pages are read."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from minsheng_extract.reading.content import Content, Hints
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.page import Glyph, Page, Ruling, rulings_of, unified
from minsheng_extract.reading.paged import content_of
from minsheng_extract.reading.word_xml import local
from minsheng_extract.reading.zipped import open_zip, parse_xml, part_bytes

_POINTS = 72 / 25.4
_MOST_PAGES = 2_000
_ASCENT = 0.88
_HALF_WIDTH = 0.5
_STEPS = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:[eE]-?\d+)?")
_PENS = {"M": 1, "S": 1, "L": 1, "Q": 2, "B": 3, "A": 0, "C": 0}
_A4 = (0.0, 0.0, 210.0, 297.0)
_LEAST_GLYPHS = 10

Matrix = tuple[float, float, float, float, float, float]


def read_ofd(data: bytes) -> Content:
    """Read an OFD. Seals, annotations and attachments are left out.

    Raises `ReadError`: Truncated, Encrypted, TooLarge, Scanned; MissingExtra where it has tables and
    pdfplumber is not installed.
    """
    with open_zip(data) as container:
        entry = _Part(container, "OFD.xml")
        root = entry.root
        documents = [entry.other(_text(body, "DocRoot")) for body in _all(root, "DocBody")]
        pages = [page for document in documents for page in _pages(document)]
        content = content_of(pages)
    if len("".join(content.text.split())) < _LEAST_GLYPHS * len(pages) and any(page.pictured for page in pages):
        raise ReadError("Scanned", "the pages are scanned images without text; run them through OCR first")
    return content._replace(hints=Hints(title=_title(root)))


class _Part:
    """An XML file of the container, which names others relative to its own folder."""

    def __init__(self, container: zipfile.ZipFile, name: str) -> None:
        data = part_bytes(container, name)
        if data is None:
            raise ReadError("Truncated", f"the OFD has no {name or 'document'}; fetch it again")
        if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            raise ReadError("Encrypted", "the OFD is encrypted; save it without protection")
        self.root = parse_xml(data, name)
        self._container = container
        self._folder = posixpath.dirname(name)

    def other(self, name: str) -> _Part:
        """The part that is named here."""
        within = name if name.startswith("/") else posixpath.join("/", self._folder, name)
        return _Part(self._container, posixpath.normpath(within).lstrip("/"))


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if local(element) == name)


def _text(root: Element, name: str) -> str:
    return next(((element.text or "").strip() for element in _all(root, name)), "")


def _title(root: Element) -> str | None:
    return _text(root, "Title") or None


def _pages(document: _Part) -> Iterator[Page]:
    templates = {element.get("ID", ""): element.get("BaseLoc", "") for element in _all(document.root, "TemplatePage")}
    listed = [element for pages in _all(document.root, "Pages") for element in _all(pages, "Page")]
    if len(listed) > _MOST_PAGES:
        raise ReadError("TooLarge", f"the OFD has {len(listed):,} pages; split it ({_MOST_PAGES:,} at most)")
    default = _box(document.root) or _A4
    for element in listed:
        part = document.other(element.get("BaseLoc", ""))
        under = [
            document.other(templates[each.get("TemplateID", "")]).root
            for each in _all(part.root, "Template")
            if each.get("TemplateID", "") in templates
        ]
        yield _page([*under, part.root], _box(part.root) or default)


def _box(root: Element) -> tuple[float, ...] | None:
    box = _numbers(_text(root, "PhysicalBox"))
    return tuple(box) if len(box) == 4 else None


def _page(layers: Sequence[Element], box: tuple[float, ...]) -> Page:
    glyphs: list[Glyph] = []
    rulings: list[Ruling] = []
    pictured = 0.0
    for element in (each for layer in layers for each in layer.iter()):
        name = local(element)
        if name == "TextObject":
            glyphs.extend(_glyphs(element))
        elif name == "PathObject":
            rulings.extend(_rulings(element))
        elif name == "ImageObject":
            _, _, width, height = (*_numbers(element.get("Boundary", "")), 0, 0, 0, 0)[:4]
            pictured += width * height
    width, height = box[2] * _POINTS, box[3] * _POINTS
    return Page(width, height, tuple(glyphs), tuple(rulings), pictured > 0.5 * box[2] * box[3])


def _numbers(written: str) -> list[float]:
    try:
        return [float(number) for number in written.split()]
    except ValueError:
        return []


def _placed(element: Element) -> Matrix:
    """From an object's own measure (mm) to the page's (points)."""
    left, top = (*_numbers(element.get("Boundary", "")), 0.0, 0.0)[:2]
    a, b, c, d, e, f = _numbers(element.get("CTM", "")) or (1, 0, 0, 1, 0, 0)
    return a * _POINTS, b * _POINTS, c * _POINTS, d * _POINTS, (e + left) * _POINTS, (f + top) * _POINTS


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _glyphs(element: Element) -> Iterator[Glyph]:
    matrix = _placed(element)
    size = float(element.get("Size") or 0)
    x, y = 0.0, 0.0
    for code in _all(element, "TextCode"):
        x, y = float(code.get("X") or x), float(code.get("Y") or y)
        text = code.text or ""
        across = _deltas(code.get("DeltaX"), text, size)
        down = _deltas(code.get("DeltaY"), text, 0.0)
        for character, step_x, step_y in zip(text, across, down, strict=True):
            if not character.isspace():
                x0, top = _at(matrix, x, y - _ASCENT * size)
                width = min(step_x, size) if step_x > 0 else _width(character, size)
                x1, bottom = _at(matrix, x + width, y + (1 - _ASCENT) * size)
                yield Glyph(unified(character), min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
            x, y = x + step_x, y + step_y


def _width(character: str, size: float) -> float:
    return size * (_HALF_WIDTH if character.isascii() else 1.0)


def _deltas(written: str | None, text: str, size: float) -> list[float]:
    """The step after each character; `g 3 5.6` says 5.6 three times; what is not said is the character's width."""
    steps: list[float] = []
    words = iter((written or "").split())
    for word in words:
        if word == "g":
            count, step = next(words, "0"), next(words, "0")
            steps.extend([float(step)] * min(int(count), len(text)))
        else:
            steps.append(float(word))
    rest = [_width(character, size) for character in text[len(steps) :]]
    return [*steps[: len(text)], *rest]


def _rulings(element: Element) -> Iterator[Ruling]:
    matrix = _placed(element)
    stroked = element.get("Stroke", "true") != "false"
    for points in _subpaths(_text(element, "AbbreviatedData")):
        if len(points) > 1:
            yield from rulings_of([_at(matrix, x, y) for x, y in points], stroked=stroked)


def _subpaths(data: str) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path such as `M 0 0 L 90 0 L 90 5 C`; curves as their end points."""
    points: list[tuple[float, float]] = []
    pen, held = "", list[float]()
    for word in _STEPS.findall(data):
        if word.isalpha():
            if word in {"M", "S"} and points:
                yield points
                points = []
            if word == "C" and points:
                points.append(points[0])
            pen, held = word, []
            continue
        held.append(float(word))
        if len(held) == 2 * (_PENS.get(pen) or 99):
            points.append((held[-2], held[-1]))
            held = []
    if points:
        yield points
