from __future__ import annotations

from pathlib import Path

import pytest

from minsheng_extract.reading import ReadError
from minsheng_extract.reading.naming import names_a_file


@pytest.mark.parametrize("text", ["新增学位1.3万个", "新增" * 5_000, "a\x00b.txt", "第一行\n第二行.txt", ""])
def test_a_sentence_is_no_file(text: str) -> None:
    assert not names_a_file(text)


def test_a_name_without_a_file_is_not_taken_for_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("x")
    assert names_a_file(str(tmp_path / "b.txt"))
    with pytest.raises(ReadError, match="no such file"):
        names_a_file(str(tmp_path / "missing.txt"))
