"""What went wrong with one input, where, and what to do."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from minsheng_extract.records.base import Record

Stage = Literal["read", "segment", "extract", "align", "write"]


class Failure(Record):
    """One input that could not be done, or only in part."""

    path: str = Field(description="The input, as given")
    doc_id: str | None = Field(None, description="The document, where it got as far as being read")
    stage: Stage = Field(description="The step that failed: read, segment, extract, align, write")
    error: str = Field(description="Kind of failure in one word, e.g. Undecodable, Empty, Encrypted")
    detail: str = Field(description="What was wrong and what to do")
