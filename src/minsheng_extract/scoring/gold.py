"""The gold beside a folder of notices: what careful readers found, read from JSON Lines.

`FOLDER/gold/NAME.items.jsonl` and `NAME.quantities.jsonl` belong to the notice `FOLDER/NAME.*`;
`PLAN--REPORT.alignments.jsonl` to a pair of them, `NAME.alignments.jsonl` to one that answers itself.
"""

from __future__ import annotations

import glob
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from minsheng_extract.records import (
    Alignment,
    Change,
    Comparator,
    DeadlineFrom,
    Item,
    Quantity,
    Record,
    Relation,
    Role,
    Status,
)

_KINDS = ("items", "quantities", "alignments")


class GoldError(ValueError):
    """The gold is wrong or missing. The message names file and line, and what to do."""


@lru_cache
def _types(kind: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(kind)


class _Line(BaseModel):
    """One line of a gold file; `also` holds further accepted readings of its fields, one or a list of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    record: ClassVar[type[Record]]

    also: Mapping[str, Any] = Field(default_factory=dict)
    optional: bool = False
    note: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_other_columns(cls, data: Any) -> Any:
        """A line of the program's own tables, mended by hand, is a line of gold: what is not judged is left out."""
        unjudged = cls.record.model_fields.keys() - cls.model_fields.keys()
        return {key: value for key, value in data.items() if key not in unjudged} if isinstance(data, dict) else data

    def readings(self, field: str) -> tuple[Any, ...]:
        """The accepted values of a field: its own, then those of `also`, in the field's own type."""
        own = getattr(self, field)
        if field not in self.also:
            return (own,)
        others = self.also[field] if isinstance(self.also[field], list) else [self.also[field]]
        adapter: TypeAdapter[Any] = TypeAdapter(_types(type(self))[field])
        return (own, *(adapter.validate_python(other) for other in others))


class GoldItem(_Line):
    """One numbered unit; offices are those stated for it itself."""

    record = Item

    start: int
    path: tuple[str, ...]
    title: str | None = None
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


class GoldQuantity(_Line):
    """One figure with the fields of the guideline."""

    record = Quantity

    start: int
    end: int
    quote: str
    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    comparator: Comparator = "="
    change: Change | None = None
    role: Role
    indicator: str | None = None
    action: str | None = None
    deadline: date | None = None
    deadline_from: DeadlineFrom | None = None


class GoldAlignment(_Line):
    """One target with its answers: indices (line numbers from 0) into the two quantity files."""

    record = Alignment

    plan: int
    actuals: tuple[int, ...] = ()
    also_actuals: tuple[int, ...] = ()
    relation: Relation
    ratio: Decimal | None = None
    status: Status


class GoldDocument(NamedTuple):
    """One notice and its gold; None where there is no such file."""

    name: str
    file: Path
    items: tuple[GoldItem, ...] | None
    quantities: tuple[GoldQuantity, ...] | None


class GoldPair(NamedTuple):
    """A plan and a report by name (the same one where a notice answers itself), and the aligned targets."""

    plan: str
    report: str
    alignments: tuple[GoldAlignment, ...]

    @property
    def name(self) -> str:
        """As the gold file is named: PLAN--REPORT, or the one notice's name."""
        return self.plan if self.plan == self.report else f"{self.plan}--{self.report}"


class Gold(NamedTuple):
    """All of a folder's gold, in order of name, and a fingerprint of the gold files' bytes."""

    documents: tuple[GoldDocument, ...]
    pairs: tuple[GoldPair, ...]
    fingerprint: str


_L = TypeVar("_L", bound=_Line)


def _lines(file: Path, kind: type[_L]) -> tuple[_L, ...] | None:
    if not file.exists():
        return None
    found: list[_L] = []
    written = file.read_text(encoding="utf-8").rstrip()
    for number, line in enumerate(written.split("\n") if written else (), 1):
        try:
            found.append(kind.model_validate(json.loads(line, parse_float=Decimal)))
        except ValueError as wrong:  # not JSON, or not such a line
            raise GoldError(f"{file}:{number}: {wrong}") from wrong
    return tuple(found)


def _notice(folder: Path, name: str) -> Path:
    files = [file for file in sorted(folder.glob(f"{glob.escape(name)}.*")) if file.stem == name and file.is_file()]
    if len(files) != 1:
        found = ", ".join(file.name for file in files) or "none"
        raise GoldError(
            f"{folder}: gold/{name}.* needs exactly one notice {name}.txt (or .html, .docx …); found {found}"
        )
    return files[0]


def _document(folder: Path, name: str) -> GoldDocument:
    stem = folder / "gold" / name
    return GoldDocument(
        name,
        _notice(folder, name),
        _lines(stem.with_name(f"{name}.items.jsonl"), GoldItem),
        _lines(stem.with_name(f"{name}.quantities.jsonl"), GoldQuantity),
    )


def _pair(file: Path) -> GoldPair:
    plan, _, report = file.name.removesuffix(".alignments.jsonl").partition("--")
    return GoldPair(plan, report or plan, _lines(file, GoldAlignment) or ())


def _check_pair(file: Path, pair: GoldPair, lines: Mapping[str, int]) -> None:
    """The pair points at lines that there are."""
    pointed = [(pair.plan, line.plan) for line in pair.alignments]
    pointed += [(pair.report, at) for line in pair.alignments for at in (*line.actuals, *line.also_actuals)]
    for name, line in [*pointed, (pair.plan, -1), (pair.report, -1)]:
        if line >= lines.get(name, -1):
            raise GoldError(f"{file}: points to line {line} (from 0) of {name}.quantities.jsonl, which is not there")


def fingerprint(files: Iterable[Path]) -> str:
    """sha256 over the names and bytes of the files, so that neither changes unseen."""
    digest = sha256()
    for file in sorted(files):
        digest.update(f"{file.name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def read_gold(folder: str | Path) -> Gold:
    """The gold of a folder of notices. Raises `GoldError`, which names file and line and says what to do."""
    folder = Path(folder)
    files = [file for kind in _KINDS for file in sorted((folder / "gold").glob(f"*.{kind}.jsonl"))]
    if not files:
        raise GoldError(f"{folder}: no gold; expected {folder / 'gold'}/NAME.quantities.jsonl or NAME.items.jsonl")
    names = {file.name.rsplit(".", 2)[0] for file in files if ".alignments." not in file.name}
    documents = tuple(_document(folder, name) for name in sorted(names))
    lines = {document.name: len(document.quantities or ()) for document in documents}
    pairs = {file: _pair(file) for file in files if ".alignments." in file.name}
    for file, pair in pairs.items():
        _check_pair(file, pair, lines)
    return Gold(documents, tuple(pairs.values()), fingerprint(files))
