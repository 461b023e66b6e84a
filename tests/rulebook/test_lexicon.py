"""Words found at a place in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.rulebook.lexicon import Lexicon, any_of


@pytest.mark.parametrize(
    ("text", "word"),
    [("条次推送", "条次"), ("条次", "条次"), ("条次干道", "条"), ("条次干路", "条"), ("条例", "条"), ("例", None)],
)
def test_a_word_that_must_not_stand_before_another_leaves_the_shorter_one(text: str, word: str | None):
    lexicon = Lexicon([("条次", 2), ("条", 1)], not_before={"条次": ["干道", "干路"]})
    found = lexicon.starting_at(text, 0)
    assert (text[: found.end] if found else None) == word


@given(st.sets(st.text("甲乙丙", min_size=1, max_size=3), min_size=1), st.text("甲乙丙", max_size=6))
def test_any_of_finds_what_an_alternation_of_the_longest_first_finds(words: set[str], text: str):
    plain = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    mine, theirs = re.match(any_of(words), text), plain.match(text)
    assert (mine and mine[0]) == (theirs and theirs[0])


@given(
    st.text("甲乙丙", min_size=1, max_size=3), st.text("甲乙丙", min_size=1, max_size=2), st.text("甲乙丙", max_size=4)
)
def test_a_word_is_not_found_before_what_is_given_for_it(word: str, other: str, rest: str):
    assert re.match(any_of([word], {word: [other]}), word + other + rest) is None
