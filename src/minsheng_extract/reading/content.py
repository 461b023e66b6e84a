"""What every format's reader gives: text in reading order, and what the file knows about itself.

A format module offers one function `read_X(data: bytes) -> Content` and raises `ReadError`.
An archive module gives `Member`s instead, each of which is read in its turn.
"""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.reading.errors import ReadError
from minsheng_extract.records import Table


class Hints(NamedTuple):
    """Metadata that stands outside the text, in a page's head or a file's properties.

    Each as written (dates as `2023-11-30` or `2023年11月30日`), None where the file has none. They win over
    what is found in the text, where they are well-formed. `published` is when a page was put up.
    """

    title: str | None = None
    doc_number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    index_number: str | None = None
    published: str | None = None


class Content(NamedTuple):
    """A file's text, with the tables and pages as spans into it.

    text
        Without a byte order mark; for plain text otherwise the decoded file, unchanged.
    tables
        In text order; cells as spans of `text`. A reader that has no tables of its own leaves this
        empty: tables written out as lines are found in the text for every format alike.
    page_starts
        The offset at which each page begins (the first is 0); empty where the format has no pages.
    encoding
        Python's name of the encoding the bytes were decoded with; None for binary formats.
    gaps
        What of the file could not be read, for a person: `page 3 is an image without text`.
    """

    text: str
    tables: tuple[Table, ...] = ()
    page_starts: tuple[int, ...] = ()
    encoding: str | None = None
    hints: Hints = Hints()
    gaps: tuple[str, ...] = ()


class Member(NamedTuple):
    """One file of an archive: its name inside, its bytes; or why they cannot be given."""

    name: str
    data: bytes | ReadError
