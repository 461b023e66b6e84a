"""What the check lets pass does end soon on any text, shown on made-up patterns and texts that pump them."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng_extract.rulebook.backtracking import runaway

ATOMS = ["a", "b", "[ab]", "[^a]", ".", r"\d", "1", r"\s", "、", "(?<=a)", "(?!b)", "$"]
REPEATS = ["", "", "", "?", "*", "+", "{0,12}", "{2,5}", "*?", "{0,200}"]
TEXTS = ["a" * 400, "ab" * 200, "ba1" * 130, "1" * 400, "a、" * 200, "aab" * 130, "a1b" * 130, "\n " * 200]


def patterns() -> st.SearchStrategy[str]:
    atom = st.sampled_from(ATOMS)

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        sequence = st.lists(inner, min_size=1, max_size=3).map("".join)
        choice = st.lists(sequence, min_size=1, max_size=3).map("|".join)
        return st.builds("(?:{}){}".format, choice, st.sampled_from(REPEATS)) | sequence

    single = st.builds("{}{}".format, st.sampled_from(ATOMS[:9]), st.sampled_from(REPEATS)) | atom
    return st.recursive(single, grown, max_leaves=5)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(patterns(), st.sampled_from(["", "x", "!"]))
def test_a_pattern_that_passes_ends_soon(source, end):
    try:
        if runaway(source + end):
            return
        compiled = regex.compile(source + end)
    except regex.error:
        return
    for text in TEXTS:
        compiled.search(text + "?", timeout=2)


@pytest.mark.parametrize("source", ["(?:a{0,12}){0,12}$", "(?:a|a)+$", "(?:a+b?)+$", "(?:a?){40}a{40}$"])
def test_a_pattern_that_is_refused_does_run_away(source):
    assert runaway(source)


def test_a_run_away_pattern_is_one_indeed():
    """The measure itself: this one, refused, does not end in the time that the others have."""
    with pytest.raises(TimeoutError):
        regex.compile("(?:a{0,12}){0,12}$").search("a" * 60 + "?", timeout=1)
