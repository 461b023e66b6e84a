"""The steps that scoring measures, each replaced by one that finds nothing until it is written."""

# mypy: ignore-errors
# ruff: noqa

from __future__ import annotations

from collections import namedtuple

from minsheng_extract.records import Document, Layout

try:
    from minsheng_extract.reading import read
except ImportError:

    def read(path, *, rules=None):
        text = open(path, encoding="utf-8", newline="").read()
        year = next((int(y) for y in ("2020", "2023") if y in str(path)), None)
        return Document.from_text(
            text, year=year, doc_type="report" if "report" in str(path) else "plan", path=str(path)
        )


try:
    from minsheng_extract.segmenting import lay_out
except ImportError:

    def lay_out(document, rules):
        return Layout((), (), ())


try:
    from minsheng_extract.extracting import read_figures
except ImportError:

    def read_figures(document, layout, rules):
        return namedtuple("Figures", "quantities numerals")((), ())


try:
    from minsheng_extract.aligning import align
except ImportError:

    def align(plan_quantities, report_quantities, *, plan=None, report=None, rules=None):
        return ()


try:
    from minsheng_extract.reading import read_bytes
except ImportError:

    def read_bytes(data, path, rules):
        return Document.from_text(data.decode())


try:
    from minsheng_extract.segmenting.topic import topic_of
except ImportError:

    def topic_of(text, rules):
        return None


def normal_of(text, rules):
    return None


def columns_of(text, rules):
    return None
