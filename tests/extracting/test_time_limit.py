"""Matching has a time limit for each document."""

import pytest

from minsheng_extract.extracting import TimeLimitError, extract, figures
from minsheng_extract.records import Document


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(figures, "_SECONDS", -1)
    with pytest.raises(TimeLimitError, match="given up at offset 0"):
        extract(Document.from_text("新建公园6个。", year=2031))
