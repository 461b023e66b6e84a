"""What every record has in common: it is frozen, refuses unknown fields, and has a stable id."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import ParamSpec, TypeVar, cast

from pydantic import BaseModel, ConfigDict

P = ParamSpec("P")
R = TypeVar("R", bound=BaseModel)


class Record(BaseModel):
    """A frozen row. Each field's description becomes the description of its column."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def unchecked(record: Callable[P, R]) -> Callable[P, R]:
    """The constructor of a record for values whose types are already known to be right: nothing is checked.

    Every field has to be given, by its own name and in the record's order.
    """
    cls = cast(type[R], record)
    fields, put = set(cls.model_fields), object.__setattr__

    def construct(*_: P.args, **values: P.kwargs) -> R:
        made = cls.__new__(cls)
        put(made, "__dict__", values)
        put(made, "__pydantic_fields_set__", fields)
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    return construct


def stable_id(*parts: object) -> str:
    """Sixteen hex digits from content and position: the same on every machine and every run.

    >>> stable_id("a", 1) == stable_id("a", 1)
    True
    """
    joined = "\x1f".join(map(str, parts))
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
