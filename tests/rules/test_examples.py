"""Every example and counterexample beside every rule is run."""

from __future__ import annotations

import pytest

from minsheng_extract.rulebook import load_rules
from minsheng_extract.scoring.examples import entries, run_entry


@pytest.mark.parametrize(
    ("file", "entry"), [pytest.param(file, entry, id=entry.id) for file, entry in entries(load_rules())]
)
def test_the_examples_of(file, entry):
    failed = [str(outcome) for outcome in run_entry(file, entry, load_rules()) if outcome.problem]
    assert not failed, "\n".join(failed)
