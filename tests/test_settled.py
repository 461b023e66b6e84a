"""Libraries and rules are left out of garbage collection during a run, and only then."""

import gc

import pytest

from minsheng_extract.settled import settled


def test_what_stands_is_frozen_while_it_holds_even_where_the_run_fails() -> None:
    def fail() -> None:
        with settled():
            assert gc.get_freeze_count() > 0
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert gc.get_freeze_count() == 0


def test_what_the_caller_has_frozen_stays_frozen() -> None:
    kept: list[object] = [[]]
    threshold = gc.get_threshold()
    gc.freeze()
    try:
        with settled():
            assert gc.get_threshold() == threshold
        assert gc.get_freeze_count() > 0
        assert not any(each is kept for each in gc.get_objects())  # what is frozen is in no generation
    finally:
        gc.unfreeze()
    assert any(each is kept for each in gc.get_objects())
