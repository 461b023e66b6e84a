"""Records against what an example says of them: their number, then each field that is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from minsheng_extract.records import Record
from minsheng_extract.rulebook.entry import Expected
from minsheng_extract.scoring.place import shown


def unlike(expected: Sequence[Expected], got: Sequence[Record]) -> Iterator[str]:
    """In words, what parts expectations and records."""
    if len(expected) != len(got):
        yield f"expected {len(expected)}, got {len(got)}: {'; '.join(map(_brief, got)) or 'none'}"
        return
    for wanted, record in zip(expected, got, strict=True):
        for field, value in wanted.items():
            actual, right = _value(record, field), _typed(type(record), field, value)
            if actual != right:
                yield f"{_brief(record)}: {field} is {shown(actual)}, expected {shown(right)}"


def _brief(record: Record) -> str:
    """A record in a few words: what it quotes, or its path and title."""
    named = [getattr(record, name, None) for name in ("quote", "text", "path", "title", "class_", "status")]
    return " ".join(shown(value)[:40] for value in named if value is not None)


def _value(record: Record, field: str) -> Any:
    return getattr(record, _attributes(type(record))[field])


def _typed(kind: type[Record], field: str, value: object) -> Any:
    """An expected value in the field's own type: 12.5 as Decimal, a list as tuple, a text as date."""
    return _adapter(kind, _attributes(kind)[field]).validate_python(value)


@lru_cache
def _attributes(kind: type[Record]) -> dict[str, str]:
    return {field.alias or name: name for name, field in kind.model_fields.items()}


@lru_cache
def _adapter(kind: type[Record], attribute: str) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(kind)[attribute])
