"""One page of a PDF: every glyph and ruling with its place."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

from minsheng_extract.reading.page import Glyph, Page, Ruling, rulings_of, unified

_ASLANT = 0.2
_MOST_DEPTH = 8
_PICTURED = 0.5
_MOST_RULINGS = 50_000


def page_of(page: Any) -> Page:
    """What a page of pypdfium2's shows, measured from above as it is turned; `pictured` where images cover half."""
    width, height = page.get_size()
    turn = _Turn(page.get_bbox(), page.get_rotation())
    rulings, pictured = _drawings(page, turn)
    return Page(width, height, tuple(_glyphs(page, turn)), tuple(rulings), pictured > _PICTURED * width * height)


class _Turn:
    """From the PDF's measure (from below, before rotation) to ours (from above, as shown)."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        self._box = box
        self._rotation = rotation % 360

    def __call__(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._box
        if self._rotation == 90:
            return min(y0, y1) - bottom, min(x0, x1) - left, max(y0, y1) - bottom, max(x0, x1) - left
        if self._rotation == 180:
            return right - max(x0, x1), min(y0, y1) - bottom, right - min(x0, x1), max(y0, y1) - bottom
        if self._rotation == 270:
            return top - max(y0, y1), right - max(x0, x1), top - min(y0, y1), right - min(x0, x1)
        return min(x0, x1) - left, top - max(y0, y1), max(x0, x1) - left, top - min(y0, y1)


def _glyphs(page: Any, turn: _Turn) -> Iterator[Glyph]:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    try:
        box = raw.FS_RECTF()
        for index in range(raw.FPDFText_CountChars(text)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code <= 0x20 or code in {0xA0, 0x3000, 0xFEFF} or code > 0x10FFFF:
                continue
            if abs(math.sin(2 * raw.FPDFText_GetCharAngle(text, index))) > _ASLANT:
                continue  # a watermark across the page
            if raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
                yield Glyph(unified(chr(code)), *turn(box.left, box.bottom, box.right, box.top))
    finally:
        text.close()


Matrix = tuple[float, float, float, float, float, float]


_SAME: Matrix = (1, 0, 0, 1, 0, 0)


def _drawings(page: Any, turn: _Turn) -> tuple[list[Ruling], float]:
    """The page's rulings, and the area its images cover."""
    import pypdfium2.raw as raw

    rulings: list[Ruling] = []
    pictured = 0.0
    for handle, matrix in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _SAME, 0):
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rulings) <= _MOST_RULINGS:
            rulings.extend(_rulings(handle, matrix, turn))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _times(_matrix(handle), matrix)
            pictured += abs(a * d - b * c)
    return rulings, pictured


def _objects(parent: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    import pypdfium2.raw as raw

    for index in range(count(parent)):
        handle = get(parent, index)
        if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
            yield handle, matrix
        elif depth < _MOST_DEPTH:
            inner = _times(_matrix(handle), matrix)
            yield from _objects(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix(handle: Any) -> Matrix:
    import pypdfium2.raw as raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _rulings(handle: Any, outer: Matrix, turn: _Turn) -> Iterator[Ruling]:
    """The straight lines a path draws."""
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    for points in _subpaths(handle, _times(_matrix(handle), outer)):
        yield from rulings_of([turn(x, y, x, y)[:2] for x, y in points], stroked=bool(stroke.value))


def _subpaths(handle: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    import pypdfium2.raw as raw

    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(raw.FPDFPath_CountSegments(handle)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
