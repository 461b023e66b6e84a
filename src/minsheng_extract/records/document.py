"""A notice as read: its text, where it came from, and what it says of itself."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from hashlib import sha256
from typing import Literal

from pydantic import Field

from minsheng_extract.records.base import Record
from minsheng_extract.records.table import Table

DocType = Literal["plan", "report", "both", "other"]


class Document(Record):
    """One notice. `text` is never rewritten: every span of every record points into it."""

    doc_id: str = Field(description="First 16 hex digits of the sha256 of the file's bytes")
    path: str = Field(description="Where the file was found, as given; member after '!' in an archive")
    sha256: str = Field(description="sha256 of the file's bytes, hex")
    title: str | None = Field(None, description="The notice's own title")
    doc_type: DocType = Field("other", description="plan: promises; report: what was done; both: both in one; other")
    doc_number: str | None = Field(None, description="文号, as written, e.g. 海政发〔2020〕15号")
    issuer: str | None = Field(None, description="The office that issued it, as written")
    issued: date | None = Field(None, description="Date of signature or publication")
    region: str | None = Field(None, description="Full name of the place, e.g. 江苏省连云港市海州区")
    region_code: str | None = Field(
        None, description="GB/T 2260 code of the place, six digits; null where the text leaves it open"
    )
    year: int | None = Field(None, description="The year (the last, of several) the notice is about")
    period_end: date | None = Field(
        None, description="Last day of the period the notice is about: a plan's due day, a report's as-of day"
    )
    media_type: str = Field("text/plain", description="What the file was, e.g. text/html")
    encoding: str | None = Field(None, description="The encoding the bytes were decoded with")
    text: str = Field(description="The whole text; spans are indices into it, end exclusive")
    tables: tuple[Table, ...] = Field((), exclude=True, description="Tables in the text")
    page_starts: tuple[int, ...] = Field((), exclude=True, description="Offset at which each page begins")

    @property
    def n_chars(self) -> int:
        """Length of the text in characters."""
        return len(self.text)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        year: int | None = None,
        doc_type: DocType = "plan",
        path: str = "<text>",
        title: str | None = None,
        issued: date | None = None,
        region: str | None = None,
        region_code: str | None = None,
    ) -> Document:
        """A document of a bare string, of which nothing is found out: it is what the arguments say.

        It is a plan, whose figures are promises, unless `doc_type` says otherwise (report, both, other), and has
        no year and no place unless `year` and `region` give them; a year makes its end the period's end.

        >>> Document.from_text("新增学位1.3万个", year=2023).period_end
        datetime.date(2023, 12, 31)
        """
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            doc_id=digest[:16],
            path=path,
            sha256=digest,
            title=title,
            doc_type=doc_type,
            issued=issued,
            region=region,
            region_code=region_code,
            year=year,
            period_end=date(year, 12, 31) if year else None,
            encoding="utf-8",
            text=text,
        )

    def locate(self, offset: int) -> str | None:
        """Page and table cell of an offset, for a person: `page 3, table 1 row 2 column 4`."""
        if not (self.page_starts or self.tables):
            return None
        places: list[str] = []
        if self.page_starts:
            places.append(f"page {bisect_right(self.page_starts, offset)}")
        for number, table in enumerate(self.tables, 1):
            if table.start <= offset < table.end:
                cell = next((c for c in table.cells if c.start <= offset < c.end), None)
                if cell is not None:
                    places.append(f"table {number} row {cell.row + 1} column {cell.column + 1}")
                break
        return ", ".join(places) or None
