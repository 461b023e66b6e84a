"""The log of floors: read in order, nothing lowered and no gold changed without a reason."""

from __future__ import annotations

import pytest

from minsheng_extract.scoring import GoldError, Score, Tally, read_floors, under

FIRST = '[[step]]\nday = 2024-01-02\ngold = "aa"\nfloors = {found = 0.9, items = 0.8}\n'


def log(tmp_path, text):
    (tmp_path / "gold").mkdir(exist_ok=True)
    (tmp_path / "gold" / "floors.toml").write_text(text, encoding="utf-8")
    return tmp_path


def step(gold: str, floors: str, why: str = "") -> str:
    return f'[[step]]\nday = 2024-02-03\ngold = "{gold}"\n{why}floors = {{{floors}}}\n'


def test_the_last_floor_set_holds(tmp_path):
    floors = read_floors(log(tmp_path, FIRST + step("aa", "found = 0.95, strict = 0.7")))
    assert floors is not None
    assert floors.floors == {"found": 0.95, "items": 0.8, "strict": 0.7}
    assert floors.gold == "aa"


def test_a_folder_may_have_none(tmp_path):
    assert read_floors(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FIRST + step("aa", "found = 0.85"), "lowers found; say why"),
        (FIRST + step("bb", "found = 0.95"), "is for another gold"),
        (FIRST + step("aa", "fund = 0.95"), "no such measure: fund"),
        (FIRST + "oops", "floors.toml"),
        ("", "step"),
        (FIRST.replace("gold =", "golden ="), "golden"),
    ],
)
def test_a_wrong_log_is_refused(tmp_path, text, says):
    with pytest.raises(GoldError, match=says):
        read_floors(log(tmp_path, text))


def test_lowering_with_a_reason_is_allowed(tmp_path):
    floors = read_floors(log(tmp_path, FIRST + step("bb", "found = 0.85", 'why = "two notices added to the gold"\n')))
    assert floors is not None
    assert (floors.gold, floors.floors["found"]) == ("bb", 0.85)


def test_under_says_what_is_too_low():
    score = Score(name="all", found=Tally(hits=9, predicted=10, gold=10))
    assert under(score, {"found": 0.9}) == []
    assert under(score, {"found": 0.95, "items": 0.5}) == [
        "found is 0.9000, its floor 0.9500",
        "items is 0.0000, its floor 0.5000",
    ]
    with pytest.raises(KeyError):
        under(score, {"fund": 0.9})
