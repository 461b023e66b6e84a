from __future__ import annotations

from dataclasses import fields

from minsheng_extract.records import Quantity
from minsheng_extract.rulebook import Rules
from minsheng_extract.showing.explain import _SETTLED_BY


def test_fields_are_settled_by_kinds_of_rules_that_there_are() -> None:
    assert set(_SETTLED_BY) <= set(Quantity.model_fields)
    assert {kind for kinds in _SETTLED_BY.values() for kind in kinds} <= {field.name for field in fields(Rules)}
