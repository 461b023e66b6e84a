"""Rules say how officials write in general: no sample's own names stand in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from minsheng_extract.rulebook import builtin_folder, load_rules
from minsheng_extract.scoring import read_gold
from minsheng_extract.scoring.examples import entries

ROOT = Path(__file__).parents[2]
PLACES = [
    "海州", "连云港", "名山区", "雅安", "南海区", "佛山", "增城区", "广州", "狮山", "丹灶", "西樵", "里水", "九江镇",
    "大沥", "桂城", "新塘", "荔城", "派潭", "蒙顶", "百丈", "茅河", "锦屏", "浦南", "幸福路", "洪门",
]  # fmt: skip
SCHEMES = ["创熟", "增城妈妈", "南海义警", "拓盈", "云谷"]


def written() -> dict[str, str]:
    files = builtin_folder().glob("*.yaml")
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.mark.parametrize("name", [*PLACES, *SCHEMES])
def test_no_name_of_a_sample_stands_in_the_rules(name):
    assert [file for file, text in written().items() if name in text] == []


def test_no_person_of_a_sample_stands_in_the_rules():
    people = {
        name for notice in read_gold(ROOT / "samples").documents for item in notice.items or () for name in item.leaders
    }
    assert people
    assert [(file, name) for file, text in written().items() for name in people if name in text] == []


def test_no_example_is_a_passage_of_a_sample():
    """An example copied from a sample proves nothing about other notices. Shared turns of phrase are short."""
    samples = "".join(notice.file.read_text(encoding="utf-8") for notice in read_gold(ROOT / "samples").documents)
    squeezed = "".join(samples.split())
    length = 24
    copied = [
        (entry.id, part)
        for _, entry in entries(load_rules())
        for text in (*(example.text for example in entry.examples), *entry.counterexamples)
        for part in windows("".join(text.split()), length)
        if part in squeezed
    ]
    assert copied == []


def windows(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(len(text) - length + 1)]
