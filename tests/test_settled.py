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
    gc.freeze()
    try:
        with settled():
            frozen = gc.get_freeze_count()
        assert gc.get_freeze_count() == frozen > 0
    finally:
        gc.unfreeze()
